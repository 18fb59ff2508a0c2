"""Affine transforms: `(a, b, c, d, e, f)` as in SVG, and the `transform` attribute."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from twindeck.pictures.errors import COORDINATE

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

NUMBER = r"[+-]?(?>\d++\.?\d*+|\.\d++)(?>[eE][+-]?\d++)?"
_STEP = re.compile(r"[\s,]*+([A-Za-z]++)\s*+\(([^()]*+)\)[\s,]*+")
_ARGUMENTS = re.compile(rf"\s*+{NUMBER}(?:\s*+,?+\s*+{NUMBER})*+\s*+")
_NUMBERS = re.compile(NUMBER)
_LONG = 10_000
"""Characters of a transform that is read."""


def multiply(m: Matrix, n: Matrix) -> Matrix:
    """Return the transform that applies `n` first, then `m`."""
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)


def apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return a point transformed."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def determinant(m: Matrix) -> float:
    """Return by how much the transform enlarges areas; negative where it mirrors."""
    return m[0] * m[3] - m[1] * m[2]


def uniform_scale(m: Matrix) -> float | None:
    """Return the scale of a transform that keeps shapes (turned, moved, mirrored, scaled), None for any other."""
    across, down = math.hypot(m[0], m[1]), math.hypot(m[2], m[3])
    largest = max(across, down)
    if abs(across - down) > 1e-3 * largest or abs(m[0] * m[2] + m[1] * m[3]) > 1e-3 * largest * largest:
        return None
    return math.sqrt(across * down)


def in_range(m: Matrix) -> bool:
    """Tell whether all numbers are finite and of a size that drawings have."""
    return all(abs(number) <= COORDINATE for number in m)


@lru_cache(maxsize=4096)
def parse_transform(text: str) -> Matrix | None:
    """Read a `transform` attribute; None where it cannot be read."""
    if text.strip() in ("", "none"):
        return IDENTITY
    if len(text) > _LONG:
        return None
    result, position = IDENTITY, 0
    while position < len(text):
        step = _STEP.match(text, position)
        if step is None or _ARGUMENTS.fullmatch(step[2]) is None:
            return None
        one = _step(step[1], [float(number) for number in _NUMBERS.findall(step[2])])
        if one is None or not in_range(one):
            return None
        result, position = multiply(result, one), step.end()
    return result if in_range(result) else None


def _step(name: str, n: list[float]) -> Matrix | None:
    match name, len(n):
        case "matrix", 6:
            return n[0], n[1], n[2], n[3], n[4], n[5]
        case "translate", 1 | 2:
            return 1.0, 0.0, 0.0, 1.0, n[0], n[1] if len(n) == 2 else 0.0
        case "scale", 1 | 2:
            return n[0], 0.0, 0.0, n[-1], 0.0, 0.0
        case "rotate", 1:
            return _rotation(n[0])
        case "rotate", 3:
            there, back = (1.0, 0.0, 0.0, 1.0, n[1], n[2]), (1.0, 0.0, 0.0, 1.0, -n[1], -n[2])
            return multiply(multiply(there, _rotation(n[0])), back)
        case "skewX", 1:
            return 1.0, 0.0, math.tan(math.radians(n[0])), 1.0, 0.0, 0.0
        case "skewY", 1:
            return 1.0, math.tan(math.radians(n[0])), 0.0, 1.0, 0.0, 0.0
    return None


def _rotation(degrees: float) -> Matrix:
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return cosine, sine, -sine, cosine, 0.0, 0.0
