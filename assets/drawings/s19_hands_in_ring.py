"""Slide 19: three people in clothes of different colours hold hands in a ring, seen from high above."""

from math import cos, pi, sin

from parts.geometry import between, heading, polar, tube
from parts.palette import (
    BLACK_HAIR,
    BLUE,
    BROWN_HAIR,
    CHESTNUT,
    CYAN,
    FOLD,
    INK,
    ORANGE,
    PEACH,
    PORCELAIN,
    PURPLE,
    PURPLE_200,
    SLATE,
    WHITE,
    Skin,
)
from parts.svg import Mark, Pt, circle, document, ellipse, join, line, path, place

CENTRE: Pt = (320, 316)
STAND, MEETING = 188.0, 150.0


def _above(skin: Skin, hair: str, top: str, style: str, shoes: str) -> Mark:
    """A standing person from above, facing down the page; the neck is the origin."""
    crown = {
        "bun": ellipse(0, -4, 45, 48, hair)
        + circle(0, -38, 24, hair)
        + line("M-18 -32Q0 -20 18 -32", SLATE, 3),
        "bob": path("M-49 4C-52 -64 52 -64 49 4C48 24 34 20 30 14Q0 28 -30 14C-34 20 -48 24 -49 4Z", hair)
        + line("M0 -48Q3 -20 0 16", skin.shade, 3.5),
        "short": ellipse(0, -6, 44, 46, hair) + line("M8 -22Q20 -12 10 0Q-6 6 -10 -10", FOLD[INK], 3.5),
    }[style]
    return join(
        ellipse(-26, 56, 16, 30, shoes),
        ellipse(26, 56, 16, 30, shoes),
        path("M-92 -4C-96 -38 -54 -46 0 -46S96 -38 92 -4C88 30 46 40 0 40S-88 30 -92 -4Z", top),
        ellipse(0, 10, 37, 41, skin.base),
        path("M-8 46Q0 64 8 46Z", skin.base),
        ellipse(-44, 4, 9, 12, skin.base),
        ellipse(44, 4, 9, 12, skin.base),
        crown,
    )


def _arm(angle: float, side: int) -> tuple[Pt, Pt, Pt, Pt]:
    """Shoulder, elbow, wrist and the meeting point of two hands, for a person who stands at `angle`."""
    at, a = polar(CENTRE, angle, STAND), angle * pi / 180
    across = (-sin(a) * side, cos(a) * side)
    shoulder = (at[0] + across[0] * 70, at[1] + across[1] * 70)
    meet = polar(CENTRE, angle + side * 60, MEETING)
    middle = between(shoulder, meet, 0.5)
    elbow = (middle[0] + cos(a) * 7, middle[1] + sin(a) * 7)
    return shoulder, elbow, between(elbow, meet, 0.42), meet


def draw() -> str:
    """The whole picture."""
    cast = (
        (-90.0, PEACH, BLACK_HAIR, PURPLE, "short", INK),
        (30.0, PORCELAIN, BROWN_HAIR, ORANGE, "bun", SLATE),
        (150.0, CHESTNUT, BLACK_HAIR, CYAN, "bob", BLUE),
    )
    under, over, people = [], [], []
    for angle, skin, hair, top, style, shoes in cast:
        for side in (1, -1):
            shoulder, elbow, wrist, meet = _arm(angle, side)
            sleeve = path(tube([shoulder, elbow, wrist], [33, 27, 22]), top)
            reach = polar(meet, heading(wrist, meet), 17)
            palm = path(tube([wrist, meet], [15, 20]), skin.base)
            if side == 1:
                under.append(palm + path(tube([meet, reach], [20, 17]), skin.base) + sleeve)
                continue
            grip = [
                polar(polar(meet, heading(wrist, meet), 6), heading(wrist, meet) + 90, k)
                for k in (-15, -5, 5, 15)
            ]
            tips = [polar(p, heading(wrist, meet), 17) for p in grip]
            fingers = "".join(tube([p, t], [6.4, 6]) for p, t in zip(grip, tips, strict=True))
            gaps = "".join(
                f"M{(p[0] + q[0]) / 2:.1f} {(p[1] + q[1]) / 2:.1f}"
                f"L{(t[0] + u[0]) / 2:.1f} {(t[1] + u[1]) / 2:.1f}"
                for p, q, t, u in zip(grip, grip[1:], tips, tips[1:], strict=False)
            )
            over.append(palm + path(fingers, skin.base) + line(gaps, skin.shade, 2.4) + sleeve)
        people.append(
            place(_above(skin, hair, top, style, shoes), *polar(CENTRE, angle, STAND), rotate=angle + 90)
        )
    return document(
        640, 600, circle(*CENTRE, 276, PURPLE_200), circle(*CENTRE, 100, WHITE), *under, *over, *people
    )


PICTURES = {"s19-hands-in-ring": draw}
