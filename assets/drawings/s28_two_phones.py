"""Slide 28: on the left 2022, a hand holds a phone with the window for individuals; on the right from spring
2026, another with the one for firms.
"""

from parts import screen, sign, symbol
from parts.geometry import tube
from parts.lettering import text
from parts.palette import (
    BLUE,
    BLUE_50,
    BLUE_200,
    BLUE_400,
    CHESTNUT,
    CYAN,
    CYAN_50,
    CYAN_100,
    CYAN_600,
    HONEY,
    INK,
    ORANGE,
    PEACH,
    PORCELAIN,
    SILVER,
    WHITE,
    Skin,
)
from parts.svg import Mark, circle, clip, document, ellipse, join, line, path, place, polygon, rect

W, H = 230, 456
SCALE = 1.14
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
        screen.tabs(GLASS, 380, colour=colour),
        glass=tint,
    )


def _held(
    name: str, x: float, ground: str, phone: Mark, skin: Skin, nail: str, sleeve: str, cuff: str, flip: bool
) -> Mark:
    """A panel with a hand that comes up from its lower edge and holds the phone between thumb and fingers."""
    rows = (360.0, 404.0, 446.0, 486.0)
    behind = join(
        path(
            "M-62 690C-56 640 -62 606 -96 566C-128 528 -146 478 -146 420L128 330"
            "C150 430 126 540 84 590C64 616 62 650 64 690Z",
            skin.base,
        ),
        polygon([(-76, 652), (78, 652), (92, 740), (-90, 740)], sleeve),
        polygon([(-80, 640), (82, 640), (86, 668), (-84, 668)], cuff),
    )
    tips = "".join(tube([(142, y), (121, y - 5)], [20, 17]) for y in rows)
    front = join(
        path(tips, skin.base),
        line("".join(f"M119 {y + 15}Q138 {y + 20} 154 {y + 18}" for y in rows[:3]), skin.shade, 3),
        path(
            "M-131 478C-146 440 -153 366 -143 322C-136 304 -114 308 -111 328C-108 356 -118 392 -131 478Z",
            skin.base,
        ),
        place(ellipse(0, 0, 8, 12, nail), -127, 332, rotate=4),
    )
    hand = join(
        place(behind, x, 0, flip=flip),
        place(phone, x - W * SCALE / 2, 52, SCALE),
        place(front, x, 0, flip=flip),
    )
    panel = rect(x - 168, 0, 336, 720, ground)
    return clip(name, rect(x - 168, 0, 336, 720, WHITE, 24), panel + hand)


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
    left, right = 168.0, 552.0
    return document(
        720,
        720,
        _held("left", left, BLUE_200, mine, PEACH, PORCELAIN.base, BLUE, BLUE_400, False),
        _held("right", right, CYAN_100, business, CHESTNUT, HONEY.base, CYAN, CYAN_600, True),
        circle(360, 250, 48, WHITE),
        line("M336 250H372", ORANGE, 13),
        symbol.arrow((392, 250), 0, 32, ORANGE),
    )


PICTURES = {"s28-two-phones": draw}
