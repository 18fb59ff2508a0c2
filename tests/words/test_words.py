"""The words of a language: complete, with their places, filled with data as it is; and which of them a language gets."""

import re
from pathlib import Path

import pytest

import twindeck
from twindeck.diagnostics import one_line
from twindeck.words import Phrase, Words, language_file, languages, read_words, words_for
from twindeck.words.load import FOLDER

ENTRIES = list(Words.model_fields)


def broken(tmp_path: Path, change) -> list[str]:
    """Return what is said of the English words after a change of their text."""
    path = tmp_path / "xx.yaml"
    path.write_text(change((FOLDER / "en.yaml").read_text(encoding="utf-8")), encoding="utf-8")
    words, problems = read_words(path)
    assert words is None
    assert all(problem.span and problem.hint for problem in problems)
    return [one_line(problem).partition("xx.yaml:")[2] for problem in problems]


@pytest.mark.parametrize("language", languages())
def test_every_language_has_all_entries(language):
    words, problems = read_words(FOLDER / f"{language}.yaml")
    assert words is not None, problems


def test_japanese_and_english_are_there():
    assert {"en", "ja"} <= set(languages())
    assert [getattr(words_for("ja"), name) for name in ("rest", "panel")] == ["その他", "面"]


@pytest.mark.parametrize("name", ENTRIES)
def test_every_entry_is_said_somewhere_and_explained(name):
    source = Path(twindeck.__file__).parent
    written = "\n".join(path.read_text(encoding="utf-8") for path in source.rglob("*.py") if path.parent != FOLDER)
    assert re.search(rf"(?:words|said|words_for\(.*?\))\.{name}\b", written)
    assert Words.model_fields[name].description


def test_a_missing_entry_is_told_with_what_it_is_for(tmp_path):
    (found,) = broken(tmp_path, lambda text: text.replace("rest: Rest\n", ""))
    assert '"rest" is missing' in found
    assert "what is left of the whole" in found


def test_an_unknown_entry_is_compared_with_the_known(tmp_path):
    found = broken(tmp_path, lambda text: text.replace("rest:", "rist:"))
    assert any('unknown field "rist"' in line and 'did you mean "rest"?' in line for line in found)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('as_of: "({date})"', 'as_of: "({day})"', "nothing fills the place {day} (it takes {date})"),
        ('as_of: "({date})"', 'as_of: "today"', "the place {date} is missing"),
        ("rest: Rest", 'rest: "{0.__class__}"', "nothing fills the place {0.__class__} (take it out)"),
        ("rest: Rest", 'rest: " "', '"rest" is empty'),
        ("rest: Rest", "rest: [Rest]", '"rest" must be a text, and here is a list'),
    ],
)
def test_a_broken_entry_is_told_at_its_place(tmp_path, before, after, message):
    (found,) = broken(tmp_path, lambda text: text.replace(before, after))
    assert message in found
    line = (FOLDER / "en.yaml").read_text(encoding="utf-8").splitlines().index(before) + 1
    assert found.startswith(f"{line}:")


def test_what_fills_a_place_is_never_looked_at():
    phrase = Phrase("{label}: {value} {x", frozenset({"label", "value"}))
    assert phrase(label="{value} {0}", value="{label.__class__}\\1") == "{value} {0}: {label.__class__}\\1 {x"


@pytest.mark.parametrize("values", [{}, {"date": "a", "more": "b"}, {"day": "a"}])
def test_a_phrase_takes_all_its_places_and_no_others(values):
    with pytest.raises(TypeError):
        words_for("en").as_of(**values)


@pytest.mark.parametrize(
    ("lang", "served"),
    [
        ("ja", "ja"),
        ("ja-JP", "ja"),
        ("JA-jp", "ja"),
        ("en-GB", "en"),
        ("de", None),
        ("jam", None),
    ],
)
def test_a_language_is_served_by_the_nearest_words(lang, served):
    assert language_file(lang) == served
    assert words_for(lang) is words_for(served or "en")
