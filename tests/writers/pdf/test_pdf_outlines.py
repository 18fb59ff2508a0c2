"""What the structure tree of each kind of node looks like, as text: one line an element, its own words after a colon."""

from textwrap import dedent

import pytest

from twindeck.geometry import Box
from twindeck.scene import Group, Link, Role
from twindeck.writers.pdf import write
from writers import scenes as s
from writers.gallery import picture
from writers.pdf.tagged import TaggedPdf


def outline(*nodes) -> str:
    """The structure under a slide's title."""
    tagged = TaggedPdf(write(s.of(*nodes)))
    (section,) = tagged.find("Sect")
    lines = tagged.outline_of_structure(section).splitlines()
    assert lines[:2] == ["Sect", "  H1: 表題"]
    return "\n".join(line.removeprefix("  ") for line in lines[2:])


LISTED = s.bullets("一", ("二", "続き"), ("三", s.numbered("内", start=4)))
ITEM = Group("item", s.BODY, (s.text("1", role=Role.LBL), s.text("言う", "言い足す")), role=Role.LI)
FIGURE = Group("part", Box(0, 0, 9, 9), (s.shape(), s.text("札")), role=Role.FIGURE, alt="部分")
CASES = {
    "paragraphs and a list": (
        s.text("段落", LISTED, "次"),
        """
        P: 段落
        L ListNumbering=Disc
          LI
            Lbl: •
            LBody: 一
          LI
            Lbl: •
            LBody
              P: 二
              P: 続き
          LI
            Lbl: •
            LBody
              P: 三
              L ListNumbering=Decimal
                LI
                  Lbl: 4.
                  LBody: 内
        P: 次
        """,
    ),
    "a list in another language": (
        s.text("Text", s.bullets("one"), lang="en"),
        """
        P lang=en: Text
        L ListNumbering=Disc lang=en
          LI
            Lbl: •
            LBody: one
        """,
    ),
    "a list within one element": (
        s.text("段落", s.bullets("一"), role=Role.NOTE),
        """
        Note: 段落
          L ListNumbering=Disc
            LI
              Lbl: •
              LBody: 一
        """,
    ),
    "an item of several nodes": (
        Group("list", s.BODY, (ITEM,), role=Role.L, numbering="decimal"),
        """
        L ListNumbering=Decimal
          LI
            Lbl: 1
            LBody
              P: 言う
              P: 言い足す
        """,
    ),
    "something in a list that is no item": (
        Group("list", s.BODY, (s.text("語"), picture()), role=Role.L),
        """
        L ListNumbering=None
          LI
            LBody
              P: 語
          LI
            LBody
              Figure BBox=500,320,700,420 alt=図の説明
        """,
    ),
    "an item without a label or words": (
        s.text(s.bullets(s.item(s.paragraph(left=13.0)), "二")),
        """
        L ListNumbering=Disc
          LI
            Lbl: •
            LBody: 二
        """,
    ),
    "languages and links": (
        s.text(s.paragraph("前", s.run("押す", link=Link(slide=0)), s.run(" me", link=Link(slide=0), lang="en"), "後")),
        """
        P: 前後
          Link: 押す
            OBJR
            Span lang=en:  me
        """,
    ),
    "a table": (
        s.table([["名", "値"], ["甲", ""]], summary="表の要約"),
        """
        Table Summary=表の要約
          THead
            TR
              TH Scope=Column: 名
              TH Scope=Column: 値
          TBody
            TR
              TH Scope=Row: 甲
              TD
        """,
    ),
    "a figure with labels and a figure in it": (
        Group("all", Box(100, 150, 400, 300), (s.shape(), FIGURE, s.chart("ring")), role=Role.FIGURE, alt="全体"),
        """
        Figure BBox=100,90,500,390 alt=全体
          P: 札
          Span: 65%
        """,
    ),
    "decoration": (
        Group("aside", s.BODY, (s.text("飾り", s.bullets("飾り")), picture(), s.chart("bar"), s.table([["飾り"]]), FIGURE),
              role=Role.ARTIFACT),
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("node", "wanted"), CASES.values(), ids=CASES)
def test_structure(node, wanted):
    said = [line.rstrip() for line in outline(node).splitlines()]
    assert said == [line.rstrip() for line in dedent(wanted).strip("\n").splitlines()]


def test_a_cell_has_its_language():
    table = s.table([["名", "値"], ["甲", "1"]])
    english = s.cell("Value", Box(220, 150, 120, 30), "column", lang="en")
    tagged = TaggedPdf(write(s.of(s.Table("table", table.box, table.columns, table.rows,
                                         ((table.cells[0][0], english), table.cells[1])))))  # fmt: skip
    assert "TH Scope=Column lang=en: Value" in tagged.outline_of_structure()


def test_decoration_is_drawn():
    tagged = TaggedPdf(write(s.of(CASES["decoration"][0])))
    said = "".join(one.text for one in tagged.stretches[0] if one.mcid is None)
    assert said.count("飾り") == 3


def test_a_title_with_a_kicker_reads_as_two_words_apart():
    tagged = TaggedPdf(write(s.scene(s.slide(heading="題\n二行", kicker="小見出し"))))
    (heading,) = tagged.find("H1")
    assert tagged.text_of(heading) == "小見出し 題二行"
