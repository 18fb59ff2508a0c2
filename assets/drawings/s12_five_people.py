"""Slide 12: five people standing, as different from one another as people are."""

from parts import body, hand, scenery
from parts.body import Arm, Figure
from parts.head import Head
from parts.palette import (
    BLACK_HAIR,
    BLUE,
    BLUE_100,
    BLUE_200,
    BLUE_300,
    BLUE_400,
    BROWN_HAIR,
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
    WHITE,
    WHITE_HAIR,
)
from parts.stage import H, W, framed
from parts.svg import circle, join, line, place, rect


def draw() -> str:
    """The whole picture."""
    stick = join(line("M-4 0L196 0", SLATE, 6), line("M-4 0C-18 0 -20 18 -12 24", SLATE, 6))
    elder = Figure(
        Head(PORCELAIN, "low bun", WHITE_HAIR, turn=0.3, old=True),
        tilt=3,
        top=PURPLE_200,
        skirt=PURPLE,
        neck="cardigan",
        shoulder=45,
        waist=47,
        hip=50,
        right=Arm((-62, 182), 1, hand.around(stick), 90),
    )
    tall = Figure(
        Head(EBONY, "crop", BLACK_HAIR, turn=0.2, mouth="open"),
        tilt=4,
        top=WHITE,
        bottom=BLUE,
        neck="collar",
        sleeve="rolled",
        shoulder=55,
        waist=48,
        left=Arm((106, -14), (98, 72), hand.open_palm, -82),
    )
    child = Figure(
        Head(PEACH, "pigtails", BROWN_HAIR, turn=-0.15, mouth="open"),
        tilt=-5,
        top=STRAW,
        skirt=STRAW,
        sleeve="short",
        shoulder=44,
        waist=42,
        hip=46,
        head_scale=1.32,
        shoes=BLUE,
    )
    scarf = Figure(
        Head(HONEY, "headscarf", scarf=CYAN, turn=-0.25),
        tilt=-3,
        top=WHITE,
        skirt=NAVY,
        neck="",
        shoulder=51,
        waist=57,
        hip=62,
    )
    cane = join(line("M-6 0L218 0", WHITE, 7), line("M176 0L218 0", ORANGE, 7))
    blind = Figure(
        Head(PORCELAIN, "parted", BROWN_HAIR, turn=-0.3, glasses=INK),
        top=BLUE,
        bottom=SLATE,
        neck="suit",
        inner=BLUE_100,
        shoulder=54,
        waist=49,
        left=Arm((56, 168), (74, 116), hand.around(cane), 88),
    )
    return framed(
        BLUE_200,
        circle(320, 330, 290, BLUE_100),
        place(scenery.tree(BLUE_300, 120), 52, 600),
        place(scenery.tree(BLUE_300, 150), 604, 604),
        rect(0, 596, W, H - 596, BLUE_400),
        place(body.draw(tall), 228, 212, 1.04),
        place(body.draw(scarf), 430, 232, 0.98),
        place(body.draw(elder), 126, 312, 0.92),
        place(body.draw(blind), 538, 268, 1),
        place(body.draw(child), 316, 458, 0.64),
    )


PICTURES = {"s12-five-people": draw}
