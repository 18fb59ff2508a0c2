"""A card: a panel with a heading and blocks under it."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from pydantic import model_validator

from twindeck.blocks.block import flow
from twindeck.blocks.picture import PictureFile
from twindeck.blocks.registry import Blocks
from twindeck.boxes import Drawn, Fragment, Framed, Overflow, Row, TextFragment, stacked
from twindeck.context import Context, join
from twindeck.geometry import RECT, Box, round_rect
from twindeck.model import Line, Model, problem
from twindeck.scene import Node, Panel, Shape, Stroke
from twindeck.text import typeset
from twindeck.theme.contract import SpaceName


class Card(Model):
    """A card. `note` follows the heading in smaller type; `badge` stands
    before it; `accent` names its colours. A card of a heading alone has no rule, and stands on the middle of its height.
    """

    space_before: ClassVar[SpaceName] = "cards"
    heading: Line | None = None
    note: Line | None = None
    badge: Line | None = None
    icon: PictureFile | None = None
    subtitle: Line | None = None
    flag: Line | None = None
    accent: str | None = None
    blocks: Blocks = ()

    @model_validator(mode="after")
    def _says_something(self) -> Card:
        if not (self.heading or self.badge or self.icon or self.subtitle or self.flag or self.blocks or self.note):
            raise problem("an empty card", "give it a heading, or blocks", code="missing")
        for field in ("note", "badge", "subtitle"):
            if getattr(self, field) and not self.heading:
                raise problem(f'"{field}" belongs to a heading, and there is none', 'add "heading: …"', field)
        return self

    def layout(self, context: Context, width: float) -> Fragment:
        """Lay out with the theme's margins; on a tinted ground without a line."""
        context = context.with_accent(self.accent)
        side, top = context.space("card-margin"), context.space("card-top")
        inner = width - 2 * side
        parts: list[tuple[Fragment, float]] = []
        if self.flag:
            parts.append((self._flag(context, self.flag, inner), 0.0))
        if self.icon:
            parts.append((self._icon(context, self.icon), 0.0))
        if self.heading:
            parts.append((self._heading(context, inner), context.space("rule") if self.flag else 0.0))
            if self.subtitle:
                runs = context.runs(self.subtitle, "card-note", colour="accent")
                content = typeset.layout_paragraph(runs, context.leading("card-note"), inner)
                parts.append((TextFragment(context.named(self.subtitle), content, self.origin, track="subtitle"), 0.0))
            if self.blocks:
                parts.append((rule(context), context.space("rule")))
        if self.blocks:
            below = context.space("card-top") if self.heading else 0.0
            inside = replace(context.deeper() if self.heading else context, on_tint=False)
            parts.append((flow(self.blocks, inside, inner, origin=self.origin), below))
        name = context.named(self.heading) or context.words.card
        return Framed(
            name,
            stacked(parts, inner, name=name),
            (side, top, side, side if self.blocks else top),
            width,
            fill=context.colour("background"),
            stroke=None if context.on_tint else Stroke(context.colour("line"), context.length("line")),
            radius=context.length("radius"),
            origin=self.origin,
            anchor="top" if self.blocks else "middle",
            panel=context.named(self.heading, context.words.panel),
        )

    def _heading(self, context: Context, width: float) -> Fragment:
        runs = context.runs(self.heading or "", "card-heading")
        if self.note:
            runs = join(runs, context.runs(self.note, "card-note"))
        if self.badge:
            sign = self._badge(context, self.badge)
            content = typeset.layout_paragraph(
                runs, context.leading("card-heading"), width - sign.width, role=context.heading, breaks="phrases"
            )
            heading = TextFragment(context.named(self.heading), content, self.origin, alone=True)
            return Row((sign, heading), 0.0, width, align="middle", track="heading")
        content = typeset.layout_paragraph(
            runs, context.leading("card-heading"), width, role=context.heading, breaks="phrases"
        )
        return TextFragment(context.named(self.heading), content, self.origin, alone=True, track="heading")

    def _flag(self, context: Context, flag: str, width: float) -> Fragment:
        runs = context.runs(flag, "flag")
        leading = context.leading("flag")
        high, wide = leading + 6, typeset.text_width(runs) + 20
        content = typeset.layout_paragraph(runs, leading, wide - 16, align="center", breaks="none")

        name = context.named(flag)

        def draw(box: Box) -> tuple[Node, ...]:
            place = Box(box.x, box.y, wide, high)
            panel = Panel(round_rect(4.0), context.colour("fill"))
            return (
                typeset.frame(
                    name, content, place, panel=panel, insets=(8.0, 0.0, 8.0, 0.0), anchor="middle", origin=self.origin
                ),
            )

        overflow = (Overflow(wide - width, name, self.origin),) if wide > width else ()
        return Drawn(name, width, high, draw, self.origin, overflow=overflow)

    def _badge(self, context: Context, badge: str) -> Fragment:
        runs = context.runs(badge, "numeral")
        wide = typeset.text_width(runs) + 10
        return TextFragment(
            context.named(badge),
            typeset.layout_paragraph(runs, context.leading("numeral"), wide, breaks="none"),
            self.origin,
            alone=True,
        )

    def _icon(self, context: Context, icon: PictureFile) -> Fragment:
        size = context.space("icon")

        def draw(box: Box) -> tuple[Node, ...]:
            return icon.nodes(context, Box(box.x, box.y, size, size))

        return Drawn(context.words.icon, size, size, draw, icon.origin)


def rule(context: Context) -> Fragment:
    """Return the short rule under a card's heading."""
    width, height = context.length("rule-width"), context.length("rule-height")
    colour = context.colour("fill")

    def draw(box: Box) -> tuple[Shape, ...]:
        return (Shape(context.words.rule, Box(box.x, box.y, width, height), Panel(RECT, colour)),)

    return Drawn(context.words.rule, width, height, draw, track="rule")
