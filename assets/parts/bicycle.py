"""A bicycle from the side, facing right: the saddle's top is the origin, the ground 196 below."""

from math import cos, pi, sin

from parts.palette import INK, SILVER, SLATE
from parts.svg import Mark, Pt, circle, join, line, nums, path, ring

REAR: Pt = (-66, 134)
FRONT: Pt = (156, 134)
CRANK: Pt = (32, 138)
GRIP: Pt = (120, -38)
PEDAL = 32.0


def pedal(turn: float) -> Pt:
    """Where a pedal's middle is when its arm points to `turn`, degrees clockwise from the right."""
    a = turn * pi / 180
    return CRANK[0] + PEDAL * cos(a), CRANK[1] + PEDAL * sin(a)


def bicycle(colour: str, turn: float) -> Mark:
    """A plain town bicycle, its near pedal at `turn`; the far pedal stands opposite."""
    wheels = join(
        *(
            line(
                "".join(
                    f"M{nums(x, y)}L{nums(x + 56 * cos(k * pi / 6), y + 56 * sin(k * pi / 6))}"
                    for k in range(12)
                ),
                SILVER,
                2,
            )
            + ring(x, y, 58, INK, 7)
            + circle(x, y, 6, SLATE)
            for x, y in (REAR, FRONT)
        )
    )
    near, far = pedal(turn), pedal(turn + 180)
    seat: Pt = (8, 42)
    head: Pt = (126, 34)
    return join(
        wheels,
        line(f"M{nums(*CRANK)}L{nums(*far)}", SLATE, 6),
        line(
            f"M{nums(*CRANK)}L{nums(*REAR)}L{nums(*seat)}L{nums(*CRANK)}L{nums(*head)}L{nums(*seat)}"
            f"M120 10L{nums(*FRONT)}",
            colour,
            8,
        ),
        line(f"M{nums(*seat)}L2 6", SLATE, 7),
        line("M120 12L114 -16Q112 -26 122 -30L142 -34Q150 -36 142 -40L124 -38", SLATE, 6),
        line("M128 -38L108 -37", INK, 10),
        path("M-30 -4Q0 -12 32 0Q36 8 24 9L-20 12Q-34 8 -30 -4Z", INK),
        circle(*CRANK, 14, SLATE),
        line(f"M{nums(*CRANK)}L{nums(*near)}", SILVER, 6),
        line(f"M{nums(near[0] - 12, near[1])}L{nums(near[0] + 12, near[1])}", INK, 7),
    )
