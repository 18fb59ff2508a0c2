"""What a theme file holds: everything may be left out, and is then as in the theme it extends.

Knows the form of each entry, not what the names in it mean: `merge.py` compares them with the contract.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from twindeck.model import Line, Model, Number, problem
from twindeck.theme.colours import hexadecimal
from twindeck.theme.contract import Slot

NONE = "none"
"""What is written for an accent that the theme does not take over."""

_COLOUR = Field(default=None, description='a colour in quotes, as in "#0B6FA4", or the name of one')
_SIZE = Field(default=None, ge=6, le=400, examples=["13"])


def _pair(value: Any) -> Any:
    """Take one number for two: a distance that is not fitted."""
    return (value, value) if isinstance(value, str | int | float) else value


def _nothing(value: Any) -> Any:
    """Take a section that is left empty for one that is not there."""
    return {} if value is None else value


Pair = Annotated[tuple[Number, Number], BeforeValidator(_pair)]


class ColourEntry(Model):
    """A colour: its value alone, or with the place in PowerPoint's scheme that it takes (`slot`) or is made from (`of`)."""

    shorthand: ClassVar[str | None] = "rgb"
    rgb: Line = Field(description='in quotes, as in "#0B6FA4": without them # starts a comment')
    slot: Slot | None = None
    of: Slot | None = None

    @field_validator("rgb")
    @classmethod
    def _is_colour(cls, value: str) -> str:
        if hexadecimal(value) is None:
            hint = 'write it as "#0B6FA4": red, green and blue in hexadecimal digits'
            raise problem(f'"{value[:40]}" is no colour', hint)
        return value


class AccentEntry(Model):
    """An accent: the brand's colour alone, or its roles; each is a colour's value or the name of one.

    `fill` is the brand's colour; `main` is for words, and worked out from it where it is not given.
    """

    shorthand: ClassVar[str | None] = "fill"
    main: Line | None = _COLOUR
    fill: Line | None = _COLOUR
    ink: Line | None = _COLOUR
    faint: Line | None = _COLOUR
    tint: Line | None = _COLOUR
    box: Line | None = _COLOUR
    track: Line | None = _COLOUR
    soft: Line | None = _COLOUR


class StyleEntry(Model):
    """A step of the type scale: what of it differs."""

    size: Number | None = _SIZE
    smallest: Number | None = _SIZE
    largest: Number | None = Field(default=None, ge=0, le=400, examples=["18"])
    bold: bool | None = Field(default=None, examples=["true"])
    leading: Number | None = Field(default=None, ge=1, le=3, examples=["1.5"])
    colour: Line | None = _COLOUR
    breaks: Literal["characters", "phrases"] | None = None


class FontEntry(Model):
    """A font file beside the theme or of the package. The family is read from it; `index` counts in a collection, `weight`
    chooses an instance of a variable font.
    """

    shorthand: ClassVar[str | None] = "file"
    file: Line = Field(examples=["fonts/Brand-Regular.ttf"])
    family: Line | None = Field(default=None, examples=["Brand Sans"])
    index: int = Field(default=0, ge=0, le=999, examples=["0"])
    bold: bool | None = None
    weight: int | None = Field(default=None, ge=1, le=1000)


class LogoEntry(Model):
    """A mark on every slide. Either `alt` says what it is, or `decorative: true` that it says nothing."""

    shorthand: ClassVar[str | None] = "src"
    src: Line = Field(examples=["logo.svg"])
    alt: Line | None = Field(default=None, examples=["Harbour Office"])
    decorative: bool = False
    height: Number = Field(default=22, ge=6, le=200, examples=["22"])
    where: Literal["top-right", "bottom-left"] = Field(default="top-right", alias="place")

    @model_validator(mode="after")
    def _said(self) -> LogoEntry:
        if (self.alt is None) != self.decorative:
            raise problem(
                "a logo has either an alternative text or is decoration",
                'add "alt: …" with whose it is, or "decorative: true", and not both',
                code="alt",
            )
        return self


Colours = Annotated[dict[str, ColourEntry], BeforeValidator(_nothing)]
Accents = Annotated[dict[str, AccentEntry], BeforeValidator(_nothing)]
Styles = Annotated[dict[str, StyleEntry], BeforeValidator(_nothing)]
Spacing = Annotated[dict[str, Pair], BeforeValidator(_nothing)]
Lengths = Annotated[dict[str, Number], BeforeValidator(_nothing)]
Fonts = Annotated[dict[str, FontEntry], BeforeValidator(_nothing)]


class ThemeFile(Model):
    """A theme file."""

    name: Line | None = Field(default=None, examples=["harbour"])
    extends: Line | None = Field(default=None, examples=["civic"])
    width: Number | None = Field(default=None, ge=240, le=4032, examples=["960"])
    height: Number | None = Field(default=None, ge=240, le=4032, examples=["540"])
    colours: Colours = Field(default={}, max_length=200, examples=['{key: "#0B6FA4"}'])
    accents: Accents = Field(default={}, max_length=24, examples=['{key: "#0B6FA4"}'])
    styles: Styles = Field(default={}, description="each style with what of it differs, as in `title: {size: 28}`")
    spacing: Spacing = Field(
        default={}, description="the distance with room, and the smallest, as in `blocks: [10, 4]`"
    )
    lengths: Lengths = Field(default={}, description="each length in points, as in `margin: 40`")
    chip_tones: tuple[Line, ...] | None = Field(
        default=None, alias="chip-tones", min_length=1, max_length=40, examples=["[key-track, line]"]
    )
    fonts: Fonts = Field(default={}, description="each face with its file, as in `regular: fonts/Brand-Regular.ttf`")
    logo: LogoEntry | None = Field(default=None, examples=["{src: logo.svg, alt: Harbour Office}"])
    logo_on_accent: LogoEntry | None = Field(
        default=None, alias="logo-on-accent", examples=["{src: logo-white.svg, alt: Harbour Office}"]
    )
    symbols: bool | None = Field(default=None, examples=["false"])
