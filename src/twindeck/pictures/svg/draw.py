"""A checked SVG tree becomes a `VectorDrawing`: every shape, use, style, transform and unit resolved to plain paths.

What cannot be drawn so (masks, patterns, filters, text, fading gradients …) is collected as problems; a drawing with
problems must be shown as pixels instead, for half of it would be silently wrong.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from twindeck.geometry import Command, Path
from twindeck.pictures.errors import DEPTH, ELEMENTS, SEGMENTS, PictureError
from twindeck.pictures.svg import pathdata
from twindeck.pictures.svg.clips import Clipping
from twindeck.pictures.svg.css import Sheet
from twindeck.pictures.svg.gradients import Bounds, Resolved, resolve_gradient
from twindeck.pictures.svg.length import BadLength, Viewport, fit_view_box, parse_numbers, parse_view_box, resolve
from twindeck.pictures.svg.matrix import IDENTITY, Matrix, in_range, multiply, parse_transform, uniform_scale
from twindeck.pictures.svg.shapes import SHAPES, outline, rectangle
from twindeck.pictures.svg.style import ROOT, Paint, Reference, Style, Unsupported, amount, derive
from twindeck.pictures.svg.tree import Element
from twindeck.vector import Clip, VectorDrawing, VectorPath

_DEFINITIONS = frozenset(
    {"defs", "style", "symbol", "clipPath", "linearGradient", "radialGradient", "stop", "view", "cursor"}
    | {"mask", "pattern", "filter", "marker"}
)
_ANIMATIONS = frozenset({"animate", "animateTransform", "animateMotion", "animateColor", "set", "discard"})
_FEATURES = {"mask": "a mask", "filter": "a filter", "mix-blend-mode": "a blend mode", "backdrop-filter": "a filter"}
_PLAIN = frozenset({"", "none", "normal", "auto"})
_MARKED = frozenset({"path", "line", "polyline", "polygon"})


class Drawn:
    """What came of a tree: the paths in paint order, and two lists of sentences.

    `unsupported` are what a drawing in vectors would get wrong; `left_out` is what no still picture can show.
    """

    def __init__(self) -> None:
        self.paths: list[VectorPath] = []
        self.unsupported: dict[str, int] = {}
        self.left_out: dict[str, int] = {}


def draw(root: Element, width: float, height: float) -> tuple[VectorDrawing, Drawn]:
    """Draw a tree into a drawing of this size in user units.

    Raises PictureError where the drawing is beyond the limits or refers to itself.
    """
    painter = _Painter(root)
    painter.viewport_of(root, IDENTITY, ROOT, (), 1.0, 0, (0.0, 0.0, width, height), clip=False)
    return VectorDrawing(width, height, tuple(painter.drawn.paths)), painter.drawn


class _Painter:
    """The state of one pass over a tree: what is drawn so far and what is left of the limits."""

    def __init__(self, root: Element) -> None:
        self.drawn = Drawn()
        self.ids: dict[str, Element] = {}
        texts: list[str] = []
        for element in root.walk():
            if identity := element.attributes.get("id"):
                self.ids.setdefault(identity, element)
            if element.tag == "style" and element.get("type", "text/css") == "text/css":
                texts.append(element.text)
            if element.tag in _ANIMATIONS:
                self.leave_out(f"{element.named} moves or changes the picture, which is shown as it is at first")
        self.sheet = Sheet(texts)
        for feature in self.sheet.unsupported:
            self.unsupported(feature)
        self.known: dict[int, dict[str, str]] = {}
        self.elements = 0
        self.segments = 0
        self.clipping = Clipping(self.ids, self.properties, self.spend)
        self.using: list[Element] = []

    # ------------------------------------------------------------------------------------------------------- accounts

    def spend(self) -> None:
        """Count an element drawn; `use` may draw one many times."""
        self.elements += 1
        if self.elements > ELEMENTS:
            raise PictureError(f"it draws more than {ELEMENTS:,} elements through use", "simplify the drawing")

    def unsupported(self, feature: str, element: Element | None = None) -> None:
        sentence = feature if element is None else f"{feature} on {element.named}"
        self.drawn.unsupported[sentence] = self.drawn.unsupported.get(sentence, 0) + 1

    def leave_out(self, what: str) -> None:
        self.drawn.left_out[what] = self.drawn.left_out.get(what, 0) + 1

    def properties(self, element: Element) -> dict[str, str]:
        found = self.known.get(id(element))
        if found is None:
            found = self.known[id(element)] = self.sheet.properties(element)
        return found

    # -------------------------------------------------------------------------------------------------------- elements

    def children(
        self,
        element: Element,
        matrix: Matrix,
        style: Style,
        clips: tuple[Clip, ...],
        opacity: float,
        viewport: Viewport,
        depth: int,
    ) -> None:
        for child in element.children:
            self.element(child, matrix, style, clips, opacity, viewport, depth + 1)

    def element(
        self,
        element: Element,
        matrix: Matrix,
        style: Style,
        clips: tuple[Clip, ...],
        opacity: float,
        viewport: Viewport,
        depth: int,
    ) -> None:
        """Draw one element and what is in it. What it has that cannot be drawn is noted and does not stop the rest."""
        tag = element.tag
        if tag in _DEFINITIONS or tag in _ANIMATIONS:
            return
        self.spend()
        if depth > DEPTH:
            raise PictureError(f"it nests elements more than {DEPTH} deep through use", "simplify the drawing")
        try:
            self._element(element, matrix, style, clips, opacity, viewport, depth)
        except Unsupported as problem:
            self.unsupported(str(problem), element)
        except BadLength as problem:
            self.unsupported(f"the length or number {str(problem)[:40]!r}", element)

    def _element(
        self,
        element: Element,
        matrix: Matrix,
        style: Style,
        clips: tuple[Clip, ...],
        opacity: float,
        viewport: Viewport,
        depth: int,
    ) -> None:
        tag, properties = element.tag, self.properties(element)
        if properties.get("display", "").strip() == "none" or not _conditions_hold(element):
            return
        style = derive(style, properties)
        if tag not in SHAPES and tag not in ("g", "a", "svg", "use", "switch"):
            self._foreign(element, style)
            return
        transform = properties.get("transform")
        if transform:
            matrix = self._transformed(properties, transform, matrix)
        _refuse_features(properties)
        own = amount(properties["opacity"]) if "opacity" in properties else 1.0
        if own == 0:
            return
        clip = properties.get("clip-path", "none").strip()
        if clip not in _PLAIN:
            clips += self.clipping.resolve(
                clip, matrix, viewport, lambda: self.bounds(element, IDENTITY, viewport, depth, own=True)
            )
        if tag in SHAPES:
            self.shape(element, matrix, style, clips, opacity * own, viewport)
            return
        begin = len(self.drawn.paths)
        self._container(element, matrix, style, clips, opacity * own, viewport, depth)
        if own < 1 and not _apart(self.drawn.paths[begin:]):
            raise Unsupported("an opacity of overlapping parts together")

    def _container(
        self,
        element: Element,
        matrix: Matrix,
        style: Style,
        clips: tuple[Clip, ...],
        opacity: float,
        viewport: Viewport,
        depth: int,
    ) -> None:
        match element.tag:
            case "use":
                self.use(element, matrix, style, clips, opacity, viewport, depth)
            case "svg":
                place = self.placed(element, viewport)
                self.viewport_of(element, matrix, style, clips, opacity, depth, place)
            case "switch":
                chosen = next((child for child in element.children if _chosen(child)), None)
                if chosen is not None:
                    self.element(chosen, matrix, style, clips, opacity, viewport, depth + 1)
            case _:
                self.children(element, matrix, style, clips, opacity, viewport, depth)

    def _foreign(self, element: Element, style: Style) -> None:
        """Note an element that is not drawn here."""
        if element.tag in ("text", "image") and style.visibility == "visible":
            raise Unsupported("text" if element.tag == "text" else "an embedded image")
        if element.tag == "foreignObject":
            self.leave_out(f"{element.named} holds what is not SVG, and is left out")
            raise Unsupported("foreign content")
        if element.tag not in ("text", "image"):
            raise Unsupported("an element that is not known here")

    def _transformed(self, properties: dict[str, str], transform: str, matrix: Matrix) -> Matrix:
        if "css transform" in properties:
            raise Unsupported("a transform in a style")
        own = parse_transform(transform)
        if own is None:
            raise Unsupported(f"the transform {transform[:40]!r}")
        matrix = multiply(matrix, own)
        if not in_range(matrix):
            raise pathdata.out_of_range()
        return matrix

    # ------------------------------------------------------------------------------------------------------- viewports

    def placed(self, element: Element, viewport: Viewport) -> tuple[float, float, float, float]:
        """Return where a nested svg lies in its viewport."""
        return (
            resolve(element.get("x", "0"), viewport.width),
            resolve(element.get("y", "0"), viewport.height),
            resolve(_size(element, "width"), viewport.width),
            resolve(_size(element, "height"), viewport.height),
        )

    def viewport_of(
        self,
        element: Element,
        matrix: Matrix,
        style: Style,
        clips: tuple[Clip, ...],
        opacity: float,
        depth: int,
        place: tuple[float, float, float, float],
        clip: bool = True,
    ) -> None:
        """Draw the children of an svg or symbol in the viewport it opens at `place`."""
        x, y, width, height = place
        if width <= 0 or height <= 0:
            return
        if clip and self.properties(element).get("overflow", "hidden").strip() not in ("visible", "auto"):
            clips += (Clip(rectangle(x, y, width, height, matrix)),)
        inner, view = self.inner(element, place)
        matrix = multiply(matrix, inner)
        if element.parent is None:
            style = self._root_style(element, style)
        self.children(element, matrix, style, clips, opacity, view, depth)

    def inner(self, element: Element, place: tuple[float, float, float, float]) -> tuple[Matrix, Viewport]:
        """Return the transform and the viewport inside an svg or symbol at `place`."""
        x, y, width, height = place
        move: Matrix = (1.0, 0.0, 0.0, 1.0, x, y)
        view = parse_view_box(element.get("viewBox"))
        if view is None:
            return move, Viewport(width, height)
        if not view[2] or not view[3]:
            raise Unsupported("a viewBox without an area")
        fitted = fit_view_box(view, width, height, element.get("preserveAspectRatio"))
        return multiply(move, fitted), Viewport(view[2], view[3])

    def _root_style(self, root: Element, style: Style) -> Style:
        """Return the root's style, noting what on it cannot be drawn."""
        try:
            properties = self.properties(root)
            _refuse_features(properties)
            if properties.get("transform") or properties.get("clip-path", "none").strip() not in _PLAIN:
                raise Unsupported("a transform or clip path")
            if amount(properties.get("opacity", "1")) < 1:
                raise Unsupported("an opacity")
            return derive(style, properties)
        except Unsupported as problem:
            self.unsupported(str(problem), root)
        except BadLength as problem:
            self.unsupported(f"the length or number {str(problem)[:40]!r}", root)
        return style

    def use(
        self,
        element: Element,
        matrix: Matrix,
        style: Style,
        clips: tuple[Clip, ...],
        opacity: float,
        viewport: Viewport,
        depth: int,
    ) -> None:
        """Draw what a use refers to."""
        target = self.used(element)
        x, y = resolve(element.get("x", "0"), viewport.width), resolve(element.get("y", "0"), viewport.height)
        matrix = multiply(matrix, (1.0, 0.0, 0.0, 1.0, x, y))
        self.using.append(target)
        try:
            if target.tag in ("symbol", "svg"):
                self.spend()
                style = derive(style, self.properties(target))
                if self.properties(target).get("transform"):
                    raise Unsupported("a transform on what is used")
                _refuse_features(self.properties(target))
                place = self.used_place(element, target, viewport)
                self.viewport_of(target, matrix, style, clips, opacity, depth + 1, place)
            else:
                self.element(target, matrix, style, clips, opacity, viewport, depth + 1)
        finally:
            self.using.pop()

    def used(self, element: Element) -> Element:
        """Return the element a use refers to. Raises PictureError where it is within itself."""
        target = self.ids.get(element.get("href").removeprefix("#"))
        if target is None:
            raise Unsupported(f"a use of {element.get('href')[:40]!r}, which is not there,")
        above: Element | None = element
        while above is not None:
            if above is target:
                raise PictureError(f"{element.named} draws itself again and again", "remove it")
            above = above.parent
        if target in self.using:
            raise PictureError(f"{element.named} draws itself again and again", "remove it")
        return target

    def used_place(self, element: Element, target: Element, viewport: Viewport) -> tuple[float, float, float, float]:
        """Return the viewport of a used symbol or svg, at the origin of the use."""
        width = element.get("width") or _size(target, "width")
        height = element.get("height") or _size(target, "height")
        x = resolve(target.get("x", "0"), viewport.width) if target.tag == "svg" else 0.0
        y = resolve(target.get("y", "0"), viewport.height) if target.tag == "svg" else 0.0
        return x, y, resolve(width, viewport.width), resolve(height, viewport.height)

    # ---------------------------------------------------------------------------------------------------------- shapes

    def shape(
        self,
        element: Element,
        matrix: Matrix,
        style: Style,
        clips: tuple[Clip, ...],
        opacity: float,
        viewport: Viewport,
    ) -> None:
        """Draw a shape's fill and stroke."""
        path, problem = outline(element, matrix, viewport)
        if problem is not None:
            self.leave_out(f"the data of {element.named} cannot be read at {problem!r}, and is drawn up to there")
        self.segments += len(path)
        if self.segments > SEGMENTS:
            raise PictureError(f"it has more than {SEGMENTS:,} path segments", "simplify the drawing")
        if style.visibility != "visible" or not path or opacity == 0 or any(not clip.path for clip in clips):
            return
        if style.marker != "none" and element.tag in _MARKED:
            raise Unsupported("markers")
        fillable = len(path) > 2 and element.tag != "line"
        fill, fill_alpha = self.paint(style.fill if fillable else None, style, element, matrix, viewport)
        stroke, stroke_alpha = self.paint(style.stroke, style, element, matrix, viewport)
        fill_opacity, stroke_opacity = fill_alpha * style.fill_opacity, stroke_alpha * style.stroke_opacity
        width = self.stroke_width(element, matrix, style, viewport) if stroke is not None and stroke_opacity else 0.0
        filled, stroked = fill is not None and fill_opacity > 0, width > 0
        if filled and stroked and opacity < 1:
            raise Unsupported("an opacity of fill and stroke together")
        parts: list[VectorPath] = []
        if filled:
            parts.append(
                VectorPath(
                    path,
                    fill=fill,
                    fill_opacity=fill_opacity * opacity,
                    even_odd=style.fill_rule == "evenodd",
                    clips=clips,
                )
            )
        if stroked:
            line = self.line(style, width, viewport, matrix)
            _refuse_dots(path, style)
            parts.append(VectorPath(path, stroke=stroke, stroke_opacity=stroke_opacity * opacity, clips=clips, **line))
        self.drawn.paths += _together(parts, style.paint_order)

    def paint(self, paint: Paint, style: Style, element: Element, matrix: Matrix, viewport: Viewport) -> Resolved:
        """Return a paint's colour or gradient, and opacity."""
        if paint is None:
            return None, 1.0
        if paint == "current":
            return style.color
        if not isinstance(paint, Reference):
            return paint
        target = self.ids.get(paint.target)
        if target is None and paint.fallback is not None:
            return paint.fallback
        if target is None:
            raise Unsupported(f"a paint #{paint.target[:40]}, which is not there,")
        if target.tag not in ("linearGradient", "radialGradient"):
            raise Unsupported(f"a {target.tag}")
        bounds = pathdata.bounds(outline(element, IDENTITY, viewport)[0])
        return resolve_gradient(target, self.ids, self.sheet, bounds, matrix, viewport)

    def stroke_width(self, element: Element, matrix: Matrix, style: Style, viewport: Viewport) -> float:
        """Return a stroke's width in the drawing's units."""
        width = resolve(style.stroke_width, viewport.diagonal)
        if width < 0:
            raise BadLength(style.stroke_width)
        scale = uniform_scale(matrix)
        if width and scale is None:
            raise Unsupported("a stroke scaled unevenly")
        if width and self.properties(element).get("vector-effect", "none").strip() not in _PLAIN:
            raise Unsupported("a vector effect")
        return width * (scale or 0.0)

    def line(self, style: Style, width: float, viewport: Viewport, matrix: Matrix) -> dict[str, Any]:
        """Return the rest of a stroke's appearance as a VectorPath has it."""
        scale = uniform_scale(matrix) or 1.0
        dashes: tuple[float, ...] = ()
        if style.stroke_dasharray.lower() not in ("none", ""):
            if "%" in style.stroke_dasharray:
                raise Unsupported("dashes in per cent")
            dashes = tuple(length * scale for length in parse_numbers(style.stroke_dasharray))
            if any(length < 0 for length in dashes) or not sum(dashes):
                dashes = ()
        if len(dashes) % 2:
            dashes *= 2
        return {
            "stroke_width": width,
            "cap": style.stroke_linecap,
            "join": style.stroke_linejoin,
            "miter_limit": style.stroke_miterlimit,
            "dashes": dashes,
            "dash_offset": resolve(style.stroke_dashoffset, viewport.diagonal) * scale if dashes else 0.0,
        }

    # ---------------------------------------------------------------------------------------------------------- bounds

    def bounds(
        self, element: Element, matrix: Matrix, viewport: Viewport, depth: int, own: bool = False
    ) -> Bounds | None:
        """Return the bounds of an element's outlines, strokes and clips left aside (SVG 1.1, 7.11).

        With `own`, in the element's own coordinates, else in those its transform leads to.
        """
        self.spend()
        if depth > DEPTH:
            raise PictureError(f"it nests elements more than {DEPTH} deep through use", "simplify the drawing")
        properties = self.properties(element)
        if element.tag in _DEFINITIONS or properties.get("display", "").strip() == "none":
            return None
        if not own and properties.get("transform"):
            matrix = self._transformed(properties, properties["transform"], matrix)
        if element.tag in SHAPES:
            return pathdata.bounds(outline(element, matrix, viewport)[0])
        if element.tag not in ("g", "a"):
            raise Unsupported(f"a clip path in units of what it clips, with {element.tag} in that,")
        boxes = [self.bounds(child, matrix, viewport, depth + 1) for child in element.children]
        found = [box for box in boxes if box is not None]
        if not found:
            return None
        return (
            min(box[0] for box in found),
            min(box[1] for box in found),
            max(box[2] for box in found),
            max(box[3] for box in found),
        )


def _size(element: Element, name: str) -> str:
    text = element.get(name, "100%")
    return "100%" if text in ("auto", "") else text


def _chosen(child: Element) -> bool:
    """Tell whether a switch shows this child."""
    return child.tag not in _ANIMATIONS and child.tag != "foreignObject" and _conditions_hold(child)


def _conditions_hold(element: Element) -> bool:
    """Tell whether an element's conditions are met: no extensions are, and languages are not known here."""
    attributes = element.attributes
    if "systemLanguage" in attributes:
        raise Unsupported("a choice by language")
    return not attributes.get("requiredExtensions", "").strip()


def _refuse_features(properties: dict[str, str]) -> None:
    if _FEATURES.keys().isdisjoint(properties):
        return
    for name, feature in _FEATURES.items():
        if properties.get(name, "none").strip() not in _PLAIN:
            raise Unsupported(feature)


def _refuse_dots(path: Path, style: Style) -> None:
    """Refuse lines without length whose ends are square: formats differ in whether and how they show."""
    if style.stroke_linecap != "square":
        return
    start: tuple[float, float] = (0.0, 0.0)
    drawn = moved = False
    for command in (*path, ("M", 0.0, 0.0)):
        if command[0] == "M":
            if drawn and not moved:
                raise Unsupported("a line without length and with square ends")
            start, drawn, moved = (command[1], command[2]), False, False
        else:
            drawn = True
            moved = moved or (command[0] != "Z" and any(place != start for place in _points(command)))


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


def _apart(paths: list[VectorPath]) -> bool:
    """Tell whether no two of the paths can overlap, so that an opacity of all is one of each."""
    if len(paths) > 300:
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
