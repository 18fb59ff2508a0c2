"""A roadmap: dated steps, each with what it brings, one leading to the next."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from twindeck.blocks.lists import Item, entry, label
from twindeck.boxes import Drawn, Fragment, Overflow, Stack
from twindeck.context import Context
from twindeck.geometry import Box, Geometry, Path, polygon
from twindeck.model import Line, Model
from twindeck.scene import Node, Panel
from twindeck.text import typeset
from twindeck.theme.contract import SpaceName


class Stage(Model):
    """What comes at a time."""

    when: Line
    items: list[Item] = Field(min_length=1)


class Roadmap(Model):
    """Stages from the earliest down. A plain sequence of `{when, items}` will do."""

    space_before: ClassVar[SpaceName] = "blocks"
    shorthand: ClassVar[str | None] = "stages"
    stages: list[Stage] = Field(min_length=1, max_length=12)

    def layout(self, context: Context, width: float) -> Fragment:
        """Each stage's date stands in an arrow-like badge that points down to the next stage; its items beside it."""
        badge = max(typeset.text_width(context.runs(stage.when, "stage")) for stage in self.stages) + 24
        badge = min(badge, width * 0.4)
        rows = [self._row(context, width, stage, badge, last=stage is self.stages[-1]) for stage in self.stages]
        gap = context.space("cards")
        return Stack(tuple(rows), (gap,) * len(rows), width, "roadmap", self.origin)

    def _row(self, context: Context, width: float, stage: Stage, badge: float, *, last: bool) -> Fragment:
        when = typeset.layout_paragraph(
            context.runs(stage.when, "stage"),
            context.leading("stage"),
            badge - 16,
            role=context.heading,
            align="center",
            breaks="phrases",
        )
        items = typeset.layout_list(
            [entry(item, context) for item in stage.items],
            context.leading("body"),
            width - badge - 16,
            label=label(context, numbered=False),
            gap=context.space("items"),
        )
        point = 0.0 if last else 10.0
        height = max(items.height, when.height + 16 + point)

        def draw(box: Box) -> tuple[Node, ...]:
            side = Box(box.x, box.y, badge, box.h)
            geometry = Geometry("rect") if last else Geometry("path", path=_pointing_down(side, point))
            text = typeset.frame(
                stage.when,
                when,
                side,
                panel=Panel(geometry, context.colour("fill")),
                insets=(8.0, 0.0, 8.0, point),
                anchor="middle",
                origin=stage.origin,
            )
            at = Box(box.x + badge + 16, box.y, width - badge - 16, items.height)
            body = typeset.frame(f"{stage.when} – items", items, at, origin=stage.origin)
            return (text, body)

        excess = max(when.widest - (badge - 16), items.widest - items.width)
        overflow = (Overflow(excess, stage.when, stage.origin),) if excess > 0.5 else ()
        return Drawn(stage.when, width, height, draw, stage.origin, tallest=1.4 * height, overflow=overflow)


def _pointing_down(box: Box, point: float) -> Path:
    return polygon(
        (box.x, box.y),
        (box.right, box.y),
        (box.right, box.bottom - point),
        (box.x + box.w / 2, box.bottom),
        (box.x, box.bottom - point),
    )
