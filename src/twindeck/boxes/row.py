"""Fragments side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twindeck.boxes.fragment import Fragment, Overflow
from twindeck.diagnostics import Span
from twindeck.geometry import Box
from twindeck.scene import Node


@dataclass(frozen=True, slots=True)
class Row:
    """Fragments side by side at their widths, all as high as the row. `align` sets those that cannot grow."""

    children: tuple[Fragment, ...]
    gap: float
    width: float
    name: str = "row"
    origin: Span | None = None
    align: Literal["top", "middle", "bottom"] = "top"
    grows: float | None = None

    @property
    def height(self) -> float:
        return max((child.height for child in self.children), default=0.0)

    @property
    def grow(self) -> float:
        if self.grows is not None:
            return self.grows
        return max((child.grow for child in self.children), default=0.0)

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        return tuple(t for child in self.children for t in child.overflow)

    @property
    def parts(self) -> tuple[Fragment, ...]:
        return self.children

    def place(self, box: Box) -> tuple[Node, ...]:
        nodes: list[Node] = []
        x = box.x
        for child in self.children:
            if child.grow or self.align == "top":
                place = Box(x, box.y, child.width, box.h)
            else:
                free = box.h - child.height
                drop = free / 2 if self.align == "middle" else free
                place = Box(x, box.y + drop, child.width, child.height)
            nodes += child.place(place)
            x += child.width + self.gap
        return tuple(nodes)
