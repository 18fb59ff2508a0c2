"""PDFium's own reading of the PDF, held against ours: the same words in the same places."""

from __future__ import annotations

import unicodedata
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
            for line in _lines(slide.items):
                found = _words_at(text_page, line, height)
                if _same(found, line.text):
                    confirmed += 1
                else:
                    what = "reading of the PDF"
                    doubts.append(Difference(slide.number, what, f'"{line.text}" by its tags', f'"{found}" by PDFium'))
            text_page.close()
            page.close()
    finally:
        document.close()
    return confirmed, doubts


def _same(found: str, text: str) -> bool:
    """Tell whether two texts are the same to PDFium, which puts text read from the right into order by itself.

    There it turns brackets over and puts marks before their letters, so the characters are compared without their order.
    """
    if key(found) == key(text):
        return True
    if not any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
        return False
    return sorted(key(found).translate(_UPRIGHT)) == sorted(key(text).translate(_UPRIGHT))


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
