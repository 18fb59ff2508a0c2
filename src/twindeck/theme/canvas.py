"""The size of slides, and what lengths do when it changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from twindeck.theme import Style, Theme
from twindeck.theme.contract import LENGTHS, Follows, LengthName

Size = tuple[float, float]
"""Width and height in points."""

LEAST, MOST = 240.0, 4032.0
"""The shortest and the longest side of a slide, in points: in less no heading has room over a line of text, and PowerPoint
takes 56 inches at most."""

MOST_ELONGATED = 4.0
"""The most that one side may be of the other."""

NAMED: Mapping[str, Size] = {
    "16:9": (960.0, 540.0),
    "16:10": (864.0, 540.0),
    "4:3": (720.0, 540.0),
    "a4": (297 * 72 / 25.4, 210 * 72 / 25.4),
}

_UNITS = {"": 1.0, "pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0}
_SIDE = r"([0-9]{1,5}(?:\.[0-9]{1,4})?)\s*(pt|mm|cm|in)?"
_MEASURED = re.compile(rf"{_SIDE}\s*[x×]\s*{_SIDE}")


def size_of(text: str) -> Size | None:
    """Return the slide size that a text names, such as `4:3`, `a4`, `1280x720` or `297x210mm`; None where it names none.

    A unit after the height holds for both; without one they are points. Sizes are whole hundredths of a point.
    """
    plain = text.strip().lower()
    if plain in NAMED:
        return _rounded(NAMED[plain])
    found = _MEASURED.fullmatch(plain)
    if found is None:
        return None
    unit = found[4] or found[2] or ""
    return _rounded((float(found[1]) * _UNITS[found[2] or unit], float(found[3]) * _UNITS[unit]))


def _rounded(size: Size) -> Size:
    return round(size[0], 2), round(size[1], 2)


def wrong_with(size: Size) -> str | None:
    """Return why nothing could be set on slides of a size; None where it will do."""
    width, height = size
    shown = f"{width:g} × {height:g} pt"
    if min(size) < LEAST:
        return f"slides of {shown} are too small: the shortest side is {LEAST:g} pt"
    if max(size) > MOST:
        return f"slides of {shown} are too large: PowerPoint takes {MOST:g} pt at most"
    if max(size) > MOST_ELONGATED * min(size):
        return f"slides of {shown} are too long: one side is at most {MOST_ELONGATED:g} times the other"
    return None


def growth(before: Size, after: Size) -> float:
    """Return by how much type grows on slides of another size: not at all unless they are larger in both directions.

    On smaller slides it stays: it was chosen to be read.
    """
    return max(1.0, min(after[0] / before[0], after[1] / before[1]))


def followed(name: str, value: float, before: Size, after: Size) -> float:
    """Return what a length becomes on slides of another size."""
    length = LENGTHS.get(name)  # type: ignore[call-overload]
    follows: Follows = length.follows if length is not None else "share"
    match follows:
        case "type":
            return _to_hundredths(value * growth(before, after))
        case "width":
            return _to_hundredths(value * after[0] / before[0])
        case "bottom":
            return _to_hundredths(after[1] - (before[1] - value) * growth(before, after))
        case "share":
            return value


def _to_hundredths(value: float) -> float:
    return round(value, 2)


def resized(theme: Theme, size: Size) -> Theme:
    """Return a theme for slides of another size."""
    before = theme.width, theme.height
    if size == before:
        return theme
    scale = growth(before, size)
    lengths: dict[LengthName, float] = {
        name: followed(name, value, before, size) for name, value in theme.lengths.items()
    }
    made = replace(theme, width=size[0], height=size[1], lengths=lengths)
    if scale == 1:
        return made
    return replace(
        made,
        styles={name: _scaled(style, scale) for name, style in theme.styles.items()},
        spacing={name: (room * scale, least * scale) for name, (room, least) in theme.spacing.items()},
        logo=replace(theme.logo, height=theme.logo.height * scale) if theme.logo else None,
        logo_on_accent=replace(theme.logo_on_accent, height=theme.logo_on_accent.height * scale)
        if theme.logo_on_accent
        else None,
    )


def _scaled(style: Style, scale: float) -> Style:
    """Return a style for larger slides, its sizes on half points."""
    size, smallest, largest = (round(value * scale * 2) / 2 for value in (style.size, style.smallest, style.largest))
    return replace(style, size=size, smallest=smallest, largest=largest)
