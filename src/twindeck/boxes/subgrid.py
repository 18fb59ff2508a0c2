"""Cards side by side share the lines of their parts: headings, rules, labels, numbers and pictures stand level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from twindeck.boxes.drawn import space
from twindeck.boxes.fragment import Fragment, Overflow
from twindeck.boxes.panel import Framed
from twindeck.boxes.stack import Stack
from twindeck.diagnostics import Span
from twindeck.geometry import Box
from twindeck.scene import Node


@dataclass(frozen=True, slots=True)
class Level:
    """A fragment in a place as high as its neighbours', its main line as low as theirs."""

    child: Fragment
    height: float
    drop: float = 0.0

    @property
    def name(self) -> str:
        return self.child.name

    @property
    def origin(self) -> Span | None:
        return self.child.origin

    @property
    def width(self) -> float:
        return self.child.width

    @property
    def most(self) -> float:
        return self.height

    @property
    def bounded(self) -> bool:
        return self.child.bounded

    @property
    def track(self) -> str:
        return self.child.track

    @property
    def lead(self) -> float:
        return self.child.lead + self.drop

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        return self.child.overflow

    @property
    def parts(self) -> tuple[Fragment, ...]:
        return (self.child,)

    def place(self, box: Box) -> tuple[Node, ...]:
        return self.child.place(Box(box.x, box.y + self.drop, box.w, box.h - self.drop))


def levelled(cards: Sequence[Fragment]) -> tuple[Fragment, ...]:
    """Return cards whose first parts, as far as they are of the same tracks in all of them, stand level."""
    framed = [card for card in cards if isinstance(card, Framed)]
    if len(framed) < 2 or len(framed) != len(cards) or len({card.margins for card in framed}) > 1:
        return tuple(cards)
    parts = [_parts(card) for card in framed]
    tracks = zip(*([part.track for part, _ in own] for own in parts), strict=False)
    count = len(list(takewhile(lambda same: same[0] != "" and len(set(same)) == 1, tracks)))
    highest = max(card.height for card in framed)
    for shared in range(count, 0, -1):
        made = _sharing(framed, parts, shared)
        if max(card.height for card in made) <= highest + DEARER:
            return tuple(made)
    return tuple(cards)


DEARER = 10.0
"""How much higher a row of cards may become, in points, for the lines that its cards share."""


def _sharing(cards: Sequence[Framed], parts: Sequence[Sequence[tuple[Fragment, float]]], count: int) -> list[Fragment]:
    """Return cards whose first `count` parts stand level."""
    levels = [level_parts([own[i][0] for own in parts]) for i in range(count)]
    gaps = [max(own[i][1] for own in parts) for i in range(count)]
    made: list[Fragment] = []
    for number, (card, own) in enumerate(zip(cards, parts, strict=True)):
        children = [levels[i][number] for i in range(count)] + [part for part, _ in own[count:]]
        between = [*gaps, *(gap for _, gap in own[count:])]
        stack = Stack(tuple(children), tuple(between), card.child.width, card.child.name, card.child.origin)
        made.append(replace(card, child=stack))
    return made


def level_parts(parts: Sequence[Fragment]) -> list[Fragment]:
    """Return parts of one track with their main lines level, all as high as the highest."""
    lead = max(part.lead for part in parts)
    drops = [lead - part.lead if part.lead else 0.0 for part in parts]
    height = max(part.height + drop for part, drop in zip(parts, drops, strict=True))
    return [Level(part, height, drop) for part, drop in zip(parts, drops, strict=True)]


def _parts(card: Framed) -> list[tuple[Fragment, float]]:
    """Return the parts of a card with the gaps above them; those of a stack within its stack are its own."""
    return _flat(card.child, 0.0)


def _flat(fragment: Fragment, gap: float) -> list[tuple[Fragment, float]]:
    if not isinstance(fragment, Stack) or fragment.track or any(fragment.shares):
        return [(fragment, gap)]
    found: list[tuple[Fragment, float]] = []
    for number, (child, own) in enumerate(zip(fragment.children, fragment.gaps, strict=True)):
        found += _flat(child, own if number else gap)
    return found or [(space(fragment.width, 0.0), gap)]
