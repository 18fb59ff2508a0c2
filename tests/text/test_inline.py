"""Inline markup: strong words, links, languages; a backslash takes markup's meaning away."""

from hypothesis import given
from hypothesis import strategies as st

from twindeck.text.inline import Inline, parse, plain


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


def test_what_is_no_markup_stays() -> None:
    for text in ("2 ** 3", "[1]", "a [b] (c)", "100%", "(2025年7月)", "a_b*c"):
        assert plain(text) == text


def test_a_backslash_keeps_a_character() -> None:
    assert plain(r"\*\*not strong\*\* \[x\](y)") == "**not strong** [x](y)"


@given(st.text(max_size=80))
def test_any_text_is_parsed(text: str) -> None:
    assert isinstance(plain(text), str)


@given(st.text(alphabet=r"ab*[](){}\ ", max_size=40))
def test_an_escaped_text_comes_back(text: str) -> None:
    escaped = "".join(f"\\{c}" if c in r"\*[]{}()" else c for c in text)
    assert plain(escaped) == text
