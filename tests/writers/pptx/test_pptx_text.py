"""Words in a .pptx: what each run looks like in the end, lists, breaks, languages, fonts, links, fields."""

from dataclasses import replace

import pytest
from pptx.oxml.ns import qn

from twindeck.geometry import ELLIPSE, RECT, Box, Geometry, round_rect
from twindeck.scene import LayoutFrame, Link, Paragraph, Picture, Placeholder, Role, Run, Scene, Text, TextList
from twindeck.theme import Face
from twindeck.writers.pptx import write
from writers import scenes as s
from writers.pptx.opened import EMU, Look, Opened, R, Resolver, is_decorative, near

ALIGN = {"left": "l", "center": "ctr", "right": "r"}


def written(*nodes, **other) -> Opened:
    return Opened(write(s.of(*nodes, **other)))


def paragraphs_of(shape) -> list:
    return shape._element.findall(f"{qn('p:txBody')}/{qn('a:p')}")


def runs_of(paragraph) -> list:
    return [child for child in paragraph if child.tag in (qn("a:r"), qn("a:fld"))]


def looks(opened: Opened, shape) -> list[Look]:
    """The looks of the first runs of a shape's paragraphs."""
    resolver = Resolver(opened, shape)
    return [resolver.look(paragraph, runs_of(paragraph)[0]) for paragraph in paragraphs_of(shape)]


# ------------------------------------------------------------------------------------------------------------ inheritance

BOLD_FRAMES = (
    LayoutFrame(Placeholder("ctrTitle", 0), "Title", s.TITLE, s.style(26.0, bold=True), 35.0, align="center"),
    LayoutFrame(Placeholder("body", 1), "Body", s.BODY, s.style(16.0, bold=True, ink="key"), 24.0, align="right"),
    LayoutFrame(Placeholder("subTitle", 2), "Plain", s.BODY, None, 20.0),
)


@pytest.mark.parametrize("frames", [s.frames(), BOLD_FRAMES], ids=["plain layout", "bold layout"])
@pytest.mark.parametrize(
    "place", [None, Placeholder("body", 1), Placeholder("subTitle", 2)], ids=["box", "body", "plain"]
)
@pytest.mark.parametrize("leading", [20.0, 24.0])
@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_what_is_left_out_is_inherited(frames, place, leading, align):
    """Size, weight, colour, distance of lines, space and alignment come out as the Scene says, whatever the layout has."""
    runs = [s.run("一", 13.0), s.run("二", 16.0, bold=True, ink="key"), s.run("三", 9.0, ink="muted")]
    blocks = [s.paragraph(one, leading=leading, align=align) for one in runs]
    blocks[1] = replace(blocks[1], space_before=6.0)
    inner = s.bullets(s.item(s.paragraph(runs[0], leading=leading), left=13.0), left=13.0)
    listed = s.bullets(s.item(s.paragraph(runs[1], leading=leading), inner))
    scene = s.of(s.text(*blocks, listed, placeholder=place, name="body"), layouts={"content": s.layout(frames=frames)})
    opened = Opened(write(scene))
    found = looks(opened, opened.named("body"))
    for look, paragraph in zip(found, [*blocks, listed.items[0].body[0], inner.items[0].body[0]], strict=True):
        style = paragraph.runs[0].style
        assert (look.size, look.bold, look.rgb) == (style.size, style.face.bold, style.colour.rgb)
        assert (look.leading, look.space_before) == (leading, paragraph.space_before)
        assert look.align == ALIGN[paragraph.align]
        assert look.latin == look.east_asian == style.face.family
    assert [look.bullet for look in found] == [None, None, None, "•", "•"]
    assert [(look.left, look.indent) for look in found] == [(0, 0), (0, 0), (0, 0), (13, -13), (26, -13)]


def test_the_title_is_one_heading_in_the_layout_s_placeholder():
    layouts = {"content": s.layout(frames=BOLD_FRAMES)}
    opened = Opened(write(s.scene(s.slide(heading="題\n二行", kicker="小見出し"), layouts=layouts)))
    shape = opened.slides[0].shapes.title
    assert shape.text_frame.text == "小見出し\n題\v二行"
    kicker, title = looks(opened, shape)
    assert (kicker.size, kicker.bold, kicker.rgb, kicker.leading) == (13.0, True, "0017C1", 22.0)
    assert (title.size, title.bold, title.rgb, title.leading, title.align) == (26.0, True, "1A1A1A", 35.0, "l")


def test_a_placeholder_says_no_more_than_what_differs():
    """A presenter who changes the layout changes the slides."""
    opened = written(s.text("本文", placeholder=Placeholder("body", 1)))
    body = next(shape for shape in opened.shapes() if shape.is_placeholder and shape.placeholder_format.idx == 1)
    (paragraph,) = paragraphs_of(body)
    assert dict(runs_of(paragraph)[0][0].attrib) == {"lang": "ja-JP", "altLang": "en-US"}
    assert len(runs_of(paragraph)[0][0]) == 0
    assert body._element.spPr.find(qn("a:xfrm")) is None
    assert (dict(body._element.txBody.bodyPr.attrib), len(body._element.txBody.bodyPr)) == ({}, 0)
    assert [child.tag for child in paragraph[0]] == [qn("a:buNone")]


@pytest.mark.parametrize("layout_anchor", ["top", "middle", "bottom"])
@pytest.mark.parametrize("anchor", ["top", "middle", "bottom"])
@pytest.mark.parametrize("insets", [(0.0, 0.0, 0.0, 0.0), (1.0, 0.0, 3.0, 4.0)])
@pytest.mark.parametrize("wrap", [True, False])
def test_words_stand_in_a_placeholder_as_the_scene_says(layout_anchor, anchor, insets, wrap):
    frames = tuple(replace(one, anchor=layout_anchor) for one in s.frames())
    words = s.text("本文", placeholder=Placeholder("body", 1), insets=insets, anchor=anchor, wrap=wrap, name="x")
    opened = Opened(write(s.of(words, layouts={"content": s.layout(frames=frames)})))
    holder = next(one for one in opened.deck.slide_layouts[0].placeholders if one.placeholder_format.idx == 1)
    own, layout = opened.named("x")._element.txBody.bodyPr, holder._element.txBody.bodyPr
    values = {"wrap": "square", **layout.attrib, **own.attrib}
    assert [int(values[f"{side}Ins"]) / EMU for side in "ltrb"] == list(insets)
    assert values["anchor"] == {"top": "t", "middle": "ctr", "bottom": "b"}[anchor]
    assert values["wrap"] == ("square" if wrap else "none")
    assert layout.find(qn("a:noAutofit")) is not None


def test_a_placeholder_somewhere_else_or_with_a_panel_says_so():
    box = Box(100, 150, 300, 80)
    panel = s.panel("key-tint", geometry=round_rect(8))
    text = s.text("本文", placeholder=Placeholder("body", 1), box=box, panel=panel, insets=(8.0, 8.0, 8.0, 8.0))
    opened = written(text)
    body = next(shape for shape in opened.shapes() if shape.is_placeholder and shape.placeholder_format.idx == 1)
    assert (body.left, body.top) == (100 * EMU, 150 * EMU)
    assert body._element.spPr.find(qn("a:prstGeom")).get("prst") == "roundRect"
    assert body._element.spPr.find(qn("a:solidFill")) is not None


def test_bodies_have_exact_insets_and_no_automatic_fitting():
    opened = written(s.text("語", insets=(1.0, 2.0, 3.0, 4.0), anchor="bottom", wrap=False, name="x"))
    properties = opened.named("x")._element.txBody.bodyPr
    assert [int(properties.get(f"{side}Ins")) / EMU for side in "ltrb"] == [1, 2, 3, 4]
    assert (properties.get("anchor"), properties.get("wrap")) == ("b", "none")
    assert properties.find(qn("a:noAutofit")) is not None


# ------------------------------------------------------------------------------------------------------------------ lists


def bullets(opened: Opened, name: str) -> list[tuple[str, str]]:
    """Paragraphs with the bullets or numbers PowerPoint puts before them: it counts on within a level while the kind and
    the start are the same, and nothing without a number comes between.
    """
    shown: list[tuple[str, str]] = []
    counts: dict[int, tuple[tuple[str, int], int]] = {}
    for paragraph in paragraphs_of(opened.named(name)):
        properties = paragraph.find(qn("a:pPr"))
        level = int(properties.get("lvl", 0))
        number, mark = properties.find(qn("a:buAutoNum")), properties.find(qn("a:buChar"))
        words = "".join(one.text or "" for one in paragraph.iter(qn("a:t")))
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if number is None:
            counts.pop(level, None)
            shown.append(("" if mark is None else mark.get("char"), words))
            continue
        kind = number.get("type"), int(number.get("startAt", 1))
        before = counts.get(level)
        count = before[1] + 1 if before and before[0] == kind else kind[1]
        counts[level] = kind, count
        shown.append((f"{count}.", words))
    return shown


def test_lists_keep_their_levels_and_numbers():
    inner = s.bullets("子", ("親", s.bullets("孫", left=26.0)), left=13.0)
    opened = written(s.text(s.bullets("一", ("二", inner)), "間", s.numbered("甲", "乙", start=4), name="x"))
    assert bullets(opened, "x") == [
        ("•", "一"), ("•", "二"), ("•", "子"), ("•", "親"), ("•", "孫"), ("", "間"), ("4.", "甲"), ("5.", "乙")
    ]  # fmt: skip
    levels = [int(p.find(qn("a:pPr")).get("lvl", 0)) for p in paragraphs_of(opened.named("x"))]
    assert levels == [0, 0, 1, 1, 2, 0, 0, 0]


def test_numbers_go_on_after_an_item_of_several_paragraphs():
    nested = s.numbered("内", "側")
    opened = written(
        s.text(s.numbered("一", ("二", "続き"), "三", ("四", nested), "五", ("六", "続き"), "七"), name="x")
    )
    assert [number for number, _ in bullets(opened, "x")] == [
        "1.", "2.", "", "3.", "4.", "1.", "2.", "5.", "6.", "", "7."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "kind"), [("1.", "arabicPeriod"), ("(1)", "arabicParenBoth"), ("①", "circleNumDbPlain")]
)
def test_kinds_of_numbers(label, kind):
    listed = s.bullets(s.item("一", label=label), numbering="decimal")
    opened = written(s.text(listed, name="x"))
    assert paragraphs_of(opened.named("x"))[0].find(f".//{qn('a:buAutoNum')}").get("type") == kind


def test_bullets_have_the_label_s_colour_size_and_font_in_the_order_of_the_schema():
    label = s.run("–", 9.0, ink="warm")
    listed = TextList((replace(s.item("語"), label=label),), indent=13.0)
    opened = written(s.text(listed, name="x"))
    properties = paragraphs_of(opened.named("x"))[0][0]
    assert [child.tag for child in properties] == [
        qn(f"a:{tag}") for tag in ("lnSpc", "buClr", "buSzPts", "buFont", "buChar")
    ]
    assert properties.find(qn("a:buSzPts")).get("val") == "900"


def test_a_list_without_marks_stands_where_its_text_does():
    opened = written(s.text(s.bullets("語", numbering="none"), name="x"))
    (look,) = looks(opened, opened.named("x"))
    assert (look.left, look.indent, look.bullet) == (13.0, 0.0, None)


# ----------------------------------------------------------------------------------------------------------------- breaks


def breaks(opened: Opened, name: str) -> list[str]:
    return [
        "".join("|" if child.tag == qn("a:br") else (child.findtext(qn("a:t")) or "") for child in paragraph[1:-1])
        for paragraph in paragraphs_of(opened.named(name))
    ]


def test_lines_are_broken_only_where_they_are_hard():
    opened = written(
        s.text(
            s.paragraph("二行に\n渡る", breaks="soft"),
            s.paragraph("二行に \n渡る", breaks="hard"),
            s.paragraph(s.run("太く\nて", bold=True), "細い\n\n空行", breaks="hard"),
            s.paragraph("一行", breaks="none"),
            name="x",
        )
    )
    assert breaks(opened, "x") == ["二行に渡る", "二行に|渡る", "太く|て細い||空行", "一行"]


def test_texts_of_nothing():
    opened = written(s.text(name="x"), s.text(s.paragraph(), s.paragraph(""), name="y"), s.text(s.bullets(), name="z"))
    for name in "xyz":
        assert breaks(opened, name) in ([""], ["", ""])
        assert opened.named(name).text_frame.text.strip() == ""
        assert is_decorative(opened.named(name))


@pytest.mark.parametrize(
    "words", ["& < > \" '", "　全角", "a\u00a0b", " 端 ", "𠮟る 🎉", "a\tb", "]]>", "@@key@@", "_x0041_"]
)
def test_words_come_out_as_they_are(words):
    """Faces are no matter here: what a font lacks, PowerPoint takes from another."""
    text = Text("x", s.BODY, (Paragraph((s.run(words),), (), 20.0),), key="key")
    opened = written(text)
    assert opened.named("x").text_frame.text == words


@pytest.mark.parametrize("words", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud83d"])
@pytest.mark.parametrize("place", ["run", "alt", "title"])
def test_what_xml_cannot_hold_is_an_error(words, place):
    text = Text("x", s.BODY, (Paragraph((s.run(words if place == "run" else "語"),), (), 20.0),))
    picture = Picture("図", s.BODY, s.raster(), words if place == "alt" else "図")
    with pytest.raises(ValueError, match=r"cannot hold the character U\+"):
        write(s.of(text, picture, title=words if place == "title" else "題"))


# ------------------------------------------------------------------------------------------------------ languages, fonts


def test_languages():
    opened = Opened(
        write(
            s.scene(
                s.slide(
                    s.text(s.paragraph("日本語", s.run("English", lang="en"), s.run("Deutsch", lang="de")), name="x"),
                    s.text("Text", lang="en-GB", name="y"),
                ),
                s.slide(s.text("Text", name="x"), heading="Title", number=2, lang="en"),
            )
        )
    )
    languages = [[one.get("lang") for one in opened.named(name, n)._element.iter(qn("a:rPr"))]
                 for name, n in (("x", 0), ("y", 0), ("x", 1))]  # fmt: skip
    assert languages == [["ja-JP", "en-US", "de-DE"], ["en-GB"], ["en-US"]]


def two_families() -> Scene:
    heading = Face("bold", "Heading & Sons", True, s.THEME.bold.path)
    other = Face("fallback-1", "Other", False, s.THEME.regular.path)
    theme = replace(s.THEME, faces={"regular": s.THEME.regular, "bold": heading, "fallback-1": other})
    strange = Run("他", replace(s.style(theme=theme), face=other))
    words = [s.run("太", bold=True, theme=theme), s.run("細", theme=theme), strange]
    first = s.title("題", level=1)
    title = s.text(s.paragraph(s.run("題", 26.0, bold=True, theme=theme), s.run("細", 26.0, theme=theme)), **{
        "name": "title", "role": Role.H1, "box": s.TITLE, "placeholder": first.placeholder})  # fmt: skip
    slide = replace(
        s.slide(s.text(s.paragraph(*words), name="x")), nodes=(title, s.text(s.paragraph(*words), name="x"))
    )
    return s.scene(slide, theme=theme)


def test_faces_of_another_family():
    opened = Opened(write(two_families()))
    for name, families in (("title", ["Heading & Sons", "BIZ UDPGothic"]),
                           ("x", ["Heading & Sons", "BIZ UDPGothic", "Other"])):  # fmt: skip
        shape = opened.named(name)
        resolver = Resolver(opened, shape)
        (paragraph,) = paragraphs_of(shape)
        found = [resolver.look(paragraph, one) for one in runs_of(paragraph)]
        assert [look.latin for look in found] == families
        assert [look.east_asian for look in found] == families


def test_properties_of_runs_are_in_the_order_of_the_schema():
    look = replace(s.style(ink="warm", underline=True), face=Face("fallback-1", "Other", False, ""))
    linked = Run("語", look, link=Link("https://example.org"))
    text = Text("x", s.BODY, (Paragraph((linked, s.run("外")), (), 20.0),))
    (run, _) = runs_of(paragraphs_of(written(text).named("x"))[0])
    assert [child.tag for child in run[0]] == [
        qn(f"a:{tag}") for tag in ("solidFill", "latin", "ea", "cs", "hlinkClick")
    ]
    assert run[0].get("u") == "sng"


# ---------------------------------------------------------------------------------------------------------- links, fields


def test_links():
    web = Link("https://例え.jp/道 a?q=値&r=1#節")
    first = s.slide(
        s.text(s.paragraph("前", s.run("外\nへ", link=web), s.run("次", link=Link(slide=1)), breaks="hard"), name="x"),
        s.text(s.paragraph(s.run("押す", link=Link(slide=1))), name="y"),
    )
    opened = Opened(write(s.scene(first, s.slide(heading="次", number=2))))
    slide = opened.slides[0]
    found = [slide.part.rels[one.get(f"{R}id")] for one in opened.named("x")._element.iter(qn("a:hlinkClick"))]
    assert [one.target_ref for one in found[:2]] == [
        "https://xn--r8jz45g.jp/%E9%81%93%20a?q=%E5%80%A4&r=1#%E7%AF%80"
    ] * 2
    assert found[2].target_part.partname == opened.slides[1].part.partname
    # what leads to one slide as a whole is pressed as a whole, in its own colours
    shape = opened.named("y")
    assert shape.click_action.target_slide.slide_id == opened.slides[1].slide_id
    assert [one.getparent().tag for one in shape._element.iter(qn("a:hlinkClick"))] == [qn("p:cNvPr")]


@pytest.mark.parametrize("words", [("押す",), ("前", "後")], ids=["a shape", "a run"])
def test_a_link_to_a_slide_that_is_not_there_is_an_error(words):
    """PowerPoint would call such a file broken."""
    runs = [s.run(words[0], link=Link(slide=9)), *words[1:]]
    with pytest.raises(ValueError, match=r"slide1\.xml leads to ppt/slides/slide10\.xml, which is not there"):
        write(s.of(s.text(s.paragraph(*runs))))


def test_a_link_s_title_is_its_tooltip():
    links = [Link("https://a.example", title='the "law" & more'), Link(slide=0, title="back")]
    opened = written(s.text(s.paragraph(*(s.run("外", link=link) for link in links)), name="x"))
    found = list(opened.named("x")._element.iter(qn("a:hlinkClick")))
    assert [one.get("tooltip") for one in found] == ['the "law" & more', "back"]


def test_a_word_that_is_parted_ends_in_a_hyphen_and_never_in_a_soft_one():
    """PowerPoint knows no soft hyphens: it shows each of them."""
    part = s.paragraph("Donau\u00ad\ndampf", breaks="hard")
    opened = written(s.text(part, name="x"))
    assert opened.named("x").text_frame.text == "Donau-\vdampf"


def test_links_keep_their_colours():
    opened = written(s.text(s.paragraph(s.run("外", link=Link("https://a.example"))), name="x"))
    (link,) = opened.named("x")._element.iter(qn("a:hlinkClick"))
    assert b'hyperlinkcolor" val="tx"' in opened.parts["ppt/slides/slide1.xml"]
    assert link.find(f".//{qn('a:ext')}").get("uri") == "{A12FA001-AC4F-418D-AE19-62706E023703}"


def test_footer_and_number_are_the_layout_s_placeholders():
    opened = Opened(write(s.scene(s.slide(number=7, footer=s.footer(7)))))
    footer, number = opened.shapes()[-2:]
    assert [shape._element.ph.get("type") for shape in (footer, number)] == ["ftr", "sldNum"]
    assert footer.text_frame.text == "1. 章"
    (field,) = number._element.iter(qn("a:fld"))
    assert (field.get("type"), field.findtext(qn("a:t"))) == ("slidenum", "7")
    assert opened.deck.part._element.get("firstSlideNum") == "7"
    for shape in (footer, number):
        (look,) = looks(opened, shape)
        assert (look.size, look.leading, near(look.rgb, "4D4D4D")) == (9.0, 12.0, True)


# ---------------------------------------------------------------------------------------------------- words in their forms


def area(shape) -> tuple[float, float, float, float]:
    """Where words may stand in a shape, in points from its corner: the preset's text rectangle within the insets."""
    w, h = shape.width / EMU, shape.height / EMU
    preset = shape._element.spPr.find(qn("a:prstGeom"))
    kind = preset.get("prst") if preset is not None else "rect"
    guides = [int(one.get("fmla").split()[1]) for one in preset.iter(qn("a:gd"))] if preset is not None else []
    left = top = right = bottom = 0.0
    if kind == "ellipse":
        left = right = w / 2 * (1 - 0.5**0.5)
        top = bottom = h / 2 * (1 - 0.5**0.5)
    elif kind == "roundRect":
        left = right = top = bottom = min(w, h) * guides[0] / 100000 * 0.29289
    elif kind == "homePlate":
        right = min(w, h) * guides[0] / 200000
    else:
        assert kind == "rect"
    properties = shape._element.txBody.bodyPr
    ins = [int(properties.get(f"{side}Ins")) / EMU for side in "ltrb"]
    return left + ins[0], top + ins[1], right + ins[2], bottom + ins[3]


FORMS = [RECT, round_rect(8), round_rect(40), ELLIPSE, Geometry("homePlate", (24.0,)), Geometry("chevron", (24.0,)),
         Geometry("triangle"), Geometry("rightArrow", (20.0, 20.0)), replace(ELLIPSE, sites=((0.3, 0.0),))]  # fmt: skip


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.preset)
@pytest.mark.parametrize("insets", [(0.0, 0.0, 0.0, 0.0), (12.0, 8.0, 12.0, 8.0), (40.0, 20.0, 40.0, 20.0)])
@pytest.mark.parametrize("anchor", ["top", "middle", "bottom"])
@pytest.mark.parametrize("kind", ["soft", "hard"])
def test_words_have_their_place_in_every_form(form, insets, anchor, kind):
    align = "center" if kind == "hard" else "left"
    block = s.paragraph("語", breaks=kind, align=align)
    text = s.text(
        block, name="x", box=Box(100, 150, 160, 90), panel=s.panel(geometry=form), insets=insets, anchor=anchor
    )
    shape = written(text).named("x")
    left, top, right, bottom = area(shape)
    if shape._element.txBody.bodyPr.get("wrap") == "square":
        assert (left, right) == pytest.approx((insets[0], insets[2]), abs=0.1)
    else:
        # lines that are broken already and stand in the middle need no width
        assert kind == "hard"
        assert left == pytest.approx(right, abs=0.1)
    if anchor == "middle":
        assert top - bottom == pytest.approx(insets[1] - insets[3], abs=0.1)
    else:
        assert (top if anchor == "top" else bottom) == pytest.approx(insets[1 if anchor == "top" else 3], abs=0.1)
