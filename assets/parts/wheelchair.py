"""A wheelchair from the front and from the side, and the seated person who belongs in it."""

from parts.palette import INK, SILVER, SLATE
from parts.svg import Mark, circle, ellipse, join, line, path, rect, ring


def front_behind(colour: str) -> Mark:
    """What stands behind a person seated at the figure's origin: back rest and the far rims."""
    return join(
        path("M-66 60Q-66 46 -52 46L52 46Q66 46 66 60L66 210L-66 210Z", colour),
        ellipse(-88, 258, 13, 92, INK),
        ellipse(88, 258, 13, 92, INK),
        ellipse(-86, 258, 6, 74, SILVER),
        ellipse(86, 258, 6, 74, SILVER),
    )


def front_before(colour: str) -> Mark:
    """Arm rests, front wheels and foot plates, drawn over the seated person's sides and under the feet."""
    return join(
        rect(-80, 168, 20, 46, colour, 6),
        rect(60, 168, 20, 46, colour, 6),
        ellipse(-58, 336, 9, 22, SLATE),
        ellipse(58, 336, 9, 22, SLATE),
        rect(-66, 338, 132, 10, SLATE, 5),
    )


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
