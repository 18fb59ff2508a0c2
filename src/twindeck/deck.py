"""The root model: what a deck is. What it says of itself as a whole is `compose`'s to work out."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from twindeck.model import Breaks, Lang, Line, Model, Name
from twindeck.slides.kind import AnySlide


class Deck(Model):
    """A deck: `theme` is the name of a bundled theme, or the path of a theme file beside the deck.

    `keep` are words and names that no line is broken within; with `breaks: soft` all lines are left to the office program.
    """

    title: Line = Field(examples=["Annual report 2025"])
    lang: Lang = Field(default="en", examples=["ja"])
    author: Line | None = None
    subject: Line | None = None
    keywords: tuple[Line, ...] = ()
    theme: Name = "civic"
    keep: tuple[Name, ...] = ()
    breaks: Breaks = "phrases"
    slides: tuple[AnySlide, ...] = Field(min_length=1, examples=["[…]"])


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
