"""The deck as a whole: master, layouts, sections, notes, properties, sizes, and time that does not grow."""

from dataclasses import replace
from itertools import pairwise

import pytest
from pptx.oxml.ns import qn

from twindeck.geometry import Box
from twindeck.scene import Chapter, NoteParagraph, Picture
from twindeck.text.kinsoku import NO_END, NO_START
from twindeck.writers.pptx import write
from writers import scenes as s
from writers.pptx.opened import EMU, Opened, every, is_decorative

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def written(scene) -> Opened:
    return Opened(write(scene))


# ------------------------------------------------------------------------------------------------------ master and layouts


def test_the_master_has_the_placeholders_that_layouts_inherit_from():
    opened = written(s.deck())
    master = opened.deck.slide_masters[0]
    kinds = [holder._element.ph.get("type") for holder in master.placeholders]
    assert kinds == ["title", "body", "dt", "ftr", "sldNum"]
    assert [shape.name for shape in master.placeholders] == ["タイトル", "テキスト", "日付", "フッター", "スライド番号"]
    foot = sorted((one.left, one.left + one.width, one.name) for one in list(master.placeholders)[2:])
    assert [name for _, _, name in foot] == ["フッター", "日付", "スライド番号"]
    assert all(before[1] <= after[0] for before, after in pairwise(foot))
    body = master.placeholders[1]
    levels = [p.find(qn("a:pPr")).get("lvl") for p in body._element.iter(qn("a:p"))]
    assert levels == ["0", "1", "2", "3", "4"]


def test_layouts_have_names_grounds_and_the_scene_s_frames():
    backdrop = (s.shape(name="bar"), Picture("ornament", Box(0, 0, 9, 9), s.raster(), None))
    layout = s.layout(name='表と"図"', backdrop=backdrop, background=s.colour("key-tint"))
    opened = written(s.of(layouts={"content": layout}))
    (made,) = opened.deck.slide_layouts
    assert made.name == '表と"図"'
    assert made.background.fill.fore_color.theme_color is not None
    ornaments = [shape for shape in made.shapes if not shape.is_placeholder]
    assert [is_decorative(shape) for shape in ornaments] == [True, True]
    holders = {holder.placeholder_format.idx: holder for holder in made.placeholders}
    for frame in layout.frames:
        holder = holders[frame.placeholder.index]
        assert holder._element.ph.get("type") == frame.placeholder.kind
        assert (holder.left, holder.top) == (round(frame.box.x * EMU), round(frame.box.y * EMU))
        assert holder.text_frame.text in (frame.prompt, "‹#›")
    assert len(holders) == len(layout.frames)


def test_new_slides_can_be_made_from_the_layouts():
    opened = written(s.deck())
    slide = opened.deck.slides.add_slide(opened.deck.slide_layouts[0])
    slide.shapes.title.text = "新しい題"
    slide.placeholders[1].text = "新しい本文"
    assert [shape.placeholder_format.idx for shape in slide.placeholders] == [0, 1, 2]


def test_slides_follow_their_layouts():
    other = replace(s.layout(), key="other", name="Other")
    first, second = s.slide(), s.slide(number=2, heading="次", layout="other")
    opened = written(s.scene(first, second, layouts={"content": s.layout(), "other": other}))
    assert [slide.slide_layout.name for slide in opened.slides] == ["Content", "Other"]


# ----------------------------------------------------------------------------------------------------------- presentation


def test_elements_of_the_presentation_are_in_the_order_of_the_schema():
    opened = written(replace(s.deck(), slides=(s.slide(notes=("覚え書き",)), *s.deck().slides[1:])))
    tags = [child.tag.rpartition("}")[2] for child in opened.deck.part._element]
    assert tags == [
        "sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz", "notesSz", "kinsoku", "defaultTextStyle", "extLst"
    ]  # fmt: skip
    kinsoku = opened.deck.part._element.find(qn("p:kinsoku"))
    assert kinsoku.get("lang") == "ja-JP"
    # PowerPoint breaks body text itself: by the rules the PDF's lines were broken by, or the twins part
    assert sorted(kinsoku.get("invalStChars")) == sorted(NO_START)
    assert sorted(kinsoku.get("invalEndChars")) == sorted(NO_END)


CHAPTERS = {
    "none": (),
    "all": (Chapter("甲", 0, 6),),
    "in the middle": (Chapter("甲", 1, 3),),
    "with gaps": (Chapter("甲", 1, 2), Chapter("乙", 3, 4)),
    "one after the other": (Chapter("甲", 0, 3), Chapter("乙", 3, 6)),
}


@pytest.mark.parametrize("chapters", CHAPTERS.values(), ids=CHAPTERS)
def test_sections_hold_every_slide_once_and_in_order(chapters):
    slides = [s.slide(heading=f"題{n}", number=n) for n in range(1, 7)]
    opened = written(s.scene(*slides, chapters=chapters))
    sections = list(opened.deck.part._element.iter(f"{P14}section"))
    if not chapters:
        assert sections == []
        return
    held = [int(one.get("id")) for section in sections for one in section.iter(f"{P14}sldId")]
    assert held == [slide.slide_id for slide in opened.slides]
    assert len({section.get("id") for section in sections}) == len(sections)
    for chapter in chapters:
        (mine,) = [section for section in sections if section.get("name") == chapter.title]
        assert len(list(mine.iter(f"{P14}sldId"))) == chapter.last - chapter.first


def test_notes_are_read_back_and_lead_to_their_slide():
    first = s.slide(notes=("一つ目の\n覚え書き", "二つ目 & <三>"))
    opened = written(s.scene(first, s.slide(heading="次", number=2)))
    notes = opened.slides[0].notes_slide
    assert notes.notes_text_frame.text == "一つ目の\v覚え書き\n二つ目 & <三>"
    assert notes.part.notes_master is not None
    assert not opened.slides[1].has_notes_slide
    kinds = [holder._element.ph.get("type") for holder in notes.placeholders]
    assert kinds == ["sldImg", "body"]


def test_lists_of_notes_are_lists():
    items = (
        NoteParagraph("先に"),
        NoteParagraph("点", 0, "disc"),
        NoteParagraph("内", 1, "disc"),
        NoteParagraph("三", 0, "decimal", 3, 3, is_apart=True),
    )
    opened = written(s.scene(s.slide(notes=items)))
    plain, dot, inner, number = opened.slides[0].notes_slide.notes_text_frame._txBody.findall(qn("a:p"))
    assert plain.find(qn("a:pPr")) is None
    bullets = [one.find(f"{qn('a:pPr')}/{qn('a:buChar')}").get("char") for one in (dot, inner)]
    assert bullets == ["•", "•"]
    assert [one.find(qn("a:pPr")).get("lvl") for one in (dot, inner)] == [None, "1"]
    assert number.find(f"{qn('a:pPr')}/{qn('a:buAutoNum')}").get("startAt") == "3"
    assert number.find(f"{qn('a:pPr')}/{qn('a:spcBef')}") is not None


@pytest.mark.parametrize(("width", "height"), [(960.0, 540.0), (720.0, 540.0), (540.0, 960.0)])
def test_the_slide_s_image_on_the_notes_has_its_shape_and_leaves_room(width, height):
    theme = replace(s.THEME, width=width, height=height)
    opened = written(s.scene(s.slide(notes=("覚え書き",)), theme=theme))
    assert (opened.deck.slide_width, opened.deck.slide_height) == (width * EMU, height * EMU)
    image, body = opened.slides[0].notes_slide.part.notes_master.placeholders
    assert image.width / image.height == pytest.approx(width / height, rel=1e-4)
    assert image.top + image.height < body.top
    assert body.top + body.height < 720 * EMU


def test_properties():
    opened = written(s.deck())
    core = opened.deck.core_properties
    assert (core.title, core.author, core.subject, core.keywords) == ("報告", "著者", "件名", "鍵, key")
    assert core.language == "ja-JP"
    assert core.created.isoformat().startswith("2025-01-01T00:00:00")
    assert b"<Slides>4</Slides>" in opened.parts["docProps/app.xml"]


@pytest.mark.parametrize(("first", "shown"), [(1, None), (5, "5")])
def test_slides_are_numbered_as_in_the_deck(first, shown):
    opened = written(s.scene(s.slide(number=first), s.slide(number=first + 1, heading="次")))
    assert opened.deck.part._element.get("firstSlideNum") == shown


def test_three_hundred_slides():
    opened = written(s.deck(300))
    assert len(opened.slides) == 300
    assert [slide.shapes.title.text for slide in opened.slides][::299] == ["第1の題", "第300の題"]


def test_shapes_of_a_slide_are_as_many_as_its_nodes():
    opened = written(s.of(*(s.shape(name=f"形{n}", key=f"k{n}") for n in range(500))))
    assert len(list(every(opened.slides[0].shapes))) == 501
