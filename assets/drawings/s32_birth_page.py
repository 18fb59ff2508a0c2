"""Slide 32: a phone in a hand, open at the page on birth."""

from parts import head, screen, sign, symbol
from parts.geometry import tube
from parts.head import Head
from parts.lettering import text
from parts.palette import (
    BLUE,
    BLUE_50,
    BLUE_200,
    BLUE_400,
    BROWN_HAIR,
    INK,
    ORANGE,
    ORANGE_50,
    PEACH,
    PORCELAIN,
    STRAW,
)
from parts.svg import Mark, circle, document, ellipse, join, line, path, place, rect

W, H = 320, 640


def _banner() -> Mark:
    """A swaddled baby under a quiet sky."""
    return join(
        rect(0, 0, 302, 150, ORANGE_50),
        place(symbol.heart(ORANGE, 26), 226, 46),
        place(symbol.heart(BLUE_400, 18), 66, 58),
        place(symbol.star(STRAW, 12), 252, 96),
        path("M84 150C84 96 112 84 151 84S218 96 218 150Z", BLUE_400),
        place(head.draw(Head(PEACH, "tuft", BROWN_HAIR, eyes="happy", jaw=0.2)), 151, 70, 0.86),
        path("M84 150C84 118 104 104 128 98C140 118 162 118 174 98C198 104 218 118 218 150Z", BLUE),
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
    skin = PEACH
    palm = join(path(tube([(40, 760), (60, 560), (110, 440)], [70, 66, 70]), skin.base))
    tips = "".join(tube([(330, y), (372, y - 3), (350, y - 9)], [21, 20, 18]) for y in (356, 402, 448, 490))
    thumb = join(
        path(tube([(44, 560), (36, 470), (72, 372)], [48, 31, 24]), skin.base),
        place(ellipse(0, 0, 12, 16, PORCELAIN.base), 75, 366, rotate=20),
        line("M64 500Q58 466 76 424", skin.shade, 3),
    )
    del tips, palm, thumb
    return document(380, 680, circle(190, 340, 188, BLUE_200), place(phone, 30, 20))


PICTURES = {"s32-birth-page": draw}
