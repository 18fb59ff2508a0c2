"""Phones, tablets, laptops and the card: things that people in the pictures hold and look at."""

from parts.palette import BLUE, BLUE_50, BLUE_200, BLUE_400, INK, SILVER, SLATE, WHITE
from parts.svg import Mark, circle, join, path, rect


def phone_back(colour: str = INK, w: float = 44, h: float = 88) -> Mark:
    """The back of a phone, centred: what we see when its owner looks at the screen."""
    return join(
        rect(-w / 2, -h / 2, w, h, colour, 8),
        rect(-w / 2 + 5, -h / 2 + 5, 14, 20, SLATE, 5),
        circle(-w / 2 + 12, -h / 2 + 11, 4, SILVER),
        circle(-w / 2 + 12, -h / 2 + 19, 3, SILVER),
    )


def phone(w: float, h: float, screen: Mark = "", glass: str = WHITE, rim: float = 8) -> Mark:
    """A phone from the front, its top left corner at the origin; `screen` is drawn from the glass's corner."""
    return join(
        rect(0, 0, w, h, INK, w * 0.13),
        rect(rim, rim, w - 2 * rim, h - 2 * rim, glass, w * 0.09),
        f'<g transform="translate({rim} {rim})">{screen}</g>',
        rect(w / 2 - w * 0.13, rim + 5, w * 0.26, w * 0.055, INK, w * 0.03),
    )


def tablet_back(w: float = 130, h: float = 92, colour: str = INK) -> Mark:
    return join(rect(-w / 2, -h / 2, w, h, colour, 9), circle(w / 2 - 13, -h / 2 + 13, 4.5, SLATE))


def laptop_back(w: float = 150, h: float = 96, colour: str = SILVER) -> Mark:
    """An open laptop from behind, its hinge's middle at the origin."""
    return join(
        rect(-w / 2, -h, w, h, colour, 8),
        circle(0, -h / 2, 9, WHITE),
        rect(-w / 2 - 8, -4, w + 16, 9, SLATE, 4),
    )


def number_card(w: float = 150) -> Mark:
    """An identity card: portrait at the left, name lines, a chip. Top left at the origin, the usual card ratio."""
    h, u = w * 0.63, w / 150
    return join(
        rect(0, 0, w, h, WHITE, 8 * u),
        path(
            f"M0 {8 * u:.1f}Q0 0 {8 * u:.1f} 0L{w - 8 * u:.1f} 0Q{w:.1f} 0 {w:.1f} {8 * u:.1f}L{w:.1f} {20 * u:.1f}L0 {20 * u:.1f}Z",
            BLUE_400,
        ),
        rect(9 * u, 7 * u, 56 * u, 6 * u, WHITE, 3 * u),
        rect(9 * u, 28 * u, 36 * u, 46 * u, BLUE_200, 4 * u),
        circle(27 * u, 45 * u, 9 * u, BLUE),
        path(
            f"M{11 * u:.1f} {74 * u:.1f}C{11 * u:.1f} {54 * u:.1f} {43 * u:.1f} {54 * u:.1f} {43 * u:.1f} {74 * u:.1f}Z",
            BLUE,
        ),
        rect(54 * u, 30 * u, 60 * u, 7 * u, SLATE, 3.5 * u),
        rect(54 * u, 44 * u, 84 * u, 5 * u, SILVER, 2.5 * u),
        rect(54 * u, 54 * u, 72 * u, 5 * u, SILVER, 2.5 * u),
        rect(54 * u, 64 * u, 40 * u, 5 * u, SILVER, 2.5 * u),
        rect(9 * u, 81 * u, 50 * u, 6 * u, BLUE_50, 3 * u),
        rect(118 * u, 66 * u, 22 * u, 18 * u, BLUE_200, 4 * u),
    )


def laptop_side(colour: str = SLATE) -> Mark:
    """An open laptop from the side, its user on the left; the origin is on the table below the hinge."""
    return join(
        path("M-80 -9H4Q8 -9 8 -5T4 0H-76Q-84 0 -84 -5Q-84 -9 -80 -9Z", SILVER),
        path("M-2 -8L26 -92Q28 -98 34 -96T38 -88L10 -4Z", colour),
    )
