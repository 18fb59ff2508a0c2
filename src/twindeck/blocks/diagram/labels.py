"""An arrow's words: set, given room beside the part of the way that carries them, and placed clear of lines and boxes.

Words of a lying part stand above it and what goes along it below; those of an upright one beside it. Where that is taken,
other places along the way are tried, and the best one is kept: a rule over the slide reports what is still too near.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from twindeck.blocks.diagram.bodies import STRAIGHT, Placement
from twindeck.blocks.diagram.model import ArrowModel
from twindeck.blocks.diagram.nodes import THICKNESS
from twindeck.blocks.diagram.routing import LANE, Side, Way
from twindeck.blocks.diagram.tracks import is_lying
from twindeck.context import Context
from twindeck.geometry import Box
from twindeck.scene import Node, Role, Run, paragraphs
from twindeck.text import typeset

GAP = 6.0 + THICKNESS / 2 + 0.5
"""Distance of an arrow's words from the middle of its line, in points: six from its edge, and something for rounding."""

HEAD = 3.0 * THICKNESS
"""Length of an arrow head, in points."""

LOOSE = 1.07
"""How many times as wide as their widest line words are set again: office programs make some lines wider."""

WIDEST = 0.3
"""The most of a diagram's width that the words of an arrow may take."""


@dataclass(frozen=True, slots=True)
class Words:
    """An arrow's words, set: its label, and what goes along it."""

    label: typeset.TextLayout | None
    items: typeset.TextLayout | None

    @property
    def width(self) -> float:
        """The widest line, in points."""
        return max((part.widest for part in (self.label, self.items) if part), default=0.0)

    @property
    def height(self) -> float:
        """The height of both, in points."""
        return sum(part.height for part in (self.label, self.items) if part)

    @property
    def both(self) -> typeset.TextLayout | None:
        """The label with what goes along below it."""
        parts = [part for part in (self.label, self.items) if part]
        return typeset.stack([(part, 2.0) for part in parts]) if parts else None


@dataclass(frozen=True, slots=True)
class WordsBoth:
    """An arrow's words, set for a lying part of its way (in the middle of it) and for an upright one (beside it)."""

    lying: Words
    upright: Words

    def __bool__(self) -> bool:
        return self.lying.label is not None or self.lying.items is not None

    def along(self, lying: bool) -> Words:
        """Return the words for a part of a way."""
        return self.lying if lying else self.upright


def set_both(arrow: ArrowModel, context: Context, width: float, role: Role) -> WordsBoth:
    """Set an arrow's words, no wider than they need."""
    room = WIDEST * width
    made = _set(arrow, context, room, role, "center")
    if made.width and (made.label or made.items):
        made = _set(arrow, context, min(room, made.width * LOOSE + 2.0), role, "center")
    return WordsBoth(made, _set(arrow, context, min(room, made.width * LOOSE + 2.0), role, "left"))


def _set(arrow: ArrowModel, context: Context, width: float, role: Role, align: Literal["center", "left"]) -> Words:
    def paragraph(runs: Sequence[Run], leading: float) -> typeset.TextLayout:
        return typeset.layout_paragraph(runs, leading, width, role=role, align=align, breaks="phrases")

    label = paragraph(context.runs(arrow.label, "arrow"), context.leading("arrow")) if arrow.label else None
    parts = [(paragraph(context.runs(item, "arrow-item"), context.leading("arrow-item")), 2.0) for item in arrow.items]
    items = typeset.stack(parts) if parts else None
    return Words(label, items)


# -------------------------------------------------------------------------------------------------------------- carriers


def lane(words: WordsBoth) -> tuple[float, float]:
    """Return how wide an arrow is with its words where it lies, and where it is upright, in points."""
    if not words:
        return LANE, LANE
    lying, upright = words.lying, words.upright
    return max(LANE, lying.height + 2 * GAP), max(LANE, upright.width + GAP + LANE / 2 + 6)


def carrier(way: Way, words: WordsBoth, bundle: int | None) -> int | None:
    """Return which part of a way carries its words; None where there are none.

    Of a way that bends twice between two layers it is the part that it has for itself: the last one, the first where it
    meets others at its end. Of other ways it is the longest.
    """
    if not words:
        return None
    count = len(way.points) - 1
    if way.arrow.start == way.arrow.to:
        return 1
    if count == 3 and way.begin == (way.end + 2) % 4:
        return 0 if bundle is not None and bundle < 0 else 2
    lengths = [math.dist(a, b) for a, b in pairwise(way.points)]
    wanted = [words.lying.width if is_lying(way, part) else words.upright.height for part in range(count)]
    return max(range(count), key=lambda part: (min(0.0, lengths[part] - wanted[part] - 12.0), lengths[part]))


def sides_of(way: Way, part: int, words: WordsBoth, order: int, of: int) -> tuple[float, float]:
    """Return the room that words take before and after the part that carries them: above or left, and below or right.

    `order` says which of `of` arrows between the same two boxes it is: words of the first stand before it, those of the
    last after it.
    """
    if way.arrow.start == way.arrow.to:
        said = words.along(way.begin in (0, 2))
        out = (said.height if way.begin in (0, 2) else said.width) + GAP + 6
        return (out, LANE / 2) if way.begin in (0, 1) else (LANE / 2, out)
    if is_lying(way, part):
        said = words.lying
        label = said.label.height if said.label else 0.0
        items = said.items.height if said.items else 0.0
        if of > 1 and order == of - 1:
            return LANE / 2, said.height + 2 * GAP - 2 if said.height else LANE / 2
        return label + GAP + 6 if label else LANE / 2, items + GAP + 6 if items else LANE / 2
    wide = words.upright.width + GAP + 8 + typeset.SLACK
    return (wide, LANE / 2) if of > 1 and order == 0 else (LANE / 2, wide)


# --------------------------------------------------------------------------------------------------------------- placing


@dataclass(frozen=True, slots=True)
class Spot:
    """Words in one place: a frame for each of their parts."""

    parts: tuple[tuple[typeset.TextLayout, Box], ...]

    @property
    def ink(self) -> list[Box]:
        """Where the lines stand in their frames."""
        return [_ink(part, box) for part, box in self.parts]


def frames(ways: Sequence[Way], spots: Mapping[int, Spot], context: Context) -> list[Node]:
    """Return the frames of all words, in the order of the arrows."""
    found: list[Node] = []
    for number, spot in sorted(spots.items()):
        arrow = ways[number].arrow
        name = context.named(arrow.label or arrow.items[0])
        found += [typeset.frame(name, part, box, origin=arrow.origin) for part, box in spot.parts]
    return found


def spots(
    ways: Sequence[Way],
    words: Sequence[WordsBoth],
    carriers: Mapping[int, int],
    order: Sequence[tuple[int, int]],
    placement: Placement,
    within: Box | None = None,
) -> dict[int, Spot]:
    """Return where the words of each way stand: midway and clear of all else, within a box where one is given."""
    walls = _walls(placement)
    lines = [(number, a, b) for number, way in enumerate(ways) for a, b in pairwise(way.points)]
    placed: list[Box] = []
    found: dict[int, Spot] = {}
    for number, way in enumerate(ways):
        if number not in carriers:
            continue
        best: tuple[float, Spot] | None = None
        for cost, spot in _candidates(way, words[number], carriers[number], order[number], placement):
            if best is not None and cost >= best[0]:
                continue
            total = cost + 10.0 * _too_near(spot, walls, lines, placed, within)
            if best is None or total < best[0]:
                best = (total, spot)
            if total == 0:
                break
        if best is not None:
            found[number] = best[1]
            placed += best[1].ink
    return found


def _walls(placement: Placement) -> list[Box]:
    """Return what words keep off: boxes, the edges of frames and the words in them."""
    walls = [box for _, box in placement.headings]
    for name, box in placement.boxes.items():
        if name in placement.frames:
            walls += [
                Box(box.x, box.y, box.w, 0.0), Box(box.x, box.bottom, box.w, 0.0),
                Box(box.x, box.y, 0.0, box.h), Box(box.right, box.y, 0.0, box.h),
            ]  # fmt: skip
        else:
            walls.append(box)
    return walls


def _in_gaps(a: tuple[float, float], b: tuple[float, float], lying: bool, placement: Placement) -> Iterator[float]:
    """Yield how far from the beginning of a part the gaps between boxes are that it crosses: there its words are seen."""
    start, stop, at = (a[0], b[0], a[1]) if lying else (a[1], b[1], a[0])
    for gap in placement.gaps:
        if gap.upright == lying and gap.first <= at <= gap.last and gap.key[1] in STRAIGHT:
            low, high = max(gap.low, min(start, stop)), min(gap.high, max(start, stop))
            if high - low > 1:
                yield abs((low + high) / 2 - start)


def _candidates(
    way: Way, words: WordsBoth, part: int, order: tuple[int, int], placement: Placement
) -> Iterator[tuple[float, Spot]]:
    """Yield places for words with what each costs, beginning with the best: midway on the part that carries them."""
    count = len(way.points) - 1
    for other in sorted(range(count), key=lambda one: (one != part, -math.dist(*way.points[one : one + 2]))):
        a, b = way.points[other], way.points[other + 1]
        lying = is_lying(way, other)
        said = words.along(lying)
        length = math.dist(a, b)
        needed = said.width if lying else said.height
        room = length - needed - 8.0 - 2 * HEAD
        middle = length / 2
        seen = sorted(_in_gaps(a, b, lying, placement), key=lambda at: abs(at - length / 2))
        shifts = [at - middle for at in seen]
        free = len(shifts)
        shifts.append(0.0)
        for step in (0.25, 0.5, 0.75, 1.0):
            shifts += [-step * room / 2, step * room / 2] if room > 4 else []
        for number, shift in enumerate(shifts):
            along = (middle + shift) / length if length else 0.5
            x, y = a[0] + (b[0] - a[0]) * along, a[1] + (b[1] - a[1]) * along
            for aside, spot in _beside(x, y, said, lying, order, _outward(way)):
                # in a gap that it crosses words are as good as midway
                moved = abs(shift) / length * 20 + 1.0 if length and number >= free and (free or shift) else 0.0
                cost = moved + (30.0 if other != part else 0.0)
                # above a box's own loop words may be wider than that
                over = 0.0 if way.arrow.start == way.arrow.to and other == 1 else max(0.0, -room) * 0.5
                yield cost + aside + over, spot


def _outward(way: Way) -> Side | None:
    """Return the side at which a way goes round the outside; None where it does not."""
    return way.begin if way.begin == way.end and len(way.points) == 4 else None


def _beside(
    x: float, y: float, words: Words, lying: bool, order: tuple[int, int], outward: Side | None
) -> Iterator[tuple[float, Spot]]:
    both = words.both
    if both is None:
        return
    number, of = order
    if lying:
        above = Spot(((both, Box(x - both.width / 2, y - GAP - both.height, both.width, both.height)),))
        below = Spot(((both, Box(x - both.width / 2, y + GAP, both.width, both.height)),))
        if words.label is not None and words.items is not None and not (of > 1 and number == of - 1):
            label, items = words.label, words.items
            yield 0.0, Spot((
                (label, Box(x - label.width / 2, y - GAP - label.height, label.width, label.height)),
                (items, Box(x - items.width / 2, y + GAP, items.width, items.height)),
            ))  # fmt: skip
        last = (of > 1 and number == of - 1) or outward == 2
        yield (0.0 if not last else 6.0), above
        yield (0.0 if last else 6.0), below
        return
    wide = both.widest + typeset.SLACK + 2
    left = Spot(((both, Box(x - GAP - 2 - wide, y - both.height / 2, wide, both.height)),))
    right = Spot(((both, Box(x + GAP + 2, y - both.height / 2, wide, both.height)),))
    first = (of > 1 and number == 0) or outward == 1
    yield (6.0 if first else 0.0), right
    yield (0.0 if first else 6.0), left


def _too_near(
    spot: Spot,
    walls: Sequence[Box],
    lines: Sequence[tuple[int, tuple[float, float], tuple[float, float]]],
    placed: Sequence[Box],
    within: Box | None,
) -> float:
    """Return how much words come too near to boxes, lines and other words, or leave their box, in points in all."""
    total = 0.0
    for _, box in spot.parts:
        if within is not None:
            total += max(0.0, within.x - box.x) + max(0.0, box.right - within.right)
            total += max(0.0, within.y - box.y) + max(0.0, box.bottom - within.bottom)
    for ink in spot.ink:
        for wall in walls:
            total += max(0.0, 6.0 - _distance(ink, wall))
        for other in placed:
            total += max(0.0, 6.0 - _distance(ink, other))
        for _, a, b in lines:
            line = Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1])).inset(-THICKNESS / 2)
            total += max(0.0, 6.0 - _distance(ink, line))
    return total if total > 0.01 else 0.0


def _ink(part: typeset.TextLayout, box: Box) -> Box:
    """Return the box that words fill: their widest line, where it stands in their frame."""
    lines = [line for paragraph in paragraphs(part.content) for line in paragraph.lines]
    if not lines:
        return box
    left = min(line.x for line in lines)
    right = max(line.x + line.width for line in lines)
    return Box(box.x + left, box.y, right - left, box.h)


def _distance(a: Box, b: Box) -> float:
    """Return how far apart two boxes are, 0 or less where they meet."""
    dx = max(a.x - b.right, b.x - a.right)
    dy = max(a.y - b.bottom, b.y - a.bottom)
    if dx > 0 and dy > 0:
        return math.hypot(dx, dy)
    return max(dx, dy)
