"""The structure tree, read back: every kind of node becomes the elements its role says, and nothing else does."""

import pytest
from pdf_readback import Read, is_element, kids
from pdf_scenes import AREA, INK, KEY, NUMBERS, items, of, paragraph, run, scene, slide, text

from twindeck.geometry import Box
from twindeck.scene import Cell, Chapter, Chart, Connector, Group, Link, Panel, Role, Series, Shape, Stroke, Table
from twindeck.writers.pdf import write
from twindeck.writers.pdf.content import PageContent
from twindeck.writers.pdf.tags import Element

FILLED = Panel(fill=KEY)
LINE = Connector("line", AREA, ((100, 100), (300, 100)), Stroke(INK, 1))


def tree(*nodes) -> str:
    """Return the structure of a slide with these nodes, without the elements around them."""
    lines = Read(write(of(*nodes))).outline().splitlines()
    assert lines[:3] == ["Document", "  Sect", "    H1 'Title'"]
    return "\n".join(line[4:] for line in lines[3:])


def cell(words: str, header=None) -> Cell:
    return Cell(text(words, panel=FILLED), header)


# ------------------------------------------------------------------------------------------------------------------ text


def test_paragraphs_and_headings():
    assert tree(text(paragraph("Part", role=Role.H2), "first", "second")) == "H2 'Part'\nP 'first'\nP 'second'"


def test_kicker_and_title_are_one_heading_with_a_blank_between():
    kicker = text(paragraph("生活の変化1", role=None), paragraph("行政手続は", role=None, top=20), role=Role.H2)
    assert tree(kicker) == "H2 '生活の変化1 行政手続は'"


def test_lines_of_a_paragraph_are_one_marked_content():
    read = Read(write(of(text(paragraph("one ", "two ", "three")))))
    (element,) = read.elements("P")
    assert len(kids(element)) == 1
    assert read.words(0, kids(element)[0]) == "one two three"


def test_languages():
    mixed = paragraph([run("日本語と"), run("English", lang="en"), run("です")])
    assert tree(text(mixed)) == "P '日本語とです'\n  Span Lang=en 'English'"
    assert tree(text("Hello", lang="en")) == "P Lang=en 'Hello'"


def test_list_with_a_list_in_it():
    inner = items([paragraph("deep", role=None, top=20)], numbering="decimal", label="1.")
    outer = items([paragraph("one", role=None), inner], [paragraph("two", role=None, top=40)])
    read = Read(write(of(text(outer))))
    assert "L" in read.outline()
    assert [str(e.A.ListNumbering) for e in read.elements("L")] == ["/Disc", "/Decimal"]
    assert [read.words(*next(read.marks(e))) for e in read.elements("Lbl")] == ["•", "1.", "•"]
    nested = read.elements("L")[1]
    assert nested.P.S == "/LBody"


def test_list_without_labels():
    bare = items([paragraph("one", role=None)], numbering="none", label="")
    assert tree(text(bare)) == "L\n  LI\n    LBody 'one'"


def test_text_of_nothing_makes_no_element():
    assert tree(text(paragraph("", role=Role.P)), Group("empty", AREA, (), Role.L)) == ""


def test_notes_have_ids_of_their_own():
    read = Read(write(of(text("see", role=Role.NOTE), text("also", role=Role.NOTE))))
    found = [bytes(note.ID) for note in read.elements("Note")]
    assert len(set(found)) == 2
    names = list(read.tree.IDTree.Names)
    assert [bytes(name) for name in names[::2]] == sorted(found)
    assert [element.objgen for element in names[1::2]] == [note.objgen for note in read.elements("Note")]


# ------------------------------------------------------------------------------------------------- pictures and diagrams


def test_figure_of_shapes_and_labels():
    parts = (Shape("box", AREA, FILLED), text(paragraph("label", role=Role.SPAN), panel=FILLED), LINE)
    read = Read(write(of(Group("figure", AREA, parts, Role.FIGURE, alt="Two boxes"))))
    (figure,) = read.elements("Figure")
    assert str(figure.Alt) == "Two boxes"
    assert [float(v) for v in figure.A.BBox] == [100, 540 - 300, 500, 540 - 100]
    assert figure.A.O == "/Layout"
    assert "label" in read.outline()
    drawn = [str(i.operator) for _, mcid, stretch in read.stretches(0) if mcid is not None for i in stretch]
    assert {"f", "S"} <= set(drawn), "shapes and lines of a figure are its content"


def test_chart_is_a_figure_with_its_numbers_as_alt():
    drawing = (Shape("bar", AREA, FILLED), text(paragraph("75%", role=Role.SPAN)))
    chart = Chart("chart", AREA, "bar", ("A",), (Series("s", NUMBERS, (KEY,)),), "A: 75%", drawing)
    figure, *rest = tree(chart).splitlines()
    assert figure == "Figure Alt=A: 75%"
    assert [line.strip() for line in rest] == ["Span '75%'"]


def test_forms_and_lines_outside_figures_are_artifacts():
    read = Read(write(of(Shape("box", AREA, FILLED), LINE, text("words", panel=FILLED))))
    assert read.outline().splitlines()[3:] == ["    P 'words'"]
    for tag, mcid, instructions in read.stretches(0):
        if mcid is not None:
            assert not {"f", "S", "B"} & {str(i.operator) for i in instructions}
        assert tag, "all content is in an element or an artifact"


# ---------------------------------------------------------------------------------------------------------------- tables


def test_table():
    cells = ((cell("件数", "column"), cell("割合", "column")), (cell("行", "row"), cell("3")))
    table = Table("table", AREA, (200, 200), (50, 50), cells, Stroke(INK, 1), "What counts")
    read = Read(write(of(table)))
    roles = [str(e.S)[1:] for e in read.elements() if e.S in ("/Table", "/THead", "/TBody", "/TR", "/TH", "/TD")]
    assert roles == ["Table", "THead", "TR", "TH", "TH", "TBody", "TR", "TH", "TD"]
    assert [str(e.A.Scope) for e in read.elements("TH")] == ["/Column", "/Column", "/Row"]
    assert str(read.elements("Table")[0].A.Summary) == "What counts"
    words = [line.split("'")[1] for line in read.outline().splitlines() if "'" in line]
    assert words == ["Title", "件数", "割合", "行", "3"]


def test_a_table_stays_regular_where_a_cell_is_empty():
    cells = ((cell("a", "column"), cell("b", "column")), (cell("c"), Cell(text(paragraph("")))))
    read = Read(write(of(Table("table", AREA, (200, 200), (50, 50), cells))))
    assert [len([k for k in kids(row) if is_element(k)]) for row in read.elements("TR")] == [2, 2]


# ---------------------------------------------------------------------------------------------------------------- groups


def test_contents():
    entry = text(paragraph([run("First", link=Link(slide=0))], role=None), role=Role.REFERENCE)
    toc = Group("contents", AREA, (Group("1", AREA, (entry,), Role.TOCI),), Role.TOC)
    assert tree(toc) == "TOC\n  TOCI\n    Reference\n      Link 'First' ->"


def test_groups_without_a_meaning_leave_no_element():
    assert tree(Group("row", AREA, (text("a"), Group("column", AREA, (text("b"),))))) == "P 'a'\nP 'b'"


def test_all_in_an_artifact_is_one():
    group = Group("ornament", AREA, (Shape("dot", AREA, FILLED), text("words")), Role.ARTIFACT)
    read = Read(write(of(group)))
    assert read.outline().splitlines() == ["Document", "  Sect", "    H1 'Title'"]
    assert "words" in read.words(0, tag="/Artifact")


def test_list_of_groups():
    item = Group("1", AREA, (text("1", role=Role.LBL), text("one", role=Role.LBODY)), Role.LI)
    lines = tree(Group("list", AREA, (item,), Role.L, numbering="decimal")).splitlines()
    assert lines == ["L", "  LI", "    Lbl '1'", "    LBody 'one'"]


def test_slides_stand_in_their_chapters():
    slides = [slide(words=f"Slide {n}", number=n) for n in range(1, 5)]
    read = Read(write(scene(*slides, chapters=(Chapter("1. Chapter", 1, 3),))))
    (document,) = kids(read.tree)
    shape = [[len(kids(sect)), str(sect.T)] for sect in kids(document)]
    assert [title for _, title in shape] == ["Slide 1", "1. Chapter", "Slide 4"]
    assert [str(sect.T) for sect in kids(kids(document)[1])] == ["Slide 2", "Slide 3"]


def test_language_of_a_slide():
    read = Read(write(scene(slide(words="Titre", lang="fr"))))
    assert "  Sect Lang=fr" in read.outline().splitlines()


def test_the_footer_is_pagination():
    footer = text("12", role=Role.ARTIFACT, box=Box(40, 508, 100, 14))
    read = Read(write(scene(slide(text("body"), footer=(footer,)))))
    assert "12" not in read.outline()
    marks = [i.operands[1] for i in read.content[0] if str(i.operator) == "BDC" and i.operands[0] == "/Artifact"]
    assert [str(mark.Type) for mark in marks] == ["/Pagination"]


# ------------------------------------------------------------------------------------------------------- the parent tree


@pytest.fixture
def busy() -> Read:
    """Two slides with everything that has an entry in the parent tree: texts, figures, links over lines, languages."""
    link = Link(uri="https://example.org/")
    broken = paragraph([run("see "), run("a long ", link=link)], [run("address", link=link), run(" end", lang="en")])
    figure = Group("figure", AREA, (Shape("box", AREA, FILLED), LINE), Role.FIGURE, alt="A box")
    back = paragraph([run("back", link=Link(slide=0))], top=60)
    nodes = (text(broken, back), figure, text(items([paragraph("one", role=None)])))
    return Read(write(scene(slide(*nodes), slide(*nodes, words="Again", number=2))))


def test_every_marked_content_is_listed_at_its_place_and_nothing_else(busy):
    entries = list(busy.tree.ParentTree.Nums)
    listed = {int(key): value for key, value in zip(entries[::2], entries[1::2], strict=True)}
    assert list(listed) == sorted(listed)
    assert int(busy.tree.ParentTreeNextKey) > max(listed)
    used = set()
    for number, page in enumerate(busy.pages):
        key = int(page.StructParents)
        used.add(key)
        owners = {
            mcid: element.objgen for element in busy.elements() for on, mcid in busy.marks(element) if on == number
        }
        in_content = [mcid for _, mcid, _ in busy.stretches(number) if mcid is not None]
        assert in_content == list(range(len(listed[key])))
        assert sorted(owners) == in_content
        assert [owner.objgen for owner in listed[key]] == [owners[mcid] for mcid in in_content]
        for annotation in page.Annots:
            key = int(annotation.StructParent)
            used.add(key)
            owner = listed[key]
            objects = [kid.Obj.objgen for kid in kids(owner) if not isinstance(kid, int) and "/Obj" in kid]
            assert owner.S == "/Link"
            assert annotation.objgen in objects
    assert used == set(listed)


def test_tags_in_the_content_are_those_of_the_elements(busy):
    for element in busy.elements():
        for page, mcid in busy.marks(element):
            assert [tag for tag, number, _ in busy.stretches(page) if number == mcid] == [str(element.S)]


def test_every_element_knows_its_parent(busy):
    for parent in [busy.tree, *busy.elements()]:
        for kid in kids(parent):
            if is_element(kid):
                assert kid.P.objgen == parent.objgen


def test_tagged_content_and_artifacts_cannot_be_nested():
    content = PageContent(0, 540.0, {})
    with pytest.raises(RuntimeError, match="nested"), content.artifact(), content.tagged(Element("P")):
        pass
