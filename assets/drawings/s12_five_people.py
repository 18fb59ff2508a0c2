"""Slide 12: five people standing, as different from one another as people are."""

from parts import body, hand
from parts.body import Arm, Figure
from parts.head import Head
from parts.palette import (
    BLACK_HAIR,
    BLUE,
    BLUE_200,
    BLUE_400,
    BROWN_HAIR,
    CYAN,
    EBONY,
    HONEY,
    INK,
    ORANGE,
    ORANGE_50,
    PEACH,
    PORCELAIN,
    PURPLE,
    PURPLE_200,
    SILVER,
    SLATE,
    WHITE,
    WHITE_HAIR,
)
from parts.svg import circle, document, ellipse, join, line, place


def draw() -> str:
    """The whole picture."""
    stick = join(line("M-2 0L205 0", SLATE, 6), line("M-2 0C-16 0 -20 16 -12 22", SLATE, 6))
    elder = Figure(
        Head(PORCELAIN, "low bun", WHITE_HAIR, turn=0.3, old=True),
        tilt=3,
        top=PURPLE_200,
        skirt=PURPLE,
        neck="cardigan",
        shoulder=45,
        waist=47,
        hip=50,
        right=Arm((-82, 176), 1, hand.around(stick), 86),
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
        left=Arm((106, -14), (96, 70), hand.open_palm, -80),
    )
    child = Figure(
        Head(PEACH, "pigtails", BROWN_HAIR, turn=-0.15, mouth="open"),
        tilt=-5,
        top=ORANGE,
        skirt=BLUE,
        sleeve="short",
        shoulder=44,
        waist=42,
        hip=46,
        head_scale=1.32,
    )
    scarf = Figure(
        Head(HONEY, "headscarf", scarf=CYAN, turn=-0.25),
        tilt=-4,
        top=ORANGE_50,
        skirt=CYAN,
        shoulder=51,
        waist=57,
        hip=62,
        right=Arm((-8, 118), (-76, 128), hand.flat, 2),
    )
    blind = Figure(
        Head(PORCELAIN, "parted", BROWN_HAIR, turn=-0.3, glasses=INK),
        top=BLUE,
        bottom=SLATE,
        neck="suit",
        inner=ORANGE_50,
        shoulder=54,
        waist=49,
        left=Arm(
            (70, 172),
            (80, 116),
            hand.around(line("M0 0L222 0", SILVER, 7) + line("M186 0L222 0", ORANGE, 7)),
            80,
        ),
    )
    return document(
        720,
        600,
        circle(360, 292, 270, BLUE_200),
        ellipse(360, 552, 340, 32, BLUE_400),
        place(body.draw(tall), 240, 168, 0.92),
        place(body.draw(scarf), 468, 188, 0.88),
        place(body.draw(elder), 114, 220, 0.8),
        place(body.draw(blind), 596, 176, 0.9),
        place(body.draw(child), 356, 330, 0.57),
    )


PICTURES = {"s12-five-people": draw}
