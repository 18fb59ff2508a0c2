"""Numbered items: each with its number in a round badge, as a screen reader tells a numbered list."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from twindeck.blocks.text import layout_paragraphs
from twindeck.boxes import Drawn, Fragment, Stack
from twindeck.context import Context
from twindeck.geometry import ELLIPSE, Box
from twindeck.model import Line, Model, Prose
from twindeck.scene import Group, Node, Panel, Role
from twindeck.text import typeset
from twindeck.theme.contract import SpaceName


class NumberedItem(Model):
    """What an item says, and perhaps a text under it."""

    heading: Line
    text: Prose | None = None
    shorthand: ClassVar[str | None] = "heading"


class Numbered(Model):
    """Items numbered from `start`. A plain sequence will do."""

    space_before: ClassVar[SpaceName] = "blocks"
    shorthand: ClassVar[str | None] = "items"
    items: list[NumberedItem] = Field(min_length=1)
    start: int = Field(default=1, ge=0, le=999)

    def layout(self, context: Context, width: float) -> Fragment:
        """Set the items one under the other; spare height goes between them."""
        rows = [self._row(context, width, number, item) for number, item in enumerate(self.items, self.start)]
        gap = context.space("numbered")
        inner = Stack(tuple(rows), (gap,) * len(rows), width, "numbered", self.origin)

        def draw(box: Box) -> tuple[Node, ...]:
            # spare height opens the items a little
            between = max(1, len(rows) - 1)
            wider = gap + min(gap, max(0.0, box.h - inner.height) / between)
            items = replace(inner, gaps=(wider,) * len(rows)).place(box)
            return (Group("numbered", box, items, role=Role.L, numbering="decimal", origin=self.origin),)

        return Drawn(
            "numbered",
            width,
            inner.height,
            draw,
            self.origin,
            tallest=inner.height + gap * (len(rows) - 1),
            overflow=inner.overflow,
        )

    def _row(self, context: Context, width: float, number: int, item: NumberedItem) -> Fragment:
        size = round(context.leading("item-heading") * 1.12)
        left = size + 8
        heading = typeset.layout_paragraph(
            context.runs(item.heading, "item-heading"), context.leading("item-heading"), width - left, breaks="phrases"
        )
        parts = [(heading, 0.0)]
        if item.text:
            parts.append((layout_paragraphs(item.text, context, width - left, "body"), 2.0))
        content = typeset.stack(parts)
        high = max(content.height, float(size))
        badge = typeset.layout_paragraph(
            context.runs(str(number), "badge"),
            context.leading("badge"),
            float(size),
            align="center",
            breaks="none",
            role=None,
        )

        def draw(box: Box) -> tuple[Node, ...]:
            # badge and first line share their middle: letters sit low in an exactly spaced line
            first = context.leading("item-heading")
            middle = context.middle_of_digits("item-heading", 0.0, first)
            top = box.y + (high - content.height) / 2
            circle = Box(box.x, max(box.y, top + middle - size / 2), size, size)
            label = typeset.frame(
                f"{number}",
                badge,
                circle,
                role=Role.LBL,
                panel=Panel(ELLIPSE, context.colour("fill")),
                anchor="middle",
                origin=self.origin,
            )
            at = Box(box.x + left, top, width - left, content.height)
            body = typeset.frame(item.heading, content, at, origin=item.origin)
            said = Group(item.heading, at, (body,), role=Role.LBODY, origin=item.origin)
            return (Group(item.heading, box, (label, said), role=Role.LI, origin=item.origin),)

        return Drawn(item.heading, width, high, draw, item.origin or self.origin)
