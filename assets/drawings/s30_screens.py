"""Slide 30: three screens: an AI that answers a parent, subsidies that fit a firm, the way to a new
business.
"""

from parts import screen, sign, symbol
from parts.lettering import paragraph, text
from parts.palette import (
    BLUE,
    BLUE_50,
    BLUE_200,
    CYAN,
    CYAN_50,
    INK,
    ORANGE,
    ORANGE_50,
    SILVER,
    SLATE,
    WHITE,
)
from parts.svg import Mark, circle, document, join, line, path, place, rect

W, H = 320, 380


def _window(title: str, colour: str, ground: str, *content: Mark) -> str:
    """The upper part of a page in a quiet frame: all three screens have one size."""
    return document(
        W,
        H,
        rect(0, 0, W, H, colour, 16),
        rect(4, 4, W - 8, H - 8, ground, 13),
        path(f"M4 48V17Q4 4 17 4H{W - 17}Q{W - 4} 4 {W - 4} 17V48Z", colour),
        text(title, 18, 33, 16, WHITE, "bold"),
        *(rect(W - 40, 19 + 7 * i, 20, 3, WHITE, 1.5) for i in range(3)),
        *content,
    )


def chat() -> str:
    """A question about a baby's vaccinations and the answer in steps."""
    robot = join(
        circle(0, 0, 17, BLUE),
        rect(-9, -8, 18, 14, WHITE, 5),
        circle(-4, -1, 2, BLUE),
        circle(4, -1, 2, BLUE),
        line("M0 -8V-12", WHITE, 2),
    )
    steps = [("1", "予診票を受け取る"), ("2", "医療機関を予約する"), ("3", "母子健康手帳を持って接種")]
    marks = [
        join(
            circle(78, 236 + 32 * i, 11, BLUE),
            text(n, 78, 240.5 + 32 * i, 12.5, WHITE, "bold", "middle"),
            text(w, 97, 241 + 32 * i, 14, INK),
        )
        for i, (n, w) in enumerate(steps)
    ]
    return _window(
        "マイナポータル",
        BLUE,
        BLUE_50,
        path("M84 64H290Q304 64 304 78V118Q304 132 290 132H84Q70 132 70 118V78Q70 64 84 64Z", BLUE_200),
        path("M284 128L306 140L302 116Z", BLUE_200),
        paragraph(["赤ちゃんの予防接種は", "どんな流れですか"], 88, 93, 16, INK, "bold"),
        place(robot, 30, 172),
        rect(54, 150, 252, 172, WHITE, 14),
        path("M60 158L44 168L62 180Z", WHITE),
        paragraph(["生後2か月ごろから始まります。", "まず次の順に進めましょう。"], 70, 178, 14.5, INK),
        *marks,
        rect(16, 338, 252, 28, WHITE, 14),
        rect(30, 349, 96, 6, SILVER, 3),
        circle(290, 352, 14, BLUE),
        line("M290 359V346M284 351L290 345L296 351", WHITE, 3),
    )


def recommend() -> str:
    """Subsidies for which the firm's registered particulars qualify it."""
    cards = [
        ("設備投資の補助金", sign.building(CYAN), "受付中"),
        ("販路開拓の補助金", sign.shop(CYAN), "受付中"),
        ("省エネ設備の補助金", sign.leaf(CYAN), "まもなく"),
    ]
    marks = []
    for i, (words, icon, state) in enumerate(cards):
        y = 126 + 80 * i
        marks.append(
            join(
                rect(16, y, 288, 70, WHITE, 10),
                place(circle(0, 0, 22, CYAN_50) + place(icon, scale=1.25), 48, y + 35),
                text(words, 82, y + 29, 16, INK, "bold"),
                screen.chip(82, y + 40, state, ORANGE_50 if state == "受付中" else CYAN_50, INK, 11.5),
                line(f"M288 {y + 29}l6 6l-6 6", SLATE, 2.6),
            )
        )
    return _window(
        "Gビズポータル",
        CYAN,
        CYAN_50,
        paragraph(["登録情報に基づいた", "おすすめから探す"], 18, 78, 19, INK, "bold", 1.4),
        *marks,
    )


def journey() -> str:
    """The way from a plan to a running business, with the step that comes next."""
    stops = [
        ("事業計画をつくる", True),
        ("定款・登記の手続", True),
        ("税務署への届出", False),
        ("社会保険の手続", False),
    ]
    marks = [line("M40 204V354", CYAN, 5)]
    for i, (words, done) in enumerate(stops):
        y = 196 + 48 * i
        current = i == 2
        marks += [
            rect(64, y - 20, 240, 40, WHITE, 9),
            circle(40, y, 15, CYAN if done else ORANGE if current else WHITE),
        ]
        if done:
            marks.append(place(symbol.tick(WHITE, 14, 3.5), 40, y))
        elif current:
            marks.append(circle(40, y, 5.5, WHITE))
        else:
            marks += [circle(40, y, 15, CYAN), circle(40, y, 11, WHITE)]
        marks += [
            text(words, 78, y + 5.5, 15, INK, "bold" if current else "regular"),
            line(f"M286 {y - 5}l5 5l-5 5", SLATE, 2.4),
        ]
    return _window(
        "Gビズポータル",
        CYAN,
        CYAN_50,
        text("創業に向けた手続ジャーニー", 18, 84, 20.5, INK, "bold"),
        paragraph(["創業に向けた一連の手続や", "支援制度をご案内します"], 18, 114, 15.5, INK),
        *marks,
    )


PICTURES = {"s30-1-ai-chat": chat, "s30-2-recommend": recommend, "s30-3-journey": journey}
