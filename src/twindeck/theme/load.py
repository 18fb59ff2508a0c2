"""Theme data -> `Theme`. Knows the form of a theme file, and which themes come with the package."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Literal

from pydantic import Field

from twindeck import source
from twindeck.diagnostics import DeckError, Diagnostic, Span, error
from twindeck.model import Model, validate
from twindeck.theme import Accent, Colour, Face, Slot, Style, Theme
from twindeck.theme.fontfile import FontError, examine, symbol_faces

FACES = Path(str(resources.files("twindeck.theme"))) / "faces"
BUNDLED = Path(str(resources.files("twindeck.theme"))) / "bundled"


class _ColourEntry(Model):
    rgb: str = Field(pattern=r"^[0-9A-Fa-f]{6}$")
    slot: Slot | None = None
    of: Slot | None = None


class _AccentEntry(Model):
    main: str
    tint: str
    track: str
    soft: str
    ink: str


class _StyleEntry(Model):
    size: float = Field(gt=0, le=400)
    smallest: float = Field(gt=0, le=400)
    bold: bool = False
    leading: float = Field(ge=1, le=3)
    colour: str
    breaks: Literal["characters", "phrases"] = "characters"
    largest: float = Field(default=0, ge=0, le=400)


class _FontEntry(Model):
    family: str
    file: str
    index: int = 0
    bold: bool | None = None
    weight: int | None = Field(default=None, ge=1, le=1000)


class ThemeFile(Model):
    """What a theme file holds."""

    name: str
    width: float = Field(default=960, ge=200, le=4000)
    height: float = Field(default=540, ge=200, le=4000)
    colours: dict[str, _ColourEntry]
    accents: dict[str, _AccentEntry]
    styles: dict[str, _StyleEntry]
    spacing: dict[str, tuple[float, float]]
    lengths: dict[str, float]
    chip_tones: tuple[str, ...] = Field(default=(), alias="chip-tones")
    words: dict[str, str] = {}
    fonts: dict[str, _FontEntry]
    symbols: bool = True


def bundled_themes() -> tuple[str, ...]:
    """Return the names of the themes that come with the package."""
    return tuple(sorted(path.stem for path in BUNDLED.glob("*.yaml")))


@lru_cache(maxsize=8)
def load_bundled(name: str) -> Theme:
    """Return a theme of the package by name; FileNotFoundError where there is none, DeckError where it is broken."""
    path = BUNDLED / f"{name}.yaml"
    file, problems = validate(ThemeFile, source.read(path.read_bytes(), str(path)))
    if file is None:
        raise DeckError(problems)
    theme, problems = theme_from_file(file, path.parent)
    if theme is None:
        raise DeckError(problems)
    return theme


def _faces(file: ThemeFile, folder: Path) -> tuple[dict[str, Face], tuple[Diagnostic, ...]]:
    """Return the faces of a theme, their files looked up beside it, then in the package; those of symbols come last."""
    faces: dict[str, Face] = {}
    problems: list[Diagnostic] = []
    for key, font in file.fonts.items():
        path = folder / font.file
        if not path.exists() and (FACES / font.file).is_file():
            path = FACES / font.file
        bold = "bold" in key if font.bold is None else font.bold
        try:
            found = examine(path, font.index, weight=font.weight, bold=bold, italic="italic" in key or None)
        except FontError as wrong:
            at = font.place(wrong.about)
            problems.append(error("bad-font", wrong.message, at, wrong.hint))
            continue
        faces[key] = found.face(key, family=font.family, bold=bold)
    return {**faces, **(symbol_faces() if file.symbols else {})}, tuple(problems)


def theme_from_file(file: ThemeFile, folder: Path) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """Return the theme a file describes; None and the errors where a font of it cannot be used."""
    faces, problems = _faces(file, folder)
    if problems:
        return None, problems
    theme = Theme(
        name=file.name,
        width=file.width,
        height=file.height,
        colours={n: Colour(n, c.rgb.upper(), c.slot, c.of) for n, c in file.colours.items()},
        accents={n: Accent(n, **a.model_dump()) for n, a in file.accents.items()},
        styles={n: Style(n, **s.model_dump()) for n, s in file.styles.items()},
        spacing=file.spacing,
        lengths=file.lengths,
        faces=faces,
        chip_tones=file.chip_tones,
        words=file.words,
    )
    return theme, ()


def find_theme(name: str, folder: Path, place: Span | None) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """Return a bundled theme by its name, or one from a file beside the deck; None and the errors where there is none."""
    if name in bundled_themes():
        return load_bundled(name), ()
    path = folder / name
    if path.suffix not in (".yaml", ".yml"):
        hint = f"choose among {', '.join(bundled_themes())}, or name a theme file (.yaml)"
        return None, (error("unknown-theme", f'there is no theme "{name}"', place, hint),)
    try:
        read = source.read(path.read_bytes(), str(path))
    except OSError:
        hint = "paths are relative to the folder of the deck"
        return None, (error("missing-file", f'there is no theme file "{name}"', place, hint),)
    file, problems = validate(ThemeFile, read)
    if file is None:
        return None, problems
    theme, wrong = theme_from_file(file, path.parent)
    return theme, (*problems, *wrong)
