"""unknown-language: a stretch of text in a language that there is none of.

What: looks up every `{lang=…}` of the deck.
Why: screen readers choose their voice by it, and PDF/UA forbids a file with a language that is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from twindeck import languages
from twindeck.deck import Deck
from twindeck.diagnostics import Diagnostic, error
from twindeck.lint.texts import marked_texts
from twindeck.theme import Theme

CODE = "unknown-language"

BAD = """
- content: {title: Plan, blocks: ["in the words of the law: [公共の福祉]{lang=ja_JP}"]}
"""

GOOD = """
- content: {title: Plan, blocks: ["in the words of the law: [公共の福祉]{lang=ja-JP}"]}
"""


def check(deck: Deck, theme: Theme) -> Iterator[Diagnostic]:
    """Yield an error for each stretch whose language is none."""
    for text in marked_texts(deck):
        for mark in text.markup.langs:
            hint = languages.fault(mark.value)
            if hint is not None:
                yield error(CODE, f'"{mark.value}" names no language', text.place(mark.start, mark.end), hint)
