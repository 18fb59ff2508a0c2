"""A timeline: dated steps along a line."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from twindeck.blocks.text import set_paragraphs
from twindeck.geometry import ELLIPSE, RECT, Box
from twindeck.layout import setting
from twindeck.layout.context import Context
from twindeck.layout.fragments import Drawn, Fragment, Tight, too_tight
from twindeck.model import Line, Model, Prose
from twindeck.scene import Group, Node, Panel, Role, Shape


class Step(Model):
    """What happened, and when."""

    when: Line
    text: Prose


class Timeline(Model):
    """Steps from the earliest to the latest, down the page. A plain sequence of `{when, text}` will do."""

    above: ClassVar[str] = "blocks"
    shorthand: ClassVar[str | None] = "steps"
    steps: list[Step] = Field(min_length=1)

    def lay(self, context: Context, width: float) -> Fragment:
        """Set dates in a column, a line with dots beside it, and the steps right of that."""
        leading = context.leading("body")
        dates = [
            setting.set_one(
                context.runs(step.when, "date", colour="accent"), leading, width, breaks="none", role=Role.LBL
            )
            for step in self.steps
        ]
        when = max(setting.text_width(context.runs(step.when, "date")) for step in self.steps) + setting.SLACK + 2
        dot = 7.0
        left = when + 10 + dot + 10
        texts = [set_paragraphs(step.text, context, width - left, "body") for step in self.steps]
        gap = context.space("steps")
        heights = [text.height for text in texts]
        height = sum(heights) + gap * (len(texts) - 1)
        accent, track = context.colour("accent"), context.colour("track")
        middle = leading - context.size("body") * (setting.BELOW_BASELINE + 0.37)

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
                label = setting.frame(step.when, date, Box(box.x, top, when, leading), origin=step.origin)
                at = Box(box.x + left, top, width - left, text.height)
                body = Group(step.when, at, (setting.frame(step.when, text, at, origin=step.origin),), role=Role.LBODY)
                whole = Box(box.x, top, width, max(leading, text.height))
                items.append(Group(step.when, whole, (label, body), role=Role.LI, origin=step.origin))
            return (Group("timeline", box, tuple(items), role=Role.L, origin=self.origin),)

        tight = tuple(
            tight
            for step, text in zip(self.steps, texts, strict=True)
            for tight in too_tight(text, step.when, step.origin)
        )
        if width - left < 60:
            tight += (Tight(60 - (width - left), "timeline", self.origin),)
        return Drawn("timeline", width, height, draw, self.origin, grow=0.5, tight=tight)
