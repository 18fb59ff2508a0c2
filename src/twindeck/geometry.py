"""Boxes and outlines, in points from the top left corner of the slide.

Outlines carry the names of the preset shapes of DrawingML (ECMA-376 part 1, 20.1.10.56), so that the .pptx writes the
preset itself and the PDF draws the same curve from `outline()`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

KAPPA = 0.5522847498307936
"""Length of a cubic's handle that draws a quarter of a circle of radius 1."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.h

    @property
    def centre(self) -> tuple[float, float]:
        """The point in the middle."""
        return self.x + self.w / 2, self.y + self.h / 2

    def inset(
        self, left: float, top: float | None = None, right: float | None = None, bottom: float | None = None
    ) -> Box:
        """Return the box made smaller by the margins; one number is all four, two are left/right and top/bottom."""
        top = left if top is None else top
        right = left if right is None else right
        bottom = top if bottom is None else bottom
        return Box(self.x + left, self.y + top, self.w - left - right, self.h - top - bottom)

    def contains(self, other: Box, slack: float = 0.01) -> bool:
        """Tell whether the other box lies inside this one."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Box, slack: float = 0.01) -> bool:
        """Tell whether the two boxes share more than an edge."""
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )


Command = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)
Path = tuple[Command, ...]
"""An outline: absolute moves, lines, cubics and closings."""

Preset = Literal[
    "rect",
    "roundRect",
    "ellipse",
    "blockArc",
    "rightArrow",
    "leftArrow",
    "upArrow",
    "downArrow",
    "leftRightArrow",
    "upDownArrow",
    "chevron",
    "homePlate",
    "mathPlus",
    "triangle",
    "path",
]


@dataclass(frozen=True, slots=True)
class Geometry:
    """The form of a shape.

    `adjust` depends on the preset, always in points or degrees, never in DrawingML's relative units:
    roundRect (radius); blockArc (start, sweep clockwise from 12 o'clock in degrees, thickness);
    the arrows (shaft thickness, head length); chevron and homePlate (point length); mathPlus (stroke thickness);
    rect, ellipse, triangle (); path: `path` holds the outline itself, in absolute coordinates of the slide.
    `sites` are places for connectors beyond the four sides' middles, as fractions of width and height.
    """

    preset: Preset = "rect"
    adjust: tuple[float, ...] = ()
    path: Path = ()
    sites: tuple[tuple[float, float], ...] = ()


RECT = Geometry()
ELLIPSE = Geometry("ellipse")


def round_rect(radius: float) -> Geometry:
    """Return a rectangle with round corners; radius in points."""
    return Geometry("roundRect", (radius,)) if radius > 0 else RECT


def outline(geometry: Geometry, box: Box) -> Path:
    """Return the closed outline of a geometry drawn into a box."""
    x, y, w, h = box.x, box.y, box.w, box.h
    match geometry.preset:
        case "rect":
            return polygon((x, y), (x + w, y), (x + w, y + h), (x, y + h))
        case "roundRect":
            return _round_rect(box, min(geometry.adjust[0], w / 2, h / 2))
        case "ellipse":
            return _ellipse(box)
        case "blockArc":
            return block_arc(box, *geometry.adjust)
        case "triangle":
            return polygon((x + w / 2, y), (x + w, y + h), (x, y + h))
        case "rightArrow" | "leftArrow" | "upArrow" | "downArrow":
            return _arrow(geometry.preset, box, *geometry.adjust)
        case "leftRightArrow" | "upDownArrow":
            return _double_arrow(geometry.preset, box, *geometry.adjust)
        case "chevron":
            p = geometry.adjust[0]
            return polygon(
                (x, y), (x + w - p, y), (x + w, y + h / 2), (x + w - p, y + h), (x, y + h), (x + p, y + h / 2)
            )
        case "homePlate":
            p = geometry.adjust[0]
            return polygon((x, y), (x + w - p, y), (x + w, y + h / 2), (x + w - p, y + h), (x, y + h))
        case "mathPlus":
            return _plus(box, geometry.adjust[0])
        case "path":
            return geometry.path


def polygon(*points: tuple[float, float]) -> Path:
    """Return the closed outline through the points."""
    first, *rest = points
    commands: list[Command] = [("M", *first)]
    commands += [("L", px, py) for px, py in rest]
    return (*commands, ("Z",))


def _round_rect(box: Box, r: float) -> Path:
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    k = r * (1 - KAPPA)
    return (
        ("M", x + r, y),
        ("L", right - r, y),
        ("C", right - k, y, right, y + k, right, y + r),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", x + r, bottom),
        ("C", x + k, bottom, x, bottom - k, x, bottom - r),
        ("L", x, y + r),
        ("C", x, y + k, x + k, y, x + r, y),
        ("Z",),
    )


def _ellipse(box: Box) -> Path:
    cx, cy = box.centre
    rx, ry = box.w / 2, box.h / 2
    kx, ky = rx * KAPPA, ry * KAPPA
    return (
        ("M", cx, box.y),
        ("C", cx + kx, box.y, box.right, cy - ky, box.right, cy),
        ("C", box.right, cy + ky, cx + kx, box.bottom, cx, box.bottom),
        ("C", cx - kx, box.bottom, box.x, cy + ky, box.x, cy),
        ("C", box.x, cy - ky, cx - kx, box.y, cx, box.y),
        ("Z",),
    )


def arc(cx: float, cy: float, radius: float, start: float, sweep: float) -> list[Command]:
    """Return the cubics of an arc, from a start angle; degrees clockwise from 12 o'clock. No move comes first."""
    pieces = max(1, math.ceil(abs(sweep) / 90 - 1e-9))
    step = math.radians(sweep / pieces)
    handle = 4 / 3 * math.tan(step / 4) * radius
    commands: list[Command] = []
    angle = math.radians(start)
    for _ in range(pieces):
        after = angle + step
        x0, y0 = cx + radius * math.sin(angle), cy - radius * math.cos(angle)
        x1, y1 = cx + radius * math.sin(after), cy - radius * math.cos(after)
        commands.append(
            (
                "C",
                x0 + handle * math.cos(angle),
                y0 + handle * math.sin(angle),
                x1 - handle * math.cos(after),
                y1 - handle * math.sin(after),
                x1,
                y1,
            )
        )
        angle = after
    return commands


def block_arc(box: Box, start: float, sweep: float, thickness: float) -> Path:
    """Return a piece of a ring that fills the box's width; a sweep of 360 is a whole ring."""
    cx, cy = box.centre
    outer, inner = box.w / 2, box.w / 2 - thickness
    whole = abs(sweep) >= 360
    sweep = math.copysign(min(abs(sweep), 360.0), sweep)
    from_angle, to_angle = math.radians(start), math.radians(start + sweep)
    commands: list[Command] = [("M", cx + outer * math.sin(from_angle), cy - outer * math.cos(from_angle))]
    commands += arc(cx, cy, outer, start, sweep)
    if whole:
        commands.append(("Z",))
    commands.append(("M" if whole else "L", cx + inner * math.sin(to_angle), cy - inner * math.cos(to_angle)))
    commands += arc(cx, cy, inner, start + sweep, -sweep)
    return (*commands, ("Z",))


def _arrow(preset: str, box: Box, shaft: float, head: float) -> Path:
    """Draw pointing right in a box turned to lie down, then turn the points."""
    across, along = (box.w, box.h) if preset in ("upArrow", "downArrow") else (box.h, box.w)
    edge = (across - shaft) / 2
    right = (
        (0, edge),
        (along - head, edge),
        (along - head, 0),
        (along, across / 2),
        (along - head, across),
        (along - head, across - edge),
        (0, across - edge),
    )
    return polygon(*(_turned(preset, box, u, v) for u, v in right))


def _double_arrow(preset: str, box: Box, shaft: float, head: float) -> Path:
    across, along = (box.w, box.h) if preset == "upDownArrow" else (box.h, box.w)
    edge = (across - shaft) / 2
    points = (
        (0, across / 2),
        (head, 0),
        (head, edge),
        (along - head, edge),
        (along - head, 0),
        (along, across / 2),
        (along - head, across),
        (along - head, across - edge),
        (head, across - edge),
        (head, across),
    )
    return polygon(*(_turned("downArrow" if preset == "upDownArrow" else "rightArrow", box, u, v) for u, v in points))


def _turned(preset: str, box: Box, u: float, v: float) -> tuple[float, float]:
    match preset:
        case "leftArrow":
            return box.right - u, box.y + v
        case "downArrow":
            return box.x + v, box.y + u
        case "upArrow":
            return box.x + v, box.bottom - u
        case _:
            return box.x + u, box.y + v


def _plus(box: Box, thickness: float) -> Path:
    """Draw DrawingML's plus sign, which leaves a margin of 13.255 % of its box at every side."""
    cx, cy = box.centre
    t, across, along = thickness / 2, box.w * 0.36745, box.h * 0.36745
    return polygon(
        (cx - t, cy - along),
        (cx + t, cy - along),
        (cx + t, cy - t),
        (cx + across, cy - t),
        (cx + across, cy + t),
        (cx + t, cy + t),
        (cx + t, cy + along),
        (cx - t, cy + along),
        (cx - t, cy + t),
        (cx - across, cy + t),
        (cx - across, cy - t),
        (cx - t, cy - t),
    )


def text_margins(geometry: Geometry, box: Box) -> tuple[float, float, float, float]:
    """Return how far a preset's text rectangle lies within its box by itself: left, top, right, bottom.

    DrawingML adds a shape's insets to these (`rect` in presetShapeDefinitions.xml).
    """
    match geometry.preset:
        case "ellipse" if not geometry.sites:
            across, down = box.w * (1 - math.sqrt(0.5)) / 2, box.h * (1 - math.sqrt(0.5)) / 2
            return across, down, across, down
        case "roundRect" if not geometry.sites:
            corner = min(geometry.adjust[0], box.w / 2, box.h / 2) * (1 - math.sqrt(0.5))
            return corner, corner, corner, corner
        case "homePlate" if not geometry.sites:
            return 0.0, 0.0, geometry.adjust[0] / 2, 0.0
        case _:
            return 0.0, 0.0, 0.0, 0.0
