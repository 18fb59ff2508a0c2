"""Tags of languages: which are known, how they are spelt, and what is meant by those that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.languages import canonical, fault


@pytest.mark.parametrize(
    "tag",
    [
        "ja",
        "en",
        "en-GB",
        "zh-Hant-TW",
        "sr-Latn-RS",
        "es-419",
        "de-CH-1901",
        "fil",
        "tlh",
        "yue-HK",
        "zh-yue",
        "he",
        "JA-jp",
    ],
)
def test_tags_of_bcp_47_are_known(tag: str) -> None:
    assert fault(tag) is None


@pytest.mark.parametrize(
    ("tag", "cure"),
    [
        ("ja_JP", "write ja-JP"),
        ("zh_hant", "write zh-Hant"),
        ("en UK", "write en-GB"),
        ("en-UK", "write en-GB"),
        ("jp", "write ja"),
        ("jpn", "write ja"),
        ("Japanese", "write ja"),
        ("日本語", "write ja"),
        ("English", "write en"),
        ("", "as in ja"),
        ("xx", "as in ja"),
        ("Japanese & English", "as in ja"),
        ('en"', "as in ja"),
        ('en"/><a:x r:id="rId1', "as in ja"),
        ("en-", "as in ja"),
        ("x-mine", "as in ja"),
        ("en-" + "a" * 9, "as in ja"),
        ("e" * 100, "as in ja"),
    ],
)
def test_what_names_no_language_has_a_cure(tag: str, cure: str) -> None:
    assert cure in (fault(tag) or "")


@pytest.mark.parametrize(
    ("tag", "usual"), [("JA-jp", "ja-JP"), ("zh-hant-tw", "zh-Hant-TW"), ("DE-ch-1901", "de-CH-1901")]
)
def test_tags_are_spelt_as_usual(tag: str, usual: str) -> None:
    assert canonical(tag) == usual


@given(st.text(max_size=20))
def test_what_is_let_through_can_stand_anywhere_in_a_file(tag: str) -> None:
    if fault(tag) is None:
        assert tag.isascii()
        assert tag.replace("-", "").isalnum()
