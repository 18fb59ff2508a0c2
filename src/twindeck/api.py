"""What the package does for Python programs: `build` and `check`, and what they give back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from twindeck.diagnostics import DeckError, Diagnostic, UsageError
from twindeck.version import VERSION

if TYPE_CHECKING:
    from twindeck.scene import Scene

LAST_DATE = 253402300799
"""The end of the year 9999: dates in both files have four digits for the year."""

DEFAULT_DATE = 1735689600
"""2025-01-01, what the files say of their date unless SOURCE_DATE_EPOCH says otherwise: a clock would make every build
another file."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote: the files, how many slides they have, and the warnings."""

    files: tuple[Path, ...]
    slides: int
    diagnostics: tuple[Diagnostic, ...]


def build(
    path: str | os.PathLike[str],
    out: str | os.PathLike[str] = "output",
    *,
    formats: Iterable[str] = ("pptx", "pdf"),
    slides: Sequence[int] | None = None,
    name: str | None = None,
    allow: Iterable[str | os.PathLike[str]] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Built:
    """Compile a deck and write it into a folder, one file a format, named after the deck unless `name` says otherwise.

    `slides` are numbers from 1; files of a choice of slides have it in their names. Files that the deck names are read
    from its folder and from those of `allow`. Every file is complete before the first one is replaced.
    Raises DeckError where the deck has errors (nothing is written then), UsageError for an unknown format, a slide that is
    not there or a date that is none, OSError for files and folders.
    """
    from twindeck.build_id import build_id
    from twindeck.choice import name_of
    from twindeck.output import replace_files
    from twindeck.pipeline import compile_deck
    from twindeck.writers.registry import WRITERS

    wanted = tuple(dict.fromkeys(formats))
    unknown = [format_ for format_ in wanted if format_ not in WRITERS]
    if unknown or not wanted:
        raise UsageError(f"unknown format {', '.join(unknown) or '(none)'}; known are {', '.join(WRITERS)}")
    deck = Path(path)
    compiled = compile_deck(
        _read(deck),
        deck,
        slides=slides,
        allow=[Path(folder) for folder in allow],
        created=_date(),
        progress=progress,
    )
    files = _written(replace(compiled.scene, build=build_id(compiled.scene, VERSION)), wanted)
    stem = name or (deck.stem if slides is None else f"{deck.stem}-{name_of(slides)}")
    written = replace_files(Path(out), {f"{stem}.{format_}": files[format_] for format_ in wanted})
    return Built(written, len(compiled.scene.slides), compiled.diagnostics)


def check(path: str | os.PathLike[str], *, allow: Iterable[str | os.PathLike[str]] = ()) -> tuple[Diagnostic, ...]:
    """Compile a deck without writing it; returns every finding, errors included. Files that the deck names are read from
    its folder and from those of `allow`. Raises OSError for the deck's file.
    """
    from twindeck.pipeline import compile_deck

    deck = Path(path)
    try:
        return compile_deck(_read(deck), deck, allow=[Path(folder) for folder in allow]).diagnostics
    except DeckError as wrong:
        return wrong.diagnostics


def _written(scene: Scene, formats: Sequence[str]) -> dict[str, bytes]:
    """Return a Scene in several formats; the pixels that a .pptx needs are rendered while the others are written."""
    from concurrent.futures import ThreadPoolExecutor

    from twindeck.assets import rendered
    from twindeck.writers.registry import NEED_PIXELS, writer

    with ThreadPoolExecutor(1) as background:
        pixels = background.submit(rendered, scene) if NEED_PIXELS & set(formats) else None
        plain = [format_ for format_ in formats if format_ not in NEED_PIXELS]
        files = {format_: writer(format_)(scene) for format_ in plain}
        if pixels is not None:
            complete = pixels.result()
            files |= {format_: writer(format_)(complete) for format_ in formats if format_ in NEED_PIXELS}
    return files


def _read(deck: Path) -> bytes:
    """Return a deck's bytes, and of an endless file no more than shows it to be too large."""
    from twindeck.source import MAX_BYTES

    with deck.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _date() -> int:
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return DEFAULT_DATE
    if not (value.isascii() and value.isdigit() and len(value) < 20 and int(value) <= LAST_DATE):
        hint = f"write whole seconds since 1970, from 0 to {LAST_DATE}, or nothing"
        raise UsageError(f'SOURCE_DATE_EPOCH is "{value[:40]}", which is no date: {hint}')
    return int(value)
