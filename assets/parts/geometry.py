"""Points, limbs and curves.

A limb is a chain of circles joined by their outer tangents: it tapers, bends at a joint that looks like
one, and its edges can be asked for, which is how folds are found.
"""

from collections.abc import Sequence
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


def edges(points: Sequence[Pt], radii: Sequence[float]) -> list[list[Pt]]:
    """The two long sides of a limb as dense point rows, without its ends."""
    rows: list[list[Pt]] = []
    for side in (0, 1):
        row: list[Pt] = []
        for i in range(len(points) - 1):
            first, second, _ = _tangents(points[i], radii[i], points[i + 1], radii[i + 1])
            tangent = second if side else first
            row += [between(tangent[0], tangent[1], k / 24) for k in range(25)]
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
    """The parts of a limb's edges that lie on `ground`: lines to draw where both have one colour."""
    found = []
    for row in edges(points, radii):
        run: list[Pt] = []
        for p in [*row, None]:
            if p is not None and inside(p, ground) and not _within_limb(p, points, radii):
                run.append(p)
                continue
            if len(run) > 9:
                found.append("M" + "L".join(nums(*q) for q in [*run[:-1:6], run[-1]]))
            run = []
    return found


def smooth(points: Sequence[Pt], closed: bool = True, tension: float = 0.5) -> str:
    """Path data of a soft curve through `points` (Catmull-Rom turned into cubic segments)."""
    n = len(points)
    k = tension / 3 * 2

    def at(i: int) -> Pt:
        return points[i % n] if closed else points[max(0, min(n - 1, i))]

    d = "M" + nums(*points[0])
    for i in range(n if closed else n - 1):
        p0, p1, p2, p3 = at(i - 1), at(i), at(i + 1), at(i + 2)
        c1 = (p1[0] + (p2[0] - p0[0]) * k / 2, p1[1] + (p2[1] - p0[1]) * k / 2)
        c2 = (p2[0] - (p3[0] - p1[0]) * k / 2, p2[1] - (p3[1] - p1[1]) * k / 2)
        d += f"C{nums(*c1, *c2, *p2)}"
    return d + ("Z" if closed else "")


def arc(x: float, y: float, r: float, start: float, end: float) -> str:
    """Path data of an open arc, degrees clockwise from the right."""
    a, b = polar((x, y), start, r), polar((x, y), end, r)
    return f"M{nums(*a)}A{nums(r, r)} 0 {int(abs(end - start) > 180)} {int(end > start)} {nums(*b)}"


def sector(x: float, y: float, r: float, start: float, end: float) -> str:
    """Path data of a slice of a pie."""
    return arc(x, y, r, start, end) + f"L{num(x)} {num(y)}Z"
