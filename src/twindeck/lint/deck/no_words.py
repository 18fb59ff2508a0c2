"""no-words: a language that the program itself does not speak.

What: looks whether there are words for the language of the deck and of its slides.
Why: alternative texts of charts, prompts and names of shapes are told by the program; without words in the language they
are in English, and a screen reader speaks them as if they were not.
"""

from __future__ import annotations

from collections.abc import Iterator

from twindeck.deck import Deck
from twindeck.diagnostics import Diagnostic, warning
from twindeck.theme import Theme
from twindeck.words import language_file, languages

CODE = "no-words"

BAD = """
- content: {title: Plan, lang: de, blocks: [one]}
"""

GOOD = """
- content: {title: Plan, lang: ja-JP, blocks: [one]}
"""


def check(deck: Deck, theme: Theme) -> Iterator[Diagnostic]:
    """Yield one warning for the first language without words, the deck's own before those of slides."""
    given = [(deck.lang, deck.place("lang")), *((slide.lang, slide.place("lang")) for slide in deck.slides)]
    for lang, place in given:
        if lang is not None and language_file(lang) is None:
            message = f'what the program itself says is in English: it has no words for "{lang}"'
            hint = f"it has words for {' and '.join(languages())}; another language is one file in `words/`"
            yield warning(CODE, message, place, hint)
            return
