"""Tables and chairs."""

from parts.palette import SLATE, WHITE
from parts.svg import Mark, join, line, path, rect


def chair_side(colour: str) -> Mark:
    """A chair for a `profile` figure at the same place, facing right: the ground is 314 below the origin."""
    return join(
        line("M-46 218L-58 310M62 218L74 310", SLATE, 10),
        path(
            "M-70 60Q-72 48 -60 48Q-50 48 -49 58L-42 206H70Q80 206 80 216Q80 226 70 226H-48Q-60 226 -61 214Z",
            colour,
        ),
    )


def table(w: float, h: float, top: str = WHITE, legs: str = SLATE) -> Mark:
    """A table whose top's middle is the origin."""
    return join(
        line(
            f"M{-w / 2 + 40:.0f} 8L{-w / 2 + 28:.0f} {h:.0f}M{w / 2 - 40:.0f} 8L{w / 2 - 28:.0f} {h:.0f}",
            legs,
            10,
        ),
        rect(-w / 2, 0, w, 16, top, 8),
    )


def armchair(colour: str, seat: str) -> Mark:
    """An armchair from the front, for a `body` figure with seated legs at the same place."""
    return join(
        rect(-92, 20, 184, 240, colour, 40),
        rect(-78, 200, 156, 60, seat, 16),
        line("M-74 300L-82 356M74 300L82 356", SLATE, 10),
        rect(-104, 236, 208, 76, colour, 22),
    )


def armrests(colour: str) -> Mark:
    """Drawn after the armchair and before the person who sits in it."""
    return join(rect(-116, 120, 44, 190, colour, 22), rect(72, 120, 44, 190, colour, 22))
