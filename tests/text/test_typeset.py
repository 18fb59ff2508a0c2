"""Setting text: lines join to the text, breaks are written where they must be, frames are high enough for both models."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twindeck.context import Context
from twindeck.geometry import Box
from twindeck.scene import Paragraph, TextList, paragraphs
from twindeck.text import typeset
from twindeck.theme.load import load_bundled

THEME = load_bundled("civic")
CONTEXT = Context(THEME, "ja", THEME.accents["key"], 3, lambda *_: None)
JAPANESE = st.text(alphabet="行政のデジタル改革をAI2025で進める、。「」 ", min_size=1, max_size=80).filter(str.strip)


def paragraph(text: str, width: float, *, context: Context = CONTEXT, breaks: typeset.Breaks = "text") -> Paragraph:
    made = typeset.layout_paragraph(context.runs(text, "body"), 20, width, breaks=breaks).content[0]
    assert isinstance(made, Paragraph)
    return made


def said(one: Paragraph) -> list[str]:
    """Return the lines of a paragraph as they show."""
    return ["".join(piece.text for piece in line.pieces).rstrip(" ") for line in one.lines]


@given(JAPANESE, st.integers(60, 600), st.booleans())
@settings(deadline=None)
def test_the_lines_of_a_paragraph_join_to_its_text(text: str, width: int, soft: bool) -> None:
    runs = replace(CONTEXT, soft_breaks=soft).runs(text, "body")
    made, height, _, _ = typeset.broken_paragraph(runs, 20, width)
    assert "".join(piece.text for line in made.lines for piece in line.pieces) == made.text
    assert height >= 20 * len(made.lines)
    if not soft:
        assert height == 20 * len(made.lines), "what is broken here needs no room for other lines"


BODY = "行政手続は営業時間に窓口に行くから、いつでもどこでもできるように"


@pytest.mark.parametrize("breaks", ["text", "phrases"])
def test_breaks_are_written_out_in_headings_and_texts_alike(breaks: typeset.Breaks) -> None:
    made = paragraph(BODY, 180, breaks=breaks)
    assert made.breaks == "hard"
    assert all(any(line.startswith(word) for word in ("行政", "営業", "窓口", "行く", "いつ", "どこ", "でき"))
               for line in said(made))  # fmt: skip


def test_nothing_is_written_where_office_programs_make_the_same_lines() -> None:
    english = replace(CONTEXT, lang="en")
    made = paragraph("Berths are booked online, and pilots share one schedule for all ships", 220, context=english)
    assert made.breaks == "soft"
    assert len(made.lines) > 1
    assert paragraph("短い文", 200).breaks == "soft"


def test_the_author_may_leave_lines_to_the_program() -> None:
    soft = replace(CONTEXT, soft_breaks=True)
    assert paragraph(BODY, 180, context=soft).breaks == "soft"
    assert paragraph(BODY, 180, context=soft, breaks="phrases").breaks == "soft"


def test_names_that_the_deck_keeps_are_not_parted() -> None:
    text = "新しくできたみんなの図書館を利用できます"
    name = "みんなの図書館"
    parted, kept = (paragraph(text, 160, context=replace(CONTEXT, keep=keep)) for keep in ((), (name,)))
    assert not any(name in line for line in said(parted))
    assert any(name in line for line in said(kept))


GERMAN = replace(CONTEXT, lang="de")


def test_long_words_are_parted_with_hyphens_in_narrow_columns() -> None:
    made = paragraph("Die Verwaltungsmodernisierung beginnt", 110, context=GERMAN)
    assert any(line.endswith(("-", "\u00ad")) for line in said(made))
    assert made.text == "Die Verwaltungsmodernisierung beginnt"
    assert made.breaks == "hard"


def test_in_wide_columns_and_in_japanese_no_word_has_a_hyphen() -> None:
    wide = paragraph("Die Verwaltungsmodernisierung der Gemeinden beginnt in diesem Jahr", 260, context=GERMAN)
    assert not any(line.endswith(("-", "\u00ad")) for line in said(wide))


def test_a_soft_hyphen_shows_only_where_a_line_ends_at_it() -> None:
    context = replace(CONTEXT, lang="en")
    narrow, wide = (paragraph("Donau\u00addampf\u00adschiff", width, context=context) for width in (60, 300))
    assert said(narrow) == ["Donau-", "dampf-", "schiff"]
    assert said(wide) == ["Donaudampfschiff"]
    assert narrow.text == wide.text == "Donaudampfschiff"
    assert narrow.lines[0].width == pytest.approx(typeset.text_width(context.runs("Donau-", "body")))


def test_a_soft_hyphen_has_no_place_where_lines_are_left_to_the_program() -> None:
    context = replace(CONTEXT, lang="en", soft_breaks=True)
    made = paragraph("a Donau\u00addampf", 300, context=context)
    assert made.text == "a Donaudampf"


def test_a_torn_word_is_told_and_a_parted_one_is_not() -> None:
    tell = {
        width: typeset.layout_paragraph(CONTEXT.runs("ナントカカントカ", "body"), 20, width).torn for width in (60, 200)
    }
    assert tell == {60: True, 200: False}
    assert not typeset.layout_paragraph(GERMAN.runs("Verwaltungsmodernisierung", "body"), 20, 100).torn
    heading = typeset.layout_paragraph(GERMAN.runs("Verwaltungsmodernisierung", "body"), 20, 100, breaks="phrases")
    assert heading.torn, "a heading had better be smaller"


@pytest.mark.parametrize("blank", ["\u3000", "\u00a0"])
def test_blanks_are_what_the_author_typed(blank: str) -> None:
    entry = typeset.ListEntry(CONTEXT.runs(f"氏名{blank}山田", "body"))
    content = typeset.layout_list([entry], 20, 300, label=CONTEXT.runs("•", "body")[0], gap=3)
    assert [one.text for one in paragraphs(content.content)] == [f"氏名{blank}山田"]


def test_an_authors_line_break_is_kept() -> None:
    one = typeset.layout_paragraph(CONTEXT.runs("デジタル庁\n活動報告", "display"), 57, 500, breaks="phrases").content[
        0
    ]
    assert isinstance(one, Paragraph)
    assert [line.pieces[0].text.strip() for line in one.lines] == ["デジタル庁", "活動報告"]
    assert "\n" not in one.text


def test_letters_sit_at_the_bottom_of_an_exactly_spaced_line() -> None:
    content = typeset.layout_paragraph(CONTEXT.runs("文", "body"), 20, 100)
    line = content.content[0].lines[0]
    assert line.baseline == pytest.approx(20 - typeset.BELOW_BASELINE * CONTEXT.size("body"))


def test_lists_nest_and_number() -> None:
    inner = typeset.ListEntry(CONTEXT.runs("内", "body"))
    outer = [typeset.ListEntry(CONTEXT.runs("外", "body"), (inner,)), typeset.ListEntry(CONTEXT.runs("次", "body"))]
    label = CONTEXT.runs("•", "body")[0]
    content = typeset.layout_list(outer, 20, 200, label=label, gap=3, numbered=True, start=4)
    block = content.content[0]
    assert isinstance(block, TextList)
    assert [item.label.text for item in block.items] == ["4.", "5."]
    assert isinstance(block.items[0].body[1], TextList)
    assert [p.text for p in paragraphs(content.content)] == ["外", "内", "次"]
    assert block.items[0].body[1].left == pytest.approx(block.indent)


def test_stacked_texts_keep_their_distance() -> None:
    a = typeset.layout_paragraph(CONTEXT.runs("一", "body"), 20, 100)
    b = typeset.layout_paragraph(CONTEXT.runs("二", "body"), 20, 100)
    both = typeset.stack([(a, 0), (b, 9)])
    first, second = both.content
    assert both.height == 49
    assert second.space_before == 9
    assert second.lines[0].baseline - first.lines[0].baseline == pytest.approx(29)


def test_a_frame_in_the_middle_of_a_panel_is_centred_by_its_letters() -> None:
    from twindeck.scene import Panel

    size = CONTEXT.size("chip")
    content = typeset.layout_paragraph(CONTEXT.runs("文", "chip"), 24, 80, align="center")
    text = typeset.frame("chip", content, Box(0, 0, 80, 40), panel=Panel(), anchor="middle")
    baseline = text.content[0].lines[0].baseline
    assert baseline - 0.38 * size == pytest.approx(20, abs=0.5)
