"""Presenter's notes: paragraphs, line breaks and lists as they were typed, without markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.scene import NoteParagraph
from twindeck.text.notes import note_paragraphs

NOTES = """\
First, say three things.
- one
- two
  and more of it
    - within
  2. numbered within

**Strong** and a [link](https://example.org/).
A line of its own.

3. three
4. four
"""


def test_notes_are_read_as_one_types_them() -> None:
    assert note_paragraphs(NOTES) == (
        NoteParagraph("First, say three things."),
        NoteParagraph("one", 0, "disc"),
        NoteParagraph("two\nand more of it", 0, "disc"),
        NoteParagraph("within", 1, "disc"),
        NoteParagraph("numbered within", 1, "decimal", 2, 2),
        NoteParagraph("Strong and a link.\nA line of its own.", is_apart=True),
        NoteParagraph("three", 0, "decimal", 3, 3, is_apart=True),
        NoteParagraph("four", 0, "decimal", 4, 3),
    )


@pytest.mark.parametrize("text", ["2025. was a year", "-5 degrees", "- ", r"\- no item", "1.5 million"])
def test_what_only_looks_like_an_item_is_text(text: str) -> None:
    (one,) = note_paragraphs(text)
    assert one.list_kind is None


def test_a_line_that_is_not_indented_ends_a_list() -> None:
    assert [one.list_kind for one in note_paragraphs("- one\ntext\n- two")] == ["disc", None, "disc"]


@given(st.text(alphabet="a字 -1.\n*", max_size=60))
def test_no_word_of_notes_is_lost(text: str) -> None:
    letters = [c for c in text if c in "a字"]
    assert [c for one in note_paragraphs(text) for c in one.text if c in "a字"] == letters
