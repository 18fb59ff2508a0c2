"""Geometry, names and non-visual properties of shapes and connectors."""

from __future__ import annotations

from twindeck.geometry import Box, Geometry, Path, outline
from twindeck.scene import Connector
from twindeck.writers.pptx.units import EMU, emu, frame, quoted

DECORATIVE = (
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)

_SITES = {"ellipse": (0, 2, 4, 6), "homePlate": (0, 1, 2, 3)}
"""Connection sites at top, left, bottom and right, where a preset numbers them otherwise than rectangles do."""


def properties(identifier: int, name: str, *, alt: str | None = None, decorative: bool = False, click: str = "") -> str:
    """Return cNvPr. A decorative shape has a mark in place of an alternative text."""
    described = f" descr={quoted(alt)}" if alt else ""
    inner = click
    if decorative:
        inner += f"<a:extLst>{DECORATIVE}</a:extLst>"
    start = f'<p:cNvPr id="{identifier}" name={quoted(name)}{described}'
    return f"{start}>{inner}</p:cNvPr>" if inner else f"{start}/>"


def geometry(form: Geometry, box: Box) -> str:
    """Return a geometry: a preset with its adjustments, or a path where the preset cannot say it."""
    if form.sites or form.preset == "path":
        return _custom(outline(form, box), box, form.sites)
    return f'<a:prstGeom prst="{form.preset}"><a:avLst>{_adjustments(form, box)}</a:avLst></a:prstGeom>'


def _adjustments(form: Geometry, box: Box) -> str:
    values: list[tuple[str, float]] = []
    short = min(box.w, box.h) or 1.0
    match form.preset:
        case "roundRect":
            values = [("adj", min(50000.0, form.adjust[0] / short * 100000))]
        case "blockArc":
            start, sweep, thickness = form.adjust
            # DrawingML measures from 3 o'clock and fills clockwise from adj1 to adj2
            begin = (start - 90) % 360
            end = (start + min(sweep, 359.99) - 90) % 360
            values = [
                ("adj1", begin * 60000),
                ("adj2", end * 60000),
                ("adj3", min(50000.0, thickness / short * 100000)),
            ]
        case "rightArrow" | "leftArrow":
            values = [("adj1", form.adjust[0] / (box.h or 1) * 100000), ("adj2", form.adjust[1] / short * 100000)]
        case "upArrow" | "downArrow":
            values = [("adj1", form.adjust[0] / (box.w or 1) * 100000), ("adj2", form.adjust[1] / short * 100000)]
        case "leftRightArrow":
            values = [("adj1", form.adjust[0] / (box.h or 1) * 100000), ("adj2", form.adjust[1] / short * 100000)]
        case "upDownArrow":
            values = [("adj1", form.adjust[0] / (box.w or 1) * 100000), ("adj2", form.adjust[1] / short * 100000)]
        case "chevron" | "homePlate":
            values = [("adj", form.adjust[0] / short * 100000)]
        case "mathPlus":
            values = [("adj1", form.adjust[0] / short * 100000)]
        case _:
            pass
    return "".join(f'<a:gd name="{name}" fmla="val {round(value)}"/>' for name, value in values)


def _custom(path: Path, box: Box, sites: tuple[tuple[float, float], ...]) -> str:
    """Return a path as custom geometry, with the four sides' middles and further places as connection sites."""
    width, height = max(1, emu(box.w)), max(1, emu(box.h))

    def point(x: float, y: float) -> str:
        return f'<a:pt x="{emu(x - box.x)}" y="{emu(y - box.y)}"/>'

    commands: list[str] = []
    for command in path:
        match command:
            case ("M", x, y):
                commands.append(f"<a:moveTo>{point(x, y)}</a:moveTo>")
            case ("L", x, y):
                commands.append(f"<a:lnTo>{point(x, y)}</a:lnTo>")
            case ("C", x1, y1, x2, y2, x3, y3):
                commands.append(f"<a:cubicBezTo>{point(x1, y1)}{point(x2, y2)}{point(x3, y3)}</a:cubicBezTo>")
            case _:
                commands.append("<a:close/>")
    places = [(0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5), *sites]
    glue = "".join(
        f'<a:cxn ang="{_angle(fx, fy)}"><a:pos x="{round(fx * width)}" y="{round(fy * height)}"/></a:cxn>'
        for fx, fy in places
    )
    return (
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{glue}</a:cxnLst><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}">{"".join(commands)}</a:path></a:pathLst></a:custGeom>'
    )


def _angle(fx: float, fy: float) -> int:
    """Return the direction in which a connector leaves a site, in 60000ths of a degree clockwise from the right."""
    sides = {"right": 1 - fx, "bottom": 1 - fy, "left": fx, "top": fy}
    nearest = min(sides, key=lambda side: sides[side])
    return {"right": 0, "bottom": 5400000, "left": 10800000, "top": 16200000}[nearest]


def site(preset: str, number: int, has_sites: bool) -> int:
    """Return a site's index in a shape, from its number in the Scene."""
    if number < 4 and not has_sites:
        return _SITES.get(preset, (0, 1, 2, 3))[number]
    return number


def connector_frame(connector: Connector) -> tuple[str, str]:
    """Return a connector's transform and its geometry."""
    (x0, y0), (x1, y1) = connector.points[0], connector.points[-1]
    if connector.form == "curved" and len(connector.points) == 4:
        return _curve(connector)
    flips = (' flipH="1"' if x1 < x0 else "") + (' flipV="1"' if y1 < y0 else "")
    box = Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
    if len(connector.points) == 2:
        return frame(box, extra=flips), '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'
    if len(connector.points) == 3:
        return frame(box, extra=flips), '<a:prstGeom prst="bentConnector2"><a:avLst/></a:prstGeom>'
    return frame(box, extra=flips), '<a:prstGeom prst="bentConnector3"><a:avLst/></a:prstGeom>'


def _curve(connector: Connector) -> tuple[str, str]:
    """Return a curve that leaves and arrives on the same side: PowerPoint's third curved connector, turned on its side.

    Before it is turned the connector is a sliver of one point; its adjustment says how many times that far it swings out.
    """
    (x0, y0), (_, h0), _, (x1, y1) = connector.points
    (hx, _) = connector.points[1]
    lying = abs(x1 - x0) >= abs(y1 - y0)
    if lying:
        upward = h0 < y0
        swing, span = 0.75 * abs(h0 - y0), abs(x1 - x0)
        rotation = 16200000 if upward else 5400000
        # turned up, the path runs from left to right; turned down, from right to left
        backwards = (x1 < x0) if upward else (x1 > x0)
        flip = ' flipV="1"' if backwards else ""
        cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
        box = Box(cx - 0.5, cy - span / 2, 1.0, span)
        turn = f' rot="{rotation}"{flip}'
    else:
        rightward = hx > x0
        swing, span = 0.75 * abs(hx - x0), abs(y1 - y0)
        flips = ("" if rightward else ' flipH="1"') + (' flipV="1"' if y1 < y0 else "")
        box = Box(min(x0, x1) - 0.5, min(y0, y1), 1.0, span)
        turn = flips
    adjust = round(swing * EMU / EMU * 100000)
    shape = (
        f'<a:prstGeom prst="curvedConnector3"><a:avLst><a:gd name="adj1" fmla="val {adjust}"/></a:avLst></a:prstGeom>'
    )
    return frame(box, extra=turn), shape
