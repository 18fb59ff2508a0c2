"""Slide 43: people of every kind walk hand in hand and support one another, in a warm round light.

All walk to the right: a mother's hand is on the wheelchair's handle, a grandchild leads a grandmother.
"""

from parts import body, hand, profile, scenery, wheelchair
from parts.body import Arm, Figure, local
from parts.head import Head
from parts.palette import (
    AUBURN_HAIR,
    BLACK_HAIR,
    BLUE,
    BLUE_200,
    BLUE_400,
    BROWN_HAIR,
    CHESTNUT,
    CYAN,
    EBONY,
    GREY_HAIR,
    HONEY,
    INK,
    ORANGE,
    ORANGE_50,
    PEACH,
    PORCELAIN,
    PURPLE,
    PURPLE_200,
    SLATE,
    STRAW,
    WHITE,
    WHITE_HAIR,
)
from parts.profile import Leg, Reach, Sitter
from parts.svg import Mark, Pt, circle, document, ellipse, join, place

GROUND = 430.0


def _standing(x: float, scale: float) -> Pt:
    return x, GROUND - 416 * scale


def _beside(p: Pt, step: float) -> Pt:
    """Two hands that hold one another lie side by side, not in one place."""
    return p[0] + step, p[1]


def _people() -> Mark:
    s1, s2, s3, s4, s6, s7 = 0.66, 0.74, 0.42, 0.7, 0.68, 0.72
    p1, p2, p3, p4 = _standing(126, s1), _standing(252, s2), _standing(366, s3), _standing(466, s4)
    p6, p7 = _standing(744, s6), _standing(856, s7)
    s5 = 0.66
    p5 = (592.0, GROUND - 328 * s5)
    h12, h23, h34, h67 = (191.0, 286.0), (316.0, 274.0), (416.0, 276.0), (801.0, 286.0)
    elder = Figure(
        Head(PORCELAIN, "low bun", WHITE_HAIR, turn=0.4, old=True, eyes="happy"),
        tilt=4,
        top=PURPLE_200,
        skirt=PURPLE,
        neck="cardigan",
        shoulder=45,
        waist=47,
        hip=50,
        legs="stroll",
        left=Arm(local(_beside(h12, -5), p1, s1), 1, hand.fist),
    )
    father = Figure(
        Head(EBONY, "crop", BLACK_HAIR, turn=-0.3, mouth="open"),
        top=BLUE,
        bottom=SLATE,
        neck="vee",
        legs="stroll",
        shoulder=55,
        right=Arm(local(_beside(h12, 5), p2, s2), 1, hand.fist),
        left=Arm(local(_beside(h23, -5), p2, s2), 1, hand.fist),
    )
    child = Figure(
        Head(CHESTNUT, "curly", BLACK_HAIR, turn=0.3, mouth="open"),
        top=ORANGE,
        bottom=BLUE_400,
        sleeve="short",
        legs="stroll",
        shoulder=44,
        waist=42,
        hip=46,
        head_scale=1.36,
        right=Arm(local(_beside(h23, 5), p3, s3), -1, hand.fist),
        left=Arm(local(_beside(h34, -5), p3, s3), -1, hand.fist),
    )
    mother = Figure(
        Head(HONEY, "headscarf", scarf=CYAN, turn=0.4),
        top=BLUE_200,
        skirt=CYAN,
        shoulder=48,
        waist=43,
        hip=50,
        legs="stroll",
        right=Arm(local(_beside(h34, 5), p4, s4), 1, hand.fist),
        left=Arm(local((545, 290), p4, s4), 1, hand.fist, 10),
    )
    rider = Sitter(
        Head(PEACH, "parted", BROWN_HAIR, side=True, mouth="open", glasses=INK),
        top=ORANGE,
        bottom=CYAN,
        neck="hood",
        lean=-4,
        near=Reach((52, 172), angle=30),
        far=None,
        near_leg=Leg((104, 190), (128, 290), -2),
        far_leg=Leg((112, 188), (138, 288), -2),
    )
    friend = Figure(
        Head(PORCELAIN, "long", AUBURN_HAIR, turn=-0.5, eyes="happy"),
        top=BLUE_400,
        bottom=BLUE,
        neck="crew",
        shoulder=47,
        waist=42,
        hip=49,
        legs="stroll",
        right=Arm(None),
        left=Arm(local(_beside(h67, -5), p6, s6), 1, hand.fist),
    )
    uncle = Figure(
        Head(HONEY, "bald", GREY_HAIR, turn=0.3, old=True),
        top=CYAN,
        bottom=PURPLE,
        neck="collar",
        waist=60,
        hip=60,
        legs="stroll",
        right=Arm(local(_beside(h67, 5), p7, s7), 1, hand.fist),
    )
    chair = place(wheelchair.side(BLUE), p5[0] - 40 * s5, p5[1] + 208 * s5, s5)
    return join(
        place(body.draw(father), *p2, s2),
        place(body.draw(elder), *p1, s1),
        place(body.draw(child), *p3, s3),
        place(profile.draw(rider), *p5, s5),
        chair,
        place(body.draw(mother), *p4, s4),
        place(body.draw(uncle), *p7, s7),
        place(body.draw(friend), *p6, s6),
    )


def draw() -> str:
    """The whole picture."""
    return document(
        960,
        470,
        ellipse(480, 230, 472, 218, ORANGE_50),
        circle(640, 112, 56, STRAW),
        place(scenery.cloud(WHITE, 110), 350, 120),
        ellipse(480, 432, 400, 24, STRAW),
        _people(),
    )


PICTURES = {"s43-together": draw}
