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
    BLUE_50,
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
    SLATE,
    WHITE,
)
from parts.profile import Reach, Sitter
from parts.svg import Mark, circle, clip, document, ellipse, join, line, place, rect


def _bust(name: str, x: float, y: float, ground: str, figure: Figure) -> Mark:
    """A person in a disc: the disc is 156 across."""
    return join(
        clip(
            name,
            circle(x, y, 78, WHITE),
            circle(x, y, 78, ground) + place(body.draw(figure), x, y + 38, 0.86),
        )
    )


def create() -> str:
    """The force to create: three people in a circle."""
    people = (
        Figure(Head(HONEY, "bob", BLACK_HAIR), top=ORANGE, legs="none", shoulder=47),
        Figure(
            Head(PEACH, "parted", GREY_HAIR, turn=0.3, glasses=INK, old=True),
            top=BLUE,
            neck="suit",
            tie=CYAN,
            legs="none",
        ),
        Figure(
            Head(EBONY, "afro", BLACK_HAIR, turn=-0.3, mouth="open"),
            top=CYAN,
            neck="crew",
            legs="none",
            shoulder=48,
        ),
    )
    places = ((210.0, 96.0), (108.0, 252.0), (312.0, 252.0))
    grounds = (BLUE_200, ORANGE_50, BLUE_50)
    arcs = join(*(place(symbol.turning_arrow(150, a, a + 34, BLUE_400, 9), 210, 196) for a in (-42, 74, 190)))
    return document(
        420,
        360,
        arcs,
        *(_bust(f"c{i}", *places[i], grounds[i], people[i]) for i in range(3)),
        place(symbol.heart(ORANGE, 40), 210, 206),
    )


def change() -> str:
    """The force to change: two people who work at their computers."""
    left = Sitter(
        Head(CHESTNUT, "curly", BLACK_HAIR, side=True),
        top=BLUE,
        bottom=SLATE,
        neck="hood",
        lean=4,
        near=Reach((84, 128), angle=10),
        far=Reach((98, 126), angle=10),
    )
    right = Sitter(
        Head(PORCELAIN, "short", AUBURN_HAIR, side=True, glasses=INK),
        top=ORANGE,
        bottom=BLUE,
        neck="collar",
        lean=4,
        near=Reach((84, 128), angle=10),
        far=Reach((98, 126), angle=10),
    )
    code = join(
        rect(-50, -34, 100, 68, WHITE, 10),
        line("M-22 -12L-34 0L-22 12M22 -12L34 0L22 12M6 -16L-6 16", BLUE, 6),
    )
    s = 0.62
    return document(
        420,
        360,
        circle(210, 176, 168, BLUE_200),
        ellipse(210, 336, 200, 16, BLUE_400),
        place(code, 210, 84, 1.1),
        place(chair_side(BLUE_400), 78, 140, s),
        place(chair_side(BLUE_400), 342, 140, s, flip=True),
        place(profile.draw(left), 78, 140, s),
        place(profile.draw(right), 342, 140, s, flip=True),
        place(table(256, 160, WHITE), 210, 234, s),
        place(device.laptop_side(), 176, 234, s),
        place(device.laptop_side(), 244, 234, s, flip=True),
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
        Head(PEACH, "low bun", BROWN_HAIR, turn=-0.35, mouth="open"),
        top=CYAN,
        bottom=SLATE,
        neck="cardigan",
        shoulder=47,
        waist=43,
        hip=50,
        right=Arm((-152, 2), (-112, 88), hand.pointing, -128),
    )
    return document(
        420,
        360,
        circle(210, 176, 168, BLUE_200),
        ellipse(210, 340, 200, 14, BLUE_400),
        line("M70 242L56 334M170 242L184 334", SLATE, 8),
        place(board, 8, 56),
        place(body.draw(guide), 306, 118, 0.53),
    )


PICTURES = {"s36-1-create": create, "s36-2-change": change, "s36-3-continue": carry_on}
