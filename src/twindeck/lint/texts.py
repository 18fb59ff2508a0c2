"""The texts of a deck with their markup read, for rules that look at what authors wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twindeck.deck import models
from twindeck.diagnostics import Span
from twindeck.model import Model, TextKind, text_fields
from twindeck.source import Scalar
from twindeck.text import inline


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text in which markup is read: its kind of field, what it says, and what was read."""

    text: str
    kind: TextKind
    markup: inline.Markup
    model: Model
    field: str

    def place(self, start: int, end: int) -> Span | None:
        """Return where a stretch of the text stands in the deck."""
        if isinstance(self.text, Scalar):
            return self.text.place(start, end)
        return self.model.place(self.field)


def marked_texts(deck: Model) -> Iterator[MarkedText]:
    """Yield every text of a deck, or of one of its slides, that has markup, or could have."""
    for model in models(deck):
        for field, kind in text_fields(type(model)).items():
            if not kind.has_markup:
                continue
            value = getattr(model, field)
            for text in value if isinstance(value, list | tuple) else (value,):
                if isinstance(text, str):
                    yield MarkedText(text, kind, inline.read(text), model, field)
