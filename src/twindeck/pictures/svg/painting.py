"""A shape's fill and stroke as `VectorPath`s: paints resolved, strokes scaled, what adds up differently kept apart."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from twindeck.geometry import Command, Path
from twindeck.pictures.errors import DASH_LENGTHS, DASHES, Unplaced
from twindeck.pictures.svg import pathdata
from twindeck.pictures.svg.css import Sheet
from twindeck.pictures.svg.gradients import Bounds, Resolved, Stops, resolve_gradient
from twindeck.pictures.svg.length import BadLength, Viewport, parse_numbers, resolve
from twindeck.pictures.svg.matrix import IDENTITY, Matrix, uniform_scale
from twindeck.pictures.svg.shapes import outline
from twindeck.pictures.svg.style import ROOT, Paint, Reference, Style, Unsupported
from twindeck.pictures.svg.tree import Element
from twindeck.vector import Clip, VectorPath

_MARKED = frozenset({"path", "line", "polyline", "polygon"})
_MANY = 300


class Context(NamedTuple):
    """What an element takes over from those around it; `opacity` is the product of theirs, `depth` their number."""

    matrix: Matrix
    viewport: Viewport
    style: Style = ROOT
    clips: tuple[Clip, ...] = ()
    opacity: float = 1.0
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Painter:
    """What paints are resolved with: the elements by id, and the style sheet."""

    ids: Mapping[str, Element]
    sheet: Sheet
    stops: dict[int, Stops | Exception] = field(default_factory=dict)
    """The stops of gradients that are known by now, by their elements."""

    def paint(self, element: Element, path: Path, context: Context, properties: Mapping[str, str]) -> list[VectorPath]:
        """Return what a shape with this outline adds to the drawing, lower parts first.

        Raises Unsupported and BadLength.
        """
        style, clips, opacity = context.style, context.clips, context.opacity
        if style.visibility != "visible" or not path or not opacity or any(not clip.path for clip in clips):
            return []
        if style.marker != "none" and element.tag in _MARKED:
            raise Unsupported("markers")
        fill, fill_alpha = self._resolved(style.fill if style.fill and _has_area(path) else None, element, context)
        stroke, stroke_alpha = self._resolved(style.stroke, element, context)
        fill_opacity, stroke_opacity = fill_alpha * style.fill_opacity, stroke_alpha * style.stroke_opacity
        width = _stroke_width(context, properties) if stroke is not None and stroke_opacity else 0.0
        filled, stroked = fill is not None and fill_opacity > 0, width > 0
        if filled and stroked and opacity < 1:
            raise Unsupported("an opacity of fill and stroke together")
        parts: list[VectorPath] = []
        if filled:
            rule = style.fill_rule == "evenodd"
            parts.append(VectorPath(path, fill=fill, fill_opacity=fill_opacity * opacity, even_odd=rule, clips=clips))
        if stroked:
            plain = VectorPath(path, stroke=stroke, stroke_opacity=stroke_opacity * opacity, clips=clips)
            parts.append(_stroked(plain, width, context))
        return _together(parts, style.paint_order)

    def _resolved(self, paint: Paint, element: Element, context: Context) -> Resolved:
        """Return a paint's colour or gradient, and its opacity."""
        if paint is None:
            return None, 1.0
        if paint == "current":
            return context.style.color
        if not isinstance(paint, Reference):
            return paint
        target = self.ids.get(paint.target)
        if target is None and paint.fallback is not None:
            return paint.fallback
        if target is None:
            raise Unsupported(f"a paint #{paint.target[:40]}, which is not there,")
        if target.tag not in ("linearGradient", "radialGradient"):
            raise Unsupported(f"a {target.tag}")
        bounds = pathdata.bounds(outline(element, IDENTITY, context.viewport)[0])
        return resolve_gradient(target, self.ids, self.sheet, self.stops, bounds, context.matrix, context.viewport)


def _has_area(path: Path) -> bool:
    """Tell whether there is anything to fill; a few points on one line have nothing, but PDF would show a hairline."""
    if len(path) > 6:
        return True
    points = [point for command in path for point in _points(command)]
    x0, y0 = points[0]
    x1, y1 = max(points, key=lambda point: abs(point[0] - x0) + abs(point[1] - y0))
    reach = (x1 - x0) ** 2 + (y1 - y0) ** 2
    return any(abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) > 1e-9 * reach for x, y in points)


def _stroke_width(context: Context, properties: Mapping[str, str]) -> float:
    """Return a stroke's width in the drawing's units."""
    text = context.style.stroke_width
    width = resolve(text, context.viewport.diagonal)
    if width < 0:
        raise BadLength(text)
    if not width:
        return 0.0
    scale = uniform_scale(context.matrix)
    if scale is None:
        raise Unsupported("a stroke scaled unevenly")
    if properties.get("vector-effect", "none").strip() not in ("none", ""):
        raise Unsupported("a vector effect")
    return width * scale


def _stroked(path: VectorPath, width: float, context: Context) -> VectorPath:
    """Return a path with the rest of its stroke's appearance."""
    style = context.style
    _refuse_dots(path.path, style)
    scale = uniform_scale(context.matrix) or 1.0
    dashes: tuple[float, ...] = ()
    if style.stroke_dasharray.lower() not in ("none", ""):
        if "%" in style.stroke_dasharray:
            raise Unsupported("dashes in per cent")
        dashes = tuple(length * scale for length in _dash_lengths(style.stroke_dasharray))
        if any(length < 0 for length in dashes) or not sum(dashes):
            dashes = ()
    if dashes and _reach(path.path) > DASHES * sum(dashes):
        raise Unplaced(f"a line has more than {DASHES:,} dashes", "make the dashes longer")
    return replace(
        path,
        stroke_width=width,
        cap=style.stroke_linecap,
        join=style.stroke_linejoin,
        miter_limit=style.stroke_miterlimit,
        dashes=dashes * 2 if len(dashes) % 2 else dashes,
        dash_offset=resolve(style.stroke_dashoffset, context.viewport.diagonal) * scale if dashes else 0.0,
    )


def _dash_lengths(text: str) -> list[float]:
    if len(text) > 20 * DASH_LENGTHS or len(found := parse_numbers(text)) > DASH_LENGTHS:
        raise Unplaced(f"a line repeats more than {DASH_LENGTHS} dashes", "give it fewer")
    return found


def _reach(path: Path) -> float:
    """Return the length of the lines through a path's points and handles, which is no less than the path's own."""
    points = [point for command in path for point in _points(command)]
    return sum(math.dist(first, second) for first, second in pairwise(points))


def _refuse_dots(path: Path, style: Style) -> None:
    """Refuse lines without length whose ends are square: formats differ in whether and how they show."""
    if style.stroke_linecap != "square":
        return
    start: tuple[float, float] = (0.0, 0.0)
    drawn = moved = False
    end: Command = ("M", 0.0, 0.0)
    for command in (*path, end):
        if command[0] == "M":
            if drawn and not moved:
                raise Unsupported("a line without length and with square ends")
            start, drawn, moved = (command[1], command[2]), False, False
        else:
            drawn = True
            moved = moved or any(place != start for place in _points(command))


def _points(command: Command) -> list[tuple[float, float]]:
    numbers = [number for number in command[1:] if not isinstance(number, str)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _together(parts: list[VectorPath], paint_order: str) -> list[VectorPath]:
    """Return fill and stroke as one path where that is the same, else one after the other."""
    if len(parts) < 2:
        return parts
    words = paint_order.split()
    if words[:1] == ["stroke"] or words[:2] == ["markers", "stroke"]:
        return parts[::-1]
    fill, stroke = parts
    # A fill and a see-through stroke in one operation knock each other out in PDF (ISO 32000-1, 11.7.4.4).
    if stroke.stroke_opacity < 1:
        return parts
    return [replace(stroke, fill=fill.fill, fill_opacity=fill.fill_opacity, even_odd=fill.even_odd)]


def apart(paths: list[VectorPath]) -> bool:
    """Tell whether no two of the paths can overlap, so that an opacity of all together is one of each."""
    if len(paths) > _MANY:
        return False
    boxes = [_extent(path) for path in paths]
    return not any(
        first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]
        for i, first in enumerate(boxes)
        for second in boxes[:i]
    )


def _extent(path: VectorPath) -> Bounds:
    """Return the most that a path can cover, its stroke included."""
    left, top, right, bottom = pathdata.bounds(path.path) or (0.0, 0.0, 0.0, 0.0)
    reach = 0.0
    if path.stroke is not None:
        reach = path.stroke_width / 2 * max(path.miter_limit if path.join == "miter" else 1.0, 1.5)
    return left - reach, top - reach, right + reach, bottom + reach
