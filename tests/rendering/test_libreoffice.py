"""The .pptx as LibreOffice shows it: no text leaves its frame, no two texts meet, headings break where the PDF's do, and
the pages look like the PDF's.

LibreOffice sets a gap between Latin and Japanese that PowerPoint does not: single lines may be so much wider, and body text
may break elsewhere, but all of it has room.
"""

from pathlib import Path
from typing import NamedTuple

import numpy
import pypdfium2
import pytest
from PIL import Image, ImageFilter

import twindeck
from twindeck.geometry import Box
from twindeck.layout import setting
from twindeck.pipeline import compile_deck
from twindeck.scene import Chart, Paragraph, Scene, Slide, Table, Text, walk

HERE = Path(__file__).parent.parent
DECKS = [HERE.parent / "deck.yaml", HERE / "decks" / "blocks.yaml", HERE / "decks" / "unhappy.yaml"]
SLACK = 2.0


class Rendered(NamedTuple):
    scene: Scene
    pdf: Path
    libreoffice: Path


@pytest.fixture(scope="module", params=DECKS, ids=lambda path: path.stem)
def rendered(request, tmp_path_factory, libreoffice) -> Rendered:
    folder = tmp_path_factory.mktemp("rendered")
    built = {path.suffix: path for path in twindeck.build(request.param, folder).files}
    (made,) = libreoffice([built[".pptx"]])
    scene = compile_deck(request.param.read_bytes(), request.param).scene
    return Rendered(scene, built[".pdf"], made)


def frames(slide: Slide) -> list[Box]:
    """Return where text may stand: the frames, single lines with LibreOffice's gaps, charts, and cells of tables."""
    found: list[Box] = []
    for node in (*walk(slide.nodes), *slide.footer):
        if isinstance(node, Text):
            wide = node.box.w
            if not node.wrap:
                wide = max([wide] + [setting.text_width(b.runs) for b in node.content if isinstance(b, Paragraph)])
            found.append(Box(node.box.x, node.box.y, wide, node.box.h))
        elif isinstance(node, Chart | Table):
            found.append(node.box)
    return found


def characters(page) -> list[Box]:
    """Return the boxes of all letters on a page, from its top left corner."""
    text = page.get_textpage()
    height = page.get_height()
    boxes = []
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        if right - left > 0.1 and top - bottom > 0.1:
            boxes.append(Box(left, height - top, right - left, top - bottom))
    return boxes


def test_no_text_leaves_its_frame(rendered) -> None:
    document = pypdfium2.PdfDocument(rendered.libreoffice)
    assert len(document) == len(rendered.scene.slides)
    for slide, page in zip(rendered.scene.slides, document, strict=True):
        places = [box.inset(-SLACK) for box in frames(slide)]
        for letter in characters(page):
            assert any(place.contains(letter, 1.0) for place in places), f"slide {slide.number}: {letter}"


def test_no_two_texts_meet(rendered) -> None:
    for slide, page in zip(rendered.scene.slides, pypdfium2.PdfDocument(rendered.libreoffice), strict=True):
        boxes = numpy.array([(b.x, b.y, b.right, b.bottom) for b in characters(page)])
        if not len(boxes):
            continue
        wide = numpy.minimum(boxes[:, None, 2], boxes[None, :, 2]) - numpy.maximum(boxes[:, None, 0], boxes[None, :, 0])
        high = numpy.minimum(boxes[:, None, 3], boxes[None, :, 3]) - numpy.maximum(boxes[:, None, 1], boxes[None, :, 1])
        shared = numpy.clip(wide, 0, None) * numpy.clip(high, 0, None)
        area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
        smaller = numpy.minimum(area[:, None], area[None, :])
        numpy.fill_diagonal(shared, 0)
        assert (shared <= 0.35 * smaller).all(), f"slide {slide.number}"


def title_lines(page, box: Box) -> int:
    """Return how many lines of letters stand in a box."""
    tops = sorted((b.y + b.bottom) / 2 for b in characters(page) if box.inset(-SLACK).contains(b, 1.0))
    lines, last = 0, -100.0
    for middle in tops:
        if middle - last > 9:
            lines += 1
        last = middle
    return lines


def test_headings_break_where_the_pdfs_do(rendered) -> None:
    ours = pypdfium2.PdfDocument(rendered.pdf)
    theirs = pypdfium2.PdfDocument(rendered.libreoffice)
    for slide, mine, other in zip(rendered.scene.slides, ours, theirs, strict=True):
        title = slide.nodes[0]
        assert title_lines(other, title.box) == title_lines(mine, title.box), f"slide {slide.number}"


def test_the_pages_look_alike(rendered) -> None:
    """Mean difference of pages 480 pixels wide, blurred by two pixels: at most 7 of 255."""
    for slide, mine, other in zip(
        rendered.scene.slides,
        pypdfium2.PdfDocument(rendered.pdf),
        pypdfium2.PdfDocument(rendered.libreoffice),
        strict=True,
    ):
        a, b = (
            numpy.asarray(
                page.render(scale=0.5).to_pil().convert("RGB").resize((480, 270), Image.Resampling.LANCZOS)
                .filter(ImageFilter.GaussianBlur(2)),
                dtype=float,
            )
            for page in (mine, other)
        )  # fmt: skip
        apart = numpy.abs(a - b).mean()
        assert apart < 7, f"slide {slide.number}: {apart:.1f}"
