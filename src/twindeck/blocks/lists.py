"""Lists: bulleted or numbered, nested as deep as one likes, in one or more columns."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from twindeck.boxes import Fragment, Row, TextFragment, stacked
from twindeck.context import Context
from twindeck.model import Breaks, Model, Prose
from twindeck.scene import Run
from twindeck.text import typeset
from twindeck.text.inline import joined
from twindeck.theme.contract import SpaceName, StyleName

BULLET = "•"


class Item(Model):
    """An item: its text, and the items under it."""

    text: Prose
    items: list[Item] = []
    numbered: bool = False
    shorthand: ClassVar[str | None] = "text"


class ListBlock(Model):
    """A list. A plain sequence is a bulleted list; `columns` sets it in several columns where the width allows."""

    space_before: ClassVar[SpaceName] = "list"
    shorthand: ClassVar[str | None] = "items"
    items: list[Item] = Field(min_length=1)
    numbered: bool = False
    start: int = Field(default=1, ge=1, le=9999)
    columns: int = Field(default=1, ge=1, le=6)
    breaks: Breaks | None = None

    def layout(self, context: Context, width: float) -> Fragment:
        """Set in the body style with labels in the accent colour."""
        context = context.with_breaks(self.breaks)
        if self.columns == 1:
            return self._part(context, width, self.items, self.start)
        gap = context.space("metrics")
        column = (width - gap * (self.columns - 1)) / self.columns
        each = -(-len(self.items) // self.columns)
        parts = [
            self._part(context, column, self.items[i : i + each], self.start + i)
            for i in range(0, len(self.items), each)
        ]
        return stacked([(Row(tuple(parts), gap, width, context.words.list, self.origin), 0.0)], width)

    def _part(self, context: Context, width: float, items: list[Item], start: int) -> Fragment:
        content = typeset.layout_list(
            [entry(item, context) for item in items],
            context.leading("body"),
            width,
            label=label(context, numbered=self.numbered),
            gap=context.space("items"),
            numbered=self.numbered,
            start=start,
        )
        return TextFragment(context.words.list, content, self.origin)


def entry(item: Item, context: Context, style: StyleName = "body") -> typeset.ListEntry:
    """Return an item ready for typeset."""
    nested = tuple(entry(inner, context, style) for inner in item.items)
    return typeset.ListEntry(context.runs(joined(item.text), style), nested, item.numbered)


def label(context: Context, *, numbered: bool, style: StyleName = "body") -> Run:
    """Return the run that stands before items; a bullet is bold, so that it shows."""
    look = context.text_style(style, colour=context.ink or "accent", bold=True)
    return context.label("", look, "0123456789.") if numbered else context.label(BULLET, look)
