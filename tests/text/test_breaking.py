"""Where lines end: as an office program ends them, or so that the whole paragraph is best."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.text import breaking
from twindeck.text.breaking import Measured
from twindeck.text.kinsoku import NO_END, NO_START, SOFT_HYPHEN, is_japanese, opportunities
from twindeck.text.phrases import COMPOUND, GENTLE, PARTICLE, chances

TEXT = st.text(alphabet="あいうカキクーッ漢字表示、。」「(）ab 12…—%\u00ad", min_size=1, max_size=60)
WORDS = st.text(alphabet="行政のデジタル改革を進め、AI2025年度（仮）「人」ー…x ", min_size=1, max_size=60)


def measured(text: str, em: float = 10.0) -> Measured:
    """Every Japanese character is an em wide, every other half of one, as in a plain typeface."""
    widths = tuple(0.0 if c == SOFT_HYPHEN else em if is_japanese(c) else em / 2 for c in text)
    gaps = tuple(0.24 * em if i and breaking.has_gap(text[i - 1], c) else 0.0 for i, c in enumerate(text))
    return Measured(text, widths, gaps, em / 2)


def lines(text: str, ends: tuple[int, ...]) -> list[str]:
    return [text[a:b] for a, b in breaking.stretches(ends)]


def fitted(text: str, width: float, lang: str = "ja", **given) -> list[str]:
    return lines(text, breaking.fitted(measured(text), width, chances(text, lang, **given)).ends)


def balanced(text: str, width: float, lang: str = "ja") -> list[str]:
    return lines(text, breaking.balanced(measured(text), width, chances(text, lang)).ends)


# --------------------------------------------------------------------------------------------------- as programs break them


@given(TEXT, st.integers(10, 200))
def test_first_fit_fills_lines_and_loses_nothing(text: str, width: int) -> None:
    m = measured(text)
    found = lines(text, breaking.first_fit(m, width, opportunities(text)))
    assert "".join(found) == text
    position = 0
    for line in found:
        shown = line[: m.visible_end(position, position + len(line)) - position]
        wide = sum(m.widths[position : position + len(shown)])
        assert wide <= width + 1e-6 or len(shown) == 1, "only a single character may stick out"
        position += len(line)


@given(TEXT, st.integers(40, 200))
def test_no_line_starts_or_ends_against_kinsoku_unless_forced(text: str, width: int) -> None:
    places = opportunities(text)
    ends = breaking.first_fit(measured(text), width, places)
    for end in ends[:-1]:
        if end in places and text[end - 1] not in f" {SOFT_HYPHEN}":
            assert text[end] not in NO_START
            assert text[end - 1] not in NO_END


def test_a_letter_is_not_parted_from_its_marks_even_where_nothing_fits() -> None:
    text = "e\u0301" * 4
    ends = breaking.first_fit(Measured(text, (5.0, 0.0) * 4, (0.0,) * 8), 5, ())
    assert ends == (2, 4, 6, 8)


# ------------------------------------------------------------------------------------------------------------ running text


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (130, ["社会全体のデジタル化は、", "国民生活の利便性を", "向上させます。"]),
        (200, ["社会全体のデジタル化は、", "国民生活の利便性を向上させます。"]),
        (400, ["社会全体のデジタル化は、国民生活の利便性を向上させます。"]),
    ],
)
def test_lines_end_between_phrases(width: float, expected: list[str]) -> None:
    assert fitted("社会全体のデジタル化は、国民生活の利便性を向上させます。", width) == expected


def test_the_whole_paragraph_is_looked_at_not_line_by_line() -> None:
    """Line by line, the first would take all that fits, and leave two short words alone."""
    text = "施策の成果と進捗を広く国民に知らせるものです。"
    greedy = lines(text, breaking.first_fit(measured(text), 200, [place for place, _ in chances(text).upto(GENTLE)]))
    assert greedy == ["施策の成果と進捗を広く国民に知らせる", "ものです。"]
    assert fitted(text, 200) == ["施策の成果と進捗を広く国民に", "知らせるものです。"]


def test_a_compound_wider_than_the_line_parts_between_its_words() -> None:
    assert fitted("地方公共団体情報標準化基本方針", 102) == ["地方公共団体情報", "標準化基本方針"]
    assert fitted("データセキュリティワーキンググループ", 122) == ["データセキュリティ", "ワーキンググループ"]


def test_a_word_is_torn_only_where_it_is_wider_than_the_line() -> None:
    found = breaking.fitted(
        measured("ああナントカカントカシステムです"), 60, chances("ああナントカカントカシステムです")
    )
    assert found.tears_words
    assert not breaking.fitted(measured("社会のための改革"), 60, chances("社会のための改革")).tears_words


@pytest.mark.parametrize(("text", "last"), [("これは長い文章です", 1), ("とても長い長い文章が続いた", 1)])
@pytest.mark.parametrize("width", range(40, 120, 10))
def test_no_single_character_is_left_on_the_last_line(text: str, last: int, width: int) -> None:
    found = fitted(text, width)
    assert len(found) == 1 or len(found[-1]) > last


def test_words_to_keep_are_kept() -> None:
    text = "会場は東京ビッグサイトです"
    assert any("東京ビッグサイト" in line for line in fitted(text, 100, keep=("東京ビッグサイト",)))


@given(WORDS, st.integers(30, 200))
def test_what_is_chosen_is_the_cheapest_there_is(text: str, width: int) -> None:
    """Against all ways to end lines at a few gentle places: none costs less."""
    m, found = measured(text), chances(text)
    gentle = [place for place, _ in found.upto(GENTLE)][:6]
    only = type(found)(tuple(gentle), tuple(c for p, c in found.upto(GENTLE) if p in gentle))
    best = breaking.fitted(m, width, only)
    if best.worst > GENTLE:
        return
    choices = []
    for taken in product([False, True], repeat=len(gentle)):
        ends = (*(place for place, is_taken in zip(gentle, taken, strict=True) if is_taken), len(text))
        cost = price(m, width, ends, dict(zip(only.places, only.costs, strict=True)))
        if cost is not None:
            choices.append(cost)
    own = price(m, width, best.ends, dict(zip(only.places, only.costs, strict=True)))
    if own is not None:
        assert own <= min(choices) + 1e-6


def price(m: Measured, width: float, ends: tuple[int, ...], costs: dict[int, float]) -> float | None:
    """Return what lines cost; None where one is too wide."""
    limit, sums, total = width * breaking.RESERVE, m.sums(with_gaps=True), 0.0
    for start, end in breaking.stretches(ends):
        hyphen = m.hyphen if end < len(m.text) and m.text[end - 1] == SOFT_HYPHEN else 0.0
        wide = sums[m.visible_end(0, end)] - sums[start] - m.gaps[start] + hyphen
        if wide > limit + 1e-6:
            return None
        total += 0.5 + costs.get(end, 0.0)
        if end < len(m.text):
            total += max(0.0, 1 - wide / limit) ** 2
        elif start:
            total += breaking._ending(m, start, wide / limit, is_heading=False)
    return total


@given(WORDS, st.integers(20, 200))
def test_no_line_is_wider_than_its_place_with_or_without_gaps(text: str, width: int) -> None:
    m = measured(text)
    sums = m.sums(with_gaps=True)
    for start, end in breaking.stretches(breaking.fitted(m, width, chances(text)).ends):
        shown = m.visible_end(start, end)
        assert sums[shown] - sums[start] - m.gaps[start] <= width + 1e-6 or shown - start <= 1


# ---------------------------------------------------------------------------------------------------------------- headings


def test_a_heading_breaks_where_a_clause_ends() -> None:
    assert balanced("行政手続は営業時間に窓口に行くからいつでもどこでもへ", 92) == [
        "行政手続は",
        "営業時間に",
        "窓口に行くから",
        "いつでもどこでもへ",
    ]


@given(TEXT, st.integers(40, 200))
def test_a_heading_takes_no_more_lines_than_its_words_need(text: str, width: int) -> None:
    m = measured(text)
    found = breaking.balanced(m, width, chances(text))
    assert found.ends[-1] == len(text)
    assert list(found.ends) == sorted(set(found.ends))
    gentle = [place for place, _ in chances(text).upto(GENTLE)]
    if found.worst <= GENTLE and SOFT_HYPHEN not in text:
        assert len(found.ends) <= len(breaking.first_fit(m, width * breaking.RESERVE, gentle, with_gaps=True))


def test_lines_of_a_heading_are_even_and_its_last_is_no_lone_word() -> None:
    assert balanced("More ships and fewer delays in the port", 110, "en") == [
        "More ships and fewer ",
        "delays in the port",
    ]


def test_a_heading_that_has_to_be_parted_within_a_compound_says_so() -> None:
    whole, torn = (breaking.balanced(measured("情報連携基盤"), width, chances("情報連携基盤")) for width in (70, 50))
    assert not whole.tears_phrases
    assert torn.tears_phrases
    assert torn.worst == COMPOUND < PARTICLE


# ----------------------------------------------------------------------------------------------------- left to the programs


def test_lines_of_latin_that_programs_make_well_themselves_are_left_to_them() -> None:
    text = "Berths are booked online and pilots share a schedule"
    assert breaking.left_to_programs(measured(text), 130, chances(text, "en")) is not None


@pytest.mark.parametrize(
    ("text", "width", "why"),
    [
        ("社会全体のデジタル化は、国民生活の利便性を向上させます。", 200, "a word would be torn"),
        ("Berths are booked online and pilots share one", 205, "a lone short word would be left"),
        ("AIとDXとITとGSSと", 92, "the gaps of LibreOffice make other lines"),
    ],
)
def test_others_are_written_as_breaks(text: str, width: float, why: str) -> None:
    assert breaking.left_to_programs(measured(text), width, chances(text, "en")) is None, why


def test_libreoffices_gap_stands_between_japanese_and_anything_else() -> None:
    assert breaking.has_gap("庁", "A")
    assert breaking.has_gap("5", "年")
    assert breaking.has_gap("(", "年")
    assert breaking.has_gap("I", "・")
    assert not breaking.has_gap("年", "・")
    assert not breaking.has_gap("年", " ")
