"""What is wrong with diagrams of a Scene, worked out from their boxes, lines and letters alone."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations, pairwise

from twindeck.geometry import Box
from twindeck.scene import Connector, Group, Node, Shape, Slide, Text, paragraphs, walk

TOUCH = 0.5
"""How far an arrow's end may be from the edge of its box, in points."""

CLEAR = 5.6
"""How far words stand from lines and boxes, in points."""


def joined(box: Box, other: Box) -> float:
    """Return how far apart two boxes are; negative where they meet."""
    dx = max(box.x - other.right, other.x - box.right)
    dy = max(box.y - other.bottom, other.y - box.bottom)
    return math.hypot(dx, dy) if dx > 0 and dy > 0 else max(dx, dy)


def edge(box: Box, point: tuple[float, float]) -> float:
    """Return how far a point is from the edge of a box."""
    x, y = point
    inside = min(abs(x - box.x), abs(x - box.right), abs(y - box.y), abs(y - box.bottom))
    near = joined(box, Box(x, y, 0, 0))
    return near if near > 0 else inside


def ink(text: Text) -> Box:
    """Return the box around a text's lines, as high as their leading."""
    lines = [line for p in paragraphs(text.content) for line in p.lines]
    left = min(line.x for line in lines)
    right = max(line.x + line.width for line in lines)
    top = min(line.baseline - 0.88 * line.size for line in lines)
    bottom = max(line.baseline + 0.12 * line.size for line in lines)
    return Box(text.box.x + left, text.box.y + top, right - left, bottom - top)


class Judged:
    """The nodes, frames, arrows and words of the only diagram on a slide."""

    def __init__(self, slide: Slide) -> None:
        (self.group,) = [node for node in slide.nodes if isinstance(node, Group)]
        self.nodes: dict[str, Node] = {}
        self.frames: dict[str, set[str]] = {}
        self._gather(self.group.children, ())
        self.arrows = [node for node in self.group.children if isinstance(node, Connector)]
        self.words = [node for node in self.group.children if isinstance(node, Text) and not node.key]
        self.boxes = {key: node.box for key, node in self.nodes.items()}

    def _gather(self, children: tuple[Node, ...], frames: tuple[str, ...]) -> None:
        for child in children:
            if isinstance(child, Text | Shape) and child.key.count(":") == 1:
                self._note(child, frames)
            elif isinstance(child, Group):
                own = child.children[0] if child.children else None
                if not isinstance(own, Shape) or not own.key:
                    continue
                self._note(own, frames)
                if any(isinstance(one, Group) or getattr(one, "key", "") for one in child.children[1:]):
                    keys = {getattr(one, "key", "") for one in walk(child.children[1:])}
                    self.frames[own.key] = {key for key in keys if key.count(":") == 1}
                self._gather(child.children[1:], (*frames, own.key))

    def _note(self, node: Node, frames: tuple[str, ...]) -> None:
        self.nodes[node.key] = node

    def related(self, key: str, other: str) -> bool:
        return other in self.frames.get(key, ()) or key in self.frames.get(other, ())

    def faults(self) -> Iterator[str]:
        yield from self.overlaps()
        yield from self.loose_ends()
        yield from self.crossed()
        yield from self.outside()

    def outside(self) -> Iterator[str]:
        """Everything is within the diagram's own box."""
        for node in (*self.nodes.values(), *self.arrows):
            if not self.group.box.contains(node.box, 1.5):
                yield f"{node.name} leaves the diagram: {node.box} in {self.group.box}"

    def overlaps(self) -> Iterator[str]:
        for (a, one), (b, other) in combinations(self.boxes.items(), 2):
            if self.related(a, b):
                frame, inner = (one, other) if b in self.frames.get(a, ()) else (other, one)
                if not frame.contains(inner):
                    yield f"{a} and {b}: one does not hold the other"
            elif joined(one, other) < 1:
                yield f"{a} and {b} overlap"

    def loose_ends(self) -> Iterator[str]:
        for arrow in self.arrows:
            for end, point in ((arrow.begin, arrow.points[0]), (arrow.end, arrow.points[-1])):
                if end is None or edge(self.boxes[end.key], point) > TOUCH:
                    yield f"{arrow.name} does not touch its box"
            for a, b in pairwise(arrow.points):
                if min(abs(a[0] - b[0]), abs(a[1] - b[1])) > 0.01:
                    yield f"{arrow.name} is slanted: {arrow.points}"

    def crossed(self) -> Iterator[str]:
        for arrow in self.arrows:
            ends = {arrow.begin.key, arrow.end.key}
            around = {frame for frame, inner in self.frames.items() if ends & inner}
            for key, box in self.boxes.items():
                if key in around or (ends & {frame for frame, inner in self.frames.items() if key in inner}):
                    continue
                for a, b in pairwise(arrow.points):
                    line = Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))
                    if joined(line, box.inset(0.6)) < 0:
                        yield f"{arrow.name} crosses {key}: {arrow.points} {box}"

    def cramped(self) -> Iterator[str]:
        """Words nearer than they should be to lines, boxes, the edges of frames and other words."""
        for text in self.words:
            own = ink(text)
            if not self.group.box.contains(text.box, 2.0):
                yield f"“{text.name}” leaves the diagram"
            for arrow in self.arrows:
                half = arrow.stroke.width / 2
                for a, b in pairwise(arrow.points):
                    line = Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1])).inset(-half)
                    if joined(own, line) < CLEAR - 0.1:
                        yield f"“{text.name}” is {joined(own, line):.1f} pt from {arrow.name}"
            for key, box in self.boxes.items():
                apart = joined(own, box)
                if key in self.frames and box.contains(own):
                    apart = min(own.x - box.x, box.right - own.right, own.y - box.y, box.bottom - own.bottom)
                if apart < CLEAR - 0.1:
                    yield f"“{text.name}” is {apart:.1f} pt from {key}"
            for other in self.words:
                if other is not text and joined(own, ink(other)) < 1:
                    yield f"“{text.name}” and “{other.name}” meet"
