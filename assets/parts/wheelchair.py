"""A wheelchair from the side, for a `profile` figure."""

from parts.palette import SILVER, SLATE
from parts.svg import Mark, circle, join, line, ring


def side(colour: str) -> Mark:
    """Facing right; the seat's back edge is the origin, the ground 120 below."""
    spokes = line("M6 -54L6 118M-80 32L92 32M-55 -29L67 93M67 -29L-55 93", SILVER, 3)
    return join(
        line("M-22 -118L-34 -126L-50 -126", SLATE, 8),
        line("M-20 -120L-6 8L96 8L122 98L156 100M108 50L104 96", SLATE, 9),
        circle(104, 98, 22, SLATE),
        circle(104, 98, 8, SILVER),
        spokes,
        ring(6, 32, 88, SLATE, 11),
        ring(6, 32, 72, SILVER, 4),
        circle(6, 32, 10, colour),
        line("M-14 -106L-4 0L88 0", colour, 16),
        line("M10 -44L74 -44L80 0", SLATE, 8),
    )
