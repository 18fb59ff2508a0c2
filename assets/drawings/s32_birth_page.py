"""Slide 32: a phone, open at the page on birth."""

from parts import baby, body, hand, screen, sign, symbol
from parts.body import Arm, Figure
from parts.head import Head
from parts.lettering import text
from parts.palette import (
    BLACK_HAIR,
    BLUE,
    BLUE_50,
    BLUE_200,
    BLUE_400,
    HONEY,
    INK,
    ORANGE,
    ORANGE_50,
    STRAW,
    WHITE,
)
from parts.svg import Mark, circle, clip, document, join, place, rect

W, H = 320, 640


def _banner() -> Mark:
    """A parent with the newborn, 302 by 150."""
    parent = Figure(
        Head(HONEY, "wavy", BLACK_HAIR, turn=0.35, nod=0.9, eyes="reading"),
        tilt=8,
        top=BLUE,
        legs="none",
        shoulder=48,
        waist=44,
        hip=50,
        right=Arm((-8, 166), (-72, 128), hand.flat, -8),
        left=Arm((18, 150), (74, 124), hand.flat, 178),
        held=baby.swaddled(HONEY, BLUE_200, WHITE),
    )
    return join(
        rect(0, 0, 302, 150, ORANGE_50),
        circle(151, 96, 82, WHITE),
        place(symbol.heart(ORANGE, 26), 246, 50),
        place(symbol.heart(BLUE_400, 18), 52, 62),
        place(symbol.star(STRAW, 12), 262, 104),
        clip("banner", rect(0, 0, 302, 150, WHITE), place(body.draw(parent), 147, 63, 0.465)),
    )


def draw() -> str:
    """The whole picture."""
    items = [
        ("出生届", sign.paper()),
        ("児童手当", sign.yen()),
        ("出産育児一時金", sign.medical()),
        ("予防接種", sign.syringe()),
    ]
    phone = screen.handset(
        W,
        H,
        screen.status_bar(W - 18),
        text("マイナポータル", 20, 66, 17, BLUE, "bold"),
        rect(262, 54, 22, 3, BLUE, 1.5),
        rect(262, 61, 22, 3, BLUE, 1.5),
        place(_banner(), 0, 84),
        text("出産", 20, 272, 30, INK, "bold"),
        text("必要な手続を確認できます", 20, 302, 15, INK),
        *(
            screen.row(14, 322 + 58 * i, 274, words, icon, 50, BLUE_50, 17)
            for i, (words, icon) in enumerate(items)
        ),
        screen.button(14, 558, 274, "まとめて申請する", BLUE, 16),
    )
    return document(380, 680, circle(190, 340, 188, BLUE_200), place(phone, 30, 20))


PICTURES = {"s32-birth-page": draw}
