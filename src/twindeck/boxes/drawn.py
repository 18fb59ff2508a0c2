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
    """Something of a fixed size that draws itself when its place is known."""

    name: str
    width: float
    height: float
    draw: Callable[[Box], tuple[Node, ...]] = field(repr=False)
    origin: Span | None = None
    grow: float = 0.0
    overflow: tuple[Overflow, ...] = ()

    @property
    def parts(self) -> tuple[Fragment, ...]:
        return ()

    def place(self, box: Box) -> tuple[Node, ...]:
        return self.draw(box)
