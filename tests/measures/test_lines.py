"""Where the lines of the report and of all test decks end, judged by a tokenizer that had no part in it.

A word is what janome takes for one, nouns that follow each other joined to a compound. One that is wider than its line has
to be parted; what is counted is what need not have been. Run with -s, the tests print every break, to be read by people.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from janome.tokenizer import Tokenizer

from twindeck.pipeline import compile_deck
from twindeck.scene import Paragraph, Scene, Text, TextContent, texts
from twindeck.text import typeset
from twindeck.text.kinsoku import NO_END, NO_START, is_japanese

HERE = Path(__file__).parent.parent
REPORT = HERE.parent / "deck.yaml"
DECKS = [REPORT, *(path for path in sorted((HERE / "decks").glob("*.yaml")) if ".theme." not in path.name)]

PLAIN = str.maketrans("()[]/:!?", "（）［］／：！？")
"""The dictionary takes marks of ASCII for nouns."""


class Break(NamedTuple):
    """A line's end: the paragraph, its width, and the count of characters before it."""

    slide: int
    is_heading: bool
    paragraph: Paragraph
    width: float
    place: int

    def __str__(self) -> str:
        text = self.paragraph.text
        return f"slide {self.slide}: {text[max(0, self.place - 12) : self.place]}|{text[self.place : self.place + 12]}"


@pytest.fixture(scope="module", params=DECKS, ids=lambda path: path.stem)
def scene(request) -> Scene:
    return compile_deck(request.param.read_bytes(), request.param).scene


def placed(content: TextContent, width: float) -> Iterator[tuple[Paragraph, float]]:
    """Yield paragraphs with the width that they were broken at."""
    for block in content:
        if isinstance(block, Paragraph):
            yield block, width
        else:
            for item in block.items:
                for part in item.body:
                    if isinstance(part, Paragraph):
                        yield part, width - block.left - block.indent
                    else:
                        yield from placed((part,), width)


def broken(scene: Scene) -> Iterator[tuple[int, Text, Paragraph, float]]:
    """Yield the paragraphs of several lines that have Japanese in them."""
    for slide in scene.slides:
        for text in texts(slide.nodes):
            for paragraph, width in placed(text.content, text.box.w - text.insets[0] - text.insets[2]):
                if len(paragraph.lines) > 1 and any(map(is_japanese, paragraph.text)):
                    yield slide.number, text, paragraph, width


def breaks(scene: Scene) -> Iterator[Break]:
    """Yield the ends of all lines but the last ones."""
    for number, text, paragraph, width in broken(scene):
        is_heading = str(paragraph.role or text.role or "").startswith("H")
        end = 0
        for line in paragraph.lines[:-1]:
            end += sum(len(piece.text) for piece in line.pieces)
            yield Break(number, is_heading, paragraph, width, end)


@cache
def tokenizer() -> Tokenizer:
    return Tokenizer()


@cache
def words(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and part of speech of each word; nouns that follow each other are one."""
    found: list[tuple[int, int, str]] = []
    place = 0
    for token in tokenizer().tokenize(text.translate(PLAIN)):
        kind, detail, *_ = token.part_of_speech.split(",")
        start = text.translate(PLAIN).find(token.surface, place)
        place = start + len(token.surface)
        is_part = kind == "接頭詞" or (kind == "名詞" and detail not in ("非自立", "代名詞", "副詞可能"))
        if is_part and found and found[-1][1:] == (start, "名詞"):
            found[-1] = (found[-1][0], place, "名詞")
        else:
            found.append((start, place, "名詞" if is_part else kind))
    return found


def torn(one: Break) -> bool:
    """Tell whether a line ends within a word that would have had room on a line, with the particles and marks it has."""
    text = one.paragraph.text
    found = words(text)
    for place, (start, end, _) in enumerate(found):
        if start < one.place < end:
            while place + 1 < len(found) and (found[place + 1][2] in ("助詞", "助動詞") or text[end] in NO_START):
                place += 1
                end = found[place][1]
            while start and text[start - 1] in NO_END:
                start -= 1
            return typeset.text_width(cut(one.paragraph, start, end)) <= one.width * 0.99
    return False


def cut(paragraph: Paragraph, start: int, end: int):
    """Return a stretch of a paragraph as runs."""
    made, place = [], 0
    for run in paragraph.runs:
        first, last = max(start - place, 0), min(end - place, len(run.text))
        if first < last:
            made.append(replace(run, text=run.text[first:last]))
        place += len(run.text)
    return tuple(made)


def test_no_word_is_torn_in_headings_and_hardly_any_in_texts(scene) -> None:
    found = list(breaks(scene))
    print(*found, sep="\n")
    in_headings = [str(one) for one in found if one.is_heading and torn(one)]
    in_texts = [str(one) for one in found if not one.is_heading and torn(one)]
    assert not in_headings
    assert len(in_texts) <= 0.02 * len(found), "\n".join(in_texts)


def test_no_line_starts_with_a_particle_or_a_mark_or_ends_with_one_that_opens(scene) -> None:
    for one in breaks(scene):
        text = one.paragraph.text
        assert text[one.place] not in NO_START, str(one)
        assert text[one.place - 1] not in NO_END, str(one)
        kinds = {start: kind for start, _, kind in words(text)}
        is_free = text[one.place - 1] in "。、 」』）)"
        assert is_free or kinds.get(one.place) not in ("助詞", "助動詞"), str(one)


def test_no_last_line_is_a_single_character(scene) -> None:
    for number, _, paragraph, _ in broken(scene):
        last = "".join(piece.text for piece in paragraph.lines[-1].pieces)
        letters = last.strip("。、．，.,!?！？」』）) ")
        assert len(letters) > 1 or paragraph.text[-len(last) - 1 :][:1] == " ", f"slide {number}: {paragraph.text}"


def test_lines_that_are_written_as_breaks_fit_with_the_gap_of_libreoffice(scene) -> None:
    for number, _, paragraph, width in broken(scene):
        if paragraph.breaks != "hard":
            continue
        ends = [0]
        for line in paragraph.lines:
            ends.append(ends[-1] + sum(len(piece.text) for piece in line.pieces))
        if ends[-1] != len(paragraph.text):
            continue
        for start, end in pairwise(ends):
            wide = typeset.text_width(cut(paragraph, start, end - (paragraph.text[end - 1] == " ")))
            assert wide <= width + 0.1, f"slide {number}: {paragraph.text[start:end]}"
