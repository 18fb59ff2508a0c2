"""Theme data -> `Theme`. Knows the form of a theme file, and which themes come with the package."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from twindeck.theme import Accent, Colour, Face, Slot, Style, Theme

FACES = Path(str(resources.files("twindeck.theme"))) / "faces"
BUNDLED = Path(str(resources.files("twindeck.theme"))) / "bundled"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _ColourEntry(_Entry):
    rgb: str = Field(pattern=r"^[0-9A-Fa-f]{6}$")
    slot: Slot | None = None
    of: Slot | None = None


class _AccentEntry(_Entry):
    main: str
    tint: str
    track: str
    soft: str
    ink: str


class _StyleEntry(_Entry):
    size: float = Field(gt=0, le=400)
    smallest: float = Field(gt=0, le=400)
    bold: bool = False
    leading: float = Field(ge=1, le=3)
    colour: str
    breaks: Literal["characters", "phrases"] = "characters"


class _FontEntry(_Entry):
    family: str
    file: str
    index: int = 0
    bold: bool | None = None


class ThemeFile(_Entry):
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


def bundled_themes() -> tuple[str, ...]:
    """Return the names of the themes that come with the package."""
    return tuple(sorted(path.stem for path in BUNDLED.glob("*.yaml")))


@lru_cache(maxsize=8)
def load_bundled(name: str) -> Theme:
    """Return a theme of the package by name; FileNotFoundError where there is none."""
    path = BUNDLED / f"{name}.yaml"
    return theme_from_data(_read(path), path.parent)


def _read(path: Path) -> Any:
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def theme_from_data(data: Any, folder: Path) -> Theme:
    """Return the theme that the data describe; font files are looked up beside the theme, then in the package.

    Raises pydantic.ValidationError for data of another form.
    """
    file = ThemeFile.model_validate(data)
    faces = {}
    for key, font in file.fonts.items():
        path = folder / font.file
        if not path.is_file():
            path = FACES / font.file
        bold = key == "bold" if font.bold is None else font.bold
        faces[key] = Face(key, font.family, bold, str(path), font.index)
    return Theme(
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
