"""Slide 17: a laptop whose screen is quartered: four people in a video call."""

from parts import body, hand
from parts.body import Arm, Figure
from parts.head import Head
from parts.palette import (
    BLACK_HAIR,
    BLUE,
    BLUE_200,
    BROWN_HAIR,
    CHESTNUT,
    CYAN,
    GREY_HAIR,
    HONEY,
    INK,
    ORANGE,
    ORANGE_50,
    PEACH,
    PORCELAIN,
    PURPLE_50,
    PURPLE_200,
    SILVER,
    SLATE,
    WHITE,
)
from parts.svg import Mark, circle, clip, document, join, place, polygon, rect

W, H = 252, 176


def _tile(name: str, x: float, y: float, ground: str, person: Figure) -> Mark:
    return clip(
        name,
        rect(x, y, W, H, WHITE, 8),
        rect(x, y, W, H, ground) + place(body.draw(person), x + W / 2, y + 134, 0.92),
    )


def draw() -> str:
    """The whole picture."""
    waving = Arm((104, 4), (98, 84), hand.open_palm, -84)
    people = (
        Figure(
            Head(PEACH, "parted", BLACK_HAIR, turn=0.25, glasses=INK),
            top=BLUE,
            neck="suit",
            tie=ORANGE,
            legs="none",
        ),
        Figure(
            Head(CHESTNUT, "curly", BLACK_HAIR, turn=-0.25, mouth="open"),
            top=ORANGE,
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
            top=WHITE,
            neck="collar",
            legs="none",
            shoulder=54,
        ),
    )
    grounds = (PURPLE_200, PURPLE_50, ORANGE_50, BLUE_200)
    tiles = [
        _tile(f"t{i}", 60 + (W + 8) * (i % 2), 56 + (H + 8) * (i // 2), grounds[i], people[i])
        for i in range(4)
    ]
    lens = circle(320, 43, 4.5, SLATE)
    controls = join(*(circle(x, 440, 11, c) for x, c in ((284, SLATE), (320, ORANGE), (356, SLATE))))
    return document(
        640,
        600,
        circle(320, 290, 280, PURPLE_200),
        rect(40, 30, 560, 440, INK, 22),
        lens,
        *tiles,
        controls,
        polygon([(40, 470), (600, 470), (636, 540), (4, 540)], SILVER),
        rect(4, 536, 632, 18, SLATE, 9),
        polygon([(86, 482), (554, 482), (570, 512), (70, 512)], SLATE),
        polygon([(262, 518), (378, 518), (384, 534), (256, 534)], WHITE),
    )


PICTURES = {"s17-video-call": draw}
