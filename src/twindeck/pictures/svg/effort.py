"""How long PDFium can take over a drawing at most, told from its numbers before it is asked to.

The estimate is on the high side: what it calls light is drawn in this process, all else in a child with limits.
"""

from __future__ import annotations

import math
from itertools import groupby, pairwise

from twindeck.geometry import Path
from twindeck.vector import Clip, VectorDrawing, VectorPath

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

LIGHT = 2e9
"""Nanoseconds that a drawing in this process may take."""

_PIXEL, _CELL, _VERTEX = 12.0, 140.0, 400.0
"""Nanoseconds for a pixel of a fill, for a pixel that an outline runs through, and for a point of an outline."""

_EDGE = 50_000.0
"""PDFium brings numbers of pixels beyond this nearer, and what it then draws is no longer ours to reckon."""

_RESVG = 20_000
"""Segments of a drawing that resvg is to draw: its time grows with the square of a path's, where they cross."""


def hull(path: Path) -> Box | None:
    """Return the box of a path's points and handles, None for an empty path."""
    xs = [number for command in path for number in command[1::2]]
    ys = [number for command in path for number in command[2::2]]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None


class Effort:
    """What drawing comes to, added up path by path: quick to tell, and far more than it will be.

    `box` is the hull of a path's points and handles, in the units of the drawing, whose size is `width` and `height`.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.area = 0.0
        """Square units that fills, strokes and clips cover."""
        self.run = 0.0
        """Units that outlines run through."""
        self.points = 0.0
        self.bends = 0.0
        """Points of curves once they are straight lines, for a unit that is a pixel."""
        self.farthest = 0.0
        self._clips: tuple[Clip, ...] = ()

    def add(self, paths: list[VectorPath], box: Box) -> None:
        """Add the fill and the stroke of one outline."""
        if not paths:
            return
        self.farthest = max(self.farthest, *map(abs, box))
        count = len(paths[0].path)
        # An outline cannot run farther than if each piece of it, and each third of a curve, ran from corner to corner.
        across, down = min(box[2] - box[0], self.width), min(box[3] - box[1], self.height)
        run, bends = 3.0 * count * (across + down), count * math.sqrt(across + down)
        for path in paths:
            self.area += across * down
            self.run += run
            self.points += count
            self.bends += bends
            if path.stroke is not None:
                self._stroke(path, run, count + bends, across, down)
            if path.clips is not self._clips:
                self._clips = path.clips
                self._clip(path.clips)

    def _stroke(self, path: VectorPath, run: float, corners: float, across: float, down: float) -> None:
        """Add a stroke: its outline runs along both sides, around corners and around dashes."""
        width = path.stroke_width
        if path.dashes:
            corners += 2 * run * len(path.dashes) / sum(path.dashes)
        reach = width * (path.miter_limit if path.join == "miter" else 1.5)
        self.area += min(across + reach, self.width) * min(down + reach, self.height)
        self.run += 2 * run + 4 * corners * min(width, self.width + self.height)
        self.points += corners
        if "round" in (path.cap, path.join):
            self.bends += corners * math.sqrt(width)

    def _clip(self, clips: tuple[Clip, ...]) -> None:
        for clip in clips:
            self.area += self.width * self.height
            self.run += 3.0 * len(clip.path) * (self.width + self.height)
            self.points += len(clip.path)

    def nanoseconds(self, width: int, height: int) -> float:
        """Return what drawing takes at this size in pixels, at the most."""
        scale = max(width / self.width, height / self.height)
        if self.farthest * scale > _EDGE:
            return math.inf
        vertices = self.points + self.bends * math.sqrt(scale)
        return self.area * scale * scale * _PIXEL + self.run * scale * _CELL + vertices * _VERTEX


def is_light(drawing: VectorDrawing, effort: Effort, width: int, height: int) -> bool:
    """Tell whether a drawing is rendered at this size in pixels without much time or memory."""
    if has_gradients(drawing) and sum(len(path.path) for path in drawing.paths) > _RESVG:
        return False
    return effort.nanoseconds(width, height) <= LIGHT or _nanoseconds(drawing, width, height) <= LIGHT


def has_gradients(drawing: VectorDrawing) -> bool:
    """Tell whether any path of a drawing is painted with a gradient."""
    return not all(isinstance(path.fill, str | None) and isinstance(path.stroke, str | None) for path in drawing.paths)


def _nanoseconds(drawing: VectorDrawing, width: int, height: int) -> float:
    """Return what drawing takes at this size, from each piece of each outline."""
    canvas = _Canvas(drawing, width, height)
    spent = 0.0
    for clips, paths in groupby(drawing.paths, lambda path: path.clips):
        spent += sum(canvas.fill(clip.path) for clip in clips) + sum(map(canvas.painted, paths))
        if spent > LIGHT:
            break
    return spent


class _Canvas:
    """The pixels that a drawing comes to."""

    def __init__(self, drawing: VectorDrawing, width: int, height: int) -> None:
        self.width, self.height = float(width), float(height)
        self.across, self.down = width / drawing.width, height / drawing.height

    def painted(self, path: VectorPath) -> float:
        """Return the nanoseconds of a path's fill and stroke."""
        filled = self.fill(path.path) if path.fill is not None else 0.0
        return filled + (self.stroke(path) if path.stroke is not None else 0.0)

    def fill(self, path: Path) -> float:
        """Return the nanoseconds of a fill, or of a clip."""
        box = self.hull(path)
        if box is None:
            return 0.0
        across, down = self.seen(box, 0.0)
        return across * down * _PIXEL + self.length(path) * _CELL + self.vertices(path, box) * _VERTEX

    def stroke(self, path: VectorPath) -> float:
        """Return the nanoseconds of a stroke: its outline runs along both sides, around corners and around dashes."""
        box = self.hull(path.path)
        if box is None:
            return 0.0
        width = path.stroke_width * max(self.across, self.down)
        across, down = self.seen(box, width / 2 * (path.miter_limit if path.join == "miter" else 1.5))
        vertices, length = self.vertices(path.path, box), self.length(path.path)
        if path.dashes:
            longest = sum(path.dashes) / len(path.dashes) * min(self.across, self.down)
            vertices += 2 * length / longest if longest else math.inf
        around = min(4 * width, 2 * (self.width + self.height))
        corners = 1.0
        if "round" in (path.cap, path.join):
            corners += math.sqrt(width)
        cells = 2 * length + vertices * around
        return across * down * _PIXEL + cells * _CELL + vertices * corners * _VERTEX

    def hull(self, path: Path) -> Box | None:
        """Return the box of a path's points and handles, in pixels."""
        box = hull(path)
        if box is None:
            return None
        return box[0] * self.across, box[1] * self.down, box[2] * self.across, box[3] * self.down

    def seen(self, box: Box, reach: float) -> tuple[float, float]:
        """Return the width and height of what of a box is on the canvas, as large as the canvas beyond all reckoning."""
        if max(map(abs, box)) > _EDGE:
            return math.inf, math.inf
        left, top, right, bottom = box
        across = min(right + reach, self.width) - max(left - reach, 0.0)
        down = min(bottom + reach, self.height) - max(top - reach, 0.0)
        return max(across, 0.0) + 2, max(down, 0.0) + 2

    def vertices(self, path: Path, box: Box) -> float:
        """Return how many points an outline comes to once its curves are straight lines."""
        most = 8 + math.sqrt(box[2] - box[0] + box[3] - box[1])
        return sum(most if command[0] == "C" else 1.0 for command in path)

    def length(self, path: Path) -> float:
        """Return the pixels that an outline, the lines between its points and handles, runs through."""
        points = [
            point for command in path if command[0] != "Z" for point in zip(command[1::2], command[2::2], strict=True)
        ]
        return sum(
            min(abs(x1 - x0) * self.across, self.width) + min(abs(y1 - y0) * self.down, self.height) + 2
            for (x0, y0), (x1, y1) in pairwise([*points, *points[:1]])
        )
