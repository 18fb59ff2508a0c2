"""Small signs: arrows, ticks, play buttons, charts. Each is drawn around its own centre unless it says
otherwise.
"""

from collections.abc import Sequence
from math import cos, pi, sin

from parts.geometry import arc, polar, sector
from parts.palette import BLUE, BLUE_200, BLUE_400, WHITE
from parts.svg import Mark, circle, join, line, num, nums, path, polygon, rect, ring


def tick(colour: str, size: float = 20, width: float = 5) -> Mark:
    """Done."""
    return line(
        f"M{nums(-size * 0.45, 0)}L{nums(-size * 0.1, size * 0.35)}L{nums(size * 0.5, -size * 0.35)}",
        colour,
        width,
    )


def cross(colour: str, size: float = 40) -> Mark:
    """The cross of medicine."""
    t = size * 0.32
    return rect(-t / 2, -size / 2, t, size, colour, 3) + rect(-size / 2, -t / 2, size, t, colour, 3)


def heart(colour: str, size: float = 40) -> Mark:
    """Care."""
    k = size / 40
    return path(
        f"M0 {num(18 * k)}C{nums(-26 * k, -2 * k, -18 * k, -20 * k, -8 * k, -18 * k)}"
        f"C{nums(-3 * k, -17 * k, 0, -12 * k, 0, -10 * k)}"
        f"C{nums(0, -12 * k, 3 * k, -17 * k, 8 * k, -18 * k)}"
        f"C{nums(18 * k, -20 * k, 26 * k, -2 * k, 0, 18 * k)}Z",
        colour,
    )


def star(colour: str, r: float) -> Mark:
    """Merit."""
    points = [polar((0, 0), -90 + 36 * i, r if i % 2 == 0 else r * 0.45) for i in range(10)]
    return polygon(points, colour)


def shield(colour: str, size: float = 40) -> Mark:
    """Safety."""
    k = size / 40
    return path(
        f"M0 {num(-20 * k)}L{nums(17 * k, -14 * k)}C{nums(18 * k, 4 * k, 10 * k, 16 * k, 0, 21 * k)}"
        f"C{nums(-10 * k, 16 * k, -18 * k, 4 * k, -17 * k, -14 * k)}Z",
        colour,
    )


def play(r: float, disc: str, sign: str = WHITE) -> Mark:
    """The button that starts a film."""
    return circle(0, 0, r, disc) + path(
        f"M{nums(-r * 0.3, -r * 0.48)}L{nums(r * 0.54, 0)}L{nums(-r * 0.3, r * 0.48)}Z", sign
    )


def arrow(tip: tuple[float, float], angle: float, size: float, colour: str) -> Mark:
    """An arrow head only; shafts are lines."""
    back = polar(tip, angle + 180, size)
    a, b = polar(back, angle + 90, size * 0.62), polar(back, angle - 90, size * 0.62)
    return polygon([tip, a, b], colour)


def turning_arrow(r: float, start: float, end: float, colour: str, width: float) -> Mark:
    """A clockwise arrow on a circle around the origin."""
    tip = polar((0, 0), end, r)
    lead = width * 1.5
    ahead = (tip[0] - sin(end * pi / 180) * lead, tip[1] + cos(end * pi / 180) * lead)
    return line(arc(0, 0, r, start, end), colour, width) + arrow(ahead, end + 90, width * 2.6, colour)


def bars(heights: Sequence[float], w: float, gap: float, colours: Sequence[str]) -> Mark:
    """Columns that stand on the origin's line, from the left."""
    return join(*(rect(i * (w + gap), -h, w, h, colours[i % len(colours)], 2) for i, h in enumerate(heights)))


def pie(r: float, share: float, full: str = BLUE_200, part: str = BLUE) -> Mark:
    """One share of a whole, from the top clockwise."""
    return circle(0, 0, r, full) + path(sector(0, 0, r, -90, -90 + 360 * share), part)


def donut(r: float, share: float, width: float, full: str = BLUE_200, part: str = BLUE) -> Mark:
    """One share of a whole as a ring."""
    return ring(0, 0, r, full, width) + line(arc(0, 0, r, -90, -90 + 360 * share), part, width).replace(
        "round", "butt", 1
    )


def text_lines(widths: Sequence[float], colour: str = BLUE_400, h: float = 6, gap: float = 8) -> Mark:
    """Lines of writing as bars, from the origin's corner."""
    return join(*(rect(0, i * (h + gap), w, h, colour, h / 2) for i, w in enumerate(widths)))
