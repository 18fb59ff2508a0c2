"""A `VectorDrawing` as pixels, by PDFium: ten times as fast as rendering its SVG, and the same drawing the PDF shows.

The drawing is written as the content of a one-page PDF that only PDFium ever sees.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from twindeck.geometry import Command, Path
from twindeck.pictures import guard
from twindeck.pictures.rasterisers import by_pdfium
from twindeck.pictures.svg.effort import has_gradients
from twindeck.vector import Clip, Paint, VectorDrawing, VectorPath

if TYPE_CHECKING:
    from PIL import Image

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_OPERATORS = {"M": "m", "L": "l", "C": "c"}
_CUBIC = "{:.4f} {:.4f} {:.4f} {:.4f} {:.4f} {:.4f} c".format


def can_render(drawing: VectorDrawing) -> bool:
    """Tell whether `render_drawing` draws all of it well: gradients, and dashes that are dots, are left to resvg."""
    return not has_gradients(drawing) and not any(0 in path.dashes for path in drawing.paths)


def render_drawing(drawing: VectorDrawing, width: int, height: int, light: bool = True) -> Image.Image:
    """Return the drawing as an RGBA image of this size in pixels, on nothing.

    One that is not light is drawn in a child process. Raises ValueError if PDFium cannot, PictureError if the child dies.
    """
    from PIL import Image

    page = _Page(drawing, width, height).pdf()
    draw = by_pdfium if light else guard.pdf_as_pixels
    return Image.frombytes("RGBA", (width, height), draw(page, width, height))


class _Page:
    """A drawing as the content of a page of `width` × `height`, and the opacities it uses."""

    def __init__(self, drawing: VectorDrawing, width: int, height: int) -> None:
        self.drawing = drawing
        self.width, self.height = width, height
        self.states: dict[tuple[float, float], str] = {}

    def pdf(self) -> bytes:
        """Return the page as a file."""
        across, down = self.width / self.drawing.width, self.height / self.drawing.height
        parts = [f"{across:.9f} 0 0 {-down:.9f} 0 {self.height} cm"]
        for clips, paths in groupby(self.drawing.paths, lambda path: path.clips):
            parts += ["q", *(_clip(clip) for clip in clips), *(self.path(path) for path in paths), "Q"]
        content = "\n".join(parts).encode()
        states = "".join(f"/{name}<</ca {fill:.4f}/CA {stroke:.4f}>>" for (fill, stroke), name in self.states.items())
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R/Resources<</ExtGState<<%s>>>>>>"
            % (self.width, self.height, states.encode()),
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        ]
        return _file(objects)

    def path(self, path: VectorPath) -> str:
        """Return one path with what it is painted with."""
        parts: list[str] = []
        state = (path.fill_opacity, path.stroke_opacity)
        parts.append(f"/{self.states.setdefault(state, f'g{len(self.states)}')} gs")
        if path.fill is not None:
            parts.append(f"{_colour(path.fill)} rg")
        if path.stroke is not None:
            dashes = " ".join(f"{dash:.4f}" for dash in path.dashes)
            parts.append(
                f"{_colour(path.stroke)} RG {path.stroke_width:.4f} w {_CAPS[path.cap]} J {_JOINS[path.join]} j"
            )
            parts.append(f"{path.miter_limit:.4f} M [{dashes}] {path.dash_offset:.4f} d")
        parts.append(_outline(path.path))
        star = "*" if path.even_odd else ""
        match path.fill is not None, path.stroke is not None:
            case True, True:
                parts.append(f"B{star}")
            case True, False:
                parts.append(f"f{star}")
            case False, True:
                parts.append("S")
            case _:
                parts.append("n")
        return "\n".join(parts)


def _clip(clip: Clip) -> str:
    return f"{_outline(clip.path)}\nW{'*' if clip.even_odd else ''} n"


def _colour(paint: Paint) -> str:
    assert isinstance(paint, str)
    return " ".join(f"{int(paint[index : index + 2], 16) / 255:.4f}" for index in (0, 2, 4))


def _outline(path: Path) -> str:
    parts: list[str] = []
    straight = len(path) < 8 and all(command[0] != "C" for command in path)
    for before, command in zip(path[:1] + path, path, strict=False):
        if command[0] == "C":
            parts.append(_CUBIC(*command[1:]))
        elif command[0] == "Z":
            parts.append("h")
        elif straight and command[0] == "L":
            # PDFium moves the edges of rectangles to whole pixels; one whose side is written as a curve is none to it.
            parts.append(_as_curve(before, command))
            straight = False
        else:
            parts.append(f"{command[1]:.4f} {command[2]:.4f} {_OPERATORS[command[0]]}")
    return "\n".join(parts)


def _as_curve(start: Command, line: Command) -> str:
    """Return a straight line as a cubic."""
    x0, y0, x, y = (float(number) for number in (*start[1:], *line[1:]))
    thirds = (x0 + (x - x0) / 3, y0 + (y - y0) / 3, x0 + 2 * (x - x0) / 3, y0 + 2 * (y - y0) / 3, x, y)
    return _CUBIC(*thirds)


def _file(objects: list[bytes]) -> bytes:
    """Return PDF objects, the catalog first, as a file."""
    parts = [b"%PDF-1.7\n"]
    places: list[int] = []
    position = len(parts[0])
    for number, body in enumerate(objects, 1):
        places.append(position)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        position += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table))
    parts.append(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, position))
    return b"".join(parts)
