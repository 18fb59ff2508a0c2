"""The root model: what a deck is. What it says of itself as a whole is `compose`'s to work out."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field, field_validator

from twindeck.model import Breaks, Lang, Line, Model, Name, problem
from twindeck.slides.kind import AnySlide
from twindeck.theme.canvas import NAMED, Size, size_of, wrong_with


class Deck(Model):
    """A deck: `theme` is the name of a bundled theme, or the path of a theme file beside the deck.

    `size` is that of its slides, where it is not the theme's own: `16:9`, `16:10`, `4:3`, `a4`, or width and height.
    `keep` are words and names that no line is broken within; with `breaks: soft` all lines are left to the office program.
    """

    title: Line = Field(examples=["Annual report 2025"])
    lang: Lang = Field(default="en", examples=["ja"])
    author: Line | None = None
    subject: Line | None = None
    keywords: tuple[Line, ...] = ()
    theme: Name = "civic"
    size: Name | None = Field(default=None, examples=["4:3"])
    keep: tuple[Name, ...] = ()
    breaks: Breaks = "phrases"
    slides: tuple[AnySlide, ...] = Field(min_length=1, examples=["[…]"])

    @field_validator("size")
    @classmethod
    def _is_size(cls, value: str | None) -> str | None:
        size = size_of(value) if value is not None else None
        if value is not None and size is None:
            hint = f"choose among {', '.join(NAMED)}, or write width and height, as in 1280x720 (points) or 297x210mm"
            raise problem(f'"{value[:40]}" is no size of slides', hint)
        wrong = wrong_with(size) if size is not None else None
        if wrong is not None:
            raise problem(wrong, "16:9 is 960x540 points")
        return value

    @property
    def slide_size(self) -> Size | None:
        """Width and height of the slides in points; None for the theme's own."""
        return size_of(self.size) if self.size is not None else None


def models(value: object) -> Iterator[Model]:
    """Yield every model in a value, in the order of the fields: the value itself, and all within it."""
    if isinstance(value, Model):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from models(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from models(item)
