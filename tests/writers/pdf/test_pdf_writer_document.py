"""The file itself: fonts, bookmarks, metadata, identity, and what judges say of one that holds every kind of node."""

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pdf_readback import Read
from pdf_scenes import (
    AREA,
    BOLD,
    INK,
    KEY,
    LINKED,
    NUMBERS,
    PLAIN,
    THEME,
    items,
    of,
    paragraph,
    run,
    scene,
    slide,
    styled,
    text,
)
from PIL import Image

from twindeck.geometry import Box, polygon
from twindeck.scene import (
    Asset,
    Cell,
    Chapter,
    Chart,
    Connector,
    Group,
    Link,
    Panel,
    Picture,
    Role,
    Scene,
    Series,
    Shape,
    Stroke,
    Table,
)
from twindeck.theme.fonts import open_font
from twindeck.vector import Clip, Gradient, GradientStop, VectorDrawing, VectorPath
from twindeck.writers.pdf import write

WORK_SANS = Path(__file__).parents[2] / "decks" / "fonts" / "WorkSans-Regular.ttf"
FILLED = Panel(fill=KEY)


def with_face(path: Path, family: str, *words: str) -> Scene:
    """Make a Scene whose theme has another font file for its regular face."""
    style = styled(path, family)
    theme = replace(THEME, faces={**THEME.faces, "regular": style.face})
    lines = [paragraph([run(part, style)], top=20 * number) for number, part in enumerate(words)]
    return replace(of(text(*lines)), theme=theme)


def fonts(read: Read) -> list[pikepdf.Object]:
    return [o for o in read.pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Subtype") == "/Type0"]


# ----------------------------------------------------------------------------------------------------------------- fonts


def test_one_embedded_font_for_each_face_that_is_used():
    read = Read(write(scene(slide(text("細い")), slide(text("thin"), words="Again", number=2))))
    assert len(fonts(read)) == 2, "regular and bold, on both pages the same"
    for font in fonts(read):
        (descendant,) = font.DescendantFonts
        assert font.Encoding == "/Identity-H"
        assert re.fullmatch(r"/[A-Z]{6}\+BIZUDPGothic(-Bold)?", str(font.BaseFont))
        assert font.BaseFont == descendant.BaseFont == descendant.FontDescriptor.FontName
        assert descendant.Subtype == "/CIDFontType2"
        file = bytes(descendant.FontDescriptor.FontFile2.read_bytes())
        assert int(descendant.FontDescriptor.FontFile2.Length1) == len(file) < 20_000, "a subset, not the face"


def test_widths_are_those_of_the_face():
    read = Read(write(of(text("iW、日"))))
    font = open_font(THEME.regular)
    (regular,) = [f for f in fonts(read) if "Bold" not in str(f.BaseFont)]
    widths, parts = {}, list(regular.DescendantFonts[0].W)
    for first, run_ in zip(parts[::2], parts[1::2], strict=True):
        widths.update({int(first) + n: float(width) for n, width in enumerate(run_)})
    for code, character in read.to_unicode(regular).items():
        assert widths[code] == pytest.approx(font.width(character, 1000), abs=0.01)


def test_codes_lead_back_to_characters_in_blocks_of_a_hundred():
    many = "".join(chr(0x4E00 + n) for n in range(600) if open_font(THEME.regular).covers(chr(0x4E00 + n)))
    read = Read(write(of(text(many))))
    (regular,) = [f for f in fonts(read) if "Bold" not in str(f.BaseFont)]
    sizes = [int(size) for size in re.findall(rb"(\d+) beginbfchar", regular.ToUnicode.read_bytes())]
    assert len(sizes) > 2
    assert max(sizes) <= 100
    assert set(many) == set(read.to_unicode(regular).values())


@pytest.mark.parametrize("character", ["𠀋", "𠂉", "🄀"])
def test_characters_beyond_the_first_plane(character):
    if not open_font(THEME.regular).covers(character):
        pytest.skip("the bundled face lacks it")
    data = write(of(text(f"前{character}後")))
    assert f"前{character}後" in Read(data).outline()


def test_characters_that_share_a_glyph_are_read_back_as_what_they_are():
    font = open_font(THEME.regular)
    assert font.glyph("\u02dc") == font.glyph("\u0303"), "else this test shows nothing"
    for pair in ("\u02dc\u0303", "\u0303\u02dc"):
        assert pair in Read(write(of(text(f"a{pair}")))).words(0, 1)


def test_another_face_is_embedded_under_its_own_name():
    read = Read(write(with_face(WORK_SANS, "Work Sans", "Café – naïve")))
    assert any(str(f.BaseFont).endswith("+WorkSans") for f in fonts(read))
    assert "Café – naïve" in read.outline()


def test_postscript_outlines(tmp_path):
    """A face with CFF outlines, made here: a square for each letter."""
    builder = pytest.importorskip("fontTools.fontBuilder")
    pens = pytest.importorskip("fontTools.pens.t2CharStringPen")

    def square(width: int) -> object:
        pen = pens.T2CharStringPen(600, None)
        if width:
            pen.moveTo((50, 0))
            for point in ((50 + width, 0), (50 + width, width), (50, width)):
                pen.lineTo(point)
            pen.closePath()
        return pen.getCharString()

    names = [".notdef", "space", "A", "B"]
    font = builder.FontBuilder(1000, isTTF=False)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({32: "space", 65: "A", 66: "B"})
    glyphs = {name: square(size) for name, size in zip(names, (0, 0, 300, 500), strict=True)}
    font.setupCFF("Squares", {"FullName": "Squares"}, glyphs, {})
    font.setupHorizontalMetrics(dict.fromkeys(names, (600, 50)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    font.save(tmp_path / "squares.otf")
    read = Read(write(with_face(tmp_path / "squares.otf", "Squares", "AB")))
    (made,) = [f for f in fonts(read) if str(f.BaseFont).endswith("+Squares")]
    assert made.DescendantFonts[0].Subtype == "/CIDFontType0"
    assert made.DescendantFonts[0].FontDescriptor.FontFile3.Subtype == "/OpenType"
    assert "AB" in read.outline()


def test_a_character_without_a_glyph_is_an_error_that_names_it():
    with pytest.raises(ValueError, match="U\\+1F600"):
        write(of(text("smile 😀")))


# ----------------------------------------------------------------------------------------------- what it says of itself


def test_bookmarks():
    slides = [slide(words=f"枠 {n}", number=n) for n in range(1, 5)]
    read = Read(write(scene(*slides, chapters=(Chapter("第1章", 1, 3),))))
    with read.pdf.open_outline() as outline:
        shape = [(item.title, [child.title for child in item.children]) for item in outline.root]
        places = [item.destination[0].objgen for item in outline.root]
    assert shape == [("枠 1", []), ("第1章", ["枠 2", "枠 3"]), ("枠 4", [])]
    assert places == [read.pages[n].objgen for n in (0, 1, 3)]


def test_a_chapter_s_own_slide_is_not_named_twice():
    read = Read(
        write(scene(slide(words="1. Part"), slide(words="Next", number=2), chapters=(Chapter("1. Part", 0, 2),)))
    )
    with read.pdf.open_outline() as outline:
        assert [(i.title, [c.title for c in i.children]) for i in outline.root] == [("1. Part", ["Next"])]


def test_page_labels_are_the_numbers_of_the_slides():
    read = Read(write(scene(*(slide(words=f"{n}", number=n) for n in (1, 2, 7, 8)))))
    assert [page.label for page in read.pdf.pages] == ["1", "2", "7", "8"]


def test_catalog_and_pages():
    read = Read(write(of(text("words"))))
    root = read.pdf.Root
    assert read.pdf.pdf_version == "1.7"
    assert bool(root.MarkInfo.Marked)
    assert not bool(root.MarkInfo.get("/Suspects", False))
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(root.Lang) == "ja"
    assert all(page.Tabs == "/S" for page in read.pages)
    assert [float(v) for v in read.pages[0].MediaBox] == [0, 0, 960, 540]


def test_metadata_and_info_say_the_same():
    about = {"title": "報告 <1> & 更新", "author": "庁", "subject": "what & why", "keywords": ("a", "b")}
    read = Read(write(scene(slide(), **about)))
    with read.pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == str(read.pdf.docinfo.Title) == about["title"]
        assert xmp["dc:creator"] == [str(read.pdf.docinfo.Author)] == ["庁"]
        assert xmp["dc:description"] == str(read.pdf.docinfo.Subject) == "what & why"
        assert xmp["pdf:Keywords"] == str(read.pdf.docinfo.Keywords) == "a, b"
        assert xmp["dc:language"] == {"ja"} or xmp["dc:language"] == ["ja"]
        assert xmp["pdfuaid:part"] == "1"
        assert xmp["pdf:Producer"] == str(read.pdf.docinfo.Producer)
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2023-11-14T22:13:20Z"
    assert str(read.pdf.docinfo.CreationDate).startswith("D:20231114221320")
    raw = read.pdf.Root.Metadata.read_bytes().decode()
    assert 'xml:lang="x-default"' in raw
    assert 'xml:lang="ja"' in raw
    assert "/Filter" not in read.pdf.Root.Metadata


# -------------------------------------------------------------------------------------------------------------- identity


def everything() -> Scene:
    """One of every node kind, links over lines, nested lists, languages, gradients, clips, transparency."""
    link = Link(uri="https://example.org/?q=日本")
    words = text(
        paragraph([run("和文と"), run("English", lang="en"), run("、"), run("a link ", LINKED, link=link)],
                  [run("over lines", LINKED, link=link), run("。"), run("次へ", LINKED, link=Link(slide=1))]),
        items([paragraph("項目", role=None, top=40),
               items([paragraph("nested", role=None, top=60)], numbering="decimal", label="1.")],
              [paragraph("二", role=Role.P, top=80), paragraph("続き", role=Role.P, top=100)]),
        panel=FILLED,
    )  # fmt: skip
    stops = (GradientStop(0, "FF0000"), GradientStop(0.4, "00FF00"), GradientStop(1, "0000FF"))
    side = polygon((0, 0), (60, 0), (60, 60), (0, 60))
    vector = VectorDrawing(
        100, 100,
        (VectorPath(side, Gradient("linear", (0, 0, 100, 100), stops), 0.5),
         VectorPath(side, Gradient("radial", (50, 50, 40, 30, 30), stops), stroke="000000", stroke_opacity=0.3,
                    dashes=(3.0, 1.0)),
         VectorPath(side, "123456", clips=(Clip(side, True),), even_odd=True)),
    )  # fmt: skip
    clear = io.BytesIO()
    Image.linear_gradient("L").convert("RGBA").save(clear, "PNG")
    png = Asset("png", "image/png", clear.getvalue(), (256, 256), 256.0, 256.0)
    svg = Asset("svg", "image/png", b"", (1, 1), 100.0, 100.0, b"<svg/>", vector)
    cells = tuple(
        tuple(Cell(text(f"{r}.{c}", panel=FILLED), "column" if r == 0 else "row" if c == 0 else None) for c in range(3))
        for r in range(3)
    )
    chart = Chart("chart", AREA, "bar", ("A",), (Series("s", NUMBERS, (KEY,)),), "A: 75%",
                  (Shape("bar", AREA, FILLED), text(paragraph("75%", role=Role.SPAN))))  # fmt: skip
    parts = (text(paragraph("利用者", role=Role.SPAN), panel=FILLED),
             Connector("elbow", AREA, ((0, 0), (50, 0), (50, 50)), Stroke(INK, 2, True), form="elbow", begin_arrow=True),
             Connector("curve", AREA, ((0, 0), (20, 0), (30, 50), (50, 50)), Stroke(INK, 1), form="curved"))  # fmt: skip
    toc = Group(
        "toc",
        AREA,
        (
            Group(
                "1",
                AREA,
                (text(paragraph([run("一", link=Link(slide=1))], role=None), role=Role.REFERENCE),),
                Role.TOCI,
            ),
        ),
        Role.TOC,
    )
    first = slide(
        words, Shape("mark", Box(10, 10, 5, 5), FILLED), toc,
        Picture("png", Box(600, 100, 100, 100), png, "A gradient", radius=10, crop=(0.1, 0.0, 0.2, 0.0)),
        Picture("svg", Box(720, 100, 100, 100), svg, "A drawing"), Picture("again", Box(840, 100, 50, 50), svg, None),
        footer=(text("1", role=Role.ARTIFACT),), backdrop=(Shape("band", AREA, FILLED),),
    )  # fmt: skip
    second = slide(
        Group("figure", AREA, parts, Role.FIGURE, alt="利用者からの流れ"), chart,
        Table("table", AREA, (100, 100, 100), (30, 30, 30), cells, Stroke(INK, 1), "Nine cells"),
        text("heading", role=Role.H3), text("note", role=Role.NOTE), text("caption", role=Role.P, lang="en"),
        text(paragraph([run("bold", BOLD), run("plain", PLAIN)])), words="図", number=2,
    )  # fmt: skip
    return scene(
        first, second, slide(words="Last", number=3), chapters=(Chapter("章", 1, 2),), author="a", lang="ja-JP"
    )


def test_the_same_scene_gives_the_same_bytes():
    assert write(everything()) == write(everything())


def test_and_in_another_process_with_another_seed_of_hashes():
    program = (
        "import hashlib, test_pdf_writer_document as t; print(hashlib.sha256(t.write(t.everything())).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=Path(__file__).parent, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(said) == 1


def test_another_scene_has_another_identifier():
    def identifier(words: str, **about: object) -> bytes:
        return bytes(Read(write(scene(slide(text(words)), **about))).pdf.trailer.ID[0])

    assert len({identifier("one"), identifier("two"), identifier("one", title="Other")}) == 3


def test_judges_have_nothing_to_say(verapdf, qpdf, tmp_path):
    paths = [tmp_path / "everything.pdf", tmp_path / "plain.pdf", tmp_path / "sans.pdf"]
    scenes = [everything(), scene(slide()), with_face(WORK_SANS, "Work Sans", "soft\u00adhyphen - here")]
    for path, made in zip(paths, scenes, strict=True):
        path.write_bytes(write(made))
        qpdf(path)
    assert {path.name: [str(f) for f in failures] for path, failures in verapdf(paths).items()} == {
        path.name: [] for path in paths
    }
