"""Slide 11: three people, each with a phone in one hand."""

from parts import body, hand
from parts.body import Arm, Figure
from parts.head import Head
from parts.palette import (
    BLACK_HAIR,
    BLUE,
    BLUE_200,
    BLUE_400,
    CHESTNUT,
    CYAN,
    GREY_HAIR,
    HONEY,
    ORANGE,
    PORCELAIN,
    SLATE,
    WHITE,
)
from parts.svg import circle, clip, document, join, place, rect


def draw() -> str:
    """The whole picture."""
    grandmother = Figure(
        Head(PORCELAIN, "bun", GREY_HAIR, turn=0.3, nod=0.6, glasses=BLUE, old=True),
        tilt=4,
        top=CYAN,
        bottom=SLATE,
        neck="cardigan",
        shoulder=47,
        waist=57,
        hip=60,
        right=Arm((-24, 92), (-66, 128), hand.phone_grip(), -82),
    )
    man = Figure(
        Head(CHESTNUT, "crop", BLACK_HAIR, turn=0.1, beard=True, mouth="open"),
        top=WHITE,
        bottom=BLUE,
        neck="crew",
        sleeve="short",
        shoulder=56,
        waist=50,
        hip=52,
        left=Arm((30, 84), (74, 126), hand.phone_grip(BLUE), -98),
    )
    woman = Figure(
        Head(HONEY, "bob", BLACK_HAIR, turn=-0.4, nod=0.6),
        tilt=-4,
        top=ORANGE,
        bottom=BLUE,
        neck="hood",
        shoulder=48,
        waist=43,
        hip=50,
        left=Arm((22, 92), (66, 130), hand.phone_grip(), -98),
    )
    return document(
        640,
        560,
        clip(
            "stage",
            rect(8, 0, 624, 548, WHITE),
            join(
                circle(320, 308, 290, BLUE_200),
                place(body.draw(man), 322, 216, 1.28),
                place(body.draw(grandmother), 136, 276, 1.2),
                place(body.draw(woman), 508, 268, 1.2),
            ),
        ),
        rect(8, 544, 624, 8, BLUE_400, 4),
    )


PICTURES = {"s11-three-people": draw}
