"""Slide 20: one person explains a dashboard, stick in the right hand and the left on a laptop; beside it
another looks up at a video above the head and is about to press its play button with the left index
finger.
"""

from parts import body, device, hand, symbol
from parts.body import Arm, Figure, local
from parts.furniture import table
from parts.head import Head
from parts.palette import (
    BLACK_HAIR,
    BLUE,
    BLUE_200,
    BLUE_400,
    CHESTNUT,
    CYAN,
    HONEY,
    INK,
    ORANGE,
    ORANGE_50,
    PURPLE,
    PURPLE_50,
    PURPLE_200,
    SLATE,
    WHITE,
)
from parts.svg import Mark, circle, clip, document, join, line, place, polygon, polyline, rect


def _dashboard() -> Mark:
    """Bars, a line, a pie and two figures on one screen, 350 by 216."""
    return join(
        rect(0, 0, 350, 216, PURPLE, 14),
        rect(8, 8, 334, 200, WHITE, 8),
        rect(22, 20, 110, 10, SLATE, 5),
        rect(290, 20, 36, 10, PURPLE_200, 5),
        rect(22, 44, 178, 102, PURPLE_50, 6),
        place(
            symbol.bars([28, 46, 38, 62, 80], 22, 10, [BLUE_400, BLUE_400, BLUE_400, BLUE_400, ORANGE]),
            38,
            138,
        ),
        rect(212, 44, 114, 102, PURPLE_50, 6),
        place(symbol.pie(40, 0.34, BLUE_200, PURPLE), 269, 95),
        rect(22, 156, 304, 42, PURPLE_50, 6),
        polyline([(34, 188), (84, 176), (134, 182), (184, 168), (240, 172), (312, 162)], CYAN, 5),
        circle(312, 162, 6, CYAN),
    )


def _video() -> Mark:
    """A film about the policy with its progress bar, 250 by 168; the play button is at the middle."""
    return join(
        rect(0, 0, 250, 168, INK, 14),
        clip(
            "film",
            rect(8, 8, 234, 128, WHITE, 6),
            join(
                rect(8, 8, 234, 128, BLUE_200),
                polygon([(8, 136), (70, 66), (120, 136)], BLUE_400),
                polygon([(80, 136), (170, 50), (242, 136)], CYAN),
                circle(44, 42, 16, ORANGE_50),
            ),
        ),
        rect(16, 148, 218, 8, SLATE, 4),
        rect(16, 148, 64, 8, ORANGE, 4),
        circle(80, 152, 7, WHITE),
    )


def draw() -> str:
    """The whole picture."""
    at_a, at_b, s = (170.0, 372.0), (486.0, 392.0), 0.96
    button = (566.0, 128.0)
    presenter = Figure(
        Head(HONEY, "bob", BLACK_HAIR, turn=0.25, mouth="open"),
        top=PURPLE,
        bottom=SLATE,
        neck="vee",
        shoulder=48,
        waist=44,
        hip=50,
        right=Arm(
            local((74, 330), at_a, s),
            (-112, 92),
            hand.around(line("M-30 0L150 0", SLATE, 6) + line("M140 0L150 0", ORANGE, 8)),
            -66,
        ),
        left=Arm((112, 128), (74, 122), hand.flat, 8),
    )
    viewer = Figure(
        Head(CHESTNUT, "crop", BLACK_HAIR, side=True, mouth="open"),
        tilt=-26,
        top=ORANGE,
        bottom=BLUE,
        neck="crew",
        shoulder=54,
        waist=48,
        left=Arm(local((570, 200), at_b, s), (102, -44), hand.pointing, -98),
    )
    return document(
        680,
        620,
        rect(10, 22, 660, 586, PURPLE_200, 30),
        place(_dashboard(), 28, 40),
        place(_video(), 404, 52, 1),
        place(symbol.play(36, WHITE, ORANGE), *button),
        clip(
            "stage",
            rect(10, 22, 660, 586, WHITE, 30),
            join(
                place(body.draw(viewer), *at_b, s),
                place(body.draw(presenter), *at_a, s),
                place(table(150, 140, WHITE), 322, 506),
                place(device.laptop_side(), 340, 506),
            ),
        ),
    )


PICTURES = {"s20-dashboard": draw}
