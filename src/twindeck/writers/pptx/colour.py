"""Colours as references to the theme, so that changing the theme in PowerPoint recolours the deck."""

from __future__ import annotations

import colorsys
from functools import lru_cache

from twindeck.scene import Stroke
from twindeck.theme import Colour, Theme
from twindeck.theme.colours import Modification, channels, modified
from twindeck.theme.contract import Slot

_ON_SLIDES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}


class Palette:
    """Writes a theme's colours; `slots` are the values in PowerPoint's colour scheme."""

    def __init__(self, theme: Theme) -> None:
        self.slots: dict[Slot, str] = {c.slot: c.rgb for c in theme.colours.values() if c.slot is not None}

    def colour(self, colour: Colour) -> str:
        """Return a colour: its slot, a slot with modifications, or its plain value where the theme has neither."""
        if colour.slot is not None and self.slots.get(colour.slot) == colour.rgb:
            return f'<a:schemeClr val="{_ON_SLIDES.get(colour.slot, colour.slot)}"/>'
        base = self.slots.get(colour.of) if colour.of else None
        if colour.of is None or base is None:
            return f'<a:srgbClr val="{colour.rgb}"/>'
        if colour.change is not None and modified(base, colour.change) == colour.rgb:
            made = worked_out(colour.change)
        elif _leads_to(base, colour.rgb):
            made = modifications(base, colour.rgb)
        else:
            return f'<a:srgbClr val="{colour.rgb}"/>'
        return f'<a:schemeClr val="{_ON_SLIDES.get(colour.of, colour.of)}">{made}</a:schemeClr>'

    def fill(self, colour: Colour | None) -> str:
        """Return a fill, or none."""
        return "<a:noFill/>" if colour is None else f"<a:solidFill>{self.colour(colour)}</a:solidFill>"

    def line(self, stroke: Stroke | None, ends: str = "") -> str:
        """Return a line, or none; `ends` are its arrow heads."""
        if stroke is None:
            return "<a:ln><a:noFill/></a:ln>"
        dash = '<a:prstDash val="dash"/>' if stroke.dash else ""
        corners = '<a:miter lim="800000"/>'
        return f'<a:ln w="{round(stroke.width * 12700)}">{self.fill(stroke.colour)}{dash}{corners}{ends}</a:ln>'


def worked_out(change: Modification) -> str:
    """Return the transforms of a colour that the theme made from another one, just as it made it."""
    parts = [
        ("satMod", change.saturation, change.saturation != 1000),
        ("lumMod", change.factor, change.factor != 1000),
        ("lumOff", change.offset, change.offset != 0),
    ]
    return "".join(f'<a:{name} val="{value * 100}"/>' for name, value, needed in parts if needed)


@lru_cache(maxsize=512)
def modifications(base: str, wanted: str) -> str:
    """Return the transforms that lead from one colour to another in hue, saturation and luminance.

    A lighter colour is told as PowerPoint tells its own tints: so much less luminance, so much offset.
    """
    hue, light, saturation = colorsys.rgb_to_hls(*channels(base))
    to_hue, to_light, to_saturation = colorsys.rgb_to_hls(*channels(wanted))
    parts = []
    if saturation > 1e-6 and to_saturation > 1e-6:
        # the sum stays within the circle: LibreOffice stops at its ends where PowerPoint goes round
        turn = round((to_hue - hue) * 360 * 60000)
        if abs(turn) > 3000:
            parts.append(f'<a:hueOff val="{turn}"/>')
        if abs(to_saturation - saturation) > 1e-4:
            parts.append(f'<a:satMod val="{round(to_saturation / saturation * 100000)}"/>')
    elif saturation > 1e-6:
        parts.append('<a:satMod val="0"/>')
    if to_light > light:
        factor = round((1 - to_light) / (1 - light) * 100000)
        parts.append(f'<a:lumMod val="{factor}"/><a:lumOff val="{100000 - factor}"/>')
    elif to_light < light:
        parts.append(f'<a:lumMod val="{round(to_light / light * 100000)}"/>')
    return "".join(parts)


def _leads_to(base: str, wanted: str) -> bool:
    """Tell whether a colour can be made from another one: no factor brings saturation into a grey."""
    return base == wanted or _saturation(base) > 0.02 or _saturation(wanted) < 1e-6


def _saturation(rgb: str) -> float:
    return colorsys.rgb_to_hls(*channels(rgb))[2]
