"""Things laid out at a width but not yet in a place: text, stacks, rows, grids, panels. Knows no block and no slide.

A fragment knows how high it needs to be. Placing it in a box at least that high gives nodes; what is over is spread where
a fragment can take it (`grow`). A fragment too wide for its width says so in `tight`, and the slide is fitted smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from twindeck.diagnostics import Span
from twindeck.geometry import RECT, Box, Geometry, round_rect
from twindeck.layout import inline, setting
from twindeck.scene import Group, Node, Panel, Role, Shape, Stroke, Text
from twindeck.theme import Colour


@dataclass(frozen=True, slots=True)
class Tight:
    """Something wider than its place: by how many points, what, and where in the deck.

    A `soft` one fits, but had a word torn apart: reason to try a smaller size, not to refuse.
    """

    excess: float
    what: str
    origin: Span | None
    soft: bool = False


def too_tight(content: setting.Set, what: str, origin: Span | None) -> tuple[Tight, ...]:
    """Return what is wrong with text set in a width: too wide, or torn."""
    excess = content.widest - content.width
    if excess > 0.5:
        return (Tight(excess, what, origin),)
    return (Tight(0.0, what, origin, soft=True),) if content.torn else ()


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
    def tight(self) -> tuple[Tight, ...]: ...
    @property
    def parts(self) -> tuple[Fragment, ...]: ...
    def place(self, box: Box) -> tuple[Node, ...]: ...


@dataclass(frozen=True, slots=True)
class TextFragment:
    """Text without a shape. Neighbours in a stack become one frame, as one would make them by hand."""

    name: str
    content: setting.Set
    origin: Span | None = None
    role: Role | None = None
    anchor: Literal["top", "middle", "bottom"] = "top"
    grow: float = 0.0
    alone: bool = False

    @property
    def width(self) -> float:
        return self.content.width

    @property
    def height(self) -> float:
        return self.content.height

    @property
    def tight(self) -> tuple[Tight, ...]:
        return too_tight(self.content, self.name, self.origin)

    @property
    def parts(self) -> tuple[Fragment, ...]:
        return ()

    def place(self, box: Box) -> tuple[Node, ...]:
        if not self.content.content:
            return ()
        width = box.w
        if self.content.single_lines:
            width = min(
                max(box.w, self.content.widest), self.content.widest + setting.SLACK + 0.04 * self.content.widest
            )
        high = box.h if self.anchor != "top" else min(box.h, self.height)
        return (
            setting.frame(
                self.name,
                self.content,
                Box(box.x, box.y, width, high),
                role=self.role,
                anchor=self.anchor,
                origin=self.origin,
            ),
        )


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
    def tight(self) -> tuple[Tight, ...]:
        return tuple(t for child in self.children for t in child.tight)

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
    def tight(self) -> tuple[Tight, ...]:
        return tuple(t for child in self.children for t in child.tight)

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


@dataclass(frozen=True, slots=True)
class Framed:
    """A fragment in a panel with margins (left, top, right, bottom), as a group of its own."""

    name: str
    child: Fragment
    margins: tuple[float, float, float, float]
    width: float
    fill: Colour | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    origin: Span | None = None
    grow: float = 1.0
    least: float = 0.0
    role: Role = Role.DIV
    anchor: Literal["top", "middle"] = "top"

    @property
    def height(self) -> float:
        return max(self.least, self.child.height + self.margins[1] + self.margins[3])

    @property
    def tight(self) -> tuple[Tight, ...]:
        return self.child.tight

    @property
    def parts(self) -> tuple[Fragment, ...]:
        return (self.child,)

    def place(self, box: Box) -> tuple[Node, ...]:
        nodes: list[Node] = []
        if self.fill is not None or self.stroke is not None:
            geometry: Geometry = round_rect(self.radius) if self.radius else RECT
            nodes.append(
                Shape(f"{self.name} – panel", box, Panel(geometry, self.fill, self.stroke), origin=self.origin)
            )
        inner = box.inset(*self.margins)
        if self.anchor == "middle":
            spare = max(0.0, inner.h - self.child.height)
            inner = Box(inner.x, inner.y + spare / 2, inner.w, inner.h - spare)
        nodes += self.child.place(inner)
        name = inline.plain(self.name)
        return (Group(name, box, tuple(nodes), role=self.role, joined=True, origin=self.origin),)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something of a fixed size that draws itself when its place is known."""

    name: str
    width: float
    height: float
    draw: Callable[[Box], tuple[Node, ...]] = field(repr=False)
    origin: Span | None = None
    grow: float = 0.0
    tight: tuple[Tight, ...] = ()

    @property
    def parts(self) -> tuple[Fragment, ...]:
        return ()

    def place(self, box: Box) -> tuple[Node, ...]:
        return self.draw(box)


@dataclass(frozen=True, slots=True)
class Grouped:
    """A fragment whose nodes are wrapped in a group of a role, such as a list or a table of contents."""

    name: str
    child: Fragment
    role: Role
    origin: Span | None = None
    numbering: Literal["disc", "decimal", "none"] = "none"
    joined: bool = False
    alt: str | None = None

    @property
    def width(self) -> float:
        return self.child.width

    @property
    def height(self) -> float:
        return self.child.height

    @property
    def grow(self) -> float:
        return self.child.grow

    @property
    def tight(self) -> tuple[Tight, ...]:
        return self.child.tight

    @property
    def parts(self) -> tuple[Fragment, ...]:
        return (self.child,)

    def place(self, box: Box) -> tuple[Node, ...]:
        return (
            Group(
                self.name,
                box,
                self.child.place(box),
                role=self.role,
                alt=self.alt,
                numbering=self.numbering,
                joined=self.joined,
                origin=self.origin,
            ),
        )


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
            and not (shares or child.alone or before.alone or child.role or before.role or child.grow or before.grow)
        ):
            joined = setting.stack(((before.content, 0.0), (child.content, space)))
            merged[-1] = (TextFragment(before.name, joined, before.origin), merged[-1][1])
        else:
            merged.append((child, space))
    if len(merged) == 1 and not shares:
        return merged[0][0]
    return Stack(
        tuple(child for child, _ in merged), tuple(space for _, space in merged), width, name, origin, tuple(shares)
    )


def to_blame(fragment: Fragment, height: float) -> Fragment:
    """Return the innermost named part that is most responsible for not fitting into a height."""
    parts = [part for part in fragment.parts if part.height > 0]
    if not parts:
        return fragment
    tallest = max(parts, key=lambda part: part.height)
    if isinstance(fragment, Framed) and fragment.origin is not None:
        return fragment
    deeper = to_blame(tallest, height)
    return deeper if deeper.origin is not None else fragment


def bounds(nodes: Sequence[Node]) -> Box:
    """Return the box around nodes."""
    x = min(node.box.x for node in nodes)
    y = min(node.box.y for node in nodes)
    right = max(node.box.right for node in nodes)
    bottom = max(node.box.bottom for node in nodes)
    return Box(x, y, right - x, bottom - y)


__all__ = [
    "Drawn",
    "Fragment",
    "Framed",
    "Grouped",
    "Row",
    "Stack",
    "Text",
    "TextFragment",
    "Tight",
    "bounds",
    "stacked",
    "to_blame",
    "too_tight",
]
