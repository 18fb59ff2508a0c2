"""Whole people seen from the front: neck, shoulders, clothes, arms with elbows, legs.

The origin is the pit of the neck. An adult is a little over five heads tall; a child is the same
construction drawn smaller under a head that keeps more of its size. Arms are given by where the wrist is
and which way the elbow goes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import asin, degrees

from parts import hand, head
from parts.geometry import bend, between, distance, folds, heading, limb, polar, tube
from parts.head import Head
from parts.palette import BLUE, FOLD, INK, SLATE, TRIM, WHITE, Skin
from parts.svg import Mark, Pt, circle, join, line, nums, path, place, polygon, rect

HandShape = Callable[[Skin], Mark]
UPPER_ARM, FOREARM = 100.0, 92.0
CAP = 20.0


@dataclass(frozen=True)
class Arm:
    """One arm. `wrist` None lets it hang; `angle` turns the hand (degrees), by default along the forearm.

    `elbow` is 1 for an elbow that points away from the body and -1 for the other way; a point fixes the
    elbow itself, for arms that come towards the viewer and so look shorter than they are. `upright` hands
    point up in their own frame; `short` is for the arms of children.
    """

    wrist: Pt | None = None
    elbow: float | Pt = 1
    shape: HandShape = hand.relaxed
    angle: float | None = None
    short: float = 1
    upright: bool = False


@dataclass(frozen=True)
class Figure:
    """A person: the head, the build, the clothes and the two arms (the person's own right and left).

    `held` is a thing held with both hands: drawn over the sleeves and under the fingers.
    """

    head: Head
    top: str = BLUE
    bottom: str = SLATE
    shoes: str = INK
    neck: str = "crew"
    inner: str = WHITE
    tie: str = ""
    sleeve: str = "long"
    skirt: str = ""
    shoulder: float = 52
    waist: float = 47
    hip: float = 52
    hem: float = 188
    right: Arm = field(default_factory=Arm)
    left: Arm = field(default_factory=Arm)
    legs: str = "stand"
    tilt: float = 0
    head_scale: float = 1
    apron: str = ""
    held: Mark = ""


def _shoulder(f: Figure) -> Pt:
    """The middle of the left shoulder's cap; the right one lies opposite."""
    return f.shoulder - 1, 33.0


def _slope(f: Figure) -> Pt:
    """Where the line from the neck touches the cap."""
    middle, start = _shoulder(f), (24.0, -1.0)
    away = heading(start, middle)
    return polar(middle, away - 90 - degrees(asin(CAP / distance(start, middle))), CAP)


def _torso_points(f: Figure) -> list[Pt]:
    s, w, h = f.shoulder, f.waist, f.hip
    side: list[Pt] = [
        (17.0, -10.0),
        (24, -1),
        _slope(f),
        (s + 19, 33),
        (s + 9, 50),
        (w, 128),
        (h, f.hem - 14),
        (h, f.hem),
    ]
    return [(-x, y) for x, y in side] + side[::-1]


def _torso(f: Figure) -> Mark:
    s, w, h = f.shoulder, f.waist, f.hip
    x, y = _slope(f)
    d = (
        f"M-17 -12C-18 -4 -20 -3 -24 -1L{nums(-x, y)}A{nums(CAP, CAP)} 0 0 0 {nums(-s - 9, 50)}"
        f"C{nums(-s + 2, 76, -w, 100, -w, 128)}"
        f"C{nums(-w, 150, -h, 160, -h, f.hem - 4)}Q{nums(-h, f.hem, -h + 4, f.hem)}L{nums(h - 4, f.hem)}"
        f"Q{nums(h, f.hem, h, f.hem - 4)}"
        f"C{nums(h, 160, w, 150, w, 128)}C{nums(w, 100, s - 2, 76, s + 9, 50)}"
        f"A{nums(CAP, CAP)} 0 0 0 {nums(x, y)}L24 -1C20 -3 18 -4 17 -12Z"
    )
    return path(d, f.top)


def _neck(f: Figure) -> Mark:
    skin = f.head.skin
    fold, trim = FOLD[f.top], TRIM[f.top]
    neck = join(
        path("M-18 -50L18 -50L19 -6C19 8 -19 8 -19 -6Z", skin.base),
        path("M-18 -36Q0 -16 18 -36L18 -25Q4 -4 -18 -25Z", skin.shade),
    )
    match f.neck:
        case "crew":
            return join(
                path("M-27 1C-21 23 21 23 27 1L18 -10L-18 -10Z", trim),
                path("M-19 -8C-21 16 21 16 19 -8Z", skin.base),
                neck,
            )
        case "vee":
            return join(
                polygon([(-22, -8), (0, 38), (22, -8)], skin.base), neck, line("M-23 -6L0 38L23 -6", trim, 5)
            )
        case "collar":
            white = f.top == WHITE
            return join(
                line(f"M0 12L0 {f.hem - 6}", fold, 2.4),
                neck,
                polygon([(-21, -17), (0, 9), (-15, 26), (-31, -2)], WHITE if white else trim),
                polygon([(21, -17), (0, 9), (15, 26), (31, -2)], WHITE if white else trim),
                line("M-31 -2L-15 26L0 9L15 26L31 -2", fold, 2.4) if white else "",
            )
        case "suit":
            tie = (
                polygon([(-7, 10), (7, 10), (5, 22), (11, 84), (0, 100), (-11, 84), (-5, 22)], f.tie)
                if f.tie
                else ""
            )
            return join(
                polygon([(-22, -10), (22, -10), (27, 10), (0, 118), (-27, 10)], f.inner),
                tie,
                neck,
                polygon([(-20, -17), (0, 7), (-13, 23), (-26, 0)], WHITE),
                polygon([(20, -17), (0, 7), (13, 23), (26, 0)], WHITE),
                line("M-26 0L-13 23L0 7L13 23L26 0", FOLD[WHITE], 2),
                line("M-26 6L-42 38L-29 46L-35 58L0 118L35 58L29 46L42 38L26 6", fold, 2.6),
                line(f"M0 118L0 {f.hem - 2}", fold, 2.6),
                circle(7, 140, 3, fold),
                circle(7, 164, 3, fold),
            )
        case "cardigan":
            return join(
                path(f"M-21 3Q0 14 21 3L15 {f.hem}L-15 {f.hem}Z", f.inner),
                path("M-18 -8C-18 20 18 20 18 -8Z", skin.base),
                neck,
                line(f"M-22 2L-15 {f.hem - 2}M22 2L15 {f.hem - 2}", fold, 3),
            )
        case "hood":
            return join(
                path("M-38 6C-40 -26 40 -26 38 6C30 32 -30 32 -38 6Z", trim),
                neck,
                line("M-11 28L-11 58M11 28L11 58", trim, 3.4),
            )
        case "turtle":
            return join(
                neck,
                path("M-20 -26Q0 -16 20 -26L23 0Q0 12 -23 0Z", f.top),
                line("M-21 -2Q0 10 21 -2", fold, 2.4),
            )
        case _:
            return neck


def _shoe(f: Figure, ankle: Pt, turn: float, outward: bool) -> Mark:
    shoe = path("M-13 -4L13 -4L15 8C24 9 37 13 38 23Q38 24 37 24L-14 24Q-16 10 -13 -4Z", f.shoes)
    return place(shoe, ankle[0], ankle[1] - 4, rotate=turn, flip=outward)


def _seated(f: Figure) -> Mark:
    """Legs that come towards the viewer: thighs seen along their length, knees, shins."""
    skin, cloth, x = f.head.skin, f.skirt or f.bottom, f.hip - 31
    marks: list[Mark] = []
    for s in (-1, 1):
        knee, ankle = (s * 37.0, 238.0), (s * 36.0, 352.0)
        marks.append(_shoe(f, ankle, 0, s < 0))
        if f.skirt:
            marks.append(path(limb([(knee[0], 270), ankle], [17, 12]), skin.base))
        else:
            marks.append(path(limb([knee, ankle], [32, 18]), cloth))
    if f.skirt:
        h = f.hip
        marks.append(
            path(
                f"M{nums(-h, 150)}C{nums(-h - 8, 190, -74, 208, -72, 240)}L-68 290Q0 302 68 290L72 240"
                f"C{nums(74, 208, h + 8, 190, h, 150)}Z",
                cloth,
            )
        )
    else:
        marks += [path(tube([(s * x, 172), (s * 37, 238)], [31, 32]), cloth) for s in (-1, 1)]
        marks.append(rect(-x, 160, 2 * x, 60, cloth))
    marks.append(line("M0 200L0 228M-52 258Q-37 267 -22 258M52 258Q37 267 22 258", FOLD[cloth], 2.6))
    return join(*marks)


def _legs(f: Figure) -> Mark:
    if f.legs == "none":
        return ""
    if f.legs == "seated":
        return _seated(f)
    skin = f.head.skin
    x = f.hip - 31
    if f.legs == "stroll":
        chains: list[list[Pt]] = [
            [(-x + 6, 180), (-22, 284), (-72, 378)],
            [(x - 6, 180), (40, 286), (56, 394)],
        ]
        turns = (False, False)
    else:
        chains = [[(-x, 180), (-25, 290), (-25, 396)], [(x, 180), (25, 290), (25, 396)]]
        turns = (True, False)
    marks: list[Mark] = []
    for chain, outward in zip(chains, turns, strict=True):
        heel = 28 if f.legs == "stroll" and not marks else 0
        marks.append(_shoe(f, chain[-1], heel, outward))
        if f.skirt:
            marks.append(path(limb(chain, [20, 17, 11]), skin.base))
        else:
            marks.append(path(limb(chain, [29, 23, 18]), f.bottom))
    if f.skirt:
        h = f.hip
        marks.append(
            path(
                f"M{nums(4 - h, f.hem - 8)}L{nums(h - 4, f.hem - 8)}C{nums(h + 4, 200, h + 16, 250, h + 22, 306)}"
                f"Q{nums(0, 318, -h - 22, 306)}C{nums(-h - 16, 250, -h - 4, 200, 4 - h, f.hem - 8)}Z",
                f.skirt,
            )
        )
    else:
        marks.append(rect(-f.hip + 2, f.hem - 8, 2 * f.hip - 4, 24, f.bottom, 8))
    return join(*marks)


def _arm(f: Figure, arm: Arm, side: int) -> tuple[Mark, Mark]:
    """The arm with the folds it makes, and the hand with the cuff over its wrist. `side` is -1 for the person's right."""
    skin = f.head.skin
    root: Pt = (side * _shoulder(f)[0], _shoulder(f)[1])
    upper, fore = UPPER_ARM * arm.short, FOREARM * arm.short
    elbow: Pt
    end: Pt
    if arm.wrist is None:
        elbow = (side * (f.shoulder + 15), 122)
        end = (side * (f.shoulder + 17), 212)
    elif isinstance(arm.elbow, tuple):
        elbow, end = arm.elbow, arm.wrist
    else:
        elbow, end = bend(root, arm.wrist, upper, fore, -side * arm.elbow)
    angle = heading(elbow, end) if arm.angle is None else arm.angle
    shape = arm.shape(skin)
    if side == 1:
        # a left hand is the right one mirrored: along its own axis, or left to right where it points up
        shape = f'<g transform="scale({"-1 1" if arm.upright else "1 -1"})">{shape}</g>'
    hand_mark = place(shape, end[0], end[1], rotate=angle)
    skin_chain, skin_radii = [elbow, end], [13.0, 10.5]
    if f.sleeve == "long":
        cloth, radii = [root, elbow, between(elbow, end, 0.9)], [CAP, 17, 14]
    elif f.sleeve == "rolled":
        cloth, radii = [root, elbow, between(elbow, end, 0.3)], [CAP, 18, 17]
    else:
        cloth, radii = [root, between(root, elbow, 0.62)], [CAP, 19.5]
        skin_chain, skin_radii = [root, elbow, end], [15.0, 13.5, 10.5]
    bare = path(limb(skin_chain, skin_radii), skin.base)
    crease = folds(cloth, radii, _torso_points(f))
    sleeve = path(limb(cloth, radii), f.top)
    cuff = ""
    if f.sleeve == "long" and not f.held:
        # a cuff lies over its wrist, which so grows out of the sleeve however the hand is turned
        cuff = path(limb([between(elbow, end, 0.78), cloth[-1]], [12.8, 12.6]), f.top)
    return bare + sleeve + (line("".join(crease), FOLD[f.top], 2.6) if crease else ""), hand_mark + cuff


def local(target: Pt, at: Pt, scale: float) -> Pt:
    """Where a point of the drawing lies for a figure placed `at` with `scale`, so that hands can meet."""
    return (target[0] - at[0]) / scale, (target[1] - at[1]) / scale


def draw(f: Figure) -> Mark:
    """The whole person, standing so that the soles are 416 below the origin."""
    h = f.head
    skull_y = -70 * max(1.0, f.head_scale)
    drawn = [_arm(f, f.right, -1), _arm(f, f.left, 1)]
    # a thing held lies on both forearms, and the fingers lie on the thing
    front = join(*(sleeve for sleeve, _ in drawn), f.held, *(palm for _, palm in drawn))
    return join(
        place(head.draw_back(h), 0, skull_y, f.head_scale, f.tilt),
        _legs(f),
        _torso(f),
        _neck(f),
        path(f"M-30 70L30 70L{f.hip - 6} 110L{f.hip - 4} 270Q0 280 {4 - f.hip} 270L{6 - f.hip} 110Z", f.apron)
        if f.apron
        else "",
        place(head.draw(h), 0, skull_y, f.head_scale, f.tilt),
        front,
    )
