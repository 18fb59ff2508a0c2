"""Geometry and non-visual properties of shapes. Knows no slide."""

from __future__ import annotations

from twindeck.geometry import Box, Geometry, Path, outline
from twindeck.writers.pptx.units import emu, quoted

DECORATIVE = (
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)

_MIDDLES: dict[str, tuple[int | None, int | None, int | None, int | None]] = {
    "rect": (0, 1, 2, 3),
    "roundRect": (0, 1, 2, 3),
    "ellipse": (0, 2, 4, 6),
    "triangle": (0, None, 3, None),
    "homePlate": (None, 1, None, 3),
    "chevron": (None, None, None, 3),
    "rightArrow": (None, 1, None, 3),
    "leftArrow": (None, 1, None, 3),
    "upArrow": (0, None, 2, None),
    "downArrow": (0, None, 2, None),
}
"""Which of a preset's connection sites are the middles of its box's top, left, bottom and right; None where none is."""


def properties(
    identifier: int, name: str, *, alt: str | None = None, decorative: bool = False, click: str = "", origin: str = ""
) -> str:
    """Return cNvPr. A decorative shape has a mark in place of an alternative text; `origin` is a further extension."""
    described = f" descr={quoted(alt)}" if alt else ""
    extensions = (DECORATIVE if decorative else "") + origin
    inner = f"{click}<a:extLst>{extensions}</a:extLst>" if extensions else click
    start = f'<p:cNvPr id="{identifier}" name={quoted(name)}{described}'
    return f"{start}>{inner}</p:cNvPr>" if inner else f"{start}/>"


def geometry(form: Geometry, box: Box, *, as_path: bool = False) -> str:
    """Return a geometry: a preset with its adjustments, or a path where told so, or where the preset cannot say it."""
    if as_path or not is_preset(form, box):
        return _custom(outline(form, box), box, form.sites)
    name = "donut" if form.preset == "blockArc" and abs(form.adjust[1]) >= 360 else form.preset
    return f'<a:prstGeom prst="{name}"><a:avLst>{_adjustments(form, box)}</a:avLst></a:prstGeom>'


def is_preset(form: Geometry, box: Box) -> bool:
    """Tell whether the preset draws the same outline: not where it would hold an adjustment within its bounds."""
    if form.sites:
        return False
    short, slack = min(box.w, box.h), 0.01
    match form.preset:
        case "path":
            return False
        case "blockArc":
            return abs(box.w - box.h) < slack and 0 < form.adjust[2] <= short / 2 + slack
        case "rightArrow" | "leftArrow":
            return form.adjust[0] <= box.h + slack and form.adjust[1] <= box.w + slack
        case "upArrow" | "downArrow":
            return form.adjust[0] <= box.w + slack and form.adjust[1] <= box.h + slack
        case "leftRightArrow":
            return form.adjust[0] <= box.h + slack and form.adjust[1] <= box.w / 2 + slack
        case "upDownArrow":
            return form.adjust[0] <= box.w + slack and form.adjust[1] <= box.h / 2 + slack
        case "chevron" | "homePlate":
            return form.adjust[0] <= box.w + slack
        case "mathPlus":
            return form.adjust[0] <= 0.7349 * short + slack
        case _:
            return True


def _adjustments(form: Geometry, box: Box) -> str:
    """Return the adjustments, which are hundred thousandths of the shorter side, or 60000ths of a degree."""
    short = min(box.w, box.h) or 1.0
    values: list[tuple[str, float]] = []
    match form.preset:
        case "roundRect":
            values = [("adj", min(50000.0, form.adjust[0] / short * 100000))]
        case "blockArc":
            start, sweep, thickness = form.adjust
            if abs(sweep) >= 360:
                values = [("adj", thickness / short * 100000)]
            else:
                # DrawingML measures from 3 o'clock and fills clockwise from adj1 to adj2
                begin, end = sorted((start, start + sweep))
                values = [
                    ("adj1", (begin - 90) % 360 * 60000),
                    ("adj2", (end - 90) % 360 * 60000),
                    ("adj3", thickness / short * 100000),
                ]
        case "rightArrow" | "leftArrow" | "leftRightArrow":
            values = [("adj1", form.adjust[0] / (box.h or 1) * 100000), ("adj2", form.adjust[1] / short * 100000)]
        case "upArrow" | "downArrow" | "upDownArrow":
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
    places = [(0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5), *sites]
    glue = "".join(
        f'<a:cxn ang="{_angle(fx, fy)}"><a:pos x="{round(fx * width)}" y="{round(fy * height)}"/></a:cxn>'
        for fx, fy in places
    )
    return (
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{glue}</a:cxnLst><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}">{path_commands(path, box)}</a:path></a:pathLst></a:custGeom>'
    )


def path_commands(path: Path, box: Box) -> str:
    """Return an outline's commands, from the box's corner, in EMU."""

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
    return "".join(commands)


def _angle(fx: float, fy: float) -> int:
    """Return the direction in which a connector leaves a site, in 60000ths of a degree clockwise from the right."""
    sides = {"right": 1 - fx, "bottom": 1 - fy, "left": fx, "top": fy}
    nearest = min(sides, key=lambda side: sides[side])
    return {"right": 0, "bottom": 5400000, "left": 10800000, "top": 16200000}[nearest]


def site(form: Geometry, number: int, *, as_path: bool) -> int | None:
    """Return a site's index in a shape, from its number in the Scene; None where the preset has none at that place."""
    if as_path:
        return number
    middles = _MIDDLES.get(form.preset, (None, None, None, None))
    return middles[number] if number < 4 else None
