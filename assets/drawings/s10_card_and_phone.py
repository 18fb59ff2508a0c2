"""Slide 10: two hands from their owner's eyes: a phone in the left one, the number card in the right one."""

from parts import device
from parts.geometry import arc, between, heading, polar, tube
from parts.palette import (
    BLUE,
    BLUE_50,
    BLUE_100,
    BLUE_200,
    BLUE_400,
    ORANGE,
    PEACH,
    PORCELAIN,
    SILVER,
    WHITE,
)
from parts.stage import framed
from parts.svg import Mark, Pt, circle, ellipse, join, line, path, place, polygon, rect

SKIN = PEACH
NAIL = PORCELAIN.base


def _screen() -> Mark:
    """The phone asks for the card: a card in a ring, lines of writing, a button."""
    return join(
        path("M0 58V17Q0 0 17 0H157Q174 0 174 17V58Z", BLUE),
        rect(46, 32, 82, 10, WHITE, 5),
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
    rows = (-46, -4, 38, 76)
    tips = "".join(
        tube([(118, y - 1), (93, y - 8)], [r, r - 2]) for y, r in zip(rows, (21, 22, 21, 18), strict=True)
    )
    return join(
        path(
            "M-118 372C-116 350 -118 330 -122 250C-132 150 -120 60 -60 0L70 -40L126 84"
            "C110 170 60 230 22 276C0 306 -8 340 -8 372Z",
            SKIN.base,
        ),
        place(device.phone(190, 390, _screen()), -95, -195),
        path(tips, SKIN.base),
        line("".join(f"M92 {y + 14}Q112 {y + 19} 132 {y + 17}" for y in rows[:3]), SKIN.shade, 3),
        path(
            "M-118 372C-118 360 -128 326 -140 270C-152 216 -152 170 -138 122C-126 82 -110 42 -96 0"
            "C-88 -26 -78 -46 -58 -46C-38 -46 -30 -28 -34 -8C-40 24 -54 60 -58 96C-60 128 -38 150 -36 192"
            "C-34 240 -50 300 -58 372Z",
            SKIN.base,
        ),
        place(ellipse(0, 0, 11, 15, NAIL), -55, -22, rotate=16),
        line("M-74 112Q-78 76 -62 32M-116 62q12 -4 18 4", SKIN.shade, 3),
    )


def _right_hand() -> Mark:
    """Pinching the card, in the card's own frame: its centre is the origin."""
    rows = ((92, -14), (128, 4), (162, 22), (192, 44))
    return join(
        path(
            "M58 350C60 320 60 290 46 236C34 190 50 120 90 70L150 50C184 110 184 180 168 230C156 280 158 320 164 350Z",
            SKIN.base,
        ),
        path("".join(tube([(100, y), (x, y)], [21, 18]) for y, x in rows), SKIN.base),
        line("".join(f"M{x + 2} {y + 18}L82 {y + 17}" for y, x in rows[:3]), SKIN.shade, 3),
        place(device.number_card(262), -131, -82),
        path(
            "M168 236C184 176 178 112 156 70C140 38 108 6 86 -16C72 -30 52 -24 48 -8C44 8 58 24 70 40"
            "C86 62 94 88 90 122C87 150 92 190 110 220Z",
            SKIN.base,
        ),
        place(ellipse(0, 0, 11, 15, NAIL), 68, -4, rotate=-42),
        line("M92 146Q98 100 80 62M146 52q-7 9 -2 18", SKIN.shade, 3),
    )


def _sleeve(wrist: Pt, body: Pt, w: float) -> Mark:
    """From the wrist out of the picture, with a cuff; `w` is half its width."""

    def band(share: float, at: float, far: float, colour: str) -> Mark:
        along = heading(body, wrist)
        end = between(wrist, body, share)
        start = wrist if share < 1 else between(wrist, body, 0.1)
        corners = [polar(start, along + 90, at), polar(start, along - 90, at)]
        return polygon([*corners, polar(end, along - 90, far), polar(end, along + 90, far)], colour)

    return join(band(1, w, w + 18, BLUE), band(0.2, w + 7, w + 9, BLUE_400))


def draw() -> str:
    """The whole picture."""
    return framed(
        BLUE_200,
        circle(320, 330, 286, BLUE_100),
        line(
            arc(330, 130, 34, -30, 62) + arc(330, 130, 66, -30, 62) + arc(330, 130, 98, -30, 62), ORANGE, 12
        ),
        place(_left_hand(), 172, 306, 1.03, -7),
        _sleeve((160, 654), (120, 900), 62),
        place(_right_hand(), 460, 352, 0.96, 9),
        _sleeve((518, 660), (532, 900), 60),
    )


PICTURES = {"s10-card-and-phone": draw}
