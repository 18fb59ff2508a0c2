"""Every drawing of the report looks the same wherever it is shown: as rendered from its SVG by resvg, on the page of the
PDF, and in the .pptx as LibreOffice shows it.

Each drawing stands alone on a slide. What differs is how edges are smoothed, so the two are compared after a slight blur:
the mean difference may be 1.5 of 255 in the PDF and 4.5 of 255 through LibreOffice, which scales the pixels once more
and compresses them.
"""

import io
from pathlib import Path

import numpy
import pypdfium2
import pytest
import resvg_py
from PIL import Image, ImageFilter

import twindeck
from twindeck.pipeline import compile_deck
from twindeck.scene import Picture, walk

DRAWINGS = sorted((Path(__file__).parent.parent.parent / "assets" / "pictures").glob("*.svg"))
SCALE = 1.5


@pytest.fixture(scope="module")
def gallery(tmp_path_factory) -> Path:
    """A deck with one drawing a slide."""
    folder = tmp_path_factory.mktemp("gallery")
    slides = "".join(
        f"  - content:\n      title: {path.stem}\n      blocks: [{{picture: {{src: {path}, alt: {path.stem}}}}}]\n"
        for path in DRAWINGS
    )
    deck = folder / "gallery.yaml"
    deck.write_text(f"title: Gallery\nlang: en\nslides:\n{slides}", encoding="utf-8")
    twindeck.build(deck, folder, allow=[DRAWINGS[0].parent])
    return deck


@pytest.fixture(scope="module")
def boxes(gallery):
    """Where each drawing lies on its slide."""
    scene = compile_deck(gallery.read_bytes(), gallery, allow=[DRAWINGS[0].parent]).scene
    return [next(n.box for n in walk(slide.nodes) if isinstance(n, Picture)) for slide in scene.slides]


def pages(pdf: Path) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]


@pytest.fixture(scope="module")
def in_pdf(gallery) -> list[Image.Image]:
    return pages(gallery.with_suffix(".pdf"))


@pytest.fixture(scope="module")
def in_libreoffice(gallery, libreoffice) -> list[Image.Image]:
    (made,) = libreoffice([gallery.with_suffix(".pptx")])
    return pages(made)


def cut(page: Image.Image, box) -> Image.Image:
    return page.crop(tuple(round(v * SCALE) for v in (box.x, box.y, box.right, box.bottom)))


def difference(a: Image.Image, b: Image.Image) -> float:
    blurred = [numpy.asarray(i.filter(ImageFilter.GaussianBlur(1.2)), dtype=float) for i in (a, b)]
    return float(numpy.abs(blurred[0] - blurred[1]).mean())


def original(path: Path, size: tuple[int, int]) -> Image.Image:
    png = resvg_py.svg_to_bytes(svg_string=path.read_text(), width=size[0], height=size[1], skip_system_fonts=True)
    drawn = Image.open(io.BytesIO(bytes(png))).convert("RGBA")
    page = Image.new("RGBA", drawn.size, "white")
    return Image.alpha_composite(page, drawn).convert("RGB").resize(size)


@pytest.mark.parametrize("number", range(len(DRAWINGS)), ids=[path.stem for path in DRAWINGS])
def test_a_drawing_looks_the_same_in_the_pdf(number, in_pdf, boxes) -> None:
    shown = cut(in_pdf[number], boxes[number])
    assert difference(original(DRAWINGS[number], shown.size), shown) < 1.5


@pytest.mark.parametrize("number", range(len(DRAWINGS)), ids=[path.stem for path in DRAWINGS])
def test_a_drawing_looks_the_same_in_the_pptx(number, in_libreoffice, boxes) -> None:
    shown = cut(in_libreoffice[number], boxes[number])
    assert difference(original(DRAWINGS[number], shown.size), shown) < 4.5
