"""YAML text -> data with places: what stays as written, and what is said about text that cannot be read."""

import pickle

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twindeck.diagnostics import Severity, Span
from twindeck.source import MAX_BYTES, MAX_DEPTH, Mapping, Scalar, Sequence, read, reader
from twindeck.source.explain import explain


@pytest.fixture(params=["libyaml", "pure"], autouse=True)
def parser(request, monkeypatch):
    """Everything here holds for both parsers that PyYAML may have."""
    if request.param == "pure":
        monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    return request.param


def deck(text: str):
    return read(text.encode(), "deck.yaml")


def codes(text: str) -> list[str]:
    return [diagnostic.code for diagnostic in deck(text).diagnostics]


def only(text: str):
    (diagnostic,) = deck(text).diagnostics
    return diagnostic


def span(line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span("deck.yaml", line, column, end_line, end_column)


class TestValues:
    @pytest.mark.parametrize(
        "written", ["7,959", "1.10", "8:30", "2025-09-05", "no", "on", "0x1F", "1e3", "NULL", "=", "１２"]
    )
    def test_a_text_stays_as_written(self, written):
        assert deck(f"value: {written}").data == {"value": written}

    @pytest.mark.parametrize("written", ["", "~", "null"])
    def test_an_empty_value_is_none_and_keeps_its_place(self, written):
        data = deck(f"value: {written}\nnext: x").data
        assert data == {"value": None, "next": "x"}
        assert data.value_span("value").line == 1

    def test_null_in_quotes_is_a_text(self):
        assert deck("value: 'null'").data["value"].quoted

    def test_places_count_characters_not_bytes(self):
        data = deck("題名: 𠮷野家\nslides:\n  - 本文: あ\n").data
        assert data.key_span("題名") == span(1, 1, 1, 3)
        assert data["題名"].span == span(1, 5, 1, 8)
        assert data["slides"][0]["本文"].span == span(3, 9, 3, 10)

    def test_a_collection_ends_with_its_last_words(self):
        data = deck("a:\n  b: c\n\n\n  d: [1,\n   2]\n\n# remark\n\ne: f\n").data
        assert data["a"].span == span(2, 3, 6, 6)
        assert data["a"]["d"].span == span(5, 6, 6, 6)

    def test_a_block_text_ends_with_its_last_words(self):
        data = deck("a: |\n  one\n  two\n\n\nb: c\n").data
        assert (data["a"], data["a"].quoted) == ("one\ntwo\n", True)
        assert data["a"].span == span(1, 4, 3, 6)

    def test_items_have_places(self):
        data = deck("- a\n- ~\n- {b: c}\n").data
        assert isinstance(data, Sequence)
        assert [data.value_span(i).line for i in range(3)] == [1, 2, 3]
        assert data.value_span(7) == data.span

    def test_keys_are_texts_whatever_they_look_like(self):
        assert list(deck("on: a\n2025: b\n~: c\n'<<': d").data) == ["on", "2025", "~", "<<"]

    def test_the_byte_order_mark_is_no_character(self):
        source = read(b"\xef\xbb\xbftitle: x", "deck.yaml")
        assert source.data.key_span("title") == span(1, 1, 1, 6)

    def test_values_can_be_copied(self):
        scalar = deck("a: b").data["a"]
        copy = pickle.loads(pickle.dumps(scalar))
        assert (copy, copy.span, type(copy)) == (scalar, scalar.span, Scalar)


class TestAliases:
    def test_an_alias_is_what_it_stands_for(self):
        data = deck("a: &x {b: c}\nd: *x\n").data
        assert data["d"] == {"b": "c"}
        assert data.value_span("d") == span(2, 4, 2, 6)
        assert data["d"]["b"].span.line == 1

    def test_merge_keys_give_way_to_the_mappings_own(self):
        data = deck("- &a {x: 1, y: 2}\n- &b {y: 3, z: 4}\n- {x: 9, <<: [*a, *b]}\n- {<<: *a, x: 8}\n").data
        assert data[2] == {"x": "9", "y": "2", "z": "4"}
        assert data[3] == {"x": "8", "y": "2"}

    def test_a_merged_key_may_be_replaced_once(self):
        assert codes("- &a {x: 1}\n- {<<: *a, x: 8, x: 9}\n") == ["duplicate-key"]

    def test_nine_lines_that_stand_for_a_billion(self):
        lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
        lines += [
            f"{c}: &{c} [{', '.join(['*' + before] * 10)}]" for before, c in zip("abcdefgh", "bcdefghi", strict=True)
        ]
        assert only("\n".join(lines)).code == "size"

    def test_what_stands_inside_itself_is_refused(self):
        found = only("a: &x [b, *x]")
        assert (found.code, found.span) == ("alias", span(1, 11, 1, 13))

    def test_an_alias_of_nothing_names_the_nearest(self):
        assert only("a: &colour x\nb: *color").hint == 'did you mean "colour"?'


BROKEN = [
    ("a: b: c", "yaml-colon", (1, 5), '": " inside a text'),
    ("- text: 注: 本文", "yaml-colon", (1, 10), '": " inside a text'),
    ("- 注: 本文: x", "yaml-colon", (1, 8), '": " inside a text'),
    ("title x\nslides: y", "yaml", (2, 7), "a key is not expected here"),
    ("a:\n  b: 1\n   c: 2", "yaml", (3, 5), "a key is not expected here"),
    ("a: b\n\tc: d", "yaml-tab", (2, 1), "a tab is used for indentation"),
    ("a:\n\tb: c", "yaml-tab", (2, 1), "a tab is used for indentation"),
    ("a: @home", "yaml-start", (1, 4), 'a text cannot start with "@" unless it is in quotes'),
    ("a: `x`", "yaml-start", (1, 4), 'a text cannot start with "`" unless it is in quotes'),
    ("a: %5", "yaml-start", (1, 4), 'a text cannot start with "%" unless it is in quotes'),
    ("a: *強調*", "yaml-start", (1, 4), 'a text cannot start with "*" unless it is in quotes'),
    ("a: & b", "yaml-start", (1, 4), 'a text cannot start with "&" unless it is in quotes'),
    ("a: 'x\nb: c", "yaml-quote", (1, 4), "the quote that opens here is never closed"),
    ('a: "x\nb: c', "yaml-quote", (1, 4), "the quote that opens here is never closed"),
    ("a: 'x' y", "yaml", (1, 8), "text goes on after the closing quote"),
    ("a: [1, 2\nb: c", "yaml-bracket", (1, 4), '"[" is never closed'),
    ("a: {b: c", "yaml-bracket", (1, 4), '"{" is never closed'),
    ("a: [b, c}", "yaml-bracket", (1, 9), 'expected "," or "]" here'),
    ("a: [注] 本文", "yaml", (1, 8), 'text goes on after "]"'),
    ("a: }", "yaml", (1, 4), '"}" is not expected here'),
    ("a: b\n- c", "yaml-indent", (2, 1), "a list item stands where a key is expected"),
    ("- a\nb: c", "yaml-indent", (2, 1), 'a list item, "- …", is expected here'),
    ("a: |\n  x\n y\n", "yaml-indent", (3, 2), "this line is not indented like the lines it belongs with"),
    ("  a: b\n c: d", "yaml-indent", (2, 2), "this line is not indented like the first one"),
    ("a: - b", "yaml", (1, 4), "a list cannot start on the line of its key"),
    (": a", "yaml", (1, 1), 'there is no key before ":"'),
    ("%x: 1\n---\na: b", "yaml", (1, 1), 'a line cannot start with "%"'),
    ("a: >x\n", "yaml", (1, 4), 'after ">" the line ends, and the text starts on the next one'),
    ("a: b\n---\nc: d", "documents", (2, 1), "a deck is one document, and here a second one starts"),
    ("a: !money 3", "tag", (1, 4), "a deck has no tags such as !money"),
    ("a: !!python/object:os.system x", "tag", (1, 4), "a deck has no tags such as !!python/object:os.system"),
    ("a: 1\nb: 2\na: 3", "duplicate-key", (3, 1), '"a" is here a second time'),
    ("[a]: b", "key", (1, 1), "a key is a word, not a list, mapping or nothing"),
    (
        "a: {value: 7,959, unit: 件}",
        "yaml-comma",
        (1, 12),
        "between braces a comma ends the value, so 7,959 falls apart",
    ),
    ("<<: x", "merge", (1, 5), '"<<" takes a mapping to add to this one'),
    ("a: *nobody", "alias", (1, 4), "*nobody stands for nothing"),
    ("", "empty", (1, 1), "the deck is empty"),
    ("# only a remark\n", "empty", (1, 1), "the deck is empty"),
    ("a: b\x07c", "control-character", (1, 5), "the control character U+0007 cannot be shown"),
    ('a: "\\x07"', "control-character", (1, 4), "the control character U+0007 cannot be shown"),
    ("a: \ufffe", "control-character", (1, 4), "the code U+FFFE cannot be shown"),
]


class TestErrors:
    @pytest.mark.parametrize(("text", "code", "place", "message"), BROKEN, ids=[repr(row[0]) for row in BROKEN])
    def test_what_is_wrong_is_said_where_it_is(self, text, code, place, message):
        found = only(text)
        assert (found.code, (found.span.line, found.span.column), found.message) == (code, place, message)
        assert found.severity is Severity.ERROR
        assert found.hint

    def test_an_escape_that_means_nothing(self):
        assert only('a: "\\q"').message == "\\q means nothing between double quotes"

    def test_all_are_told_at_once(self):
        text = "a: b: c\nb: @x\nc: \x07\nd: !t x\nd: y\ne: `z`\nf: 'open\n"
        assert codes(text) == [
            "yaml-colon", "yaml-start", "control-character", "tag", "duplicate-key", "yaml-start", "yaml-quote",
        ]  # fmt: skip

    def test_a_text_that_cannot_be_parsed_has_no_data(self):
        assert deck("a: b: c").data is None

    def test_a_duplicate_key_points_to_both(self):
        assert only("a: 1\nb: 2\na: 3").hint == "the first one is in line 1"

    def test_a_comma_in_a_number_is_joined_for_what_follows(self):
        assert deck("{value: 1,234,567万, unit: 件}").data == {"value": "1,234,567万", "unit": "件"}


class TestEncoding:
    def test_a_byte_that_is_not_utf_8(self):
        (found,) = read("題: あ\n名: ".encode() + b"\xff", "deck.yaml").diagnostics
        assert found.message == "the deck is not in UTF-8: byte 15 is 0xff"
        assert (found.span.line, found.span.column) == (2, 4)

    def test_shift_jis_is_recognised(self):
        (found,) = read("題名: 報告".encode("cp932"), "deck.yaml").diagnostics
        assert found.hint == "save the file as UTF-8 (it seems to be in Shift_JIS)"

    @pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    def test_utf_16_is_told(self, codec):
        (found,) = read("title: x".encode(codec), "deck.yaml").diagnostics
        assert (found.code, "UTF-16" in found.message) == ("encoding", True)

    def test_a_lone_surrogate_is_not_utf_8(self):
        (found,) = read(b"a: \xed\xa0\x80", "deck.yaml").diagnostics
        assert found.code == "encoding"


class TestLimits:
    def test_bytes(self):
        (found,) = read(b"a" * (MAX_BYTES + 1), "deck.yaml").diagnostics
        assert found.code == "size"

    @pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "{? [", "? - "])
    def test_depth(self, opening):
        found = deck(opening * 100_000).diagnostics[-1]
        assert (found.code, found.message) == ("depth", f"more than {MAX_DEPTH} levels inside each other")
        assert found.span.column > MAX_DEPTH

    def test_depth_is_told_alike_where_the_parser_has_a_smaller_limit_of_its_own(self):
        mark = yaml.Mark("deck.yaml", 0, 0, 0, None, None)
        theirs = yaml.scanner.ScannerError("while increasing flow level", mark, "exceeded maximum nesting depth", mark)
        assert explain(theirs, ["[["], "deck.yaml").diagnostic.message == deck("[" * 200).diagnostics[-1].message

    def test_depth_is_no_problem_up_to_the_limit(self):
        assert not deck("[" * MAX_DEPTH + "]" * MAX_DEPTH).diagnostics

    def test_a_large_deck_is_read_whole(self, parser):
        text = "\n".join(f"- metric: {{label: 項目{i}, value: 12}}\n- text: 本文" for i in range(2000))
        assert len(deck(text).data) == 4000


MARKS = [
    "a",
    "b:",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\t",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    '"',
    "|",
    ">",
    "&x ",
    "*x",
    "!t ",
    "%",
]
OTHERS = [
    "---\n",
    "...\n",
    "? ",
    "<<: ",
    "#",
    "\\",
    "\\x",
    "~",
    "7,959",
    "日本",
    "\x00",
    "\x85",
    "\u2028",
    "\ufeff",
    "\r",
]
PIECES = st.sampled_from([*MARKS, *OTHERS])


class TestAnyText:
    @settings(max_examples=300, deadline=None)
    @given(st.lists(PIECES, max_size=25).map("".join))
    def test_is_read_or_explained(self, text):
        self.holds(text.encode())

    @settings(max_examples=100, deadline=None)
    @given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
    def test_bytes_are_read_or_explained(self, data):
        self.holds(data)

    @staticmethod
    def holds(data: bytes):
        source = read(data, "deck.yaml")
        lines = source.text.split("\n")
        assert source.data is not None or source.diagnostics
        for found in source.diagnostics:
            assert found.message[0] == found.message[0].lower() or not found.message[0].isalpha()
            assert not found.message.endswith(".")
            assert "found character" not in found.message
            assert (
                1 <= found.span.line <= len(lines) + data.count(b"\r") + data.count(b"\xc2\x85") + data.count(b"\xe2")
            )

    @settings(max_examples=100, deadline=None)
    @given(
        st.recursive(
            st.none() | st.text("あa1: -#'\"\\\n", max_size=8),
            lambda inner: (
                st.lists(inner, max_size=4) | st.dictionaries(st.text("abキ:", min_size=1, max_size=4), inner)
            ),
            max_leaves=12,
        )
    )
    def test_what_another_tool_wrote_is_read_back(self, value):
        written = yaml.safe_dump(value, allow_unicode=True)
        source = read(written.encode(), "deck.yaml")
        if value is not None:
            assert not source.diagnostics
        assert source.data == value

    def test_every_value_knows_its_place(self):
        def places(value):
            if isinstance(value, Mapping):
                for key, inner in value.items():
                    yield value.key_span(key), key
                    yield from places(inner)
            elif isinstance(value, Sequence):
                for inner in value:
                    yield from places(inner)
            else:
                yield value.span, value

        text = "a: b\nc:\n  - d\n  - {e: f, g: [h]}\ni: j k\n"
        lines = text.splitlines()
        for where, written in places(deck(text).data):
            assert lines[where.line - 1][where.column - 1 : where.end_column - 1] == written


class TestTexts:
    """However a text was typed, it is read as one reads it, and what stands where is still known."""

    @pytest.mark.parametrize(
        ("written", "read_as"),
        [
            ("a: か\u3099き", "がき"),
            ("a: cafe\u0301", "café"),
            ('a: "\\u304b\\u3099"', "が"),
            ("a: ｶﾞｲﾄﾞ", "ｶﾞｲﾄﾞ"),
            ("a: \ufa19崎", "\ufa19崎"),
            ("a: ㎡①Ⅳ", "㎡①Ⅳ"),
            ("a: 氏名　山田\u00a0太郎", "氏名　山田\u00a0太郎"),
            ("a: Donau\u00addampf", "Donau\u00addampf"),
        ],
    )
    def test_letters_are_composed_and_nothing_else_is_changed(self, written, read_as):
        assert deck(written).data["a"] == read_as

    def test_keys_are_composed_too(self):
        assert deck("か\u3099: 1").data == {"が": "1"}

    @pytest.mark.parametrize(
        ("written", "read_as"),
        [
            ("a: 改行された\n  日本語の文", "改行された日本語の文"),
            ("a: >\n  改行された\n  日本語の文", "改行された日本語の文"),
            ("a: 空白の ある\n  文", "空白の ある文"),
            ("a: two\n  lines", "two lines"),
            ('a: "改行\n  された"', "改行された"),
        ],
    )
    def test_a_line_end_within_japanese_is_no_blank(self, written, read_as):
        assert deck(written).data["a"].strip() == read_as

    @pytest.mark.parametrize("mark", ["\ufdd0", "\U0001fffe"])
    def test_what_unicode_calls_no_character_is_told(self, mark):
        found = only(f"a: b{mark}c")
        assert (found.code, found.span.column) == ("control-character", 5)

    @pytest.mark.parametrize(
        ("text", "column"),
        [
            ("a: x\u202ey", 5),
            ("a: \u2067x\u202c\u2069", 6),
            ("a: x\u2069", 5),
            ('a: "x\\u202Ey"', 6),
        ],
    )
    def test_a_change_of_direction_without_end_is_told_at_its_place(self, text, column):
        found = only(text)
        assert (found.code, found.span.column) == ("direction", column)
        assert found.hint

    @pytest.mark.parametrize(
        "text", ["a: \u202bx\u202c", "a: \u2068x\u2069y", "a: \u202a\u2067x\u2069\u202c", "a: x\u200f"]
    )
    def test_one_that_is_taken_back_is_the_authors(self, text):
        assert not deck(text).diagnostics

    @pytest.mark.parametrize(
        ("written", "place"),
        [
            ("a: see x", (1, 8)),
            ("a: 'it''s x'", (1, 11)),
            ('a: "\\u0041\\tx"', (1, 13)),
            ("a: |\n  one\n  two x", (3, 7)),
            ("a: >\n  one\n\n  two x", (4, 7)),
            ("a: one\n   two x", (2, 8)),
            ('a: "one\n   two x"', (2, 8)),
            ("a: &b see x", (1, 11)),
            ("a: か\u3099x", (1, 6)),
            ("- [p, q x]", (1, 9)),
        ],
    )
    def test_every_character_has_its_place(self, written, place):
        value = deck(written).data
        text = next(t for t in _scalars(value) if "x" in t)
        start = text.rindex("x")
        found = text.place(start, start + 1)
        assert (found.line, found.column, found.end_column) == (*place, place[1] + 1)

    @given(st.text(alphabet="ab \n'\"\\か\u3099é:#-x", min_size=1, max_size=40), st.sampled_from(["|", '"', "'"]))
    @settings(deadline=None, suppress_health_check=list(HealthCheck))
    def test_a_place_is_always_within_the_text(self, text, style):
        written = yaml.safe_dump({"a": text}, default_style=style, allow_unicode=True)
        data = deck(written).data
        value = data["a"] if isinstance(data, Mapping) else None
        if isinstance(value, Scalar) and value:
            for i in range(len(value)):
                found = value.place(i, i + 1)
                assert (value.span.line, value.span.column) <= (found.line, found.column)
                assert (found.end_line, found.column) <= (value.span.end_line, 10**6)


def _scalars(value) -> list[Scalar]:
    if isinstance(value, Scalar):
        return [value]
    return [scalar for inner in (value.values() if isinstance(value, Mapping) else value) for scalar in _scalars(inner)]
