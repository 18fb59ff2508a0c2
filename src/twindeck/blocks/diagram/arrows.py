"""Where arrows run and where their words stand.

Arrows between the same two nodes run side by side. An arrow between nodes that face each other is straight; words of an
upright one stand beside it, those of a lying one above it and its items below. Others bend once or go round in a curve.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from twindeck.blocks.diagram.model import ArrowModel
from twindeck.context import Context
from twindeck.geometry import Box
from twindeck.scene import Connector, End, Node, Role, Stroke
from twindeck.text import typeset

THICKNESS = 2.5
"""Thickness of an arrow's line, in points."""

GAP = 6.0 + THICKNESS / 2
"""Distance of an arrow's words from the middle of its line, in points: 6 from its edge."""

HEADROOM = 34.0
"""The least length of an arrow, in points."""

BEND = 18.0
"""How far from a node an arrow bends that leads to another row, in points."""

Side = Literal[0, 1, 2, 3]
Flow = Literal["right", "down"]


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


def set_words(arrow: ArrowModel, context: Context, width: float, role: Role, *, lying: bool) -> Words:
    """Set an arrow's words at a width; those of a lying arrow are centred on it."""
    align: Literal["center", "left"] = "center" if lying else "left"
    label = items = None
    if arrow.label:
        label = typeset.layout_paragraph(
            context.runs(arrow.label, "arrow"),
            context.leading("arrow"),
            width,
            role=role,
            align=align,
            breaks="phrases",
        )
    if arrow.items:
        items = typeset.stack(
            [
                (
                    typeset.layout_paragraph(
                        context.runs(item, "arrow-item"),
                        context.leading("arrow-item"),
                        width,
                        role=role,
                        align=align,
                        breaks="phrases",
                    ),
                    2.0,
                )
                for item in arrow.items
            ]
        )
    return Words(label, items)


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow's way: its points, and the sides it leaves from and arrives at with how far along them (0 to 1).

    `clear` is how much of its beginning and end its words keep off, in points, because other arrows bend there.
    """

    arrow: ArrowModel
    points: tuple[tuple[float, float], ...]
    start: tuple[Side, float]
    end: tuple[Side, float]
    form: Literal["straight", "elbow", "curved"]
    number: int
    of: int
    clear: tuple[float, float] = (0.0, 0.0)


def routes(arrows: Sequence[ArrowModel], boxes: Mapping[str, Box], flow: Flow | None = None) -> list[Route]:
    """Find a way for every arrow between placed nodes; in layers that follow a flow, arrows bend between two layers."""
    leaving = Counter(arrow.start for arrow in arrows if not arrow.curved)
    entering = Counter(arrow.to for arrow in arrows if not arrow.curved)
    together: dict[tuple[str, str], list[ArrowModel]] = defaultdict(list)
    for arrow in arrows:
        first, second = sorted((arrow.start, arrow.to))
        together[first, second].append(arrow)
    found: list[Route] = []
    for bundle in together.values():
        for number, arrow in enumerate(bundle):
            a, b = boxes[arrow.start], boxes[arrow.to]
            route = _route(arrow, a, b, number, len(bundle))
            if flow and (route.form == "elbow" or (leaving[arrow.start] > 1 and not _faces(a, b, flow))):
                route = _step(route, a, b, flow, early=leaving[arrow.start] > 1)
            elif flow and route.form == "straight":
                ends = (leaving[arrow.start] > 1, entering[arrow.to] > 1)
                route = replace(route, clear=(BEND if ends[0] else 0.0, BEND if ends[1] else 0.0))
            found.append(route)
    order = {id(arrow): position for position, arrow in enumerate(arrows)}
    return sorted(found, key=lambda route: order[id(route.arrow)])


def _route(arrow: ArrowModel, a: Box, b: Box, number: int, of: int) -> Route:
    fraction = (number + 1) / (of + 1)
    over = min(a.right, b.right) - max(a.x, b.x)
    beside = min(a.bottom, b.bottom) - max(a.y, b.y)
    if arrow.curved:
        return _curve(arrow, a, b, number, of)
    if beside > 8 and (a.right <= b.x or b.right <= a.x):
        y = max(a.y, b.y) + beside * fraction
        rightward = a.right <= b.x
        x0, x1 = (a.right, b.x) if rightward else (a.x, b.right)
        sides: tuple[Side, Side] = (3, 1) if rightward else (1, 3)
        start, end = (sides[0], (y - a.y) / a.h), (sides[1], (y - b.y) / b.h)
        return Route(arrow, ((x0, y), (x1, y)), start, end, "straight", number, of)
    if over > 8:
        x = max(a.x, b.x) + over * fraction
        downward = a.bottom <= b.y
        y0, y1 = (a.bottom, b.y) if downward else (a.y, b.bottom)
        sides = (2, 0) if downward else (0, 2)
        start, end = (sides[0], (x - a.x) / a.w), (sides[1], (x - b.x) / b.w)
        return Route(arrow, ((x, y0), (x, y1)), start, end, "straight", number, of)
    return _corner(arrow, a, b, number, of)


def _faces(a: Box, b: Box, flow: Flow) -> bool:
    """Tell whether two boxes of a flow stand in one line."""
    return abs(a.y - b.y) < 1 if flow == "right" else abs(a.x - b.x) < 1


def _step(route: Route, a: Box, b: Box, flow: Flow, *, early: bool) -> Route:
    """Bend twice in the gap between two layers: `early` soon after its beginning, else shortly before its end."""
    fraction = (route.number + 1) / (route.of + 1)
    if flow == "right":
        y0, y1 = a.y + a.h * fraction, b.y + b.h * fraction
        x = a.right + BEND if early else b.x - BEND
        points = ((a.right, y0), (x, y0), (x, y1), (b.x, y1))
        return replace(route, points=points, start=(3, fraction), end=(1, fraction), form="elbow")
    x0, x1 = a.x + a.w * fraction, b.x + b.w * fraction
    y = a.bottom + BEND if early else b.y - BEND
    points = ((x0, a.bottom), (x0, y), (x1, y), (x1, b.y))
    return replace(route, points=points, start=(2, fraction), end=(0, fraction), form="elbow")


def _corner(arrow: ArrowModel, a: Box, b: Box, number: int, of: int) -> Route:
    """Bend once: leave sideways, arrive from above or below."""
    fraction = (number + 1) / (of + 1)
    y = a.y + a.h * fraction
    x = b.x + b.w * fraction
    rightward, downward = b.x >= a.right, b.y >= a.bottom
    x0 = a.right if rightward else a.x
    y1 = b.y if downward else b.bottom
    start: tuple[Side, float] = (3 if rightward else 1, fraction)
    end: tuple[Side, float] = (0 if downward else 2, fraction)
    return Route(arrow, ((x0, y), (x, y), (x, y1)), start, end, "elbow", number, of)


def _curve(arrow: ArrowModel, a: Box, b: Box, number: int, of: int) -> Route:
    """Go round from top to top, the way back from bottom to bottom; upright pairs from side to side."""
    if a.right <= b.x or b.right <= a.x:
        above = a.centre[0] < b.centre[0]
        ax, bx = a.centre[0], b.centre[0]
        ya, yb = (a.y, b.y) if above else (a.bottom, b.bottom)
        bow = -0.24 * abs(bx - ax) if above else 0.24 * abs(bx - ax)
        bow = max(-CURVE, min(CURVE, bow)) * 4 / 3
        side: Side = 0 if above else 2
        points = ((ax, ya), (ax + (bx - ax) * 0.12, ya + bow), (bx - (bx - ax) * 0.12, yb + bow), (bx, yb))
        return Route(arrow, points, (side, 0.5), (side, 0.5), "curved", number, of)
    right = a.centre[1] < b.centre[1]
    ay, by = a.centre[1], b.centre[1]
    xa, xb = (a.right, b.right) if right else (a.x, b.x)
    bow = CURVE * 4 / 3 if right else -CURVE * 4 / 3
    side = 3 if right else 1
    points = ((xa, ay), (xa + bow, ay + (by - ay) * 0.12), (xb + bow, by - (by - ay) * 0.12), (xb, by))
    return Route(arrow, points, (side, 0.5), (side, 0.5), "curved", number, of)


CURVE = 32.0
"""How far a curved arrow swings out beyond its nodes, in points."""


def sites(found: Sequence[Route]) -> dict[str, list[tuple[Side, float]]]:
    """Return for every node where arrows meet its edge, other than the middle of a side."""
    result: dict[str, list[tuple[Side, float]]] = defaultdict(list)
    for route in found:
        for name, place in ((route.arrow.start, route.start), (route.arrow.to, route.end)):
            if abs(place[1] - 0.5) > 1e-3 and place not in result[name]:
                result[name].append(place)
    return result


def as_fractions(places: Sequence[tuple[Side, float]]) -> tuple[tuple[float, float], ...]:
    """Return places on a box's edge as fractions of its width and height."""
    spots = []
    for side, along in places:
        match side:
            case 0:
                spots.append((along, 0.0))
            case 1:
                spots.append((0.0, along))
            case 2:
                spots.append((along, 1.0))
            case 3:
                spots.append((1.0, along))
    return tuple(spots)


def connector(
    route: Route,
    context: Context,
    keys: Mapping[str, str],
    names: Mapping[str, str],
    extra: Mapping[str, Sequence[tuple[Side, float]]],
) -> Connector:
    """Return the connector of a route, glued at both ends; `keys` and `names` are those of the nodes by their ids."""
    xs = [x for x, _ in route.points]
    ys = [y for _, y in route.points]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    def end(name: str, place: tuple[Side, float]) -> End:
        if place in extra.get(name, ()):
            return End(keys[name], 4 + list(extra[name]).index(place))
        return End(keys[name], place[0])

    arrow = route.arrow
    return Connector(
        f"{context.named(arrow.label) or context.words.arrow}: {names[arrow.start]} → {names[arrow.to]}",
        box,
        route.points,
        Stroke(context.colour("accent"), THICKNESS),
        end(arrow.start, route.start),
        end(arrow.to, route.end),
        route.form,
        begin_arrow=arrow.both and not arrow.plain,
        end_arrow=not arrow.plain,
        origin=arrow.origin,
    )


def place_words(route: Route, words: Words, context: Context) -> list[Node]:
    """Place an arrow's words: beside an upright line, above and below a lying one, on a curve's outer side."""
    if words.label is None and words.items is None:
        return []
    (x0, y0), (x1, y1) = route.points[0], route.points[-1]
    name = context.named(route.arrow.label or route.arrow.items[0])
    if route.form == "curved":
        return _on_curve(route, words, name)
    if len(route.points) == 4:
        # the longer of the first and the last part has room for the words
        first, last = route.points[:2], route.points[2:]
        (x0, y0), (x1, y1) = max((last, first), key=lambda part: math.dist(*part))
    elif route.form == "elbow":
        (x1, y1) = route.points[1]
    middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
    shift = (route.clear[0] - route.clear[1]) / 2
    length = math.dist((x0, y0), (x1, y1)) or 1.0
    middle_x, middle_y = middle_x + shift * (x1 - x0) / length, middle_y + shift * (y1 - y0) / length
    nodes: list[Node] = []
    if abs(y1 - y0) < abs(x1 - x0):
        if route.of > 1 and route.number > 0:
            # the words of the upper of two arrows stand above it, those of the lower one below
            both = typeset.stack([(part, 2.0) for part in (words.label, words.items) if part is not None])
            box = Box(middle_x - both.width / 2, middle_y + GAP, both.width, both.height)
            return [typeset.frame(name, both, box, origin=route.arrow.origin)]
        for part, below in ((words.label, False), (words.items, True)):
            if part is not None:
                top = middle_y + GAP if below else middle_y - GAP - part.height
                box = Box(middle_x - part.width / 2, top, part.width, part.height)
                nodes.append(typeset.frame(name, part, box, origin=route.arrow.origin))
        return nodes
    both = typeset.stack([(part, 2.0) for part in (words.label, words.items) if part is not None])
    left = route.of > 1 and route.number == 0
    wide = both.widest + typeset.SLACK + 2
    x = middle_x - GAP - 2 - wide if left else middle_x + GAP + 2
    box = Box(x, middle_y - both.height / 2, wide, both.height)
    nodes.append(typeset.frame(name, both, box, origin=route.arrow.origin))
    return nodes


def _on_curve(route: Route, words: Words, name: str) -> list[Node]:
    (x0, y0), h0, h1, (x3, y3) = route.points
    mx = (x0 + 3 * h0[0] + 3 * h1[0] + x3) / 8
    my = (y0 + 3 * h0[1] + 3 * h1[1] + y3) / 8
    both = typeset.stack([(part, 2.0) for part in (words.label, words.items) if part is not None])
    if abs(x3 - x0) >= abs(y3 - y0):
        above = my < y0
        outer = my - GAP - both.height if above else my + GAP
        box = Box(mx - both.width / 2, outer, both.width, both.height)
    else:
        wide = both.widest + typeset.SLACK
        box = Box(mx + GAP if mx > x0 else mx - GAP - wide, my - both.height / 2, wide, both.height)
    return [typeset.frame(name, both, box, origin=route.arrow.origin)]
