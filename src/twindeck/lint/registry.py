"""The rules that a laid-out deck is checked against, by their codes. A new rule is a file of its own and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from twindeck.diagnostics import Diagnostic
from twindeck.lint.scene import crossed_arrow, no_glyph, same_title
from twindeck.scene import Scene

Rule = Callable[[Scene], Iterable[Diagnostic]]

RULES: dict[str, Rule] = {
    "no-glyph": no_glyph.check,
    "same-title": same_title.check,
    "crossed-arrow": crossed_arrow.check,
}
