"""empty-contents: a table of contents without anything in it.

What: looks whether a deck whose contents are told has chapters.
Why: the contents are made from the slides that open a chapter; without one the slide is a heading over an empty page.
"""

from __future__ import annotations

from collections.abc import Iterator

from twindeck.deck import Deck
from twindeck.diagnostics import Diagnostic, error
from twindeck.theme import Theme

CODE = "empty-contents"

BAD = """
- contents: {title: Contents}
- content: {title: Plan, blocks: [one]}
"""

GOOD = """
- contents: {title: Contents}
- section: {title: Plan}
- content: {title: Budget, blocks: [one]}
"""


def check(deck: Deck, theme: Theme) -> Iterator[Diagnostic]:
    """Yield an error for each slide that tells contents which there are none of."""
    if any(slide.opens_chapter(1, index, theme) for index, slide in enumerate(deck.slides)):
        return
    for slide in deck.slides:
        if slide.TELLS_CONTENTS:
            hint = "open a chapter with a `section` slide, or leave this one out"
            yield error(CODE, "the contents are empty: the deck has no chapters", slide.origin, hint)
