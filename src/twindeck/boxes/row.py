"""Fragments side by side: columns that end level, and whose lines meet where they nearly do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from twindeck.boxes.fragment import Fragment, Overflow
from twindeck.boxes.stack import Stack
from twindeck.diagnostics import Span
from twindeck.geometry import Box
from twindeck.scene import Node

NEAR = 16.0
"""Edges of neighbouring columns that miss each other by less than this, in points, are brought level."""


@dataclass(frozen=True, slots=True)
class Row:
    """Fragments side by side at their widths.

    Those with edges that show end level; the others take the row's height. `align` sets those that are less high than the
    row; `fixed` keeps the row from taking more height than it needs.
    """

    children: tuple[Fragment, ...]
    gap: float
    width: float
    name: str = "row"
    origin: Span | None = None
    align: Literal["top", "middle", "bottom"] = "top"
    fixed: bool = False
    track: str = ""
    lead: float = 0.0

    @property
    def height(self) -> float:
        return max((child.height for child in self.children), default=0.0)

    @property
    def most(self) -> float:
        if self.fixed:
            return self.height
        open_ = [child.most for child in self.children if not child.bounded]
        return max(self.height, self._level(), *open_, 0.0)

    def _level(self) -> float:
        """Return the greatest height at which no column with edges has more room than it can use, or that one needs."""
        bounded = [child for child in self.children if child.bounded]
        if not bounded:
            return 0.0
        return max(max(child.height for child in bounded), min(child.most for child in bounded))

    @property
    def bounded(self) -> bool:
        return any(child.bounded for child in self.children)

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        return tuple(t for child in self.children for t in child.overflow)

    @property
    def parts(self) -> tuple[Fragment, ...]:
        return self.children

    def place(self, box: Box) -> tuple[Node, ...]:
        level = min(box.h, self._level())
        nodes: list[Node] = []
        x = box.x
        columns = _snapped([child for child in self.children if child.bounded and isinstance(child, Stack)], level)
        for child in self.children:
            if child.bounded and isinstance(child, Stack):
                nodes += child.place_at(Box(x, box.y, child.width, level), *columns.pop(0))
            elif child.bounded:
                nodes += child.place(Box(x, box.y, child.width, level))
            else:
                high = box.h if self.align == "top" else min(box.h, child.most)
                drop = {"top": 0.0, "middle": (box.h - high) / 2, "bottom": box.h - high}[self.align]
                nodes += child.place(Box(x, box.y + drop, child.width, high))
            x += child.width + self.gap
        return tuple(nodes)


def _snapped(columns: Sequence[Stack], level: float) -> list[tuple[list[float], list[float]]]:
    """Share a height out in each column, all ending level, and bring edges level that nearly are.

    Only the parts above an edge grow, and those below shrink, by what they can give: none below the height it needs.
    """
    shared = [replace(column, fills=True).shared_out(level) for column in columns]
    for first in range(len(columns) - 1):
        for i, edge in enumerate(_edges(shared[first])[:-1]):
            for j, other in enumerate(_edges(shared[first + 1])[:-1]):
                apart = other - edge
                if 0.1 < abs(apart) < NEAR:
                    moved, part = (first, i) if apart > 0 else (first + 1, j)
                    _lower_edge(columns[moved], shared[moved], part, abs(apart))
    return shared


def _edges(shared: tuple[list[float], list[float]]) -> list[float]:
    """Return the lower edges of a column's parts, from its top."""
    heights, gaps = shared
    return list(accumulate(gap + height for gap, height in zip(gaps, heights, strict=True)))


def _lower_edge(column: Stack, shared: tuple[list[float], list[float]], part: int, by: float) -> None:
    """Lower the edge under a part, in place, where what follows has as much to give."""
    heights, _ = shared
    following = range(part + 1, len(heights))
    give = {k: max(0.0, heights[k] - column.children[k].height) for k in following}
    total = sum(give.values())
    if total < by or not column.children[part].bounded:
        return
    heights[part] += by
    for k in following:
        heights[k] -= by * give[k] / total
