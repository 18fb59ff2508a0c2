"""The rules by their codes. A new rule is a file of its own, in `deck/` or `scene/`, and a line here.

A rule's module has its `CODE`, `check`, a docstring that says What and Why, and two stretches of a deck's slides: `BAD`, in
which the rule finds something, and `GOOD`, in which it finds nothing. The tests try both.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from twindeck.deck import Deck
from twindeck.diagnostics import Diagnostic
from twindeck.lint.deck import (
    broken_link,
    empty_contents,
    leftover_markup,
    many_digits,
    no_words,
    same_name,
    unknown_accent,
    unknown_language,
)
from twindeck.lint.scene import crossed_arrow, crowded_label, no_glyph, other_font, same_title
from twindeck.scene import Scene
from twindeck.theme import Theme


class Rule(Protocol):
    """What every rule's module has."""

    CODE: str
    BAD: str
    GOOD: str


class DeckRule(Rule, Protocol):
    """A rule over the deck as it was written."""

    def check(self, deck: Deck, theme: Theme) -> Iterable[Diagnostic]:
        """Return what is wrong."""


class SceneRule(Rule, Protocol):
    """A rule over the deck as it is laid out."""

    def check(self, scene: Scene) -> Iterable[Diagnostic]:
        """Return what is wrong."""


_DECK: tuple[DeckRule, ...] = (
    same_name,
    unknown_accent,
    unknown_language,
    broken_link,
    leftover_markup,
    empty_contents,
    no_words,
    many_digits,
)
_SCENE: tuple[SceneRule, ...] = (no_glyph, other_font, same_title, crossed_arrow, crowded_label)

DECK_RULES: dict[str, DeckRule] = {rule.CODE: rule for rule in _DECK}
SCENE_RULES: dict[str, SceneRule] = {rule.CODE: rule for rule in _SCENE}
