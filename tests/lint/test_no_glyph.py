"""Characters that a theme's typeface lacks: set in a fallback with a warning, or refused by name."""

from pathlib import Path

import twindeck

NIGHT = Path(__file__).parent.parent / "decks" / "night.yaml"


def test_a_fallback_is_used_and_told() -> None:
    (finding,) = (one for one in twindeck.check(NIGHT) if one.code != "half-empty")
    assert finding.code == "other-font"
    assert "“海の日”" in finding.message
    assert "BIZ UDPGothic" in finding.message
    assert finding.span is not None


def test_a_character_without_any_font_is_named_with_its_place(tmp_path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\nslides:\n  - content: {title: T, blocks: ['a 😀', {list: [𠮷]}]}\n", encoding="utf-8")
    found = [one for one in twindeck.check(deck) if one.code != "half-empty"]
    assert [d.code for d in found] == ["no-glyph", "no-glyph"]
    assert "U+1F600, grinning face" in found[0].message
    assert "U+20BB7" in found[1].message
