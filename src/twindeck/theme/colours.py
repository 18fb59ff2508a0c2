"""Colour arithmetic: contrast, lightness as the eye sees it, and PowerPoint's way of telling a tint. Knows no theme.

Colours are six hexadecimal digits in capitals. Contrast is that of WCAG 2.2, lightness and chroma those of OKLCH; a
`Modification` is what DrawingML does to a colour of the scheme (ECMA-376 part 1, 20.1.2.3), in hue, saturation and
luminance. Derived colours are found as modifications first and become RGB by the same arithmetic that PowerPoint uses, so
that the PDF shows what PowerPoint works out.
"""

from __future__ import annotations

import colorsys
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

BLACK, WHITE = "000000", "FFFFFF"

_HEX = re.compile(r"#?([0-9A-Fa-f]{6})|#([0-9A-Fa-f]{3})")


def hexadecimal(text: str) -> str | None:
    """Return a colour written as `#RGB`, `#RRGGBB` or `RRGGBB` as six digits in capitals; None for anything else."""
    found = _HEX.fullmatch(text.strip())
    if found is None:
        return None
    return (found[1] or "".join(digit * 2 for digit in found[2])).upper()


def channels(rgb: str) -> tuple[float, float, float]:
    """Return red, green and blue from 0 to 1."""
    return int(rgb[:2], 16) / 255, int(rgb[2:4], 16) / 255, int(rgb[4:], 16) / 255


def _digits(red: float, green: float, blue: float) -> str:
    return "".join(f"{min(255, max(0, round(value * 255))):02X}" for value in (red, green, blue))


# ------------------------------------------------------------------------------------------------------------- contrast


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


@lru_cache(maxsize=4096)
def luminance(rgb: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1."""
    red, green, blue = map(_linear, channels(rgb))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    first, second = luminance(one), luminance(other)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


# ---------------------------------------------------------------------------------------------------------------- OKLCH


@lru_cache(maxsize=4096)
def oklch(rgb: str) -> tuple[float, float, float]:
    """Return lightness (0 to 1), chroma (0 to about 0.32) and hue (radians) in OKLCH."""
    red, green, blue = map(_linear, channels(rgb))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """Return the colour of a lightness, chroma and hue; with less chroma where the screen cannot show so much."""
    low, high = 0.0, 1.0
    made = _unclipped(lightness, chroma, hue)
    if _is_shown(made):
        return _digits(*made)
    for _ in range(12):
        middle = (low + high) / 2
        if _is_shown(_unclipped(lightness, chroma * middle, hue)):
            low = middle
        else:
            high = middle
    return _digits(*_unclipped(lightness, chroma * low, hue))


def _is_shown(made: tuple[float, float, float]) -> bool:
    return all(-1e-4 <= value <= 1 + 1e-4 for value in made)


def _unclipped(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return _encoded(red), _encoded(green), _encoded(blue)


def _encoded(value: float) -> float:
    if value <= 0.0031308:
        return 12.92 * value
    return float(1.055 * value ** (1 / 2.4) - 0.055)


def nearest(rgb: str, works: Callable[[str], bool]) -> str | None:
    """Return the colour of nearest lightness, in the same hue, for which `works`; None where no lightness does."""
    lightness, chroma, hue = oklch(rgb)
    for step in range(1, 201):
        for towards in (-step, step):
            wanted = lightness + towards / 200
            if 0 <= wanted <= 1:
                found = from_oklch(wanted, chroma, hue)
                if works(found):
                    return found
    return next((end for end in (BLACK, WHITE) if works(end)), None)


# -------------------------------------------------------------------------------------------------------- modifications


@dataclass(frozen=True, slots=True)
class Modification:
    """What is done to a colour's saturation and luminance, in thousands: PowerPoint's satMod, lumMod and lumOff."""

    saturation: int = 1000
    factor: int = 1000
    offset: int = 0


@lru_cache(maxsize=4096)
def modified(rgb: str, change: Modification) -> str:
    """Return what PowerPoint makes of a colour."""
    hue, light, saturation = colorsys.rgb_to_hls(*channels(rgb))
    light = min(1.0, max(0.0, light * change.factor / 1000 + change.offset / 1000))
    saturation = min(1.0, saturation * change.saturation / 1000)
    return _digits(*colorsys.hls_to_rgb(hue, light, saturation))


def _of_step(step: int, saturation: int) -> Modification:
    """Return a step from black (-1000) by the colour itself (0) to white (1000), told as PowerPoint tells its own."""
    if step < 0:
        return Modification(saturation, 1000 + step, 0)
    return Modification(saturation, 1000 - step, step)


def shade(
    base: str, ground: str, wanted: float, *, lighter: bool, chroma: float, at_most: bool = False
) -> Modification:
    """Return the modification of a colour that has a contrast against a ground, at least (or at most) as wanted.

    `lighter` tells on which side of the ground it is looked for; `chroma` is the most it may have in OKLCH. Where
    the contrast cannot be reached, the end nearest to it is returned: black or white.
    """
    edge = luminance(ground) + 0.05
    target = edge * wanted - 0.05 if lighter else edge / wanted - 0.05
    # the side on which a rounded luminance keeps the promise
    round_up = lighter != at_most
    saturation = 1000
    found = _of_step(_step_for(base, target, saturation, round_up), saturation)
    for _ in range(12):
        has = oklch(modified(base, found))[1]
        if has <= chroma + 1e-4:
            break
        saturation = max(0, min(saturation - 5, int(saturation * chroma / has)))
        found = _of_step(_step_for(base, target, saturation, round_up), saturation)
    return found


def _step_for(base: str, target: float, saturation: int, round_up: bool) -> int:
    """Return the step whose luminance is nearest to a target, above it or below it."""
    low, high = -1000, 1000
    if round_up:
        while low < high:
            middle = (low + high) // 2
            if luminance(modified(base, _of_step(middle, saturation))) >= target:
                high = middle
            else:
                low = middle + 1
        return low
    while low < high:
        middle = (low + high + 1) // 2
        if luminance(modified(base, _of_step(middle, saturation))) <= target:
            low = middle
        else:
            high = middle - 1
    return low
