"""Whole people seen from the side, facing right: at a desk, in a wheelchair, on a bicycle, walking.

The same measures as `body`: the origin is the pit of the neck of a person who sits upright, hips 182
below. A lean turns the trunk around the hips. Mirror the figure to make it face left (near and far arm
keep their names).
"""

from dataclasses import dataclass, field
from math import cos, pi, sin

from parts import hand, head
from parts.body import HandShape, trouser
from parts.geometry import bend, between, folds, heading, tube
from parts.head import Head
from parts.palette import BLUE, FOLD, INK, SLATE, WHITE
from parts.svg import Mark, Pt, join, line, nums, path, place

HIP: Pt = (-4, 182)
THIGH, SHIN, UPPER_ARM, FOREARM = 106.0, 108.0, 98.0, 88.0


@dataclass(frozen=True)
class Reach:
    """An arm seen from the side: where the wrist is, how the hand is turned, where the elbow goes."""

    wrist: Pt = (30, 205)
    shape: HandShape = hand.flat
    angle: float | None = None
    elbow: float = 1
    flip: bool = False


@dataclass(frozen=True)
class Leg:
    """A leg of a person seen from the side, knee and ankle given."""

    knee: Pt = (100, 190)
    ankle: Pt = (98, 298)
    toe: float = 0


@dataclass(frozen=True)
class Sitter:
    """A person in profile."""

    head: Head
    top: str = BLUE
    bottom: str = SLATE
    shoes: str = INK
    inner: str = WHITE
    neck: str = "crew"
    sleeve: str = "long"
    lean: float = 0
    nod: float = 0
    near: Reach | None = field(default_factory=Reach)
    far: Reach | None = None
    near_leg: Leg | None = field(default_factory=Leg)
    far_leg: Leg | None = None
    head_scale: float = 1


def _turn(p: Pt, angle: float) -> Pt:
    a = angle * pi / 180
    x, y = p[0] - HIP[0], p[1] - HIP[1]
    return HIP[0] + x * cos(a) - y * sin(a), HIP[1] + x * sin(a) + y * cos(a)


def _trunk_points(f: Sitter) -> list[Pt]:
    raw: list[Pt] = [
        (-16, -8),
        (-44, 44),
        (-46, 100),
        (-44, 196),
        (38, 196),
        (38, 140),
        (38, 60),
        (16, 0),
    ]
    return [_turn(p, f.lean) for p in raw]


def _trunk(f: Sitter) -> Mark:
    skin = f.head.skin
    fold = FOLD[f.top]
    cloth = path(
        "M-18 -12C-24 2 -42 14 -45 46C-47 90 -42 150 -45 190Q-45 198 -37 198L32 198Q40 198 40 190"
        "C41 160 40 130 38 96C38 60 34 26 17 -4L15 -12Z",
        f.top,
    )
    neck = join(
        path("M-20 -56L14 -46L16 -4C16 8 -16 4 -19 -10Z", skin.base),
        path("M-6 -36Q6 -24 16 -26L16 -14Q2 -12 -6 -36Z", skin.shade),
    )
    collar = {
        "collar": path(
            "M-20 -14Q-4 4 14 -6L22 10L6 22Q-14 12 -24 -2Z", fold if f.top != WHITE else FOLD[WHITE]
        ),
        "suit": path("M-20 -14Q-4 4 14 -6L20 2L4 8Q-14 6 -22 -6Z", WHITE)
        + path("M14 -4C32 30 36 60 38 100L22 74L26 62L14 54L4 6Z", fold),
        "hood": path("M16 2C2 14 -22 10 -26 -8C-44 0 -52 18 -44 32C-20 34 8 24 16 2Z", fold),
        "turtle": path("M-20 -24Q0 -12 16 -22L17 -4Q0 8 -20 -8Z", f.top)
        + line("M-19 -8Q0 7 17 -4", fold, 2.4),
    }.get(f.neck, line("M-20 -8Q-2 8 17 -3", fold, 5))
    return place(
        join(place(head.draw_back(f.head), 6, -74, f.head_scale, f.nod), cloth, neck, collar),
        *_offset(f.lean),
        rotate=f.lean,
    )


def _offset(lean: float) -> Pt:
    """Turning around the hips is turning around the origin and then moving by this."""
    return _turn((0, 0), lean)


def _arm(f: Sitter, reach: Reach, far: bool) -> Mark:
    skin = f.head.skin
    root = _turn((12, 34) if far else (-6, 34), f.lean)
    elbow, end = bend(root, reach.wrist, UPPER_ARM, FOREARM, reach.elbow)
    angle = heading(elbow, end) if reach.angle is None else reach.angle
    palm = reach.shape(skin)
    if reach.flip:
        palm = f'<g transform="scale(1 -1)">{palm}</g>'
    palm = place(palm, *end, rotate=angle)
    if f.sleeve == "long":
        cuff = between(elbow, end, 0.93)
        bare, sleeve = (
            path(tube([elbow, end], [13, 10.5]), skin.base),
            path(tube([root, elbow, cuff], [22, 17, 13]), f.top),
        )
        reachable: list[Pt] = [root, elbow, cuff]
        radii = [22.0, 17, 13]
    else:
        cuff = between(root, elbow, 0.66)
        bare, sleeve = (
            path(tube([root, elbow, end], [16, 13.5, 10.5]), skin.base),
            path(tube([root, cuff], [22, 20]), f.top),
        )
        reachable, radii = [root, cuff], [22.0, 20]
    crease = [] if far else folds(reachable, radii, _trunk_points(f))
    return join(bare, palm, sleeve, line("".join(crease), FOLD[f.top], 2.6) if crease else "")


def _leg(f: Sitter, leg: Leg, far: bool) -> Mark:
    root = (HIP[0] + (8 if far else 0), HIP[1] - (4 if far else 0))
    shoe = place(
        path("M-14 -6L13 -6L15 0C25 3 38 5 40 16L-15 16Q-17 6 -14 -6Z", f.shoes), *leg.ankle, rotate=leg.toe
    )
    return shoe + path(trouser([root, leg.knee, leg.ankle], [34.0, 24, 15]), f.bottom)


def draw(f: Sitter) -> Mark:
    """The whole person without what stands between the legs or in front: far limbs first, near limbs last."""
    near_leg = _leg(f, f.near_leg, False) if f.near_leg else ""
    crease = ""
    if f.near_leg and f.far_leg:
        crease = line(
            f"M{nums(HIP[0] + 30, HIP[1] + 3)}L{nums(f.near_leg.knee[0] - 12, f.near_leg.knee[1] - 24)}",
            FOLD[f.bottom],
            2.4,
        )
    return join(
        _arm(f, f.far, True) if f.far else "",
        _leg(f, f.far_leg, True) if f.far_leg else "",
        near_leg,
        crease,
        _trunk(f),
        place(place(head.draw(f.head), 6, -74, f.head_scale, f.nod), *_offset(f.lean), rotate=f.lean),
        _arm(f, f.near, False) if f.near else "",
    )
