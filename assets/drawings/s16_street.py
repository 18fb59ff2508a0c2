"""Slide 16: a town's people out and about: a family, a person in a wheelchair, a cyclist, a person walking a
dog.
"""

from dataclasses import replace

from parts import animal, bicycle, body, hand, profile, scenery, wheelchair
from parts.body import Arm, Figure, local
from parts.geometry import bend
from parts.head import Head
from parts.palette import (
    AUBURN_HAIR,
    BLACK_HAIR,
    BLUE,
    BLUE_100,
    BLUE_200,
    BLUE_300,
    BLUE_400,
    BROWN_HAIR,
    CHESTNUT,
    CYAN,
    CYAN_100,
    CYAN_300,
    HONEY,
    INK,
    NAVY,
    ORANGE,
    PEACH,
    PORCELAIN,
    SLATE,
    STRAW,
    WHITE,
    WHITE_HAIR,
)
from parts.profile import HIP, SHIN, THIGH, Leg, Reach, Sitter
from parts.stage import H, W, framed
from parts.svg import Mark, Pt, join, line, place, polygon, rect

FAR, NEAR = 362.0, 726.0
"""Where the two rows of people stand."""


def _town() -> Mark:
    def block(x: float, w: float, h: float, wall: str) -> Mark:
        panes = join(
            *(
                rect(x + 14 + 30 * i, 300 - h + 18 + 38 * k, 17, 22, WHITE, 2)
                for i in range(int((w - 12) // 30))
                for k in range(int((h - 20) // 38))
            )
        )
        return rect(x, 300 - h, w, h, wall, 4) + panes

    house = join(
        rect(-42, -58, 84, 58, WHITE),
        polygon([(-56, -54), (0, -98), (56, -54)], CYAN),
        rect(-11, -36, 22, 36, BLUE_400),
        rect(-34, -40, 16, 16, BLUE_200),
        rect(18, -40, 16, 16, BLUE_200),
    )
    return join(
        block(14, 82, 214, BLUE_200),
        block(250, 78, 196, BLUE_300),
        block(552, 84, 224, BLUE_200),
        place(house, 388, 300, 1.05),
        place(scenery.tree(CYAN, 74), 122, 302),
        place(scenery.tree(CYAN, 92), 484, 302),
    )


def _clasp(at: Pt, p: Pt, scale: float, grown: bool, towards: int) -> Arm:
    """An arm whose hand meets another at `at`: the grown-up's hangs, the child's lies in it."""
    if grown:
        return Arm(local((at[0], at[1] - 13), p, scale), 1, hand.fist, 90)
    return Arm(
        local((at[0] - towards * 7, at[1] - 9), p, scale), (towards * 80, 86), hand.fist, 90 - 40 * towards
    )


def _family() -> Mark:
    s1, s2, s3 = 0.64, 0.6, 0.42
    p1, p2, p3 = (82.0, NEAR - 416 * s1), (276.0, NEAR - 416 * s2), (184.0, NEAR + 6 - 416 * s3)
    a, b = (136.0, 622.0), (230.0, 622.0)
    father = Figure(
        Head(CHESTNUT, "crop", BLACK_HAIR, turn=0.35, nod=0.3, mouth="open"),
        top=BLUE,
        bottom=SLATE,
        neck="collar",
        legs="stroll",
        shoulder=55,
        left=_clasp(a, p1, s1, True, 1),
    )
    mother = Figure(
        Head(HONEY, "ponytail", BROWN_HAIR, turn=-0.35, nod=0.3),
        top=STRAW,
        skirt=NAVY,
        neck="crew",
        legs="stroll",
        shoulder=47,
        waist=42,
        hip=49,
        right=_clasp(b, p2, s2, True, -1),
    )
    child = Figure(
        Head(CHESTNUT, "afro", BLACK_HAIR, turn=0.2, mouth="open"),
        top=WHITE,
        bottom=CYAN,
        sleeve="short",
        legs="stroll",
        shoulder=44,
        waist=42,
        hip=46,
        head_scale=1.36,
        right=_clasp(a, p3, s3, False, -1),
        left=_clasp(b, p3, s3, False, 1),
    )
    return (
        place(body.draw(child), *p3, s3)
        + place(body.draw(father), *p1, s1)
        + place(body.draw(mother), *p2, s2)
    )


def _cyclist() -> Mark:
    """The saddle is under the hips, each sole on its pedal, the hands on the grips."""
    turn, saddle = 40.0, (-2.0, 204.0)

    def leg(angle: float) -> Leg:
        x, y = bicycle.pedal(angle)
        ankle = (saddle[0] + x - 10, saddle[1] + y - 20)
        knee, end = bend(HIP, ankle, THIGH, SHIN, -1)
        return Leg(knee, end, 0)

    grip = (saddle[0] + bicycle.GRIP[0], saddle[1] + bicycle.GRIP[1])
    rider = Sitter(
        Head(PORCELAIN, "short", AUBURN_HAIR, side=True, hat="helmet", scarf=ORANGE),
        top=NAVY,
        bottom=BLUE_400,
        neck="crew",
        lean=16,
        nod=-12,
        near=Reach((grip[0] - 21, grip[1] - 10), hand.fist, 25, 1),
        far=Reach((grip[0] - 13, grip[1] - 12), hand.fist, 25, 1),
        near_leg=leg(turn),
        far_leg=leg(turn + 180),
    )
    return join(place(bicycle.bicycle(CYAN, turn), *saddle), place(profile.draw(rider)))


def _roller() -> Mark:
    rider = Sitter(
        Head(PEACH, "bob", BLACK_HAIR, side=True),
        top=BLUE_400,
        bottom=NAVY,
        neck="turtle",
        lean=-3,
        near=Reach((60, 176), hand.flat, 28),
        near_leg=Leg((104, 190), (122, 286), -4),
        far_leg=Leg((112, 188), (134, 284), -4),
    )
    return join(
        place(wheelchair.behind(CYAN), -40, 208),
        profile.draw(replace(rider, near=None)),
        place(wheelchair.side(CYAN), -40, 208),
        profile.near_arm(rider),
    )


def _walker() -> Mark:
    s, p = 0.46, (452.0, FAR - 416 * 0.46)
    person = Figure(
        Head(PORCELAIN, "bald", WHITE_HAIR, turn=0.4, old=True, glasses=INK),
        top=BLUE,
        bottom=SLATE,
        neck="cardigan",
        waist=60,
        hip=60,
        legs="stroll",
        left=Arm((92, 150), (92, 108), hand.fist, 50),
    )
    return join(
        line("M500 250Q528 282 560 310", INK, 3.4),
        place(body.draw(person), *p, s),
        place(animal.dog(STRAW, BROWN_HAIR, BLUE), 560, FAR - 68 * 0.56, 0.56),
    )


def draw() -> str:
    """The whole picture."""
    return framed(
        CYAN_100,
        place(scenery.cloud(WHITE, 110), 178, 84),
        place(scenery.cloud(WHITE, 90), 420, 116),
        _town(),
        rect(0, 296, W, 92, BLUE_100),
        rect(0, 384, W, H - 384, CYAN_300),
        rect(0, 380, W, 8, WHITE),
        place(_cyclist(), 160, FAR + 10 - 400 * 0.5, 0.5),
        _walker(),
        _family(),
        place(_roller(), 470, NEAR - 328 * 0.7, 0.7),
    )


PICTURES = {"s16-street": draw}
