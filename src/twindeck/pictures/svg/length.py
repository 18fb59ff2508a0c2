"""Lengths with their units, the `viewBox`, and how one box is fitted into another (`preserveAspectRatio`)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from twindeck.pictures.errors import COORDINATE
from twindeck.pictures.svg.matrix import NUMBER, Matrix

_LENGTH = re.compile(rf"({NUMBER})\s*+([a-zA-Z]*+|%)")
_LONG = 100
"""Characters of a length that is read."""
_LIST = re.compile(r"[\s,]+")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "q": 96 / 101.6, "in": 96.0}


class BadLength(ValueError):
    """A length that cannot be read, or depends on a font."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """What percentages refer to: the size of the nearest viewport in its own units."""

    width: float
    height: float

    @property
    def diagonal(self) -> float:
        """What percentages refer to that are neither across nor down (SVG 1.1, 7.10)."""
        return math.sqrt((self.width**2 + self.height**2) / 2)


@lru_cache(maxsize=8192)
def parse_length(text: str) -> tuple[float, bool]:
    """Return a length in user units and False, or a percentage as a fraction and True. Raises BadLength."""
    found = _LENGTH.fullmatch(text.strip()) if len(text) <= _LONG else None
    if found is None:
        raise BadLength(text)
    number, unit = float(found[1]), found[2].lower()
    if not abs(number) <= COORDINATE:
        raise BadLength(text)
    if unit == "%":
        return number / 100, True
    if unit not in _UNITS:
        raise BadLength(text)
    return number * _UNITS[unit], False


def resolve(text: str, of: float) -> float:
    """Return a length in user units, its percentage taken of a given length. Raises BadLength."""
    number, relative = parse_length(text)
    return number * of if relative else number


def parse_numbers(text: str) -> list[float]:
    """Return numbers between blanks and commas. Raises BadLength."""
    stripped = text.strip()
    numbers = []
    for part in _LIST.split(stripped) if stripped else []:
        number, relative = parse_length(part)
        if relative:
            raise BadLength(text)
        numbers.append(number)
    return numbers


def parse_view_box(text: str) -> tuple[float, float, float, float] | None:
    """Return x, y, width and height, or None where there is no viewBox. Raises BadLength."""
    if not text.strip():
        return None
    numbers = parse_numbers(text)
    if len(numbers) != 4 or numbers[2] < 0 or numbers[3] < 0:
        raise BadLength(text)
    return numbers[0], numbers[1], numbers[2], numbers[3]


def fit_view_box(view: tuple[float, float, float, float], width: float, height: float, aspect: str) -> Matrix:
    """Return the transform from a viewBox into a viewport at the origin. Raises BadLength."""
    x, y, w, h = view
    across, down = width / w, height / h
    words = aspect.split() or ["xMidYMid"]
    words = words[1:] if words[0] == "defer" else words
    align = re.fullmatch(r"x(Min|Mid|Max)Y(Min|Mid|Max)", words[0])
    if words[0] == "none":
        return across, 0.0, 0.0, down, -x * across, -y * down
    if align is None or words[1:] not in ([], ["meet"], ["slice"]):
        raise BadLength(aspect)
    scale = max(across, down) if words[1:] == ["slice"] else min(across, down)
    share = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
    dx, dy = share[align[1]] * (width - w * scale), share[align[2]] * (height - h * scale)
    return scale, 0.0, 0.0, scale, dx - x * scale, dy - y * scale
