"""crowded-label: an arrow's words that stand too near to a line, a box or other words.

What: measures how far the words beside arrows are from every arrow, every box and all other words of their diagram.
Why: words that touch a line are hard to read, and between two lines no one knows which of them they belong to.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from twindeck.diagnostics import Diagnostic, warning
from twindeck.geometry import Box
from twindeck.scene import Connector, Group, Node, Scene, Shape, Text, paragraphs, walk

CODE = "crowded-label"

BAD = """
- content:
    title: Plan
    blocks:
      - diagram:
          nodes:
            - {id: a, heading: Law, at: [1, 1]}
            - {id: b, heading: Law, at: [3, 3]}
          arrows:
            - {from: b, to: a, label: sends back}
            - {from: b, to: b, label: reports every month}
"""

GOOD = """
- content:
    title: Plan
    blocks:
      - diagram:
          nodes:
            - {id: a, heading: One}
            - {id: b, heading: Two}
          arrows: [{from: a, to: b, label: leads to}]
"""

CLEAR = 5.5
"""How far words must be from what is not theirs, in points: six, and something for rounding."""

LEAVING = 2.0
"""How far words may leave their diagram, in points, which is more than rounding does."""

ACROSS = -3.0
"""How far an arrow runs into words that it runs across, in points."""


def check(scene: Scene) -> Iterator[Diagnostic]:
    """Yield a warning for the words of each arrow that have too little room."""
    for slide in scene.slides:
        for group in walk(slide.nodes):
            if not isinstance(group, Group) or not any(isinstance(node, Connector) for node in group.children):
                continue
            labels = [node for node in group.children if isinstance(node, Text) and node.panel is None and not node.key]
            for label in labels:
                other = _too_near(label, group, labels)
                if other is not None:
                    yield warning(
                        CODE,
                        f"slide {slide.number}: the words “{label.name}” stand too near to “{other.name}”",
                        label.origin or slide.origin,
                        "shorten them, take some arrows out, or make two diagrams of it",
                    )


def _too_near(label: Text, group: Group, labels: list[Text]) -> Node | None:
    """Return the first thing that words are too near to; an arrow across them is another rule's."""
    ink = _ink(label)
    if not group.box.contains(label.box, LEAVING):
        return group
    for node in walk(group.children):
        match node:
            case Connector():
                half = node.stroke.width / 2
                if ACROSS < min(_apart(ink, _line(a, b, half)) for a, b in pairwise(node.points)) < CLEAR:
                    return node
            case Text() | Shape() if node.key:
                within = node.box.inset(CLEAR).contains(ink)
                if _apart(ink, node.box) < CLEAR and not (isinstance(node, Shape) and within):
                    return node
            case _:
                pass
    return next((other for other in labels if other is not label and _apart(ink, _ink(other)) < 1.0), None)


def _ink(text: Text) -> Box:
    """Return the box around the lines of a text."""
    lines = [line for paragraph in paragraphs(text.content) for line in paragraph.lines]
    if not lines:
        return text.box
    left, right = min(line.x for line in lines), max(line.x + line.width for line in lines)
    top = min(line.baseline - 0.88 * line.size for line in lines)
    bottom = max(line.baseline + 0.12 * line.size for line in lines)
    return Box(text.box.x + left, text.box.y + top, right - left, bottom - top)


def _line(a: tuple[float, float], b: tuple[float, float], half: float) -> Box:
    return Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1])).inset(-half)


def _apart(a: Box, b: Box) -> float:
    """Return how far apart two boxes are; 0 or less where they meet."""
    dx = max(a.x - b.right, b.x - a.right)
    dy = max(a.y - b.bottom, b.y - a.bottom)
    return math.hypot(dx, dy) if dx > 0 and dy > 0 else max(dx, dy)
