"""Connectors in LibreOffice run where they do in our PDF: with one corner to six, glued at any place of their boxes."""

from dataclasses import replace

import numpy
import pypdfium2
import pytest
from PIL import ImageFilter

from twindeck.geometry import Box, round_rect
from twindeck.scene import Connector, End, Panel, Shape, Slide
from twindeck.writers import pdf, pptx
from writers import scenes as s
from writers.gallery import connector

A, B = Box(200, 200, 120, 60), Box(520, 340, 120, 60)
SITES = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5), (0.3, 0.0), (0.0, 0.3), (0.3, 1.0), (1.0, 0.3))

WAYS = {
    "straight, aside": (A, Box(520, 200, 120, 60), 7, 5, []),
    "one corner": (A, B, 3, 0, [(580, 230)]),
    "one corner, aside": (A, B, 6, 5, [(236, 358)]),
    "two corners, far from the middle": (A, B, 3, 1, [(490, 230), (490, 370)]),
    "two corners, upwards and to the left": (B, A, 5, 7, [(350, 358), (350, 218)]),
    "over the top": (A, B, 0, 0, [(260, 150), (580, 150)]),
    "round the right": (A, B, 3, 3, [(700, 230), (700, 370)]),
    "three corners": (A, B, 3, 2, [(400, 230), (400, 440), (580, 440)]),
    "four corners": (B, A, 3, 1, [(700, 370), (700, 300), (150, 300), (150, 230)]),
    "a loop": (A, A, 3, 4, [(360, 230), (360, 160), (236, 160)]),
    "six corners": (A, B, 3, 1, [(360, 230), (360, 290), (480, 290), (480, 430), (500, 430), (500, 370)]),
}


def place(box: Box, site: int) -> tuple[float, float]:
    across, down = SITES[site]
    return box.x + across * box.w, box.y + down * box.h


def slide(name: str, number: int) -> tuple[Slide, Connector]:
    first, second, leaves, arrives, corners = WAYS[name]
    form = replace(round_rect(8), sites=SITES[4:])
    boxes = [Shape(key, box, Panel(form, s.colour("key-tint")), key=key) for key, box in (("a", first), ("b", second))]
    ends = {"begin": End("a", leaves), "end": End("a" if first == second else "b", arrives)}
    line = connector(
        place(first, leaves), *corners, place(second, arrives), form="elbow" if corners else "straight", **ends
    )
    return s.slide(*(boxes[:1] if first == second else boxes), line, heading=str(number), number=number), line


@pytest.fixture(scope="module")
def pages(tmp_path_factory, libreoffice):
    scene = s.scene(*(slide(name, number)[0] for number, name in enumerate(WAYS, 1)))
    path = tmp_path_factory.mktemp("connectors") / "connectors.pptx"
    path.write_bytes(pptx.write(scene))
    (theirs,) = libreoffice([path])
    return pypdfium2.PdfDocument(pdf.write(scene)), pypdfium2.PdfDocument(theirs)


def ink(page) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return where a page has dark ink under its title, and where it has some within two points."""
    image = page.render(scale=1).to_pil().convert("L").crop((0, 100, 960, 500))
    dark = image.point(lambda value: 255 if value < 120 else 0)
    return numpy.asarray(dark) > 0, numpy.asarray(dark.filter(ImageFilter.MaxFilter(5))) > 0


@pytest.mark.parametrize("name", WAYS)
def test_the_line_is_where_it_is_in_our_pdf(name, pages):
    number = list(WAYS).index(name)
    (ours, near_ours), (theirs, near_theirs) = (ink(document[number]) for document in pages)
    assert ours.sum() > 100
    assert not (ours & ~near_theirs).any(), "LibreOffice draws no line where we do"
    assert not (theirs & ~near_ours).any(), "LibreOffice draws a line where we do not"
