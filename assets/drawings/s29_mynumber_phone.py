"""Slide 29: a phone of the iPhone kind that shows the My Number card in its wallet."""

from parts import screen, sign, symbol
from parts.lettering import text
from parts.palette import BLUE, BLUE_50, BLUE_200, BLUE_400, INK, SLATE, WHITE
from parts.svg import Mark, circle, document, join, path, place, rect

W, H = 330, 660


def _card() -> Mark:
    """The card as the phone shows it: name, portrait, what it proves; 284 by 180."""
    return join(
        rect(0, 0, 284, 180, BLUE_200, 16),
        path("M0 16Q0 0 16 0H268Q284 0 284 16V52H0Z", BLUE),
        text("マイナンバーカード", 18, 34, 20, WHITE, "bold"),
        rect(18, 68, 72, 92, WHITE, 8),
        circle(54, 102, 17, BLUE_400),
        path("M24 160C24 118 84 118 84 160Z", BLUE_400),
        text("氏名", 106, 86, 13, SLATE),
        rect(150, 76, 110, 10, INK, 5),
        text("生年月日", 106, 114, 13, SLATE),
        rect(176, 104, 84, 10, SLATE, 5),
        text("住所", 106, 142, 13, SLATE),
        rect(150, 132, 110, 10, SLATE, 5),
        rect(150, 150, 76, 8, BLUE_400, 4),
    )


def draw() -> str:
    """The whole picture."""
    rows = join(
        screen.row(14, 352, 284, "本人確認に使う", sign.person(), 56, BLUE_50, 16),
        screen.row(14, 418, 284, "マイナ保険証", sign.medical(), 56, BLUE_50, 16),
        screen.row(14, 484, 284, "コンビニで証明書", sign.paper(), 56, BLUE_50, 16),
    )
    check = join(
        circle(156, 310, 32, BLUE_50),
        circle(156, 310, 24, BLUE),
        place(symbol.tick(WHITE, 22, 5.5), 156, 310),
    )
    return document(
        420,
        700,
        circle(210, 350, 205, BLUE_200),
        place(
            screen.handset(
                W,
                H,
                screen.status_bar(W - 18),
                rect(20, 50, 30, 30, BLUE_50, 15),
                rect(262, 50, 30, 30, BLUE_50, 15),
                place(symbol.tick(BLUE, 13, 3), 35, 65),
                place(circle(-7, 0, 2.4, BLUE) + circle(0, 0, 2.4, BLUE) + circle(7, 0, 2.4, BLUE), 277, 65),
                place(_card(), 14, 92),
                check,
                rows,
                rect(102, 570, 108, 34, BLUE, 17),
                text("認証する", 156, 592, 15, WHITE, "bold", "middle"),
            ),
            45,
            20,
        ),
    )


PICTURES = {"s29-mynumber-phone": draw}
