"""Scripts that join, stack or are read from the right: what cannot be parted, and where lines may end."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.text import phrases, scripts
from twindeck.text.breaking import Measured, balanced, first_fit, fitted

WHOLE = [
    "é",
    "g̃",
    "か\u3099",
    "葛\U000e0100",
    "น้ำ"[:2],
    "ที่",
    "क्षि",
    "👩🏽\u200d💻",
    "🇯🇵",
    "☑\ufe0f",
    "ב\u05b8\u05bc",
    "각",
]


@pytest.mark.parametrize("cluster", WHOLE)
def test_what_a_reader_takes_for_one_character_is_one(cluster: str) -> None:
    assert scripts.clusters(f"a{cluster}b") == ["a", cluster, "b"]
    assert scripts.inside_clusters(f"a{cluster}b") == frozenset(range(2, len(cluster) + 1))


def test_plain_text_is_told_at_a_glance() -> None:
    assert not scripts.needs_shaping("Report 報告 カード 2025 — “naïve” Łódź Việt 한국 Привет ½ → ①")
    assert not scripts.inside_clusters("Report 報告")


@pytest.mark.parametrize("text", ["مرحبا", "שלום", "ไทย", "हिन्दी", "ខ្មែរ", "ລາວ", "မြန်မာ", "བོད", "g̃", "1\ufe0f\u20e3"])
def test_what_needs_shaping_is_known(text: str) -> None:
    assert scripts.needs_shaping(f"Report {text}")


def test_blanks_and_marks_go_with_the_script_before_them() -> None:
    assert scripts.scripts("ab שָ!ג 1") == ("", "", "", "Hebr", "Hebr", "Hebr", "Hebr", "Hebr", "")


def stretches(text: str) -> list[str]:
    places = (0, *phrases.chances(text, "th").places, len(text))
    return [text[a:b] for a, b in itertools.pairwise(places)]


def test_thai_lines_end_between_words() -> None:
    assert stretches("ห้องสมุดเปิดให้บริการทุกวัน") == ["ห้อง", "สมุด", "เปิด", "ให้", "บริการ", "ทุก", "วัน"]


def test_thai_repetition_stays_with_its_word() -> None:
    assert not any(part.startswith("ๆ") for part in stretches("หนังสือเก่าๆ มากมาย"))


def test_khmer_and_lao_lines_end_at_blanks_and_where_the_author_lets_them() -> None:
    assert scripts.refined("ខ្មែរ\u200bខ្មែរ", ()) == (6,)
    assert stretches("ສະບາຍດີ ປະເທດ") == ["ສະບາຍດີ ", "ປະເທດ"]


def test_tibetan_lines_end_after_a_syllable() -> None:
    assert scripts.refined("བོད་ཡིག", ()) == (4,)


LETTERS = "ab ไทนี่้ำกา हिक्षन्द مرُلا שָׁ \u0301\u200d👩🏽💻🇯🇵報告\u200b"


@given(st.text(LETTERS, min_size=1, max_size=30), st.integers(5, 60))
def test_no_line_ends_within_a_character(text: str, width: int) -> None:
    """Not even where a stretch without any place to break is wider than the line."""
    measured = Measured(text, (9.0,) * len(text), (0.0,) * len(text))
    chances = phrases.chances(text, "th")
    inside = scripts.inside_clusters(text)
    for ends in (
        fitted(measured, width, chances).ends,
        balanced(measured, width, chances).ends,
        first_fit(measured, width, scripts.refined(text, ())),
    ):
        assert not inside.intersection(ends)
        assert ends[-1] == len(text)
