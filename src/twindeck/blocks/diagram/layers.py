"""Nodes in layers by their arrows, and their order in each: after Sugiyama, Tagawa and Toda.

Cycles are broken by the arrows that lead back (Eades, Lin and Smyth), a layer is the longest way to a node, moved where
that makes arrows shorter, and crossings are made few by sweeps of medians with swaps of neighbours. Knows names and pairs
of names only. All of it is deterministic: where nothing else tells two nodes apart, the order in which they are written
does.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Edge = tuple[str, str]

SWEEPS = 12
SWAPPED = 400
"""How many nodes, with those that long arrows take in between, are few enough to try swaps of neighbours."""

HUB = 5
"""From how many neighbours on, a node that all others hang on stands in their middle."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The names in each layer in order. Long arrows take a place in each layer they pass, under a name of `passing`.

    `links` are the neighbours of neighbouring layers, `back` the edges that lead against the layers.
    """

    order: tuple[tuple[str, ...], ...]
    links: tuple[Edge, ...]
    back: frozenset[Edge]
    passing: frozenset[str]


def layered(names: Sequence[str], edges: Sequence[Edge]) -> Layers:
    """Put names into layers by the edges between them; an edge from a name to itself says nothing."""
    pairs = list(dict.fromkeys((a, b) for a, b in edges if a != b))
    hub = _hub(names, pairs)
    if hub is not None:
        return _around(hub, names, pairs)
    sequence = _acyclic(names, pairs)
    place = {name: number for number, name in enumerate(sequence)}
    back = frozenset((a, b) for a, b in pairs if place[a] > place[b])
    forward = list(dict.fromkeys((b, a) if (a, b) in back else (a, b) for a, b in pairs))
    level = _levels(sequence, forward)
    layers: list[list[str]] = [[] for _ in range(max(level.values()) + 1)]
    for name in names:
        layers[level[name]].append(name)
    # what leads back goes round the outside
    onward = [(a, b) for a, b in forward if (b, a) not in back or (a, b) in pairs]
    links, passing = _split(onward, level, layers)
    ordered = _ordered(layers, links)
    return Layers(tuple(map(tuple, ordered)), tuple(links), back, frozenset(passing))


# ----------------------------------------------------------------------------------------------------------------- hubs


def _hub(names: Sequence[str], pairs: Sequence[Edge]) -> str | None:
    """Return the name that is one end of every edge, where many others are the other end."""
    if len(names) <= HUB:
        return None
    for name in names:
        others = {b if a == name else a for a, b in pairs if name in (a, b)}
        if len(others) == len(names) - 1 and all(name in pair for pair in pairs):
            return name
    return None


def _around(hub: str, names: Sequence[str], pairs: Sequence[Edge]) -> Layers:
    """Put a hub between its neighbours: those that lead to it before it, those it leads to after it, or half and half."""
    others = [name for name in names if name != hub]
    into = [name for name in others if (name, hub) in pairs and (hub, name) not in pairs]
    out = [name for name in others if name not in into]
    if min(len(into), len(out)) < len(others) // 3:
        half = (len(others) + 1) // 2
        into, out = others[:half], others[half:]
    links = [(name, hub) for name in into] + [(hub, name) for name in out]
    return Layers((tuple(into), (hub,), tuple(out)), tuple(links), frozenset(), frozenset())


# --------------------------------------------------------------------------------------------------------------- layers


def _acyclic(names: Sequence[str], pairs: Sequence[Edge]) -> list[str]:
    """Return a sequence in which few edges lead back."""
    left: list[str] = []
    right: list[str] = []
    rest = list(names)
    while rest:
        alive = set(rest)
        out = dict.fromkeys(rest, 0)
        into = dict(out)
        for a, b in pairs:
            if a in alive and b in alive:
                out[a] += 1
                into[b] += 1
        sources = [name for name in rest if not into[name]]
        sinks = [name for name in rest if not out[name] and into[name]]
        if sources:
            left += sources
            taken = set(sources)
        elif sinks:
            right = sinks + right
            taken = set(sinks)
        else:
            best = max(out[name] - into[name] for name in rest)
            chosen = next(name for name in rest if out[name] - into[name] == best)
            left.append(chosen)
            taken = {chosen}
        rest = [name for name in rest if name not in taken]
    return left + right


def _levels(sequence: Sequence[str], forward: Sequence[Edge]) -> dict[str, int]:
    """Return each name's layer: the longest way to it, then moved on where that makes the edges shorter."""
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for a, b in forward:
        after[a].append(b)
        before[b].append(a)
    level: dict[str, int] = {}
    for name in sequence:
        level[name] = max((level[other] + 1 for other in before[name]), default=0)
    for _ in sequence:
        moved = False
        for name in reversed(sequence):
            if len(after[name]) <= len(before[name]) and before[name]:
                continue
            latest = min((level[other] - 1 for other in after[name]), default=level[name])
            if latest > level[name]:
                level[name] = latest
                moved = True
        if not moved:
            break
    return level


def _split(forward: Sequence[Edge], level: Mapping[str, int], layers: list[list[str]]) -> tuple[list[Edge], list[str]]:
    """Return the links between neighbouring layers; a long edge takes a place, under a name of its own, in each between."""
    links: list[Edge] = []
    passing: list[str] = []
    for number, (a, b) in enumerate(forward):
        last = a
        for between in range(level[a] + 1, level[b]):
            name = f"\0{number}:{between}"
            layers[between].append(name)
            passing.append(name)
            links.append((last, name))
            last = name
        links.append((last, b))
    return links, passing


# ---------------------------------------------------------------------------------------------------------------- order


def _ordered(layers: list[list[str]], links: Sequence[Edge]) -> list[list[str]]:
    """Return the layers in an order with few crossings."""
    down: dict[str, list[str]] = defaultdict(list)
    up: dict[str, list[str]] = defaultdict(list)
    for a, b in links:
        down[a].append(b)
        up[b].append(a)
    current = _as_reached(layers, down)
    best, fewest = [list(layer) for layer in current], _crossings(current, down)
    small = sum(map(len, layers)) <= SWAPPED
    for sweep in range(SWEEPS):
        if not fewest:
            break
        downward = sweep % 2 == 0
        numbers = range(1, len(current)) if downward else range(len(current) - 2, -1, -1)
        for number in numbers:
            fixed = current[number - 1 if downward else number + 1]
            current[number] = _by_median(current[number], fixed, up if downward else down)
        if small:
            _swap(current, up, down)
        crossings = _crossings(current, down)
        if crossings < fewest:
            best, fewest = [list(layer) for layer in current], crossings
    return best


def _as_reached(layers: list[list[str]], down: Mapping[str, list[str]]) -> list[list[str]]:
    """Return the layers in the order in which a walk along the edges comes to them: what belongs together is together."""
    of = {name: number for number, layer in enumerate(layers) for name in layer}
    found: list[list[str]] = [[] for _ in layers]
    seen: set[str] = set()
    for root in (name for layer in layers for name in layer):
        waiting = [root]
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            found[of[name]].append(name)
            waiting += [other for other in reversed(down.get(name, ())) if other not in seen]
    return found


def _by_median(layer: list[str], fixed: list[str], neighbours: Mapping[str, list[str]]) -> list[str]:
    """Return a layer in the order of the middles of its neighbours' places; who has none keeps its place."""
    where = {name: number for number, name in enumerate(fixed)}
    middle = {}
    for name in layer:
        places = sorted(where[other] for other in neighbours.get(name, ()) if other in where)
        if places:
            half = len(places) // 2
            even = (places[half - 1] + places[half]) / 2 if len(places) % 2 == 0 else float(places[half])
            # the mean tells apart what have the same median
            middle[name] = (even, sum(places) / len(places))
    moving = iter(sorted((name for name in layer if name in middle), key=lambda name: middle[name]))
    return [next(moving) if name in middle else name for name in layer]


def _crossings(layers: Sequence[Sequence[str]], down: Mapping[str, list[str]]) -> int:
    """Return how often the edges between neighbouring layers cross."""
    total = 0
    for upper, lower in pairwise(layers):
        where = {name: number for number, name in enumerate(lower)}
        seen: list[int] = []
        for name in upper:
            ends = sorted(where[other] for other in down.get(name, ()) if other in where)
            total += sum(len(seen) - bisect_left(seen, end + 1) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def _swap(layers: list[list[str]], up: Mapping[str, list[str]], down: Mapping[str, list[str]]) -> None:
    """Swap neighbours in place as long as that takes crossings away."""
    where = {name: number for layer in layers for number, name in enumerate(layer)}
    for _ in range(8):
        better = False
        for layer in layers:
            for i in range(len(layer) - 1):
                a, b = layer[i], layer[i + 1]
                gain = sum(
                    _between(side.get(a, ()), side.get(b, ()), where)
                    - _between(side.get(b, ()), side.get(a, ()), where)
                    for side in (up, down)
                )
                if gain > 0:
                    layer[i], layer[i + 1] = b, a
                    where[a], where[b] = i + 1, i
                    better = True
        if not better:
            break


def _between(first: Sequence[str], second: Sequence[str], where: Mapping[str, int]) -> int:
    """Return how often the edges of a name cross those of the one after it, on one side."""
    return sum(1 for a in first for b in second if where[a] > where[b])
