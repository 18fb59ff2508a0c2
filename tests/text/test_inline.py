"""Inline markup: strong words, links, languages; a backslash takes markup's meaning away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.text.inline import Inline, Mark, joined, parse, plain, read

PUNCTUATION = "".join(chr(code) for code in range(33, 127) if not chr(code).isalnum())


def test_markup_parts_a_text() -> None:
    assert parse("a **b** [c](https://x.y/z) [d]{lang=en}") == (
        Inline("a "),
        Inline("b", strong=True),
        Inline(" "),
        Inline("c", address="https://x.y/z"),
        Inline(" "),
        Inline("d", lang="en"),
    )


def test_a_link_may_have_a_language_too() -> None:
    assert parse("[Playbook](https://x.y){lang=en}") == (Inline("Playbook", address="https://x.y", lang="en"),)


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_link_may_have_a_title(quote: str) -> None:
    assert parse(f"[a](https://x.y {quote}the law (2025){quote})") == (
        Inline("a", address="https://x.y", title="the law (2025)"),
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[[1]](https://x.y)", (Inline("[1]", address="https://x.y"),)),
        ("[a [b] c](#d)", (Inline("a [b] c", address="#d"),)),
        ("[a **b**](#d)", (Inline("a ", address="#d"), Inline("b", strong=True, address="#d"))),
        ("**a [b](#c)**", (Inline("a ", strong=True), Inline("b", strong=True, address="#c"))),
        ("[a [b](#c)]", (Inline("[a "), Inline("b", address="#c"), Inline("]"))),
        ("[図](https://x.y/a_(b)_(c))", (Inline("図", address="https://x.y/a_(b)_(c)"),)),
        ("[乙](#あ い)", (Inline("乙", address="#あ い"),)),
    ],
)
def test_markup_may_stand_within_markup(text: str, parts: tuple[Inline, ...]) -> None:
    assert parse(text) == parts


def test_what_is_no_markup_stays() -> None:
    for text in ("2 ** 3", "2 ** 3 ** 4", "[1]", "a [b] (c)", "100%", "(2025年7月)", "a_b*c", "****", "C:\\Users"):
        assert plain(text) == text


def test_a_language_is_spelt_as_usual_and_one_that_is_none_is_left_out() -> None:
    assert parse("[a]{lang=EN-gb}") == (Inline("a", lang="en-GB"),)
    assert parse("[a]{lang=ja_JP}") == (Inline("a"),)


def test_addresses_and_languages_are_told_with_their_places() -> None:
    text = "see [a](https://x.y) and [b]{lang=ja_JP}"
    found = read(text)
    assert found.addresses == [Mark("https://x.y", 8, 19)]
    assert found.langs == [Mark("ja_JP", 34, 39)]
    assert text[8:19] == "https://x.y"


def test_the_rest_is_what_no_markup_took() -> None:
    assert read(r"a **b** \*c [d](#e) *f*").rest.replace("\0", "·") == "a ··b·· ··c ·d····· *f*"


def test_a_backslash_keeps_a_character() -> None:
    assert plain(r"\*\*not strong\*\* \[x\](y)") == "**not strong** [x](y)"


@given(st.text(max_size=80))
def test_any_text_is_parsed(text: str) -> None:
    assert isinstance(plain(text), str)
    assert len(read(text).rest) == len(text)


@given(st.text(alphabet="ab 字" + PUNCTUATION, max_size=40))
def test_an_escaped_text_comes_back(text: str) -> None:
    escaped = "".join(f"\\{c}" if c in PUNCTUATION else c for c in text)
    assert plain(escaped) == text


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "[a](" * 20_000, "**a" * 20_000, "[" * 500 + "]" * 500 + "(#a)", "[x]{lang=" * 9_000]
)
def test_nesting_without_end_is_read_as_it_stands(text: str) -> None:
    assert len(read(text).rest) == len(text)


@pytest.mark.parametrize(
    ("lines", "one"),
    [
        ("改行された日本語の\n文が続く。", "改行された日本語の文が続く。"),
        ("a line\nand another", "a line and another"),
        ("これは\nEnglish", "これは English"),
        ("氏名　\n  山田", "氏名　山田"),
    ],
)
def test_lines_of_a_paragraph_are_joined_as_their_script_is_written(lines: str, one: str) -> None:
    assert joined(lines) == one
