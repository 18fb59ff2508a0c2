"""What a laid-out part of a slide knows of itself: its size, what in it overflows, and how to place itself.

A fragment knows how high it has to be (`height`) and up to which height it looks good (`most`). Placing it in a box between
the two gives nodes that fill the box; what is over `most` stays empty, and a container gives it to gaps or to its own foot.
A fragment too wide for its width says so in `overflow`, and the slide is fitted smaller.
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
    """Something laid out at a width; heights in points.

    `bounded` tells that its edge shows (a panel, or something that holds one), so that neighbours should end level with it.
    `track` says what it is among the parts of a card; parts of one track stand level in cards side by side. `lead` is how
    far its main line stands below its top, where neighbours should have theirs level (a metric's label over its number).
    """

    @property
    def name(self) -> str: ...
    @property
    def origin(self) -> Span | None: ...
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...
    @property
    def most(self) -> float: ...
    @property
    def bounded(self) -> bool: ...
    @property
    def track(self) -> str: ...
    @property
    def lead(self) -> float: ...
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
