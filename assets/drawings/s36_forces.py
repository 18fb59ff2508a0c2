"""Slide 36: three small scenes: three people in a circle, two at their computers, one who points at a bar
chart.
"""

from parts import body, device, hand, profile, symbol
from parts.body import Arm, Figure
from parts.furniture import chair_side, table
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
    EBONY,
    GREY_HAIR,
    HONEY,
    INK,
    NAVY,
    ORANGE,
    PEACH,
    PORCELAIN,
    SLATE,
    STRAW,
    WHITE,
)
from parts.profile import Reach, Sitter
from parts.svg import Mark, circle, clip, document, ellipse, join, line, place, rect


def _bust(name: str, x: float, y: float, ground: str, figure: Figure) -> Mark:
    """A person in a disc: the disc is 156 across."""
    return clip(
        name, circle(x, y, 78, WHITE), circle(x, y, 78, ground) + place(body.draw(figure), x, y + 44, 0.76)
    )


def create() -> str:
    """The force to create: three people in a circle."""
    people = (
        Figure(Head(HONEY, "bob", BLACK_HAIR, nod=0.3), top=STRAW, legs="none", shoulder=47),
        Figure(
            Head(PEACH, "parted", GREY_HAIR, turn=0.35, nod=-0.2, glasses=INK, old=True),
            top=BLUE,
            neck="suit",
            tie=CYAN,
            legs="none",
        ),
        Figure(
            Head(EBONY, "afro", BLACK_HAIR, turn=-0.35, nod=-0.2, mouth="open"),
            top=CYAN,
            neck="crew",
            legs="none",
            shoulder=48,
        ),
    )
    places = ((210.0, 86.0), (100.0, 256.0), (320.0, 256.0))
    grounds = (BLUE_200, BLUE_100, BLUE_300)
    arcs = join(
        *(place(symbol.turning_arrow(142, a, a + 30, BLUE_400, 10), 210, 192) for a in (-45, 74, 193))
    )
    return document(
        420,
        360,
        arcs,
        *(_bust(f"c{i}", *places[i], grounds[i], people[i]) for i in range(3)),
        place(symbol.heart(ORANGE, 42), 210, 206),
    )


def change() -> str:
    """The force to change: two people who work at their computers."""
    left = Sitter(
        Head(CHESTNUT, "curly", BLACK_HAIR, side=True, eyes="reading"),
        top=WHITE,
        bottom=NAVY,
        neck="crew",
        lean=5,
        nod=8,
        near=Reach((86, 126), angle=12),
        far=Reach((100, 124), angle=12),
    )
    right = Sitter(
        Head(PORCELAIN, "short", AUBURN_HAIR, side=True, glasses=INK, eyes="reading"),
        top=CYAN,
        bottom=BLUE,
        neck="collar",
        lean=5,
        nod=8,
        near=Reach((86, 126), angle=12),
        far=Reach((100, 124), angle=12),
    )
    code = join(
        rect(-56, -38, 112, 76, WHITE, 10),
        line("M-26 -14L-40 0L-26 14M26 -14L40 0L26 14", BLUE, 7),
        line("M7 -18L-7 18", ORANGE, 7),
    )
    s = 0.62
    return document(
        420,
        360,
        circle(210, 176, 168, BLUE_200),
        ellipse(210, 336, 200, 16, BLUE_300),
        place(code, 210, 76, 1.05),
        place(chair_side(BLUE_400), 78, 140, s),
        place(chair_side(BLUE_400), 342, 140, s, flip=True),
        place(profile.draw(left), 78, 140, s),
        place(profile.draw(right), 342, 140, s, flip=True),
        place(table(330, 162, WHITE, WHITE), 210, 233, s),
        place(device.laptop_side(), 184, 233, s),
        place(device.laptop_side(), 236, 233, s, flip=True),
    )


def carry_on() -> str:
    """The force to continue: a person who points at a bar chart."""
    board = join(
        rect(0, 0, 226, 186, BLUE, 12),
        rect(7, 7, 212, 172, WHITE, 7),
        place(symbol.bars([34, 58, 82, 112], 30, 14, [BLUE_200, BLUE_400, BLUE_400, ORANGE]), 28, 162),
        rect(22, 162, 182, 4, SLATE, 2),
    )
    guide = Figure(
        Head(PEACH, "low bun", BROWN_HAIR, turn=-0.5, mouth="open"),
        tilt=-4,
        top=CYAN,
        bottom=NAVY,
        neck="cardigan",
        shoulder=47,
        waist=43,
        hip=50,
        right=Arm((-138, 30), (-102, 106), hand.pointing, -140),
    )
    return document(
        420,
        360,
        circle(210, 176, 168, BLUE_200),
        ellipse(210, 340, 200, 14, BLUE_300),
        line("M70 242L56 334M170 242L184 334", SLATE, 8),
        place(board, 8, 56),
        place(body.draw(guide), 314, 110, 0.55),
    )


PICTURES = {"s36-1-create": create, "s36-2-change": change, "s36-3-continue": carry_on}
