"""The values a deck's source is made of: mappings, sequences and texts that remember where they were written."""

from __future__ import annotations

from typing import Any

from twindeck.diagnostics import Span
from twindeck.source.places import Lines, character_places


class Scalar(str):
    """A text as the author wrote it: `7,959`, `1.10`, `8:30` and `no` stay what they are.

    `quoted` tells whether it stood in quotes or was a block text (`|`, `>`): then it is a text whatever it looks like.
    `lines` are those of the whole source, where they are known.
    """

    __slots__ = ("lines", "quoted", "span")

    span: Span
    quoted: bool
    lines: Lines | None

    def __new__(cls, text: str, span: Span, quoted: bool = False, lines: Lines | None = None) -> Scalar:
        """Return the text with its place."""
        made = super().__new__(cls, text)
        made.span = span
        made.quoted = quoted
        made.lines = lines
        return made

    def with_text(self, text: str) -> Scalar:
        """Return another text that stands in the same place."""
        return Scalar(text, self.span, self.quoted, self.lines)

    def place(self, start: int, end: int) -> Span:
        """Return where a stretch of the text stands in the source, as near as can be told; the whole text's place else."""
        if self.lines is None or not 0 <= start < end <= len(self):
            return self.span
        places = character_places(self, self.span, self.lines)
        (line, column), (last, end_column) = places[start], places[end - 1]
        return Span(self.span.file, line, column, last, end_column + 1)

    def __reduce__(self) -> tuple[type[Scalar], tuple[str, Span, bool]]:
        return Scalar, (str(self), self.span, self.quoted)


class Mapping(dict[str, Any]):
    """Keys and values in the author's order. An empty value is None, which has a place here but none of its own."""

    __slots__ = ("_keys", "_values", "span")

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self._keys: dict[str, Span] = {}
        self._values: dict[str, Span] = {}

    def put(self, key: str, value: Any, key_span: Span, value_span: Span) -> None:
        """Set a value with the places of its key and of itself."""
        self[key] = value
        self._keys[key] = key_span
        self._values[key] = value_span

    def key_span(self, key: str) -> Span:
        """Return where a key stands; the mapping's own place for a key it does not have."""
        return self._keys.get(key, self.span)

    def value_span(self, key: str) -> Span:
        """Return where a value stands, or its key where the value is empty."""
        return self._values.get(key, self.span)


class Sequence(list[Any]):
    """Items in order."""

    __slots__ = ("_values", "span")

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self._values: list[Span] = []

    def put(self, value: Any, span: Span) -> None:
        """Append an item with its place."""
        self.append(value)
        self._values.append(span)

    def value_span(self, index: int) -> Span:
        """Return where an item stands; the sequence's own place for an index it does not have."""
        return self._values[index] if 0 <= index < len(self._values) else self.span


Value = Mapping | Sequence | Scalar | None
"""What a source delivers."""


def span_of(value: object) -> Span | None:
    """Return the place of a value that has one."""
    return value.span if isinstance(value, Mapping | Sequence | Scalar) else None
