"""Where exactly the parts of arrows' ways run: side by side where they share a gap or a side of a box, clear of the rest.

Each straight part of a way is a track that may be moved across itself between what stands beside it. Tracks that run along
each other are put into the order in which their ways cross least, and as near as can be to where they would best run.
Arrows from one box to several others share a track as far as they go together, and so do arrows from several to one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twindeck.blocks.diagram.aligning import settle
from twindeck.blocks.diagram.bodies import Placement
from twindeck.blocks.diagram.routing import LANE, Point, Side, Way
from twindeck.geometry import Box

DISTANCE = 10.0
"""How far tracks keep from boxes and from the edges of frames where there is room, in points."""

NEAR_BEGIN, NEAR_END = 16.0, 22.0
"""Where a way bends that has words on its last part, or its first: so far from its beginning, or end, in points."""

ALONG = 8.0
"""Tracks that end within so many points of each other count as running along each other."""


@dataclass(slots=True)
class Track:
    """A straight part of one way, or of several that go together: at `at` across, from `first` to `last` along."""

    lying: bool
    at: float
    members: list[tuple[int, int]]
    wish: float
    low: float = float("-inf")
    high: float = float("inf")
    first: float = 0.0
    last: float = 0.0
    before: float = LANE / 2
    after: float = LANE / 2

    @property
    def best(self) -> float:
        """Where it would run within its limits."""
        return min(max(self.wish, self.low), max(self.low, self.high))


Carriers = Mapping[int, tuple[int, float, float]]
"""Which part of each way carries its words, and how much room they take before and after it (above or left of it, and
below or right of it), in points."""


def run(
    ways: Sequence[Way], placement: Placement, above: Mapping[str, tuple[str, ...]], carriers: Carriers
) -> dict[int, int]:
    """Move the parts of all ways, in place, to where they run. Returns which ways share their beginning, or their end."""
    bundles = _bundles(ways)
    for lying in (True, False, True):
        tracks = _tracks(ways, placement, lying, bundles, carriers)
        for track in tracks:
            _bound(track, ways, placement, above)
        for cluster in _clusters(tracks):
            _settle(_ordered(cluster, ways))
        for track in tracks:
            _move(track, ways)
    return bundles


# --------------------------------------------------------------------------------------------------------------- bundles


def _bundles(ways: Sequence[Way]) -> dict[int, int]:
    """Return for ways that go together the first of them, negative where they meet at their end.

    They do where each is the only one at its other end, so that no one can take a wrong turn.
    """
    at_begin: dict[tuple[str, Side], list[int]] = defaultdict(list)
    at_end: dict[tuple[str, Side], list[int]] = defaultdict(list)
    for number, way in enumerate(ways):
        at_begin[way.arrow.start, way.begin].append(number)
        at_end[way.arrow.to, way.end].append(number)

    def alone(name: str, side: Side) -> bool:
        return len(at_begin.get((name, side), ())) + len(at_end.get((name, side), ())) == 1

    found: dict[int, int] = {}
    for (name, side), numbers in at_begin.items():
        together = [n for n in numbers if alone(ways[n].arrow.to, ways[n].end) and not _is_round(ways[n])]
        if len(together) == len(numbers) > 1 and (name, side) not in at_end:
            found.update(dict.fromkeys(together, together[0] + 1))
    for (name, side), numbers in at_end.items():
        together = [n for n in numbers if alone(ways[n].arrow.start, ways[n].begin) and not _is_round(ways[n])]
        if len(together) == len(numbers) > 1 and (name, side) not in at_begin:
            found.update(dict.fromkeys(together, -together[0] - 1))
    return found


def _is_round(way: Way) -> bool:
    return way.wish.back or way.arrow.around or way.arrow.start == way.arrow.to or way.arrow.both


# ---------------------------------------------------------------------------------------------------------------- tracks


def _tracks(
    ways: Sequence[Way], placement: Placement, lying: bool, bundles: Mapping[int, int], carriers: Carriers
) -> list[Track]:
    found: dict[object, Track] = {}
    for number, way in enumerate(ways):
        for part, (a, b) in enumerate(pairwise(way.points)):
            if is_lying(way, part) != lying:
                continue
            at = a[1] if lying else a[0]
            low, high = sorted((a[0], b[0]) if lying else (a[1], b[1]))
            track = Track(lying, at, [(number, part)], at, first=low, last=high)
            _wish(track, way, part, placement, carriers.get(number))
            carrier = carriers.get(number)
            if carrier is not None and carrier[0] == part:
                track.before, track.after = max(track.before, carrier[1]), max(track.after, carrier[2])
            key = _shared_key(number, part, way, track, bundles.get(number), placement)
            known = found.get(key)
            if known is None:
                found[key] = track
                continue
            if carrier is not None and part == 1:
                # one that has words says where those that go with it bend
                known.wish = track.wish
            known.members.append((number, part))
            known.first, known.last = min(known.first, low), max(known.last, high)
            known.before, known.after = max(known.before, track.before), max(known.after, track.after)
            known.low, known.high = max(known.low, track.low), min(known.high, track.high)
    return list(found.values())


def is_lying(way: Way, part: int) -> bool:
    """Tell whether a part of a way lies, given the side it begins at."""
    return (way.begin in (1, 3)) == (part % 2 == 0)


def _shared_key(number: int, part: int, way: Way, track: Track, bundle: int | None, placement: Placement) -> object:
    """Return what tracks of a bundle have in common: their part from the shared end, and for the second where it bends."""
    if bundle is None:
        return number, part
    from_end = part if bundle > 0 else len(way.points) - 2 - part
    if from_end > 1:
        return number, part
    name, side = (way.arrow.start, way.begin) if bundle > 0 else (way.arrow.to, way.end)
    if from_end == 0 and way.is_straight:
        middle = _middle(placement.boxes[name], side)
        if way.allowed is None or not way.allowed[0] - 0.5 <= middle <= way.allowed[1] + 0.5:
            return number, part
    gap = _gap_of(track, placement) if from_end else None
    return bundle, from_end, gap or (round(track.at, 1) if from_end else 0)


def _middle(box: Box, side: Side) -> float:
    return box.centre[0] if side in (0, 2) else box.centre[1]


def _wish(track: Track, way: Way, part: int, placement: Placement, carrier: tuple[int, float, float] | None) -> None:
    """Set where a track would best run, and within which limits its ends have to meet their boxes."""
    last = len(way.points) - 2
    ends = [(way.arrow.start, way.begin)] if part == 0 else []
    ends += [(way.arrow.to, way.end)] if part == last else []
    for name, side in ends:
        box = placement.boxes[name]
        low, size = (box.x, box.w) if side in (0, 2) else (box.y, box.h)
        inset = min(10.0, size / 4)
        track.low, track.high = max(track.low, low + inset), min(track.high, low + size - inset)
    if way.arrow.start == way.arrow.to:
        return
    if len(ends) == 2:
        if way.allowed is not None:
            track.low, track.high = max(track.low, way.allowed[0]), min(track.high, way.allowed[1])
        return
    if ends:
        track.wish = _middle(placement.boxes[ends[0][0]], ends[0][1])
        return
    gap = _gap_of(track, placement)
    if gap is not None:
        track.wish = (gap[0] + gap[1]) / 2
    if carrier is None or last != 2 or part != 1:
        return
    # the words stand on the part before or after it: leave that as long as can be
    begin, end = way.points[0], way.points[-1]
    start, stop = (begin[0], end[0]) if not track.lying else (begin[1], end[1])
    if (start < stop) != (way.begin in (2, 3)):
        return
    toward = 1.0 if start < stop else -1.0
    if carrier[0] == 2:
        track.wish = start + toward * NEAR_BEGIN
    elif carrier[0] == 0:
        track.wish = stop - toward * NEAR_END


def _gap_of(track: Track, placement: Placement) -> tuple[float, float] | None:
    """Return the narrowest gap that a track runs in."""
    inside = [
        (gap.low, gap.high)
        for gap in placement.gaps
        if gap.upright != track.lying
        and gap.low - 0.5 <= track.at <= gap.high + 0.5
        and gap.first <= track.last
        and gap.last >= track.first
    ]
    return min(inside, key=lambda gap: gap[1] - gap[0], default=None)


def _bound(track: Track, ways: Sequence[Way], placement: Placement, above: Mapping[str, tuple[str, ...]]) -> None:
    """Narrow a track's limits to what stands beside it."""
    low = high = None
    for number, part in track.members:
        way = ways[number]
        beside = _beside(track, way, part, placement, above)
        low, high = _most(low, beside[0]), _least(high, beside[1])
    room = DISTANCE if low is None or high is None else max(0.0, min(DISTANCE, (high - low) / 2 - 0.1))
    if low is not None:
        track.low = max(track.low, low + room) if low + room <= track.high else track.low
    if high is not None:
        track.high = min(track.high, high - room) if high - room >= track.low else track.high


def _beside(
    track: Track, way: Way, part: int, placement: Placement, above: Mapping[str, tuple[str, ...]]
) -> tuple[float | None, float | None]:
    """Return where what stands before a part of a way ends, and what stands after it begins."""
    arrow = way.arrow
    passed = {*above[arrow.start], *above[arrow.to]}
    met = {arrow.start} if part == 0 else set()
    met |= {arrow.to} if part == len(way.points) - 2 else set()
    a, b = way.points[part], way.points[part + 1]
    first, last = sorted((a[0], b[0]) if track.lying else (a[1], b[1]))
    low = high = None
    words = {f"\0{name}": box for name, box in placement.headings}
    for name, box in {**placement.boxes, **words}.items():
        # what is in a box that the arrow meets is no more in its way than that box
        if met & {name, name[1:], *above.get(name.lstrip("\0"), ())}:
            continue
        start, stop, near, far = (
            (box.x, box.right, box.y, box.bottom) if track.lying else (box.y, box.bottom, box.x, box.right)
        )
        if start - DISTANCE / 2 >= last or stop + DISTANCE / 2 <= first:
            continue
        if name in passed:
            # inside a frame it stays inside, outside it stays outside
            if near < track.at < far:
                low, high = _most(low, near), _least(high, far)
            elif track.at <= near:
                high = _least(high, near)
            else:
                low = _most(low, far)
        elif track.at < (near + far) / 2:
            high = _least(high, near)
        else:
            low = _most(low, far)
    return low, high


def _most(known: float | None, value: float | None) -> float | None:
    return value if known is None else known if value is None else max(known, value)


def _least(known: float | None, value: float | None) -> float | None:
    return value if known is None else known if value is None else min(known, value)


# ----------------------------------------------------------------------------------------------------------------- order


def _clusters(tracks: Sequence[Track]) -> list[list[Track]]:
    """Return tracks in groups of those that are in each other's way, directly or not."""
    rest = list(tracks)
    found: list[list[Track]] = []
    while rest:
        group = [rest.pop(0)]
        for one in group:
            near = [other for other in rest if _run_along(one, other) and _may_meet(one, other)]
            group += near
            rest = [other for other in rest if not any(other is taken for taken in near)]
        found.append(group)
    return found


def _run_along(a: Track, b: Track) -> bool:
    return a.first < b.last + ALONG and b.first < a.last + ALONG


def _may_meet(a: Track, b: Track) -> bool:
    apart = _apart(a, b)
    return a.low < b.high + apart and b.low < a.high + apart and abs(a.wish - b.wish) < 4 * apart + 40


def _apart(a: Track, b: Track) -> float:
    return max(LANE, a.after + b.before)


def _ordered(tracks: list[Track], ways: Sequence[Way]) -> list[Track]:
    """Return tracks in the order across in which their ways cross least; else in that of their wishes."""
    order = sorted(tracks, key=lambda track: (track.best, track.members[0]))
    if len(order) > 40:
        return order
    for _ in range(len(order)):
        swapped = False
        for i in range(len(order) - 1):
            if _prefers(order[i + 1], order[i], ways):
                order[i], order[i + 1] = order[i + 1], order[i]
                swapped = True
        if not swapped:
            break
    return order


def _prefers(a: Track, b: Track, ways: Sequence[Way]) -> bool:
    """Tell whether a track that comes after another had better come before it."""
    if abs(a.best - b.best) > LANE / 2 or not _run_along(a, b) or a.low > b.high or b.low > a.high:
        return False
    as_is = sum(_crossings(x, b, y, a, ways) for x in b.members for y in a.members)
    swapped = sum(_crossings(x, a, y, b, ways) for x in a.members for y in b.members)
    return swapped < as_is


def _crossings(first: tuple[int, int], low: Track, second: tuple[int, int], high: Track, ways: Sequence[Way]) -> int:
    """Count how often two ways cross with a part of the first just before a part of the second."""
    middle = (low.wish + high.wish) / 2
    a = _shifted(ways[first[0]].points, first[1], low.lying, middle - 1)
    b = _shifted(ways[second[0]].points, second[1], high.lying, middle + 1)
    return sum(_cross(p, q, r, s) for p, q in pairwise(a) for r, s in pairwise(b))


def _shifted(points: Sequence[Point], part: int, lying: bool, at: float) -> list[Point]:
    found = list(points)
    for k in (part, part + 1):
        x, y = found[k]
        found[k] = (x, at) if lying else (at, y)
    return found


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Tell whether two parts, of which one lies and one stands, cross or touch."""
    if (abs(a[1] - b[1]) < 0.01) == (abs(c[1] - d[1]) < 0.01):
        return False
    if abs(a[1] - b[1]) >= 0.01:
        a, b, c, d = c, d, a, b
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(c[1], d[1]) <= a[1] <= max(c[1], d[1])


# ---------------------------------------------------------------------------------------------------------------- places


def _settle(order: list[Track]) -> None:
    """Put tracks in their order to where they run: apart where they run along each other, near their wishes."""
    wishes = [track.best for track in order]
    places = wishes
    for tightness in (1.0, 0.8, 0.6, 0.4, 0.2, 0.0):
        apart = [0.0]
        apart += [tightness * _apart(a, b) if _run_along(a, b) else 0.0 for a, b in pairwise(order)]
        places = settle(wishes, apart)
        if _squeeze(order, places, tightness):
            break
    else:
        # no order has room for all: better on each other than on boxes
        places = wishes
    for track, place in zip(order, places, strict=True):
        track.at = place


def _squeeze(order: Sequence[Track], places: list[float], tightness: float) -> bool:
    """Move places, in place, into their limits and apart from each other; tells whether there was room for that."""
    pairs = [
        (i, j, tightness * _apart(order[i], order[j]))
        for j in range(len(order))
        for i in range(j)
        if _run_along(order[i], order[j])
    ]
    for j in range(len(order)):
        least = max((places[i] + apart for i, k, apart in pairs if k == j), default=order[j].low)
        places[j] = max(places[j], order[j].low, least)
    for i in range(len(order) - 1, -1, -1):
        most = min((places[j] - apart for k, j, apart in pairs if k == i), default=order[i].high)
        places[i] = min(places[i], order[i].high, most)
    inside = all(track.low - 0.1 <= place <= track.high + 0.1 for track, place in zip(order, places, strict=True))
    return inside and all(places[j] - places[i] >= apart - 0.1 for i, j, apart in pairs)


def _move(track: Track, ways: Sequence[Way]) -> None:
    for number, part in track.members:
        points = ways[number].points
        for k in (part, part + 1):
            x, y = points[k]
            points[k] = (x, track.at) if track.lying else (track.at, y)


def all_parts(ways: Iterable[Way]) -> list[tuple[Way, Point, Point]]:
    """Return every straight part of every way."""
    return [(way, a, b) for way in ways for a, b in pairwise(way.points)]
