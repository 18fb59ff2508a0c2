"""Points, limbs and curves.

A limb is a chain of circles joined by their outer tangents: it tapers, bends at a joint that looks like
one, and its edges can be asked for, which is how folds are found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import acos, atan2, cos, degrees, hypot, pi, sin

from parts.svg import Pt, num, nums


def polar(origin: Pt, angle: float, length: float) -> Pt:
    """The point `length` away from `origin`, `angle` in degrees clockwise from the right."""
    a = angle * pi / 180
    return origin[0] + length * cos(a), origin[1] + length * sin(a)


def heading(a: Pt, b: Pt) -> float:
    """Degrees from one point to another, clockwise from the right."""
    return degrees(atan2(b[1] - a[1], b[0] - a[0]))


def distance(a: Pt, b: Pt) -> float:
    """How far apart two points are."""
    return hypot(b[0] - a[0], b[1] - a[1])


def between(a: Pt, b: Pt, share: float) -> Pt:
    """The point that divides the way from `a` to `b`."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def bend(root: Pt, tip: Pt, first: float, second: float, side: float) -> tuple[Pt, Pt]:
    """Elbow (or knee) and end of a limb of two fixed lengths that reaches from `root` towards `tip`.

    Fixed lengths keep arms the same in every pose; an end too far away is brought within reach.
    """
    reach = min(distance(root, tip), (first + second) * 0.999)
    reach = max(reach, abs(first - second) * 1.001)
    direction = heading(root, tip)
    end = polar(root, direction, reach)
    opening = degrees(acos((first**2 + reach**2 - second**2) / (2 * first * reach)))
    return polar(root, direction + side * opening, first), end


def _tangents(a: Pt, ra: float, b: Pt, rb: float) -> tuple[tuple[Pt, Pt], tuple[Pt, Pt], float]:
    gap = max(distance(a, b), abs(ra - rb) + 0.01)
    direction = atan2(b[1] - a[1], b[0] - a[0])
    swing = acos((ra - rb) / gap)
    sides = []
    for s in (1, -1):
        u = (cos(direction + s * swing), sin(direction + s * swing))
        sides.append(((a[0] + ra * u[0], a[1] + ra * u[1]), (b[0] + rb * u[0], b[1] + rb * u[1])))
    return sides[0], sides[1], swing


def tube(points: Sequence[Pt], radii: Sequence[float]) -> str:
    """Path data of a tapering limb through `points`."""
    parts = []
    for a, b, ra, rb in zip(points, points[1:], radii, radii[1:], strict=False):
        (a1, b1), (a2, b2), swing = _tangents(a, ra, b, rb)
        near, far = int(swing < pi / 2), int(swing > pi / 2)
        parts.append(
            f"M{nums(*a1)}A{nums(ra, ra)} 0 {near} 1 {nums(*a2)}L{nums(*b2)}"
            f"A{nums(rb, rb)} 0 {far} 1 {nums(*b1)}Z"
        )
    return "".join(parts)


@dataclass(frozen=True)
class _Side:
    """One long side of a limb: where it starts, its corners, where it ends."""

    start: Pt
    corners: list[tuple[Pt, Pt, Pt | None, float]]
    end: Pt

    def rows(self) -> list[tuple[Pt, Pt]]:
        """The straight pieces."""
        points = [self.start, *(p for before, after, _, _ in self.corners for p in (before, after)), self.end]
        return list(zip(points[::2], points[1::2], strict=True))


def _side(points: Sequence[Pt], radii: Sequence[float], s: int) -> _Side:
    pieces: list[tuple[Pt, Pt]] = []
    ways: list[Pt] = []
    for a, b, ra, rb in zip(points, points[1:], radii, radii[1:], strict=False):
        length = distance(a, b) or 1.0
        dx, dy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
        ways.append((dx, dy))
        pieces.append(((a[0] - s * dy * ra, a[1] + s * dx * ra), (b[0] - s * dy * rb, b[1] + s * dx * rb)))
    corners: list[tuple[Pt, Pt, Pt | None, float]] = []
    for i, ((a, b), (c, d)) in enumerate(pairwise(pieces)):
        turn = ways[i][0] * ways[i + 1][1] - ways[i][1] * ways[i + 1][0]
        if s * turn <= 0.02:
            corners.append((b, c, None, radii[i + 1]))
            continue
        cross = _crossing(a, b, c, d)
        soft = min(10.0, distance(a, cross) / 2, distance(cross, d) / 2)
        before = between(cross, a, soft / (distance(cross, a) or 1))
        after = between(cross, d, soft / (distance(cross, d) or 1))
        corners.append((before, after, cross, 0))
    return _Side(pieces[0][0], corners, pieces[-1][1])


def _crossing(a: Pt, b: Pt, c: Pt, d: Pt) -> Pt:
    """Where two lines meet, if not on the pieces given, then at the nearest end."""
    rx, ry, qx, qy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    spread = rx * qy - ry * qx
    if abs(spread) < 1e-6:
        return b
    t = ((c[0] - a[0]) * qy - (c[1] - a[1]) * qx) / spread
    return between(a, b, max(0.0, min(1.0, t)))


def limb(points: Sequence[Pt], radii: Sequence[float]) -> str:
    """Path data of a limb in cloth or skin: round where it begins, soft at its joints, cut straight at its end.

    One outline, so a cuff or a hem has corners and no seam shows at the elbow.
    """
    there, back = _side(points, radii, 1), _side(points, radii, -1)
    d = f"M{nums(*there.start)}"
    for before, after, middle, r in there.corners:
        d += f"L{nums(*before)}" + (
            f"Q{nums(*middle, *after)}" if middle else f"A{nums(r, r)} 0 0 0 {nums(*after)}"
        )
    d += f"L{nums(*there.end)}L{nums(*back.end)}"
    for before, after, middle, r in reversed(back.corners):
        d += f"L{nums(*after)}" + (
            f"Q{nums(*middle, *before)}" if middle else f"A{nums(r, r)} 0 0 0 {nums(*before)}"
        )
    return d + f"L{nums(*back.start)}A{nums(radii[0], radii[0])} 0 0 0 {nums(*there.start)}Z"


def edges(points: Sequence[Pt], radii: Sequence[float]) -> list[list[Pt]]:
    """The straight pieces of the two long sides of a limb as dense point rows."""
    rows: list[list[Pt]] = []
    for s in (1, -1):
        row: list[Pt] = []
        for a, b in _side(points, radii, s).rows():
            row += [between(a, b, k / 24) for k in range(25)]
        rows.append(row)
    return rows


def _within_limb(p: Pt, points: Sequence[Pt], radii: Sequence[float]) -> bool:
    for a, b, ra, rb in zip(points, points[1:], radii, radii[1:], strict=False):
        length = distance(a, b) or 1
        share = ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length**2
        share = max(0.0, min(1.0, share))
        if distance(p, between(a, b, share)) < ra + (rb - ra) * share - 0.8:
            return True
    return False


def inside(p: Pt, outline: Sequence[Pt]) -> bool:
    """Whether a point lies in a closed outline."""
    hit = False
    for (x1, y1), (x2, y2) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (y1 > p[1]) != (y2 > p[1]) and p[0] < (x2 - x1) * (p[1] - y1) / (y2 - y1) + x1:
            hit = not hit
    return hit


def folds(points: Sequence[Pt], radii: Sequence[float], ground: Sequence[Pt]) -> list[str]:
    """The parts of a limb's edges that lie on `ground`: lines to draw where both have one colour.

    A sleeve is sewn to its garment, so the line begins below the shoulder; of an arm that is folded up only the
    forearm shows.
    """
    found = []
    folded = len(points) > 2 and distance(points[0], points[2]) < distance(points[0], points[1]) * 0.9
    first = 25 if folded else 9
    for row in edges(points, radii):
        run: list[Pt] = []
        for p in [*row[first:], None]:
            if p is not None and inside(p, ground) and not _within_limb(p, points, radii):
                run.append(p)
                continue
            if run and distance(run[0], run[-1]) > 24:
                found.append("M" + "L".join(nums(*q) for q in [*run[:-1:6], run[-1]]))
            run = []
    return found


def arc(x: float, y: float, r: float, start: float, end: float) -> str:
    """Path data of an open arc, degrees clockwise from the right."""
    a, b = polar((x, y), start, r), polar((x, y), end, r)
    return f"M{nums(*a)}A{nums(r, r)} 0 {int(abs(end - start) > 180)} {int(end > start)} {nums(*b)}"


def sector(x: float, y: float, r: float, start: float, end: float) -> str:
    """Path data of a slice of a pie."""
    return arc(x, y, r, start, end) + f"L{num(x)} {num(y)}Z"
