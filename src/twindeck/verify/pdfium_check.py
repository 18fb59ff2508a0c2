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
            characters = _characters(text_page) if is_rtl else []
            for line in lines:
                found = _there(characters, line, height) if is_rtl else _words_at(text_page, line, height)
                if _has_all(found, line.text) if is_rtl else key(found) == key(line.text):
                    confirmed += 1
                else:
                    what = "reading of the PDF"
                    doubts.append(Difference(slide.number, what, f'"{line.text}" by its tags', f'"{found}" by PDFium'))
            text_page.close()
            page.close()
    finally:
        document.close()
    return confirmed, doubts


Character = tuple[str, float, float]


def _characters(text_page: pypdfium2.PdfTextPage) -> list[Character]:
    """Return what PDFium reads on a page, character by character, with the middle of each from the bottom left."""
    found: list[Character] = []
    for index in range(text_page.count_chars()):
        left, bottom, right, top = text_page.get_charbox(index)
        found.append((text_page.get_text_range(index, 1), (left + right) / 2, (bottom + top) / 2))
    return found


def _there(characters: list[Character], line: PlacedLine, height: float) -> str:
    """Return the characters in a line's place; also those without a width, which a search by area leaves out."""
    bottom = height - line.baseline - 2 * _BELOW * line.size
    top = bottom + (_ABOVE + 3 * _BELOW) * line.size
    return "".join(one for one, x, y in characters if line.x - 1 <= x <= line.right + 1 and bottom <= y <= top)


def _has_all(found: str, text: str) -> bool:
    """Tell whether all characters of a text are among those found.

    On a slide with text read from the right PDFium puts words and marks into an order of its own, and turns brackets over.
    """
    return not _letters(text) - _letters(found)


def _letters(text: str) -> Counter[str]:
    return Counter(key(text).translate(_UPRIGHT))


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
