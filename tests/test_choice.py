"""A choice of slides: its files' names, numbers that are alike in both files, and links to slides that are left out."""

import io
import re

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

import twindeck
from twindeck.choice import chosen, is_run, name_of
from twindeck.diagnostics import UsageError
from twindeck.verify import compare

DECK = """\
title: Choice
lang: en
slides:
  - cover: {title: Choice}
  - contents: {title: Contents}
  - section: {title: First}
  - content: {title: One, name: one, blocks: ["see [two](#two) and **also [three](#three)**"]}
  - section: {title: Second}
  - content: {title: Two, name: two, blocks: ["back to [one](#one)", {list: ["on to [three](#three)"]}]}
  - section: {title: Third}
  - content: {title: Three, name: three, blocks: [words]}
"""


@pytest.fixture
def build(tmp_path):
    (tmp_path / "deck.yaml").write_text(DECK)

    def build(slides, **options):
        return twindeck.build(tmp_path / "deck.yaml", tmp_path / "out", slides=slides, **options)

    return build


def shown_numbers(pptx: bytes) -> dict[str, str]:
    """Return what PowerPoint shows as each slide's number, by the slide's title: it counts fields, and leaves text."""
    deck = Presentation(io.BytesIO(pptx))
    first = int(deck.part._element.get("firstSlideNum", "1"))
    found = {}
    for place, slide in enumerate(deck.slides):
        for shape in slide.placeholders:
            if shape.element.ph.get("type") == "sldNum":
                (paragraph,) = shape._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p")
                fields = [child for child in paragraph if child.tag.endswith("}fld")]
                found[slide.shapes.title.text_frame.text] = str(first + place) if fields else shape.text_frame.text
    return found


def page_labels(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [page.label for page in document.pages]


class TestNumbers:
    @pytest.mark.parametrize("slides", [[4, 6, 8], [4, 8], [2, 3, 4], [8], None, [1, 2, 4]])
    def test_are_those_of_the_deck_in_both_files(self, build, slides):
        pptx, pdf = (path.read_bytes() for path in build(slides).files)
        assert page_labels(pdf) == [str(number) for number in slides or range(1, 9)]
        expected = {"Contents": "2", "One": "4", "Two": "6", "Three": "8"}
        shown = shown_numbers(pptx)
        for title, number in expected.items():
            if slides is None or int(number) in slides:
                assert shown[title] == number
        assert not compare(pptx, pdf).differences

    def test_are_kept_by_powerpoint_where_it_comes_to_the_same(self, build):
        def fields(slides) -> int:
            deck = Presentation(io.BytesIO(build(slides).files[0].read_bytes()))
            return sum(b'type="slidenum"' in slide.part.blob for slide in deck.slides)

        assert fields([4, 5, 6]) == 3
        assert fields([4, 6]) == 0


class TestLinks:
    def test_to_slides_that_are_left_out_are_warnings_at_their_places(self, build):
        (found,) = [one for one in build([4, 8]).diagnostics if one.code == "left-out-link"]
        assert found.message == 'the link "#two" leads to slide 6, which is left out here'
        assert DECK.splitlines()[found.span.line - 1][found.span.column - 1 :].startswith("#two")

    def test_their_words_stay_in_both_files(self, build):
        pptx, pdf = (path.read_bytes() for path in build([4, 8]).files)
        comparison = compare(pptx, pdf)
        assert not comparison.differences
        assert comparison.counts["links"] == 1
        (slide, _) = Presentation(io.BytesIO(pptx)).slides
        words = "".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert "see two and also three" in words

    @pytest.mark.parametrize(
        ("slides", "listing"),
        [
            ([1, 2, 3, 4], {"Contents": "“Second”, “Third”", "First": "“Second”, “Third”"}),
            ([5], {"Second": "“First”, “Third”"}),
        ],
    )
    def test_of_lists_of_chapters_are_one_warning_a_slide(self, build, slides, listing):
        built = build(slides)
        found = {}
        for one in built.diagnostics:
            match = re.fullmatch("slide “(.*)” lists chapters that are left out here: (.*)", one.message)
            if match:
                found[match[1]] = match[2]
        assert found == listing
        pptx, pdf = (path.read_bytes() for path in built.files)
        assert not compare(pptx, pdf).differences

    def test_chapters_that_are_left_out_lead_nowhere(self, build):
        pptx, pdf = (path.read_bytes() for path in build([2, 3]).files)
        assert {*compare_links(pptx, pdf)} == {"slide 1", "slide 2"}

    def test_of_a_whole_deck_are_no_matter(self, build):
        assert not [d for d in build(None).diagnostics if d.code == "left-out-link"]
        assert not [d for d in build(range(1, 9)).diagnostics if d.code == "left-out-link"]


def compare_links(pptx: bytes, pdf: bytes):
    from twindeck.verify.pdf_reading import read_pdf
    from twindeck.verify.pptx_reading import read_pptx

    for reading in (read_pptx(pptx), read_pdf(pdf)):
        for slide in reading.slides:
            yield from slide.links


class TestNames:
    def test_say_which_slides_are_inside(self, build):
        assert [path.name for path in build([4, 6, 7, 8]).files] == ["deck-slides-4_6-8.pptx", "deck-slides-4_6-8.pdf"]
        assert [path.name for path in build(None).files] == ["deck.pptx", "deck.pdf"]
        assert [path.name for path in build([4], name="mine", formats=["txt"]).files] == ["mine.txt"]

    @given(st.sets(st.integers(1, 2000), min_size=1, max_size=300))
    def test_suit_every_file_system_and_differ(self, numbers):
        name = name_of([*numbers])
        assert re.fullmatch("slides-[0-9a-z_-]{1,70}", name)
        assert name != name_of([*numbers, max(numbers) + 1])

    @pytest.mark.parametrize(
        ("slides", "name"), [([1], "1"), ([2, 1], "1-2"), ([9, 1, 3, 2], "1-3_9"), ([5, 7, 5], "5_7")]
    )
    def test_are_as_one_writes_them(self, slides, name):
        assert name_of(slides) == f"slides-{name}"


class TestChoosing:
    def test_sorts_and_takes_each_once(self):
        assert chosen(5, [5, 1, 5]) == [0, 4]
        assert chosen(2, None) == [0, 1]

    @pytest.mark.parametrize("slides", [[], [0], [6], [-1, 2]])
    def test_of_what_is_not_there_is_wrong_use(self, slides):
        with pytest.raises(UsageError):
            chosen(5, slides)

    @pytest.mark.parametrize(("indexes", "expected"), [([], True), ([3], True), ([3, 4, 5], True), ([3, 5], False)])
    def test_knows_a_run(self, indexes, expected):
        assert is_run(indexes) is expected
