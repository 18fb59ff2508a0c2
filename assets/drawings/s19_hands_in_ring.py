"""Slide 19: three people in clothes of different colours hold hands in a ring, seen from high above."""

from math import cos, pi, sin

from parts.geometry import bend, between, heading, limb, polar, tube
from parts.palette import (
    BLACK_HAIR,
    BROWN_HAIR,
    CHESTNUT,
    CYAN,
    INK,
    NAVY,
    PEACH,
    PORCELAIN,
    PURPLE,
    PURPLE_100,
    PURPLE_200,
    SLATE,
    STRAND,
    STRAW,
    Skin,
)
from parts.stage import framed
from parts.svg import Mark, Pt, circle, ellipse, join, line, path, place

CENTRE: Pt = (320, 418)
STAND, MEETING = 236.0, 166.0


def _crown(style: str, hair: str) -> Mark:
    """Hair from above; the forehead is at the bottom."""
    strand = STRAND[hair]
    match style:
        case "bun":
            return join(
                path("M-47 6C-52 -64 52 -64 47 6C44 30 26 36 0 30C-26 36 -44 30 -47 6Z", hair),
                line("M-30 26Q-26 -10 -8 -30M30 26Q26 -10 8 -30M0 30V-26", strand, 3),
                circle(0, -42, 25, strand),
                circle(0, -43, 23, hair),
                line("M-12 -48Q0 -60 11 -48Q14 -36 2 -34", strand, 3),
            )
        case "long":
            return join(
                path(
                    "M-50 10C-56 -66 56 -66 50 10C50 40 34 44 28 28C20 16 8 20 0 34"
                    "C-8 20 -20 16 -28 28C-34 44 -50 40 -50 10Z",
                    hair,
                ),
                line("M0 -44V24M-14 -40Q-34 -18 -36 16M14 -40Q34 -18 36 16", strand, 3),
            )
        case _:
            return join(
                path(
                    "M-45 8C-50 -64 50 -64 45 8C42 26 30 24 24 18C12 36 -16 34 -26 20C-34 26 -42 24 -45 8Z",
                    hair,
                ),
                line(
                    "M2 -18Q14 -24 18 -10M2 -18Q-14 -30 -26 -12M2 -18Q-4 2 -18 8M2 -18Q14 -2 28 2", strand, 3
                ),
            )


def _above(skin: Skin, hair: str, top: str, style: str, shoes: str) -> Mark:
    """A standing person from above, facing down the page; the neck is the origin."""
    return join(
        *(path(f"M{x - 15} 20V60Q{x - 16} 92 {x} 92Q{x + 16} 92 {x + 15} 60V20Z", shoes) for x in (-27, 27)),
        path("M-98 -2C-100 -36 -58 -46 0 -46S100 -36 98 -2C92 34 50 44 0 44S-92 34 -98 -2Z", top),
        ellipse(-45, 6, 8, 12, skin.base),
        ellipse(45, 6, 8, 12, skin.base),
        ellipse(0, 6, 40, 46, skin.base),
        path("M-7 48Q-5 59 0 59Q5 59 7 48Z", skin.base),
        _crown(style, hair),
    )


def _arm(angle: float, side: int) -> tuple[list[Pt], Pt]:
    """Shoulder, elbow and wrist, and the meeting point of two hands, for a person who stands at `angle`."""
    at, a = polar(CENTRE, angle, STAND), angle * pi / 180
    across = (-sin(a) * side, cos(a) * side)
    shoulder = (at[0] + across[0] * 67 - cos(a) * 4, at[1] + across[1] * 67 - sin(a) * 4)
    meet = polar(CENTRE, angle + side * 60, MEETING)
    wrist = between(shoulder, meet, 0.78)
    elbow, _ = bend(shoulder, wrist, 74, 66, side)
    return [shoulder, elbow, wrist], meet


def _palm(skin: Skin, wrist: Pt, meet: Pt, over: bool) -> Mark:
    """The hand below shows its back and thumb; the one above lays four fingers round it."""
    along = heading(wrist, meet)

    def at(x: float, y: float) -> Pt:
        p = polar(meet, along, x)
        return polar(p, along + 90, y)

    hand = path(tube([wrist, at(-6, 0)], [13, 19]), skin.base)
    if not over:
        return hand + path(tube([at(-6, 0), at(16, 0)], [19, 15]), skin.base)
    rows = (-14.5, -5, 5, 14.5)
    fingers = path("".join(tube([at(-4, y), at(19 - abs(y) * 0.25, y)], [6, 5.2]) for y in rows), skin.base)
    gaps = "".join(
        f"M{p[0]:.1f} {p[1]:.1f}L{q[0]:.1f} {q[1]:.1f}"
        for p, q in ((at(0, y), at(18, y)) for y in (-9.7, 0, 9.7))
    )
    thumb = path(tube([at(-14, 14), at(0, 25), at(11, 23)], [8, 6.5, 5.5]), skin.base)
    return join(thumb, hand, fingers, line(gaps, skin.shade, 2.4))


def draw() -> str:
    """The whole picture."""
    cast = (
        (-90.0, PEACH, BLACK_HAIR, PURPLE, "short", INK),
        (30.0, PORCELAIN, BROWN_HAIR, STRAW, "bun", NAVY),
        (150.0, CHESTNUT, BLACK_HAIR, CYAN, "long", SLATE),
    )
    under: list[Mark] = []
    over: list[Mark] = []
    sleeves: list[Mark] = []
    people: list[Mark] = []
    for angle, skin, hair, top, style, shoes in cast:
        for side in (1, -1):
            chain, meet = _arm(angle, side)
            sleeves.append(path(limb(chain, [32, 26, 18]), top))
            (under if side == 1 else over).append(_palm(skin, chain[-1], meet, side == -1))
        people.append(
            place(_above(skin, hair, top, style, shoes), *polar(CENTRE, angle, STAND), rotate=angle + 90)
        )
    return framed(
        PURPLE_200,
        circle(320, 396, 294, PURPLE_100),
        *under,
        *over,
        *sleeves,
        *people,
    )


PICTURES = {"s19-hands-in-ring": draw}
