"""broken-link: a link that leads nowhere.

What: follows every link of the deck: to a slide by its name, to a page, to a mailbox, to a telephone.
Why: readers of both files click it, and a screen reader announces it, so it has to lead somewhere. Office programs replace
an address that they cannot read, or call the whole file damaged.
"""

from __future__ import annotations

from collections.abc import Iterator

from twindeck import addresses
from twindeck.deck import Deck
from twindeck.diagnostics import Diagnostic, Span, did_you_mean, error
from twindeck.lint.texts import marked_texts
from twindeck.theme import Theme

CODE = "broken-link"

BAD = """
- content: {title: Plan, blocks: ["see [the budget](#budget)"]}
"""

GOOD = """
- content: {title: Plan, blocks: ["see [the budget](#budget) and [the law](https://example.org/law)"]}
- content: {name: budget, title: Budget, blocks: [two]}
"""

_LONGEST_SHOWN = 60


def check(deck: Deck, theme: Theme) -> Iterator[Diagnostic]:
    """Yield an error for each link without an end."""
    names = {slide.name for slide in deck.slides if slide.name}
    for text in marked_texts(deck):
        for mark in text.markup.addresses:
            place = text.place(mark.start, mark.end)
            if mark.value.startswith("#"):
                if mark.value[1:] not in names:
                    yield _no_slide(mark.value[1:], names, place)
            elif (fault := addresses.fault(mark.value)) is not None:
                what, cure = fault
                shown = mark.value if len(mark.value) <= _LONGEST_SHOWN else f"{mark.value[:_LONGEST_SHOWN]}…"
                if ":" not in mark.value:
                    cure += "; if it is no link, write a backslash before its bracket"
                yield error(CODE, f'"{shown}" {what}', place, cure)


def _no_slide(name: str, names: set[str], place: Span | None) -> Diagnostic:
    known = f"choose among {', '.join(sorted(names))}" if names else 'give the slide it means a "name"'
    close = did_you_mean(name, names)
    return error(CODE, f'no slide is named "{name}"', place, f"{close} {known}" if close else known)
