"""crossed-arrow: an arrow that runs over a box or over words.

What: follows every connector and looks which boxes of its slide it meets, its own two ends aside.
Why: an arrow that passes a third node is read as leading there.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from twindeck.diagnostics import Diagnostic, warning
from twindeck.geometry import Box
from twindeck.scene import Connector, Node, Scene, Shape, Text, paragraphs, walk

CODE = "crossed-arrow"

BAD = """
- content:
    title: Plan
    blocks:
      - diagram:
          nodes:
            - {id: a, heading: Registers}
            - {id: b, heading: Registers, nodes: [{id: c, heading: Archive}, {id: d, heading: Law}]}
          arrows: [{from: c, to: a}, {from: a, to: b}, {from: b, to: a, label: sends back}, {from: d, to: c}]
"""

GOOD = """
- content:
    title: Plan
    blocks:
      - diagram:
          nodes:
            - {id: a, heading: One, at: [1, 1]}
            - {id: b, heading: Two, at: [1, 2]}
          arrows: [{from: a, to: b}]
"""

_STEPS = 24


def check(scene: Scene) -> Iterator[Diagnostic]:
    """Yield a warning for each arrow that meets a box or words it does not belong to."""
    for slide in scene.slides:
        nodes = tuple(walk(slide.nodes))
        connectors = [node for node in nodes if isinstance(node, Connector)]
        if not connectors:
            continue
        boxes = [node for node in nodes if _stands_in_the_way(node)]
        for connector in connectors:
            path = _points(connector)
            ends = {end.key for end in (connector.begin, connector.end) if end}
            own = [node.box for node in nodes if getattr(node, "key", "") in ends]
            for node in boxes:
                inner = _taken(node).inset(1.0)
                if node.key in ends or any(box.contains(inner) or inner.contains(box) for box in own):
                    continue
                if any(_inside(inner, point) for point in path):
                    yield warning(
                        CODE,
                        f"slide {slide.number}: the arrow “{connector.name}” runs over “{node.name}”",
                        connector.origin or slide.origin,
                        "place its two nodes side by side, or lead it from another node",
                    )
                    break


def _stands_in_the_way(node: Node) -> bool:
    if isinstance(node, Text):
        return bool(node.content)
    return isinstance(node, Shape) and bool(node.key)


def _taken(node: Node) -> Box:
    """Return the box a node fills: for words without a panel that of their lines, not of their frame."""
    if not isinstance(node, Text) or node.panel is not None:
        return node.box
    lines = [line for paragraph in paragraphs(node.content) for line in paragraph.lines]
    if not lines:
        return node.box
    left = min(line.x for line in lines)
    right = max(line.x + line.width for line in lines)
    top = min(line.baseline - line.size for line in lines)
    bottom = max(line.baseline + 0.2 * line.size for line in lines)
    return Box(node.box.x + left, node.box.y + top, right - left, bottom - top)


def _points(connector: Connector) -> list[tuple[float, float]]:
    """Return points along a connector, close enough that no word fits between them."""
    points = connector.points
    if connector.form == "curved" and len(points) == 4:
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
        found = []
        for step in range(1, _STEPS):
            t = step / _STEPS
            u = 1 - t
            k = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
            found.append((k[0] * ax + k[1] * bx + k[2] * cx + k[3] * dx, k[0] * ay + k[1] * by + k[2] * cy + k[3] * dy))
        return found
    found = []
    for (ax, ay), (bx, by) in pairwise(points):
        count = max(2, int((abs(bx - ax) + abs(by - ay)) / 4))
        found += [(ax + (bx - ax) * i / count, ay + (by - ay) * i / count) for i in range(1, count)]
    return found


def _inside(box: Box, point: tuple[float, float]) -> bool:
    return box.x < point[0] < box.right and box.y < point[1] < box.bottom
