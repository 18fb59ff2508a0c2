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

_SIZE = Field(default=None, ge=6, le=400, examples=["13"])


def _pair(value: Any) -> Any:
    """Take one number for two: a distance that is not fitted."""
    return (value, value) if isinstance(value, str | int | float) else value


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
    main: Line | None = None
    fill: Line | None = None
    ink: Line | None = None
    faint: Line | None = None
    tint: Line | None = None
    box: Line | None = None
    track: Line | None = None
    soft: Line | None = None


class StyleEntry(Model):
    """A step of the type scale: what of it differs."""

    size: Number | None = _SIZE
    smallest: Number | None = _SIZE
    largest: Number | None = Field(default=None, ge=0, le=400, examples=["18"])
    bold: bool | None = None
    leading: Number | None = Field(default=None, ge=1, le=3, examples=["1.5"])
    colour: Line | None = None
    breaks: Literal["characters", "phrases"] | None = None


class FontEntry(Model):
    """A font file beside the theme or of the package. The family is read from it; `index` counts in a collection."""

    shorthand: ClassVar[str | None] = "file"
    file: Line = Field(examples=["fonts/Brand-Regular.ttf"])
    family: Line | None = None
    index: int = Field(default=0, ge=0, le=999)
    bold: bool | None = None


class LogoEntry(Model):
    """A mark on every slide. Either `alt` says what it is, or `decorative: true` that it says nothing."""

    shorthand: ClassVar[str | None] = "src"
    src: Line = Field(examples=["logo.svg"])
    alt: Line | None = None
    decorative: bool = False
    height: Number = Field(default=22, ge=6, le=200)
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


class ThemeFile(Model):
    """A theme file."""

    name: Line | None = None
    extends: Line | None = None
    width: Number | None = Field(default=None, ge=240, le=4032)
    height: Number | None = Field(default=None, ge=240, le=4032)
    colours: dict[str, ColourEntry] = Field(default={}, max_length=200)
    accents: dict[str, AccentEntry] = Field(default={}, max_length=24)
    styles: dict[str, StyleEntry] = {}
    spacing: dict[str, Pair] = {}
    lengths: dict[str, Number] = {}
    chip_tones: tuple[Line, ...] | None = Field(default=None, alias="chip-tones", min_length=1, max_length=40)
    fonts: dict[str, FontEntry] = {}
    logo: LogoEntry | None = None
    logo_on_accent: LogoEntry | None = Field(default=None, alias="logo-on-accent")
