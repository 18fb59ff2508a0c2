"""broken-link: a link that leads nowhere.

What: follows every link of the deck: to a slide by its name, to a page, to a mailbox.
Why: readers of both files click it, and a screen reader announces it, so it has to lead somewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from twindeck.deck import Deck, models
from twindeck.diagnostics import Diagnostic, Span, error
from twindeck.model import Model
from twindeck.source import span_of
from twindeck.text import inline
from twindeck.theme import Theme

CODE = "broken-link"

BAD = """
- content: {title: Plan, blocks: ["see [the budget](#budget)"]}
"""

GOOD = """
- content: {title: Plan, blocks: ["see [the budget](#budget) and [the law](https://example.org/law)"]}
- content: {name: budget, title: Budget, blocks: [two]}
"""


def check(deck: Deck, theme: Theme) -> Iterator[Diagnostic]:
    """Yield an error for each link without an end."""
    names = {slide.name for slide in deck.slides if slide.name}
    for model in models(deck):
        for field, text in _texts(model):
            if "](" in text:
                yield from _broken(text, span_of(text) or model.place(field), names)


def _texts(model: Model) -> Iterator[tuple[str, str]]:
    for field in type(model).model_fields:
        value = getattr(model, field)
        for text in value if isinstance(value, list | tuple) else (value,):
            if isinstance(text, str):
                yield field, text


def _broken(text: str, place: Span | None, names: set[str]) -> Iterator[Diagnostic]:
    for part in inline.parse(text):
        address = part.address
        if address is None:
            continue
        if address.startswith("#"):
            if address[1:] not in names:
                known = f"choose among {', '.join(sorted(names))}" if names else 'give the slide it means a "name"'
                yield error(CODE, f'no slide is named "{address[1:]}"', place, known)
        elif not address.startswith(("https://", "http://", "mailto:")):
            hint = "start it with https:// or mailto:, or with # and the name of a slide"
            yield error(CODE, f'"{address}" is no address that a reader could open', place, hint)
