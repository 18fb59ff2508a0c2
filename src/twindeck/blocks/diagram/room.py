"""How wide the gaps between boxes must be for the arrows in them and their words: known once arrows have their ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from twindeck.blocks.diagram.bodies import ARROW, STRAIGHT, Gap, GapKey, Placement
from twindeck.blocks.diagram.labels import HEAD, WordsBoth
from twindeck.blocks.diagram.routing import LOOP, Way
from twindeck.blocks.diagram.tracks import is_lying
from twindeck.geometry import Box

BESIDE = 14.0
"""Room from a box to the first arrow that runs along it, in points."""

HEADED = 20.0
"""The same where arrows arrive at that box."""


def wanted(
    ways: Sequence[Way],
    placement: Placement,
    words: Sequence[WordsBoth],
    carriers: Mapping[int, int],
    sides: Mapping[int, tuple[float, float]],
    above: Mapping[str, tuple[str, ...]],
    ink: Sequence[Box],
) -> dict[GapKey, float]:
    """Return how wide each gap must be; gaps that no arrow meets are left out.

    `carriers` are the parts of ways that carry words, `sides` the room that these take before and after them, `above` the
    frames that each node stands in, `ink` where the words would stand.
    """
    found: dict[GapKey, float] = {}
    for gap in placement.gaps:
        need = max(_along(gap, ways, carriers, sides), _across(gap, ways, placement, words, carriers))
        if not gap.key[0]:
            lines = [Box(*point, 0.0, 0.0) for way in ways for point in way.points]
            need = max(need, _beyond(gap, [*ink, *lines]))
        if need:
            found[gap.key] = max(found.get(gap.key, 0.0), need)
    for key, need in _loops(placement, ways, carriers, sides, above):
        found[key] = max(found.get(key, 0.0), need)
    return found


def _beyond(gap: Gap, ink: Sequence[Box]) -> float:
    """Return how far words and lines reach into the margin of a diagram."""
    match gap.key[1]:
        case "left":
            need = max((gap.high - box.x for box in ink), default=0.0)
        case "right":
            need = max((box.right - gap.low for box in ink), default=0.0)
        case "top":
            need = max((gap.high - box.y for box in ink), default=0.0)
        case "bottom":
            need = max((box.bottom - gap.low for box in ink), default=0.0)
        case _:
            need = 0.0
    return need + 2.0 if need > 0 else 0.0


def _along(
    gap: Gap, ways: Sequence[Way], carriers: Mapping[int, int], sides: Mapping[int, tuple[float, float]]
) -> float:
    """Return the room that parts take which run along a gap, side by side."""
    tracks: dict[float, tuple[float, float]] = {}
    for number, way in enumerate(ways):
        if way.arrow.start == way.arrow.to:
            continue
        for part, (a, b) in enumerate(pairwise(way.points)):
            if is_lying(way, part) == gap.upright or part in (0, len(way.points) - 2):
                continue
            at = a[0] if gap.upright else a[1]
            low, high = sorted((a[1], b[1]) if gap.upright else (a[0], b[0]))
            if not (_is_in(gap, at) and low < gap.last and high > gap.first):
                continue
            before, after = sides[number] if carriers.get(number) == part else (1.5, 1.5)
            known = tracks.get(round(at, 1), (0.0, 0.0))
            tracks[round(at, 1)] = max(known[0], before), max(known[1], after)
    if not tracks:
        return 0.0
    order = [tracks[at] for at in sorted(tracks)]
    between = sum(max(14.0, after + before) for (_, after), (before, _) in pairwise(order))
    edge = {"left": (4.0, HEADED), "top": (4.0, HEADED), "right": (HEADED, 4.0), "bottom": (HEADED, 4.0)}
    first, last = edge.get(gap.key[1], (BESIDE, HEADED))
    return max(first, order[0][0]) + between + max(last, order[-1][1])


def _is_in(gap: Gap, at: float) -> bool:
    """Tell whether something is in a gap; what is outside all boxes is in the margin at that side, however far out."""
    if gap.key[0] == "" and gap.key[1] in ("left", "top"):
        return at <= gap.high + 1
    if gap.key[0] == "" and gap.key[1] in ("right", "bottom"):
        return at >= gap.low - 1
    return gap.low - 1 <= at <= gap.high + 1


def _loops(
    placement: Placement,
    ways: Sequence[Way],
    carriers: Mapping[int, int],
    sides: Mapping[int, tuple[float, float]],
    above: Mapping[str, tuple[str, ...]],
) -> Iterator[tuple[GapKey, float]]:
    """Yield the room that arrows from a box to itself need in the gap beside it."""
    for number, way in enumerate(ways):
        if way.arrow.start != way.arrow.to:
            continue
        own = ("", *above[way.arrow.start])[-1]
        x, y = way.points[0]
        upright = way.begin in (1, 3)
        first = way.begin in (0, 1)
        edge, along = (x, y) if upright else (y, x)
        beside = [
            (edge - gap.high if first else gap.low - edge, gap.key)
            for gap in placement.gaps
            if gap.upright == upright and gap.key[0] == own and gap.first - 1 <= along <= gap.last + 1
        ]
        apart, key = min((one for one in beside if one[0] > -1), default=(0.0, None))
        if key is not None:
            words = max(sides[number]) if number in carriers else 8.0
            yield key, LOOP[1] + words + 2.0 - apart


def _across(
    gap: Gap,
    ways: Sequence[Way],
    placement: Placement,
    words: Sequence[WordsBoth],
    carriers: Mapping[int, int],
) -> float:
    """Return the room that arrows take which cross a gap: their least length, or that of their words on it."""
    need = 0.0
    for number, way in enumerate(ways):
        for part, a, b in _crossing(gap, way):
            if gap.key[1] not in STRAIGHT:
                continue
            need = max(need, ARROW)
            if carriers.get(number) != part or not _is_widest(gap, way, part, placement):
                continue
            said = words[number].along(gap.upright)
            length = said.width if gap.upright else said.height
            bends = sum(1 for point in (a, b) if gap.low + 1 < (point[0] if gap.upright else point[1]) < gap.high - 1)
            need = max(need, length + 18.0 + HEAD + (14.0 if way.arrow.both else 0.0) + bends * 16.0)
    return need


def _crossing(gap: Gap, way: Way) -> Iterator[tuple[int, tuple[float, float], tuple[float, float]]]:
    """Yield the parts of a way that go across a gap, or end in it."""
    for part, (a, b) in enumerate(pairwise(way.points)):
        if is_lying(way, part) != gap.upright:
            continue
        at = a[1] if gap.upright else a[0]
        low, high = sorted((a[0], b[0]) if gap.upright else (a[1], b[1]))
        if gap.first - 1 <= at <= gap.last + 1 and low < gap.high - 1 and high > gap.low + 1:
            yield part, a, b


def _is_widest(gap: Gap, way: Way, part: int, placement: Placement) -> bool:
    """Tell whether a gap is the first of those to be seen in that a part of a way crosses: its words stand there."""
    crossed = [
        other
        for other in placement.gaps
        if other.upright == gap.upright
        and other.key[1] in STRAIGHT
        and part in {one for one, _, _ in _crossing(other, way)}
    ]
    return max(crossed, key=lambda other: (other.high - other.low, -other.low)) == gap if crossed else True
