"""Slide 19: three people in clothes of different colours hold hands in a ring, seen from high above."""

from math import cos, pi, sin

from parts.geometry import Pt, between, polar, tube
from parts.palette import (
    BLACK_HAIR, BLUE, BLUE_400, BROWN_HAIR, CHESTNUT, CYAN, FOLD, GREY_HAIR, INK, ORANGE, PEACH, PORCELAIN, PURPLE, PURPLE_50,
    PURPLE_200, SLATE, WHITE, Skin,
)
from parts.svg import Mark, circle, document, ellipse, join, line, path, place, ring

CENTRE: Pt = (320, 312)
RADIUS, MEETING = 172.0, 196.0


def _above(skin: Skin, hair: str, top: str, style: str, shoes: str) -> Mark:
    """A standing person from above, facing down the page; the neck is the origin."""
    crown = {
        "bun": ellipse(0, -4, 47, 50, hair) + circle(0, -36, 24, hair) + line("M-18 -30Q0 -18 18 -30", FOLD[INK], 3),
        "bob": path("M-50 2C-54 -66 54 -66 50 2C52 26 40 30 34 18Q0 34 -34 18C-40 30 -52 26 -50 2Z", hair)
        + line("M2 -50Q4 -20 0 14", skin.shade, 3.5),
        "short": ellipse(0, -6, 46, 48, hair) + line("M6 -20Q18 -12 10 0Q-4 6 -10 -8", FOLD[INK], 3),
    }[style]
    return join(
        ellipse(-28, 62, 17, 30, shoes), ellipse(28, 62, 17, 30, shoes),
        path("M-104 -10C-108 -46 -60 -52 0 -52S108 -46 104 -10C100 34 50 46 0 46S-100 34 -104 -10Z", top),
        ellipse(0, 12, 38, 42, skin.base), path("M-9 46Q0 66 9 46Z", skin.base), ellipse(-45, 4, 9, 13, skin.base), ellipse(45, 4, 9, 13, skin.base),
        crown,
    )


def draw() -> str:
    cast = (
        (-90.0, PEACH, BLACK_HAIR, PURPLE, "short", INK),
        (30.0, PORCELAIN, BROWN_HAIR, ORANGE, "bun", SLATE),
        (150.0, CHESTNUT, BLACK_HAIR, CYAN, "bob", BLUE),
    )
    arms, hands, bodies = [], [], []
    for angle, skin, hair, top, style, shoes in cast:
        at = polar(CENTRE, angle, RADIUS)
        for side in (-1, 1):
            meet = polar(CENTRE, angle + side * 60, MEETING - 66)
            a = angle * pi / 180
            across = (-sin(a) * side, cos(a) * side)
            shoulder = (at[0] + across[0] * 78 - cos(a) * 4, at[1] + across[1] * 78 - sin(a) * 4)
            middle = between(shoulder, meet, 0.5)
            elbow = (middle[0] + cos(a) * 16, middle[1] + sin(a) * 16)
            wrist = between(elbow, meet, 0.72)
            arms.append(path(tube([shoulder, elbow, wrist], [33, 26, 20]), top))
            hands.append(path(tube([wrist, between(elbow, meet, 1.08)], [15, 18]), skin.base))
            if side == 1:
                tip = between(elbow, meet, 1.1)
                for k in (-1.5, -0.5, 0.5, 1.5):
                    hands.append("")
                del tip
        bodies.append(place(_above(skin, hair, top, style, shoes), *at, rotate=angle + 90))
    return document(
        640, 600,
        circle(*CENTRE, 270, PURPLE_200), circle(*CENTRE, 96, WHITE),
        *hands, *arms, *bodies,
    )


PICTURES = {"s19-hands-in-ring": draw}
