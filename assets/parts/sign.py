"""Tiny signs for tiles and lists, about twenty units across, drawn around their own centre."""

from parts.geometry import arc
from parts.palette import BLUE, WHITE
from parts.svg import Mark, circle, join, line, path, polygon, rect


def baby(colour: str = BLUE) -> Mark:
    """Children and birth."""
    return join(
        circle(0, 0, 9, colour),
        circle(-3.2, -1, 1.3, WHITE),
        circle(3.2, -1, 1.3, WHITE),
        line("M-3 3.4Q0 6 3 3.4", WHITE, 1.6),
        line("M-1 -9Q2 -13 5 -10", colour, 2),
    )


def house(colour: str = BLUE) -> Mark:
    """Moving house."""
    return join(
        polygon([(-11, 0), (0, -10), (11, 0)], colour),
        rect(-8, -1, 16, 11, colour, 1),
        rect(-2.5, 3, 5, 7, WHITE),
    )


def yen(colour: str = BLUE) -> Mark:
    """Money: pensions, allowances, subsidies."""
    return join(circle(0, 0, 10, colour), line("M-4 -5L0 0L4 -5M0 0V6M-4 0.5H4M-4 3.5H4", WHITE, 1.8))


def person(colour: str = BLUE) -> Mark:
    """A person or an identity."""
    return join(circle(0, -5, 5, colour), path("M-9 9C-9 -1 9 -1 9 9Z", colour))


def paper(colour: str = BLUE) -> Mark:
    """A certificate or a form."""
    return join(rect(-7, -10, 14, 20, colour, 2), line("M-3.5 -4H3.5M-3.5 0H3.5M-3.5 4H1", WHITE, 1.8))


def syringe(colour: str = BLUE) -> Mark:
    """Vaccination."""
    return join(
        line("M-9 9L-4 4", colour, 2),
        line("M-4 4L5 -5", colour, 7),
        line("M6 -6L9 -9M5 -11L11 -5", colour, 2.2),
    )


def shop(colour: str = BLUE) -> Mark:
    """A small business."""
    return join(
        path("M-10 -9H10L12 -2H-12Z", colour),
        rect(-9, -1, 18, 11, colour, 1),
        rect(-1, 2, 6, 8, WHITE),
        rect(-7, 2, 4, 4, WHITE),
    )


def building(colour: str = BLUE) -> Mark:
    """A company."""
    return join(
        rect(-7, -10, 14, 20, colour, 1.5), *(rect(x, y, 3, 3, WHITE) for x in (-4, 1) for y in (-7, -2, 3))
    )


def medical(colour: str = BLUE) -> Mark:
    """Health insurance and hospitals."""
    return join(rect(-10, -10, 20, 20, colour, 5), rect(-2, -6, 4, 12, WHITE), rect(-6, -2, 12, 4, WHITE))


def stamp(colour: str = BLUE) -> Mark:
    """A notification to an office."""
    return join(path("M-4 -10H4V-4L3 1H9V5H-9V1H-3L-4 -4Z", colour), rect(-10, 7, 20, 3, colour, 1))


def leaf(colour: str = BLUE) -> Mark:
    """Energy saving."""
    return join(
        path("M-9 9C-12 -6 0 -11 10 -10C11 2 4 11 -9 9Z", colour), line("M-9 9Q-2 0 4 -4", WHITE, 1.6)
    )


def contactless(colour: str = BLUE) -> Mark:
    """A card held against a phone."""
    return line(arc(-8, 0, 6, -50, 50) + arc(-8, 0, 12, -50, 50) + arc(-8, 0, 18, -50, 50), colour, 2.4)
