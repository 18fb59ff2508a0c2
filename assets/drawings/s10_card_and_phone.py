"""Slide 10: two hands from their owner's eyes: a phone in the left one, the number card in the right one."""

from parts import device
from parts.geometry import arc, tube
from parts.palette import (
    BLUE,
    BLUE_50,
    BLUE_200,
    BLUE_400,
    ORANGE,
    ORANGE_50,
    PEACH,
    PORCELAIN,
    SILVER,
    WHITE,
)
from parts.svg import Mark, circle, clip, document, ellipse, join, line, path, place, polygon, rect

SKIN = PEACH
NAIL = PORCELAIN.base


def _screen() -> Mark:
    """The phone asks for the card: a card in a ring, a line of progress, a button."""
    return join(
        rect(0, 0, 174, 60, BLUE, 16),
        rect(0, 30, 174, 30, BLUE),
        rect(46, 34, 82, 10, WHITE, 5),
        circle(87, 160, 66, BLUE_50),
        rect(45, 132, 84, 54, BLUE_400, 7),
        rect(53, 140, 20, 26, WHITE, 3),
        rect(80, 142, 40, 6, WHITE, 3),
        rect(80, 154, 30, 6, WHITE, 3),
        rect(53, 172, 50, 6, WHITE, 3),
        rect(36, 244, 102, 9, BLUE_200, 4.5),
        rect(54, 262, 66, 9, SILVER, 4.5),
        rect(24, 300, 126, 34, BLUE, 17),
        rect(60, 313, 54, 8, WHITE, 4),
    )


def _left_hand() -> Mark:
    """Around the phone, in the phone's own frame: its centre is the origin."""
    tips = "".join(tube([(70, y), (112, y - 2), (92, y - 8)], [22, 21, 19]) for y in (-40, 0, 40, 79))
    return join(
        path(tube([(-86, 420), (-70, 250)], [76, 56]), SKIN.base),
        path(tube([(-70, 260), (-46, 130), (10, 20)], [58, 84, 66]), SKIN.base),
        polygon([(-160, 300), (-4, 288), (30, 480), (-190, 480)], BLUE),
        path("M-166 300Q-166 288 -156 287L-8 276Q0 275 1 284L4 312L-164 326Z", BLUE_400),
        path(tips, SKIN.base),
        place(device.phone(190, 390, _screen()), -95, -195),
        path("".join(tube([(110, y - 2), (88, y - 7)], [21, 19]) for y in (-40, 0, 40, 79)), SKIN.base),
        line("".join(f"M86 {y + 15}Q106 {y + 18} 124 {y + 17}" for y in (-40, 0, 40)), SKIN.shade, 3),
        path(tube([(-110, 150), (-104, 60), (-64, -26)], [46, 30, 23]), SKIN.base),
        place(ellipse(0, 0, 12, 16, NAIL), -60, -34, rotate=24),
        line("M-74 96Q-78 64 -62 24", SKIN.shade, 3),
        line("M-112 48q12 -4 18 4", SKIN.shade, 3),
    )


def _right_hand() -> Mark:
    """Pinching the card, in the card's own frame: its centre is the origin."""
    return join(
        path(tube([(120, 330), (106, 210)], [70, 54]), SKIN.base),
        path(tube([(106, 220), (92, 110), (70, 40)], [56, 72, 60]), SKIN.base),
        polygon([(34, 262), (196, 240), (250, 440), (40, 440)], ORANGE),
        path("M24 264Q24 254 32 253L186 232Q194 231 196 238L202 266L32 290Z", ORANGE_50),
        path(tube([(80, 90), (-6, 94)], [24, 21]), SKIN.base),
        place(device.number_card(262), -131, -82),
        path(
            "".join(tube([(90, y), (x, y + 2)], [24, 21]) for x, y in ((16, 112), (26, 146), (42, 178))),
            SKIN.base,
        ),
        line("M96 130L22 132M98 163L32 164", SKIN.shade, 3),
        path(tube([(140, 130), (132, 50), (76, 4)], [48, 31, 23]), SKIN.base),
        place(ellipse(0, 0, 12, 16, NAIL), 68, -3, rotate=-52),
        line("M100 116Q96 82 116 60", SKIN.shade, 3),
        line("M138 26q-4 12 4 18", SKIN.shade, 3),
    )


def draw() -> str:
    """The whole picture."""
    return document(
        640,
        600,
        circle(320, 290, 266, BLUE_200),
        line(arc(372, 176, 34, -110, -5) + arc(372, 176, 62, -110, -5), ORANGE, 11),
        clip(
            "edge",
            rect(0, 0, 640, 600, WHITE),
            join(
                place(_left_hand(), 206, 262, 0.94, -7),
                place(_right_hand(), 462, 310, 0.86, 7),
            ),
        ),
    )


PICTURES = {"s10-card-and-phone": draw}
