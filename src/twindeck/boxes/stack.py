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


@dataclass(frozen=True, slots=True)
class Stack:
    """Fragments one under the other; `gaps[i]` is the space above the i-th, the first one's is ignored."""

    children: tuple[Fragment, ...]
    gaps: tuple[float, ...]
    width: float
    name: str = "stack"
    origin: Span | None = None
    shares: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        return sum(child.height for child in self.children) + sum(self.gaps[1:])

    @property
    def grow(self) -> float:
        return max((child.grow for child in self.children), default=0.0)

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        return tuple(t for child in self.children for t in child.overflow)

    @property
    def parts(self) -> tuple[Fragment, ...]:
        return self.children

    def heights(self, height: float) -> list[float]:
        """Share out a height: to each its own, and what is over to those that grow, by their height and share."""
        own = [child.height for child in self.children]
        spare = height - sum(own) - sum(self.gaps[1:])
        if spare <= 0:
            return own
        if self.shares and any(self.shares):
            return _by_share(own, self.shares, height - sum(self.gaps[1:]))
        weights = [child.grow * max(child.height, 1.0) for child in self.children]
        total = sum(weights)
        if not total:
            return own
        return [h + spare * w / total for h, w in zip(own, weights, strict=True)]

    def place(self, box: Box) -> tuple[Node, ...]:
        nodes: list[Node] = []
        y = box.y
        for number, (child, height) in enumerate(zip(self.children, self.heights(box.h), strict=True)):
            y += self.gaps[number] if number else 0.0
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
    for child, space in children:
        before = merged[-1][0] if merged else None
        if (
            isinstance(child, TextFragment)
            and isinstance(before, TextFragment)
            and not (shares or child.alone or before.alone or child.grow or before.grow)
        ):
            joined = typeset.stack(((before.content, 0.0), (child.content, space)))
            merged[-1] = (TextFragment(before.name, joined, before.origin), merged[-1][1])
        else:
            merged.append((child, space))
    if len(merged) == 1 and not shares:
        return merged[0][0]
    return Stack(
        tuple(child for child, _ in merged), tuple(space for _, space in merged), width, name, origin, tuple(shares)
    )
