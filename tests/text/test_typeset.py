"""Setting text: lines join to the text, breaks are written where they must be, frames are high enough for both models."""

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


@given(JAPANESE, st.integers(60, 600))
@settings(deadline=None)
def test_the_lines_of_a_paragraph_join_to_its_text(text: str, width: int) -> None:
    runs = CONTEXT.runs(text, "body")
    paragraph, height, _ = typeset.broken_paragraph(runs, 20, width)
    assert "".join(piece.text for line in paragraph.lines for piece in line.pieces) == paragraph.text
    assert height >= 20 * len(paragraph.lines)


def test_breaks_are_written_in_headings_only() -> None:
    text = "行政手続は営業時間に窓口に行くからいつでもどこでもへ"
    heading = typeset.layout_paragraph(CONTEXT.runs(text, "title"), 35, 240, breaks="phrases").content[0]
    body = typeset.layout_paragraph(CONTEXT.runs(text, "body"), 20, 120).content[0]
    assert isinstance(heading, Paragraph)
    assert isinstance(body, Paragraph)
    assert heading.breaks == "hard"
    assert body.breaks == "soft"
    assert len(body.lines) > 1


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
