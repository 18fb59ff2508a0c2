"""Slide 9: a person reads on a phone in the hand; far behind, a town hall in its landscape."""

from parts import body, hand, scenery
from parts.body import Arm, Figure
from parts.head import Head
from parts.palette import (
    BLUE,
    BLUE_100,
    BLUE_200,
    BLUE_300,
    BLUE_400,
    BROWN_HAIR,
    CYAN,
    NAVY,
    ORANGE,
    PEACH,
    WHITE,
)
from parts.stage import framed
from parts.svg import path, place


def draw() -> str:
    """The whole picture."""
    person = Figure(
        Head(PEACH, "wavy", BROWN_HAIR, turn=-0.45, nod=0.9, eyes="reading"),
        tilt=-7,
        top=BLUE,
        bottom=NAVY,
        neck="crew",
        shoulder=49,
        waist=44,
        hip=50,
        right=Arm((-24, 88), (-70, 132), hand.phone_grip(ORANGE), -80),
    )
    return framed(
        BLUE_200,
        place(scenery.cloud(WHITE, 150), 150, 150),
        place(scenery.cloud(BLUE_100, 110), 300, 236),
        place(scenery.cloud(WHITE, 90), 575, 110),
        path(
            "M0 470C70 380 150 350 240 396C330 330 470 320 540 392C580 372 620 372 640 384V560H0Z", BLUE_300
        ),
        path("M0 500C150 462 300 470 420 484C510 494 590 480 640 490V760H0Z", BLUE_400),
        path("M236 760C250 690 120 590 170 496L190 496C196 570 420 640 440 760Z", BLUE_100),
        place(scenery.tree(CYAN, 62), 46, 520),
        place(scenery.town_hall(wall=WHITE, roof=BLUE, glass=BLUE_100, flag=WHITE), 180, 498, 0.72),
        place(scenery.tree(CYAN, 50), 312, 506),
        place(scenery.tree(CYAN, 80), 600, 530),
        place(body.draw(person), 440, 316, 1.5),
    )


PICTURES = {"s09-anytime": draw}
