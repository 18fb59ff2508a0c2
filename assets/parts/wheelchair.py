"""A wheelchair from the side, for a `profile` figure: draw `behind`, the person, `side`, then the near arm."""

from math import cos, pi, sin

from parts.palette import INK, SILVER, SLATE
from parts.svg import Mark, circle, join, line, nums, ring

WHEEL = (20.0, 32.0)
RIM = 84.0


def behind(colour: str) -> Mark:
    """Backrest and push handle, which the person leans against."""
    return join(
        line("M-8 6L-22 -112Q-24 -122 -34 -122L-44 -122", SLATE, 8),
        line("M-30 -122L-52 -122", INK, 12),
        line("M-20 -92L-9 0", colour, 16),
    )


def side(colour: str) -> Mark:
    """Facing right; the seat's back edge is the origin, the ground 120 below."""
    x, y = WHEEL
    spokes = "".join(
        f"M{nums(x, y)}L{nums(x + 80 * cos(a * pi / 6), y + 80 * sin(a * pi / 6))}" for a in range(12)
    )
    return join(
        line("M-8 4L96 4L136 92M92 8L108 88", SLATE, 8),
        line("M128 96L176 90", SLATE, 9),
        circle(108, 98, 22, SLATE),
        circle(108, 98, 13, SILVER),
        circle(108, 98, 5, SLATE),
        line("M-8 0L94 0", colour, 14),
        line("M-12 -46L64 -46Q72 -46 73 -38L78 0", SLATE, 8),
        line(spokes, SILVER, 2.4),
        ring(x, y, RIM, SLATE, 9),
        ring(x, y, 70, SILVER, 4),
        circle(x, y, 9, colour),
    )
