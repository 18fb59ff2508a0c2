"""A fragment in a panel with margins, and a fragment in a group of a role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twindeck.boxes.fragment import Fragment, Overflow
from twindeck.diagnostics import Span
from twindeck.geometry import RECT, Box, Geometry, round_rect
from twindeck.scene import Group, Node, Panel, Role, Shape, Stroke
from twindeck.text import inline
from twindeck.theme import Colour

VOID = 0.1
"""How much of a panel may be empty beyond its margins and gaps."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A fragment in a panel with margins (left, top, right, bottom), as a group of its own. It hugs what it holds."""

    name: str
    child: Fragment
    margins: tuple[float, float, float, float]
    width: float
    fill: Colour | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    origin: Span | None = None
    least: float = 0.0
    role: Role = Role.DIV
    anchor: Literal["top", "middle"] = "top"
    track: str = ""
    lead: float = 0.0

    @property
    def height(self) -> float:
        return max(self.least, self.child.height + self.margins[1] + self.margins[3])

    @property
    def most(self) -> float:
        return max(self.height, (self.child.most + self.margins[1] + self.margins[3]) / (1 - VOID))

    @property
    def bounded(self) -> bool:
        return self.fill is not None or self.stroke is not None

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        return self.child.overflow

    @property
    def parts(self) -> tuple[Fragment, ...]:
        return (self.child,)

    def place(self, box: Box) -> tuple[Node, ...]:
        nodes: list[Node] = []
        if self.bounded:
            geometry: Geometry = round_rect(self.radius) if self.radius else RECT
            nodes.append(
                Shape(f"{self.name} – panel", box, Panel(geometry, self.fill, self.stroke), origin=self.origin)
            )
        inner = box.inset(*self.margins)
        if self.anchor == "middle":
            spare = max(0.0, inner.h - self.child.most)
            inner = Box(inner.x, inner.y + spare / 2, inner.w, inner.h - spare)
        nodes += self.child.place(inner)
        name = inline.plain(self.name)
        return (Group(name, box, tuple(nodes), role=self.role, joined=True, origin=self.origin),)


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
    track: str = ""

    @property
    def width(self) -> float:
        return self.child.width

    @property
    def height(self) -> float:
        return self.child.height

    @property
    def most(self) -> float:
        return self.child.most

    @property
    def bounded(self) -> bool:
        return self.child.bounded

    @property
    def lead(self) -> float:
        return self.child.lead

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        return self.child.overflow

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


def tallest_part(fragment: Fragment) -> Fragment:
    """Return the innermost named part that takes most of the height; a panel stands for all that is in it."""
    parts = [part for part in fragment.parts if part.height > 0]
    if not parts or (isinstance(fragment, Framed) and fragment.origin is not None):
        return fragment
    deeper = tallest_part(max(parts, key=lambda part: part.height))
    return deeper if deeper.origin is not None else fragment
