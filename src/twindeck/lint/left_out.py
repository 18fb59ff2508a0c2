"""Links to slides that a choice leaves out: their words stay, and lead nowhere. No rule over decks: over a choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twindeck.deck import Deck
from twindeck.diagnostics import Diagnostic, warning
from twindeck.lint.texts import marked_texts

CODE = "left-out-link"
_CURE = "its words stay as plain text; choose that slide too to keep the link"
_CURES = "their names stay as plain text; choose those slides too to keep the links"


def left_out_links(deck: Deck, chosen: Sequence[int]) -> Iterator[Diagnostic]:
    """Yield a warning for each link of the chosen slides (by their indexes) that leads to a slide which is left out.

    What the program itself lists (the chapters, on the contents and where one begins) has one warning a slide.
    """
    if len(chosen) == len(deck.slides):
        return
    there = set(chosen)
    numbers = {slide.name: index + 1 for index, slide in enumerate(deck.slides) if slide.name and index not in there}
    opening = [index for index, slide in enumerate(deck.slides) if slide.opens_chapter(1, index, deck.lang)]
    chapters = [deck.slides[index].heading for index in opening if index not in there]
    for index in chosen:
        slide = deck.slides[index]
        for text in marked_texts(slide):
            for mark in text.markup.addresses:
                number = numbers.get(mark.value.removeprefix("#")) if mark.value.startswith("#") else None
                if number is not None:
                    message = f'the link "{mark.value}" leads to slide {number}, which is left out here'
                    yield warning(CODE, message, text.place(mark.start, mark.end), _CURE)
        if chapters and (slide.TELLS_CONTENTS or index in opening):
            listed = ", ".join(f"“{chapter}”" for chapter in chapters)
            message = f"slide “{slide.heading}” lists chapters that are left out here: {listed}"
            yield warning(CODE, message, slide.origin, _CURES)
