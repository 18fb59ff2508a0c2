"""Slide 16: a town's people out and about: a family, a person in a wheelchair, a cyclist, a person walking a
dog.
"""

from parts import animal, body, hand, profile, scenery, wheelchair
from parts.bicycle import bicycle
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
    CYAN_200,
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
from parts.svg import Mark, document, join, line, place, polygon, rect


def _town() -> Mark:
    def block(x: float, w: float, h: float, wall: str, glass: str) -> Mark:
        panes = join(
            *(
                rect(x + 14 + 30 * i, 290 - h + 18 + 36 * k, 18, 22, glass, 2)
                for i in range(int((w - 12) // 30))
                for k in range(int((h - 20) // 36))
            )
        )
        return rect(x, 290 - h, w, h, wall, 4) + panes

    house = join(
        rect(-40, -56, 80, 56, WHITE),
        polygon([(-52, -52), (0, -94), (52, -52)], ORANGE),
        rect(-10, -34, 20, 34, BLUE_400),
        rect(-32, -38, 16, 16, CYAN_200),
        rect(16, -38, 16, 16, CYAN_200),
    )
    return join(
        block(40, 82, 150, BLUE_200, WHITE),
        block(132, 72, 200, CYAN_200, WHITE),
        block(436, 82, 190, BLUE_200, WHITE),
        block(526, 84, 130, CYAN_200, WHITE),
        place(house, 262, 290),
        place(house, 376, 290, 0.86),
        place(scenery.tree(CYAN, 64), 214, 292),
        place(scenery.tree(CYAN, 76), 320, 292),
        place(scenery.tree(CYAN, 60), 428, 292),
    )


def _family() -> Mark:
    s1, s2, s3 = 0.6, 0.56, 0.36
    p1, p2, p3 = (84.0, 576 - 416 * s1), (236.0, 576 - 416 * s2), (162.0, 582 - 416 * s3)
    a, b = (122.0, 462.0), (202.0, 460.0)
    father = Figure(
        Head(CHESTNUT, "crop", BLACK_HAIR, turn=0.3, mouth="open"),
        top=ORANGE_50,
        bottom=BLUE,
        neck="collar",
        legs="stroll",
        shoulder=55,
        left=Arm(local(a, p1, s1), 1, hand.fist),
    )
    mother = Figure(
        Head(HONEY, "ponytail", BROWN_HAIR, turn=-0.3),
        top=PURPLE,
        skirt=PURPLE_200,
        neck="crew",
        sleeve="rolled",
        legs="stroll",
        shoulder=47,
        waist=42,
        hip=49,
        right=Arm(local(b, p2, s2), 1, hand.fist),
    )
    child = Figure(
        Head(CHESTNUT, "afro", BLACK_HAIR, mouth="open"),
        top=ORANGE,
        bottom=CYAN,
        sleeve="short",
        legs="stroll",
        shoulder=44,
        waist=42,
        hip=46,
        head_scale=1.4,
        right=Arm(local((130, 458), p3, s3), -1, hand.fist, short=0.6),
        left=Arm(local((194, 458), p3, s3), -1, hand.fist, short=0.6),
    )
    return (
        place(body.draw(father), *p1, s1)
        + place(body.draw(mother), *p2, s2)
        + place(body.draw(child), *p3, s3)
    )


def _rider() -> Mark:
    cyclist = Sitter(
        Head(PORCELAIN, "short", AUBURN_HAIR, side=True, hat="helmet", scarf=ORANGE),
        top=BLUE,
        bottom=INK,
        neck="crew",
        lean=20,
        nod=-14,
        near=Reach((122, 166), hand.fist, 30, 1),
        far=Reach((132, 164), hand.fist, 30, 1),
        near_leg=Leg((92, 226), (54, 318), 8),
        far_leg=Leg((66, 258), (10, 330), 16),
    )
    bike = bicycle(CYAN)
    return join(place(bike, -4, 202), place(profile.draw(cyclist)))


def _wheels() -> Mark:
    person = Sitter(
        Head(PEACH, "bob", BLACK_HAIR, side=True),
        top=ORANGE,
        bottom=SLATE,
        neck="turtle",
        lean=-3,
        near=Reach((62, 170), hand.flat, 24),
        near_leg=Leg((104, 190), (128, 290), -2),
        far_leg=Leg((112, 188), (138, 288), -2),
    )
    return join(place(profile.draw(person)), place(wheelchair.side(BLUE), -40, 208))


def _walker() -> Mark:
    s, p = 0.47, (512.0, 378 - 416 * 0.47)
    person = Figure(
        Head(PORCELAIN, "bald", WHITE_HAIR, turn=0.4, old=True, glasses=INK),
        top=CYAN,
        bottom=SLATE,
        neck="cardigan",
        waist=62,
        hip=62,
        legs="stroll",
        left=Arm((84, 150), (84, 110), hand.fist, 40),
    )
    return join(
        line("M558 260Q574 290 592 324", ORANGE, 4),
        place(body.draw(person), *p, s),
        place(animal.dog(STRAW, BROWN_HAIR), 594, 338, 0.58),
    )


def draw() -> str:
    """The whole picture."""
    return document(
        660,
        620,
        place(scenery.cloud(WHITE, 100), 330, 60),
        place(scenery.cloud(WHITE, 76), 590, 90),
        place(_town(), 10, -40),
        rect(16, 248, 628, 172, WHITE, 20),
        rect(16, 392, 628, 216, BLUE_200, 20),
        place(_rider(), 322, 194, 0.47),
        _walker(),
        place(_family(), 0, 16),
        place(_wheels(), 466, 398, 0.6),
    )


PICTURES = {"s16-street": draw}
