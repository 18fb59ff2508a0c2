"""Real words on drawn screens, as outlines of BIZ UDPGothic: no reader of the pictures needs a font."""

import json
from functools import cache
from pathlib import Path
from typing import Literal, cast

from parts.palette import INK
from parts.svg import Mark, join, num

Weight = Literal["regular", "bold"]
EM = 256


@cache
def _glyphs() -> dict[str, dict[str, tuple[int, str]]]:
    file = Path(__file__).with_name("glyphs.json")
    return cast(dict[str, dict[str, tuple[int, str]]], json.loads(file.read_text(encoding="utf-8")))


def width(words: str, size: float, weight: Weight = "regular") -> float:
    """How long a line of words is."""
    return sum(_glyphs()[weight][c][0] for c in words) * size / EM


def text(
    words: str,
    x: float,
    y: float,
    size: float,
    colour: str = INK,
    weight: Weight = "regular",
    anchor: Literal["start", "middle", "end"] = "start",
) -> Mark:
    """One line on the base line `y`."""
    d, at = "", 0
    for letter in words:
        advance, outline = _glyphs()[weight][letter]
        d += f"M{at} 0{outline}"
        at += advance
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * at * size / EM
    return (
        f'<path transform="translate({num(left)} {num(y)}) scale({size / EM:.4f})" d="{d}" fill="{colour}"/>'
    )


def paragraph(
    lines: list[str],
    x: float,
    y: float,
    size: float,
    colour: str = INK,
    weight: Weight = "regular",
    lead: float = 1.5,
) -> Mark:
    """Several lines, already broken by whoever knows the phrase."""
    return join(*(text(words, x, y + i * size * lead, size, colour, weight) for i, words in enumerate(lines)))
