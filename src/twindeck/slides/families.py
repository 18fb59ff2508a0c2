"""One size of type for slides of a family: chosen over the whole deck, once every slide's own best degree is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations_with_replacement

from twindeck.slides.fitting import DEGREES
from twindeck.slides.slide import Draft

SECOND = 1.0
"""What a second size in a family costs: as much as one slide that is set a whole degree smaller than it could be."""


def degrees(drafts: Sequence[Draft]) -> list[float]:
    """Return the degree of type of each slide: in a family at most two, none above what the slide has room for."""
    families: dict[str, list[int]] = defaultdict(list)
    for place, draft in enumerate(drafts):
        if draft.best is not None:
            families[draft.family].append(place)
    result = [1.0] * len(drafts)
    for places in families.values():
        best = [draft.best for draft in (drafts[place] for place in places) if draft.best is not None]
        for place, degree in zip(places, shared(best), strict=True):
            result[place] = degree
    return result


def shared(best: Sequence[float]) -> list[float]:
    """Return degrees for slides that could have those given: few of them, and for most slides near their best."""
    lowest = min(best)

    def given(pair: tuple[float, float]) -> list[float]:
        return [max(one for one in pair if one <= most) for most in best]

    def cost(pair: tuple[float, float]) -> float:
        lost = sum((most - one) ** 2 for most, one in zip(best, given(pair), strict=True))
        return lost + (SECOND if pair[0] != pair[1] else 0.0)

    pairs = [pair for pair in combinations_with_replacement(sorted(DEGREES), 2) if pair[0] <= lowest]
    return given(min(pairs, key=cost))
