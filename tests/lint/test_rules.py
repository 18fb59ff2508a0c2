"""Every rule of the registry says What and Why, finds something in its bad deck and nothing in its good one."""

import re
from pathlib import Path

import pytest

import twindeck
import twindeck.lint
from twindeck.lint.registry import DECK_RULES, SCENE_RULES

FOLDER = Path(twindeck.lint.__file__).parent
RULES = {**DECK_RULES, **SCENE_RULES}

HEAD = "title: Harbour plan\nlang: en\n"


def findings(rule, slides: str, folder: Path) -> list[twindeck.Diagnostic]:
    """Return what is found in slides, in a deck of their own; that so small a deck is half empty does not count."""
    theme = getattr(rule, "THEME", None)
    if theme is not None:
        source = (Path(__file__).parent / f"{theme}.theme.yaml").read_text(encoding="utf-8")
        (folder / f"{theme}.theme.yaml").write_text(source, encoding="utf-8")
    deck = folder / "deck.yaml"
    named = f"theme: {theme}.theme.yaml\n" if theme else ""
    deck.write_text(f"{HEAD}{named}slides:\n{slides.strip()}\n", encoding="utf-8")
    return [found for found in twindeck.check(deck) if found.code != "half-empty"]


@pytest.mark.parametrize("code", RULES)
def test_the_bad_deck_has_what_the_rule_finds_at_its_place(code, tmp_path) -> None:
    found = findings(RULES[code], RULES[code].BAD, tmp_path)
    assert [d.code for d in found] == [code] * len(found)
    assert found
    for one in found:
        assert one.span is not None
        assert one.span.line > HEAD.count("\n") + 1
        assert one.hint


@pytest.mark.parametrize("code", RULES)
def test_the_good_deck_has_nothing_to_find(code, tmp_path) -> None:
    assert findings(RULES[code], RULES[code].GOOD, tmp_path) == []


@pytest.mark.parametrize("code", RULES)
def test_the_docstring_names_the_rule_and_says_what_and_why(code) -> None:
    rule = RULES[code]
    assert code == rule.CODE
    assert rule.__doc__.startswith(f"{code}: ")
    assert re.search(r"^What: .+\.$", rule.__doc__, re.MULTILINE | re.DOTALL)
    assert re.search(r"^Why: .+\.$", rule.__doc__, re.MULTILINE | re.DOTALL)


def test_every_file_is_in_the_registry() -> None:
    """A rule that is written and not named would check nothing."""
    files = {path.stem.replace("_", "-") for part in ("deck", "scene") for path in (FOLDER / part).glob("[!_]*.py")}
    assert files == set(RULES)
