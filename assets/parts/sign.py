"""Tiny signs for tiles and lists, about twenty units across, drawn around their own centre."""

from parts.geometry import arc
from parts.palette import BLUE, ORANGE, WHITE
from parts.svg import Mark, circle, ellipse, join, line, path, polygon, rect


def baby(colour: str = BLUE) -> Mark:
    return join(
        circle(0, 0, 9, colour),
        circle(-3.2, -1, 1.3, WHITE),
        circle(3.2, -1, 1.3, WHITE),
        line("M-3 3.4Q0 6 3 3.4", WHITE, 1.6),
        line("M-1 -9Q2 -13 5 -10", colour, 2),
    )


def house(colour: str = BLUE) -> Mark:
    return join(
        polygon([(-11, 0), (0, -10), (11, 0)], colour),
        rect(-8, -1, 16, 11, colour, 1),
        rect(-2.5, 3, 5, 7, WHITE),
    )


def yen(colour: str = BLUE) -> Mark:
    return join(circle(0, 0, 10, colour), line("M-4 -5L0 0L4 -5M0 0V6M-4 0.5H4M-4 3.5H4", WHITE, 1.8))


def person(colour: str = BLUE) -> Mark:
    return join(circle(0, -5, 5, colour), path("M-9 9C-9 -1 9 -1 9 9Z", colour))


def paper(colour: str = BLUE) -> Mark:
    return join(rect(-7, -10, 14, 20, colour, 2), line("M-3.5 -4H3.5M-3.5 0H3.5M-3.5 4H1", WHITE, 1.8))


def syringe(colour: str = BLUE) -> Mark:
    return join(
        line("M-9 9L-4 4", colour, 2),
        line("M-4 4L5 -5", colour, 7),
        line("M6 -6L9 -9M5 -11L11 -5", colour, 2.2),
    )


def shop(colour: str = BLUE) -> Mark:
    return join(
        path("M-10 -9H10L12 -2H-12Z", colour),
        rect(-9, -1, 18, 11, colour, 1),
        rect(-1, 2, 6, 8, WHITE),
        rect(-7, 2, 4, 4, WHITE),
    )


def building(colour: str = BLUE) -> Mark:
    return join(
        rect(-7, -10, 14, 20, colour, 1.5), *(rect(x, y, 3, 3, WHITE) for x in (-4, 1) for y in (-7, -2, 3))
    )


def medical(colour: str = BLUE) -> Mark:
    return join(rect(-10, -10, 20, 20, colour, 5), rect(-2, -6, 4, 12, WHITE), rect(-6, -2, 12, 4, WHITE))


def school(colour: str = BLUE) -> Mark:
    return join(
        path("M-10 -6Q-5 -9 0 -6V8Q-5 5 -10 8ZM10 -6Q5 -9 0 -6V8Q5 5 10 8Z", colour),
        line("M0 -6V8", WHITE, 1.4),
    )


def stamp(colour: str = BLUE) -> Mark:
    return join(path("M-4 -10H4V-4L3 1H9V5H-9V1H-3L-4 -4Z", colour), rect(-10, 7, 20, 3, colour, 1))


def bell(colour: str = ORANGE) -> Mark:
    return join(path("M-8 5C-5 2 -7 -8 0 -9C7 -8 5 2 8 5Z", colour), circle(0, 8, 2.4, colour))


def chat(colour: str = BLUE) -> Mark:
    return join(
        path("M-10 -8H10V5H-2L-7 10V5H-10Z", colour),
        circle(-4.5, -1.5, 1.4, WHITE),
        circle(0, -1.5, 1.4, WHITE),
        circle(4.5, -1.5, 1.4, WHITE),
    )


def leaf(colour: str = BLUE) -> Mark:
    return join(
        path("M-9 9C-12 -6 0 -11 10 -10C11 2 4 11 -9 9Z", colour), line("M-9 9Q-2 0 4 -4", WHITE, 1.6)
    )


def contactless(colour: str = BLUE) -> Mark:
    return line(arc(-8, 0, 6, -50, 50) + arc(-8, 0, 12, -50, 50) + arc(-8, 0, 18, -50, 50), colour, 2.4)


def bag(colour: str = BLUE) -> Mark:
    return join(
        rect(-10, -5, 20, 14, colour, 2), line("M-4 -5V-9H4V-5", colour, 2.2), rect(-2, 0, 4, 4, WHITE, 1)
    )


def eye(colour: str = BLUE) -> Mark:
    return ellipse(0, 0, 10, 6, colour) + circle(0, 0, 3, WHITE)
