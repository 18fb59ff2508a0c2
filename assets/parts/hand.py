"""Hands: the wrist at the origin, the fingers towards +x (or, where a thing is held upright, towards -y).

All are a person's right hand as a viewer in front sees it; a left hand is the mirror image. Palm and
fingers are separate limbs, with short lines of the skin's shade between fingers, so that a hand reads as
one even when small.
"""

from collections.abc import Callable
from itertools import pairwise

from parts import device
from parts.geometry import tube
from parts.palette import INK, Skin
from parts.svg import Mark, join, line, nums, path, place


def _fingers(skin: Skin, rows: list[tuple[tuple[float, float], tuple[float, float], float]]) -> Mark:
    """Fingers side by side and the lines between them."""
    marks = [path("".join(tube([a, b], [r + 0.4, r]) for a, b, r in rows), skin.base)]
    gaps = []
    for (a1, b1, _), (a2, b2, _) in pairwise(rows):
        start = ((a1[0] + a2[0]) / 2, (a1[1] + a2[1]) / 2)
        end = ((b1[0] + b2[0]) / 2, (b1[1] + b2[1]) / 2)
        gaps.append(f"M{nums(*start)}L{nums(*end)}")
    marks.append(line("".join(gaps), skin.shade, 1.8))
    return join(*marks)


def relaxed(skin: Skin) -> Mark:
    """Hanging at the side, fingers a little curled."""
    return join(
        path(tube([(8, -7), (20, -15), (32, -14)], [7, 5.4, 4.6]), skin.base),
        path(tube([(0, 0), (20, 0)], [10.5, 13]), skin.base),
        _fingers(
            skin,
            [
                ((22, -8), (44, -5), 4.6),
                ((23, -2.5), (49, 1), 4.8),
                ((22, 3.5), (46, 6.5), 4.6),
                ((20, 9), (39, 11), 4.2),
            ],
        ),
        line("M10 -9Q18 -13 24 -9", skin.shade, 1.8),
    )


def fist(skin: Skin) -> Mark:
    """Closed around a stick or a handle that crosses it."""
    return join(
        path(tube([(0, 0), (17, 0)], [10.5, 14]), skin.base),
        _fingers(
            skin,
            [
                ((18, -10), (28, -9), 5),
                ((19, -3.5), (31, -3), 5.2),
                ((19, 3.5), (31, 3.5), 5.2),
                ((17, 10), (28, 9.5), 4.8),
            ],
        ),
        path(tube([(8, -9), (20, -14), (27, -8)], [6.5, 5.4, 4.8]), skin.base),
        line("M11 -6Q20 -9 25 -4", skin.shade, 1.8),
    )


def pointing(skin: Skin) -> Mark:
    """Index finger stretched, the others folded into the palm."""
    return join(
        path(tube([(0, 0), (18, 0)], [10.5, 13]), skin.base),
        path(tube([(20, -8), (36, -10), (53, -11)], [5.4, 5, 4.2]), skin.base),
        _fingers(skin, [((18, -1), (29, 0), 5.2), ((17, 5), (27, 6), 5), ((15, 10), (23, 11), 4.4)]),
        path(tube([(7, -8), (18, -13), (28, -6)], [6.5, 5.2, 4.6]), skin.base),
        line("M12 -4Q20 -8 25 -2", skin.shade, 1.8),
    )


def open_palm(skin: Skin) -> Mark:
    """Waving, the palm to the viewer: the thumb is on the side of the person's own head."""
    return join(
        path(tube([(6, 6), (19, 19), (31, 26)], [8, 5.8, 4.6]), skin.base),
        path(tube([(0, 0), (22, 0)], [10.5, 14.5]), skin.base),
        path(
            tube([(28, 9), (52, 15)], [5.4, 4.5])
            + tube([(30, 3), (58, 4)], [5.4, 4.6])
            + tube([(30, -4), (54, -8)], [5.2, 4.4])
            + tube([(26, -10), (45, -18)], [4.8, 4]),
            skin.base,
        ),
        line("M11 -7Q20 -2 19 8", skin.shade, 1.8),
    )


def flat(skin: Skin) -> Mark:
    """Laid on something and seen from the side: on a shoulder, on keys, under a baby."""
    return join(
        path(tube([(0, 0), (18, 1)], [10.5, 11]), skin.base),
        _fingers(skin, [((20, -6), (44, 1), 4.6), ((20, -1), (46, 6), 4.8), ((18, 5), (40, 10), 4.6)]),
        path(tube([(6, 6), (20, 14), (30, 15)], [6.5, 5, 4.4]), skin.base),
        line("M10 6Q17 9 24 9", skin.shade, 1.8),
    )


def upright_grip(skin: Skin, thing: Mark) -> Mark:
    """Back of a hand around an upright thing, such as a phone turned to its owner; the thumb is behind it.

    Here the hand points up: the wrist is the origin, the thing's centre about (9, -46).
    """
    return join(
        path(tube([(-10, -14), (-19, -44), (-17, -66)], [9, 6.2, 5.2]), skin.base),
        thing,
        path(tube([(0, 0), (-3, -20)], [10.5, 15]) + tube([(-3, -20), (-6, -40)], [15, 10]), skin.base),
        _fingers(
            skin,
            [
                ((-4, -46), (28, -50), 5.4),
                ((-2, -35), (30, -39), 5.6),
                ((0, -24), (29, -28), 5.4),
                ((2, -14), (25, -17.5), 5),
            ],
        ),
    )


def edge_grip(skin: Skin) -> Mark:
    """Fingers over the back of a tablet held by its edge; the wrist is below and outside."""
    return join(
        path(tube([(0, 0), (2, -18)], [10.5, 14]), skin.base),
        _fingers(
            skin,
            [
                ((2, -32), (26, -36), 5.2),
                ((4, -22), (31, -25), 5.4),
                ((5, -11.5), (30, -14), 5.2),
                ((4, -2), (24, -4), 4.8),
            ],
        ),
        path(tube([(0, -12), (-4, -28)], [11, 7]), skin.base),
    )


def phone_grip(colour: str = INK, lean: float = 4) -> Callable[[Skin], Mark]:
    """The deck's most frequent hand: around a phone whose back we see. About -80 holds it up."""
    return lambda skin: place(
        upright_grip(skin, place(device.phone_back(colour), 9, -46, rotate=lean)), rotate=90
    )


def around(thing: Mark) -> Callable[[Skin], Mark]:
    """A fist around a stick or a handle: `thing` lies under the fingers, gripped at its origin."""

    def shape(skin: Skin) -> Mark:
        return join(path(tube([(0, 0), (17, 0)], [10.5, 14]), skin.base), place(thing, 22, 0), fist(skin))

    return shape
