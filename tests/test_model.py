"""Data with places -> models, and every mistake in words an author can act on."""

import re
from typing import Annotated, Any, Literal

import pydantic
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticKnownError
from pydantic_core._pydantic_core import list_all_errors

from twindeck.diagnostics import Severity
from twindeck.model import Count, Flag, Line, Model, Number, Percent, Prose, number, one_of, problem, validate
from twindeck.source import Scalar, read


class Metric(Model):
    label: Line = Field(examples=["利用者数"])
    value: Line = Field(examples=['"7,959"'])
    share: Percent | None = None
    tone: Literal["key", "warm"] = "key"
    as_of: Line | None = Field(default=None, alias="as-of", description="the date of the value")


class Note(Model):
    shorthand = "text"
    text: Prose


class Card(Model):
    title: Line
    blocks: "tuple[Block, ...]" = Field(min_length=1, max_length=3)
    hero: Metric | None = None

    @model_validator(mode="after")
    def _told(self) -> "Card":
        if self.title == "untitled":
            raise problem("a card needs a title of its own", "say what is on it", field="title", code="card-title")
        return self


BLOCKS: dict[str, type[Model]] = {}
Block = Annotated[Model, one_of(lambda: BLOCKS, noun="block", shorthand="note")]
Card.model_rebuild()
BLOCKS.update(metric=Metric, note=Note, card=Card)


def checked(model: type[Model], text: str):
    return validate(model, read(text.encode(), "deck.yaml"))


def made(model: type[Model], text: str) -> Any:
    instance, diagnostics = checked(model, text)
    assert diagnostics == ()
    return instance


def said(model: type[Model], text: str) -> list[tuple[str, int, int, str, str | None]]:
    instance, diagnostics = checked(model, text)
    assert instance is None
    return [(d.code, d.span.line, d.span.column, d.message, d.hint) for d in diagnostics]


class TestInstances:
    def test_know_where_they_came_from(self):
        card = made(Card, "title: T\nblocks:\n  - metric: {label: 利用者数, value: '7,959', as-of: 2025-09-05}\n")
        (metric,) = card.blocks
        assert isinstance(metric, Metric)
        assert (metric.origin.line, metric.origin.column) == (3, 13)
        assert metric.value == "7,959"
        assert metric.value.span == metric.place("value")
        assert metric.place("as_of").column == 50
        assert metric.place("share") == metric.origin

    def test_made_in_python_they_came_from_nowhere(self):
        note = Note(text="x")
        assert (note.origin, note.place("text")) == (None, None)

    def test_a_plain_text_is_the_block_of_the_shorthand(self):
        card = made(Card, "title: T\nblocks: [一行, note: 二行, {note: {text: 三行}}]")
        assert [block.text for block in card.blocks] == ["一行", "二行", "三行"]
        assert [block.origin.column for block in card.blocks] == [10, 20, 31]

    def test_blocks_hold_blocks(self):
        card = made(Card, "{title: a, blocks: [card: {title: b, blocks: [card: {title: c, blocks: [d]}]}]}")
        assert card.blocks[0].blocks[0].blocks[0].text == "d"


class TestFields:
    class Fields(Model):
        line: Line | None = None
        prose: Prose | None = None
        number: Number | None = None
        percent: Percent | None = None
        count: Count | None = None
        flag: Flag | None = None

    @pytest.mark.parametrize(
        ("written", "field", "value"),
        [
            ("line: '  a b '", "line", "a b"),
            ("line: |\n  a\n", "line", "a"),
            ("line: >-\n  a\n  b\n", "line", "a b"),
            ("prose: |\n  a \n\n  b\n\n", "prose", "a\n\nb"),
            ("number: '1,234,567.5'", "number", 1234567.5),
            ("number: -3e2", "number", -300.0),
            ("percent: 85%", "percent", 85.0),
            ("percent: 71.2", "percent", 71.2),
            ("count: '1,200'", "count", 1200),
            ("flag: no", "flag", False),
            ("flag: on", "flag", True),
        ],
    )
    def test_values(self, written, field, value):
        assert getattr(made(self.Fields, written), field) == value

    def test_a_text_keeps_its_place_when_blanks_are_taken_off(self):
        line = made(self.Fields, "line: '  a '").line
        assert isinstance(line, Scalar)
        assert line.span.column == 7

    @pytest.mark.parametrize(
        ("written", "message"),
        [
            ("line: ''", '"line" is empty'),
            ("line: ' '", '"line" is empty'),
            ("line: |\n  a\n  b\n", '"line" must be one line'),
            ("line: [a]", '"line" must be a text, and here is a list'),
            ("prose: {a: b}", '"prose" must be a text, and here is a mapping'),
            ("number: 7.959人", '"number" must be a number, and here is "7.959人"'),
            ("number: 1,23", '"number" must be a number, and here is "1,23"'),
            ("number: 1_000", '"number" must be a number, and here is "1_000"'),
            ("number: .inf", '"number" must be a number, and here is ".inf"'),
            ("number: nan", '"number" must be a number, and here is "nan"'),
            ("percent: 101", '"percent" must be at most 100, and here is "101"'),
            ("count: -1", '"count" must be at least 0, and here is "-1"'),
            ("count: 1.5", '"count" must be a whole number, and here is "1.5"'),
            ("flag: maybe", '"flag" must be true or false, and here is "maybe"'),
        ],
    )
    def test_mistakes(self, written, message):
        ((_, line, column, said_message, _),) = said(self.Fields, written)
        assert said_message == message
        assert (line, column) == (1, written.index(":") + 3)

    @pytest.mark.parametrize(
        ("text", "value"), [("7,959", 7959), ("1.10", 1.1), ("85 %", 85), ("1,2", None), ("inf", None), ("", None)]
    )
    def test_number(self, text, value):
        assert number(text) == value


class TestMistakes:
    def test_a_missing_field_is_asked_for_with_its_example(self):
        assert said(Metric, "label: x") == [("missing-field", 1, 1, '"value" is missing', 'add `value: "7,959"`')]

    def test_in_an_empty_block_it_is_asked_for_at_the_key(self):
        found = said(Card, "title: T\nblocks:\n  - metric:\n")
        assert [(line, column, message) for _, line, column, message, _ in found] == [
            (3, 5, '"label" is missing'),
            (3, 5, '"value" is missing'),
        ]

    def test_an_unknown_field_is_compared_with_the_known(self):
        hint = 'did you mean "as-of"? known are label, value, share, tone and as-of'
        assert said(Metric, "label: x\nvalue: y\nas_off: z") == [
            ("unknown-field", 3, 1, 'unknown field "as_off"', hint)
        ]

    def test_a_choice_lists_the_choices(self):
        assert said(Metric, "{label: x, value: y, tone: wram}") == [
            ("value", 1, 28, '"tone" cannot be "wram"', 'did you mean "warm"? choose among key and warm')
        ]

    def test_a_field_without_value(self):
        assert said(Metric, "label:\nvalue: y")[0][1:4] == (1, 7, '"label" has no value')

    def test_too_few_and_too_many(self):
        assert said(Card, "{title: x, blocks: []}")[0][3] == '"blocks" needs at least 1, and has 0'
        assert said(Card, "{title: x, blocks: [a, b, c, d]}")[0][3] == '"blocks" takes at most 3, and has 4'

    def test_items_with_mistakes_still_count(self):
        (found,) = said(Card, "{title: x, blocks: [{metrik: a}]}")
        assert found[3] == 'unknown block "metrik"'

    def test_a_model_where_a_text_stands(self):
        assert said(Card, "{title: x, blocks: [a], hero: y}")[0][3] == '"hero" must be a mapping, and here is "y"'
        assert said(Card, "{title: x, blocks: [card: y]}")[0][3] == '"card" must be a mapping, and here is "y"'

    @pytest.mark.parametrize(("text", "what"), [("x", '"x"'), ("[x]", "a list"), ("[]", "an empty list")])
    def test_the_deck_itself(self, text, what):
        assert said(Card, text)[0][3] == f"the deck must be a mapping, and here is {what}"

    def test_a_validators_own_words(self):
        assert said(Card, "blocks: [card: {blocks: [a], title: untitled}]\ntitle: T") == [
            ("card-title", 1, 37, "a card needs a title of its own", "say what is on it")
        ]

    def test_all_at_once_in_the_order_of_the_source(self):
        text = "titel: x\nblocks:\n  - metric: {label: [], share: x}\n  - [a]\n  -\n  - a: b\n    c: d\n"
        assert [(line, column, message.split()[0]) for _, line, column, message, _ in said(Card, text)] == [
            (1, 1, '"title"'),
            (1, 1, "unknown"),
            (3, 14, '"value"'),
            (3, 21, '"label"'),
            (3, 32, '"share"'),
            (4, 5, "a"),
            (5, 4, "a"),
            (7, 5, "a"),
        ]

    def test_mistakes_of_yaml_and_of_the_deck_come_together(self):
        assert [code for code, *_ in said(Metric, "label: x\nlabel: y\nvalu: z")] == [
            "missing-field",
            "duplicate-key",
            "unknown-field",
        ]


class TestOneKey:
    def test_an_unknown_key(self):
        assert said(Card, "title: x\nblocks:\n  - metrik: {}\n") == [
            ("unknown-block", 3, 5, 'unknown block "metrik"', 'did you mean "metric"? known are metric, note and card')
        ]

    def test_a_field_beside_its_block(self):
        found = said(Card, "title: x\nblocks:\n  - metric:\n    label: y\n")
        hint = 'indent it further than "metric", to make it a field of it'
        assert found == [("one-key", 4, 5, '"label" stands beside "metric"', hint)]

    def test_two_blocks_in_one(self):
        found = said(Card, "title: x\nblocks:\n  - note: a\n    card: b\n")
        assert found[0][3:] == (
            "a block has one key, and here are 2: note and card",
            'start each block with a "- " of its own',
        )

    @pytest.mark.parametrize(("item", "what"), [("[a]", "a list"), ("{}", "an empty mapping"), ("~", "nothing")])
    def test_no_block_at_all(self, item, what):
        ((code, line, column, message, _),) = said(Card, f"title: x\nblocks:\n  - {item}\n")
        assert (code, line, column, message) == ("no-block", 3, 5, f"a block is expected here, not {what}")


KINDS: list[tuple[Any, str, str]] = [
    (str, "[]", "must be a text"),
    (Annotated[str, Field(max_length=2)], "abc", "takes at most 2 characters, and has 3"),
    (Annotated[str, Field(min_length=2)], "a", "needs at least 2 characters"),
    (Annotated[str, Field(pattern="^a$")], "b", 'cannot be written as "b"'),
    (int, "x", "must be a whole number"),
    (float, "x", "must be a number"),
    (bool, "x", "must be true or false"),
    (Literal["light", "dark"], "drak", 'cannot be "drak"'),
    (list[str], "x", "must be a list"),
    (tuple[str, str], "[a]", "is missing"),
    (dict[str, str], "x", "must be a mapping"),
    (dict[str, int], "{a: x}", "must be a whole number"),
    (Annotated[float, Field(gt=1)], "1", "must be more than 1"),
    (Annotated[float, Field(lt=1)], "1", "must be less than 1"),
    (int | Metric, "x", "must be a whole number"),
    (int | Metric, "{label: x}", '"value" is missing'),
    (Line | Metric, "{label: x}", '"value" is missing'),
]


class TestKinds:
    @pytest.mark.parametrize(("kind", "written", "message"), KINDS, ids=[f"{row[2]}: {row[1]}" for row in KINDS])
    def test_are_said_in_our_words(self, kind, written, message):
        model = pydantic.create_model("M", __base__=Model, field=(kind, ...))
        found = said(model, f"field: {written}")
        assert message in found[0][3]
        assert found[0][1:3] in ((1, 8), (1, 9), (1, 12))

    @pytest.mark.parametrize("entry", list_all_errors(), ids=lambda entry: entry["type"])
    def test_none_has_pydantics_words(self, entry):
        """Every kind of error there is, raised for a field: the words are ours, whether a deck can cause it or not."""

        class Raising(Model):
            field: Line

            @field_validator("field")
            @classmethod
            def _raise(cls, value: str) -> str:
                raise PydanticKnownError(entry["type"], entry.get("example_context"))

        ((_, line, _, message, hint),) = said(Raising, "field: x")
        assert line == 1
        for words in (message, hint or ""):
            assert not re.search(r"[Ii]nput|should|valid|pydantic|https://errors|\.$", words)
            assert words[:1] == words[:1].lower()


SCALARS = st.none() | st.sampled_from(["", "x", "7,959", "120", "no", "a\nb", "あ", "warm", "-1", "nan"])
KEYS = st.sampled_from(
    ["title", "blocks", "hero", "metric", "note", "card", "label", "value", "share", "tone", "as-of", "x"]
)
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=20
)


class TestAnyDeck:
    @settings(max_examples=300, deadline=None)
    @given(DATA)
    def test_gives_an_instance_or_diagnostics(self, data):
        import yaml

        self.holds(yaml.safe_dump(data, allow_unicode=True).encode())

    @settings(max_examples=100, deadline=None)
    @given(st.text())
    def test_so_does_any_text(self, text):
        self.holds(text.encode("utf-8", "surrogatepass"))

    @staticmethod
    def holds(data: bytes):
        instance, diagnostics = validate(Card, read(data, "deck.yaml"))
        assert (instance is None) == bool(diagnostics)
        for found in diagnostics:
            assert found.severity is Severity.ERROR
            assert found.span is not None
            assert "pydantic" not in found.message

    def test_blocks_in_blocks_to_the_last_level(self):
        text = "{title: a, blocks: [" + "card: {title: a, blocks: [" * 32 + "x" + "]}" * 32 + "]}"
        assert checked(Card, text)[1] == ()
