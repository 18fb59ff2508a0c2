"""Clip paths (SVG 1.1, 14.3): what a `clipPath` element comes to as outlines that all apply."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from twindeck.geometry import Command, Path
from twindeck.pictures.errors import CHAIN
from twindeck.pictures.svg import pathdata
from twindeck.pictures.svg.gradients import Bounds
from twindeck.pictures.svg.length import Viewport, resolve
from twindeck.pictures.svg.matrix import Matrix, multiply, parse_transform
from twindeck.pictures.svg.shapes import SHAPES, outline
from twindeck.pictures.svg.style import Style, Unsupported, derive, reference
from twindeck.pictures.svg.tree import Element
from twindeck.vector import Clip

_CONVEX = frozenset({"rect", "circle", "ellipse"})


@dataclass(frozen=True, slots=True)
class _Part:
    """One shape of a clip path."""

    path: Path
    even_odd: bool
    convex: bool


@dataclass(frozen=True, slots=True)
class Clipping:
    """What clip paths are resolved with: the elements by id, their properties, and the account of what is drawn."""

    ids: Mapping[str, Element]
    properties: Callable[[Element], Mapping[str, str]]
    spend: Callable[[int, int], None]
    styles: dict[int, Style] = field(default_factory=dict)
    """The styles of clip paths that are known by now, by their elements."""

    def resolve(
        self,
        value: str,
        matrix: Matrix,
        viewport: Viewport,
        bounds: Callable[[], Bounds | None],
        within: tuple[str, ...] = (),
    ) -> tuple[Clip, ...]:
        """Return the outlines of a `clip-path` value for an element with this transform; an empty outline hides it.

        `bounds` tells the bounds of the element in its own coordinates. Raises Unsupported and BadLength.
        """
        target = reference(value)
        element = self.ids.get(target[0]) if target and not target[1] else None
        if target is None or element is None or element.tag != "clipPath":
            raise Unsupported(f"the clip path {value[:40]!r}")
        if target[0] in within:
            raise Unsupported("clip paths that refer to each other in a ring")
        if len(within) > CHAIN:
            raise Unsupported("clip paths that refer to each other in a long chain")
        self.spend(1, 0)
        properties = self.properties(element)
        inner = multiply(matrix, _transform(properties))
        if element.get("clipPathUnits") == "objectBoundingBox":
            box = bounds()
            if box is None or box[0] == box[2] or box[1] == box[3]:
                return (Clip(()),)
            inner = multiply(inner, (box[2] - box[0], 0.0, 0.0, box[3] - box[1], box[0], box[1]))
            viewport = Viewport(1.0, 1.0)
        here = (*within, target[0])
        own = properties.get("clip-path", "none").strip()
        outer = self.resolve(own, matrix, viewport, bounds, here) if own not in ("none", "") else ()
        style = self.style(element)
        parts, nested = self._parts(element, inner, viewport, style, here)
        return (*outer, *nested, *_union(parts))

    def style(self, element: Element) -> Style:
        """Return an element's style from all that it stands in."""
        known = self.styles.get(id(element))
        if known is None:
            known = self.styles[id(element)] = self._style(element)
        return known

    def _style(self, element: Element) -> Style:
        above: list[Element] = []
        link: Element | None = element
        while link is not None:
            above.append(link)
            link = link.parent
        style = Style()
        for link in reversed(above):
            style = derive(
                style, {key: value for key, value in self.properties(link).items() if key in _CLIP_PROPERTIES}
            )
        return style

    def _parts(
        self, element: Element, matrix: Matrix, viewport: Viewport, style: Style, within: tuple[str, ...]
    ) -> tuple[list[_Part], tuple[Clip, ...]]:
        parts: list[_Part] = []
        nested: tuple[Clip, ...] = ()
        for child in element.children:
            if child.tag in ("animate", "animateTransform", "set", "animateMotion"):
                self.spend(1, 0)
                continue
            part, clips = self._part(child, matrix, viewport, style, within)
            if part is None:
                continue
            parts.append(part)
            nested += clips
        if nested and len(parts) > 1:
            raise Unsupported("a clip path of several shapes that are clipped themselves")
        return parts, nested

    def _part(
        self, child: Element, matrix: Matrix, viewport: Viewport, style: Style, within: tuple[str, ...]
    ) -> tuple[_Part | None, tuple[Clip, ...]]:
        self.spend(1, 0)
        properties = self.properties(child)
        if properties.get("display", "").strip() == "none":
            return None, ()
        style = derive(style, {key: value for key, value in properties.items() if key in _CLIP_PROPERTIES})
        inner = multiply(matrix, _transform(properties))
        shape = child
        clips: tuple[Clip, ...] = ()
        if (own := properties.get("clip-path", "none").strip()) not in ("none", ""):
            clips = self.resolve(own, inner, viewport, lambda: _own_bounds(shape, viewport), within)
        if properties.get("mask", "none").strip() not in ("none", ""):
            raise Unsupported("a mask on a clip path")
        if child.tag == "use":
            found = self.ids.get(child.get("href").removeprefix("#"))
            if found is None or found.tag not in SHAPES or clips:
                raise Unsupported("a clip path with a use of anything but a shape")
            dx, dy = (_length(child, "x", viewport.width), _length(child, "y", viewport.height))
            return self._part(found, multiply(inner, (1.0, 0.0, 0.0, 1.0, dx, dy)), viewport, style, within)
        if child.tag not in SHAPES:
            raise Unsupported(f"a clip path with {child.tag}")
        path, problem = outline(child, inner, viewport)
        self.spend(0, len(path))
        if problem is not None:
            raise Unsupported(f"a clip path whose data cannot be read at {problem!r}")
        if style.visibility != "visible" or not path or child.tag == "line":
            return None, clips
        return _Part(path, style.clip_rule == "evenodd", child.tag in _CONVEX), clips


_CLIP_PROPERTIES = frozenset({"clip-rule", "visibility"})


def _length(element: Element, name: str, of: float) -> float:
    """Return a length of an element, 0 where it has none. Raises BadLength."""
    text = element.get(name)
    return resolve(text, of) if text else 0.0


def _own_bounds(shape: Element, viewport: Viewport) -> Bounds | None:
    if shape.tag not in SHAPES:
        raise Unsupported("a clip path in units of what it clips, on anything but a shape")
    return pathdata.bounds(outline(shape, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), viewport)[0])


def _transform(properties: Mapping[str, str]) -> Matrix:
    if "css transform" in properties:
        raise Unsupported("a transform in a style")
    found = parse_transform(properties.get("transform", ""))
    if found is None:
        raise Unsupported("a transform that cannot be read")
    return found


def _union(parts: list[_Part]) -> tuple[Clip]:
    """Return one outline of all parts together. Raises Unsupported where no single outline is their union."""
    if len(parts) == 1:
        return (Clip(parts[0].path, parts[0].even_odd),)
    if not parts:
        return (Clip(()),)
    boxes = [pathdata.bounds(part.path) for part in parts]
    apart = len(parts) <= 200 and not any(
        _overlap(first, second) for i, first in enumerate(boxes) for second in boxes[:i] if first and second
    )
    if apart and len({part.even_odd for part in parts}) == 1:
        return (Clip(tuple(command for part in parts for command in part.path), parts[0].even_odd),)
    # Convex shapes wound the same way add up to their union under the nonzero rule.
    if all(part.convex for part in parts):
        paths = [part.path if _area(part.path) >= 0 else _reversed(part.path) for part in parts]
        return (Clip(tuple(command for path in paths for command in path)),)
    raise Unsupported("a clip path of overlapping shapes")


def _overlap(first: Bounds, second: Bounds) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]


def _area(path: Path) -> float:
    """Return twice the area of the polygon through a path's points; its sign is the winding."""
    points = [(command[-2], command[-1]) for command in path if command[0] != "Z"]
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True))


def _reversed(path: Path) -> Path:
    """Return a closed path of one subpath, drawn the other way round."""
    drawn = [command for command in path if command[0] != "Z"]
    ends = [(command[-2], command[-1]) for command in drawn]
    back: list[Command] = [("M", *ends[-1])]
    for index in range(len(drawn) - 1, 0, -1):
        command, (x, y) = drawn[index], ends[index - 1]
        if command[0] == "C":
            back.append(("C", command[3], command[4], command[1], command[2], x, y))
        else:
            back.append(("L", x, y))
    back.append(("Z",))
    return tuple(back)
