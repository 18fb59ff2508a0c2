"""The .pptx as LibreOffice shows it, held against our layout and our PDF, frame by frame.

LibreOffice sets a gap between Latin and Japanese that PowerPoint is believed not to set: single lines may be so much wider,
and body text may break elsewhere, but all of it has room, and whatever is not left to the program stands where ours does.
"""

from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy
import pypdfium2
import pytest
from PIL import Image, ImageFilter
from placed_text import Found, Letter, Row, charts, pages, place, room

import twindeck
from twindeck.geometry import Box
from twindeck.pipeline import compile_deck
from twindeck.scene import Line, Scene, Slide, Text, paragraphs

HERE = Path(__file__).parent.parent
DECKS = [*sorted((HERE / "decks").glob("*.yaml")), HERE.parent / "deck.yaml"]
DECKS = [path for path in DECKS if not path.name.endswith(".theme.yaml") and path.stem != "scripts"]
"""All but the deck of many scripts, whose fonts LibreOffice cannot be given: `test_scripts.py` looks at that."""

BESIDE, ABOVE = 2.0, 1.5
"""How far letters may stick out of their frame's box, in points: the sum of what the two programs round."""

OFF_LINE = 1.5
"""How far a first baseline may be from ours, in points; LibreOffice makes a table's first row a point higher."""

ASIDE = 1.0
"""How far the start of a paragraph that is aligned to the left may be from ours, in points."""

UNLIKE = 4.0
"""The greatest mean difference of a page, of 255, at 50 dpi and blurred: text a quarter of an em aside makes 3."""


class Rendered(NamedTuple):
    """A deck laid out, our PDF of it, and LibreOffice's PDF of its .pptx with each slide's text found in it."""

    scene: Scene
    pdf: Path
    libreoffice: Path
    found: list[tuple[Slide, list[Found], list[Letter]]]


@pytest.fixture(scope="module", params=DECKS, ids=lambda path: path.stem)
def rendered(request, tmp_path_factory, libreoffice) -> Rendered:
    built = {path.suffix: path for path in twindeck.build(request.param, tmp_path_factory.mktemp("rendered")).files}
    (made,) = libreoffice([built[".pptx"]])
    scene = compile_deck(request.param.read_bytes(), request.param).scene
    found = [(slide, *place(slide, page)) for slide, page in zip(scene.slides, pages(made), strict=True)]
    return Rendered(scene, built[".pdf"], made, found)


def outside(box: Box, within: Box) -> tuple[float, float]:
    """Return how far a box sticks out beside, and above or below, in points."""
    beside = max(within.x - box.x, box.right - within.right)
    return beside, max(within.y - box.y, box.bottom - within.bottom)


def words_of(line: Line) -> str:
    """Return a line's words without blanks."""
    return "".join("".join(piece.text for piece in line.pieces).replace("\u00ad", "-").split())


def test_no_text_leaves_its_frame_or_the_slide(rendered) -> None:
    page = Box(0, 0, *rendered.scene.size)
    for slide, found, _ in rendered.found:
        for one in found:
            for row in one.rows:
                beside, above = outside(row.ink, room(one.frame))
                assert beside <= BESIDE, f"slide {slide.number}: “{row.text}” is {beside:.1f} pt too wide"
                assert above <= ABOVE, f"slide {slide.number}: “{row.text}” is {above:.1f} pt outside its frame"
                assert page.contains(row.ink), f"slide {slide.number}: “{row.text}” leaves the slide"


def test_no_two_texts_meet(rendered) -> None:
    for slide, found, unframed in rendered.found:
        rows = [(one.frame, row) for one in found for row in one.rows]
        rows += [(None, Row((letter,))) for letter in unframed]
        for (frame, row), (other_frame, other) in combinations(rows, 2):
            if frame is not other_frame:
                assert not row.ink.meets(other.ink, 0.5), f"slide {slide.number}: “{row.text}” and “{other.text}”"


def test_what_is_broken_on_purpose_has_the_lines_of_the_pdf(rendered) -> None:
    """Headings, display text, and single lines that must not be wrapped."""
    for slide, found, _ in rendered.found:
        for one in found:
            for paragraph, rows in one.blocks:
                if paragraph.breaks != "soft":
                    ours = [words_of(line) for line in paragraph.lines]
                    assert [row.text for row in rows] == [text for text in ours if text], f"slide {slide.number}"


def test_text_stands_where_it_does_in_the_pdf(rendered) -> None:
    """First lines, that is: those after them may have moved where a body text above takes a line more or less."""
    for slide, found, _ in rendered.found:
        for one in found:
            paragraph, rows = one.blocks[0]
            line, row = paragraph.lines[0], rows[0]
            off = row.baseline - (one.frame.box.y + line.baseline)
            moved = room_for_more(one.frame) / 2 if one.frame.anchor == "middle" else 0.0
            assert abs(off) <= OFF_LINE + moved, f"slide {slide.number}: “{row.text}” is {off:+.1f} pt off its line"
            aside = row.letters[0].x - (one.frame.box.x + line.x)
            if paragraph.align == "left":
                assert abs(aside) <= ASIDE, f"slide {slide.number}: “{row.text}” starts {aside:+.1f} pt aside"


def room_for_more(frame: Text) -> float:
    """Return the height of a line that LibreOffice may need more or less than we, where it breaks a text by itself."""
    return max((p.leading for p in paragraphs(frame.content) if p.breaks == "soft"), default=0.0)


def test_charts_keep_their_words_and_their_place(rendered) -> None:
    for slide, _, unframed in rendered.found:
        wanted = [
            part.content for chart in charts(slide) for part in chart.drawing
            if isinstance(part, Text)
        ]  # fmt: skip
        words = "".join("".join(p.text.split()) for content in wanted for p in paragraphs(content))
        assert sorted(letter.text for letter in unframed) == sorted(words), f"slide {slide.number}"
        for letter in unframed:
            boxes = [chart.box.inset(-BESIDE) for chart in charts(slide)]
            assert any(box.contains(letter.ink) for box in boxes), f"slide {slide.number}: {letter}"


def test_the_pages_look_alike(rendered) -> None:
    def seen(page) -> numpy.ndarray:
        picture: Image.Image = page.render(scale=50 / 72).to_pil().convert("RGB")
        return numpy.asarray(picture.filter(ImageFilter.GaussianBlur(2)), dtype=float)

    pairs = zip(pypdfium2.PdfDocument(rendered.pdf), pypdfium2.PdfDocument(rendered.libreoffice), strict=True)
    unlike = [float(numpy.abs(seen(ours) - seen(theirs)).mean()) for ours, theirs in pairs]
    ranked = sorted(zip(unlike, rendered.scene.slides, strict=True), key=lambda pair: -pair[0])
    worst = ", ".join(f"slide {slide.number}: {difference:.2f}" for difference, slide in ranked[:5])
    print(f"least alike are {worst}")
    assert max(unlike) <= UNLIKE, worst
