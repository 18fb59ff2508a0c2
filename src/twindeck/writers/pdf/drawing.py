"""A `VectorDrawing` as the content of a form XObject: paths, clips, opacities, gradients. Knows operators, not objects."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from twindeck.geometry import Path
from twindeck.vector import Gradient, VectorDrawing, VectorPath
from twindeck.writers.pdf.content import number, rgb_hex


@dataclass(slots=True)
class FormContent:
    """A drawing's operators, with the graphics states (fill and stroke opacity) and gradients that they name."""

    width: float
    height: float
    operators: str = ""
    fineness: int = 100
    """Steps a unit of the drawing, to tell a ten thousandth of its size: its unit may be a point or the whole picture."""
    states: dict[tuple[float, float], str] = field(default_factory=dict)
    gradients: dict[Gradient, str] = field(default_factory=dict)


_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def draw(drawing: VectorDrawing) -> FormContent:
    """Return a drawing as the content of a form whose box is the drawing's own.

    Coordinates are written as whole numbers, in a system that is turned upside down and made fine enough for them once at
    the start: a third of the time that decimals would take.
    """
    form = FormContent(drawing.width, drawing.height)
    places = max(2, 4 - math.floor(math.log10(max(drawing.width, drawing.height, 1e-6))))
    form.fineness = 10**places
    unit = f"{1 / form.fineness:.{places}f}"
    start = f"{unit} 0 0 -{unit} 0 {number(form.height, places)} cm"
    form.operators = "\n".join([start, *(part for path in drawing.paths for part in _painted(path, form))])
    return form


def _outline(path: Path, form: FormContent) -> str:
    k = form.fineness
    parts: list[str] = []
    for command in path:
        match command:
            case ("M", x, y):
                parts.append(f"{round(x * k)} {round(y * k)} m")
            case ("L", x, y):
                parts.append(f"{round(x * k)} {round(y * k)} l")
            case ("C", a, b, c, d, e, f):
                parts.append(
                    f"{round(a * k)} {round(b * k)} {round(c * k)} {round(d * k)} {round(e * k)} {round(f * k)} c"
                )
            case _:
                parts.append("h")
    return " ".join(parts)


def _painted(path: VectorPath, form: FormContent) -> list[str]:
    if path.fill is None and path.stroke is None:
        return []
    parts = ["q"]
    for clip in path.clips:
        parts.append(f"{_outline(clip.path, form)} {'W*' if clip.even_odd else 'W'} n")
    opacity = (round(path.fill_opacity, 4), round(path.stroke_opacity, 4))
    if opacity != (1.0, 1.0):
        parts.append(f"/{form.states.setdefault(opacity, f'G{len(form.states)}')} gs")
    if path.fill is not None:
        parts.append(_paint(path.fill, form, "rg", "cs", "scn"))
    if path.stroke is not None:
        parts.append(_paint(path.stroke, form, "RG", "CS", "SCN"))
        parts.append(f"{round(path.stroke_width * form.fineness)} w {_CAPS[path.cap]} J {_JOINS[path.join]} j")
        if path.join == "miter":
            parts.append(f"{number(max(1.0, path.miter_limit))} M")
        if path.dashes:
            dashes = " ".join(str(round(dash * form.fineness)) for dash in path.dashes)
            parts.append(f"[{dashes}] {round(path.dash_offset * form.fineness)} d")
    parts.append(_outline(path.path, form))
    fill = "f*" if path.even_odd else "f"
    if path.fill is not None and path.stroke is not None:
        parts.append("B*" if path.even_odd else "B")
    else:
        parts.append(fill if path.fill is not None else "S")
    parts.append("Q")
    return [" ".join(parts)]


def _paint(paint: str | Gradient, form: FormContent, plain: str, space: str, pattern: str) -> str:
    if isinstance(paint, str):
        return f"{rgb_hex(paint)} {plain}"
    name = form.gradients.setdefault(paint, f"P{len(form.gradients)}")
    return f"/Pattern {space} /{name} {pattern}"
