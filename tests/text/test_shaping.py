"""Shaped paragraphs: how wide they are, in which order they are seen, and that no character gets lost."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twindeck.scene import LineRules, Paragraph, Run, TextStyle
from twindeck.text import shaping, typeset
from twindeck.theme import Colour, Face
from twindeck.theme.fontfile import examine, symbol_faces

FONTS = Path(__file__).parent.parent / "decks" / "fonts"
INK = Colour("ink", "000000")
ARABIC, HEBREW, THAI, HINDI = (
    examine(FONTS / name).face(name) for name in ("Arabic-variable.ttf", "Hebrew.ttf", "Thai.woff2", "Devanagari.ttf")
)
LATIN = symbol_faces()["symbols"]


def run(text: str, face: Face = LATIN, size: float = 20.0, around: str = "en", lang: str | None = None) -> Run:
    return Run(text, TextStyle(face, size, INK), lang, rules=LineRules(around))


def paragraph(*runs: Run, width: float = 300.0, **options: object) -> Paragraph:
    return typeset.broken_paragraph(runs, 30.0, width, **options)[0]  # type: ignore[arg-type]


def seen(made: Paragraph) -> list[str]:
    """Return the pieces of the first line from left to right."""
    return [piece.text for piece in sorted(made.lines[0].pieces, key=lambda piece: piece.x)]


def test_plain_paragraphs_are_not_shaped() -> None:
    assert shaping.analysed([run("Report 2025, naïve")]) is None
    assert not paragraph(run("Report")).lines[0].pieces[0].glyphs


class TestDirection:
    def test_text_of_a_language_read_from_the_right_starts_at_the_right(self) -> None:
        made = paragraph(run("שלום", HEBREW, around="he"))
        (piece,) = made.lines[0].pieces
        assert made.rtl
        assert made.align == "right"
        assert piece.rtl
        assert piece.x + piece.width == pytest.approx(300)

    def test_and_so_do_a_number_and_a_foreign_name_in_it(self) -> None:
        assert paragraph(run("2025", around="ar")).rtl
        assert paragraph(run("Library", around="ar")).align == "right"

    def test_elsewhere_the_first_letter_decides(self) -> None:
        assert paragraph(run("שלום", HEBREW, lang="he"), run(" means peace")).rtl
        assert not paragraph(run("Peace is "), run("שלום", HEBREW, lang="he")).rtl

    def test_left_and_right_change_sides_and_the_middle_stays(self) -> None:
        assert paragraph(run("שלום", HEBREW, around="he"), align="right").align == "left"
        assert paragraph(run("שלום", HEBREW, around="he"), align="center").align == "center"

    def test_runs_of_both_directions_stand_as_they_are_seen(self) -> None:
        assert seen(paragraph(run("a "), run("שלום", HEBREW), run(" b"))) == ["a ", "שלום", " b"]
        mixed = paragraph(run("שלום", HEBREW, around="he"), run(" abc ", around="he"), run("עולם", HEBREW, around="he"))
        assert [part.strip() for part in seen(mixed)] == ["עולם", "", "abc", "", "שלום"]

    def test_glyphs_of_a_word_read_from_the_right_run_to_the_left(self) -> None:
        (piece,) = paragraph(run("שלום", HEBREW)).lines[0].pieces
        assert [glyph.start for glyph in piece.glyphs] == [3, 2, 1, 0]
        assert [glyph.x for glyph in piece.glyphs] == sorted(glyph.x for glyph in piece.glyphs)

    def test_blanks_at_the_end_of_a_line_hang_out_at_the_left(self) -> None:
        made = paragraph(run("ספר ספר", HEBREW, around="he"), width=45)
        assert len(made.lines) == 2
        assert made.lines[0].x + made.lines[0].width == pytest.approx(45)
        assert min(piece.x for piece in made.lines[0].pieces) < made.lines[0].x

    def test_bullets_stand_at_the_right_of_items_read_from_there(self) -> None:
        entries = [typeset.ListEntry((run("שלום", HEBREW, around="he"),)), typeset.ListEntry((run("words"),))]
        made = typeset.layout_list(entries, 30, 300, label=run("•"), gap=4)
        (block,) = made.content
        right, left = block.items  # type: ignore[union-attr]
        assert right.label_x > 280
        assert left.label_x == 0
        item = right.body[0]
        assert isinstance(item, Paragraph)
        assert item.lines[0].x + item.lines[0].width == pytest.approx(280)

    def test_a_number_before_such_an_item_is_seen_in_its_order(self) -> None:
        pieces, width = shaping.label(run("1."), rtl=True)
        assert [piece.text for piece in sorted(pieces, key=lambda piece: piece.x)] == [".", "1"]
        assert width == pytest.approx(sum(piece.width for piece in pieces))


class TestShapes:
    def test_arabic_letters_join(self) -> None:
        """The same letter has another form at the start, in the middle and at the end of a word."""
        (piece,) = paragraph(run("ككك", ARABIC)).lines[0].pieces
        assert len({frozenset(g.glyph for g in piece.glyphs if g.start == start) for start in range(3)}) == 3

    def test_letters_join_over_the_ends_of_runs(self) -> None:
        whole = paragraph(run("كك", ARABIC)).lines[0].pieces[0]
        parts = paragraph(run("ك", ARABIC), run("ك", ARABIC)).lines[0].pieces
        assert {glyph.glyph for glyph in whole.glyphs} == {glyph.glyph for part in parts for glyph in part.glyphs}

    def test_a_vowel_sign_stands_before_the_consonant_it_is_written_after(self) -> None:
        (piece,) = paragraph(run("कि", HINDI)).lines[0].pieces
        alone = paragraph(run("क", HINDI)).lines[0].pieces[0].glyphs[0].glyph
        assert piece.glyphs[-1].glyph == alone

    def test_thai_marks_take_no_room(self) -> None:
        assert paragraph(run("ที่", THAI)).lines[0].width == paragraph(run("ท", THAI)).lines[0].width

    def test_a_mark_without_a_letter_of_its_own_stands_over_its_letter(self) -> None:
        (piece,) = paragraph(run("g\u0303")).lines[0].pieces
        assert len(piece.glyphs) == 2
        assert piece.width == pytest.approx(paragraph(run("g")).lines[0].width, abs=0.01)


FACES = {"ا": ARABIC, "ש": HEBREW, "ท": THAI, "क": HINDI, "a": LATIN}
TEXTS = {"ا": "مرحبا لا ", "ש": "שלום א ", "ท": "ที่นี่ ", "क": "हिन्दी ", "a": "ab (1) "}


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(sorted(FACES)), min_size=1, max_size=6),
    st.integers(30, 400),
    st.sampled_from(["en", "ar"]),
)
def test_lines_hold_all_characters_and_are_as_wide_as_measured(kinds: list[str], width: int, around: str) -> None:
    runs = [run(TEXTS[kind], FACES[kind], around=around) for kind in kinds]
    made = paragraph(*runs, width=float(width))
    assert "".join(piece.text for line in made.lines for piece in line.pieces) == "".join(one.text for one in runs)
    for line in made.lines:
        ends = sorted((piece.x, piece.x + piece.width) for piece in line.pieces)
        assert all(a[1] == pytest.approx(b[0], abs=0.01) for a, b in itertools.pairwise(ends))
        for piece in line.pieces:
            places = {(glyph.start, glyph.end) for glyph in piece.glyphs}
            if places:
                assert sorted(i for a, b in places for i in range(a, b)) == list(range(len(piece.text)))
    if len(made.lines) == 1:
        total = sum(piece.width for piece in made.lines[0].pieces)
        assert total == pytest.approx(typeset.text_width(tuple(runs), with_gaps=False), abs=0.05)
