"""PDFium's own reading of the PDF, held against ours: the same words in the same places."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

import pypdfium2

from twindeck.verify.comparing import Difference
from twindeck.verify.reading import DeckReading, Figure, Placed, PlacedLine, key

_ABOVE, _BELOW = 0.9, 0.2
"""The strip around a baseline in which PDFium is asked for words, in em."""


def pdfium_check(data: bytes, reading: DeckReading) -> tuple[int, list[Difference]]:
    """Return how many lines PDFium reads where we read them, and those that it reads otherwise."""
    confirmed = 0
    doubts: list[Difference] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for slide, page in zip(reading.slides, document, strict=False):
            text_page = page.get_textpage()
            height = page.get_height()
            lines = [*_lines(slide.items)]
            is_rtl = any(unicodedata.bidirectional(one) in ("R", "AL") for line in lines for one in line.text)
            for line in lines:
                found = _words_at(text_page, line, height)
                if _same(found, line.text, in_order=not is_rtl):
                    confirmed += 1
                else:
                    what = "reading of the PDF"
                    doubts.append(Difference(slide.number, what, f'"{line.text}" by its tags', f'"{found}" by PDFium'))
            text_page.close()
            page.close()
    finally:
        document.close()
    return confirmed, doubts


def _same(found: str, text: str, *, in_order: bool) -> bool:
    """Tell whether PDFium finds a text in its place.

    On a slide with text read from the right it puts words and marks into an order of its own, turns brackets over, and
    takes what is beside them with it: there all characters but marks must be found, in whatever order.
    """
    if in_order:
        return key(found) == key(text)
    return not _letters(text) - _letters(found)


def _letters(text: str) -> Counter[str]:
    upright = key(text).translate(_UPRIGHT)
    return Counter(character for character in upright if unicodedata.category(character) != "Mn")


_UPRIGHT = str.maketrans("()[]{}<>«»", "(([[{{<<««")


def _lines(items: tuple[object, ...]) -> Iterator[PlacedLine]:
    for item in items:
        if isinstance(item, Placed):
            yield from (line for line in item.lines if line.text.strip())
        elif isinstance(item, Figure):
            yield from _lines(item.texts)


def _words_at(text_page: pypdfium2.PdfTextPage, line: PlacedLine, height: float) -> str:
    baseline = height - line.baseline
    words = text_page.get_text_bounded(
        left=line.x - 0.3,
        bottom=baseline - _BELOW * line.size,
        right=line.right + 0.3,
        top=baseline + _ABOVE * line.size,
    )
    # PDFium takes a hyphen at the end of a line for one that a program has put there, and tells it so
    return str(words).replace("\x02", "-")
