"""Slide 14: two people sit face to face at a table, each doing a procedure online at a laptop."""

from parts import device, profile, symbol
from parts.furniture import chair_side, table
from parts.head import Head
from parts.palette import (
    AUBURN_HAIR,
    BLACK_HAIR,
    BLUE,
    CHESTNUT,
    CYAN,
    CYAN_50,
    CYAN_100,
    CYAN_300,
    INK,
    ORANGE,
    PORCELAIN,
    SILVER,
    SLATE,
    STRAW,
    WHITE,
)
from parts.profile import Leg, Reach, Sitter
from parts.stage import H, W, framed
from parts.svg import Mark, circle, join, path, place, rect


def _form(lines: tuple[int, ...], sign: Mark, at: float) -> Mark:
    """What each of them sends: a form, floating above the laptop."""
    return join(
        rect(-70, -80, 140, 168, WHITE, 14),
        path("M-70 -48V-66Q-70 -80 -56 -80H56Q70 -80 70 -66V-48Z", CYAN),
        rect(-54, -69, 60, 9, WHITE, 4.5),
        place(symbol.text_lines(lines, SILVER, 9, 11), -54, -26),
        place(sign, at, 56),
    )


def draw() -> str:
    """The whole picture."""
    man = Sitter(
        Head(CHESTNUT, "crop", BLACK_HAIR, side=True, glasses=INK, eyes="reading"),
        top=BLUE,
        bottom=SLATE,
        neck="collar",
        lean=5,
        nod=10,
        near=Reach((86, 126), angle=12),
        far=Reach((100, 124), angle=12),
        far_leg=Leg((112, 186), (128, 298)),
        near_leg=Leg((98, 190), (92, 298)),
    )
    woman = Sitter(
        Head(PORCELAIN, "bob", AUBURN_HAIR, side=True, eyes="reading"),
        top=STRAW,
        bottom=BLUE,
        neck="turtle",
        lean=6,
        nod=10,
        near=Reach((88, 126), angle=12),
        far=Reach((102, 124), angle=12),
        far_leg=Leg((112, 186), (128, 298)),
        near_leg=Leg((98, 190), (92, 298)),
    )
    sent = circle(0, 0, 24, ORANGE) + place(symbol.tick(WHITE, 23, 6), 0, 0)
    under_way = circle(0, 0, 24, CYAN_50) + join(*(circle(x, 0, 4, CYAN) for x in (-11, 0, 11)))
    return framed(
        CYAN_100,
        rect(0, 618, W, H - 618, CYAN_300),
        *(circle(x, y, 3.4, CYAN) for x in (228, 412) for y in range(262, 402, 20)),
        place(_form((84, 100, 66), sent, 40), 228, 140, 1.12),
        place(_form((100, 72, 88), under_way, -40), 412, 140, 1.12),
        place(chair_side(CYAN), 104, 350),
        place(chair_side(CYAN), 536, 350, flip=True),
        place(profile.draw(man), 104, 350),
        place(profile.draw(woman), 536, 350, flip=True),
        place(table(350, 164, WHITE, WHITE), 320, 500),
        place(device.laptop_side(), 276, 500),
        place(device.laptop_side(), 364, 500, flip=True),
    )


PICTURES = {"s14-online-procedures": draw}
