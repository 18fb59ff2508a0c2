"""A bicycle from the side, facing right: the saddle's top is the origin, the ground 196 below."""

from parts.palette import INK, SILVER, SLATE
from parts.svg import Mark, circle, join, line, path, ring


def bicycle(colour: str) -> Mark:
    """A plain town bicycle."""
    rear, front, crank = (-62, 132), (150, 132), (36, 136)
    wheels = join(
        *(
            ring(x, y, 58, INK, 8) + ring(x, y, 51, SILVER, 3) + circle(x, y, 6, SLATE)
            for x, y in (rear, front)
        )
    )
    return join(
        wheels,
        line(
            f"M{crank[0]} {crank[1]}L{rear[0]} {rear[1]}L14 46L{crank[0]} {crank[1]}L122 40L14 46M126 20"
            "L150 132",
            colour,
            9,
        ),
        line("M14 46L4 8", SLATE, 8),
        line("M126 24L122 -14L144 -26", SLATE, 8),
        path("M-26 -2Q0 -12 34 2Q36 10 24 10L-18 12Q-32 10 -26 -2Z", INK),
        circle(*crank, 14, SLATE),
    )
