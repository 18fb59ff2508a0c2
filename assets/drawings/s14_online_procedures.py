"""Slide 14: two people sit face to face at a table, each doing a procedure online at a laptop."""

from parts import device, profile, symbol
from parts.furniture import chair_side, table
from parts.head import Head
from parts.palette import (
    AUBURN_HAIR,
    BLACK_HAIR,
    BLUE,
    BLUE_200,
    CHESTNUT,
    CYAN,
    CYAN_50,
    CYAN_200,
    INK,
    ORANGE,
    PORCELAIN,
    SILVER,
    SLATE,
    WHITE,
)
from parts.profile import Leg, Reach, Sitter
from parts.svg import Mark, circle, document, ellipse, join, path, place, rect


def _form(done: str) -> Mark:
    """What each of them sends: a form with a tick, floating above the laptop."""
    return join(
        rect(-56, -56, 112, 120, CYAN_50, 12),
        rect(-56, -56, 112, 26, CYAN, 12),
        rect(-56, -44, 112, 14, CYAN),
        rect(-44, -48, 52, 7, WHITE, 3.5),
        place(symbol.text_lines([72, 84, 58], SILVER, 7, 9), -44, -16),
        circle(34, 46, 19, done),
        place(symbol.tick(WHITE, 18, 5), 34, 46),
    )


def draw() -> str:
    """The whole picture."""
    man = Sitter(
        Head(CHESTNUT, "crop", BLACK_HAIR, side=True, glasses=INK),
        top=BLUE,
        bottom=SLATE,
        neck="collar",
        lean=4,
        near=Reach((84, 128), angle=10),
        far=Reach((98, 126), angle=10),
        far_leg=Leg((112, 186), (122, 298)),
        near_leg=Leg((98, 190), (92, 298)),
    )
    woman = Sitter(
        Head(PORCELAIN, "bob", AUBURN_HAIR, side=True),
        top=ORANGE,
        bottom=BLUE,
        neck="turtle",
        lean=5,
        near=Reach((84, 128), angle=10),
        far=Reach((98, 126), angle=10),
        far_leg=Leg((112, 186), (122, 298)),
        near_leg=Leg((98, 190), (92, 298)),
    )
    return document(
        640,
        600,
        path("M24 470V190Q24 60 154 60H486Q616 60 616 190V470Z", WHITE),
        ellipse(320, 552, 304, 26, CYAN_200),
        *(circle(x, y, 2.6, CYAN) for x in (256, 384) for y in range(272, 340, 13)),
        place(_form(ORANGE), 256, 180, 0.96),
        place(_form(ORANGE), 384, 180, 0.96),
        place(chair_side(CYAN), 116, 238),
        place(chair_side(CYAN), 524, 238, flip=True),
        place(profile.draw(man), 116, 238),
        place(profile.draw(woman), 524, 238, flip=True),
        place(table(250, 160, BLUE_200), 320, 388),
        place(device.laptop_side(), 268, 388),
        place(device.laptop_side(), 372, 388, flip=True),
    )


PICTURES = {"s14-online-procedures": draw}
