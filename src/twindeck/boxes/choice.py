"""Several arrangements of the same content, of which the one that suits its box best is placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twindeck.boxes.fragment import Fragment, Overflow
from twindeck.diagnostics import Span
from twindeck.geometry import Box
from twindeck.scene import Node


@dataclass(frozen=True, slots=True)
class Choice:
    """Arrangements at one width, the preferred one first. It is as low as its lowest and may be as high as its highest."""

    options: tuple[Fragment, ...]

    @property
    def name(self) -> str:
        return self.options[0].name

    @property
    def origin(self) -> Span | None:
        return self.options[0].origin

    @property
    def width(self) -> float:
        return self.options[0].width

    @property
    def height(self) -> float:
        return min(option.height for option in self.options)

    @property
    def most(self) -> float:
        return max(option.most for option in self.options)

    @property
    def bounded(self) -> bool:
        return self.options[0].bounded

    @property
    def track(self) -> str:
        return self.options[0].track

    @property
    def lead(self) -> float:
        return self.options[0].lead

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        return self.options[0].overflow

    @property
    def parts(self) -> tuple[Fragment, ...]:
        return (self.options[0],)

    def place(self, box: Box) -> tuple[Node, ...]:
        return self.best(box.h).place(box)

    def best(self, height: float) -> Fragment:
        """Return the arrangement for a height: of those that fit, the one that leaves least of it empty."""
        fitting = [option for option in self.options if option.height <= height + 0.1]
        if not fitting:
            return min(self.options, key=lambda option: option.height)
        return min(fitting, key=lambda option: max(0.0, height - option.most))


def choice(options: Sequence[Fragment]) -> Fragment:
    """Return a choice among arrangements in which no word is torn or too wide, or the first where all have one."""
    whole = [option for option in options if not option.overflow]
    if len(whole) > 1:
        return Choice(tuple(whole))
    return whole[0] if whole else options[0]
