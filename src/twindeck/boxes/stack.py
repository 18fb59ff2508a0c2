"""Fragments one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twindeck.boxes.fragment import Fragment, Overflow
from twindeck.boxes.textbox import TextFragment
from twindeck.diagnostics import Span
from twindeck.geometry import Box
from twindeck.scene import Node
from twindeck.text import typeset

STRETCH = 2.0
"""How many times as wide as the theme says a gap may become where there is room."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Fragments one under the other; `gaps[i]` is the space above the i-th, the first one's is ignored.

    Spare height goes to the parts that can use it and to the gaps, each up to its limit; what is left over stays at the
    foot. `shares` are an author's own: then the parts take all of the height, none less than it needs. With `fills` set
    the parts with edges of their own take what is left over, so that the last one ends at the foot.
    """

    children: tuple[Fragment, ...]
    gaps: tuple[float, ...]
    width: float
    name: str = "stack"
    origin: Span | None = None
    shares: tuple[float, ...] = ()
    track: str = ""
    lead: float = 0.0
    fills: bool = False

    @property
    def height(self) -> float:
        return sum(child.height for child in self.children) + sum(self.gaps[1:])

    @property
    def most(self) -> float:
        return sum(child.most for child in self.children) + STRETCH * sum(self.gaps[1:])

    @property
    def bounded(self) -> bool:
        return any(child.bounded for child in self.children)

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        return tuple(t for child in self.children for t in child.overflow)

    @property
    def parts(self) -> tuple[Fragment, ...]:
        return self.children

    def shared_out(self, height: float) -> tuple[list[float], list[float]]:
        """Return the heights of the parts in a given height, and the gaps above them."""
        own = [child.height for child in self.children]
        gaps = [0.0, *self.gaps[1:]]
        spare = height - sum(own) - sum(gaps)
        if spare <= 0:
            return own, gaps
        if any(self.shares):
            return _by_share(own, self.shares, height - sum(gaps)), gaps
        room = [child.most - child.height for child in self.children]
        wider = [(STRETCH - 1) * gap for gap in gaps]
        capacity = sum(room) + sum(wider)
        part = min(1.0, spare / capacity) if capacity else 0.0
        heights = [h + r * part for h, r in zip(own, room, strict=True)]
        gaps = [gap + more * part for gap, more in zip(gaps, wider, strict=True)]
        left = spare - capacity * part
        if self.fills and left > 0:
            edged = [h if child.bounded else 0.0 for h, child in zip(heights, self.children, strict=True)]
            total = sum(edged)
            heights = [h + (left * e / total if total else 0.0) for h, e in zip(heights, edged, strict=True)]
        return heights, gaps

    def place(self, box: Box) -> tuple[Node, ...]:
        return self.place_at(box, *self.shared_out(box.h))

    def place_at(self, box: Box, heights: Sequence[float], gaps: Sequence[float]) -> tuple[Node, ...]:
        """Place the parts at given heights with given gaps above them."""
        nodes: list[Node] = []
        y = box.y
        for child, height, gap in zip(self.children, heights, gaps, strict=True):
            y += gap
            nodes += child.place(Box(box.x, y, box.w, height))
            y += height
        return tuple(nodes)


def _by_share(own: Sequence[float], shares: Sequence[float], height: float) -> list[float]:
    """Share out a height by shares, but give none less than its own."""
    result = list(own)
    free = set(range(len(own)))
    while free:
        rest = height - sum(result[i] for i in range(len(own)) if i not in free)
        total = sum(shares[i] for i in free)
        short = {i for i in free if total <= 0 or rest * shares[i] / total < own[i]}
        if not short:
            for i in free:
                result[i] = rest * shares[i] / total
            break
        free -= short
    return result


def stacked(
    children: Sequence[tuple[Fragment, float]],
    width: float,
    *,
    name: str = "stack",
    origin: Span | None = None,
    shares: Sequence[float] = (),
) -> Fragment:
    """Stack fragments, each with the space above it; neighbouring texts become one frame."""
    merged: list[tuple[Fragment, float]] = []
    for child, gap in children:
        before = merged[-1][0] if merged else None
        if (
            isinstance(child, TextFragment)
            and isinstance(before, TextFragment)
            and not (shares or child.alone or before.alone)
        ):
            joined = typeset.stack(((before.content, 0.0), (child.content, gap)))
            merged[-1] = (TextFragment(before.name, joined, before.origin, track=before.track), merged[-1][1])
        else:
            merged.append((child, gap))
    if len(merged) == 1 and not shares:
        return merged[0][0]
    return Stack(
        tuple(child for child, _ in merged), tuple(gap for _, gap in merged), width, name, origin, tuple(shares)
    )
