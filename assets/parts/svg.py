"""Markup primitives: numbers, shapes and groups as strings.

Only the elements and attributes that every reader of the deck understands are produced here: no text, no
filters, no gradients, no style sheets.
"""

from collections.abc import Sequence
from typing import TypeAlias

Mark: TypeAlias = str
Pt: TypeAlias = tuple[float, float]


def num(value: float) -> str:
    """One decimal is a tenth of a pixel at twice the printed size: more would only make files larger."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def nums(*values: float) -> str:
    """Several numbers as path data wants them."""
    return " ".join(num(v) for v in values)


def join(*marks: Mark) -> Mark:
    """Marks one over another, the last on top."""
    return "".join(marks)


def path(d: str, fill: str) -> Mark:
    """A filled shape."""
    return f'<path d="{d}" fill="{fill}"/>'


def line(d: str, colour: str, width: float) -> Mark:
    """An open stroke with round ends: brows, mouths, folds, cables."""
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{num(width)}"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )


def polyline(points: Sequence[Pt], colour: str, width: float) -> Mark:
    """An open stroke through points."""
    return line("M" + "L".join(nums(*p) for p in points), colour, width)


def polygon(points: Sequence[Pt], fill: str) -> Mark:
    """A filled shape with straight edges."""
    return path("M" + "L".join(nums(*p) for p in points) + "Z", fill)


def rect(x: float, y: float, w: float, h: float, fill: str, r: float = 0) -> Mark:
    """A box, `r` is the radius of its corners."""
    corner = f' rx="{num(r)}"' if r else ""
    return f'<rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}"{corner} fill="{fill}"/>'


def circle(x: float, y: float, r: float, fill: str) -> Mark:
    """A filled disc."""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{fill}"/>'


def ellipse(x: float, y: float, rx: float, ry: float, fill: str) -> Mark:
    """A filled ellipse."""
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" fill="{fill}"/>'


def ring(x: float, y: float, r: float, colour: str, width: float) -> Mark:
    """A circle that is only a line."""
    return (
        f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="none" stroke="{colour}"'
        f' stroke-width="{num(width)}"/>'
    )


def place(
    mark: Mark, x: float = 0, y: float = 0, scale: float = 1, rotate: float = 0, flip: bool = False
) -> Mark:
    """Put a part somewhere: mirror first, then scale, then turn, then move."""
    steps = []
    if x or y:
        steps.append(f"translate({nums(x, y)})")
    if rotate:
        steps.append(f"rotate({num(rotate)})")
    if scale != 1 or flip:
        sx = f"{-scale if flip else scale:.3f}".rstrip("0").rstrip(".")
        sy = f"{scale:.3f}".rstrip("0").rstrip(".")
        steps.append(f"scale({sx} {sy})" if flip else f"scale({sx})")
    if not steps:
        return mark
    return f'<g transform="{" ".join(steps)}">{mark}</g>'


def clip(name: str, shape: Mark, mark: Mark) -> Mark:
    """Show `mark` only inside `shape`; `name` must be the only one of its kind in the drawing."""
    return f'<clipPath id="{name}">{shape}</clipPath><g clip-path="url(#{name})">{mark}</g>'


def document(width: int, height: int, *marks: Mark) -> str:
    """A picture: its size and everything in it, on nothing."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}">'
        f"{join(*marks)}</svg>\n"
    )
