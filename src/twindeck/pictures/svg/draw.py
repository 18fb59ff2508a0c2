"""A checked SVG tree becomes a `VectorDrawing`: every shape, use, style, transform and unit resolved to plain paths.

What cannot be drawn so (masks, patterns, filters, text, fading gradients …) is collected as problems; a drawing with
problems must be shown as pixels instead, for half of it would be silently wrong.
"""

from __future__ import annotations

from collections.abc import Mapping

from twindeck.pictures.errors import APART, CLIPPED, DEPTH, ELEMENTS, FAR, SEGMENTS, PictureError, Unplaced
from twindeck.pictures.svg import pathdata
from twindeck.pictures.svg.clips import Clipping
from twindeck.pictures.svg.css import Sheet
from twindeck.pictures.svg.effort import Effort, hull
from twindeck.pictures.svg.gradients import Bounds
from twindeck.pictures.svg.length import BadLength, Viewport, fit_view_box, parse_view_box, resolve
from twindeck.pictures.svg.matrix import IDENTITY, Matrix, in_range, multiply, parse_transform
from twindeck.pictures.svg.painting import Context, Painter, apart
from twindeck.pictures.svg.shapes import SHAPES, outline, rectangle
from twindeck.pictures.svg.style import Style, Unsupported, amount, derive
from twindeck.pictures.svg.tree import Element
from twindeck.vector import Clip, Gradient, Paint, VectorDrawing, VectorPath

_DEFINITIONS = frozenset(
    {"defs", "style", "symbol", "clipPath", "linearGradient", "radialGradient", "stop", "view", "cursor"}
    | {"mask", "pattern", "filter", "marker"}
)
_ANIMATIONS = frozenset({"animate", "animateTransform", "animateMotion", "animateColor", "set", "discard"})
_CONTAINERS = frozenset({"g", "a", "svg", "use", "switch"})
_FEATURES = {"mask": "a mask", "filter": "a filter", "mix-blend-mode": "a blend mode", "backdrop-filter": "a filter"}
_PLAIN = frozenset({"", "none", "normal", "auto"})

Place = tuple[float, float, float, float]
"""Left, top, width and height of a viewport."""


class Drawn:
    """What came of a tree: the paths in paint order, and two sets of sentences in the order they were found.

    `unsupported` are what a drawing in vectors would get wrong; `left_out` is what no still picture can show.
    """

    def __init__(self, width: float, height: float) -> None:
        self.reach = FAR * max(width, height)
        self.effort = Effort(width, height)
        self.paths: list[VectorPath] = []
        self.unsupported: dict[str, None] = {}
        self.left_out: dict[str, None] = {}


def draw(root: Element, width: float, height: float) -> tuple[VectorDrawing, Drawn]:
    """Draw a tree into a drawing of this size in user units.

    Raises PictureError where the drawing is beyond the limits or refers to itself.
    """
    walker = _Walker(root, width, height)
    walker.draw(root, width, height)
    return VectorDrawing(width, height, tuple(walker.drawn.paths)), walker.drawn


class _Walker:
    """The state of one pass over a tree: what is drawn so far and what is left of the limits."""

    def __init__(self, root: Element, width: float, height: float) -> None:
        self.drawn = Drawn(width, height)
        self.ids: dict[str, Element] = {}
        texts: list[str] = []
        for element in root.walk():
            if identity := element.attributes.get("id"):
                self.ids.setdefault(identity, element)
            if element.tag == "style" and element.get("type", "text/css") == "text/css":
                texts.append(element.text)
            elif element.tag in _ANIMATIONS:
                self.leave_out(f"{element.named} moves or changes the picture, which is shown as it is at first")
        self.sheet = Sheet(texts)
        self.drawn.unsupported.update(dict.fromkeys(self.sheet.unsupported))
        self.elements = 0
        self.segments = 0
        self.clipped = 0
        self.compared = 0
        self.clipping = Clipping(self.ids, self.properties, self.spend)
        self.painter = Painter(self.ids, self.sheet)
        self.using: list[Element] = []

    def spend(self, elements: int = 1, segments: int = 0) -> None:
        """Count elements drawn, and segments of paths; `use` may draw one many times, and clips are not shared."""
        self.elements += elements
        self.segments += segments
        if self.segments > SEGMENTS:
            raise Unplaced(f"it has more than {SEGMENTS:,} path segments", "simplify the drawing")
        if self.elements > ELEMENTS:
            raise Unplaced(f"it draws more than {ELEMENTS:,} elements through use", "simplify the drawing")

    def spend_paths(self, paths: list[VectorPath]) -> None:
        """Count what the writers repeat for each path: its clips, the stops of its gradients, its dashes."""
        for path in paths:
            self.spend(0, len(path.dashes) + _stops(path.fill) + _stops(path.stroke))
            self.clipped += sum(len(clip.path) for clip in path.clips)
        if self.clipped > CLIPPED:
            what = f"its clip paths come to more than {CLIPPED:,} segments"
            raise Unplaced(what, "clip with simpler outlines, or groups rather than single shapes")

    def leave_out(self, what: str) -> None:
        self.drawn.left_out[what] = None

    def unsupported(self, problem: Unsupported | BadLength, element: Element) -> None:
        feature = f"the length or number {str(problem)[:40]!r}" if isinstance(problem, BadLength) else str(problem)
        self.drawn.unsupported[f"{feature} on {element.named}"] = None

    def properties(self, element: Element) -> Mapping[str, str]:
        return self.sheet.properties(element)

    # -------------------------------------------------------------------------------------------------------- elements

    def draw(self, root: Element, width: float, height: float) -> None:
        """Draw the outermost svg."""
        context = Context(IDENTITY, Viewport(width, height))
        try:
            properties = self.properties(root)
            _refuse_features(properties)
            if properties.get("transform") or properties.get("clip-path", "none").strip() not in _PLAIN:
                raise Unsupported("a transform or clip path")
            if amount(properties.get("opacity", "1")) < 1:
                raise Unsupported("an opacity")
            if properties.get("display", "").strip() == "none":
                return
            context = context._replace(style=derive(context.style, properties))
            self.viewport(root, context, (0.0, 0.0, width, height), clip=False)
        except (Unsupported, BadLength) as problem:
            self.unsupported(problem, root)

    def children(self, element: Element, context: Context) -> None:
        context = context._replace(depth=context.depth + 1)
        for child in element.children:
            self.element(child, context)

    def element(self, element: Element, context: Context) -> None:
        """Draw one element and what is in it. What it has that cannot be drawn is noted and does not stop the rest."""
        try:
            self.spend()
            if element.tag in _DEFINITIONS or element.tag in _ANIMATIONS:
                return
            if context.depth > DEPTH:
                raise Unplaced(f"it nests elements more than {DEPTH} deep through use", "simplify the drawing")
            properties = self.properties(element)
            if properties.get("display", "").strip() != "none" and _conditions_hold(element):
                self.shown(element, properties, context)
        except (Unsupported, BadLength) as problem:
            self.unsupported(problem, element)
        except Unplaced as problem:
            raise problem.at(element.named) from None

    def shown(self, element: Element, properties: Mapping[str, str], context: Context) -> None:
        """Draw an element that is to be shown."""
        style = derive(context.style, properties)
        if element.tag not in SHAPES and element.tag not in _CONTAINERS:
            self.foreign(element, style)
            return
        matrix = _transformed(properties, context.matrix)
        _refuse_features(properties)
        own = amount(properties["opacity"]) if "opacity" in properties else 1.0
        if own == 0:
            return
        clips = context.clips
        clip = properties.get("clip-path", "none").strip()
        if clip not in _PLAIN:
            viewport, depth = context.viewport, context.depth
            clips += self.clipping.resolve(
                clip, matrix, viewport, lambda: self.bounds(element, IDENTITY, viewport, depth, own=True)
            )
        context = Context(matrix, context.viewport, style, clips, context.opacity * own, context.depth)
        if element.tag in SHAPES:
            self.shape(element, properties, context)
            return
        begin = len(self.drawn.paths)
        self.container(element, context)
        if own < 1 and not self.apart(self.drawn.paths[begin:]):
            raise Unsupported("an opacity of overlapping parts together")

    def apart(self, paths: list[VectorPath]) -> bool:
        """Tell whether no two of the paths can overlap, as far as that can be told in a reasonable time."""
        self.compared += len(paths) ** 2 // 2 + sum(len(path.path) for path in paths)
        return self.compared <= APART and apart(paths)

    def shape(self, element: Element, properties: Mapping[str, str], context: Context) -> None:
        path, problem = outline(element, context.matrix, context.viewport)
        if problem is not None:
            self.leave_out(f"the data of {element.named} cannot be read at {problem!r}, and is drawn up to there")
        self.spend(0, len(path))
        box = hull(path)
        if box is None:
            return
        if max(map(abs, box)) > self.drawn.reach:
            what = f"it reaches more than {FAR:,} times as far as it is large"
            raise Unplaced(what, "check the file in a drawing program")
        painted = self.painter.paint(element, path, context, properties)
        self.spend_paths(painted)
        self.drawn.effort.add(painted, box)
        self.drawn.paths += painted

    def container(self, element: Element, context: Context) -> None:
        match element.tag:
            case "use":
                self.use(element, context)
            case "svg":
                size = (_size(element, "width"), _size(element, "height"))
                self.viewport(element, context, _place(element, size, context.viewport))
            case "switch":
                self.spend(len(element.children))
                chosen = next((child for child in element.children if _chosen(child)), None)
                if chosen is not None:
                    self.element(chosen, context._replace(depth=context.depth + 1))
            case _:
                self.children(element, context)

    def foreign(self, element: Element, style: Style) -> None:
        """Note an element that is not drawn here."""
        if element.tag in ("text", "image"):
            if style.visibility == "visible":
                raise Unsupported("text" if element.tag == "text" else "an embedded image")
            return
        if element.tag == "foreignObject":
            self.leave_out(f"{element.named} holds what is not SVG, and is left out")
            raise Unsupported("foreign content")
        raise Unsupported("an element that is not known here")

    # ------------------------------------------------------------------------------------------------ viewports and use

    def viewport(self, element: Element, context: Context, place: Place, clip: bool = True) -> None:
        """Draw the children of an svg or symbol in the viewport it opens at `place`."""
        x, y, width, height = place
        if width <= 0 or height <= 0:
            return
        clips = context.clips
        if clip and self.properties(element).get("overflow", "hidden").strip() not in ("visible", "auto"):
            clips += (Clip(rectangle(x, y, width, height, context.matrix)),)
        inner: Matrix = (1.0, 0.0, 0.0, 1.0, x, y)
        viewport = Viewport(width, height)
        view = parse_view_box(element.get("viewBox"))
        if view is not None:
            if not view[2] or not view[3]:
                raise Unsupported("a viewBox without an area")
            inner = multiply(inner, fit_view_box(view, width, height, element.get("preserveAspectRatio")))
            viewport = Viewport(view[2], view[3])
        matrix = _checked(multiply(context.matrix, inner))
        self.children(element, context._replace(matrix=matrix, viewport=viewport, clips=clips))

    def use(self, element: Element, context: Context) -> None:
        """Draw what a use refers to."""
        target = self.used(element)
        x, y, _, _ = _place(element, ("0", "0"), context.viewport)
        matrix = multiply(context.matrix, (1.0, 0.0, 0.0, 1.0, x, y))
        context = context._replace(matrix=matrix, depth=context.depth + 1)
        self.using.append(target)
        try:
            if target.tag in ("symbol", "svg"):
                self.used_viewport(element, target, context)
            else:
                self.element(target, context)
        finally:
            self.using.pop()

    def used(self, element: Element) -> Element:
        """Return the element a use refers to. Raises PictureError where it is within itself."""
        target = self.ids.get(element.get("href").removeprefix("#"))
        if target is None:
            raise Unsupported(f"a use of {element.get('href')[:40]!r}, which is not there,")
        above: Element | None = element
        while above is not None:
            if above is target or target in self.using:
                raise PictureError(f"{element.named} draws itself again and again", "remove it")
            above = above.parent
        return target

    def used_viewport(self, element: Element, target: Element, context: Context) -> None:
        """Draw a symbol or svg that is used, with the size that the use gives it."""
        self.spend()
        properties = self.properties(target)
        _refuse_features(properties)
        if properties.get("transform") or properties.get("clip-path", "none").strip() not in _PLAIN:
            raise Unsupported("a transform or clip path on what is used")
        if properties.get("display", "").strip() == "none":
            return
        if amount(properties.get("opacity", "1")) < 1:
            raise Unsupported("an opacity of what is used")
        size = (element.get("width") or _size(target, "width"), element.get("height") or _size(target, "height"))
        x, y, width, height = _place(target, size, context.viewport)
        place = (x, y, width, height) if target.tag == "svg" else (0.0, 0.0, width, height)
        self.viewport(target, context._replace(style=derive(context.style, properties)), place)

    # ---------------------------------------------------------------------------------------------------------- bounds

    def bounds(
        self, element: Element, matrix: Matrix, viewport: Viewport, depth: int, own: bool = False
    ) -> Bounds | None:
        """Return the bounds of an element's outlines, strokes and clips left aside (SVG 1.1, 7.11).

        With `own`, in the element's own coordinates, else in those its transform leads to.
        """
        self.spend()
        if depth > DEPTH:
            raise Unplaced(f"it nests elements more than {DEPTH} deep through use", "simplify the drawing")
        properties = self.properties(element)
        if element.tag in _DEFINITIONS or element.tag in _ANIMATIONS:
            return None
        if properties.get("display", "").strip() == "none":
            return None
        matrix = matrix if own else _transformed(properties, matrix)
        if element.tag in SHAPES:
            path = outline(element, matrix, viewport)[0]
            self.spend(0, len(path))
            return pathdata.bounds(path)
        if element.tag not in ("g", "a"):
            raise Unsupported(f"a clip path in units of what it clips, with {element.tag} in that,")
        boxes = [self.bounds(child, matrix, viewport, depth + 1) for child in element.children]
        found = [box for box in boxes if box is not None]
        if not found:
            return None
        left, top = min(box[0] for box in found), min(box[1] for box in found)
        return left, top, max(box[2] for box in found), max(box[3] for box in found)


def _stops(paint: Paint | None) -> int:
    """Return how many stops a paint has."""
    return len(paint.stops) if isinstance(paint, Gradient) else 0


def _transformed(properties: Mapping[str, str], matrix: Matrix) -> Matrix:
    """Return a transform with an element's own added."""
    transform = properties.get("transform")
    if not transform:
        return matrix
    if "css transform" in properties:
        raise Unsupported("a transform in a style")
    own = parse_transform(transform)
    if own is None:
        raise Unsupported(f"the transform {transform[:40]!r}")
    return _checked(multiply(matrix, own))


def _checked(matrix: Matrix) -> Matrix:
    if not in_range(matrix):
        raise pathdata.out_of_range()
    return matrix


def _size(element: Element, name: str) -> str:
    text = element.get(name, "100%")
    return "100%" if text in ("auto", "") else text


def _place(element: Element, size: tuple[str, str], viewport: Viewport) -> Place:
    """Return where an element with a place and a size lies in its viewport."""
    x, y = resolve(element.get("x", "0"), viewport.width), resolve(element.get("y", "0"), viewport.height)
    return x, y, resolve(size[0], viewport.width), resolve(size[1], viewport.height)


def _chosen(child: Element) -> bool:
    """Tell whether a switch shows this child."""
    return child.tag not in _ANIMATIONS and child.tag != "foreignObject" and _conditions_hold(child)


def _conditions_hold(element: Element) -> bool:
    """Tell whether an element's conditions are met: no extensions are, and languages are not known here."""
    if "systemLanguage" in element.attributes:
        raise Unsupported("a choice by language")
    return not element.attributes.get("requiredExtensions", "").strip()


def _refuse_features(properties: Mapping[str, str]) -> None:
    if _FEATURES.keys().isdisjoint(properties):
        return
    for name, feature in _FEATURES.items():
        if properties.get(name, "none").strip() not in _PLAIN:
            raise Unsupported(feature)
