"""Tables and chairs."""

from parts.palette import SLATE
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


def table(w: float, h: float, top: str, foot: str) -> Mark:
    """A table on one foot, so that knees have room; its top's middle is the origin, the ground `h` below."""
    return join(
        path(f"M-9 12H9L13 {h - 10:.0f}H-13Z", foot),
        path(f"M-46 {h:.0f}Q-46 {h - 12:.0f} -34 {h - 12:.0f}H34Q46 {h - 12:.0f} 46 {h:.0f}Z", foot),
        rect(-w / 2, 0, w, 15, top, 7.5),
    )


def armchair(colour: str, seat: str, legs: str = SLATE) -> Mark:
    """An armchair from the front, for a `body` figure with seated legs at the same place; the ground is 372 below."""
    return join(
        line("M-82 330L-90 366M82 330L90 366", legs, 11),
        rect(-98, 10, 196, 260, colour, 44),
        rect(-104, 226, 208, 112, colour, 24),
        rect(-80, 214, 160, 62, seat, 20),
    )


def armrests(colour: str) -> Mark:
    """Drawn after the armchair and before the person who sits in it."""
    return join(rect(-124, 128, 48, 210, colour, 24), rect(76, 128, 48, 210, colour, 24))
