"""Tiles: equal boxes with words, and circles that interlock."""

from __future__ import annotations

import math
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from twindeck.boxes import Drawn, Fragment, TextFragment, overflow_of, stacked
from twindeck.context import Context
from twindeck.diagnostics import did_you_mean
from twindeck.geometry import ELLIPSE, Box, round_rect
from twindeck.model import Line, Model, problem
from twindeck.scene import Group, Node, Panel, Role, Stroke
from twindeck.text import typeset
from twindeck.theme.contract import ColourName, SpaceName


class Tiles(Model):
    """Equal boxes with words, filled row by row. `marked` are those that stand out."""

    space_before: ClassVar[SpaceName] = "blocks"
    shorthand: ClassVar[str | None] = "items"
    items: list[Line] = Field(min_length=1)
    columns: int = Field(default=1, ge=1, le=8)
    marked: list[Line] = []
    look: Literal["solid", "tint", "line"] = "tint"

    @model_validator(mode="after")
    def _marked_are_there(self) -> Tiles:
        for text in self.marked:
            if text not in self.items:
                hint = did_you_mean(text, self.items) or "write it as among the items"
                raise problem(f"“{text}” is marked, and no tile says so", hint, "marked")
        return self

    def layout(self, context: Context, width: float) -> Fragment:
        """All tiles are as high as the highest, and share spare height."""
        gap = context.space("tiles")
        side, edge = 10.0, context.space("tile-edge")
        wide = (width - gap * (self.columns - 1)) / self.columns
        leading = context.leading("tile")
        contents = [
            typeset.layout_paragraph(
                context.runs(item, "tile", colour=self._ink(item)),
                leading,
                wide - 2 * side,
                align="center",
                breaks="phrases",
                role=None,
            )
            for item in self.items
        ]
        rows = math.ceil(len(self.items) / self.columns)
        high = max(content.height for content in contents) + 2 * edge
        height = rows * high + (rows - 1) * gap

        def draw(box: Box) -> tuple[Node, ...]:
            tall = (box.h - (rows - 1) * gap) / rows
            nodes: list[Node] = []
            for i, (item, content) in enumerate(zip(self.items, contents, strict=True)):
                row, column = divmod(i, self.columns)
                at = Box(box.x + column * (wide + gap), box.y + row * (tall + gap), wide, tall)
                name = context.named(item)
                text = typeset.frame(
                    name,
                    content,
                    at,
                    role=Role.LBODY,
                    panel=self._panel(context, item),
                    insets=(side, 0.0, side, 0.0),
                    anchor="middle",
                    origin=self.origin,
                )
                nodes.append(Group(name, at, (text,), role=Role.LI, origin=self.origin))
            return (Group(context.words.list, box, tuple(nodes), role=Role.L, origin=self.origin),)

        overflow = tuple(
            overflow
            for item, content in zip(self.items, contents, strict=True)
            for overflow in overflow_of(content, context.named(item), self.origin)
        )
        return Drawn(context.words.list, width, height, draw, self.origin, tallest=1.5 * height, overflow=overflow)

    def _look(self, item: str) -> str:
        if not self.marked:
            return self.look
        return "solid" if item in self.marked else ("tint" if self.look == "solid" else self.look)

    def _ink(self, item: str) -> ColourName | None:
        return "ink" if self._look(item) == "solid" else None

    def _panel(self, context: Context, item: str) -> Panel:
        radius = round_rect(min(6.0, context.length("radius")))
        match self._look(item):
            case "solid":
                return Panel(radius, context.colour("fill"))
            case "tint":
                fill = context.colour("background" if context.on_tint else "box")
                return Panel(radius, fill, context.edge(fill))
            case _:
                return Panel(radius, context.colour("background"), context.outline())


class Circles(Model):
    """Circles that interlock: parts that only work together."""

    space_before: ClassVar[SpaceName] = "blocks"
    heading: Line | None = None
    items: list[Line] = Field(min_length=2, max_length=4)

    def layout(self, context: Context, width: float) -> Fragment:
        """Set the circles on a ring around their middle, each overlapping its neighbours a little."""
        count = len(self.items)
        across = min(width, context.space("circles"))
        # n circles of radius r on a ring of radius R: neighbours are 2·R·sin(π/n) apart, which shall be 1.76·r
        turn = math.pi / count if count > 2 else math.pi / 2
        ratio = 0.88 / math.sin(turn)
        contents_width = 2 * across / (2 + 2 * ratio) * 0.69

        sets = [
            typeset.layout_paragraph(
                context.runs(item, "circle"),
                context.leading("circle"),
                contents_width,
                align="center",
                breaks="phrases",
                role=None,
            )
            for item in self.items
        ]

        def draw(box: Box) -> tuple[Node, ...]:
            size = min(box.w, box.h)
            r = size / (2 + 2 * ratio)
            cx, cy = box.centre
            if count == 3:
                cy += r * ratio * 0.25 * 0.5
            nodes: list[Node] = []
            for i, (item, words) in enumerate(zip(self.items, sets, strict=True)):
                angle = 2 * math.pi * i / count + (0 if count != 2 else math.pi * 1.5)
                x, y = cx + r * ratio * math.sin(angle), cy - r * ratio * math.cos(angle)
                at = Box(x - r, y - r, 2 * r, 2 * r)
                inset = (2 * r - contents_width) / 2
                name = context.named(item)
                text = typeset.frame(
                    name,
                    words,
                    at,
                    role=Role.LBODY,
                    panel=Panel(ELLIPSE, context.colour("fill"), Stroke(context.colour("background"), 3.0)),
                    insets=(inset, 0.0, inset, 0.0),
                    anchor="middle",
                    origin=self.origin,
                )
                nodes.append(Group(name, at, (text,), role=Role.LI, origin=self.origin))
            return (Group(context.words.list, box, tuple(nodes), role=Role.L, origin=self.origin),)

        overflow = tuple(
            overflow
            for item, words in zip(self.items, sets, strict=True)
            for overflow in overflow_of(words, context.named(item), self.origin)
        )
        name = context.named(self.heading) or context.words.list
        drawn = Drawn(name, width, across, draw, self.origin, tallest=1.2 * across, overflow=overflow)
        if not self.heading:
            return drawn
        heading = typeset.layout_paragraph(
            context.runs(self.heading, "group-heading"),
            context.leading("group-heading"),
            width,
            role=context.heading,
            align="center",
            breaks="phrases",
        )
        return stacked(
            [(TextFragment(name, heading, self.origin, alone=True), 0.0), (drawn, context.space("blocks"))],
            width,
            name=name,
            origin=self.origin,
        )
