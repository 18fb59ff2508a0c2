"""How an image comes to lie in a box of another shape. Pure arithmetic, in any one unit for all lengths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Fit = Literal["contain", "cover"]


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the image lies in its box (`dx`, `dy` from the box's top left corner, `w`, `h`), and what is cut off it.

    `crop` is left, top, right and bottom, as fractions of the image.
    """

    dx: float
    dy: float
    w: float
    h: float
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


def crop_for(
    image_w: float,
    image_h: float,
    box_w: float,
    box_h: float,
    fit: Fit,
    focus: tuple[float, float] = (0.5, 0.5),
) -> Placing:
    """Place an image: `contain` shows all of it, centred; `cover` fills the box and cuts off what is over.

    `focus` is the point of the image, as fractions of its width and height, that `cover` keeps as near to the box's
    middle as the image allows. Raises ValueError where a length is not positive.
    """
    if min(image_w, image_h, box_w, box_h) <= 0:
        raise ValueError("an image and its box have a width and a height")
    across, down = box_w / image_w, box_h / image_h
    if fit == "contain":
        scale = min(across, down)
        # The side that fits is the box's own, so that no rounding makes the picture stick out.
        w = box_w if across <= down else image_w * scale
        h = box_h if down <= across else image_h * scale
        return Placing((box_w - w) / 2, (box_h - h) / 2, w, h)
    scale = max(across, down)
    left, right = _cut(across / scale, focus[0])
    top, bottom = _cut(down / scale, focus[1])
    return Placing(0.0, 0.0, box_w, box_h, (left, top, right, bottom))


def _cut(visible: float, focus: float) -> tuple[float, float]:
    """Return the fractions cut off before and after a visible stretch centred on the focus as far as it can be."""
    if visible >= 1:
        return 0.0, 0.0
    before = min(max(focus - visible / 2, 0.0), 1 - visible)
    return before, 1 - visible - before
