"""Where words may be parted with a hyphen: soft hyphens put into long words, by the dictionaries of LibreOffice.

Knows words and languages, no widths. A dictionary is read when a text in its language first needs it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from twindeck.text.kinsoku import SOFT_HYPHEN

LEAST = 6
"""Letters that a word must have to be parted."""

_BEFORE, _AFTER = 3, 4
"""Letters that stay before and after a hyphen, so that either part can be read."""

_OF_ADDRESSES = frozenset("@/\\_-" + SOFT_HYPHEN)
"""What stands beside words that are parts of addresses, of names with hyphens, or parted by their author."""

_WORD = re.compile(rf"(?<![^\W\d_])[A-Za-zÀ-ÖØ-öø-ԯ\u0300-\u036f]{{{LEAST},}}(?![^\W\d_])")
"""A word in Latin, Greek or Cyrillic letters; other scripts are not parted with hyphens."""


def is_known(lang: str) -> bool:
    """Tell whether there is a dictionary for a language."""
    return _dictionary(lang) is not None


def hyphenated(text: str, lang: str) -> str:
    """Return a text with soft hyphens in its long words; those that have some of their own, or look like names, stay."""
    return _WORD.sub(lambda found: _parted(found, text, lang), text)


def _parted(found: re.Match[str], text: str, lang: str) -> str:
    word, first, end = found[0], found.start(), found.end()
    before, after = text[max(first - 1, 0) : first], text[end : end + 1]
    if before == "." or (after == "." and text[end + 1 : end + 2].isalnum()):
        return word
    if before in _OF_ADDRESSES or after in _OF_ADDRESSES:
        return word
    if not word[1:].islower() or (word[0].isupper() and not _may_be_noun(found, text, lang)):
        return word
    return _with_hyphens(word, lang)


def _may_be_noun(found: re.Match[str], text: str, lang: str) -> bool:
    """Tell whether a capital is the language's spelling, not a name's: German nouns, the first of a sentence."""
    if lang.split("-")[0].lower() in ("de", "lb"):
        return True
    before = text[: found.start()].rstrip()
    return not before or before[-1] in ".!?:"


@lru_cache(maxsize=4096)
def _with_hyphens(word: str, lang: str) -> str:
    dictionary = _dictionary(lang)
    if dictionary is None:
        return word
    places = [i for i in dictionary.positions(word) if _BEFORE <= i <= len(word) - _AFTER]
    parts = [word[a:b] for a, b in zip([0, *places], [*places, len(word)], strict=True)]
    return SOFT_HYPHEN.join(parts)


@lru_cache(maxsize=16)
def _dictionary(lang: str) -> Any:
    import pyphen

    name = pyphen.language_fallback(lang.replace("-", "_"))
    return None if name is None else pyphen.Pyphen(lang=name)
