"""The theme's logo: where it stands on layouts, and the room that the rest of a slide leaves it.

It is decoration of the layout, so that it can be changed in one place in PowerPoint and is not read out on every slide.
"""

from __future__ import annotations

from twindeck.context import Context
from twindeck.geometry import Box
from twindeck.scene import Asset, Picture
from twindeck.theme import Logo
from twindeck.theme.colours import luminance

WIDEST = 0.25
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
    return (_picture(context, context.theme.logo, context.logo, box),)


def at_left(context: Context, top: float, bottom: float, left: float) -> tuple[Picture, ...]:
    """Return the logo at the left, between a top and what stands under it: for slides whose right side is taken."""
    return _at_left(context, context.theme.logo, context.logo, top, bottom, left)


def on_fill(context: Context, top: float, bottom: float, left: float) -> tuple[Picture, ...]:
    """Return the logo at the left of a slide in the accent's fill: the one for coloured grounds, without which it is
    left out, or the usual one on a fill that bears the usual colour of text.
    """
    logo, asset = context.theme.logo_on_accent, context.logo_on_accent
    if logo is not None and context.theme.logo is not None and _is_as_background(context):
        logo, asset = context.theme.logo, context.logo
    return _at_left(context, logo, asset, top, bottom, left)


def _is_as_background(context: Context) -> bool:
    """Tell whether words on the accent's fill are dark where they are dark on the background, or light in both."""
    text, background, ink, fill = (
        luminance(context.colour(name).rgb) for name in ("text", "background", "ink", "fill")
    )
    return (ink > fill) == (text > background)


def _at_left(
    context: Context, logo: Logo | None, asset: Asset | None, top: float, bottom: float, left: float
) -> tuple[Picture, ...]:
    """Place a logo; one of the lower left corner stays there."""
    if logo is None or asset is None:
        return ()
    if logo.place == "bottom-left":
        return (_picture(context, logo, asset, _at_foot(context, left, *_size(context, logo, asset, logo.height))),)
    wide, high = _size(context, logo, asset, bottom - top)
    return (_picture(context, logo, asset, Box(left, top, wide, high)),)


def _picture(context: Context, logo: Logo, asset: Asset, box: Box) -> Picture:
    return Picture(context.words.logo, box, asset, logo.alt, key="logo", origin=logo.origin)
