"""twindeck compiles one YAML deck into twins: an editable PowerPoint deck and a tagged PDF, with one layout.

`build(path, out)` writes the files; `check(path)` only finds what is wrong. The stages behind them, in order:
`source.read` (YAML -> data with positions), `model.validate` (data -> Deck), `pipeline.lay_out` (Deck -> Scene),
the rules of `lint`, and the `writers` (Scene -> bytes).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from twindeck.diagnostics import DeckError, Diagnostic, Severity, Span

if TYPE_CHECKING:
    from twindeck.scene import Scene

__version__ = "0.1.0"
__all__ = ["Built", "DeckError", "Diagnostic", "Severity", "Span", "build", "check"]

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

    `slides` are numbers from 1. Files that the deck names are read from its folder and from those of `allow`. Every file
    is complete before the first one is replaced. Raises DeckError where the deck has errors (nothing is written then),
    ValueError for an unknown format or slide, OSError for files and folders.
    """
    from twindeck.build_id import build_id
    from twindeck.output import replace_files
    from twindeck.pipeline import compile_deck
    from twindeck.writers.registry import WRITERS

    wanted = tuple(dict.fromkeys(formats))
    unknown = [format_ for format_ in wanted if format_ not in WRITERS]
    if unknown or not wanted:
        raise ValueError(f"unknown format {', '.join(unknown) or '(none)'}; known are {', '.join(WRITERS)}")
    deck = Path(path)
    compiled = compile_deck(
        deck.read_bytes(),
        deck,
        slides=slides,
        allow=[Path(folder) for folder in allow],
        created=_date(),
        progress=progress,
    )
    files = _written(replace(compiled.scene, build=build_id(compiled.scene, __version__)), wanted)
    written = replace_files(Path(out), {f"{name or deck.stem}.{format_}": files[format_] for format_ in wanted})
    return Built(written, len(compiled.scene.slides), compiled.diagnostics)


def check(path: str | os.PathLike[str], *, allow: Iterable[str | os.PathLike[str]] = ()) -> tuple[Diagnostic, ...]:
    """Compile a deck without writing it; returns every finding, errors included. Files that the deck names are read from
    its folder and from those of `allow`. Raises OSError for the deck's file.
    """
    from twindeck.pipeline import compile_deck

    deck = Path(path)
    try:
        return compile_deck(deck.read_bytes(), deck, allow=[Path(folder) for folder in allow]).diagnostics
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


def _date() -> int:
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(value) if value.isdigit() else DEFAULT_DATE
