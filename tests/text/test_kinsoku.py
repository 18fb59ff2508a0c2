"""Which characters may not start or end a line, class by class; and the places where an office program may end one."""

import pytest

from twindeck.text import kinsoku
from twindeck.text.kinsoku import CLASSES, NO_END, NO_START, may_break, opportunities

CLOSING = ("cl-02", "cl-03", "cl-04", "cl-05", "cl-06", "cl-07", "cl-09", "cl-10", "cl-11", "cl-13")


def members(number: str) -> str:
    (found,) = (characters for name, characters in CLASSES.items() if name.startswith(number))
    return found


@pytest.mark.parametrize("number", CLOSING)
def test_no_line_starts_with_a_character_of_these_classes(number: str) -> None:
    for character in members(number):
        assert character in NO_START
        assert not may_break("字", character), character


@pytest.mark.parametrize("number", ["cl-01", "cl-12"])
def test_no_line_ends_with_a_character_of_these_classes(number: str) -> None:
    for character in members(number):
        assert character in NO_END
        assert not may_break(character, "字"), character


@pytest.mark.parametrize(
    ("number", "some"),
    [
        ("cl-01", "（「『【〔〈《［｛‘“〝([{"),
        ("cl-02", "）」』】〕〉》］｝’”〟)]}"),
        ("cl-03", "‐–〜～゠"),
        ("cl-04", "！？‼⁇⁈⁉"),
        ("cl-05", "・：；"),
        ("cl-06", "。．"),
        ("cl-07", "、，"),
        ("cl-08", "—…‥"),
        ("cl-09", "ヽヾゝゞ々〻"),
        ("cl-10", "ー"),
        ("cl-11", "ぁァっッゃャゎヮゕヵヶㇰㇷㇿ"),
        ("cl-12", "￥＄£€№".replace("£", "￡")),
        ("cl-13", "°′″℃％‰㎏㎜㎝㎞㎡㏄㌔㍑㌫"),
    ],
)
def test_the_classes_have_what_the_standard_gives_them(number: str, some: str) -> None:
    assert set(some) <= set(members(number))


def test_no_character_may_neither_start_nor_end_a_line() -> None:
    assert not NO_START & NO_END


@pytest.mark.parametrize("pair", ["……", "——", "‥‥", "――"])
def test_what_comes_in_pairs_is_not_parted(pair: str) -> None:
    assert not may_break(*pair)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("25㎥", "a unit that is no class's stays with its number all the same"),
        ("10\u00a0km", "a no-break blank"),
        ("10\u202fkm", "a narrow one"),
        ("行\u2060政", "a word joiner"),
        ("AI", "Latin letters"),
        ("か\u309a", "a mark belongs to its letter"),
        ("👩\u200d🚀", "parts of one picture"),
        ("葛\U000e0100", "a variant of a kanji"),
        ("行 ", "a blank belongs to the line before it"),
        ("行　", "so does an ideographic one"),
        ("行\u2009", "and a thin one"),
    ],
)
def test_what_no_line_is_broken_within(text: str, why: str) -> None:
    assert opportunities(text) == (), why


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("行政", (1,)),
        ("のA", (1,)),
        ("Iの", (1,)),
        ("。次", (1,)),
        ("a b", (2,)),
        ("氏名　山田", (1, 3, 4)),
        ("10\u2009km", (3,)),
        ("Donau\u00addampf", (6,)),
        ("a\u200bb", (2,)),
        ("e-Tax", (2,)),
        ("-1", ()),
        ("①②", (1,)),
    ],
)
def test_where_a_line_may_end(text: str, places: tuple[int, ...]) -> None:
    assert opportunities(text) == places


def test_marks_that_are_never_drawn_are_known() -> None:
    assert set("\u00ad\u200b\u2060\ufeff\u202a\u2066\ufe0f") <= kinsoku.INVISIBLE
    assert not set(" \u00a0\u3000\u2009a字") & kinsoku.INVISIBLE
