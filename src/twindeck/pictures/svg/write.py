"""A `VectorDrawing` written back as a plain SVG: paths, clip paths and gradients with their attributes, and no more.

What is in the .pptx comes from here and not from the author's file, so it holds nothing that was not understood, looks
as the PDF does, and asks little of the viewer: no styles, no use, no transforms, no nesting but of clips.
"""

from __future__ import annotations

import math
import re
from itertools import groupby

from twindeck.geometry import Path
from twindeck.pictures.svg.tree import SVG
from twindeck.vector import Clip, Gradient, Paint, VectorDrawing, VectorPath

_NUMBERS = (("M", 2), ("L", 2), ("C", 6), ("Z", 0))


def as_svg(drawing: VectorDrawing) -> bytes:
    """Return the drawing as an SVG of its size; the same drawing always gives the same bytes."""
    writer = _Writer(drawing)
    body = "".join(writer.group(clips, list(paths)) for clips, paths in groupby(drawing.paths, lambda path: path.clips))
    width, height = f"{drawing.width:.10g}", f"{drawing.height:.10g}"
    head = f'<svg xmlns="{SVG}" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    definitions = f"<defs>{''.join(writer.definitions)}</defs>" if writer.definitions else ""
    return f"{head}{definitions}{body}</svg>\n".encode()


class _Writer:
    """The definitions so far, and how exactly numbers are written."""

    def __init__(self, drawing: VectorDrawing) -> None:
        self.definitions: list[str] = []
        self.known: dict[Clip | Gradient, str] = {}
        # A hundred-thousandth of the drawing: less than a fifth of a pixel's hundredth where it is shown the largest.
        places = max(0, 5 - math.ceil(math.log10(max(drawing.width, drawing.height))))
        self.places = places
        # What stands after the last digit that counts, with as many digits before it as there can be.
        after = "".join(rf"|(?<=\.\d{{{count}}})0+(?!\d)" for count in range(1, places))
        self.zeros = re.compile(rf"\.0+(?!\d){after}")
        self.formats = {command: command + " ".join([f"%.{places}f"] * count) for command, count in _NUMBERS}

    def number(self, value: float) -> str:
        return self.zeros.sub("", f"{value:.{self.places}f}")

    def data(self, path: Path) -> str:
        """Return the `d` of a path."""
        formats = self.formats
        return self.zeros.sub("", "".join([formats[command[0]] % command[1:] for command in path]))

    def group(self, clips: tuple[Clip, ...], paths: list[VectorPath]) -> str:
        """Return paths that share their clips."""
        before = "".join(f'<g clip-path="url(#{self.clip(clip)})">' for clip in clips)
        return f"{before}{''.join(self.path(path) for path in paths)}{'</g>' * len(clips)}"

    def clip(self, clip: Clip) -> str:
        name = self.known.get(clip)
        if name is None:
            name = self.known[clip] = f"c{len(self.known)}"
            rule = ' clip-rule="evenodd"' if clip.even_odd else ""
            self.definitions.append(f'<clipPath id="{name}"><path d="{self.data(clip.path)}"{rule}/></clipPath>')
        return name

    def paint(self, paint: Paint | None) -> str:
        if paint is None:
            return "none"
        if isinstance(paint, str):
            return f"#{paint}"
        name = self.known.get(paint)
        if name is None:
            name = self.known[paint] = f"c{len(self.known)}"
            names = ("x1", "y1", "x2", "y2") if paint.kind == "linear" else ("cx", "cy", "r", "fx", "fy")
            place = "".join(
                f' {key}="{self.number(value)}"' for key, value in zip(names, paint.coordinates, strict=True)
            )
            stops = "".join(f'<stop offset="{stop.offset:.6g}" stop-color="#{stop.rgb}"/>' for stop in paint.stops)
            tag = f"{paint.kind}Gradient"
            self.definitions.append(f'<{tag} id="{name}" gradientUnits="userSpaceOnUse"{place}>{stops}</{tag}>')
        return f"url(#{name})"

    def path(self, path: VectorPath) -> str:
        attributes = [f'd="{self.data(path.path)}" fill="{self.paint(path.fill)}"']
        if path.fill is not None and path.even_odd:
            attributes.append('fill-rule="evenodd"')
        if path.fill is not None and path.fill_opacity < 1:
            attributes.append(f'fill-opacity="{path.fill_opacity:.6g}"')
        if path.stroke is not None:
            attributes += self.stroke(path)
        return f"<path {' '.join(attributes)}/>"

    def stroke(self, path: VectorPath) -> list[str]:
        attributes = [f'stroke="{self.paint(path.stroke)}" stroke-width="{self.number(path.stroke_width)}"']
        if path.stroke_opacity < 1:
            attributes.append(f'stroke-opacity="{path.stroke_opacity:.6g}"')
        if path.cap != "butt":
            attributes.append(f'stroke-linecap="{path.cap}"')
        if path.join != "miter":
            attributes.append(f'stroke-linejoin="{path.join}"')
        elif path.miter_limit != 4:
            attributes.append(f'stroke-miterlimit="{path.miter_limit:.6g}"')
        if path.dashes:
            attributes.append(f'stroke-dasharray="{" ".join(self.number(dash) for dash in path.dashes)}"')
            attributes.append(f'stroke-dashoffset="{self.number(path.dash_offset)}"')
        return attributes
