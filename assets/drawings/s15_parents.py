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
    BLUE_400,
    BROWN_HAIR,
    CYAN,
    CYAN_200,
    HONEY,
    ORANGE,
    ORANGE_50,
    PEACH,
    SLATE,
    WHITE,
)
from parts.svg import circle, document, ellipse, join, line, path, place, rect


def draw() -> str:
    """The whole picture."""
    mother = Figure(
        Head(PEACH, "wavy", BROWN_HAIR, turn=0.35, nod=0.6),
        tilt=3,
        top=CYAN,
        bottom=SLATE,
        neck="crew",
        shoulder=48,
        waist=44,
        hip=52,
        legs="seated aside",
        left=Arm((26, 92), (66, 134), hand.phone_grip(), -98),
        right=Arm((-22, 180), (-72, 124), hand.flat, 20),
    )
    father = Figure(
        Head(HONEY, "short", BLACK_HAIR, turn=0.35, nod=0.9, beard=True, eyes="down"),
        tilt=4,
        top=BLUE_400,
        bottom=BLUE,
        neck="collar",
        shoulder=55,
        waist=50,
        hip=54,
        legs="seated aside",
        right=Arm((-8, 166), (-74, 128), hand.flat, -8),
        left=Arm((18, 150), (78, 124), hand.flat, 178),
        held=baby.swaddled(PEACH),
    )
    window = join(
        rect(-62, -74, 124, 148, WHITE, 10),
        rect(-52, -64, 104, 128, CYAN_200, 4),
        place(scenery.cloud(WHITE, 64), -8, 0),
        line("M0 -64V64M-52 0H52", WHITE, 7),
    )
    lamp = join(
        line("M0 -250V-12", SLATE, 7),
        path("M-34 -250L-20 -306H20L34 -250Z", ORANGE),
        ellipse(0, -6, 34, 9, SLATE),
    )
    frame = join(
        rect(-34, -40, 68, 80, WHITE, 5),
        rect(-26, -32, 52, 64, ORANGE_50, 2),
        circle(-10, -4, 9, ORANGE),
        circle(11, -10, 11, CYAN),
        path("M-24 32C-24 4 4 8 4 32ZM-2 32C0 0 26 4 26 32Z", BLUE),
    )
    plant = join(
        path(
            "M0 -34C-30 -60 -34 -110 -22 -136C-4 -110 4 -70 0 -34ZM0 -34C24 -50 48 -90 46 -120"
            "C20 -104 0 -70 0 -34Z"
            "M0 -34C-20 -36 -50 -50 -58 -74C-30 -74 -6 -56 0 -34Z",
            CYAN,
        ),
        path("M-26 -38H26L20 0H-20Z", ORANGE),
    )
    return document(
        640,
        600,
        path("M30 520V150Q30 40 140 40H500Q610 40 610 150V520Z", BLUE_200),
        ellipse(320, 556, 306, 30, CYAN_200),
        place(window, 318, 160),
        place(frame, 78, 164, 0.9),
        place(lamp, 566, 540),
        place(plant, 320, 540, 1.05),
        place(furniture.armchair(WHITE, WHITE), 178, 232, 0.92),
        place(furniture.armrests(WHITE), 178, 232, 0.92),
        place(body.draw(mother), 178, 232, 0.92),
        place(furniture.armchair(ORANGE, ORANGE), 458, 232, 0.92),
        place(furniture.armrests(ORANGE), 458, 232, 0.92),
        place(body.draw(father), 458, 232, 0.92),
    )


PICTURES = {"s15-parents": draw}
