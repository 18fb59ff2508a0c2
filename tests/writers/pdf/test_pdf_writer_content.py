"""What pages show and where: texts, forms, lines, pictures, links, by two readers that did not write them."""

import io
import math

import pikepdf
import pypdfium2
import pytest
from pdf_readback import Read
from pdf_scenes import AREA, BOLD, INK, KEY, LINKED, PAPER, of, paragraph, run, scene, slide, text
from PIL import Image

from twindeck.geometry import ELLIPSE, Box, polygon, round_rect
from twindeck.scene import Asset, Connector, Link, Panel, Picture, Shape, Stroke
from twindeck.vector import Clip, Gradient, GradientStop, VectorDrawing, VectorPath
from twindeck.writers.pdf import write

HEIGHT = 540.0


def pixels(data: bytes, scale: float = 2.0) -> Image.Image:
    return pypdfium2.PdfDocument(data)[0].render(scale=scale).to_pil().convert("RGB")


def at(image: Image.Image, x: float, y: float, scale: float = 2.0) -> tuple[int, ...]:
    return image.getpixel((int(x * scale), int(y * scale)))


def rgb(hexadecimal: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(hexadecimal))


def near(colour: tuple[int, ...], wanted: str, by: int = 3) -> bool:
    return all(abs(a - b) <= by for a, b in zip(colour, rgb(wanted), strict=True))


# ------------------------------------------------------------------------------------------------------------------ text


def test_text_stands_on_its_baseline():
    page = pypdfium2.PdfDocument(write(of(text("Hxx", box=Box(200, 300, 100, 40)))))[0].get_textpage()
    index = page.get_text_range().index("Hxx")
    left, bottom, _, top = page.get_charbox(index)
    assert bottom == pytest.approx(HEIGHT - (300 + 16), abs=0.3)
    assert left == pytest.approx(200, abs=2)
    assert 6 < top - bottom < 12


def test_words_are_read_back_by_another_reader():
    said = "日本語の文と English words, 97.8%（約1億人）。"
    page = pypdfium2.PdfDocument(write(of(text(said))))[0].get_textpage()
    assert said in page.get_text_range()


def test_words_broken_over_lines_stay_apart():
    page = pypdfium2.PdfDocument(write(of(text(paragraph("two ", "words")))))[0].get_textpage()
    assert "two words" in " ".join(page.get_text_range().split())


def test_alignment_and_runs_of_one_line():
    parts = paragraph([run("big", BOLD), run("small", LINKED)], x=50)
    read = Read(write(of(text(parts))))
    sizes = [float(i.operands[1]) for i in read.content[0] if str(i.operator) == "Tf"]
    assert sizes[-2:] == [20, 12] or sizes[-2:] == [20.0, 12.0]
    page = pypdfium2.PdfDocument(write(of(text(parts))))[0].get_textpage()
    left, *_ = page.get_charbox(page.get_text_range().index("big"))
    assert left == pytest.approx(150, abs=2)


def test_underlines_are_under_their_words():
    image = pixels(write(of(text(paragraph([run("iiii", LINKED)])))), 8)
    row = [at(image, 101 + n, AREA.y + 16 + 0.95, 8) for n in range(8)]
    assert all(near(colour, KEY.rgb, 60) for colour in row)


# ----------------------------------------------------------------------------------------------------------------- forms


def test_fills_and_lines():
    panel = Panel(fill=KEY, stroke=Stroke(INK, 8))
    image = pixels(write(of(Shape("box", AREA, panel))))
    assert near(at(image, 300, 200), KEY.rgb)
    assert near(at(image, 101, 200), INK.rgb)
    assert near(at(image, 90, 200), PAPER.rgb)


def test_round_corners_and_ellipses():
    image = pixels(
        write(
            of(
                Shape("round", AREA, Panel(round_rect(40), KEY)),
                Shape("dot", Box(600, 100, 100, 100), Panel(ELLIPSE, KEY)),
            )
        )
    )
    assert near(at(image, 102, 102), PAPER.rgb)
    assert near(at(image, 145, 102), KEY.rgb)
    assert near(at(image, 602, 102), PAPER.rgb)
    assert near(at(image, 650, 102), KEY.rgb)


def test_a_text_stands_on_its_panel():
    image = pixels(write(of(text("words", panel=Panel(fill=KEY)))))
    assert near(at(image, 400, 250), KEY.rgb)


def test_dashes():
    image = pixels(
        write(of(Connector("line", AREA, ((100, 200), (500, 200)), Stroke(INK, 2, dash=True), end_arrow=False)))
    )
    along = {near(at(image, 100 + n / 2, 200), INK.rgb, 80) for n in range(200)}
    assert along == {True, False}


@pytest.mark.parametrize("turn", range(0, 360, 45))
def test_arrow_heads_point_where_their_lines_go(turn):
    cx, cy, far = 480.0, 270.0, 100.0
    dx, dy = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    tip = (cx + dx * far, cy + dy * far)
    line = Connector("line", AREA, ((cx, cy), tip), Stroke(INK, 3))
    image = pixels(write(of(line)), 4)
    assert near(at(image, tip[0] - dx * 3, tip[1] - dy * 3, 4), INK.rgb, 40), "the head reaches its tip"
    assert near(at(image, tip[0] + dx * 2, tip[1] + dy * 2, 4), PAPER.rgb, 10), "nothing sticks out of it"
    corner = (tip[0] - dx * 0.6 - dy * 1.1, tip[1] - dy * 0.6 + dx * 1.1)
    assert near(at(image, *corner, 4), PAPER.rgb, 40), "the line ends before the tip is narrower than it"
    beside = (tip[0] - dx * 8 - dy * 3.2, tip[1] - dy * 8 + dx * 3.2)
    assert near(at(image, *beside, 4), INK.rgb, 40), "it is wider than the line"


def test_lines_with_corners_and_curves():
    elbow = Connector(
        "elbow", AREA, ((100, 200), (300, 200), (300, 400)), Stroke(INK, 4), form="elbow", end_arrow=False
    )
    curve = Connector(
        "curve", AREA, ((500, 200), (600, 100), (700, 300), (800, 200)), Stroke(KEY, 4), form="curved", end_arrow=False
    )
    image = pixels(write(of(elbow, curve)))
    assert near(at(image, 200, 200), INK.rgb)
    assert near(at(image, 300, 300), INK.rgb)
    assert near(at(image, 650, 200), KEY.rgb), "a cubic with handles on either side goes through the middle"


# -------------------------------------------------------------------------------------------------------------- pictures


def raster(image: Image.Image, kind: str = "PNG", key: str = "key") -> Asset:
    file = io.BytesIO()
    image.save(file, kind, quality=95) if kind == "JPEG" else image.save(file, kind)
    return Asset(key, f"image/{kind.lower()}", file.getvalue(), image.size, float(image.width), float(image.height))


def halves(mode: str = "RGB") -> Image.Image:
    """Make a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (40, 20), "#ff0000")
    image.paste("#0000ff", (20, 0, 40, 20))
    return image.convert(mode)


def images(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_pictures_are_figures_at_their_place(kind):
    data = write(of(Picture("picture", AREA, raster(halves(), kind), "Red and blue")))
    image = pixels(data)
    assert near(at(image, 150, 200), "ff0000", 8)
    assert near(at(image, 450, 200), "0000ff", 8)
    read = Read(data)
    (figure,) = read.elements("Figure")
    assert str(figure.Alt) == "Red and blue"
    assert [float(v) for v in figure.A.BBox] == [100, 240, 500, 440]


def test_decorative_pictures_are_artifacts():
    read = Read(write(of(Picture("picture", AREA, raster(halves()), None))))
    assert not read.elements("Figure")
    (tag,) = [tag for tag, _, stretch in read.stretches(0) for i in stretch if str(i.operator) == "Do"]
    assert tag == "/Artifact"


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_jpeg_passes_through_unchanged(mode):
    asset = raster(halves(mode), "JPEG")
    read = Read(write(of(Picture("picture", AREA, asset, "Alt"))))
    (image,) = images(read.pdf)
    assert image.read_raw_bytes() == asset.raster
    assert image.ColorSpace == {"RGB": "/DeviceRGB", "L": "/DeviceGray"}[mode]


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1", "LA", "RGBA"])
def test_every_kind_of_png(mode):
    picture = halves(mode)
    shown = at(pixels(write(of(Picture("picture", AREA, raster(picture), "Alt")))), 150, 200)
    assert near(shown, bytes(picture.convert("RGB").getpixel((5, 10))).hex(), 8)


def test_what_is_transparent_shows_what_is_under_it():
    clear = halves("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(clear.size).point(lambda v: 0 if v < 128 else 255))
    nodes = Shape("ground", AREA, Panel(fill=INK)), Picture("picture", AREA, raster(clear), "Alt")
    image = pixels(write(of(*nodes)))
    assert near(at(image, 150, 110), INK.rgb)
    assert near(at(image, 150, 290), "ff0000")


def test_an_image_is_stored_once():
    asset = raster(halves())
    twice = [Picture("picture", AREA, asset, "Alt"), Picture("picture", Box(600, 100, 40, 20), asset, None)]
    read = Read(write(scene(slide(*twice), slide(*twice, words="Again", number=2))))
    assert len(images(read.pdf)) == 1


def test_crop_and_round_corners():
    left = Picture("picture", AREA, raster(halves()), "Alt", crop=(0.0, 0.0, 0.5, 0.0), radius=50)
    image = pixels(write(of(left)))
    assert near(at(image, 480, 200), "ff0000"), "the right half is cut off"
    assert near(at(image, 103, 103), PAPER.rgb)
    assert near(at(image, 505, 200), PAPER.rgb)


# ---------------------------------------------------------------------------------------------------------------- vector


def drawing(*paths: VectorPath, size: float = 100.0) -> bytes:
    """Draw paths of a square drawing into a square of the page: 400 points from 100, 100."""
    asset = Asset("vector", "image/png", b"", (1, 1), size, size, b"<svg/>", VectorDrawing(size, size, paths))
    return write(of(Picture("picture", Box(100, 100, 400, 400), asset, "Alt")))


def square(x: float, y: float, side: float) -> tuple:
    return polygon((x, y), (x + side, y), (x + side, y + side), (x, y + side))


def test_paths_are_drawn_upright_at_the_picture_s_scale():
    image = pixels(
        drawing(VectorPath(square(0, 0, 50), "ff0000"), VectorPath(square(50, 50, 50), stroke="0000ff", stroke_width=4))
    )
    assert near(at(image, 200, 200), "ff0000")
    assert near(at(image, 400, 400), PAPER.rgb)
    assert near(at(image, 300, 400), "0000ff"), "a line of 4 units is 16 points wide"
    assert near(at(image, 306, 400), "0000ff")
    assert near(at(image, 312, 400), PAPER.rgb)


@pytest.mark.parametrize("size", [0.01, 1.0, 24.0, 5000.0])
def test_a_drawing_looks_the_same_in_any_unit(size):
    dot = square(0.25 * size, 0.25 * size, 0.5 * size)
    image = pixels(drawing(VectorPath(dot, "ff0000"), size=size))
    inside, outside = [(201, 300), (399, 300), (300, 201)], [(199, 300), (401, 300), (300, 199)]
    assert all(near(at(image, *place), "ff0000") for place in inside)
    assert all(near(at(image, *place), PAPER.rgb) for place in outside)


def test_holes_by_either_rule():
    ring = square(10, 10, 80) + square(30, 30, 40)
    assert near(at(pixels(drawing(VectorPath(ring, "ff0000", even_odd=True))), 300, 300), PAPER.rgb)
    assert near(at(pixels(drawing(VectorPath(ring, "ff0000"))), 300, 300), "ff0000")


def test_opacity():
    image = pixels(drawing(VectorPath(square(0, 0, 100), "000000", fill_opacity=0.5)))
    assert near(at(image, 300, 300), "808080")
    later = drawing(VectorPath(square(0, 0, 100), "000000", fill_opacity=0.5), VectorPath(square(0, 0, 50), "ff0000"))
    assert near(at(pixels(later), 200, 200), "ff0000"), "an opacity is of one path alone"


def test_clips_all_apply():
    clips = Clip(square(0, 0, 60)), Clip(square(40, 0, 60))
    image = pixels(drawing(VectorPath(square(0, 0, 100), "ff0000", clips=clips)))
    assert [near(at(image, x, 200), "ff0000") for x in (200, 300, 400)] == [False, True, False]


LEFT_TO_RIGHT = Gradient("linear", (20, 0, 80, 0), (GradientStop(0, "ff0000"), GradientStop(1, "0000ff")))


def test_linear_gradients_go_on_past_their_ends():
    image = pixels(drawing(VectorPath(square(0, 0, 100), LEFT_TO_RIGHT)))
    assert near(at(image, 110, 300), "ff0000", 6)
    assert near(at(image, 300, 300), "800080", 6)
    assert near(at(image, 490, 300), "0000ff", 6)


def test_gradients_run_down_as_the_drawing_does():
    down = Gradient("linear", (0, 0, 0, 100), LEFT_TO_RIGHT.stops)
    image = pixels(drawing(VectorPath(square(0, 0, 100), down)))
    assert near(at(image, 300, 102), "ff0000", 8)
    assert near(at(image, 300, 498), "0000ff", 8)


def test_gradients_of_many_stops_and_hard_edges():
    stops = tuple(GradientStop(o, c) for o, c in ((0, "ff0000"), (0.5, "ff0000"), (0.5, "00ff00"), (1, "00ff00")))
    image = pixels(drawing(VectorPath(square(0, 0, 100), Gradient("linear", (0, 0, 100, 0), stops))))
    assert near(at(image, 280, 300), "ff0000", 6)
    assert near(at(image, 320, 300), "00ff00", 6)


def test_radial_gradients():
    radial = Gradient("radial", (50, 50, 50, 50, 50), (GradientStop(0, "ff0000"), GradientStop(1, "0000ff")))
    image = pixels(drawing(VectorPath(square(0, 0, 100), radial)))
    assert near(at(image, 300, 300), "ff0000", 8)
    assert near(at(image, 400, 300), "800080", 8)
    assert near(at(image, 105, 105), "0000ff", 6)


def test_gradients_of_lines():
    image = pixels(drawing(VectorPath(polygon((0, 50), (100, 50)), stroke=LEFT_TO_RIGHT, stroke_width=20)))
    assert near(at(image, 110, 300), "ff0000", 6)
    assert near(at(image, 490, 300), "0000ff", 6)


# ----------------------------------------------------------------------------------------------------------------- links


def test_links_lead_to_addresses_and_slides():
    out = paragraph([run("web", LINKED, link=Link(uri="https://example.org/a?b=(c)"))])
    on = paragraph([run("next", LINKED, link=Link(slide=1))], top=20)
    read = Read(write(scene(slide(text(out, on)), slide(words="Next", number=2))))
    web, inner = read.pages[0].Annots
    assert bytes(web.A.URI) == b"https://example.org/a?b=(c)"
    assert inner.Dest[0].objgen == read.pages[1].objgen
    assert [str(a.Contents) for a in (web, inner)] == ["web (https://example.org/a?b=(c))", "next"]

    assert [float(v) for v in web.Border] == [0, 0, 0]
    assert all(int(a.F) == 4 and a.Subtype == "/Link" for a in (web, inner))


def test_a_link_s_title_says_where_it_leads():
    words = run("web", LINKED, link=Link("https://a.example", title="the law"))
    read = Read(write(scene(slide(text(paragraph([words]))))))
    (link,) = read.pages[0].Annots
    assert str(link.Contents) == "web: the law"


def test_an_address_outside_ascii_is_escaped():
    read = Read(write(of(text(paragraph([run("日本", LINKED, link=Link(uri="https://example.org/日本"))])))))
    assert bytes(read.pages[0].Annots[0].A.URI) == b"https://example.org/%E6%97%A5%E6%9C%AC"


def test_a_link_over_two_lines_is_one_element_with_an_area_on_each():
    link = Link(uri="https://example.org/")
    broken = paragraph(
        [run("before "), run("long ", LINKED, link=link)], [run("link", LINKED, link=link), run(" after")]
    )
    read = Read(write(of(text(broken))))
    (element,) = read.elements("Link")
    assert "".join(read.words(*mark) for mark in read.marks(element)) == "long link"
    quads = [
        [float(v) for v in a.QuadPoints[i : i + 8]]
        for a in read.pages[0].Annots
        for i in range(0, len(a.QuadPoints), 8)
    ]
    lines = [(min(q[0::2]), min(q[1::2]), max(q[0::2]), max(q[1::2])) for q in quads]
    assert len(lines) == 2
    for (left, bottom, right, top), baseline in zip(lines, (116, 136), strict=True):
        assert left < right
        assert bottom < HEIGHT - baseline < top
    assert lines[0][0] > lines[1][0], "the first line begins after the words before it"


def test_runs_of_one_link_are_one_element():
    link = Link(uri="https://example.org/")
    mixed = paragraph([run("日本語", LINKED, link=link), run("English", LINKED, lang="en", link=link)])
    read = Read(write(of(text(mixed))))
    assert len(read.elements("Link")) == len(read.pages[0].Annots) == 1
