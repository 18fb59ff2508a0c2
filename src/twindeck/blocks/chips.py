"""Chips: short words in rounded boxes, one after the other, breaking into rows as they need."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from twindeck.boxes import Drawn, Fragment, overflow_of
from twindeck.context import Context
from twindeck.geometry import Box, round_rect
from twindeck.model import Line, Model
from twindeck.scene import Group, Node, Panel, Role
from twindeck.text import typeset
from twindeck.theme.contract import SpaceName


class Chips(Model):
    """Chips. The same words have the same colour wherever they stand in the deck; with `accent` they have its colour."""

    space_before: ClassVar[SpaceName] = "paragraphs"
    shorthand: ClassVar[str | None] = "items"
    items: list[Line] = Field(min_length=1)
    accent: str | None = None

    @property
    def toned(self) -> tuple[str, ...]:
        """The words that have a colour of their own throughout the deck."""
        return () if self.accent else tuple(self.items)

    def layout(self, context: Context, width: float) -> Fragment:
        """Fill rows from the left; a list, as a screen reader tells it. A chip wider than the width has several lines."""
        context = context.with_accent(self.accent)
        gap = context.space("chips")
        side, edge = 10.0, 4.0
        leading = context.leading("chip")
        placed: list[tuple[Box, typeset.TextLayout, str]] = []
        x = y = high = 0.0
        for item in self.items:
            runs = context.runs(item, "chip")
            # a chip's text may be a little wider in another program: a tenth of an em at each side is kept
            wide = typeset.text_width(runs) + 2 * side + 0.2 * context.size("chip")
            breaks: typeset.Breaks = "phrases" if wide > width else "none"
            wide = min(wide, width)
            if x and x + wide > width:
                x, y, high = 0.0, y + high + gap, 0.0
            content = typeset.layout_paragraph(runs, leading, wide - 2 * side, align="center", breaks=breaks, role=None)
            high = max(high, content.height + 2 * edge)
            placed.append((Box(x, y, wide, content.height + 2 * edge), content, item))
            x += wide + gap
        height = y + high

        def draw(box: Box) -> tuple[Node, ...]:
            items: list[Node] = []
            tones = [context.tone(item) if self.accent is None else context.colour("track") for item in self.items]
            # where one of them needs a line to be seen, all have one
            line = next((found for tone in tones if (found := context.edge(tone))), None)
            for (place, content, item), tone in zip(placed, tones, strict=True):
                at = Box(box.x + place.x, box.y + place.y, place.w, place.h)
                text = typeset.frame(
                    item,
                    content,
                    at,
                    role=Role.LBODY,
                    panel=Panel(round_rect(leading / 2 + edge), tone, line),
                    insets=(side, 0.0, side, 0.0),
                    anchor="middle",
                    origin=self.origin,
                )
                items.append(Group(item, at, (text,), role=Role.LI, origin=self.origin))
            return (Group("chips", box, tuple(items), role=Role.L, origin=self.origin),)

        overflow = tuple(t for _, content, item in placed for t in overflow_of(content, item, self.origin))
        return Drawn("chips", width, height, draw, self.origin, overflow=overflow)
