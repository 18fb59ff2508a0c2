"""same-name: two slides that links could mean by one name.

What: compares the names of all slides.
Why: a link leads to a slide by its name, so a name that two slides have leads nowhere in particular.
"""

from __future__ import annotations

from collections.abc import Iterator

from twindeck.deck import Deck
from twindeck.diagnostics import Diagnostic, error
from twindeck.theme import Theme

CODE = "same-name"

BAD = """
- content: {name: plan, title: Plan, blocks: [one]}
- content: {name: plan, title: Budget, blocks: [two]}
"""

GOOD = """
- content: {name: plan, title: Plan, blocks: [one]}
- content: {name: budget, title: Budget, blocks: [two]}
"""


def check(deck: Deck, theme: Theme) -> Iterator[Diagnostic]:
    """Yield an error for every name that an earlier slide has too."""
    names: set[str] = set()
    for slide in deck.slides:
        if slide.name in names:
            hint = "links lead to a slide by its name: give each its own"
            yield error(CODE, f'two slides are named "{slide.name}"', slide.place("name"), hint)
        if slide.name:
            names.add(slide.name)
