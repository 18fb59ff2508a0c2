"""Markup of other programs is found where it is typed, and what only resembles it is not."""

import pytest

import twindeck

HEAD = "title: Markup\nlang: en\nslides:\n  - content:\n      title: One\n      blocks:\n"


def found(text: str, tmp_path, field: str = "text") -> list[tuple[str, str]]:
    """Return what is marked in a text, and what it is said to look like."""
    lines = "\n".join(f"            {line}" for line in text.split("\n"))
    deck = tmp_path / "deck.yaml"
    source = f"{HEAD}        - {field}: |\n{lines}\n"
    deck.write_text(source, encoding="utf-8")
    marked = []
    for one in twindeck.check(deck):
        if one.code == "leftover-markup":
            assert one.severity == "warning"
            line = source.split("\n")[one.span.line - 1]
            marked.append(
                (line[one.span.column - 1 : one.span.end_column - 1], one.message.rpartition("looks like ")[2])
            )
    return marked


@pytest.mark.parametrize(
    ("text", "sign", "what"),
    [
        ("the *whole* plan", "*whole*", "emphasis"),
        ("計画の*全体*を", "*全体*", "emphasis"),
        ("an _old_ habit", "_old_", "emphasis"),
        ("an __old__ habit", "__old__", "emphasis"),
        ("**open", "**", "strong text"),
        ("`code` here", "`code`", "code"),
        ("~~gone~~", "~~gone~~", "struck-out text"),
        ("a<br>b", "<br>", "HTML"),
        ('<span class="x">b', '<span class="x">', "HTML"),
        ("a&nbsp;b", "&nbsp;", "HTML"),
        ("a&#160;b", "&#160;", "HTML"),
        ("[a] (https://example.org)", "[a] (https://example.org)", "a link"),
        ("[a][1]", "[a][1]", "a link"),
        ("<https://example.org>", "<https://example.org>", "a link"),
        ("[](https://example.org)", "](", "a link"),
        ("![a](b.png)", "![a](b.png)", "a picture"),
        ("true[^1]", "[^1]", "a footnote"),
        ("words {lang=en}", "{lang=", "a language"),
        ("## Heading\nmore", "##", "a heading"),
        ("> quoted", ">", "a quotation"),
        ("- one\n- two", "-", "a list"),
        ("1. one\n2. two", "1.", "a list"),
        ("| a | b |\n| 1 | 2 |", "|", "a table"),
    ],
)
def test_signs_of_other_programs_are_found(text: str, sign: str, what: str, tmp_path) -> None:
    assert (sign, what) in found(text, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4 is 24",
        "snake_case_names and __init__".replace(" and __init__", ""),
        "a footnote* of one star",
        r"the \*whole\* plan, \`code\`, \[a\]\(b\)",
        "5 < 6 and 7 > 6, a<b",
        "AT&T; R&D; Q&A;",
        "[1] a source, [2] another",
        "the <name> of it",
        "-5 degrees\nand 7",
        "in 2025. It was",
        "**strong**, [a](https://example.org), [b]{lang=en}",
        "C:\\Users\\a_b",
        "100% ~ 5",
        "#1 of all",
    ],
)
def test_what_only_resembles_them_is_not(text: str, tmp_path) -> None:
    assert found(text, tmp_path) == []


def test_lists_are_at_home_in_notes(tmp_path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\nslides:\n  - message:\n      title: One\n      notes: |\n        - a\n        - *b*\n")
    assert [d.span.line for d in twindeck.check(deck) if d.code == "leftover-markup"] == [7]


def test_names_and_paths_are_no_text(tmp_path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\nslides:\n  - message: {title: 'see [it](#_a_)', name: _a_}\n")
    assert not twindeck.check(deck)
