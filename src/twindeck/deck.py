"""The root model: what a deck is, and what it says of itself as a whole (its chapters, its links, its colours)."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from twindeck.blocks.chips import Chips
from twindeck.model import Line, Model
from twindeck.slides.closing import Closing
from twindeck.slides.kind import AnySlide
from twindeck.slides.section import Section
from twindeck.slides.slide import ChapterEntry
from twindeck.theme import Theme


class Deck(Model):
    """A deck: `theme` is the name of a bundled theme, or the path of a theme file beside the deck."""

    title: Line = Field(examples=["Annual report 2025"])
    lang: Line = Field(default="en", examples=["ja"], pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    author: Line | None = None
    subject: Line | None = None
    keywords: tuple[Line, ...] = ()
    theme: Line = "civic"
    slides: tuple[AnySlide, ...] = Field(min_length=1, examples=["[…]"])


def chapters(deck: Deck, theme: Theme) -> tuple[ChapterEntry, ...]:
    """Return the chapters that the deck's sections open, in order."""
    words = theme.words.get("chapter", "{}")
    found: list[ChapterEntry] = []
    for index, slide in enumerate(deck.slides):
        if isinstance(slide, Section):
            number = len(found) + 1
            title = slide.heading
            heading = f"{words.format(number)} {title}" if slide.numbered else title
            found.append(ChapterEntry(number, title, tuple(slide.topics), index, heading))
    return tuple(found)


def chapter_of_slides(deck: Deck, entries: tuple[ChapterEntry, ...]) -> list[ChapterEntry | None]:
    """Return each slide's chapter; slides before the first section and from a closing on have none."""
    result: list[ChapterEntry | None] = []
    opened = {entry.slide: entry for entry in entries}
    current: ChapterEntry | None = None
    for index, slide in enumerate(deck.slides):
        if isinstance(slide, Closing):
            current = None
        current = opened.get(index, current)
        result.append(current)
    return result


def chip_tones(deck: Deck, theme: Theme) -> dict[str, str]:
    """Give each chip's words a colour, in the order in which they first stand in the deck; an accent has its own."""
    tones: dict[str, str] = {}
    if not theme.chip_tones:
        return tones
    for model in models(deck):
        if isinstance(model, Chips) and model.accent is None:
            for item in model.items:
                if item not in tones:
                    tones[item] = theme.chip_tones[len(tones) % len(theme.chip_tones)]
    return tones


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
