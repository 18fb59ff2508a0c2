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
    for _ in range(PASSES):
        for first in range(len(columns) - 1):
            for i in range(len(columns[first].children) - 1):
                for j in range(len(columns[first + 1].children) - 1):
                    _bring_level(columns, shared, (first, i), (first + 1, j))
    return shared


PASSES = 2
"""An edge that is moved moves those below it: they are looked at once more."""


def _bring_level(
    columns: Sequence[Stack],
    shared: Sequence[tuple[list[float], list[float]]],
    left: tuple[int, int],
    right: tuple[int, int],
) -> None:
    """Bring two edges level that nearly are, each a column and a part: the upper one goes down, else the lower one up."""
    apart = _edges(shared[right[0]])[right[1]] - _edges(shared[left[0]])[left[1]]
    if not 0.1 < abs(apart) < NEAR:
        return
    (upper, i), (lower, j) = (left, right) if apart > 0 else (right, left)
    if not _move_edge(columns[upper], shared[upper], i, abs(apart)):
        _move_edge(columns[lower], shared[lower], j, -abs(apart))


def _edges(shared: tuple[list[float], list[float]]) -> list[float]:
    """Return the lower edges of a column's parts, from its top."""
    heights, gaps = shared
    return list(accumulate(gap + height for gap, height in zip(gaps, heights, strict=True)))


def _move_edge(column: Stack, shared: tuple[list[float], list[float]], part: int, by: float) -> bool:
    """Move the edge under a part down by points (up where negative), in place; tell whether what gives had as much."""
    heights, _ = shared
    following, above = range(part + 1, len(heights)), range(part + 1)
    giving = following if by > 0 else above
    give = {k: max(0.0, heights[k] - column.children[k].height) for k in giving}
    takers = [part] if by > 0 else [k for k in following if column.children[k].bounded]
    total = sum(give.values())
    if total < abs(by) or not takers or not column.children[part].bounded:
        return False
    heights[takers[0]] += abs(by)
    for k in giving:
        heights[k] -= abs(by) * give[k] / total
    return True
