"""A .pptx read back: boxes through groups and placeholders, properties through layouts, what counts and what does not."""

import io

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.util import Pt

from twindeck.geometry import Box
from twindeck.verify.pptx_reading import read_pptx
from twindeck.verify.reading import Figure, Framed

DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)


@pytest.fixture
def deck():
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(960), Pt(540)
    return deck


@pytest.fixture
def slide(deck):
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Title"
    return slide


def items(deck):
    out = io.BytesIO()
    deck.save(out)
    return read_pptx(out.getvalue()).slides[-1].items[1:]


def near(box: Box, *expected: float) -> bool:
    return [round(value, 1) for value in (box.x, box.y, box.w, box.h)] == list(expected)


def test_a_group_scales_and_moves_what_is_in_it(deck, slide):
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Pt(0), Pt(0), Pt(50), Pt(20)).text_frame.text = "a"
    group.shapes.add_textbox(Pt(50), Pt(20), Pt(50), Pt(20)).text_frame.text = "b"
    group.left, group.top, group.width, group.height = Pt(100), Pt(200), Pt(200), Pt(40)
    first, second = items(deck)
    assert near(first.frame.box, 100, 200, 100, 20)
    assert near(second.frame.box, 200, 220, 100, 20)


def test_a_group_with_an_alternative_text_is_one_figure(deck, slide):
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Pt(10), Pt(10), Pt(50), Pt(20)).text_frame.text = "label"
    group._element.nvGrpSpPr.cNvPr.set("descr", "a diagram")
    (figure,) = items(deck)
    assert (figure.kind, figure.alt, [text.text for text in figure.texts]) == ("diagram", "a diagram", ["label"])
    assert near(figure.box, 10, 10, 50, 20)


def test_a_placeholder_is_where_its_layout_puts_it(deck):
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Title"
    slide.placeholders[1].text_frame.text = "Body"
    (body,) = items(deck)
    layout = deck.slide_layouts[1].placeholders[1]
    assert near(body.frame.box, *(round(v / 12700, 1) for v in (layout.left, layout.top, layout.width, layout.height)))
    assert body.left > 0, "the master's bodyStyle indents its first level"


def test_decoration_and_furniture_are_no_content(deck, slide):
    shape = slide.shapes.add_shape(MSO_SHAPE.OVAL, Pt(1), Pt(1), Pt(9), Pt(9))
    shape._element.nvSpPr.cNvPr.set("descr", "ignored")
    shape._element.nvSpPr.cNvPr.append(parse_xml(DECORATIVE))
    number = slide.shapes.add_textbox(Pt(1), Pt(1), Pt(9), Pt(9))
    number.text_frame.text = "7"
    number._element.nvSpPr.nvPr.append(
        parse_xml('<p:ph xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" type="sldNum" idx="12"/>')
    )
    assert items(deck) == ()


@pytest.mark.parametrize(
    ("preset", "inner"),
    [
        (MSO_SHAPE.RECTANGLE, (100, 100, 200, 100)),
        (MSO_SHAPE.ROUNDED_RECTANGLE, (104.9, 104.9, 190.2, 90.2)),
        (MSO_SHAPE.OVAL, (129.3, 114.6, 141.4, 70.7)),
        (MSO_SHAPE.PENTAGON, (100, 100, 175, 100)),
    ],
)
def test_text_flows_in_the_part_of_a_shape_that_its_preset_names(deck, slide, preset, inner):
    shape = slide.shapes.add_shape(preset, Pt(100), Pt(100), Pt(200), Pt(100))
    frame = shape.text_frame
    frame.text = "a"
    frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = 0
    (text,) = items(deck)
    assert near(text.frame.box, 100, 100, 200, 100)
    assert near(text.frame.inner, *inner)


def test_cells_are_texts_in_boxes_of_their_own(deck, slide):
    table = slide.shapes.add_table(2, 2, Pt(100), Pt(50), Pt(200), Pt(80)).table
    for number, cell in enumerate(table.iter_cells()):
        cell.text = str(number)
    table.cell(1, 1)._tc.get_or_add_tcPr().set("anchor", "ctr")
    cells = items(deck)
    assert [cell.text for cell in cells] == ["0", "1", "2", "3"]
    assert near(cells[3].frame.box, 200, 90, 100, 40)
    assert [cell.frame.anchor for cell in cells] == ["top", "top", "top", "middle"]


def test_runs_fields_and_breaks_make_up_a_paragraph(deck, slide):
    frame = slide.shapes.add_textbox(Pt(1), Pt(1), Pt(200), Pt(40)).text_frame
    frame.text = "one\vtwo"
    frame.paragraphs[0].add_run().text = "three"
    (text,) = items(deck)
    assert isinstance(text, Framed)
    assert text.text == "one\ntwothree"


def test_pictures_without_words_for_them_are_decoration(deck, slide, tmp_path):
    from PIL import Image

    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    for alt in ("a dot", ""):
        picture = slide.shapes.add_picture(str(tmp_path / "a.png"), Pt(10), Pt(20), Pt(30), Pt(40))
        picture._element.nvPicPr.cNvPr.set("descr", alt)
    (figure,) = items(deck)
    assert isinstance(figure, Figure)
    assert (figure.alt, near(figure.box, 10, 20, 30, 40)) == ("a dot", True)


def test_links_lead_out_or_to_slides(deck, slide):
    other = deck.slides.add_slide(deck.slide_layouts[5])
    other.shapes.title.text = "Other"
    run = slide.shapes.add_textbox(Pt(1), Pt(1), Pt(9), Pt(9)).text_frame.paragraphs[0].add_run()
    run.text = "out"
    run.hyperlink.address = "https://example.org/"
    jump = slide.shapes.add_textbox(Pt(1), Pt(1), Pt(9), Pt(9))
    jump.text_frame.text = "on"
    jump.click_action.target_slide = other
    out = io.BytesIO()
    deck.save(out)
    assert read_pptx(out.getvalue()).slides[0].links == ("https://example.org/", "slide 2")
