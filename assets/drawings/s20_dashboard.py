"""Slide 20: one person explains a dashboard, stick in the right hand and the left on a laptop; beside it
another looks up at a video above the head and is about to press its play button with the left index
finger.
"""

from parts import body, device, hand, profile, symbol
from parts.body import Arm, Figure
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
    PURPLE,
    PURPLE_50,
    PURPLE_100,
    PURPLE_200,
    SLATE,
    WHITE,
)
from parts.profile import Leg, Reach, Sitter
from parts.stage import H, W, framed
from parts.svg import Mark, circle, clip, join, line, place, polygon, polyline, rect


def _dashboard() -> Mark:
    """Bars, a line, a pie and two figures on one screen, 350 by 216."""
    return join(
        rect(0, 0, 350, 216, PURPLE, 14),
        rect(8, 8, 334, 200, WHITE, 8),
        rect(22, 20, 110, 10, SLATE, 5),
        rect(290, 20, 36, 10, PURPLE_200, 5),
        rect(22, 44, 178, 102, PURPLE_50, 6),
        place(
            symbol.bars([28, 46, 38, 62, 80], 22, 10, [BLUE_400, BLUE_400, BLUE_400, BLUE_400, BLUE]),
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
                circle(44, 42, 16, WHITE),
            ),
        ),
        rect(16, 148, 218, 8, SLATE, 4),
        rect(16, 148, 64, 8, BLUE_400, 4),
        circle(80, 152, 7, WHITE),
    )


def draw() -> str:
    """The whole picture."""
    at_a, at_b, s = (178.0, 396.0), (566.0, 388.0), 1.06
    button = (474.0, 160.0)
    stick = line("M-26 0L186 0", SLATE, 6) + circle(188, 0, 5, INK)
    presenter = Figure(
        Head(HONEY, "bob", BLACK_HAIR, turn=0.25, mouth="open"),
        top=PURPLE,
        bottom=SLATE,
        neck="vee",
        shoulder=48,
        waist=44,
        hip=50,
        right=Arm((-110, 0), (-112, 94), hand.around(stick), -66),
        left=Arm((104, 172), (82, 112), hand.flat, 10),
    )
    viewer = Sitter(
        Head(CHESTNUT, "crop", BLACK_HAIR, side=True, mouth="open"),
        top=WHITE,
        bottom=BLUE,
        neck="crew",
        nod=-18,
        near=Reach((82, -109), hand.pointing, -84, 1),
        near_leg=Leg((2, 290), (-4, 398)),
        far_leg=Leg((10, 288), (10, 398)),
    )
    return framed(
        PURPLE_100,
        rect(0, 676, W, H - 676, PURPLE_200),
        place(_dashboard(), 22, 40, 0.94),
        place(_video(), 362, 89, 0.92),
        place(symbol.play(34, WHITE, ORANGE), *button),
        place(profile.draw(viewer), *at_b, s, flip=True),
        place(body.draw(presenter), *at_a, s),
        place(table(196, 150, WHITE, WHITE), 344, 606),
        place(device.laptop_side(), 362, 606),
    )


PICTURES = {"s20-dashboard": draw}
