"""The bidirectional algorithm: Unicode's own examples, and another implementation's answers."""

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from twindeck.text import bidi


def seen(text: str, base: int | None = None) -> str:
    """Return a line as it is seen from left to right."""
    base = bidi.first_strong(text) or 0 if base is None else base
    levels = bidi.of_line(text, bidi.levels(text, base), base)
    return "".join(text[i] for i in bidi.visual_order(levels))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("abc", "abc"),
        ("שלום", "םולש"),
        ("car is THE CAR in arabic".replace("THE CAR", "הרכב"), "car is בכרה in arabic"),
        ("הוא אמר 123 פעמים", "םימעפ 123 רמא אוה"),
        ("המחיר 1,250.50 ₪", "₪ 1,250.50 ריחמה"),
        # the glyphs of brackets are turned over where they are shown
        ("אב (cd) ה.", ".ה )cd( בא"),
        # after Arabic letters a percent sign stands where its number ends, at the left
        ("قيمة 50%", "%50 ةميق"),
    ],
)
def test_lines_are_put_into_the_order_in_which_they_are_seen(text: str, shown: str) -> None:
    assert seen(text) == shown


def test_a_paragraph_may_be_read_from_the_right_whatever_stands_in_it() -> None:
    assert seen("abc.", 1) == ".abc"
    assert seen("50", 1) == "50"


def test_blanks_at_the_end_of_a_line_are_at_its_end() -> None:
    assert seen("אב  ", 0) == "בא  "
    assert seen("ab  ", 1) == "  ab"


def test_plain_text_is_all_on_one_level() -> None:
    assert bidi.levels("Report 2025 (50 %) 報告", 0) == (0,) * 21


LETTERS = "abא בגaاب12٣ .,()[]+-%:/\t\u0301\u05b0\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"


@given(st.text(LETTERS, max_size=24), st.sampled_from(["L", "R"]))
def test_another_implementation_sees_the_same(text: str, side: str) -> None:
    """Marks of direction have no place of their own in what is seen: they are left out before comparing."""
    other = get_display(text, base_dir=side)
    assert isinstance(other, str)
    marks = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"))
    assert seen(text, int(side == "R")).translate(marks) == other.translate(marks)


@given(st.text(LETTERS, max_size=24), st.sampled_from([0, 1]))
def test_every_character_is_seen_once(text: str, base: int) -> None:
    levels = bidi.of_line(text, bidi.levels(text, base), base)
    assert sorted(bidi.visual_order(levels)) == list(range(len(text)))
    assert all(base <= level <= 126 for level in levels)


@pytest.mark.parametrize("language", ["ar", "ar-EG", "he", "fa", "ur-PK", "yi", "az-Arab", "pa-Arab-PK", "ckb"])
def test_languages_written_from_the_right(language: str) -> None:
    assert bidi.is_rtl(language)


@pytest.mark.parametrize("language", ["en", "ja", "th", "hi", "az", "ar-Latn", "tr", "ku", ""])
def test_and_those_that_are_not(language: str) -> None:
    assert not bidi.is_rtl(language)
