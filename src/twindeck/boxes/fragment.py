"""What a laid-out part of a slide knows of itself: its size, what in it overflows, and how to place itself.

A fragment knows how high it needs to be. Placing it in a box at least that high gives nodes; what is over is spread where
a fragment can take it (`grow`). A fragment too wide for its width says so in `overflow`, and the slide is fitted smaller.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from twindeck.diagnostics import Span
from twindeck.geometry import Box
from twindeck.scene import Node
from twindeck.text import typeset


@dataclass(frozen=True, slots=True)
class Overflow:
    """Something wider than its place: by how many points, what, and where in the deck.

    A `soft` one fits, but had a word torn apart: reason to try a smaller size, not to refuse.
    """

    excess: float
    what: str
    origin: Span | None
    soft: bool = False


def overflow_of(content: typeset.TextLayout, what: str, origin: Span | None) -> tuple[Overflow, ...]:
    """Return what is wrong with text set in a width: too wide, or torn."""
    excess = content.widest - content.width
    if excess > 0.5:
        return (Overflow(excess, what, origin),)
    return (Overflow(0.0, what, origin, soft=True),) if content.torn else ()


class Fragment(Protocol):
    """Something laid out at a width. `grow` is its share of spare height, 0 for none."""

    @property
    def name(self) -> str: ...
    @property
    def origin(self) -> Span | None: ...
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...
    @property
    def grow(self) -> float: ...
    @property
    def overflow(self) -> tuple[Overflow, ...]: ...
    @property
    def parts(self) -> tuple[Fragment, ...]: ...
    def place(self, box: Box) -> tuple[Node, ...]: ...


def bounds(nodes: Sequence[Node]) -> Box:
    """Return the box around nodes."""
    x = min(node.box.x for node in nodes)
    y = min(node.box.y for node in nodes)
    right = max(node.box.right for node in nodes)
    bottom = max(node.box.bottom for node in nodes)
    return Box(x, y, right - x, bottom - y)
