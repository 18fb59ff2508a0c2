"""Slide 18: a desk from above: laptop and tablet, arrows circulating between them, two hands nearby."""

from parts import symbol
from parts.geometry import heading, polar, tube
from parts.palette import (
    BLUE,
    BLUE_400,
    INK,
    ORANGE,
    PEACH,
    PORCELAIN,
    PURPLE,
    PURPLE_100,
    PURPLE_200,
    SILVER,
    STRAW,
    WHITE,
    Skin,
)
from parts.stage import framed
from parts.svg import Mark, Pt, circle, ellipse, join, line, path, place, polygon, rect


def _hand(skin: Skin) -> Mark:
    """A right hand flat on the desk, from above: fingers up, thumb at the left, the wrist 70 below the origin."""
    fingers = (
        ((-28, -20), (-42, -92), 13),
        ((-9, -28), (-13, -114), 14),
        ((12, -26), (17, -106), 13.5),
        ((31, -14), (45, -76), 11.5),
    )
    nails = (((-43, -96), -11), ((-13, -118), -3), ((17, -110), 4), ((46, -79), 12))
    return join(
        path(
            "M-30 120C-30 90 -34 74 -42 56C-50 38 -74 14 -82 -16C-88 -34 -72 -46 -62 -30C-54 -16 -48 -6 -42 -2"
            "C-44 -18 -44 -26 -40 -34C-26 -48 34 -48 44 -24C50 4 48 40 40 66C36 84 36 100 36 120Z",
            skin.base,
        ),
        path("".join(tube([a, b], [r + 1.5, r - 1]) for a, b, r in fingers), skin.base),
        line("M-20 -32L-25 -58M2 -36L2 -64M24 -28L30 -54M-42 -2Q-40 12 -30 22", skin.shade, 3),
        *(place(ellipse(0, 0, 7, 9, PORCELAIN.base), x, y, rotate=a) for (x, y), a in nails),
        place(ellipse(0, 0, 6, 8, PORCELAIN.base), -73, -28, rotate=-30),
    )


def _arm(wrist: Pt, body: Pt) -> Mark:
    """The sleeve from the wrist out of the picture, with its cuff."""
    along = heading(body, wrist)

    def band(near: float, far: float, a: float, b: float, colour: str) -> Mark:
        p, q = polar(wrist, along, -near), polar(wrist, along, -far)
        return polygon(
            [
                polar(p, along + 90, a),
                polar(p, along - 90, a),
                polar(q, along - 90, b),
                polar(q, along + 90, b),
            ],
            colour,
        )

    return join(band(4, 400, 47, 84, BLUE), band(0, 28, 49, 50, BLUE_400))


def _laptop() -> Mark:
    """Keyboard half and, foreshortened above it, the screen."""
    keys = join(*(rect(-112 + 28.2 * i, 20 + 23 * k, 23, 18, WHITE, 3) for k in range(3) for i in range(8)))
    return join(
        polygon([(-136, 4), (136, 4), (128, -164), (-128, -164)], INK),
        polygon([(-125, -6), (125, -6), (118, -154), (-118, -154)], WHITE),
        rect(-110, -144, 220, 18, PURPLE, 3),
        rect(-106, -112, 74, 48, PURPLE_200, 4),
        rect(-106, -54, 74, 9, SILVER, 4),
        rect(-106, -37, 52, 9, SILVER, 4),
        place(symbol.bars([26, 44, 36, 68], 22, 10, [BLUE_400, BLUE_400, BLUE_400, PURPLE]), -12, -26),
        rect(-140, 0, 280, 156, SILVER, 12),
        keys,
        rect(-48, 96, 96, 50, WHITE, 6),
    )


def _tablet() -> Mark:
    return join(
        rect(-88, -118, 176, 236, INK, 16),
        rect(-77, -107, 154, 214, WHITE, 8),
        path("M-77 -79V-99Q-77 -107 -69 -107H69Q77 -107 77 -99V-79Z", PURPLE),
        place(symbol.donut(36, 0.68, 18, PURPLE_200, PURPLE), 0, -22),
        place(symbol.text_lines([116, 96, 108], SILVER, 9, 11), -58, 40),
    )


def draw() -> str:
    """The whole picture."""
    loop = join(
        line("M214 88C268 18 392 10 454 76", ORANGE, 14),
        symbol.arrow((478, 104), 49, 40, ORANGE),
        line("M508 392C496 452 436 474 374 440", ORANGE, 14),
        symbol.arrow((340, 420), 211, 40, ORANGE),
    )
    return framed(
        PURPLE_200,
        rect(24, -40, 592, 776, PURPLE_100, 30),
        place(_laptop(), 178, 276),
        place(_tablet(), 506, 252, 1, 5),
        loop,
        circle(546, 530, 42, WHITE),
        circle(546, 530, 31, STRAW),
        line("M578 502Q604 490 602 526Q598 548 582 544", WHITE, 9),
        place(_hand(PEACH), 166, 594, 1, 6, True),
        _arm((160, 696), (116, 920)),
        place(_hand(PEACH), 426, 614, 1, -6),
        _arm((434, 716), (478, 920)),
    )


PICTURES = {"s18-devices-from-above": draw}
