"""unknown-accent: a family of colours that the theme does not have.

What: looks every `accent` of the deck up in the theme.
Why: a misspelt name would quietly be set in another colour, and a colour says what belongs together.
"""

from __future__ import annotations

from collections.abc import Iterator

from twindeck.deck import Deck, models
from twindeck.diagnostics import Diagnostic, did_you_mean, error
from twindeck.theme import Theme

CODE = "unknown-accent"

BAD = """
- content: {title: Plan, accent: mauve, blocks: [one]}
"""

GOOD = """
- content: {title: Plan, accent: key, blocks: [one]}
"""


def check(deck: Deck, theme: Theme) -> Iterator[Diagnostic]:
    """Yield an error for each accent that the theme does not have."""
    for model in models(deck):
        accent = getattr(model, "accent", None)
        if accent is not None and accent not in theme.accents:
            choices = f"choose among {', '.join(theme.accents)}"
            close = did_you_mean(accent, theme.accents)
            message = f'the theme "{theme.name}" has no accent "{accent}"'
            yield error(CODE, message, model.place("accent"), f"{close} {choices}" if close else choices)
