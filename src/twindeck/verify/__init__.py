"""Twins: the proof that a .pptx and a PDF are one deck, by reading both back with libraries that did not write them.

python-pptx reads the .pptx, pikepdf the PDF's tags and content, and PDFium reads the PDF once more by itself, so that
a mistake in the reading of one does not pass for agreement. Knows no Scene and no writer: it judges files, also those
that somebody edited.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from twindeck.verify.comparing import Comparing, Difference
from twindeck.verify.pdf_reading import read_pdf
from twindeck.verify.pdfium_check import pdfium_check
from twindeck.verify.pptx_reading import read_pptx
from twindeck.verify.reading import Unreadable

__all__ = ["Comparison", "Difference", "Unreadable", "compare"]

_COUNTS = {
    "slides": ("slide", "slides"),
    "texts": ("text in the same order", "texts in the same order"),
    "figures": ("alternative text in its place", "alternative texts in their places"),
    "labels": ("label of a diagram", "labels of diagrams"),
    "links": ("link", "links"),
    "lines": ("line in its frame", "lines in their frames"),
    "confirmed": ("line read alike by PDFium", "lines read alike by PDFium"),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared, counted by kind, and what differs; twins have no differences."""

    counts: Mapping[str, int]
    differences: tuple[Difference, ...]

    def summary(self) -> str:
        """Return one line: the counts, and the number of differences."""
        parts = [f"{self.counts.get(name, 0):,} {_noun(self.counts, name)}" for name in _COUNTS]
        number = len(self.differences)
        parts.append("no differences" if not number else f"{number:,} difference{'s' if number > 1 else ''}")
        return " · ".join(parts)

    def as_json(self) -> str:
        """Return a JSON object of `counts` and `differences` (slide, what, first, second)."""
        differences = [asdict(difference) for difference in self.differences]
        counts = {name: self.counts.get(name, 0) for name in _COUNTS}
        return json.dumps({"counts": counts, "differences": differences}, ensure_ascii=False, indent=2)


def _noun(counts: Mapping[str, int], name: str) -> str:
    return _COUNTS[name][0 if counts.get(name, 0) == 1 else 1]


def compare(pptx: bytes, pdf: bytes) -> Comparison:
    """Compare two files: slides, texts and their order, alternative texts, links, places, title, language.

    Raises Unreadable for what is no .pptx, or no tagged PDF.
    """
    right = read_pdf(pdf)
    comparing = Comparing(read_pptx(pptx), right)
    comparing.run()
    confirmed, doubts = pdfium_check(pdf, right)
    counts = Counter(comparing.counts)
    counts["confirmed"] = confirmed
    return Comparison(dict(counts), (*comparing.differences, *doubts))
