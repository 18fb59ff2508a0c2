"""Phones, tablets, laptops and the card: things that people in the pictures hold and look at."""

from parts.palette import BLUE, BLUE_50, BLUE_200, BLUE_400, INK, SILVER, SLATE, WHITE
from parts.svg import Mark, circle, join, path, place, rect


def phone_back(colour: str = INK, w: float = 44, h: float = 88) -> Mark:
    """The back of a phone, centred: what we see when its owner looks at the screen."""
    return join(
        rect(-w / 2, -h / 2, w, h, colour, 8),
        rect(-w / 2 + 5, -h / 2 + 5, 14, 20, SLATE, 5),
        circle(-w / 2 + 12, -h / 2 + 11, 4, SILVER),
        circle(-w / 2 + 12, -h / 2 + 19, 3, SILVER),
    )


def phone(w: float, h: float, screen: Mark = "", glass: str = WHITE, rim: float = 8) -> Mark:
    """A phone from the front, its top left at the origin; `screen` starts at the glass's corner."""
    return join(
        rect(0, 0, w, h, INK, w * 0.13),
        rect(rim, rim, w - 2 * rim, h - 2 * rim, glass, w * 0.09),
        f'<g transform="translate({rim} {rim})">{screen}</g>',
        rect(w / 2 - w * 0.13, rim + 5, w * 0.26, w * 0.055, INK, w * 0.03),
    )


def tablet_back(w: float = 130, h: float = 92, colour: str = INK) -> Mark:
    """The back of a tablet, centred: what we see when its owner reads."""
    return join(rect(-w / 2, -h / 2, w, h, colour, 9), circle(w / 2 - 13, -h / 2 + 13, 4.5, SLATE))


def laptop_side(colour: str = SLATE) -> Mark:
    """An open laptop from the side, its user on the left; the origin is on the table below the hinge."""
    return join(
        path("M-80 -9H4Q8 -9 8 -5T4 0H-76Q-84 0 -84 -5Q-84 -9 -80 -9Z", SILVER),
        path("M-2 -8L26 -92Q28 -98 34 -96T38 -88L10 -4Z", colour),
    )


def number_card(w: float = 150) -> Mark:
    """An identity card: portrait, lines of a name and an address, a chip; its top left at the origin."""
    card = join(
        rect(0, 0, 150, 94.5, WHITE, 8),
        path("M0 8Q0 0 8 0H142Q150 0 150 8V20H0Z", BLUE_400),
        rect(9, 7, 56, 6, WHITE, 3),
        rect(9, 28, 36, 46, BLUE_200, 4),
        circle(27, 45, 9, BLUE),
        path("M11 74C11 54 43 54 43 74Z", BLUE),
        rect(54, 30, 60, 7, SLATE, 3.5),
        rect(54, 44, 84, 5, SILVER, 2.5),
        rect(54, 54, 72, 5, SILVER, 2.5),
        rect(54, 64, 40, 5, SILVER, 2.5),
        rect(9, 81, 50, 6, BLUE_50, 3),
        rect(118, 66, 22, 18, BLUE_200, 4),
    )
    return place(card, scale=w / 150)
