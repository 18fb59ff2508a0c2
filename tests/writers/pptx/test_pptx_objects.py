"""Pictures, charts and tables: native ones, with the Scene's own numbers and words."""

import hashlib
import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.oxml.ns import qn

from twindeck.geometry import Box
from twindeck.scene import Picture, Placeholder, Series
from twindeck.writers.pptx import write
from writers import scenes as s
from writers.pptx.opened import EMU, Opened, described, is_decorative, value

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def written(*nodes, **other) -> Opened:
    return Opened(write(s.of(*nodes, **other)))


def picture(alt: str | None = "説明", **other) -> Picture:
    return Picture(**{"name": "x", "box": Box(100, 150, 200, 100), "asset": s.raster(), "alt": alt, **other})


# --------------------------------------------------------------------------------------------------------------- pictures


def test_a_picture_is_described_or_decoration():
    said, silent = (written(picture(alt)).named("x") for alt in ("説明 & <語>", None))
    assert (described(said), is_decorative(said)) == ("説明 & <語>", False)
    assert (described(silent), is_decorative(silent)) == (None, True)


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGB", "PNG"), ("RGBA", "PNG"), ("P", "PNG"), ("L", "JPEG"), ("RGB", "JPEG")]
)
def test_pixels_are_in_the_package_as_they_are(mode, kind):
    asset = s.raster(mode, (16, 8), kind)
    shape = written(picture(asset=asset)).named("x")
    assert hashlib.sha256(shape.image.blob).digest() == hashlib.sha256(asset.raster).digest()
    assert shape.image.content_type == asset.media_type


def test_an_image_is_stored_once_in_the_deck():
    slides = [s.slide(picture(), picture(None), heading=f"題{n}", number=n) for n in (1, 2)]
    opened = Opened(write(s.scene(*slides)))
    assert [name for name in opened.parts if name.startswith("ppt/media/")] == ["ppt/media/image1.png"]


def test_a_drawing_comes_with_its_svg_and_with_pixels():
    opened = written(picture(asset=s.vector()))
    shape = opened.named("x")
    (mark,) = shape._element.iter(SVG)
    assert mark.getparent().get("uri") == "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
    part = shape.part.related_part(
        mark.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed")
    )
    assert part.blob == s.vector().svg
    assert part.content_type == "image/svg+xml"
    assert Image.open(io.BytesIO(shape.image.blob)).format == "PNG"


def test_crop_and_round_corners():
    shape = written(picture(crop=(0.1, 0.2, 0.3, 0.05), radius=12.0)).named("x")
    cropped = (shape.crop_left, shape.crop_top, shape.crop_right, shape.crop_bottom)
    assert cropped == pytest.approx((0.1, 0.2, 0.3, 0.05))
    preset = shape._element.spPr.find(qn("a:prstGeom"))
    (guide,) = preset.iter(qn("a:gd"))
    assert (preset.get("prst"), value(guide) / 100000 * 100) == ("roundRect", pytest.approx(12.0))
    assert [child.tag for child in shape._element.find(qn("p:blipFill"))] == [
        qn(f"a:{tag}") for tag in ("blip", "srcRect", "stretch")
    ]


def test_a_picture_fills_the_layout_s_placeholder():
    box = Box(600, 120, 300, 300)
    shape = written(picture(placeholder=Placeholder("pic", 2), box=box)).named("x")
    assert (shape.placeholder_format.idx, shape.placeholder_format.type.name) == (2, "PICTURE")
    assert (shape.left, shape.width) == (600 * EMU, 300 * EMU)
    assert shape._element.find(f".//{qn('a:picLocks')}").get("noGrp") == "1"


# ----------------------------------------------------------------------------------------------------------------- charts


@pytest.mark.parametrize("kind", ["ring", "bar", "stacked"])
def test_a_chart_is_a_native_one_with_the_scene_s_numbers(kind):
    chart = s.chart(kind)
    shape = written(chart).named(f"{kind} chart")
    assert described(shape) == chart.alt
    plot = shape.chart.plots[0]
    seen = [series for series in plot.series if series.name.strip()]
    assert [series.name for series in seen] == [series.name for series in chart.series]
    assert [tuple(series.values) for series in seen] == [series.values for series in chart.series]
    assert tuple(plot.categories) == chart.categories
    assert (shape.left, shape.top, shape.width, shape.height) == tuple(
        round(one * EMU) for one in (chart.box.x, chart.box.y, chart.box.w, chart.box.h)
    )


@pytest.mark.parametrize("hole", [0.0, 0.5, 0.6, 0.75, 0.9, 0.95, 1.0])
def test_a_ring_is_as_thick_as_the_scene_says(hole):
    """Rings share what the hole leaves; the outermost alone is seen."""
    space = written(s.chart("ring", hole=hole)).named("ring chart").chart._chartSpace
    size = int(space.find(f".//{C}holeSize").get("val")) / 100
    rings = list(space.iter(f"{C}ser"))
    seen = [one for one in rings if one.find(f"{C}spPr/{qn('a:solidFill')}") is not None]
    assert seen == rings[-1:]
    # PowerPoint knows no hole smaller than a tenth, and a ring thinner than a twentieth would not be seen
    assert 1 - (1 - size) / len(rings) == pytest.approx(min(max(hole, 0.1), 0.95), abs=0.011)


def workbook(shape) -> list[list[object]]:
    """The cells of a chart's workbook, row by row."""
    with zipfile.ZipFile(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)) as archive:
        assert archive.testzip() is None
        strings = ["".join(one.itertext()) for one in etree.fromstring(archive.read("xl/sharedStrings.xml"))]
        rows = etree.fromstring(archive.read("xl/worksheets/sheet1.xml")).iter(f"{SHEET}row")
        return [
            [
                strings[int(cell.findtext(f"{SHEET}v"))] if cell.get("t") == "s" else float(cell.findtext(f"{SHEET}v"))
                for cell in row
            ]
            for row in rows
        ]


@pytest.mark.parametrize("kind", ["ring", "bar", "stacked"])
def test_its_workbook_has_the_cells_that_the_chart_names(kind):
    chart = s.chart(kind)
    shape = written(chart).named(f"{kind} chart")
    heads, *rows = workbook(shape)
    count = len(chart.series)
    assert heads[:count] == [series.name for series in chart.series]
    assert [row[0] for row in rows] == list(chart.categories)
    assert [tuple(row[n + 1] for row in rows) for n in range(count)] == [series.values for series in chart.series]
    for series in shape.chart._chartSpace.iter(f"{C}ser"):
        name = series.findtext(f"{C}tx/{C}strRef/{C}f")
        column = "ABCDEFGH".index(name.split("$")[1])
        assert heads[column - 1] == series.findtext(f"{C}tx/{C}strRef/{C}strCache/{C}pt/{C}v")
        assert (
            series.findtext(f"{C}val/{C}numRef/{C}f")
            == f"Sheet1!${'ABCDEFGH'[column]}$2:${'ABCDEFGH'[column]}${len(rows) + 1}"
        )


def test_columns_go_on_after_z():
    series = tuple(Series(f"甲{n}", s.numbers("1"), (s.colour("key"),)) for n in range(30))
    shape = written(s.chart("stacked", series=series)).named("stacked chart")
    names = [one.findtext(f"{C}tx/{C}strRef/{C}f") for one in shape.chart._chartSpace.iter(f"{C}ser")]
    assert names[24:27] == ["Sheet1!$Z$1", "Sheet1!$AA$1", "Sheet1!$AB$1"]


@pytest.mark.parametrize("kind", ["ring", "bar", "stacked"])
def test_a_presenter_can_change_its_numbers(kind):
    shape = written(s.chart(kind)).named(f"{kind} chart")
    data = CategoryChartData()
    data.categories = ["新"]
    data.add_series("新しい", [1.0])
    shape.chart.replace_data(data)
    assert tuple(shape.chart.plots[0].categories) == ("新",)


def test_labels_of_a_stack_have_the_colours_of_their_parts():
    space = written(s.chart("stacked")).named("stacked chart").chart._chartSpace
    colours = [one.find(f"{C}txPr//{qn('a:schemeClr')}").get("val") for one in space.iter(f"{C}dLbls")]
    assert colours == ["bg1", "tx1"]


def test_what_has_no_label_in_the_drawing_has_none_in_the_chart():
    """A part of a stack that is too narrow for its number is told in the legend alone."""
    wide, narrow = s.chart("stacked").series
    space = written(s.chart("stacked", series=(wide, replace(narrow, labelled=False)))).named("stacked chart").chart
    deleted = [one.find(f"{C}delete") is not None for one in space._chartSpace.iter(f"{C}dLbls")]
    assert deleted == [False, True]


@pytest.mark.parametrize("kind", ["ring", "bar", "stacked"])
def test_elements_are_in_the_order_of_the_schema(kind):
    """As `dml-chart.xsd` has it: PowerPoint repairs, and so loses, what is in another."""
    space = written(s.chart(kind)).named(f"{kind} chart").chart._chartSpace
    orders = {
        "ser": "idx order tx spPr invertIfNegative dPt dLbls cat val",
        "dPt": "idx invertIfNegative bubble3D spPr",
        "dLbls": "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
        "catAx": "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto "
        "lblAlgn lblOffset noMultiLvlLbl",
        "valAx": "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos crossAx crosses crossBetween",
        "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData",
        "doughnutChart": "varyColors ser firstSliceAng holeSize",
        "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
    }
    for name, order in orders.items():
        places = {one: place for place, one in enumerate(order.split())}
        for element in space.iter(f"{C}{name}"):
            found = [places[child.tag.rpartition("}")[2]] for child in element]
            assert found == sorted(found), name


def test_the_plot_lies_where_the_pdf_draws_it():
    chart = s.chart("bar")
    space = written(chart).named("bar chart").chart._chartSpace
    layout = space.find(f".//{C}plotArea/{C}layout/{C}manualLayout")
    fractions = [float(layout.find(f"{C}{name}").get("val")) for name in "xywh"]
    assert [f * side for f, side in zip(fractions, (200, 100, 200, 100), strict=True)] == pytest.approx(
        [50, 0, 100, 100]
    )
    gap = int(space.find(f".//{C}gapWidth").get("val"))
    assert 100 / 2 / (1 + gap / 100) == pytest.approx(chart.bar, abs=0.1)
    assert float(space.find(f".//{C}valAx/{C}scaling/{C}max").get("val")) == chart.maximum


# ----------------------------------------------------------------------------------------------------------------- tables

ROWS = [["名", "値", "年"], ["甲", "1", "2024"], ["乙", "2", "2025"]]


def test_a_table_is_a_real_one():
    shape = written(s.table(ROWS)).named("table")
    table = shape.table
    assert [[cell.text for cell in row.cells] for row in table.rows] == ROWS
    assert [column.width for column in table.columns] == [120 * EMU] * 3
    assert [row.height for row in table.rows] == [30 * EMU] * 3
    assert (table.first_row, table.first_col, table.horz_banding) == (True, True, False)
    assert described(shape) is None


@pytest.mark.parametrize("heads", [True, False])
@pytest.mark.parametrize("row_heads", [True, False])
def test_heads_are_told(heads, row_heads):
    table = written(s.table(ROWS, heads=heads, row_heads=row_heads)).named("table").table
    assert (table.first_row, table.first_col) == (heads, row_heads)


def test_cells_have_their_margins_anchor_line_and_fill():
    cell = written(s.table(ROWS)).named("table").table.cell(0, 0)
    margins = (cell.margin_left, cell.margin_top, cell.margin_right, cell.margin_bottom)
    assert [one / EMU for one in margins] == [8, 5, 8, 5]
    properties = cell._tc.tcPr
    assert properties.get("anchor") == "t"
    assert [child.tag for child in properties] == [qn("a:lnB"), qn("a:solidFill")]
    assert properties[1][0].get("val") == "accent1"


def test_a_table_of_one_row_or_of_empty_cells():
    assert written(s.table([["名", ""]])).named("table").table.cell(0, 1).text == ""
