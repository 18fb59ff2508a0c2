"""Arrows as connectors of a slide: glued to the boxes at their ends, at the middle of a side or a place of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from twindeck.blocks.diagram.nodes import THICKNESS, key_of
from twindeck.blocks.diagram.routing import Point, Side, Way
from twindeck.context import Context
from twindeck.geometry import Box
from twindeck.scene import Connector, End, Stroke

Sites = Mapping[str, Sequence[tuple[float, float]]]
"""Where arrows meet each node's edge other than at the middles of its sides, as fractions of its width and height."""


def sites(ways: Sequence[Way], boxes: Mapping[str, Box]) -> Sites:
    """Return the places where arrows meet the edges of boxes."""
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for way in ways:
        for name, side, point in _ends(way):
            spot = _spot(boxes[name], side, point)
            if spot is not None and spot not in found[name]:
                found[name].append(spot)
    return found


def _ends(way: Way) -> tuple[tuple[str, Side, Point], tuple[str, Side, Point]]:
    return (way.arrow.start, way.begin, way.points[0]), (way.arrow.to, way.end, way.points[-1])


def _spot(box: Box, side: Side, point: Point) -> tuple[float, float] | None:
    """Return a place on a box's edge as fractions of its size; None in the middle of a side."""
    if side in (0, 2):
        if abs(point[0] - box.centre[0]) < 0.05:
            return None
        return round((point[0] - box.x) / box.w, 5), 0.0 if side == 0 else 1.0
    if abs(point[1] - box.centre[1]) < 0.05:
        return None
    return 0.0 if side == 1 else 1.0, round((point[1] - box.y) / box.h, 5)


def connector(
    way: Way, context: Context, names: Mapping[str, str], boxes: Mapping[str, Box], places: Sites
) -> Connector:
    """Return the connector of a way, glued at both ends; `names` are those of the nodes by their ids."""
    points = tuple(way.points)
    xs, ys = [x for x, _ in points], [y for _, y in points]

    def end(name: str, side: Side, point: Point) -> End:
        spot = _spot(boxes[name], side, point)
        return End(key_of(name), side if spot is None else 4 + list(places[name]).index(spot))

    begin, finish = (end(*one) for one in _ends(way))
    arrow = way.arrow
    return Connector(
        f"{context.named(arrow.label) or context.words.arrow}: {names[arrow.start]} → {names[arrow.to]}",
        Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)),
        points,
        Stroke(context.colour("accent"), THICKNESS),
        begin,
        finish,
        "straight" if len(points) == 2 else "elbow",
        begin_arrow=arrow.both and not arrow.plain,
        end_arrow=not arrow.plain,
        origin=arrow.origin,
    )
