"""Slide 13: three people side by side and, above each, what has become digital in their field.

Left: a suit, the phone in the right hand, a care review board that meets online. Middle: a straw hat, a
tablet in both hands, a satellite that looks at fields. Right: the phone in the right hand, a drone at a road
bridge.
"""

from parts import body, device, hand, head, symbol
from parts.body import Arm, Figure
from parts.head import Head
from parts.palette import (
    BLACK_HAIR,
    BLUE,
    BLUE_200,
    BLUE_400,
    BROWN_HAIR,
    CHESTNUT,
    CYAN,
    CYAN_50,
    CYAN_100,
    CYAN_200,
    CYAN_300,
    CYAN_600,
    GREY_HAIR,
    HONEY,
    INK,
    NAVY,
    ORANGE,
    PEACH,
    PORCELAIN,
    SILVER,
    SLATE,
    STRAW,
    WHITE,
    WHITE_HAIR,
)
from parts.stage import H, W, framed
from parts.svg import Mark, circle, clip, join, line, path, place, polygon, rect


def _bubble(x: float, name: str, picture: Mark) -> Mark:
    """A round window above a head, with two small dots that lead down to it."""
    return join(
        circle(x, 118, 99, CYAN),
        clip(name, circle(x, 118, 93, WHITE), place(picture, x, 118)),
        circle(x, 233, 7, CYAN),
        circle(x, 249, 4.5, CYAN),
    )


def _meeting() -> Mark:
    """The board on a screen: four members, one presiding, a file being discussed."""
    cast = (
        (Head(PEACH, "parted", GREY_HAIR, glasses=INK), BLUE_200),
        (Head(CHESTNUT, "bun", BLACK_HAIR), CYAN_50),
        (Head(PORCELAIN, "bob", BROWN_HAIR), CYAN_200),
        (Head(HONEY, "bald", WHITE_HAIR, old=True), WHITE),
    )
    tiles = []
    for i, (h, ground) in enumerate(cast):
        x, y = -68 + 70 * (i % 2), -58 + 54 * (i // 2)
        top = (BLUE, CYAN, STRAW, BLUE_400)[i]
        shoulders = path(f"M{x + 8} {y + 50}C{x + 10} {y + 36} {x + 56} {y + 36} {x + 58} {y + 50}Z", top)
        tiles.append(
            join(
                rect(x, y, 66, 50, ground, 5),
                shoulders,
                place(head.draw_back(h) + head.draw(h), x + 33, y + 25, 0.34),
            )
        )
    screen = join(
        rect(-78, -68, 156, 120, SLATE, 9),
        *tiles,
        rect(-10, 52, 20, 16, SLATE),
        rect(-34, 66, 68, 8, SLATE, 4),
    )
    care = circle(0, 0, 27, CYAN) + place(symbol.heart(WHITE, 30), 0, 1)
    return join(circle(0, 0, 94, WHITE), place(screen, 0, -2, 0.86), place(care, 50, 40, 0.86))


def _bridge() -> Mark:
    """A road bridge over a river and a drone that looks at its girders."""
    drone = join(
        line("M-34 -10L34 -10M-34 -10V-18M34 -10V-18", INK, 5),
        line("M-52 -20H-18M18 -20H52", BLUE, 5),
        rect(-17, -14, 34, 20, INK, 8),
        circle(0, 8, 8, BLUE),
        circle(0, 8, 3.5, WHITE),
        line("M-14 6L-20 18M14 6L20 18", INK, 4),
    )
    return join(
        circle(0, 0, 94, WHITE),
        rect(-100, 44, 200, 60, BLUE_400),
        polygon([(2, -28), (-46, 18), (34, 18)], CYAN_200),
        rect(-100, 8, 200, 16, SLATE),
        rect(-100, 0, 200, 7, SILVER),
        line("M-90 0V-12M-66 0V-12M-42 0V-12M42 0V-12M66 0V-12M90 0V-12M-100 -13H-30M30 -13H100", SLATE, 3.5),
        path("M-60 24H-36V62H-60ZM36 24H60V62H36Z", SILVER),
        line("M-80 70q10 -7 20 0t20 0M20 76q10 -7 20 0t20 0", WHITE, 4),
        place(drone, 2, -44, 1.05),
    )


def _fields() -> Mark:
    """A satellite above a patchwork of fields; one field is framed and ticked."""
    patches = join(
        polygon([(-100, 20), (-30, 4), (-18, 50), (-100, 64)], CYAN),
        polygon([(-26, 3), (44, -8), (60, 36), (-14, 49)], STRAW),
        polygon([(48, -9), (100, -16), (100, 28), (64, 35)], CYAN_200),
        polygon([(-100, 68), (-17, 54), (-4, 100), (-100, 100)], CYAN_200),
        polygon([(-13, 53), (61, 40), (80, 100), (0, 100)], CYAN),
        polygon([(65, 39), (100, 32), (100, 100), (84, 100)], STRAW),
    )
    satellite = join(
        rect(-50, -9, 32, 18, BLUE, 2),
        rect(18, -9, 32, 18, BLUE, 2),
        line("M-34 -9V9M34 -9V9M-18 0H18", WHITE, 2),
        rect(-14, -15, 28, 30, SLATE, 5),
        path("M-10 15A12 12 0 0 0 10 15Z", SILVER),
        circle(0, 22, 3, SLATE),
    )
    return join(
        circle(0, 0, 94, WHITE),
        polygon([(-22, -32), (-28, 6), (46, -6)], CYAN_200),
        patches,
        line("M-24 16V6L-8 3M28 -3L42 -5L46 8M54 28L57 34L44 37M8 44L-10 47L-14 36", ORANGE, 5),
        place(symbol.tick(CYAN, 24, 6), 16, 22),
        place(satellite, -20, -54, 1.05, -18),
    )


def draw() -> str:
    """The whole picture."""
    official = Figure(
        Head(PEACH, "parted", BLACK_HAIR, turn=-0.35, nod=0.8, eyes="reading"),
        tilt=-5,
        top=NAVY,
        bottom=NAVY,
        neck="suit",
        tie=CYAN_600,
        shoulder=54,
        waist=48,
        right=Arm((-30, 92), (-74, 132), hand.phone_grip(), -80),
    )
    farmer = Figure(
        Head(HONEY, "short", GREY_HAIR, nod=0.8, hat="straw", old=True, eyes="reading"),
        top=BLUE_400,
        bottom=CYAN,
        neck="collar",
        sleeve="rolled",
        shoulder=55,
        waist=54,
        hip=56,
        right=Arm((-66, 140), (-84, 114), hand.edge_grip, 0, upright=True),
        left=Arm((66, 140), (84, 114), hand.edge_grip, 0, upright=True),
        held=place(device.tablet_back(126, 88), 0, 118),
    )
    engineer = Figure(
        Head(CHESTNUT, "bun", BLACK_HAIR, turn=-0.35, nod=0.8, eyes="reading"),
        tilt=-5,
        top=WHITE,
        bottom=SLATE,
        neck="crew",
        shoulder=47,
        waist=43,
        hip=50,
        right=Arm((-24, 94), (-66, 134), hand.phone_grip(), -82),
    )
    return framed(
        CYAN_100,
        rect(0, 640, W, H - 640, CYAN_300),
        _bubble(112, "w1", _meeting()),
        _bubble(320, "w2", _fields()),
        _bubble(528, "w3", _bridge()),
        place(body.draw(official), 110, 424, 1.06),
        place(body.draw(engineer), 530, 434, 1.06),
        place(body.draw(farmer), 321, 442, 1.06),
    )


PICTURES = {"s13-analog-to-digital": draw}
