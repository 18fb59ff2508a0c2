"""SVG files: read safely (`tree`), drawn as vectors (`draw`), written back plainly (`write`), rendered (`pixels`)."""

from __future__ import annotations

from dataclasses import dataclass, field

from twindeck.pictures.errors import PictureError
from twindeck.pictures.svg.cost import refuse_heavy
from twindeck.pictures.svg.draw import Drawn, draw
from twindeck.pictures.svg.effort import Effort, is_light
from twindeck.pictures.svg.embedded import renew_images
from twindeck.pictures.svg.length import BadLength, parse_length, parse_view_box
from twindeck.pictures.svg.tree import Element, read, read_root, serialise
from twindeck.pictures.svg.write import as_svg
from twindeck.vector import VectorDrawing

_LARGEST = 1e5


@dataclass(frozen=True, slots=True)
class Svg:
    """What an SVG file came to.

    `vector` and `plain` (the same as a plain SVG) are None where it has something that cannot be drawn as vectors;
    `checked` is the file's own tree written back, for resvg. `warnings` are sentences without the file's name; `features`
    names what cannot be drawn as vectors, with its elements. `effort` is what drawing the vectors comes to.
    """

    width: float
    height: float
    vector: VectorDrawing | None
    plain: bytes | None
    checked: str
    warnings: tuple[str, ...]
    features: tuple[str, ...]
    effort: Effort = field(compare=False)

    def is_light(self, width: int, height: int) -> bool:
        """Tell whether its vectors are rendered at this size in pixels without much time or memory."""
        return self.vector is not None and is_light(self.vector, self.effort, width, height)


def load_svg(data: bytes) -> Svg:
    """Read an SVG file. Raises PictureError."""
    root = read(data)
    width, height = _size(root)
    drawing, drawn = draw(root, width, height)
    warnings = _warnings(drawn)
    if drawn.unsupported:
        refuse_heavy(root, (width, height))
        renew_images(root)
        checked = serialise(root, width, height)
        return Svg(width, height, None, None, checked, warnings, tuple(drawn.unsupported), drawn.effort)
    plain = as_svg(drawing)
    return Svg(width, height, drawing, plain, plain.decode(), warnings, (), drawn.effort)


def svg_size(data: bytes) -> tuple[float, float]:
    """Return an SVG's width and height in user units, reading no more than its first element. Raises PictureError."""
    return _size(read_root(data))


def _size(root: Element) -> tuple[float, float]:
    """Return the size an svg element says, its viewBox filling in what it does not."""
    try:
        view = parse_view_box(root.get("viewBox"))
        width, height = _absolute(root.get("width")), _absolute(root.get("height"))
    except BadLength as problem:
        raise PictureError(f"its width, height or viewBox is {str(problem)[:40]!r}", "give them in px") from None
    if view is not None and view[2] > 0 and view[3] > 0:
        if width is None:
            width = view[2] if height is None else height * view[2] / view[3]
        height = width * view[3] / view[2] if height is None else height
    if width is None or height is None:
        raise PictureError("the svg element does not say how large the drawing is", "add a viewBox")
    if not 1 / _LARGEST < width < _LARGEST or not 1 / _LARGEST < height < _LARGEST:
        raise PictureError(f"the drawing measures {width:g} × {height:g}", "give it a size as drawings have")
    return width, height


def _absolute(text: str) -> float | None:
    """Return a length in user units, None for one that is missing or depends on what is around the drawing."""
    if text in ("", "auto"):
        return None
    number, relative = parse_length(text)
    return None if relative else number


def _warnings(drawn: Drawn) -> tuple[str, ...]:
    """Return sentences for the author, the first few of many."""
    found = []
    sentences = list(drawn.unsupported)
    for sentence in sentences[:3]:
        found.append(f"{sentence} cannot be drawn as vectors, so the picture is shown as pixels")
    if len(sentences) > 3:
        found.append(f"{len(sentences) - 3} more of its features cannot be drawn as vectors")
    found += list(drawn.left_out)[:3]
    if len(drawn.left_out) > 3:
        found.append(f"{len(drawn.left_out) - 3} more of its elements are not shown as they are meant")
    return tuple(found)
