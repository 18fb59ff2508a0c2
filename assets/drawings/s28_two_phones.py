"""Slide 28: on the left 2022, a phone with the window for individuals; on the right from spring 2026, the
one for firms.
"""

from parts import body, hand, screen, sign, symbol
from parts.body import Arm, Figure
from parts.head import Head
from parts.lettering import text
from parts.palette import (
    BLACK_HAIR,
    BLUE,
    BLUE_50,
    BLUE_200,
    BLUE_400,
    BROWN_HAIR,
    CHESTNUT,
    CYAN,
    CYAN_50,
    INK,
    ORANGE,
    PEACH,
    SILVER,
    SLATE,
    WHITE,
)
from parts.svg import Mark, circle, document, join, line, path, place, rect

W, H = 230, 456
GLASS = W - 18


def _tile(x: float, y: float, words: str, icon: Mark) -> Mark:
    return join(
        rect(x, y, 90, 78, WHITE, 10),
        place(icon, x + 45, y + 29, 1.5),
        text(words, x + 45, y + 66, 12.5, INK, "bold", "middle"),
    )


def _app(title: str, tint: str, colour: str, banner: Mark, tiles: list[tuple[str, Mark]]) -> Mark:
    spots = [(11 + 100 * (i % 2), 206 + 86 * (i // 2)) for i in range(4)]
    return screen.handset(
        W,
        H,
        screen.status_bar(GLASS),
        text(title, GLASS / 2, 62, 19, colour, "bold", "middle"),
        banner,
        *(_tile(x, y, words, icon) for (x, y), (words, icon) in zip(spots, tiles, strict=True)),
        screen.tabs(GLASS, 380),
        glass=tint,
    )


def draw() -> str:
    """The whole picture."""
    card = join(
        rect(11, 78, 190, 116, BLUE, 12),
        rect(25, 92, 62, 40, WHITE, 5),
        place(sign.person(BLUE_400), 38, 112, 1),
        rect(52, 102, 28, 4, SILVER, 2),
        rect(52, 110, 22, 4, SILVER, 2),
        rect(52, 118, 26, 4, SILVER, 2),
        place(sign.contactless(WHITE), 128, 112, 1.1),
        text("マイナンバーカード", 25, 158, 13, WHITE, "bold"),
        text("でログイン", 25, 178, 13, WHITE, "bold"),
    )
    firm = join(
        rect(11, 78, 190, 116, CYAN, 12),
        circle(50, 114, 24, WHITE),
        place(sign.building(CYAN), 50, 114, 1.4),
        text("GビズID", 86, 121, 20, WHITE, "bold"),
        text("でログイン", 25, 175, 13, WHITE, "bold"),
        place(symbol.tick(WHITE, 20, 5), 176, 168),
    )
    mine = _app(
        "マイナポータル",
        BLUE_50,
        BLUE,
        card,
        [("子育て", sign.baby()), ("引越し", sign.house()), ("年金", sign.yen()), ("証明書", sign.paper())],
    )
    business = _app(
        "Gビズポータル",
        CYAN_50,
        CYAN,
        firm,
        [
            ("補助金", sign.yen(CYAN)),
            ("設立", sign.shop(CYAN)),
            ("社会保険", sign.person(CYAN)),
            ("届出", sign.stamp(CYAN)),
        ],
    )
    mother = Figure(
        Head(PEACH, "ponytail", BROWN_HAIR, turn=0.4, mouth="open"),
        top=ORANGE,
        bottom=BLUE,
        neck="crew",
        shoulder=47,
        waist=43,
        hip=50,
        left=Arm((84, 92), (82, 122), hand.flat, -20),
        right=Arm(),
    )
    keeper = Figure(
        Head(CHESTNUT, "crop", BLACK_HAIR, turn=-0.4, mouth="open", beard=True),
        top=WHITE,
        bottom=SLATE,
        neck="collar",
        sleeve="rolled",
        apron=CYAN,
        shoulder=54,
        waist=50,
        right=Arm((-84, 96), (-84, 128), hand.flat, 200),
    )
    return document(
        960,
        560,
        path("M20 520V240Q20 120 140 120H320Q440 120 440 240V520Z", BLUE_200),
        path("M520 520V240Q520 120 640 120H820Q940 120 940 240V520Z", BLUE_200),
        rect(20, 516, 420, 12, BLUE_400, 6),
        rect(520, 516, 420, 12, CYAN, 6),
        place(body.draw(mother), 92, 218, 0.72),
        place(mine, 178, 48),
        place(business, 552, 48),
        place(body.draw(keeper), 868, 198, 0.768),
        line("M452 300H494", ORANGE, 14),
        symbol.arrow((522, 300), 0, 36, ORANGE),
    )


PICTURES = {"s28-two-phones": draw}
