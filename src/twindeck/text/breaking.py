"""Which of the places where lines may end are taken: as an office program takes them, or the best of the whole paragraph.

Knows characters and their widths, what each place costs (`phrases.py`), and no fonts or frames.

Two models of width are kept side by side. PowerPoint is believed to set Latin next to Japanese with no gap, LibreOffice
puts a quarter of an em between them (0.24 measured). Lines that are written into the .pptx as breaks must fit in both.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from twindeck.text.kinsoku import BLANKS, INVISIBLE, SOFT_HYPHEN, is_japanese, may_break, opportunities
from twindeck.text.phrases import COMPOUND, FORCED, GENTLE, KEPT, PARTICLE, Chances
from twindeck.text.scripts import inside_clusters

GAP = 0.24
"""LibreOffice's gap between Latin and Japanese text, in em."""

RESERVE = 0.99
"""How much of the width lines that are written as breaks may take, so that a rounding difference never adds a line."""

_HANGING = BLANKS | INVISIBLE
_NEAR = 1e-6

_LINE = 0.5
"""What a further line costs in running text; as bad as four lines a third empty."""
_HEADING_LINE = 4.0
"""What it costs in a heading, which takes as few as will do."""
_REMNANT = 4.0
"""What a last line of one character costs: more than a compound parted, less than a word torn."""
_STUB = 2.0
"""The same of two characters, or of a single short word of Latin."""
_SHORT = 0.2
"""The same of a line shorter than a sixth of the width."""
_TOLERABLE = 0.35
"""What a place may cost at which a program's own lines are left to it."""


def has_gap(before: str, after: str) -> bool:
    """Tell whether LibreOffice puts a gap between two neighbours: one Japanese, the other not, and neither a blank.

    Brackets, slashes and the like of ASCII count as Latin there, also among Japanese text.
    """
    if before.isspace() or after.isspace():
        return False
    return is_japanese(before) != is_japanese(after)


@dataclass(frozen=True, slots=True)
class Measured:
    """A paragraph's characters with their widths in points, and the gap that would stand before each (0 mostly).

    `hyphen` is the width of the hyphen that shows where a line ends at a soft one.
    """

    text: str
    widths: tuple[float, ...]
    gaps: tuple[float, ...]
    hyphen: float = 0.0

    def sums(self, *, with_gaps: bool) -> tuple[float, ...]:
        """Return where each character starts when all stand on one line, and where the last ends."""
        if with_gaps:
            return (0.0, *accumulate(w + g for w, g in zip(self.widths, self.gaps, strict=True)))
        return (0.0, *accumulate(self.widths))

    def visible_end(self, start: int, end: int) -> int:
        """Return where what shows of a line ends: blanks at its end hang."""
        text = self.text
        while end > start and text[end - 1] in _HANGING:
            end -= 1
        return end


@dataclass(frozen=True, slots=True)
class Broken:
    """The ends of a paragraph's lines, as numbers of characters, and the worst that was done to end one there."""

    ends: tuple[int, ...]
    worst: float = 0.0

    @property
    def tears_phrases(self) -> bool:
        """Whether a line ends within a compound whose words its scripts do not tell apart, or worse."""
        return self.worst >= COMPOUND

    @property
    def tears_words(self) -> bool:
        """Whether a line ends within a word."""
        return self.worst > PARTICLE


# ------------------------------------------------------------------------------------------------- as programs break lines


def first_fit(measured: Measured, width: float, places: Sequence[int], *, with_gaps: bool = False) -> tuple[int, ...]:
    """Break as PowerPoint does: every line takes as much as fits. Returns the ends of the lines.

    Blanks at the end of a line hang. A stretch with no place to break that is wider than the line is broken at any
    character, first where kinsoku allows it.
    """
    text = measured.text
    sums = measured.sums(with_gaps=with_gaps)
    ends: list[int] = []
    start, last = 0, None
    limit = width + _NEAR
    candidates = [*places, len(text)]
    position = 0
    while position < len(candidates):
        place = candidates[position]
        visible = measured.visible_end(start, place)
        lead = measured.gaps[start] if with_gaps and start < len(text) else 0.0
        if sums[visible] - sums[start] - lead <= limit:
            last = place
            position += 1
            continue
        if last is not None and last > start:
            ends.append(last)
            start, last = last, None
            continue
        forced = _forced_end(text, sums, start, place, limit + lead)
        if forced >= place:
            last = place
            position += 1
            continue
        ends.append(forced)
        start, last = forced, None
    if start < len(text) or not ends:
        ends.append(len(text))
    return tuple(ends)


def _forced_end(text: str, sums: Sequence[float], start: int, place: int, limit: float) -> int:
    """Return where a stretch wider than the line is broken: where kinsoku allows it, else after any whole character."""
    fits = start + 1
    while fits < place and sums[fits + 1] - sums[start] <= limit:
        fits += 1
    for end in range(fits, start, -1):
        if end >= place or (may_break(text[end - 1], text[end]) and not _is_within_character(text, end)):
            return end
    while fits > start + 1 and _is_within_character(text, fits):
        fits -= 1
    while fits < place and _is_within_character(text, fits):
        fits += 1
    return fits


def _is_within_character(text: str, place: int) -> bool:
    return place in inside_clusters(text)


# ------------------------------------------------------------------------------------------------ the best of a paragraph


@dataclass(slots=True)
class _Stops:
    """Places at which lines may end, each with its cost, and what stands before and after it on one long line."""

    measured: Measured
    sums: Sequence[float]
    limit: float
    places: list[int] = field(default_factory=lambda: [0])
    costs: list[float] = field(default_factory=lambda: [0.0])
    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)

    def place_all(self) -> None:
        """Work out where a line that starts at a stop would start, and where one that ends at it would end."""
        measured, text = self.measured, self.measured.text
        for place in self.places:
            lead = measured.gaps[place] if place < len(text) else 0.0
            self.starts.append(self.sums[place] + lead)
            hyphen = measured.hyphen if 0 < place < len(text) and text[place - 1] == SOFT_HYPHEN else 0.0
            self.ends.append(self.sums[measured.visible_end(0, place)] + hyphen)


def _stops(measured: Measured, limit: float, chances: Chances) -> _Stops:
    """Return the gentle places, and within what is wider than a line between them the less welcome ones, too."""
    text = measured.text
    stops = _Stops(measured, measured.sums(with_gaps=True), limit)
    gentle = [*chances.upto(GENTLE), (len(text), 0.0)]
    start = 0
    for place, cost in gentle:
        _refine(stops, start, place, chances, COMPOUND)
        stops.places.append(place)
        stops.costs.append(cost)
        start = place
    stops.place_all()
    return stops


def _refine(stops: _Stops, start: int, end: int, chances: Chances, worst: float) -> None:
    """Add the places within a stretch that is wider than a line: of compounds, then of words, then any at all."""
    measured = stops.measured
    if stops.sums[measured.visible_end(start, end)] - stops.sums[start] - measured.gaps[start] <= stops.limit + _NEAR:
        return
    if worst > KEPT:
        inner = [(i, FORCED) for i in range(start + 1, end) if not _is_within_character(measured.text, i)]
        for place, cost in inner:
            stops.places.append(place)
            stops.costs.append(cost)
        return
    first, last = bisect_right(chances.places, start), bisect_left(chances.places, end)
    inner = [
        (place, cost)
        for place, cost in zip(chances.places[first:last], chances.costs[first:last], strict=True)
        if GENTLE < cost <= worst
    ]
    further = PARTICLE + 1 if worst < PARTICLE else KEPT if worst < KEPT else FORCED
    for place, cost in (*inner, (end, 0.0)):
        _refine(stops, start, place, chances, further)
        if place < end:
            stops.places.append(place)
            stops.costs.append(cost)
        start = place


def fitted(measured: Measured, width: float, chances: Chances) -> Broken:
    """Break running text so that the whole paragraph is best.

    What is made as small as can be is the sum of what the lines' ends cost, of the squares of the room left on all lines
    but the last, and of what a last line of a few characters costs.
    """
    return _best(measured, width * RESERVE, chances, _LINE, is_heading=False)


def balanced(measured: Measured, width: float, chances: Chances) -> Broken:
    """Break a heading into as few lines as will do, as even as they can be."""
    return _best(measured, width * RESERVE, chances, _HEADING_LINE, is_heading=True)


def _best(measured: Measured, limit: float, chances: Chances, line: float, *, is_heading: bool) -> Broken:
    limit = max(limit, _NEAR)
    stops = _stops(measured, limit, chances)
    starts, ends, costs = stops.starts, stops.ends, stops.costs
    last = len(starts) - 1
    best = [0.0] * (last + 1)
    come_from = [0] * (last + 1)
    for j in range(1, last + 1):
        lowest, chosen = float("inf"), j - 1
        is_last = j == last
        for i in range(j - 1, -1, -1):
            wide = ends[j] - starts[i]
            if wide > limit + _NEAR and i < j - 1:
                break
            room = max(0.0, 1.0 - wide / limit)
            cost = best[i] + line
            if not is_last or is_heading:
                cost += room * room
            if is_last and i:
                cost += _ending(measured, stops.places[i], wide / limit, is_heading=is_heading)
            if cost < lowest:
                lowest, chosen = cost, i
        best[j], come_from[j] = lowest + costs[j], chosen
    found: list[int] = []
    worst, j = 0.0, last
    while j > 0:
        found.append(stops.places[j])
        worst = max(worst, costs[j])
        j = come_from[j]
    return Broken(tuple(reversed(found)) or (len(measured.text),), worst)


def _ending(measured: Measured, start: int, share: float, *, is_heading: bool) -> float:
    """Return what a last line costs that starts at a place and takes a share of the width."""
    text = measured.text
    last = text[start : measured.visible_end(start, len(text))]
    if any(map(is_japanese, last)):
        letters = len(last.rstrip("。、．，.,!?！？」』）)"))
        if len(last) < 2 or letters < 2:
            return _REMNANT
        if letters < 3:
            return _STUB
    elif " " not in last and len(last) < 4:
        return _REMNANT
    elif " " not in last and (is_heading or len(last) < 7):
        return _STUB / 2 if share < 0.4 else _SHORT / 2
    return _SHORT if share < 1 / 6 else 0.0


def is_one_line(measured: Measured, width: float) -> bool:
    """Tell whether a paragraph fits on one line in either model of width."""
    end = measured.visible_end(0, len(measured.text))
    return sum(measured.widths[:end]) + sum(measured.gaps[:end]) <= width * RESERVE + _NEAR


def left_to_programs(measured: Measured, width: float, chances: Chances) -> tuple[int, ...] | None:
    """Return the lines that office programs make by themselves, where those are good in either model of width.

    None where the models differ, where a phrase is torn or where the last line is a remnant.
    """
    places = opportunities(measured.text)
    lines = first_fit(measured, width, places)
    if lines != first_fit(measured, width * RESERVE, places, with_gaps=True):
        return None
    good = {place for place, _ in chances.upto(_TOLERABLE) if measured.text[place - 1] != SOFT_HYPHEN}
    if not good.issuperset(lines[:-1]):
        return None
    if len(lines) > 1:
        share = sum(measured.widths[lines[-2] :]) / max(width, _NEAR)
        if _ending(measured, lines[-2], share, is_heading=False) > 0:
            return None
    return lines


def stretches(ends: Sequence[int]) -> list[tuple[int, int]]:
    """Return lines as pairs of their first character and the one after their last."""
    return list(pairwise((0, *ends)))
