"""The engine's short texts: places are filled with words, whatever else stands there is words too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twindeck.theme.wording import filled, places_of

import twindeck


@pytest.mark.parametrize(
    ("template", "made"),
    [
        ("{label}: {value}", "Ships: 3"),
        ("({})", "(one)"),
        ("{", "{"),
        ("{label", "{label"),
        ("{nope} {label.__class__} {0}", "{nope} {label.__class__} {0}"),
        ("{{label}}", "{Ships}"),
        ("%s $label", "%s $label"),
    ],
)
def test_only_the_places_that_are_known_are_filled(template, made) -> None:
    assert filled(template, "one", label="Ships", value=3) == made


@given(st.text(), st.text())
def test_what_is_filled_in_is_not_looked_at_again(template, words) -> None:
    assert filled("{label}", label=words) == words
    filled(template, words)
    places_of(template)


def test_no_text_of_a_theme_reaches_into_the_program(tmp_path, monkeypatch) -> None:
    """A text that str.format would follow into the environment is an error of the theme."""
    monkeypatch.setenv("SECRET_OF_THE_TEST", "hidden")
    reach = "{label.__init__.__globals__[os].environ[SECRET_OF_THE_TEST]}"
    (tmp_path / "own.theme.yaml").write_text(f'words: {{bars-alt: "{reach}"}}\n')
    deck = tmp_path / "deck.yaml"
    deck.write_text(
        "title: T\ntheme: own.theme.yaml\nslides:\n"
        "  - content: {title: T, blocks: [{bars: {label: L, items: [{label: a, value: 3}]}}]}\n"
    )
    (problem,) = twindeck.check(deck)
    assert (problem.code, problem.span.line) == ("unknown-name", 1)
    assert "hidden" not in problem.message + (problem.hint or "")
