"""What phone screens show: title bars, lists, buttons. All are drawn from their own top left corner."""

from parts import symbol
from parts.lettering import text
from parts.palette import BLUE, BLUE_50, BLUE_200, INK, SILVER, SLATE, WHITE
from parts.svg import Mark, circle, join, line, place, rect


def status_bar(w: float, colour: str = INK) -> Mark:
    """Clock, signal and battery beside the camera island."""
    return join(
        text("9:41", 22, 23, 12, colour, "bold"),
        rect(w - 44, 13, 24, 12, colour, 4),
        rect(w - 41.5, 15.5, 15, 7, WHITE if colour == INK else BLUE, 2),
        *(rect(w - 68 + 6 * i, 22 - 3 * i, 4, 3 + 3 * i, colour, 1) for i in range(3)),
    )


def handset(w: float, h: float, *content: Mark, glass: str = WHITE) -> Mark:
    """A phone of the present day, seen from the front; its content is drawn from the corner of the glass."""
    island = rect(w / 2 - 27, 18, 54, 17, INK, 8.5)
    home = rect(w / 2 - 44, h - 20, 88, 4, SILVER, 2)
    return join(
        rect(0, 0, w, h, INK, 44),
        rect(9, 9, w - 18, h - 18, glass, 36),
        place(join(*content), 9, 9),
        island,
        home,
    )


def button(x: float, y: float, w: float, words: str, colour: str = BLUE, size: float = 14) -> Mark:
    """A full button, words in the middle."""
    return join(
        rect(x, y, w, size * 2.5, colour, 8),
        text(words, x + w / 2, y + size * 1.62, size, WHITE, "bold", "middle"),
    )


def row(
    x: float, y: float, w: float, words: str, icon: Mark, h: float = 46, ground: str = WHITE, size: float = 14
) -> Mark:
    """A line of a list: a sign at the left, words, an arrow that says there is more."""
    return join(
        rect(x, y, w, h, ground, 10),
        place(circle(0, 0, 15, BLUE_50) + icon, x + 26, y + h / 2),
        text(words, x + 50, y + h / 2 + size * 0.36, size, INK, "bold"),
        line(f"M{x + w - 18:.0f} {y + h / 2 - 5:.0f}l5 5l-5 5", SLATE, 2.4),
    )


def chip(x: float, y: float, words: str, ground: str, colour: str, size: float = 10) -> Mark:
    """A small state such as 'open', as wide as its words."""
    w = len(words) * size + 14
    return join(
        rect(x, y, w, size * 1.8, ground, size * 0.9),
        text(words, x + w / 2, y + size * 1.27, size, colour, "bold", "middle"),
    )


def tabs(w: float, y: float, current: int = 0, colour: str = BLUE) -> Mark:
    """The bar at the bottom of an app: four places, one of them current."""
    marks = [line(f"M0 {y:.0f}H{w:.0f}", BLUE_200, 1.5)]
    for i in range(4):
        x, tint = w * (i + 0.5) / 4, colour if i == current else SILVER
        marks += [rect(x - 10, y + 12, 20, 16, tint, 5), rect(x - 12, y + 33, 24, 4, tint, 2)]
    return join(*marks, place(symbol.tick(WHITE, 9, 2.4), w * (current + 0.5) / 4, y + 20))
