"""Slide 43: people of every kind walk hand in hand and support one another, in a warm round light.

All walk to the right: a mother has a hand on the wheelchair's handle, its rider holds a friend's hand.
"""

from dataclasses import replace

from parts import body, hand, profile, wheelchair
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
    HONEY,
    INK,
    NAVY,
    ORANGE,
    PEACH,
    PORCELAIN,
    PURPLE,
    PURPLE_200,
    SLATE,
    STRAW,
    STRAW_200,
    WHITE,
    WHITE_HAIR,
)
from parts.profile import Leg, Reach, Sitter
from parts.svg import Mark, Pt, circle, clip, document, join, place, rect

W, H = 800, 452
GROUND = 436.0


def _standing(x: float, scale: float) -> Pt:
    return x, GROUND - 416 * scale


def _hand(at: Pt, p: Pt, scale: float, side: int, turn: float, elbow: float | Pt = 1) -> Arm:
    """An arm whose palm is at `at`, the fingers towards `turn`; `side` says from where the wrist comes."""
    return Arm(local((at[0] - side * 2, at[1] - 16 * scale), p, scale), elbow, hand.fist, turn)


def _people() -> Mark:
    s1, s2, s3, s4, s5, s6 = 0.56, 0.62, 0.4, 0.59, 0.58, 0.6
    p1, p2, p3, p4 = _standing(92, s1), _standing(200, s2), _standing(298, s3), _standing(390, s4)
    p5, p6 = (536.0, GROUND - 328 * s5), _standing(700, s6)
    h12, h23, h34, h56 = (150.0, 340.0), (256.0, 338.0), (342.0, 338.0), (644.0, 322.0)
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
        left=_hand(h12, p1, s1, 1, 70),
    )
    father = Figure(
        Head(EBONY, "crop", BLACK_HAIR, turn=-0.3, mouth="open"),
        top=BLUE,
        bottom=SLATE,
        neck="vee",
        legs="stroll",
        shoulder=55,
        right=_hand(h12, p2, s2, -1, 110),
        left=_hand(h23, p2, s2, 1, 80),
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
        right=_hand((h23[0] + 5, h23[1]), p3, s3, -1, 130, (-78, 88)),
        left=_hand((h34[0] - 5, h34[1]), p3, s3, 1, 50, (78, 88)),
    )
    mother = Figure(
        Head(HONEY, "headscarf", scarf=CYAN, turn=0.4),
        top=WHITE,
        skirt=NAVY,
        neck="",
        shoulder=48,
        waist=43,
        hip=50,
        legs="stroll",
        right=_hand(h34, p4, s4, -1, 100),
        left=Arm(local((468, 300), p4, s4), 1, hand.fist, 14),
    )
    rider = Sitter(
        Head(PEACH, "parted", BROWN_HAIR, side=True, mouth="open", glasses=INK),
        top=CYAN,
        bottom=SLATE,
        neck="crew",
        lean=-2,
        near=Reach(local((h56[0] - 14, h56[1] + 2), p5, s5), hand.fist, -4, 1),
        near_leg=Leg((104, 190), (122, 286), -4),
        far_leg=Leg((112, 188), (134, 284), -4),
    )
    friend = Figure(
        Head(PORCELAIN, "long", AUBURN_HAIR, turn=-0.5, eyes="happy"),
        tilt=-4,
        top=BLUE_200,
        bottom=BLUE,
        neck="crew",
        shoulder=47,
        waist=42,
        hip=49,
        legs="stroll",
        right=Arm(local((h56[0] + 8, h56[1] - 10), p6, s6), 1, hand.fist, 130),
    )
    chair: Pt = (p5[0] - 40 * s5, p5[1] + 208 * s5)
    return join(
        place(body.draw(child), *p3, s3),
        place(body.draw(elder), *p1, s1),
        place(body.draw(father), *p2, s2),
        place(wheelchair.behind(BLUE), *chair, s5),
        place(profile.draw(replace(rider, near=None)), *p5, s5),
        place(wheelchair.side(BLUE), *chair, s5),
        place(body.draw(mother), *p4, s4),
        place(profile.near_arm(rider), *p5, s5),
        place(body.draw(friend), *p6, s6),
    )


def draw() -> str:
    """The whole picture."""
    return document(
        W,
        H,
        clip("light", rect(0, 0, W, GROUND + 4, WHITE), circle(400, 344, 330, STRAW_200)),
        rect(12, GROUND - 4, 776, 18, STRAW, 9),
        _people(),
    )


PICTURES = {"s43-together": draw}
