"""Whole people seen from the front: neck, shoulders, clothes, arms with elbows, legs.

The origin is the pit of the neck. An adult is a little over five heads tall; a child is the same
construction drawn smaller under a head that keeps more of its size. Arms are given by where the wrist is
and which way the elbow goes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from parts import hand, head
from parts.geometry import bend, between, folds, heading, polar, tube
from parts.head import Head
from parts.palette import BLUE, FOLD, INK, SLATE, WHITE, Skin
from parts.svg import Mark, Pt, join, line, nums, path, place, polygon, rect

HandShape = Callable[[Skin], Mark]
UPPER_ARM, FOREARM = 100.0, 92.0


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


def _torso_points(f: Figure) -> list[Pt]:
    s, w, h = f.shoulder, f.waist, f.hip
    side = [
        (-17.0, -10.0),
        (-26, 1),
        (-s, 6),
        (-s - 13, 28),
        (-s + 1, 62),
        (-w, 128),
        (-h, f.hem - 14),
        (-h, f.hem),
    ]
    return side + [(-x, y) for x, y in reversed(side)]


def _torso(f: Figure) -> Mark:
    s, w, h = f.shoulder, f.waist, f.hip
    d = (
        f"M-17 -12C-18 0 -30 3 {nums(-s, 5)}C{nums(-s - 16, 8, -s - 16, 30, -s, 52)}"
        f"C{nums(-s + 3, 80, -w, 100, -w, 128)}"
        f"C{nums(-w, 150, -h, 160, -h, f.hem - 4)}Q{nums(-h, f.hem, -h + 4, f.hem)}L{nums(h - 4, f.hem)}"
        f"Q{nums(h, f.hem, h, f.hem - 4)}"
        f"C{nums(h, 160, w, 150, w, 128)}C{nums(w, 100, s - 3, 80, s, 52)}"
        f"C{nums(s + 16, 30, s + 16, 8, s, 5)}C30 3 18 0 17 -12Z"
    )
    return path(d, f.top)


def _neck(f: Figure) -> Mark:
    skin = f.head.skin
    fold = FOLD[f.top]
    neck = join(
        path("M-17 -50L17 -50L18 -6C18 8 -18 8 -18 -6Z", skin.base),
        path("M-17 -34Q0 -14 17 -34L17 -24Q4 -2 -17 -24Z", skin.shade),
    )
    match f.neck:
        case "crew":
            return join(
                path("M-26 1C-20 25 20 25 26 1L17 -10L-17 -10Z", fold),
                path("M-18 -8C-20 17 20 17 18 -8Z", skin.base),
                neck,
            )
        case "vee":
            return join(
                polygon([(-21, -8), (0, 40), (21, -8)], skin.base), neck, line("M-22 -6L0 40L22 -6", fold, 5)
            )
        case "collar":
            return join(
                neck,
                polygon([(-20, -16), (0, 10), (-16, 28), (-30, -2)], fold if f.top != WHITE else WHITE),
                polygon([(20, -16), (0, 10), (16, 28), (30, -2)], fold if f.top != WHITE else WHITE),
                line("M-20 -14L0 10L-15 27M20 -14L0 10L15 27", FOLD[f.top], 2) if f.top == WHITE else "",
                line(f"M0 12L0 {f.hem - 8}", fold, 2.4),
            )
        case "suit":
            tie = (
                polygon([(-7, 10), (7, 10), (5, 22), (12, 92), (0, 108), (-12, 92), (-5, 22)], f.tie)
                if f.tie
                else ""
            )
            return join(
                polygon([(-22, -10), (22, -10), (28, 10), (0, 122), (-28, 10)], f.inner),
                tie,
                neck,
                polygon([(-19, -16), (0, 8), (-13, 24), (-26, 0)], WHITE),
                polygon([(19, -16), (0, 8), (13, 24), (26, 0)], WHITE),
                line("M-19 -15L0 9L-13 23M19 -15L0 9L13 23", FOLD[f.inner], 2),
                polygon([(-24, -8), (-44, 40), (-28, 50), (-34, 62), (0, 124), (-30, 10)], fold),
                polygon([(24, -8), (44, 40), (28, 50), (34, 62), (0, 124), (30, 10)], fold),
                line(f"M0 124L0 {f.hem}", fold, 2.4),
            )
        case "cardigan":
            return join(
                path(f"M-20 3Q0 14 20 3L15 {f.hem}L-15 {f.hem}Z", f.inner),
                path("M-17 -8C-17 20 17 20 17 -8Z", skin.base),
                neck,
                line(f"M-22 3L-15 {f.hem - 3}M22 3L15 {f.hem - 3}", fold, 3),
            )
        case "hood":
            return join(
                path("M-36 6C-38 -24 38 -24 36 6C30 36 -30 36 -36 6Z", fold),
                neck,
                line("M-11 32L-11 62M11 32L11 62", fold, 3.4),
            )
        case "turtle":
            return join(
                neck,
                path("M-19 -26Q0 -16 19 -26L21 0Q0 10 -21 0Z", f.top),
                line("M-20 -1Q0 9 20 -1", fold, 2.4),
            )
        case _:
            return neck


def trouser(chain: Sequence[Pt], radii: Sequence[float]) -> str:
    """Path data of a leg with a straight hem: a round one would look like a sack over the shoe."""
    knee, ankle = chain[-2:]
    along = heading(knee, ankle)
    corners = [
        polar(ankle, along - 90, radii[-1]),
        polar(ankle, along + 90, radii[-1]),
        polar(knee, along + 90, radii[-2]),
        polar(knee, along - 90, radii[-2]),
    ]
    return tube(chain[:-1], radii[:-1]) + "M" + "L".join(nums(*p) for p in corners) + "Z"


def _legs(f: Figure) -> Mark:
    if f.legs == "none":
        return ""
    skin = f.head.skin
    x = f.hip - 31
    if f.legs == "stroll":
        chains = [[(-x + 6, 180), (-20, 286), (-74, 378)], [(x - 6, 180), (42, 284), (58, 396)]]
        turns = (False, False)
    elif f.legs == "seated aside":
        chains = [[(-x, 184), (26, 224), (24, 336)], [(x, 184), (92, 216), (92, 328)]]
        turns = (False, False)
    elif f.legs == "seated":
        chains = [[(-x, 184), (-38, 226), (-36, 338)], [(x, 184), (38, 226), (36, 338)]]
        turns = (True, False)
    else:
        chains = [[(-x, 180), (-25, 290), (-25, 396)], [(x, 180), (25, 290), (25, 396)]]
        turns = (True, False)
    marks: list[Mark] = []
    for chain, outward in zip(chains, turns, strict=True):
        ankle = chain[-1]
        shoe = path("M-13 -2L13 -2L15 8C24 10 36 14 38 24L-14 24Q-16 10 -13 -2Z", f.shoes)
        heel = 28 if f.legs == "stroll" and not marks else 0
        marks.append(place(shoe, ankle[0], ankle[1] - 4, rotate=heel, flip=outward))
        radii = [31.0, 27, 17] if f.legs.startswith("seated") else [29.0, 22, 17]
        if f.skirt:
            marks.append(path(tube(chain[1:], [17, 11]), skin.base))
        else:
            marks.append(path(trouser(chain, radii), f.bottom))
    if f.skirt:
        h = f.hip
        low = 306.0 if f.legs != "seated" else 262.0
        marks.append(
            path(
                f"M{nums(-h + 4, 150)}L{nums(h - 4, 150)}C{nums(h + 4, 200, h + 16, 250, h + 22, low)}"
                f"Q{nums(0, low + 12, -h - 22, low)}C{nums(-h - 16, 250, -h - 4, 200, -h + 4, 150)}Z",
                f.skirt,
            )
        )
    else:
        marks.append(rect(-f.hip + 2, 160, 2 * f.hip - 4, 40, f.bottom, 14))
        if f.legs == "seated aside":
            marks.append(line("M56 222Q50 240 50 268", FOLD[f.bottom], 2.6))
    return join(*marks)


def _arm(f: Figure, arm: Arm, side: int) -> tuple[Mark, Mark, Mark]:
    """The bare arm, the hand, and the sleeve with the folds it makes. `side` is -1 for the person's right."""
    skin = f.head.skin
    root: Pt = (side * (f.shoulder - 1), 26)
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
    chain, radii = [root, elbow, end], [21.0, 16, 12]
    angle = heading(elbow, end) if arm.angle is None else arm.angle
    shape = arm.shape(skin)
    if side == 1:
        # a left hand is the right one mirrored: along its own axis, or left to right where it points up
        shape = f'<g transform="scale({"-1 1" if arm.upright else "1 -1"})">{shape}</g>'
    hand_mark = place(shape, end[0], end[1], rotate=angle)
    if f.sleeve == "long":
        cuff = between(elbow, end, 0.87)
        sleeve = path(tube([root, elbow, cuff], [21, 16.5, 13]), f.top)
        bare = path(tube([elbow, end], [13, 10.5]), skin.base)
    elif f.sleeve == "rolled":
        cuff = between(elbow, end, 0.3)
        sleeve = path(tube([root, elbow, cuff], [21, 17, 16]), f.top)
        bare = path(tube([elbow, end], [14, 10.5]), skin.base)
    else:
        cuff = between(root, elbow, 0.62)
        sleeve = path(tube([root, cuff], [21.5, 20]), f.top)
        bare = path(tube([root, elbow, end], [16, 13.5, 10.5]), skin.base)
    reach = chain if f.sleeve == "long" else [root, elbow] if f.sleeve == "rolled" else [root, cuff]
    crease = folds(
        reach, radii if len(reach) == 3 else [21.0, 17 if f.sleeve == "rolled" else 20], _torso_points(f)
    )
    fold_mark = line("".join(crease), FOLD[f.top], 2.6) if crease else ""
    return bare, hand_mark, sleeve + fold_mark


def local(target: Pt, at: Pt, scale: float) -> Pt:
    """Where a point of the drawing lies for a figure placed `at` with `scale`, so that hands can meet."""
    return (target[0] - at[0]) / scale, (target[1] - at[1]) / scale


def draw(f: Figure) -> Mark:
    """The whole person, standing so that the soles are 416 below the origin."""
    h = f.head
    skull_y = -72 * f.head_scale if f.head_scale > 1 else -72.0
    drawn = [_arm(f, f.right, -1), _arm(f, f.left, 1)]
    if f.held:
        # the thing lies on both forearms, and the fingers lie on the thing
        front = join(*(bare + sleeve for bare, _, sleeve in drawn), f.held, *(palm for _, palm, _ in drawn))
    else:
        # a cuff lies over its wrist, which so grows out of the sleeve however the hand is turned
        front = join(*(bare + palm + sleeve for bare, palm, sleeve in drawn))
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
