"""Colours as CSS writes them: names, hexadecimal, rgb(), rgba(), hsl(), hsla()."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache

from PIL.ImageColor import colormap

Colour = tuple[str, float]
"""Six hexadecimal digits in capitals, and an opacity from 0 to 1."""

_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")
_PART = re.compile(r"[\s,/]+")
_LONG = 200
"""Characters of a colour that is read."""

_TURN = {"deg": 360.0, "grad": 400.0, "rad": 6.283185307179586, "turn": 1.0}


@lru_cache(maxsize=1024)
def parse_colour(text: str) -> Colour | None:
    """Return a colour, None where the text is not one. `transparent` is black with no opacity."""
    value = text.strip().lower()
    if len(value) > _LONG:
        return None
    if value.startswith("#"):
        return _hexadecimal(value[1:])
    if value == "transparent":
        return "000000", 0.0
    named = colormap.get(value)
    if named is not None:
        # Pillow puts the numbers in the place of a name that it was asked for before.
        digits = named[1:] if isinstance(named, str) else "".join(f"{channel:02X}" for channel in named[:3])
        return digits.upper(), 1.0
    function = _FUNCTION.fullmatch(value)
    if function is None:
        return None
    parts = _PART.split(function[2].strip())
    if len(parts) not in (3, 4):
        return None
    alpha = _amount(parts[3]) if len(parts) == 4 else 1.0
    channels = _rgb(parts) if function[1] == "rgb" else _hsl(parts)
    if alpha is None or channels is None:
        return None
    return "".join(f"{min(max(round(channel * 255), 0), 255):02X}" for channel in channels), alpha


def _hexadecimal(digits: str) -> Colour | None:
    if re.fullmatch(r"[0-9a-f]+", digits) is None:
        return None
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8):
        return None
    return digits[:6].upper(), int(digits[6:], 16) / 255 if len(digits) == 8 else 1.0


def _number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?", text) else None


def _amount(text: str) -> float | None:
    """Read a number from 0 to 1 or a percentage."""
    number = _number(text.removesuffix("%"))
    if number is None:
        return None
    return min(max(number / 100 if text.endswith("%") else number, 0.0), 1.0)


def _rgb(parts: list[str]) -> tuple[float, ...] | None:
    channels: list[float] = []
    for part in parts[:3]:
        number = _number(part.removesuffix("%"))
        if number is None:
            return None
        channels.append(number / 100 if part.endswith("%") else number / 255)
    return tuple(channels)


def _hsl(parts: list[str]) -> tuple[float, ...] | None:
    unit = next((unit for unit in _TURN if parts[0].endswith(unit) and parts[0] != unit), None)
    # "grad" ends in "rad" too.
    unit = "grad" if parts[0].endswith("grad") else unit
    hue = _number(parts[0].removesuffix(unit) if unit else parts[0])
    saturation, lightness = _amount(parts[1]), _amount(parts[2])
    if hue is None or saturation is None or lightness is None:
        return None
    return colorsys.hls_to_rgb(hue / _TURN[unit or "deg"] % 1.0, lightness, saturation)
