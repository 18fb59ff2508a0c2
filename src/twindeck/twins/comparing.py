"""Two readings compared: what a slide says and where, in the .pptx and in the PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from twindeck.geometry import Box
from twindeck.twins.reading import DeckReading, Figure, Framed, Placed, PlacedLine, SlideReading, key, words

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


class Comparing:
    """One comparison: counts what was compared, and collects what differs."""

    def __init__(self, pptx: DeckReading, pdf: DeckReading) -> None:
        self.pptx = pptx
        self.pdf = pdf
        self.counts: Counter[str] = Counter()
        self.differences: list[Difference] = []

    def run(self) -> None:
        """Compare the files as wholes, then slide by slide."""
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
        paragraphs = list(left.items)
        placed = _split(paragraphs, right.items)
        pairs = list(self._aligned(number, paragraphs, placed))
        self._frames(number, pairs)

    # --------------------------------------------------------------------------------------------------------- order

    def _aligned(
        self, number: int, left: Sequence[Framed | Placed | Figure], right: Sequence[Placed | Framed | Figure]
    ) -> Iterator[Pair]:
        """Pair what stands in both, and note what does not or stands elsewhere."""
        matcher = SequenceMatcher(None, [_match(item) for item in left], [_match(item) for item in right], False)
        only_left: list[Framed | Placed | Figure] = []
        only_right: list[Framed | Placed | Figure] = []
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                for one, other in zip(left[a:b], right[c:d], strict=True):
                    yield from self._pair(number, one, other)
                continue
            only_left += left[a:b]
            only_right += right[c:d]
        self._unmatched(number, only_left, only_right)

    def _pair(self, number: int, one: Framed | Placed | Figure, other: Framed | Placed | Figure) -> Iterator[Pair]:
        if isinstance(one, Figure) and isinstance(other, Figure):
            self._figures(number, one, other)
        elif isinstance(one, Framed) and isinstance(other, Placed):
            self.counts["texts"] += 1
            if words(one.text) != words(other.text) and "\n" not in one.text:
                self._differ(number, "blanks", _quoted(one.text), _quoted(other.text))
            yield one, other

    def _unmatched(
        self, number: int, left: list[Framed | Placed | Figure], right: list[Framed | Placed | Figure]
    ) -> None:
        """Note what stands in another place of the order, then what one file says in the other's stead."""
        there = {_match(item) for item in right}
        moved = {_match(item) for item in left if _match(item) in there}
        for item in left:
            if _match(item) in moved:
                self.differences.append(
                    Difference(number, "reading order", f"{_shown(item)} in the .pptx", "in another place in the PDF")
                )
        left = [item for item in left if _match(item) not in moved]
        right = [item for item in right if _match(item) not in moved]
        for kind in (True, False):
            ours = [item for item in left if isinstance(item, Figure) is kind]
            theirs = [item for item in right if isinstance(item, Figure) is kind]
            what = "alternative text" if kind else "text"
            for i in range(max(len(ours), len(theirs))):
                one = _shown(ours[i]) if i < len(ours) else "nothing"
                other = _shown(theirs[i]) if i < len(theirs) else "nothing"
                self._differ(number, what, one, other)

    def _figures(self, number: int, one: Figure, other: Figure) -> None:
        self.counts["figures"] += 1
        if one.box is None or other.box is None or not _same_box(one.box, other.box):
            self._differ(number, f"place of {_quoted(one.name)}", _boxed(one.box), _boxed(other.box))
        if one.kind == "chart":
            return
        ours, theirs = Counter(map(key, one.texts)), Counter(map(key, other.texts))
        if ours != theirs and "".join(sorted(ours.elements())) != "".join(sorted(theirs.elements())):
            missing, added = list((ours - theirs).elements()), list((theirs - ours).elements())
            self._differ(number, f"labels of {_quoted(one.name)}", _listed(missing), _listed(added))

    # -------------------------------------------------------------------------------------------------------- places

    def _frames(self, number: int, pairs: list[Pair]) -> None:
        """Hold the lines of the PDF against the frames of the .pptx, frame by frame."""
        frames: dict[int, list[Pair]] = {}
        for pair in pairs:
            frames.setdefault(id(pair[0].frame), []).append(pair)
        for group in frames.values():
            for framed, placed in group:
                self._inside(number, framed, placed)
                self._edges(number, framed, placed)
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
        inner, first = framed.frame.inner, placed.lines[0]
        left = inner.x + framed.left
        match framed.align:
            case "left":
                expected, found, what = left, first.x, "left edge"
            case "right":
                expected, found, what = inner.right, first.x + _width(first), "right edge"
            case "center":
                expected, found, what = (left + inner.right) / 2, first.x + _width(first) / 2, "middle"
            case _:
                return
        if abs(expected - found) > TOLERANCE:
            self._differ(number, f"{what} of {_quoted(first.text)}", f"{expected:.2f} pt", f"{found:.2f} pt")

    def _baselines(self, number: int, group: list[Pair]) -> None:
        """Compare the baselines with those that exact line distances and the anchor give in the frame."""
        if any(framed.leading is None for framed, _ in group):
            return
        frame = group[0][0].frame
        height = sum((framed.leading or 0) * len(placed.lines) for framed, placed in group)
        height += sum(framed.space_before for framed, _ in group[1:])
        spare = frame.inner.h - height
        y = frame.inner.y + {"top": 0.0, "middle": spare / 2, "bottom": spare}[frame.anchor]
        for index, (framed, placed) in enumerate(group):
            y += framed.space_before if index else 0.0
            for line in placed.lines:
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


def _split(
    left: Sequence[Framed | Placed | Figure], right: Sequence[Framed | Placed | Figure]
) -> list[Placed | Figure]:
    """Split elements of the PDF that hold several paragraphs of the .pptx, such as a heading with its kicker."""
    known = {key(item.text) for item in left if isinstance(item, Framed)}
    found: list[Placed | Figure] = []
    for item in right:
        if isinstance(item, Placed) and key(item.text) not in known:
            found += _paragraphs(item, known)
        elif isinstance(item, Placed | Figure):
            found.append(item)
    return found


def _paragraphs(item: Placed, known: set[str]) -> list[Placed]:
    parts: list[Placed] = []
    begun: list[PlacedLine] = []
    for line in item.lines:
        begun.append(line)
        if key("".join(part.text for part in begun)) in known:
            parts.append(Placed(item.role, tuple(begun)))
            begun = []
    return parts if not begun else [item]


def _match(item: Framed | Placed | Figure) -> tuple[str, str]:
    return ("figure", words(item.alt)) if isinstance(item, Figure) else ("text", key(item.text))


def _width(line: PlacedLine) -> float:
    return line.right - line.x


def _language(tag: str) -> str:
    return tag.split("-")[0].lower()


def _close(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) <= TOLERANCE for a, b in zip(one, other, strict=True))


def _same_box(one: Box, other: Box) -> bool:
    return _close((one.x, one.y), (other.x, other.y)) and _close((one.right, one.bottom), (other.right, other.bottom))


def _shown(item: Framed | Placed | Figure) -> str:
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
