"""Basic shapes (SVG 1.1, 9) as paths: rect, circle, ellipse, line, polyline, polygon; and path itself."""

from __future__ import annotations

from twindeck.geometry import KAPPA, Command, Path
from twindeck.pictures.errors import SEGMENTS
from twindeck.pictures.svg import pathdata
from twindeck.pictures.svg.length import BadLength, Viewport, parse_numbers, resolve
from twindeck.pictures.svg.matrix import Matrix
from twindeck.pictures.svg.tree import Element

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})


def outline(element: Element, matrix: Matrix, viewport: Viewport) -> tuple[Path, str | None]:
    """Return a shape's outline, transformed, and what of its data could not be read (None when all could).

    An empty path is a shape that draws nothing. Raises BadLength for lengths that cannot be read.
    """
    match element.tag:
        case "path":
            return pathdata.read(element.get("d"), matrix)
        case "rect":
            return _rectangle(element, matrix, viewport), None
        case "circle":
            r = _positive(element, "r", viewport.diagonal)
            return _ellipse(element, r, r, matrix, viewport), None
        case "ellipse":
            rx, ry = _radii(element, viewport)
            return _ellipse(element, rx, ry, matrix, viewport), None
        case "line":
            x1, y1 = _at(element, "x1", viewport.width), _at(element, "y1", viewport.height)
            x2, y2 = _at(element, "x2", viewport.width), _at(element, "y2", viewport.height)
            return _placed([("M", x1, y1), ("L", x2, y2)], matrix), None
        case _:
            return _polygon(element, matrix)


def _at(element: Element, name: str, of: float) -> float:
    text = element.get(name)
    return resolve(text, of) if text else 0.0


def _positive(element: Element, name: str, of: float) -> float:
    value = _at(element, name, of)
    if value < 0:
        raise BadLength(element.get(name))
    return value


def _radii(element: Element, viewport: Viewport) -> tuple[float, float]:
    """Return rx and ry; a missing one (or `auto`) is like the other."""
    rx = None if element.get("rx", "auto") == "auto" else _positive(element, "rx", viewport.width)
    ry = None if element.get("ry", "auto") == "auto" else _positive(element, "ry", viewport.height)
    return (ry if rx is None else rx) or 0.0, (rx if ry is None else ry) or 0.0


def _rectangle(element: Element, matrix: Matrix, viewport: Viewport) -> Path:
    x, y = _at(element, "x", viewport.width), _at(element, "y", viewport.height)
    w, h = _positive(element, "width", viewport.width), _positive(element, "height", viewport.height)
    if not w or not h:
        return ()
    rx, ry = _radii(element, viewport)
    rx, ry = min(rx, w / 2), min(ry, h / 2)
    return rectangle(x, y, w, h, matrix, rx, ry)


def rectangle(x: float, y: float, w: float, h: float, matrix: Matrix, rx: float = 0.0, ry: float = 0.0) -> Path:
    """Return a rectangle, transformed, its corners rounded where both radii are positive."""
    r, b = x + w, y + h
    if not rx or not ry:
        return _placed([("M", x, y), ("L", r, y), ("L", r, b), ("L", x, b), ("Z",)], matrix)
    u, v = rx * (1 - KAPPA), ry * (1 - KAPPA)
    return _placed(
        [
            ("M", x + rx, y),
            ("L", r - rx, y),
            ("C", r - u, y, r, y + v, r, y + ry),
            ("L", r, b - ry),
            ("C", r, b - v, r - u, b, r - rx, b),
            ("L", x + rx, b),
            ("C", x + u, b, x, b - v, x, b - ry),
            ("L", x, y + ry),
            ("C", x, y + v, x + u, y, x + rx, y),
            ("Z",),
        ],
        matrix,
    )


def _ellipse(element: Element, rx: float, ry: float, matrix: Matrix, viewport: Viewport) -> Path:
    if not rx or not ry:
        return ()
    x, y = _at(element, "cx", viewport.width), _at(element, "cy", viewport.height)
    u, v = rx * KAPPA, ry * KAPPA
    return _placed(
        [
            ("M", x + rx, y),
            ("C", x + rx, y + v, x + u, y + ry, x, y + ry),
            ("C", x - u, y + ry, x - rx, y + v, x - rx, y),
            ("C", x - rx, y - v, x - u, y - ry, x, y - ry),
            ("C", x + u, y - ry, x + rx, y - v, x + rx, y),
            ("Z",),
        ],
        matrix,
    )


def _polygon(element: Element, matrix: Matrix) -> tuple[Path, str | None]:
    text = element.get("points")
    if len(text) > 4 * SEGMENTS and len(text.replace(",", " ").split()) > 2 * SEGMENTS:
        raise pathdata.too_long()
    numbers = parse_numbers(text)
    problem = "an odd number of coordinates" if len(numbers) % 2 else None
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    if not points:
        return (), problem
    commands: list[Command] = [("M", *points[0])]
    commands += [("L", x, y) for x, y in points[1:]]
    if element.tag == "polygon":
        commands.append(("Z",))
    return _placed(commands, matrix), problem


def _placed(commands: list[Command], matrix: Matrix) -> Path:
    """Return commands transformed."""
    return transformed(tuple(commands), matrix)


def transformed(path: Path, matrix: Matrix) -> Path:
    """Return a path transformed."""
    a, b, c, d, e, f = matrix
    placed: list[Command] = []
    for command in path:
        match command:
            case ("M" | "L" as kind, x, y):
                placed.append((kind, a * x + c * y + e, b * x + d * y + f))
            case ("C", x1, y1, x2, y2, x3, y3):
                placed.append(
                    (
                        "C",
                        a * x1 + c * y1 + e,
                        b * x1 + d * y1 + f,
                        a * x2 + c * y2 + e,
                        b * x2 + d * y2 + f,
                        a * x3 + c * y3 + e,
                        b * x3 + d * y3 + f,
                    )
                )
            case _:
                placed.append(("Z",))
    return tuple(placed)
