"""Presenter's notes: plain text with paragraphs, line breaks and lists -> the paragraphs of the Scene.

As one would type them: a blank line parts paragraphs, a line that starts with "- " or a number and a point is an item of a
list, one indented below it belongs to it (an item, or more of its text), and every other line end is a line break. Inline
markup is taken off: notes have one look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from twindeck.scene import NoteParagraph
from twindeck.text import inline

_ITEM = re.compile(r"(?P<indent>[ ]*)(?P<label>[-*+•・]|(?P<number>[0-9]{1,3})[.)])[ ]+(?P<text>\S.*)")
_DEEPEST = 8


def note_paragraphs(text: str) -> tuple[NoteParagraph, ...]:
    """Return the paragraphs of a slide's notes."""
    return tuple(_Reading().run(text))


@dataclass(frozen=True, slots=True)
class _List:
    """A list that is open: how far it is indented, and the number that it starts with."""

    indent: int
    kind: Literal["disc", "decimal"]
    start: int


class _Reading:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.look = NoteParagraph("")
        self.lists: list[_List] = []

    def run(self, text: str) -> Iterator[NoteParagraph]:
        is_apart = False
        for line in text.split("\n"):
            item = _ITEM.fullmatch(line.rstrip())
            indent = len(line) - len(line.lstrip(" "))
            if not line.strip():
                yield from self._end()
                is_apart = True
            elif item is not None:
                yield from self._end()
                self.look = self._item(item, is_apart=is_apart)
                self.lines = [item["text"]]
                is_apart = False
            elif self.lines and (self.look.list_kind is None or indent > self.lists[-1].indent):
                self.lines.append(line.strip(" "))
            else:
                yield from self._end()
                self.lists = []
                self.look, self.lines = NoteParagraph("", is_apart=is_apart), [line.strip(" ")]
                is_apart = False
        yield from self._end()

    def _item(self, item: re.Match[str], *, is_apart: bool) -> NoteParagraph:
        indent, number = len(item["indent"]), int(item["number"] or 0)
        kind: Literal["disc", "decimal"] = "disc" if item["number"] is None else "decimal"
        while self.lists and indent < self.lists[-1].indent:
            self.lists.pop()
        if not self.lists or indent > self.lists[-1].indent + 1:
            self.lists.append(_List(indent, kind, number))
        elif self.lists[-1].kind != kind:
            self.lists[-1] = _List(self.lists[-1].indent, kind, number)
        level = min(len(self.lists) - 1, _DEEPEST)
        return NoteParagraph("", level, kind, number, self.lists[-1].start, is_apart)

    def _end(self) -> Iterator[NoteParagraph]:
        if self.lines:
            look = self.look
            words = inline.plain("\n".join(self.lines))
            yield NoteParagraph(words, look.level, look.list_kind, look.number, look.start, look.is_apart)
        self.lines = []
