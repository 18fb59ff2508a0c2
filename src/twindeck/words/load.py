"""Files of words -> `Words`, and which of them serves a language."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from twindeck import source
from twindeck.diagnostics import DeckError, Diagnostic
from twindeck.model import validate
from twindeck.words.vocabulary import Words

FOLDER = Path(str(resources.files("twindeck.words")))
FALLBACK = "en"


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the tags of the languages that there are words for."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def language_file(lang: str) -> str | None:
    """Return the tag of the words that serve a language: of its own tag, or the longest part of it (RFC 4647, 3.4)."""
    known = {tag.lower(): tag for tag in languages()}
    parts = lang.lower().split("-")
    tags = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((known[tag] for tag in tags if tag in known), None)


@lru_cache(maxsize=64)
def words_for(lang: str) -> Words:
    """Return the words for a language, English ones where there are none. DeckError where their file is broken."""
    return _of(language_file(lang) or FALLBACK)


@cache
def _of(tag: str) -> Words:
    words, problems = read_words(FOLDER / f"{tag}.yaml")
    if words is None:
        raise DeckError(problems)
    return words


def read_words(path: Path) -> tuple[Words | None, tuple[Diagnostic, ...]]:
    """Return the words of a file, or None and all that is wrong with it."""
    return validate(Words, source.read(path.read_bytes(), str(path)))
