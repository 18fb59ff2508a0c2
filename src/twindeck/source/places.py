"""Where each character of a text stands in the source that it was read from.

A text and what is written differ in quotes, escapes, indentation, folded line ends and composed letters. Blanks
are skipped on both sides; everything else is met in order. What cannot be matched only makes the place a little less exact.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from twindeck.diagnostics import Span

Lines = Sequence[str]

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_BLOCK_HEADER = re.compile(r"[|>][0-9+-]*\s*(?:#.*)?$")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")

Place = tuple[int, int]
"""Line and column, counted from 1."""


def character_places(text: str, span: Span, lines: Lines) -> list[Place]:
    """Return the place of each character of a text that stands in a span of a source's lines."""
    walk = _Walk(span, lines)
    return [walk.blank() if character.isspace() else walk.step(character) for character in text]


class _Walk:
    """Goes through what is written, character by character."""

    def __init__(self, span: Span, lines: Lines) -> None:
        self.span, self.lines = span, lines
        self.line, self.column = span.line - 1, span.column - 1
        self.quote = ""
        properties = _PROPERTIES.match(self._rest)
        self.column += properties.end() if properties else 0
        if _BLOCK_HEADER.match(self._rest):
            self.line, self.column = self.line + 1, 0
        elif self._rest[:1] in ("'", '"'):
            self.quote = self._rest[0]
            self.column += 1

    @property
    def _rest(self) -> str:
        return self.lines[self.line][self.column :] if self.line < len(self.lines) else ""

    @property
    def _here(self) -> Place:
        last = self.span.end_line, max(1, self.span.end_column - 1)
        return min((self.line + 1, self.column + 1), last)

    def blank(self) -> Place:
        """Return the place of a blank, which a line's end may stand for."""
        here = self._here
        escape = _ESCAPE.match(self._rest) if self.quote == '"' else None
        if escape:
            self.column += escape.end()
        elif self._rest[:1].isspace():
            self.column += 1
        return here

    def step(self, character: str) -> Place:
        """Return the place of the next character, and go past it."""
        self._skip_blanks()
        here, rest = self._here, self._rest
        escape = _ESCAPE.match(rest) if self.quote == '"' else None
        if escape:
            self.column += escape.end()
        elif self.quote == "'" and rest.startswith("''"):
            self.column += 2
        else:
            self.column += _length(character, rest)
        return here

    def _skip_blanks(self) -> None:
        while self.line < len(self.lines) and self.line < self.span.end_line:
            rest = self._rest
            if rest.strip() and not (self.quote == '"' and rest.strip() == "\\"):
                self.column += len(rest) - len(rest.lstrip())
                return
            if self.line + 1 >= self.span.end_line:
                return
            self.line, self.column = self.line + 1, 0


def _length(character: str, rest: str) -> int:
    """Return how many characters are written for one: a letter and its marks may have become one."""
    if rest[:1] == character:
        return 1
    for length in range(2, 6):
        if unicodedata.normalize("NFC", rest[:length]) == character:
            return length
    return 1
