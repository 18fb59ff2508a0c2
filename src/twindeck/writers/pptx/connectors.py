"""Connectors as PowerPoint's own: straight, bent or curved, so that they are laid anew when a shape they lead to is moved.

Those presets run from the top left to the bottom right corner and set out to the right; flips and quarter turns bring them
into the other directions.

LibreOffice leads a bent or curved connector its own way, whatever its adjustments say, so it is offered the same line as a
plain form beside the connector: markup compatibility has each program take what it understands.
"""

from __future__ import annotations

from itertools import pairwise

from twindeck.geometry import Box, Command
from twindeck.scene import Connector
from twindeck.writers.pptx.shapes import path_commands
from twindeck.writers.pptx.units import EMU, emu, frame

Point = tuple[float, float]

_THIN = 0.1
"""Points a curve that comes back to its side is wide at least: its adjustment is a multiple of the width."""


def connector_frame(connector: Connector) -> tuple[str, str]:
    """Return a connector's transform and its geometry."""
    points = connector.points
    if connector.form == "curved" and len(points) == 4:
        return _curve(points)
    if len(points) == 2:
        begin, end = points
        return _placed(begin, end), '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'
    if len(points) in (3, 4, 5, 6) and _is_square(points):
        return _bent(points)
    return drawn_frame(connector)


def has_own_way(connector: Connector) -> bool:
    """Tell whether a program may lead a connector another way than we do: it has corners, or is a curve."""
    return len(connector.points) > 2


def either(connector: str, drawn: str) -> str:
    """Return a connector for programs that know DrawingML of 2010, and the same line as a form for those that do not.

    The prefix is one of our own: LibreOffice goes by prefixes, and believes it knows `a14`.
    """
    return (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice xmlns:d2010="http://schemas.microsoft.com/office/drawing/2010/main" Requires="d2010">'
        f"{connector}</mc:Choice><mc:Fallback>{drawn}</mc:Fallback></mc:AlternateContent>"
    )


def _placed(begin: Point, end: Point, *, upright: bool = False) -> str:
    """Return the transform of a connector from corner to corner; an upright one sets out down or up, not sideways."""
    (x0, y0), (x1, y1) = begin, end
    w, h = abs(x1 - x0), abs(y1 - y0)
    left, top = min(x0, x1), min(y0, y1)
    if not upright:
        flips = (' flipH="1"' if x1 < x0 else "") + (' flipV="1"' if y1 < y0 else "")
        return frame(Box(left, top, w, h), extra=flips)
    # turned a quarter, right becomes down and down becomes left; the box is given as it lies before that
    turn = 5400000 if y1 >= y0 else 16200000
    flipped = (x1 > x0) if y1 >= y0 else (x1 < x0)
    flip = ' flipV="1"' if flipped else ""
    return frame(Box(left + (w - h) / 2, top + (h - w) / 2, h, w), extra=f' rot="{turn}"{flip}')


def _is_square(points: tuple[Point, ...]) -> bool:
    """Tell whether the parts of a line lie and stand in turn."""
    parts = list(pairwise(points))
    lying = [abs(b[1] - a[1]) < 0.01 for a, b in parts]
    standing = [abs(b[0] - a[0]) < 0.01 for a, b in parts]
    first = lying[0]
    wanted = [lying if (number % 2 == 0) == first else standing for number in range(len(parts))]
    return all(kind[number] for number, kind in enumerate(wanted))


def _bent(points: tuple[Point, ...]) -> tuple[str, str]:
    """Return a line with one corner to four; its inner parts are where the adjustments say."""
    begin, end = points[0], points[-1]
    upright = abs(points[1][1] - begin[1]) > abs(points[1][0] - begin[0])
    shares: list[float] = []
    for number, corner in enumerate(points[1:-2]):
        axis = 1 if upright == (number % 2 == 0) else 0
        end, share = _share(begin, end, corner[axis], axis)
        shares.append(share)
    return _placed(begin, end, upright=upright), _adjusted(f"bentConnector{len(points) - 1}", *shares)


def _curve(points: tuple[Point, ...]) -> tuple[str, str]:
    """Return a curve from its cubic: PowerPoint's curves have the same ends, directions and middle."""
    begin, first, last, end = points
    over, beside = _beyond(points, 1), _beyond(points, 0)
    if over == beside:
        sets_out, arrives = _is_upright(begin, first), _is_upright(last, end)
    else:
        # it swings out to one side and comes back, however far apart its ends are
        sets_out = arrives = over > beside
    if sets_out != arrives:
        shape = '<a:prstGeom prst="curvedConnector2"><a:avLst/></a:prstGeom>'
        return _placed(begin, end, upright=sets_out), shape
    axis = 1 if sets_out else 0
    middle = (begin[axis] + 3 * first[axis] + 3 * last[axis] + end[axis]) / 8
    end, share = _share(begin, end, middle, axis)
    return _placed(begin, end, upright=sets_out), _adjusted("curvedConnector3", share)


def _beyond(points: tuple[Point, ...], axis: int) -> float:
    """Return how far both handles of a curve lie beyond both its ends, on the same side."""
    begin, first, last, end = (point[axis] for point in points)
    return max(0.0, min(begin, end) - max(first, last), min(first, last) - max(begin, end))


def _is_upright(a: Point, b: Point) -> bool:
    return abs(b[1] - a[1]) > abs(b[0] - a[0])


def _share(begin: Point, end: Point, middle: float, axis: int) -> tuple[Point, float]:
    """Return how far along an axis a connector's middle lies, as a share of the way from begin to end.

    Where both ends are level there is no way to have a share of: the end is moved by a hair.
    """
    way = end[axis] - begin[axis]
    if abs(way) < _THIN:
        way = _THIN if middle >= begin[axis] else -_THIN
        end = (begin[0] + way, end[1]) if axis == 0 else (end[0], begin[1] + way)
    return end, (middle - begin[axis]) / way


def _adjusted(preset: str, *shares: float) -> str:
    values = "".join(
        f'<a:gd name="adj{number}" fmla="val {round(share * 100000)}"/>' for number, share in enumerate(shares, 1)
    )
    return f'<a:prstGeom prst="{preset}"><a:avLst>{values}</a:avLst></a:prstGeom>'


def drawn_frame(connector: Connector) -> tuple[str, str]:
    """Return the transform and the path of a connector's line as it is, without a preset."""
    points = connector.points
    xs, ys = zip(*points, strict=True)
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    commands: list[Command] = [("M", *points[0])]
    if connector.form == "curved" and len(points) == 4:
        commands.append(("C", *points[1], *points[2], *points[3]))
    else:
        commands += [("L", *point) for point in points[1:]]
    width, height = max(1, emu(box.w)), max(1, emu(box.h))
    path = f'<a:path w="{width}" h="{height}" fill="none">{path_commands(tuple(commands), box)}</a:path>'
    shape = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{path}</a:pathLst></a:custGeom>"
    )
    return frame(Box(box.x, box.y, max(box.w, 1 / EMU), max(box.h, 1 / EMU))), shape
