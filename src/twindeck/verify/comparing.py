"""Two readings compared: what a slide says and where, in the .pptx and in the PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from twindeck.geometry import Box
from twindeck.verify.reading import DeckReading, Figure, Framed, Placed, PlacedLine, SlideReading, key, words

TOLERANCE = 0.5
"""Points by which places may differ: more than rounding to EMU or to the PDF's decimals makes up."""

BELOW_BASELINE = 0.2
"""The bottom of an exactly spaced line under its baseline, in em, as PowerPoint and LibreOffice set it."""

ASCENT, DESCENT = 0.75, 0.12
"""How far letters reach above and below the baseline, in em: capitals, kanji and the tails of letters."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that two readings do not have alike; `slide` is 0 for the files as a whole.

    `first` and `second` are both values in words, with where they were read.
    """

    slide: int
    what: str
    first: str
    second: str

    def __str__(self) -> str:
        place = f"slide {self.slide}: " if self.slide else ""
        return f"{place}{self.what}: {self.first}, {self.second}"


Pair = tuple[Framed, Placed]
Item = Framed | Placed | Figure


class Comparing:
    """One comparison: counts what was compared, and collects what differs."""

    def __init__(self, pptx: DeckReading, pdf: DeckReading) -> None:
        self.pptx = pptx
        self.pdf = pdf
        self.counts: Counter[str] = Counter()
        self.differences: list[Difference] = []

    def run(self) -> None:
        """Compare the files as wholes, then slide by slide."""
        if self.pptx.build and self.pdf.build and self.pptx.build != self.pdf.build:
            what = "the two files come from different builds"
            self._differ(0, what, _quoted(self.pptx.build), _quoted(self.pdf.build))
        self._same(0, "title of the deck", self.pptx.title, self.pdf.title)
        self._same(0, "language", _language(self.pptx.lang), _language(self.pdf.lang))
        if not _close(self.pptx.size, self.pdf.size):
            self._differ(0, "size of the slides", _points(self.pptx.size), _points(self.pdf.size))
        if len(self.pptx.slides) != len(self.pdf.slides):
            self._differ(0, "slides", str(len(self.pptx.slides)), str(len(self.pdf.slides)))
        for left, right in zip(self.pptx.slides, self.pdf.slides, strict=False):
            self.counts["slides"] += 1
            self._slide(left, right)

    def _slide(self, left: SlideReading, right: SlideReading) -> None:
        number = left.number
        if key(left.title) != key(right.title):
            self._differ(number, "title", _quoted(left.title), _quoted(right.title))
        if left.links != right.links:
            self._differ(number, "links", _listed(left.links), _listed(right.links))
        self.counts["links"] += len(left.links)
        pairs = list(self._aligned(number, left.items, split(left.items, right.items)))
        self._frames(number, pairs, Counter(id(framed.frame) for framed in _paragraphs(left.items)))

    # --------------------------------------------------------------------------------------------------------- order

    def _aligned(self, number: int, left: Sequence[Item], right: Sequence[Item]) -> Iterator[Pair]:
        """Pair what stands in both, and note what does not or stands elsewhere."""
        matcher = SequenceMatcher(None, [_match(item) for item in left], [_match(item) for item in right], False)
        only_left: list[Item] = []
        only_right: list[Item] = []
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                for one, other in zip(left[a:b], right[c:d], strict=True):
                    yield from self._pair(number, one, other)
                continue
            only_left += left[a:b]
            only_right += right[c:d]
        self._unmatched(number, only_left, only_right)

    def _pair(self, number: int, one: Item, other: Item) -> Iterator[Pair]:
        if isinstance(one, Figure) and isinstance(other, Figure):
            yield from self._figures(number, one, other)
        elif isinstance(one, Framed) and isinstance(other, Placed):
            self.counts["texts"] += 1
            if words(one.text) != words(other.text) and "\n" not in one.text:
                self._differ(number, "blanks", _quoted(one.text), _quoted(other.text))
            yield one, other

    def _unmatched(self, number: int, left: list[Item], right: list[Item]) -> None:
        """Note what stands in another place of the order, then what one file says in the other's stead."""
        there = {_match(item) for item in right}
        moved = {_match(item) for item in left if _match(item) in there}
        for item in left:
            if _match(item) in moved:
                self.differences.append(
                    Difference(number, "reading order", f"{_shown(item)} in the .pptx", "in another place in the PDF")
                )
        left = [item for item in left if _match(item) not in moved]
        right = [item for item in right if _match(item) not in moved and not _is_mark(item)]
        for kind in (True, False):
            ours = [item for item in left if isinstance(item, Figure) is kind]
            theirs = [item for item in right if isinstance(item, Figure) is kind]
            what = "alternative text" if kind else "text"
            for i in range(max(len(ours), len(theirs))):
                one = _shown(ours[i]) if i < len(ours) else "nothing"
                other = _shown(theirs[i]) if i < len(theirs) else "nothing"
                self._differ(number, what, one, other)

    def _figures(self, number: int, one: Figure, other: Figure) -> Iterator[Pair]:
        """Compare places and labels; a diagram's labels may be drawn in another order than they are read."""
        self.counts["figures"] += 1
        if one.box is None or other.box is None or not _same_box(one.box, other.box):
            self._differ(number, f"place of {_quoted(one.name)}", _boxed(one.box), _boxed(other.box))
        if one.kind == "chart":
            return
        left: list[Item] = list(one.texts)
        right = split(left, other.texts)
        for framed in list(left):
            placed = next((item for item in right if _match(item) == _match(framed)), None)
            if isinstance(framed, Framed) and isinstance(placed, Placed):
                left.remove(framed)
                right.remove(placed)
                self.counts["labels"] += 1
                yield framed, placed
        if left or right:
            ours, theirs = [_shown(item) for item in left], [_shown(item) for item in right]
            self._differ(
                number, f"labels of {_quoted(one.name)}", ", ".join(ours) or "none", ", ".join(theirs) or "none"
            )

    # -------------------------------------------------------------------------------------------------------- places

    def _frames(self, number: int, pairs: list[Pair], paragraphs: Counter[int]) -> None:
        """Hold the lines of the PDF against the frames of the .pptx, which have so many paragraphs each.

        Baselines are counted from the first one down, so that a frame of which something is missing says nothing.
        """
        frames: dict[int, list[Pair]] = {}
        for pair in pairs:
            frames.setdefault(id(pair[0].frame), []).append(pair)
        for frame, group in frames.items():
            for framed, placed in group:
                self._inside(number, framed, placed)
                self._edges(number, framed, placed)
            if len(group) == paragraphs[frame]:
                self._baselines(number, group)

    def _inside(self, number: int, framed: Framed, placed: Placed) -> None:
        for line in placed.lines:
            self.counts["lines"] += 1
            ink = Box(line.x, line.baseline - ASCENT * line.size, _width(line), (ASCENT + DESCENT) * line.size)
            if not framed.frame.box.contains(ink, TOLERANCE):
                what = f"{_quoted(line.text)} in its frame {_quoted(framed.frame.name)}"
                self._differ(number, what, _boxed(framed.frame.box), _boxed(ink))

    def _edges(self, number: int, framed: Framed, placed: Placed) -> None:
        """Compare the edge or the middle that the alignment holds fast."""
        inner, first = framed.frame.inner, placed.rows[0]
        left = inner.x + (0.0 if framed.rtl else framed.left)
        right = inner.right - (framed.left if framed.rtl else 0.0)
        match framed.align:
            case "left":
                expected, found, what = left, first.x, "left edge"
            case "right":
                expected, found, what = right, first.x + _width(first), "right edge"
            case "center":
                expected, found, what = (left + right) / 2, first.x + _width(first) / 2, "middle"
            case _:
                return
        if abs(expected - found) > TOLERANCE:
            self._differ(number, f"{what} of {_quoted(first.text)}", f"{expected:.2f} pt", f"{found:.2f} pt")

    def _baselines(self, number: int, group: list[Pair]) -> None:
        """Compare the baselines with those that exact line distances and the anchor give in the frame."""
        if any(framed.leading is None for framed, _ in group):
            return
        frame = group[0][0].frame
        height = sum((framed.leading or 0) * len(placed.rows) for framed, placed in group)
        height += sum(framed.space_before for framed, _ in group[1:])
        spare = frame.inner.h - height
        y = frame.inner.y + {"top": 0.0, "middle": spare / 2, "bottom": spare}[frame.anchor]
        for index, (framed, placed) in enumerate(group):
            y += framed.space_before if index else 0.0
            for line in placed.rows:
                y += framed.leading or 0
                expected = y - BELOW_BASELINE * line.size
                if abs(expected - line.baseline) > TOLERANCE:
                    what = f"baseline of {_quoted(line.text)}"
                    self._differ(number, what, f"{expected:.2f} pt", f"{line.baseline:.2f} pt")
                    return

    # ------------------------------------------------------------------------------------------------------- noting

    def _same(self, number: int, what: str, one: str, other: str) -> None:
        if words(one) != words(other):
            self._differ(number, what, _quoted(one), _quoted(other))

    def _differ(self, number: int, what: str, one: str, other: str) -> None:
        self.differences.append(Difference(number, what, f"{one} in the .pptx", f"{other} in the PDF"))


def _paragraphs(items: Sequence[Item]) -> Iterator[Framed]:
    for item in items:
        if isinstance(item, Framed):
            yield item
        elif isinstance(item, Figure):
            yield from _paragraphs(item.texts)


def split(left: Sequence[Item], right: Sequence[Item]) -> list[Item]:
    """Split elements of the PDF that hold several paragraphs of the .pptx: a heading with its kicker, a diagram's labels.

    An element is left whole as long as a paragraph is the same as all of it.
    """
    framed = [item for item in left if isinstance(item, Framed)]
    whole = Counter(key(item.text) for item in framed)
    whole.subtract(key(item.text) for item in right if isinstance(item, Placed))
    found: list[Item] = []
    for item in right:
        parts = None
        if isinstance(item, Placed) and whole[key(item.text)] < 0:
            parts = _parts(item, framed)
            whole[key(item.text)] += parts is not None
        found += parts or [item]
    return found


def _parts(item: Placed, framed: list[Framed]) -> list[Placed] | None:
    """Return the lines of an element as the paragraphs that follow each other somewhere, None where none do."""
    text = key(item.text)
    for first, begin in enumerate(framed):
        if not text.startswith(key(begin.text)):
            continue
        parts: list[Placed] = []
        lines = list(item.lines)
        for paragraph in framed[first:]:
            taken = _taken(lines, key(paragraph.text))
            if not taken:
                break
            parts.append(Placed(item.role, tuple(lines[:taken])))
            del lines[:taken]
        if not lines and len(parts) > 1:
            return parts
    return None


def _taken(lines: list[PlacedLine], wanted: str) -> int:
    """Return how many of the lines, from the first one, make up the words; 0 where they do not."""
    begun = ""
    for number, line in enumerate(lines, start=1):
        count = number
        begun += key(line.text)
        if begun == wanted:
            # a blank that keeps it apart from what follows may stand by itself
            while count < len(lines) and not key(lines[count].text):
                count += 1
            return count
        if not wanted.startswith(begun):
            return 0
    return 0


_MARK = re.compile(r"\W|\(?[0-9A-Za-z]{1,4}[.):]?|[①-⓿]")


def _is_mark(item: Item) -> bool:
    """Tell whether it is a list's bullet or number, which PowerPoint makes by itself."""
    return isinstance(item, Placed) and item.role == "Lbl" and _MARK.fullmatch(item.text.strip()) is not None


def _match(item: Item) -> tuple[str, str]:
    return ("figure", words(item.alt)) if isinstance(item, Figure) else ("text", key(item.text))


def _width(line: PlacedLine) -> float:
    return line.right - line.x


def _language(tag: str) -> str:
    return tag.split("-")[0].lower()


def _close(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) <= TOLERANCE for a, b in zip(one, other, strict=True))


def _same_box(one: Box, other: Box) -> bool:
    return _close((one.x, one.y), (other.x, other.y)) and _close((one.right, one.bottom), (other.right, other.bottom))


def _shown(item: Item) -> str:
    return _quoted(item.alt if isinstance(item, Figure) else item.text)


def _quoted(text: str) -> str:
    line = words(text)
    return f'"{line[:59]}…"' if len(line) > 60 else f'"{line}"'


def _listed(entries: Sequence[str]) -> str:
    return ", ".join(_quoted(entry) for entry in entries) if entries else "nothing"


def _points(size: tuple[float, float]) -> str:
    return f"{size[0]:.2f} × {size[1]:.2f} pt"


def _boxed(box: Box | None) -> str:
    return "no place" if box is None else f"{box.x:.2f}, {box.y:.2f} to {box.right:.2f}, {box.bottom:.2f} pt"
