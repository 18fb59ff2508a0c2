"""Ways for arrows between placed boxes: straight where two face each other, else along the gaps with few corners.

Ways are found on the lines through the middles of gaps and of boxes, by the cheapest path (A*): length, corners, crossings,
and stretches shared with other arrows cost. A box that is not an arrow's end, or a frame around one, is never crossed.
Where exactly lines run, side by side and clear of boxes, is worked out after that (`tracks.py`).
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from twindeck.blocks.diagram.bodies import Gap, Placement
from twindeck.blocks.diagram.model import ArrowModel
from twindeck.geometry import Box

Point = tuple[float, float]
Side = Literal[0, 1, 2, 3]
"""Top, left, bottom, right: as connection sites are counted."""

Direction = Literal["right", "down"]

CLEAR = 4.0
"""How near an arrow may come to a box that is not its own while its way is looked for, in points."""

STUB = 4.5
"""The least distance from a box to an arrow's first corner, in points."""

CORNER = 40.0
CROSSING = 24.0
SHARED = 0.6
ASIDE = 60.0
BEHIND = 110.0
INSIDE = 3.0
"""What a corner costs, a crossing, a point shared with another arrow, leaving a layer sideways or backwards, and a point
of the way back that is not outside: all as if it were so many points of length."""

PADDED = 3.0
"""How many times as much a way costs along the inner edge of a frame."""

FACING = 16.0
"""How much of two boxes must face each other for a straight arrow, in points."""

LANE = 14.0
"""How far two arrows between the same boxes are apart, in points, where their words do not ask for more."""

EVEN = 6.0
"""How far the middles of two boxes may be apart that count as standing in line, in points."""

LOOP = (14.0, 24.0)
"""Half the width of an arrow from a box to itself, and how far it goes out, in points."""


@dataclass(frozen=True, slots=True)
class Wish:
    """An arrow that wants a way; `flow` is that of the layers its ends stand in, `back` that it leads against it.

    `lane` is how wide it is with its words, across a lying and across an upright way.
    """

    arrow: ArrowModel
    flow: Direction | None = None
    back: bool = False
    against: bool = False
    """Whether it leads to a layer before its own, though not back: from a hub to what stands before it."""
    fork: bool = False
    """Whether others leave its beginning, or meet its end."""
    lane: tuple[float, float] = (LANE, LANE)


@dataclass(slots=True)
class Way:
    """An arrow's way: its corners from end to end, and the sides of its boxes where it begins and ends."""

    wish: Wish
    points: list[Point]
    begin: Side
    end: Side
    allowed: tuple[float, float] | None = None
    """Within which limits a straight way may be moved."""

    @property
    def arrow(self) -> ArrowModel:
        """What the author wrote."""
        return self.wish.arrow

    @property
    def is_straight(self) -> bool:
        """Whether it has no corners."""
        return len(self.points) == 2


def ways(wishes: Sequence[Wish], placement: Placement, above: Mapping[str, tuple[str, ...]]) -> list[Way]:
    """Find a way for every arrow. `above` are the frames each node stands in."""
    finder = _Finder(placement, above)
    together: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, wish in enumerate(wishes):
        first, second = sorted((wish.arrow.start, wish.arrow.to))
        together[first, second].append(number)
    found: dict[int, Way] = {}
    for (first, second), numbers in together.items():
        plain = [number for number in numbers if not (wishes[number].back or wishes[number].arrow.around)]
        if first != second:
            found.update(finder.straight([(number, wishes[number]) for number in plain]))
    rest = [number for number in range(len(wishes)) if number not in found]
    loops = [number for number in rest if wishes[number].arrow.start == wishes[number].arrow.to]
    rest = [number for number in rest if number not in loops]
    if rest:
        grid = _Lines(finder, [wishes[number].arrow for number in rest])
        for number in sorted(rest, key=lambda number: (finder.distance(wishes[number].arrow), number)):
            found[number] = grid.way(wishes[number])
    taken = Counter((name, side) for way in found.values() for name, side in _ends(way))
    for number in loops:
        found[number] = finder.loop(wishes[number], taken)
    return [found[number] for number in range(len(wishes))]


def _ends(way: Way) -> tuple[tuple[str, Side], tuple[str, Side]]:
    return (way.arrow.start, way.begin), (way.arrow.to, way.end)


@dataclass(slots=True)
class _Finder:
    placement: Placement
    above: Mapping[str, tuple[str, ...]]
    names: list[str] = field(init=False)
    boxes: list[Box] = field(init=False)

    def __post_init__(self) -> None:
        self.names = list(self.placement.boxes)
        self.boxes = list(self.placement.boxes.values())
        # words of frames are in the way of everyone
        self.names += [f"\0{name}" for name, _ in self.placement.headings]
        self.boxes += [box for _, box in self.placement.headings]

    def distance(self, arrow: ArrowModel) -> float:
        (ax, ay), (bx, by) = (self.placement.boxes[name].centre for name in (arrow.start, arrow.to))
        return abs(ax - bx) + abs(ay - by)

    def passed(self, arrow: ArrowModel) -> set[str]:
        """Return the frames around an arrow's ends, which it may cross."""
        return {*self.above[arrow.start], *self.above[arrow.to]}

    def in_the_way(self, arrow: ArrowModel) -> Iterator[Box]:
        """Yield what an arrow may not cross, its own ends aside. What is in a frame that is one is covered by that."""
        passed = self.passed(arrow)
        for name, box in zip(self.names, self.boxes, strict=True):
            if name in (arrow.start, arrow.to) or name in passed:
                continue
            if {arrow.start, arrow.to} & set(self.above.get(name.lstrip("\0"), ())) or name[1:] in (
                arrow.start,
                arrow.to,
            ):
                continue
            yield box

    def straight(self, wishes: Sequence[tuple[int, Wish]]) -> dict[int, Way]:
        """Return straight ways, side by side, for all arrows between two boxes, or none."""
        if not wishes:
            return {}
        arrow = wishes[0][1].arrow
        a, b = self.placement.boxes[arrow.start], self.placement.boxes[arrow.to]
        lying = a.right <= b.x or b.right <= a.x
        if not lying and not (a.bottom <= b.y or b.bottom <= a.y):
            return {}
        if self._forks(wishes, a, b, lying):
            return {}
        swapped = {one.arrow.start: one.arrow.start != arrow.start for _, one in wishes}
        free = _facing(a, b, lying, list(self.in_the_way(arrow)))
        lanes = [one.lane[0 if lying else 1] for _, one in wishes]
        room = sum(lanes[:-1]) / 2 + sum(lanes[1:]) / 2
        if free is None or free[1] - free[0] < max(room, 0.0):
            return {}
        middle = _best_middle(a, b, lying, free)
        at = min(max(middle - room / 2, free[0]), free[1] - room)
        found: dict[int, Way] = {}
        for place, (number, wish) in enumerate(wishes):
            if place:
                at += (lanes[place - 1] + lanes[place]) / 2
            first, last = (b, a) if swapped[wish.arrow.start] else (a, b)
            found[number] = _straight(wish, first, last, lying, at, free)
        return found

    def _forks(self, wishes: Sequence[tuple[int, Wish]], a: Box, b: Box, lying: bool) -> bool:
        """Tell whether an arrow among layers had better bend, as those that it forks from or meets do."""
        if len(wishes) > 1 or wishes[0][1].flow is None or not wishes[0][1].fork:
            return False
        return abs(a.centre[1] - b.centre[1] if lying else a.centre[0] - b.centre[0]) > EVEN

    def loop(self, wish: Wish, taken: Counter[tuple[str, Side]]) -> Way:
        """Return a way from a box to itself, at the side that the fewest arrows meet."""
        name = wish.arrow.start
        box = self.placement.boxes[name]
        order: tuple[Side, ...] = (3, 0, 2, 1) if wish.flow == "down" else (0, 2, 3, 1)
        side = min(order, key=lambda one: (taken[name, one], order.index(one)))
        half, out = LOOP
        x, y = box.centre
        points: list[Point]
        if side in (0, 2):
            edge, far = (box.y, box.y - out) if side == 0 else (box.bottom, box.bottom + out)
            points = [(x - half, edge), (x - half, far), (x + half, far), (x + half, edge)]
        else:
            edge, far = (box.x, box.x - out) if side == 1 else (box.right, box.right + out)
            points = [(edge, y - half), (far, y - half), (far, y + half), (edge, y + half)]
        taken[name, side] += 2
        return Way(wish, points, side, side)


def _facing(a: Box, b: Box, lying: bool, others: Sequence[Box]) -> tuple[float, float] | None:
    """Return the widest stretch in which two boxes see each other, away from their corners; None where it is too small."""
    if lying:
        low, high = max(a.y, b.y), min(a.bottom, b.bottom)
        first, last = min(a.right, b.right), max(a.x, b.x)
        walls = [(box.y, box.bottom) for box in others if box.x < last and box.right > first]
        edge = min(a.h, b.h)
    else:
        low, high = max(a.x, b.x), min(a.right, b.right)
        first, last = min(a.bottom, b.bottom), max(a.y, b.y)
        walls = [(box.x, box.right) for box in others if box.y < last and box.bottom > first]
        edge = min(a.w, b.w)
    if high - low < FACING:
        return None
    inset = min(10.0, edge / 4, (high - low) / 4)
    free = [(low + inset, high - inset)]
    for start, end in walls:
        start, end = start - 2 * CLEAR, end + 2 * CLEAR
        free = [
            part
            for one in free
            for part in ((one[0], min(one[1], start)), (max(one[0], end), one[1]))
            if part[1] - part[0] > 0.5
        ]
    return max(free, key=lambda part: part[1] - part[0], default=None)


def _best_middle(a: Box, b: Box, lying: bool, free: tuple[float, float]) -> float:
    """Return where a straight arrow best runs: through the middle of the smaller box."""
    small = min((a, b), key=lambda box: box.h if lying else box.w)
    middle = small.centre[1] if lying else small.centre[0]
    return min(max(middle, free[0]), free[1])


def _straight(wish: Wish, a: Box, b: Box, lying: bool, at: float, free: tuple[float, float]) -> Way:
    if lying:
        rightward = a.right <= b.x
        points = [(a.right if rightward else a.x, at), (b.x if rightward else b.right, at)]
        return Way(wish, points, 3 if rightward else 1, 1 if rightward else 3, free)
    downward = a.bottom <= b.y
    points = [(at, a.bottom if downward else a.y), (at, b.y if downward else b.bottom)]
    return Way(wish, points, 2 if downward else 0, 0 if downward else 2, free)


# ------------------------------------------------------------------------------------------------------------ the search

_STEPS = ((0, -1), (-1, 0), (0, 1), (1, 0))
"""Up, left, down, right: in the order of sides, each being the way out of its side."""


_ALL: tuple[Side, ...] = (3, 2, 1, 0)

_Path = tuple[list[tuple[int, int]], Side, Point, Side, Point]
"""The crossings that a way goes through, and the sides and places at its ends."""

_State = tuple[int, int, int]
"""A crossing of two lines, and the direction in which one came to it."""


class _Lines:
    """The lines that ways are looked for on, and what stands on them."""

    def __init__(self, finder: _Finder, arrows: Sequence[ArrowModel]) -> None:
        self.finder = finder
        gaps = finder.placement.gaps
        ends = {name for arrow in arrows for name in (arrow.start, arrow.to)}
        centres = [finder.placement.boxes[name].centre for name in sorted(ends)]
        self.x = _apart([*(gap.middle for gap in gaps if gap.upright), *(x for x, _ in centres)])
        self.y = _apart([*(gap.middle for gap in gaps if not gap.upright), *(y for _, y in centres)])
        self.outer = _outer_lines(gaps, self.x, self.y)
        self.padding = _outer_lines([gap for gap in gaps if gap.key[0]], self.x, self.y)
        self.bits = {name: 1 << number for number, name in enumerate(finder.names)}
        self.across = [[0] * len(self.x) for _ in self.y]
        self.along = [[0] * len(self.y) for _ in self.x]
        self.used: Counter[tuple[int, int, int]] = Counter()
        self._mark()

    def _mark(self) -> None:
        """Note for each stretch of a line what stands on it: `across[j][i]` on line j from i to i + 1, `along` likewise."""
        for name, box in zip(self.finder.names, self.finder.boxes, strict=True):
            grown = box.inset(-CLEAR)
            bit = self.bits[name]
            rows = range(bisect_right(self.y, grown.y), bisect_left(self.y, grown.bottom))
            columns = range(bisect_right(self.x, grown.x), bisect_left(self.x, grown.right))
            first = max(0, bisect_right(self.x, grown.x) - 1)
            for j in rows:
                for i in range(first, min(len(self.x) - 1, bisect_left(self.x, grown.right))):
                    self.across[j][i] |= bit
            first = max(0, bisect_right(self.y, grown.y) - 1)
            for i in columns:
                for j in range(first, min(len(self.y) - 1, bisect_left(self.y, grown.bottom))):
                    self.along[i][j] |= bit

    def way(self, wish: Wish) -> Way:
        """Return the cheapest way of an arrow."""
        arrow = wish.arrow
        passed = sum(self.bits[name] for name in self.finder.passed(arrow))
        inside = 0
        for name, bit in self.bits.items():
            if {arrow.start, arrow.to} & set(self.finder.above.get(name.lstrip("\0"), ())):
                inside |= bit
        walls = (1 << len(self.bits)) - 1 & ~passed & ~inside
        around = self._round(wish)
        path = self._between(wish, walls, around) if around else None
        path = path or self._between(wish, walls, _ALL)
        if path is None:
            return self._desperate(wish)
        nodes, begin, first, end, last = path
        self._note(nodes)
        points = [first, *((self.x[i], self.y[j]) for i, j in nodes), last]
        return Way(wish, _corners(points), begin, end)

    def _between(self, wish: Wish, walls: int, sides: tuple[Side, ...]) -> _Path | None:
        """Return the cheapest way between some sides of an arrow's boxes."""
        goals: dict[tuple[int, int], list[tuple[Side, float, Point]]] = {}
        for i, j, side, cost, port in self._doors(wish.arrow.to, wish, sides, leaving=False):
            goals.setdefault((i, j), []).append((side, cost, port))
        return self._search(wish, walls, list(self._doors(wish.arrow.start, wish, sides, leaving=True)), goals)

    def _doors(
        self, name: str, wish: Wish, sides: tuple[Side, ...], *, leaving: bool
    ) -> Iterator[tuple[int, int, Side, float, Point]]:
        """Yield where one gets from a box to the lines: the crossing, the side, its cost, and the place on the edge."""
        box = self.finder.placement.boxes[name]
        cx, cy = box.centre
        others = list(self.finder.in_the_way(wish.arrow))
        i, j = _nearest(self.x, cx), _nearest(self.y, cy)
        around = self._round(wish)
        for side in sides:
            cost = _side_cost(wish, side, around, leaving=leaving)
            if side in (1, 3):
                edge = box.right if side == 3 else box.x
                k = bisect_left(self.x, edge + STUB) if side == 3 else bisect_right(self.x, edge - STUB) - 1
                if not 0 <= k < len(self.x):
                    continue
                stub = Box(min(edge, self.x[k]), cy, abs(self.x[k] - edge), 0.0)
                if not any(_touches(stub, other) for other in others):
                    yield k, j, side, cost + stub.w, (edge, cy)
            else:
                edge = box.bottom if side == 2 else box.y
                k = bisect_left(self.y, edge + STUB) if side == 2 else bisect_right(self.y, edge - STUB) - 1
                if not 0 <= k < len(self.y):
                    continue
                stub = Box(cx, min(edge, self.y[k]), 0.0, abs(self.y[k] - edge))
                if not any(_touches(stub, other) for other in others):
                    yield i, k, side, cost + stub.h, (cx, edge)

    def _search(
        self,
        wish: Wish,
        walls: int,
        starts: Sequence[tuple[int, int, Side, float, Point]],
        goals: Mapping[tuple[int, int], Sequence[tuple[Side, float, Point]]],
    ) -> _Path | None:
        """Return the crossings of the cheapest way, and the sides and places at its ends."""
        if not starts or not goals:
            return None
        left, right = min(self.x[i] for i, _ in goals), max(self.x[i] for i, _ in goals)
        top, bottom = min(self.y[j] for _, j in goals), max(self.y[j] for _, j in goals)
        across = [max(left - x, x - right, 0.0) for x in self.x]
        down = [max(top - y, y - bottom, 0.0) for y in self.y]
        price = self._prices(wish, walls)
        last_x, last_y = len(self.x), len(self.y)

        best: dict[_State, float] = {}
        came: dict[_State, _State | None] = {}
        began: dict[_State, tuple[Side, Point]] = {}
        waiting: list[tuple[float, int, float, _State]] = []
        count = 0
        for i, j, side, cost, port in starts:
            state: _State = (i, j, side)
            if cost < best.get(state, float("inf")):
                best[state], came[state], began[state] = cost, None, (side, port)
                heapq.heappush(waiting, (cost + across[i] + down[j], count, cost, state))
                count += 1
        done: tuple[float, _State, Side, Point] | None = None
        while waiting:
            guess, _, cost, state = heapq.heappop(waiting)
            if done is not None and guess >= done[0]:
                break
            if cost > best[state]:
                continue
            i, j, heading = state
            for side, more, port in goals.get((i, j), ()):
                # into a side one goes the opposite way of out of it
                turn = 0.0 if heading == (side + 2) % 4 else CORNER if heading != side else 4 * CORNER
                total = cost + more + turn
                if done is None or total < done[0]:
                    done = (total, state, side, port)
            for direction, (dx, dy) in enumerate(_STEPS):
                if direction == (heading + 2) % 4:
                    continue
                x, y = i + dx, j + dy
                if not (0 <= x < last_x and 0 <= y < last_y):
                    continue
                step = price(i, j, x, y)
                if step is None:
                    continue
                total = cost + step + (CORNER if direction != heading else 0.0)
                after = (x, y, direction)
                if total < best.get(after, float("inf")) - 1e-9:
                    best[after], came[after] = total, state
                    heapq.heappush(waiting, (total + across[x] + down[y], count, total, after))
                    count += 1
        if done is None:
            return None
        nodes: list[tuple[int, int]] = []
        at: _State | None = done[1]
        root = done[1]
        while at is not None:
            nodes.append(at[:2])
            root = at
            at = came[at]
        begin, first = began[root]
        return nodes[::-1], begin, first, done[2], done[3]

    def _prices(self, wish: Wish, walls: int) -> Callable[[int, int, int, int], float | None]:
        """Return what a step from one crossing to the next costs; None where something is in the way."""
        xs, ys, used = self.x, self.y, self.used
        around = self._round(wish)
        lying = around is not None and around[0] in (0, 2)

        def price(i: int, j: int, x: int, y: int) -> float | None:
            if j == y:
                low = i if i < x else x
                if self.across[j][low] & walls:
                    return None
                length = abs(xs[i] - xs[x])
                line, shared = ("y", j), used.get((0, low, j), 0)
                crossed = used.get((1, x, y), 0) and used.get((1, x, y - 1), 0)
            else:
                low = j if j < y else y
                if self.along[i][low] & walls:
                    return None
                length = abs(ys[j] - ys[y])
                line, shared = ("x", i), used.get((1, i, low), 0)
                crossed = used.get((0, x, y), 0) and used.get((0, x - 1, y), 0)
            cost = length * (PADDED if line in self.padding else 1.0) * (1 + SHARED * shared)
            if crossed:
                cost += CROSSING
            if around is not None and (line[0] == "y") == lying and line not in self.outer:
                cost += INSIDE * length
            return cost

        return price

    def _is_lying(self, arrow: ArrowModel) -> bool:
        a, b = (self.finder.placement.boxes[name] for name in (arrow.start, arrow.to))
        return a.right <= b.x or b.right <= a.x

    def _round(self, wish: Wish) -> tuple[Side, Side] | None:
        """Return the sides by which an arrow goes round the outside, the better one first; None where it does not.

        What goes on goes over the top, or round the right; what comes back the other way. Layers keep their way back below.
        """
        if not (wish.back or wish.arrow.around):
            return None
        if wish.flow is not None and not wish.arrow.around:
            return (2, 0) if wish.flow == "right" else (3, 1)
        a, b = (self.finder.placement.boxes[name] for name in (wish.arrow.start, wish.arrow.to))
        if self._is_lying(wish.arrow):
            return (0, 2) if a.centre[0] < b.centre[0] else (2, 0)
        return (3, 1) if a.centre[1] < b.centre[1] else (1, 3)

    def _note(self, nodes: Sequence[tuple[int, int]]) -> None:
        for (i, j), (x, y) in pairwise(nodes):
            self.used[(0, min(i, x), j) if j == y else (1, i, min(j, y))] += 1

    def _desperate(self, wish: Wish) -> Way:
        """Return a way with one corner, whatever it crosses; a rule over the slide says so."""
        a, b = (self.finder.placement.boxes[name] for name in (wish.arrow.start, wish.arrow.to))
        right, down = b.centre[0] >= a.centre[0], b.centre[1] >= a.centre[1]
        start = (a.right if right else a.x, a.centre[1])
        corner = (b.centre[0], a.centre[1])
        end = (b.centre[0], b.y if down else b.bottom)
        return Way(wish, [start, corner, end], 3 if right else 1, 0 if down else 2)


def _side_cost(wish: Wish, side: Side, around: tuple[Side, Side] | None, *, leaving: bool) -> float:
    """Return what it costs to leave by a side, or to arrive there."""
    if around is not None:
        return 0.0 if side == around[0] else 20.0 if side == around[1] else 60.0
    if wish.flow is None:
        return 0.0
    forth: Side = 3 if wish.flow == "right" else 2
    natural: Side = forth if leaving != wish.against else 1 if wish.flow == "right" else 0
    if side == natural:
        return 0.0
    return BEHIND if (side + natural) % 2 == 0 else ASIDE


def _touches(stub: Box, other: Box) -> bool:
    grown = other.inset(-CLEAR)
    return stub.x < grown.right and stub.right > grown.x and stub.y < grown.bottom and stub.bottom > grown.y


def _apart(values: Sequence[float]) -> list[float]:
    """Return values in order, without those that are next to another."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 0.5:
            found.append(value)
    return found


def _nearest(lines: Sequence[float], value: float) -> int:
    after = bisect_left(lines, value)
    return min((k for k in (after - 1, after) if 0 <= k < len(lines)), key=lambda k: abs(lines[k] - value))


def _outer_lines(gaps: Sequence[Gap], x: Sequence[float], y: Sequence[float]) -> set[tuple[str, int]]:
    """Return the lines that run round the outside of a body."""
    found: set[tuple[str, int]] = set()
    for gap in gaps:
        if gap.key[1] in ("left", "right", "top", "bottom"):
            lines = x if gap.upright else y
            found.add(("x" if gap.upright else "y", _nearest(lines, gap.middle)))
    return found


def _corners(points: Sequence[Point]) -> list[Point]:
    """Return a line's ends and corners, without what lies on its straight parts."""
    found: list[Point] = []
    for point in points:
        if found and abs(found[-1][0] - point[0]) < 0.6 and abs(found[-1][1] - point[1]) < 0.6:
            continue
        if len(found) > 1:
            (ax, ay), (bx, by) = found[-2], found[-1]
            if (abs(ax - bx) < 0.6 and abs(bx - point[0]) < 0.6) or (abs(ay - by) < 0.6 and abs(by - point[1]) < 0.6):
                found[-1] = point
                continue
        found.append(point)
    return _squared(found)


def _squared(points: list[Point]) -> list[Point]:
    """Return a line whose parts lie and stand exactly: lines and middles may be half a point apart."""
    found = [points[0]]
    for number, (x, y) in enumerate(points[1:], 1):
        px, py = found[-1]
        ox, oy = points[number - 1]
        found.append((x, py) if abs(y - oy) < abs(x - ox) else (px, y))
    return found
