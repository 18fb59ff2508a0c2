"""Signs between blocks: a plus with its words, a block arrow with its words."""

from __future__ import annotations

from typing import ClassVar, Literal

from twindeck.boxes import Drawn, Fragment
from twindeck.context import Context
from twindeck.geometry import Box, Geometry, Preset
from twindeck.model import Line, Model
from twindeck.scene import Node, Panel, Shape
from twindeck.text import typeset
from twindeck.theme.contract import SpaceName


class Sign(Model):
    """A plus sign, with what it says under it: what follows comes on top of what came before."""

    space_before: ClassVar[SpaceName] = "cards"
    shorthand: ClassVar[str | None] = "plus"
    plus: Line | None = None

    def layout(self, context: Context, width: float) -> Fragment:
        """Stand in the middle of the room there is."""
        size = min(context.space("sign"), width)
        words = _words(context, self.plus, width)
        gap = 4.0 if words else 0.0
        height = size + gap + (words.height if words else 0.0)

        def draw(box: Box) -> tuple[Node, ...]:
            top = box.y + (box.h - height) / 2
            sign = Box(box.x + (width - size) / 2, top, size, size)
            nodes: list[Node] = [
                Shape("plus", sign, Panel(Geometry("mathPlus", (size * 0.24,)), context.colour("accent")))
            ]
            if words and self.plus:
                place = Box(box.x, sign.bottom + gap, width, words.height)
                nodes.append(typeset.frame(self.plus, words, place, origin=self.origin))
            return tuple(nodes)

        return Drawn(self.plus or "plus", width, height, draw, self.origin)


class Arrow(Model):
    """A block arrow in a direction, with what it says beside it."""

    space_before: ClassVar[SpaceName] = "paragraphs"
    shorthand: ClassVar[str | None] = "direction"
    direction: Literal["up", "down", "left", "right"] = "down"
    label: Line | None = None

    def layout(self, context: Context, width: float) -> Fragment:
        """A lying arrow stands in the middle of the height, an upright one in the middle of the width."""
        long, across = context.space("sign"), context.space("sign") * 0.8
        lying = self.direction in ("left", "right")
        wide, high = (min(long, width), across) if lying else (across, long)
        words = _words(context, self.label, width if lying else width / 2 - wide)
        height = high + (words.height + 4 if words and lying else 0.0)
        presets: dict[str, Preset] = {
            "up": "upArrow",
            "down": "downArrow",
            "left": "leftArrow",
            "right": "rightArrow",
        }

        def draw(box: Box) -> tuple[Node, ...]:
            top = box.y + (box.h - height) / 2
            sign = Box(box.x + (width - wide) / 2, top, wide, high)
            shape = Geometry(presets[self.direction], (across * 0.4, long * 0.5))
            nodes: list[Node] = [Shape("arrow", sign, Panel(shape, context.colour("accent")))]
            if words and self.label:
                place = Box(box.x, sign.bottom + 4, width, words.height)
                if not lying:
                    place = Box(sign.right + 8, top + (high - words.height) / 2, words.width, words.height)
                nodes.append(typeset.frame(self.label, words, place, origin=self.origin))
            return tuple(nodes)

        return Drawn(self.label or "arrow", width, height, draw, self.origin)


def _words(context: Context, text: str | None, width: float) -> typeset.TextLayout | None:
    if not text:
        return None
    return typeset.layout_paragraph(
        context.runs(text, "sign"),
        context.leading("sign"),
        width,
        align="center",
        breaks="phrases",
    )
