"""Where lines may break (kinsoku), where they best do (phrases), and the two ways to choose (first fit, balanced)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.text import breaking
from twindeck.text.breaking import NO_END, NO_START, Measured

TEXT = st.text(alphabet="あいうカキクーッ漢字表示、。」「(）ab 12…—%", min_size=1, max_size=60)


def measured(text: str, em: float = 10.0) -> Measured:
    """Every Japanese character is an em wide, every other half of one, as in a plain typeface."""
    widths = tuple(em if breaking.is_japanese(c) else em / 2 for c in text)
    gaps = tuple(0.24 * em if i and breaking.has_gap(text[i - 1], c) else 0.0 for i, c in enumerate(text))
    return Measured(text, widths, gaps)


def lines(text: str, ends: tuple[int, ...]) -> list[str]:
    starts = (0, *ends[:-1])
    return [text[a:b] for a, b in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("す", "。", "a full stop does not start a line"),
        ("カ", "ー", "nor does a long vowel mark"),
        ("し", "ょ", "nor a small kana"),
        ("「", "生", "an opening bracket does not end a line"),
        ("…", "…", "a pair of ellipses stays together"),
        ("A", "I", "a Latin word is not torn"),
        ("2", "5", "nor a number"),
        ("5", "%", "nor a number from its sign"),
        ("行", " ", "a blank belongs to the line before it"),
    ],
)
def test_kinsoku_forbids_a_break(before: str, after: str, why: str) -> None:
    assert not breaking.may_break(before, after), why


@pytest.mark.parametrize(
    ("before", "after"), [("行", "政"), ("の", "A"), ("I", "の"), ("。", "次"), (" ", "w"), ("」", "の")]
)
def test_a_break_is_allowed_elsewhere(before: str, after: str) -> None:
    assert breaking.may_break(before, after)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("マイナンバーカードは持つから使うへ", ["マイナンバーカードは", "持つから", "使うへ"]),
        (
            "誰一人取り残されない、人に優しいデジタル化を。",
            ["誰一人取り残されない、", "人に", "優しい", "デジタル化を。"],
        ),
        ("マイナンバーカード保有者のうち", ["マイナンバーカード", "保有者の", "うち"]),
        ("Government as a Service", ["Government ", "as ", "a ", "Service"]),
    ],
)
def test_phrases_keep_particles_with_their_words(text: str, phrases: list[str]) -> None:
    assert lines(text, (*breaking.phrase_opportunities(text), len(text))) == phrases


def test_a_heading_breaks_where_a_clause_ends() -> None:
    text = "行政手続は営業時間に窓口に行くからいつでもどこでもへ"
    places = breaking.phrase_opportunities(text)
    assert lines(text, breaking.balanced(measured(text), 92, places)) == [
        "行政手続は",
        "営業時間に",
        "窓口に行くから",
        "いつでもどこでもへ",
    ]


def test_a_unit_stays_with_its_number() -> None:
    text = "作業時間10分短縮"
    assert 6 in breaking.opportunities(text)
    assert 6 not in breaking.keep_units(text, breaking.opportunities(text))


@given(TEXT, st.integers(10, 200))
def test_first_fit_fills_lines_and_loses_nothing(text: str, width: int) -> None:
    m = measured(text)
    found = lines(text, breaking.first_fit(m, width, breaking.opportunities(text)))
    assert "".join(found) == text
    position = 0
    for line in found:
        shown = line.rstrip(" ")
        wide = sum(m.widths[position : position + len(shown)])
        assert wide <= width + 1e-6 or len(shown) == 1, "only a single character may stick out"
        position += len(line)


@given(TEXT, st.integers(40, 200))
def test_no_line_starts_or_ends_against_kinsoku_unless_forced(text: str, width: int) -> None:
    places = breaking.opportunities(text)
    ends = breaking.first_fit(measured(text), width, places)
    for end in ends[:-1]:
        if end in places:
            assert text[end] not in NO_START or text[end - 1] == " "
            assert text[end - 1] not in NO_END


@given(TEXT, st.integers(40, 200))
def test_balanced_takes_no_more_lines_than_first_fit_and_fits_with_gaps(text: str, width: int) -> None:
    m = measured(text)
    places = breaking.opportunities(text)
    ends = breaking.balanced(m, width, places)
    assert ends[-1] == len(text)
    assert list(ends) == sorted(set(ends))
    assert len(ends) <= len(breaking.first_fit(m, width * 0.99, places, with_gaps=True))
    if set(ends[:-1]) <= set(places):
        sums = m.sums(with_gaps=True)
        for start, end in zip((0, *ends[:-1]), ends, strict=True):
            shown = start + len(text[start:end].rstrip(" "))
            if not set(range(start + 1, shown)) & set(places):
                continue
            assert sums[shown] - sums[start] - m.gaps[start] <= width + 1e-6


def test_a_line_may_end_after_a_hyphen_within_a_word() -> None:
    assert breaking.opportunities("e-Tax") == (2,)
    assert breaking.opportunities("-1") == ()


def test_libreoffices_gap_stands_between_japanese_and_anything_else() -> None:
    assert breaking.has_gap("庁", "A")
    assert breaking.has_gap("5", "年")
    assert breaking.has_gap("(", "年")
    assert breaking.has_gap("I", "・")
    assert not breaking.has_gap("年", "・")
    assert not breaking.has_gap("年", " ")
