"""Text without a shape around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twindeck.boxes.fragment import Fragment, Overflow, overflow_of
from twindeck.diagnostics import Span
from twindeck.geometry import Box
from twindeck.scene import Node
from twindeck.text import typeset


@dataclass(frozen=True, slots=True)
class TextFragment:
    """Text without a shape. Neighbours in a stack become one frame, as made by hand, unless one stands `alone`."""

    name: str
    content: typeset.TextLayout
    origin: Span | None = None
    anchor: Literal["top", "middle", "bottom"] = "top"
    alone: bool = False
    track: str = ""
    lead: float = 0.0

    @property
    def width(self) -> float:
        return self.content.width

    @property
    def height(self) -> float:
        return self.content.height

    @property
    def most(self) -> float:
        return self.content.height

    @property
    def bounded(self) -> bool:
        return False

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        return overflow_of(self.content, self.name, self.origin)

    @property
    def parts(self) -> tuple[Fragment, ...]:
        return ()

    def place(self, box: Box) -> tuple[Node, ...]:
        if not self.content.content:
            return ()
        width = box.w
        if self.content.single_lines:
            width = min(
                max(box.w, self.content.widest), self.content.widest + typeset.SLACK + 0.04 * self.content.widest
            )
        high = box.h if self.anchor != "top" else min(box.h, self.height)
        frame = Box(box.x, box.y, width, high)
        return (typeset.frame(self.name, self.content, frame, anchor=self.anchor, origin=self.origin),)
