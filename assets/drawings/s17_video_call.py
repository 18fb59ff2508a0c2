"""Slide 17: a laptop whose screen is quartered: four people in a video call."""

from parts import body, hand
from parts.body import Arm, Figure
from parts.head import Head
from parts.palette import (
    BLACK_HAIR,
    BLUE,
    BLUE_50,
    BLUE_200,
    BROWN_HAIR,
    CHESTNUT,
    CYAN,
    CYAN_50,
    GREY_HAIR,
    HONEY,
    INK,
    ORANGE,
    PEACH,
    PORCELAIN,
    PURPLE,
    PURPLE_50,
    PURPLE_100,
    PURPLE_200,
    SILVER,
    SLATE,
    STRAW,
    WHITE,
)
from parts.stage import H, W, framed
from parts.svg import Mark, circle, clip, join, line, path, place, polygon, rect

TILE_W, TILE_H = 246, 206
LEFT, TOP, GAP = 70, 92, 8


def _tile(name: str, x: float, y: float, ground: str, person: Figure) -> Mark:
    return clip(
        name,
        rect(x, y, TILE_W, TILE_H, WHITE, 8),
        rect(x, y, TILE_W, TILE_H, ground) + place(body.draw(person), x + TILE_W / 2, y + 154, 0.94),
    )


def _keyboard() -> Mark:
    """The half that lies on the desk, foreshortened: rows of keys that widen towards us, and the pad."""
    rows = []
    for k in range(3):
        y, half = 578 + 17 * k, 226 + 8 * k
        w = 2 * half / 12
        rows += [rect(320 - half + w * i + 1.5, y, w - 3, 13, SLATE, 3) for i in range(12)]
    return join(
        polygon([(46, 560), (594, 560), (620, 668), (20, 668)], SILVER),
        *rows,
        polygon([(256, 636), (384, 636), (390, 660), (250, 660)], WHITE),
        path("M16 666H624V674Q624 684 614 684H26Q16 684 16 674Z", SLATE),
    )


def draw() -> str:
    """The whole picture."""
    waving = Arm((100, 18), (96, 100), hand.open_palm, -84)
    people = (
        Figure(
            Head(PEACH, "parted", BLACK_HAIR, turn=0.25, glasses=INK),
            top=BLUE,
            neck="suit",
            tie=CYAN,
            legs="none",
        ),
        Figure(
            Head(CHESTNUT, "curly", BLACK_HAIR, turn=-0.25, mouth="open"),
            top=PURPLE,
            neck="crew",
            legs="none",
            shoulder=47,
            left=waving,
        ),
        Figure(
            Head(PORCELAIN, "bob", GREY_HAIR, turn=0.25, old=True),
            top=CYAN,
            neck="cardigan",
            legs="none",
            shoulder=47,
        ),
        Figure(
            Head(HONEY, "short", BROWN_HAIR, turn=-0.25, beard=True),
            top=STRAW,
            neck="collar",
            legs="none",
            shoulder=54,
        ),
    )
    grounds = (BLUE_200, PURPLE_50, CYAN_50, BLUE_50)
    spots = [(LEFT + (TILE_W + GAP) * (i % 2), TOP + (TILE_H + GAP) * (i // 2)) for i in range(4)]
    x, y = spots[1]
    speaker = (
        f'<rect x="{x - 3}" y="{y - 3}" width="{TILE_W + 6}" height="{TILE_H + 6}" rx="11" fill="none"'
        f' stroke="{ORANGE}" stroke-width="6"/>'
    )
    return framed(
        PURPLE_100,
        circle(320, 300, 296, PURPLE_50),
        rect(0, 560, W, H - 560, PURPLE_200),
        rect(50, 60, 540, 508, INK, 22),
        circle(320, 76, 4.5, SLATE),
        *(_tile(f"t{i}", *spots[i], grounds[i], people[i]) for i in range(4)),
        speaker,
        *(circle(cx, 536, 14, SLATE) for cx in (274, 320, 366)),
        line("M267 532H277V540H267ZM281 532V540", WHITE, 2.6),
        rect(317, 526, 6, 12, WHITE, 3),
        line("M313 535Q314 542 320 542T327 535M320 543V546", WHITE, 2),
        line("M360 536H372M366 530V542", WHITE, 2.6),
        _keyboard(),
    )


PICTURES = {"s17-video-call": draw}
