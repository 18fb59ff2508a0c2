"""Slide 11: three people, each with a phone in one hand and the eyes on it."""

from parts import body, hand
from parts.body import Arm, Figure
from parts.head import Head
from parts.palette import (
    BLACK_HAIR,
    BLUE,
    BLUE_100,
    BLUE_200,
    BLUE_400,
    CHESTNUT,
    GREY_HAIR,
    HONEY,
    INK,
    NAVY,
    ORANGE,
    PORCELAIN,
    SLATE,
    STRAW,
    WHITE,
)
from parts.stage import framed
from parts.svg import circle, place


def draw() -> str:
    """The whole picture."""
    grandmother = Figure(
        Head(PORCELAIN, "bun", GREY_HAIR, turn=0.4, nod=0.8, glasses=BLUE, old=True, eyes="reading"),
        tilt=6,
        top=BLUE_400,
        bottom=SLATE,
        neck="cardigan",
        shoulder=47,
        waist=55,
        hip=58,
        left=Arm((22, 92), (70, 134), hand.phone_grip(INK), -98),
    )
    man = Figure(
        Head(CHESTNUT, "crop", BLACK_HAIR, turn=-0.3, nod=0.9, beard=True, eyes="reading"),
        tilt=-5,
        top=WHITE,
        bottom=BLUE,
        sleeve="short",
        shoulder=56,
        waist=50,
        hip=52,
        right=Arm((-30, 88), (-80, 130), hand.phone_grip(ORANGE), -80),
    )
    woman = Figure(
        Head(HONEY, "bob", BLACK_HAIR, turn=-0.4, nod=0.9, eyes="reading"),
        tilt=-6,
        top=STRAW,
        bottom=NAVY,
        neck="hood",
        shoulder=48,
        waist=43,
        hip=50,
        right=Arm((-24, 92), (-68, 134), hand.phone_grip(INK), -82),
    )
    return framed(
        BLUE_200,
        circle(320, 400, 300, BLUE_100),
        place(body.draw(man), 322, 258, 1.5),
        place(body.draw(grandmother), 136, 368, 1.42),
        place(body.draw(woman), 504, 352, 1.42),
    )


PICTURES = {"s11-three-people": draw}
