"""How a body is fitted: the size of its type in a few degrees, the air between its parts, and what is said where it fails.

The size of type is a matter of the whole deck: slides of a family share it (`compose` chooses). The air is a slide's own.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from twindeck.boxes import Fragment, tallest_part
from twindeck.context import Context
from twindeck.diagnostics import Diagnostic, Span, error, warning
from twindeck.geometry import Box
from twindeck.scene import Node, Text, paragraphs, texts
from twindeck.text import typeset

DEGREES = (2.0, 1.5, 1.0, 0.5, 0.0)
"""Degrees of the size of type, from the theme's largest over its own to its smallest. Few, so that a deck has few sizes."""

AIRS = (2.0, 1.5, 1.0, 0.75, 0.5, 0.25, 0.0)
"""Degrees of the distances between parts, from the widest to the theme's smallest."""

CALM = 0.92
"""How much of its region a body with larger type than the theme's own may fill: it grows to be read, not to be crowded."""

THIRD = 0.35
"""Where a body stands that leaves much of its region empty: this part of what is left is above it."""

NOTICEABLE = 0.16
"""How much of a region must be left for its body to be moved down: less than that, it stands under the title as ever."""

HALF_EMPTY = 0.30
"""How much of a region may stay empty in one piece before it is a finding."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a slide that a body is laid out in: its name and place."""

    name: str
    box: Box


Body = Callable[[Context, float], Fragment]
"""Lays a body out in a context, at a width."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A body in its region: its nodes, and what was wrong."""

    nodes: tuple[Node, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Trial:
    """A body laid out in a degree and an air: whether it fits, and whether all its words are whole."""

    fragment: Fragment
    fits: bool
    whole: bool


@dataclass(slots=True)
class Fitting:
    """A body and its region; remembers what was tried."""

    context: Context
    region: Region
    body: Body
    slide: str
    origin: Span | None
    grows: bool = False
    sinks: bool = True
    """Whether a body that leaves much of the region empty stands lower in it."""
    _known: dict[tuple[float, float], _Trial] = field(default_factory=dict)

    @property
    def degrees(self) -> tuple[float, ...]:
        """The degrees of type that may be used here."""
        return DEGREES if self.grows else tuple(degree for degree in DEGREES if degree <= 1)

    def _trial(self, degree: float, air: float) -> _Trial:
        key = degree, air
        if key not in self._known:
            at = replace(self.context, fit=degree, air=air)
            fragment = self.body(at, self.region.box.w)
            room = self.region.box.h * (CALM if degree > 1 else 1.0)
            hard = any(not one.soft for one in fragment.overflow)
            self._known[key] = _Trial(fragment, fragment.height <= room + 0.1 and not hard, not fragment.overflow)
        return self._known[key]

    def best(self) -> float:
        """Return the largest degree at which the body fits with all words whole; the smallest where none does."""
        degrees = self.degrees
        first, last = 0, len(degrees) - 1
        # what fits at a degree fits at every smaller one, near enough
        while first < last:
            middle = (first + last) // 2
            if self._trial(degrees[middle], _least_air(degrees[middle])).fits:
                last = middle
            else:
                first = middle + 1
        for degree in degrees[first:]:
            trial = self._trial(degree, _least_air(degree))
            if trial.fits and trial.whole:
                return degree
        return degrees[first]

    def at(self, degree: float) -> Fitted:
        """Lay the body out in a degree of type, with as much air as there is room for.

        Words that the layout tore or let out of their box, whichever part they stand in, send it to the next smaller
        degree; at the smallest they are errors.
        """
        degrees = [one for one in self.degrees if one <= degree]
        for smaller in degrees:
            trial = self._airiest(smaller)
            nodes, where = self._placed(trial.fragment)
            problems = tuple(self._unfit(trial, nodes))
            if not problems or smaller == degrees[-1]:
                problems = problems or tuple(self._void(where))
                return Fitted(nodes, problems)
        raise ValueError("a degree below the smallest")

    def _airiest(self, degree: float) -> _Trial:
        airs = [air for air in AIRS if air <= max(1.0, degree)]
        fitting = (trial for trial in (self._trial(degree, air) for air in airs) if trial.fits and trial.whole)
        return next(fitting, self._trial(degree, 0.0))

    def _placed(self, fragment: Fragment) -> tuple[tuple[Node, ...], Box]:
        region = self.region.box
        used = max(fragment.height, min(region.h, fragment.most))
        left = region.h - used
        down = left * THIRD if self.sinks and left > NOTICEABLE * region.h else 0.0
        box = Box(region.x, region.y + down, region.w, used)
        return fragment.place(box), box

    def _void(self, where: Box) -> Iterator[Diagnostic]:
        """Yield a warning where a large part of the region stays empty."""
        region = self.region.box
        largest = max(where.y - region.y, region.bottom - where.bottom)
        if self.sinks and largest > HALF_EMPTY * region.h:
            yield warning(
                "half-empty",
                f"slide “{self.slide}”: {round(100 * (region.h - where.h) / region.h)} % of {self.region.name} is empty",
                self.origin,
                "say more on this slide, join it with a neighbour, or make it a statement or message",
            )

    def _unfit(self, trial: _Trial, nodes: Sequence[Node]) -> Iterator[Diagnostic]:
        """Yield what does not fit: too high, too wide, or torn."""
        fragment, name = trial.fragment, f"slide “{self.slide}”"
        over = fragment.height - self.region.box.h
        if over > 0.1:
            blame = tallest_part(fragment)
            yield error(
                "does-not-fit",
                f"{name}: {self.region.name} is {math.ceil(over)} pt too high at the smallest size; most of it is "
                f"“{blame.name}”",
                blame.origin or self.origin,
                "shorten the text, move a block to another column or slide, or give its column a larger share",
            )
        told: set[tuple[str, Span | None]] = set()
        for one in fragment.overflow:
            if not one.soft:
                told.add((one.what, one.origin))
                yield error(
                    "too-wide",
                    f"{name}: “{one.what}” is {math.ceil(one.excess)} pt wider than its place at the smallest size",
                    one.origin or self.origin,
                    "shorten it, or give its column a larger share",
                )
        for text, excess in outside(nodes):
            if (text.name, text.origin) not in told and over <= 0.1:
                yield error(
                    "too-wide",
                    f"{name}: “{text.name}” is {math.ceil(excess)} pt larger than its place at the smallest size",
                    text.origin or self.origin,
                    "shorten it, or give it more room",
                )


def _least_air(degree: float) -> float:
    """Return the least air at a degree: type does not grow at the cost of the distances around it."""
    return 1.0 if degree > 1 else 0.0


ROUNDING = 1.0
"""How far letters may reach beyond their box in points: what frames of single lines and rounding leave over."""


def outside(nodes: Sequence[Node]) -> Iterator[tuple[Text, float]]:
    """Yield the texts whose lines leave their box, with how far, in points."""
    for text in texts(nodes):
        width = text.box.w
        wide = max((line.x + line.width for p in paragraphs(text.content) for line in p.lines), default=0.0) - width
        high = typeset.text_bottom(text.content) - text.box.h
        left = -min((line.x for p in paragraphs(text.content) for line in p.lines), default=0.0)
        excess = max(wide, high, left)
        if excess > ROUNDING:
            yield text, excess
