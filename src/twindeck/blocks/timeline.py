"""A timeline: dated steps along a line."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from twindeck.blocks.text import layout_paragraphs
from twindeck.boxes import Drawn, Fragment, Overflow, overflow_of
from twindeck.context import Context
from twindeck.geometry import ELLIPSE, RECT, Box
from twindeck.model import Line, Model, Prose
from twindeck.scene import Group, Node, Panel, Role, Shape
from twindeck.text import typeset
from twindeck.theme.contract import SpaceName


class Step(Model):
    """What happened, and when."""

    when: Line
    text: Prose


class Timeline(Model):
    """Steps from the earliest to the latest, down the page. A plain sequence of `{when, text}` will do."""

    space_before: ClassVar[SpaceName] = "blocks"
    shorthand: ClassVar[str | None] = "steps"
    steps: list[Step] = Field(min_length=1)

    def layout(self, context: Context, width: float) -> Fragment:
        """Set dates in a column, a line with dots beside it, and the steps right of that."""
        leading = context.leading("body")
        dates = [
            typeset.layout_paragraph(context.runs(step.when, "date"), leading, width, breaks="none", role=Role.LBL)
            for step in self.steps
        ]
        when = max(typeset.text_width(context.runs(step.when, "date")) for step in self.steps) + typeset.SLACK + 2
        dot = 7.0
        left = when + 10 + dot + 10
        texts = [layout_paragraphs(step.text, context, width - left, "body") for step in self.steps]
        gap = context.space("steps")
        heights = [text.height for text in texts]
        height = sum(heights) + gap * (len(texts) - 1)
        accent, track = context.colour("accent"), context.colour("track")
        middle = context.middle_of_digits("body", 0.0, leading)

        def draw(box: Box) -> tuple[Node, ...]:
            # spare height opens the steps, up to the height of a line each
            spare = min(leading, max(0.0, box.h - height) / max(1, len(texts) - 1))
            x = box.x + when + 10
            tops = [box.y]
            for own in heights[:-1]:
                tops.append(tops[-1] + own + gap + spare)
            items: list[Node] = []
            if len(tops) > 1:
                line = Box(x + dot / 2 - 1, tops[0] + middle, 2, tops[-1] - tops[0])
                items.append(Shape("timeline – line", line, Panel(RECT, track), origin=self.origin))
            for step, date, text, top in zip(self.steps, dates, texts, tops, strict=True):
                point = Box(x, top + middle - dot / 2, dot, dot)
                items.append(Shape(f"{step.when} – dot", point, Panel(ELLIPSE, accent), origin=step.origin))
                label = typeset.frame(step.when, date, Box(box.x, top, when, leading), origin=step.origin)
                at = Box(box.x + left, top, width - left, text.height)
                body = Group(step.when, at, (typeset.frame(step.when, text, at, origin=step.origin),), role=Role.LBODY)
                whole = Box(box.x, top, width, max(leading, text.height))
                items.append(Group(step.when, whole, (label, body), role=Role.LI, origin=step.origin))
            return (Group("timeline", box, tuple(items), role=Role.L, origin=self.origin),)

        overflow = tuple(
            overflow
            for step, text in zip(self.steps, texts, strict=True)
            for overflow in overflow_of(text, step.when, step.origin)
        )
        if width - left < 60:
            overflow += (Overflow(60 - (width - left), "timeline", self.origin),)
        return Drawn(
            "timeline", width, height, draw, self.origin, tallest=height + leading * (len(texts) - 1), overflow=overflow
        )
