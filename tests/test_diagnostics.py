"""One finding, shown to a person, to a log and to a program."""

import json

import pytest

from twindeck.diagnostics import (
    DeckError,
    Span,
    as_json,
    columns,
    did_you_mean,
    error,
    in_source_order,
    one_line,
    source_lines,
    visible,
    warning,
    with_caret,
)


def at(line: int, column: int, end_column: int, end_line: int | None = None) -> Span:
    return Span("deck.yaml", line, column, end_line or line, end_column)


class TestOrder:
    def test_is_that_of_the_source_without_repeats(self):
        second, first, whole = error("b", "two", at(2, 1, 2)), error("a", "one", at(1, 5, 6)), warning("c", "all")
        assert in_source_order([second, first, second, whole]) == (whole, first, second)


class TestOneLine:
    def test_has_place_severity_message_cure_and_code(self):
        found = error("unknown-block", 'unknown block "x"', at(3, 5, 6), "write y")
        assert one_line(found) == 'deck.yaml:3:5: error: unknown block "x" (write y) [unknown-block]'

    def test_is_what_the_exception_says(self):
        assert str(DeckError([error("a", "one"), warning("b", "two")])) == "error: one [a]\nwarning: two [b]"


class TestJson:
    def test_has_every_part(self):
        (entry,) = json.loads(as_json([error("a", "一", at(1, 2, 4), "do")]))
        assert entry == {
            "file": "deck.yaml", "line": 1, "column": 2, "end_line": 1, "end_column": 4,
            "severity": "error", "code": "a", "message": "一", "hint": "do",
        }  # fmt: skip

    def test_without_a_place_its_parts_are_null(self):
        (entry,) = json.loads(as_json([error("a", "one")]))
        assert [entry[name] for name in ("file", "line", "column", "hint")] == [None] * 4


class TestCaret:
    def shown(self, span: Span, source: str, **options) -> list[str]:
        return with_caret(error("a", "one", span, "do"), source, **options).split("\n")

    def test_stands_under_the_place(self):
        assert self.shown(at(2, 4, 7), "first\nab cde f") == [
            "deck.yaml:2:4: error: one [a]",
            "  2 | ab cde f",
            "    |    ^^^",
            "  help: do",
        ]

    def test_counts_columns_of_the_terminal(self):
        _, line, carets, _ = self.shown(at(1, 3, 5), "題名は何か")
        assert (line, carets) == ("  1 | 題名は何か", "    |     ^^^^")

    def test_goes_to_the_end_of_the_line_for_what_goes_on(self):
        assert self.shown(at(1, 2, 3, end_line=4), "abc\n\n\nx")[2] == "    |  ^^"

    def test_is_one_at_least(self):
        assert self.shown(at(1, 4, 4), "abc")[2] == "    |    ^"

    def test_a_long_line_is_shown_around_the_place(self):
        source = "a" * 300 + "XYZ" + "b" * 300
        _, line, carets, _ = self.shown(at(1, 301, 304), source, width=60)
        assert len(line) <= 70
        assert line[carets.index("^") : carets.rindex("^") + 1] == "XYZ"
        assert line.startswith("  1 | …a")
        assert line.endswith("b…")

    @pytest.mark.parametrize("start", [1, 5, 30, 31, 59, 60, 61, 200, 599, 600])
    def test_at_any_place_of_a_long_line(self, start):
        source = "".join(chr(0x3042 + i % 80) for i in range(600))
        _, line, carets, _ = self.shown(at(1, start, start + 1), source, width=60)
        place = carets.index("^")
        before = 0
        for character in line:
            if before == place:
                assert character == source[start - 1]
                break
            before += columns(character)
        else:
            pytest.fail("the caret is beside the line")

    def test_a_place_beyond_the_source_has_no_line(self):
        assert self.shown(at(9, 1, 2), "a") == ["deck.yaml:9:1: error: one [a]", "  help: do"]
        assert with_caret(error("a", "one", at(1, 1, 2)), None) == "deck.yaml:1:1: error: one [a]"

    def test_parts_can_be_painted(self):
        painted = with_caret(error("a", "one", at(1, 1, 2)), "x", lambda part, text: f"<{part}>{text}</>")
        assert painted == (
            "<place>deck.yaml:1:1: </><error>error:</> one <code>[a]</>\n  <gutter>1 |</> x\n  <gutter>  |</> <caret>^</>"
        )

    def test_what_would_steer_a_terminal_is_a_mark(self):
        assert visible("a\x1b[2J\tb\u202ec") == "a\ufffd[2J b\ufffdc"


class TestWords:
    def test_a_near_word_is_suggested(self):
        assert did_you_mean("metrik", ["card", "metric"]) == 'did you mean "metric"?'
        assert did_you_mean("zzz", ["card", "metric"]) is None

    def test_lines_end_where_yaml_ends_them(self):
        assert source_lines("a\nb\r\nc\rd\x85e\u2028f\x0bg") == ["a", "b", "c", "d", "e", "f\x0bg"]

    @pytest.mark.parametrize(("character", "width"), [("a", 1), ("あ", 2), ("ｱ", 1), ("Ａ", 2), ("\u0301", 0)])
    def test_columns(self, character, width):
        assert columns(character) == width
