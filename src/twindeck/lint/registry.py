"""The rules that a laid-out deck is checked against, by their codes. A new rule is a file of its own and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from twindeck.diagnostics import Diagnostic
from twindeck.lint import crossings, glyphs, titles
from twindeck.scene import Scene

Rule = Callable[[Scene], Iterable[Diagnostic]]

RULES: dict[str, Rule] = {
    "no-glyph": glyphs.check,
    "same-title": titles.check,
    "crossed-arrow": crossings.check,
}
