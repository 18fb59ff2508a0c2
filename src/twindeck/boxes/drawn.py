"""Something that draws itself when its place is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from twindeck.boxes.fragment import Fragment, Overflow
from twindeck.diagnostics import Span
from twindeck.geometry import Box
from twindeck.scene import Node


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something that draws itself in its box. `tallest` is the greatest height it looks good at, where that is more than
    its height.
    """

    name: str
    width: float
    height: float
    draw: Callable[[Box], tuple[Node, ...]] = field(repr=False)
    origin: Span | None = None
    tallest: float = 0.0
    overflow: tuple[Overflow, ...] = ()
    bounded: bool = False
    track: str = ""
    lead: float = 0.0

    @property
    def most(self) -> float:
        return max(self.height, self.tallest)

    @property
    def parts(self) -> tuple[Fragment, ...]:
        return ()

    def place(self, box: Box) -> tuple[Node, ...]:
        return self.draw(box)


def space(width: float, height: float) -> Drawn:
    """Return an empty stretch."""
    return Drawn("space", width, height, lambda _: ())
