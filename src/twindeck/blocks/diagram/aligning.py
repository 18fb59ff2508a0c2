"""Where things stand along a line: as near as can be to where they would best stand, in their order and apart.

`settle` does it for one row (the pool adjacent violators algorithm, which gives the least sum of squares), `aligned` for
layers of rows, so that what is joined stands opposite each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

SWEEPS = 10


def settle(wished: Sequence[float], apart: Sequence[float], weights: Sequence[float] | None = None) -> list[float]:
    """Return places near the wished ones, each at least `apart[i]` after the one before it (`apart[0]` is not used)."""
    offsets, total = [], 0.0
    for number, distance in enumerate(apart):
        total += distance if number else 0.0
        offsets.append(total)
    weights = weights or [1.0] * len(wished)
    # blocks of things pushed together: their mean, their weight, and how many they are
    blocks: list[list[float]] = []
    for wish, offset, weight in zip(wished, offsets, weights, strict=True):
        blocks.append([wish - offset, weight, 1.0])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            mean, heavy, count = blocks.pop()
            before = blocks[-1]
            joined = before[1] + heavy
            before[0] = (before[0] * before[1] + mean * heavy) / joined
            before[1], before[2] = joined, before[2] + count
    means = [mean for mean, _, count in blocks for _ in range(int(count))]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def within(places: Sequence[float], apart: Sequence[float], first: float, last: float) -> list[float]:
    """Return places moved as little as will do to stand between two limits; too little room is shared out evenly."""
    if not places:
        return []
    needed = sum(apart[1:])
    room = last - first
    if needed > room:
        scale = max(0.0, room) / needed if needed else 0.0
        result, at = [], first
        for number, distance in enumerate(apart):
            at += distance * scale if number else 0.0
            result.append(at)
        return result
    result = list(places)
    low = first
    for number in range(len(result)):
        low = low + apart[number] if number else first
        result[number] = max(result[number], low)
    high = last
    for number in range(len(result) - 1, -1, -1):
        high = high - apart[number + 1] if number < len(result) - 1 else last
        result[number] = min(result[number], high)
    return result


def aligned(
    layers: Sequence[Sequence[str]],
    links: Sequence[tuple[str, str]],
    size: Mapping[str, float],
    gap: float,
    weight: Mapping[tuple[str, str], float],
) -> tuple[dict[str, float], float]:
    """Return the middle of each name across its layer, from 0, and how far all of it reaches.

    `size` is how much room each takes across; `weight` how strongly a link wants to be straight, 1 where it says nothing.
    """
    extent = max(sum(size[name] for name in layer) + gap * (len(layer) - 1) for layer in layers)
    apart = [[0.0, *((size[a] + size[b]) / 2 + gap for a, b in pairwise(layer))] for layer in layers]
    middle: dict[str, float] = {}
    for layer, distances in zip(layers, apart, strict=True):
        at = (extent - sum(size[name] for name in layer) - gap * (len(layer) - 1)) / 2
        for name, distance in zip(layer, distances, strict=True):
            at = at + distance if distance else at + size[name] / 2
            middle[name] = at
    joined: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for a, b in links:
        joined[a].append((b, weight.get((a, b), 1.0)))
        joined[b].append((a, weight.get((a, b), 1.0)))
    of = {name: number for number, layer in enumerate(layers) for name in layer}
    for sweep in range(SWEEPS):
        numbers = range(len(layers)) if sweep % 2 == 0 else range(len(layers) - 1, -1, -1)
        last = sweep >= SWEEPS - 2
        for number in numbers:
            layer = layers[number]
            wished, weights = [], []
            for name in layer:
                near = [
                    (middle[other], heavy)
                    for other, heavy in joined[name]
                    if last or (of[other] < number) == (sweep % 2 == 0)
                ]
                total = sum(heavy for _, heavy in near)
                wished.append(sum(place * heavy for place, heavy in near) / total if total else middle[name])
                weights.append(max(total, 0.05))
            places = settle(wished, apart[number], weights)
            if layer:
                first, end = size[layer[0]] / 2, extent - size[layer[-1]] / 2
                places = within(places, apart[number], first, max(first, end))
            middle.update(zip(layer, places, strict=True))
    return middle, extent
