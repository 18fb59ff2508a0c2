"""Places for nodes that have none: layers along the arrows, and an order in each that crosses few of them.

Arrows that close a circle are turned round for this, and run back outside. Every step is deterministic and bounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

SWEEPS = 8
"""How often the layers are ordered by their neighbours, forth and back."""

Edge = tuple[str, str]


def feedback(names: Sequence[str], edges: Sequence[Edge]) -> frozenset[Edge]:
    """Return the edges that lead back to where a walk along the others came from; without them there is no circle."""
    leads: dict[str, list[str]] = {name: [] for name in names}
    for start, end in edges:
        leads[start].append(end)
    back: set[Edge] = set()
    done: set[str] = set()
    entered = {end for _, end in edges}
    for root in sorted(names, key=lambda name: name in entered):
        if root in done:
            continue
        path = [root]
        rest = {root: iter(leads[root])}
        while path:
            following = next(rest[path[-1]], None)
            if following is None:
                done.add(path.pop())
            elif following in path:
                back.add((path[-1], following))
            elif following not in done:
                path.append(following)
                rest[following] = iter(leads[following])
    return frozenset(back)


def layers(names: Sequence[str], edges: Sequence[Edge]) -> list[list[str]]:
    """Return the nodes in layers: each as many steps in as the longest way to it; `edges` close no circle."""
    depth = dict.fromkeys(names, 0)
    for _ in names:
        for start, end in edges:
            depth[end] = max(depth[end], depth[start] + 1)
    found: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for name in names:
        found[depth[name]].append(name)
    return found


def crossings(order: Sequence[Sequence[str]], edges: Sequence[Edge]) -> int:
    """Count the pairs of edges between the same two layers that cross."""
    place = {name: (layer, row) for layer, names in enumerate(order) for row, name in enumerate(names)}
    ends = [(place[start], place[end]) for start, end in edges]
    return sum(
        (a[1] - c[1]) * (b[1] - d[1]) < 0
        for number, (a, b) in enumerate(ends)
        for c, d in ends[:number]
        if a[0] == c[0] and b[0] == d[0]
    )


def ordered(order: list[list[str]], edges: Sequence[Edge]) -> list[list[str]]:
    """Return the layers with their nodes in the order, of those tried, with the fewest crossings."""
    best, fewest = order, crossings(order, edges)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        order = [list(layer) for layer in order]
        for number in range(len(order)) if sweep % 2 == 0 else reversed(range(len(order))):
            row = {name: place for layer in order for place, name in enumerate(layer)}
            pairs = edges if sweep % 2 == 0 else [(end, start) for start, end in edges]
            near = {name: [row[a] for a, b in pairs if b == name] for name in order[number]}
            order[number].sort(key=lambda name: median(near[name]) if near[name] else row[name])
        found = crossings(order, edges)
        if found < fewest:
            best, fewest = order, found
    return best


def places(names: Sequence[str], edges: Sequence[Edge]) -> tuple[dict[str, tuple[int, int]], frozenset[Edge]]:
    """Return row and layer of each node, from 1, and the edges that lead back. Short layers are centred."""
    edges = list(dict.fromkeys(edges))
    back = feedback(names, edges)
    forth = [edge for edge in edges if edge not in back]
    order = ordered(layers(names, forth), forth)
    most = max(len(layer) for layer in order)
    found = {
        name: (row + 1 + (most - len(layer)) // 2, number + 1)
        for number, layer in enumerate(order)
        for row, name in enumerate(layer)
    }
    return found, back
