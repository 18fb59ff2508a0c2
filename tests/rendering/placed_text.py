"""Where the text of a rendered page lies: the letters of a PDF that another program made, led back to our frames.

LibreOffice draws frames in the order of the slide's shapes, so a frame's letters are found as a stretch of the page's
letters; its lines are told apart by their baselines. Blanks are left out on both sides, as they have no ink.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from twindeck.geometry import Box
from twindeck.scene import Chart, Paragraph, Slide, Table, Text, TextContent, paragraphs, walk
from twindeck.text import typeset


@dataclass(frozen=True)
class Letter:
    """A character, the box of its ink and the origin of its glyph, from the top left corner of the page in points."""

    text: str
    ink: Box
    x: float
    baseline: float


@dataclass(frozen=True)
class Row:
    """Letters on one baseline."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters)

    @property
    def baseline(self) -> float:
        return self.letters[0].baseline

    @property
    def ink(self) -> Box:
        left = min(letter.ink.x for letter in self.letters)
        top = min(letter.ink.y for letter in self.letters)
        right = max(letter.ink.right for letter in self.letters)
        bottom = max(letter.ink.bottom for letter in self.letters)
        return Box(left, top, right - left, bottom - top)


@dataclass(frozen=True)
class Found:
    """A frame, and its letters on the page: by block of words (a paragraph, or an item with its label), by row."""

    frame: Text
    blocks: tuple[tuple[Paragraph, tuple[Row, ...]], ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for _, rows in self.blocks for row in rows)


class Lost(AssertionError):
    """A frame's words are not on the page."""


def letters(page: pypdfium2.PdfPage) -> list[Letter]:
    """Return the inked characters of a page in the order in which they were drawn."""
    text = page.get_textpage()
    height = page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    found = []
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        # PDFium makes up blanks and line ends, and takes a hyphen at a line's end for one that may go
        if pdfium.FPDFText_IsGenerated(text.raw, index) or chr(code).isspace():
            continue
        character = "-" if code == 2 else chr(code)
        left, bottom, right, top = text.get_charbox(index)
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
        found.append(Letter(character, Box(left, height - top, right - left, top - bottom), x.value, height - y.value))
    return found


def frames(slide: Slide) -> Iterator[Text]:
    """Yield a slide's frames in the order in which they are drawn: texts, cells of tables, footer."""
    for node in (*walk(slide.nodes), *slide.footer):
        if isinstance(node, Text) and any(p.text.strip() for p in paragraphs(node.content)):
            yield node
        elif isinstance(node, Table):
            yield from (cell.text for row in node.cells for cell in row)


def place(slide: Slide, page: pypdfium2.PdfPage) -> tuple[list[Found], list[Letter]]:
    """Return each frame of a slide with its letters on the page, and the letters that are in no frame (in charts).

    Raises Lost where a frame's words are nowhere.
    """
    free = letters(page)
    found = []
    for frame in frames(slide):
        blocks = list(_blocks(frame.content))
        own = _take(free, frame, "".join(label + _shown(paragraph) for label, paragraph in blocks))
        if own is None:
            raise Lost(f"slide {slide.number}: no “{frame.name}” on the page")
        rows = []
        for label, paragraph in blocks:
            start, end = len(label), len(label) + len(_shown(paragraph))
            rows.append((paragraph, tuple(_rows(own[start:end]))))
            own = own[end:]
        found.append(Found(frame, tuple(rows)))
    return found, free


def _take(free: list[Letter], frame: Text, words: str) -> list[Letter] | None:
    """Take a frame's words from the letters: the stretch that reads so and is nearest to the frame.

    PDFium puts letters of one height in order from the left, also those of two frames side by side; then only the letters
    within the frame's room are looked at.
    """
    inside = [letter for letter in free if room(frame).inset(-1.5).contains(letter.ink)]
    stretches = [free[at : at + len(words)] for at in _places("".join(letter.text for letter in free), words)]
    stretches += [inside[at : at + len(words)] for at in _places("".join(letter.text for letter in inside), words)]
    if not stretches:
        return None
    line = next(line for paragraph in paragraphs(frame.content) for line in paragraph.lines)
    x, baseline = frame.box.x + line.x, frame.box.y + line.baseline

    def distance(stretch: list[Letter]) -> float:
        return abs(stretch[0].x - x) + abs(stretch[0].baseline - baseline)

    chosen = min(stretches, key=distance)
    taken = set(map(id, chosen))
    free[:] = [letter for letter in free if id(letter) not in taken]
    return chosen


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def charts(slide: Slide) -> list[Chart]:
    return [node for node in walk(slide.nodes) if isinstance(node, Chart)]


def room(frame: Text) -> Box:
    """Return where a frame's letters may be in LibreOffice: single lines may be wider by its gaps, about their anchor."""
    if frame.wrap:
        return frame.box
    left, right = frame.box.x, frame.box.right
    for block in paragraphs(frame.content):
        more = typeset.text_width(block.runs) - typeset.text_width(block.runs, with_gaps=False)
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[block.align]
        left = min(left, frame.box.x - more * share)
        right = max(right, frame.box.right + more * (1 - share))
    return Box(left, frame.box.y, right - left, frame.box.h)


def pages(path: Path) -> list[pypdfium2.PdfPage]:
    return list(pypdfium2.PdfDocument(path))


def _shown(paragraph: Paragraph) -> str:
    """Return what a paragraph's lines show, without blanks: a word that is parted has a hyphen."""
    text = "".join(piece.text for line in paragraph.lines for piece in line.pieces)
    return "".join(text.replace("\u00ad", "-").split())


def _blocks(content: TextContent) -> Iterator[tuple[str, Paragraph]]:
    """Yield paragraphs, each with the label that stands before it."""
    for block in content:
        if isinstance(block, Paragraph):
            yield "", block
            continue
        for item in block.items:
            label = item.label.text if block.numbering != "none" else ""
            for text, paragraph in _blocks(item.body):
                yield "".join(label.split()) + text, paragraph
                label = ""


def _rows(stretch: list[Letter]) -> Iterator[Row]:
    row: list[Letter] = []
    for letter in stretch:
        if row and abs(letter.baseline - row[-1].baseline) > 1.0:
            yield Row(tuple(row))
            row = []
        row.append(letter)
    if row:
        yield Row(tuple(row))
