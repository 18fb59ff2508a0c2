"""Whole people seen from the side, facing right: at a desk, in a wheelchair, on a bicycle, walking.

The same measures as `body`: the origin is the pit of the neck of a person who sits upright, hips 182
below. A lean turns the trunk around the hips. Mirror the figure to make it face left (near and far arm
keep their names).
"""

from dataclasses import dataclass, field
from math import cos, pi, sin

from parts import hand, head
from parts.body import HandShape
from parts.geometry import bend, between, folds, heading, limb
from parts.head import Head
from parts.palette import BLUE, FOLD, INK, SLATE, TRIM, WHITE
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
        (-44, 188),
        (38, 176),
        (38, 140),
        (38, 60),
        (16, 0),
    ]
    return [_turn(p, f.lean) for p in raw]


def _trunk(f: Sitter) -> Mark:
    skin = f.head.skin
    fold = FOLD[f.top]
    cloth = path(
        "M-20 -14C-25 2 -42 14 -45 46C-47 90 -43 140 -46 178Q-46 190 -36 190L24 182Q38 180 39 168"
        "C40 150 40 130 38 96C38 60 34 26 17 -4L15 -12Z",
        f.top,
    )
    neck = join(
        path("M-28 -62L14 -46L16 -4C16 8 -17 4 -21 -12C-22 -26 -24 -40 -28 -62Z", skin.base),
        path("M-6 -36Q6 -24 16 -26L16 -14Q2 -12 -6 -36Z", skin.shade),
    )
    collar = {
        "collar": path(
            "M-22 -16Q-4 4 15 -7L23 9L6 21Q-14 12 -25 -3Z", WHITE if f.top == WHITE else TRIM[f.top]
        )
        + (line("M23 9L6 21Q-14 12 -25 -3", fold, 2.4) if f.top == WHITE else ""),
        "suit": path("M-20 -14Q-4 4 14 -6L20 2L4 8Q-14 6 -22 -6Z", WHITE)
        + line("M4 8L14 52L26 60L22 74L38 102", fold, 2.6),
        "hood": path(
            "M-20 -22C-36 -20 -48 -4 -45 12C-32 20 -6 18 17 -1L15 -13C2 0 -14 -2 -20 -22Z", TRIM[f.top]
        ),
        "turtle": path("M-24 -28Q-2 -14 16 -24L17 -4Q0 8 -22 -8Z", f.top)
        + line("M-19 -8Q0 7 17 -4", fold, 2.4),
    }.get(f.neck, line("M-22 -10Q-2 8 16 -4", TRIM[f.top], 5))
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
    root = _turn((2, 36) if far else (-8, 36), f.lean)
    elbow, end = bend(root, reach.wrist, UPPER_ARM, FOREARM, reach.elbow)
    angle = heading(elbow, end) if reach.angle is None else reach.angle
    palm = reach.shape(skin)
    if reach.flip:
        palm = f'<g transform="scale(1 -1)">{palm}</g>'
    palm = place(palm, *end, rotate=angle)
    skin_chain, skin_radii = [elbow, end], [13.0, 10.5]
    if f.sleeve == "long":
        cloth, radii = [root, elbow, between(elbow, end, 0.92)], [21.0, 18, 14]
    else:
        cloth, radii = [root, between(root, elbow, 0.66)], [21.0, 20]
        skin_chain, skin_radii = [root, elbow, end], [15.0, 13.5, 10.5]
    bare = path(limb(skin_chain, skin_radii), skin.base)
    crease = [] if far else folds(cloth, radii, _trunk_points(f))
    sleeve = path(limb(cloth, radii), f.top)
    return join(bare, palm, sleeve, line("".join(crease), FOLD[f.top], 2.6) if crease else "")


def _leg(f: Sitter, leg: Leg, far: bool) -> Mark:
    root = (HIP[0] + (8 if far else 0), HIP[1] - (4 if far else 0))
    shoe = place(
        path("M-14 -6L13 -6L15 0C25 3 38 5 40 16L-15 16Q-17 6 -14 -6Z", f.shoes), *leg.ankle, rotate=leg.toe
    )
    return shoe + path(limb([root, leg.knee, leg.ankle], [34.0, 25, 17]), f.bottom)


def near_arm(f: Sitter) -> Mark:
    """The near arm alone, to be drawn over what stands between it and the trunk, such as a wheel."""
    return _arm(f, f.near, False) if f.near else ""


def draw(f: Sitter) -> Mark:
    """The whole person without what stands between the legs or in front: far limbs first, near limbs last."""
    near_leg = _leg(f, f.near_leg, False) if f.near_leg else ""
    crease = ""
    if f.near_leg and f.far_leg and f.near_leg.knee[0] > 60:
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
        near_arm(f),
    )
