"""The theme's logo: where it stands on layouts, and the room that the rest of a slide leaves it.

It is decoration of the layout, so that it can be changed in one place in PowerPoint and is not read out on every slide.
"""

from __future__ import annotations

from twindeck.context import Context
from twindeck.geometry import Box
from twindeck.scene import Asset, Picture
from twindeck.theme import Logo

WIDEST = 0.4
"""How much of a slide's width a logo takes at most; a longer one is set lower."""


def corner(context: Context) -> Box | None:
    """Return the place of the logo on most slides: at the right of the heading, or at the left of the footer."""
    logo, asset = context.theme.logo, context.logo
    if logo is None or asset is None:
        return None
    wide, high = _size(context, logo, asset, logo.height)
    if logo.place == "top-right":
        return Box(context.theme.width - context.length("margin") - wide, context.length("title-top"), wide, high)
    return _at_foot(context, context.length("margin"), wide, high)


def _at_foot(context: Context, left: float, wide: float, high: float) -> Box:
    """Return the place of a logo on the middle of the footer's line."""
    middle = context.length("footer-top") + context.length("footer-height") / 2
    return Box(left, middle - high / 2, wide, high)


def _size(context: Context, logo: Logo, asset: Asset, height: float) -> tuple[float, float]:
    """Return width and height of a logo no higher than the theme says, nor than there is room for."""
    high = min(logo.height, height)
    wide = high * asset.width / asset.height
    most = context.theme.width * WIDEST
    return (wide, high) if wide <= most else (most, high * most / wide)


def beside(context: Context) -> float:
    """Return the width that a heading leaves to the logo at its right, with the gap between; 0 without one."""
    box = corner(context)
    if box is None or context.theme.logo is None or context.theme.logo.place != "top-right":
        return 0.0
    return box.w + context.length("gutter")


def below(context: Context, top: float) -> float:
    """Return the top of what stands under the top right corner, lower where the logo is."""
    box = corner(context)
    if box is None or context.theme.logo is None or context.theme.logo.place != "top-right":
        return top
    return max(top, box.bottom + context.length("gutter"))


def after(context: Context) -> float:
    """Return the width that the footer leaves to the logo at its left, with the gap between; 0 without one."""
    box = corner(context)
    if box is None or context.theme.logo is None or context.theme.logo.place != "bottom-left":
        return 0.0
    return box.w + context.length("gutter")


def above(context: Context, bottom: float) -> float:
    """Return the foot of what stands over the lower left corner, higher where the logo is."""
    box = corner(context)
    if box is None or context.theme.logo is None or context.theme.logo.place != "bottom-left":
        return bottom
    return min(bottom, box.y - context.length("gutter") / 2)


def in_corner(context: Context) -> tuple[Picture, ...]:
    """Return the logo in its corner; nothing without one."""
    box = corner(context)
    if box is None or context.logo is None or context.theme.logo is None:
        return ()
    return (_picture(context.theme.logo, context.logo, box),)


def over(context: Context, top: float, bottom: float, left: float, *, on_accent: bool = False) -> tuple[Picture, ...]:
    """Return the logo at the left, between a top and what stands under it: for slides whose right side is taken.

    `on_accent` takes the logo for coloured grounds. A logo of the lower left corner stays there.
    """
    logo = context.theme.logo_on_accent if on_accent else context.theme.logo
    asset = context.logo_on_accent if on_accent else context.logo
    if logo is None or asset is None:
        return ()
    if logo.place == "bottom-left":
        return (_picture(logo, asset, _at_foot(context, left, *_size(context, logo, asset, logo.height))),)
    wide, high = _size(context, logo, asset, bottom - top)
    return (_picture(logo, asset, Box(left, top, wide, high)),)


def _picture(logo: Logo, asset: Asset, box: Box) -> Picture:
    return Picture("logo", box, asset, logo.alt, key="logo", origin=logo.origin)
