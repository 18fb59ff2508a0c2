"""A theme: colours, type scale, spacing and fonts by name. Knows no block, no slide and no file format.

`Theme` is what the other stages use, and `contract.py` every name they may ask it for. `load.py` makes one from data: it
reads a theme file (`file.py`) and those it extends, lays them over each other (`merge.py`), works out the colours that
none of them gives (`derive.py`), and checks the whole (`check.py`). `fonts.py` reads the font files. Nothing of a report's
look is in code: it all comes through here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from twindeck.diagnostics import Span
from twindeck.theme.colours import Modification, channels
from twindeck.theme.contract import LengthName, Slot, SpaceName, StyleName


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour by name; the name is kept beside the value so that a .pptx can refer to the theme.

    `rgb` is six hexadecimal digits in capitals. `slot` is the place in PowerPoint's colour scheme, where it has one;
    else `of` names the slot it is a tint or shade of, and the .pptx writes it as that colour with modifications: with
    `change` where the colour was worked out, else with those that lead to `rgb`.
    """

    name: str
    rgb: str
    slot: Slot | None = None
    of: Slot | None = None
    change: Modification | None = None

    @property
    def channels(self) -> tuple[float, float, float]:
        """Red, green and blue from 0 to 1."""
        return channels(self.rgb)


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font file. `key` is its name in the theme: regular, bold, italic, bold-italic, fallback and a number,
    or symbols.

    `weight` is from 1 to 1000; `variations` are the places on a variable font's axes, all of them, at which it is taken.
    """

    key: str
    family: str
    bold: bool
    path: str
    index: int = 0
    italic: bool = False
    weight: int = 400
    variations: tuple[tuple[str, float], ...] = ()

    @property
    def is_fallback(self) -> bool:
        """Whether the face serves for characters that the theme's own typeface lacks."""
        return self.key.startswith(("fallback", "symbols"))


@dataclass(frozen=True, slots=True)
class Style:
    """A step of the type scale.

    `size` is the size in points when there is room, `smallest` the size it may be fitted down to; `leading` is the
    distance of baselines as a multiple of the size; `colour` is a name of the theme, or a role of the accent at hand.
    `largest` is the size it may grow to on a slide with little to say, 0 for no more than `size`.
    `breaks` is how lines break: anywhere that kinsoku allows, or between phrases (headings and short display text).
    """

    name: str
    size: float
    smallest: float
    bold: bool
    leading: float
    colour: str
    breaks: Literal["characters", "phrases"] = "characters"
    largest: float = 0.0


@dataclass(frozen=True, slots=True)
class Accent:
    """A family of colours that a slide, a column or a card takes on: names of the theme's colours, one for each role.

    `contract.ROLES` tells what each is for; `main` is the role `accent`.
    """

    name: str
    main: str
    fill: str
    ink: str
    faint: str
    tint: str
    box: str
    track: str
    soft: str

    def named(self, name: str) -> str:
        """Return the colour's name for a role; any other name is returned as it is."""
        match name:
            case "accent":
                return self.main
            case "fill" | "ink" | "faint" | "tint" | "box" | "track" | "soft":
                return str(getattr(self, name))
            case _:
                return name


@dataclass(frozen=True, slots=True)
class Logo:
    """A mark that stands on every slide: the bytes of its file, and where the theme says so.

    `alt` is None where it is mere decoration. `height` is in points; `place` where it stands on most layouts.
    """

    src: str
    data: bytes = field(repr=False)
    alt: str | None
    height: float
    place: Literal["top-right", "bottom-left"]
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything about the look; lengths in points.

    `spacing` holds named distances with the value when there is room and the smallest one; `lengths` named sizes that
    do not change with fitting (radius, line widths, margins).
    """

    name: str
    width: float
    height: float
    colours: Mapping[str, Colour]
    accents: Mapping[str, Accent]
    styles: Mapping[StyleName, Style]
    spacing: Mapping[SpaceName, tuple[float, float]]
    lengths: Mapping[LengthName, float]
    faces: Mapping[str, Face]
    chip_tones: tuple[str, ...] = ()
    logo: Logo | None = None
    logo_on_accent: Logo | None = None

    def colour(self, name: str) -> Colour:
        """Return a colour by its own name, as accents, styles and chips have it; KeyError where the theme has none."""
        return self.colours[name]

    @property
    def regular(self) -> Face:
        """The face of running text."""
        return self.faces["regular"]

    @property
    def bold(self) -> Face:
        """The face of headings and emphasis."""
        return self.faces["bold"]

    def face(self, *, bold: bool = False, italic: bool = False) -> Face:
        """Return the face of running text or emphasis; one that the theme does not have stands upright instead."""
        wanted = ("bold-italic" if bold else "italic") if italic else "bold" if bold else "regular"
        return self.faces.get(wanted) or (self.bold if bold else self.regular)

    @property
    def fallbacks(self) -> tuple[Face, ...]:
        """The faces to look in, in order, for characters that the main ones lack; those of symbols come last."""
        found = [face for face in self.faces.values() if face.is_fallback]
        return tuple(sorted(found, key=lambda face: face.key.startswith("symbols")))
