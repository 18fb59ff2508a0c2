"""Slide 15: two people who raise a child sit on chairs at home: one has a phone in the left hand, one holds
the baby.
"""

from parts import baby, body, furniture, hand, scenery
from parts.body import Arm, Figure
from parts.head import Head
from parts.palette import (
    BLACK_HAIR,
    BLUE,
    BLUE_200,
    BLUE_300,
    BLUE_400,
    BROWN_HAIR,
    CYAN,
    CYAN_50,
    CYAN_100,
    CYAN_300,
    HONEY,
    NAVY,
    ORANGE,
    ORANGE_100,
    PEACH,
    SLATE,
    STRAW,
    WHITE,
)
from parts.stage import H, W, framed
from parts.svg import circle, ellipse, join, line, path, place, rect


def draw() -> str:
    """The whole picture."""
    mother = Figure(
        Head(PEACH, "wavy", BROWN_HAIR, turn=0.4, nod=0.9, eyes="reading"),
        tilt=6,
        top=WHITE,
        bottom=BLUE,
        neck="crew",
        shoulder=48,
        waist=44,
        hip=52,
        legs="seated",
        left=Arm((24, 92), (70, 134), hand.phone_grip(), -98),
        right=Arm((-34, 186), (-78, 128), hand.flat, 24),
    )
    father = Figure(
        Head(HONEY, "short", BLACK_HAIR, turn=0.4, nod=1, beard=True, eyes="reading"),
        tilt=7,
        top=STRAW,
        bottom=NAVY,
        neck="collar",
        shoulder=55,
        waist=50,
        hip=54,
        legs="seated",
        right=Arm((-8, 166), (-76, 128), hand.flat, -8),
        left=Arm((18, 150), (80, 124), hand.flat, 178),
        held=baby.swaddled(PEACH, ORANGE, ORANGE_100),
    )
    window = join(
        rect(-84, -96, 168, 192, WHITE, 12),
        rect(-72, -84, 144, 168, BLUE_200, 5),
        place(scenery.cloud(WHITE, 54), -38, -34),
        path("M-72 84V52Q-30 24 8 48T72 40V84Z", BLUE_300),
        line("M0 -84V84M-72 0H72", WHITE, 8),
    )
    lamp = join(
        line("M0 -400V-10", SLATE, 7),
        path("M-38 -392L-22 -458H22L38 -392Z", STRAW),
        ellipse(0, -6, 36, 9, SLATE),
    )
    frame = join(
        rect(-42, -50, 84, 100, WHITE, 5),
        rect(-32, -40, 64, 80, CYAN_50, 2),
        circle(-12, -6, 11, STRAW),
        circle(13, -12, 13, CYAN),
        path("M-30 40C-30 6 6 10 6 40ZM-2 40C0 0 32 6 32 40Z", BLUE_400),
    )
    return framed(
        CYAN_100,
        rect(0, 600, W, H - 600, CYAN_300),
        ellipse(320, 690, 306, 48, CYAN_100),
        place(window, 318, 150),
        place(frame, 108, 122),
        place(lamp, 580, 664),
        place(scenery.plant(CYAN, BLUE_400), 322, 660, 1.15),
        place(furniture.armchair(BLUE_300, BLUE_200), 160, 318, 1),
        place(furniture.armrests(BLUE_300), 160, 318, 1),
        place(body.draw(mother), 160, 318, 1),
        place(furniture.armchair(WHITE, CYAN_50), 476, 318, 1),
        place(furniture.armrests(WHITE), 476, 318, 1),
        place(body.draw(father), 476, 318, 1),
    )


PICTURES = {"s15-parents": draw}
