"""leftover-markup: markup of other programs, which would show as it is typed.

What: looks for signs of Markdown and HTML that mean nothing here, outside of those kept from being markup by a backslash.
Why: readers see the signs instead of what they were meant to do, and a screen reader reads them out.
"""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator

from twindeck.deck import Deck
from twindeck.diagnostics import Diagnostic, warning
from twindeck.lint.texts import MarkedText, marked_texts
from twindeck.theme import Theme

CODE = "leftover-markup"

BAD = """
- content: {title: Plan, blocks: ["the *whole* plan"]}
"""

GOOD = """
- content: {title: Plan, blocks: ["the **whole** plan, 2 * 3 of it, and \\\\*one\\\\* star"]}
"""

_ELEMENTS = (
    "a|abbr|b|big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|rp|rt|ruby|s|small|span"
    "|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul"
)

_SIGNS: tuple[tuple[str, str, str], ...] = (
    # pictures and links first: their brackets hold the signs of others
    (
        r"!\[[^\[\]\n]*\](?:\([^()\n]*\))?",
        "a picture",
        "a picture is a block of its own: `- picture: {src: …, alt: …}`",
    ),
    (r"\[\^[^\[\]\s]+\]:?", "a footnote", "write the note in a block of its own: `- note: …`"),
    (r"\[[^\[\]\n]+\][ ]+\((?:https?:|mailto:|#)[^()\n]*\)", "a link", "let no blank stand between ] and ("),
    (r"\[[^\[\]\n]+\][ ]?\[[^\[\]\n]*\](?![(\[])", "a link", "write its address beside it: `[text](https://…)`"),
    (r"\]\(", "a link", "write it as `[text](https://…)`, with no empty text and no bracket left open"),
    (r"\{[ ]*lang[ ]*=?", "a language", "write it right after brackets: `[text]{lang=en}`"),
    (r"`+[^`\n]*`+", "code", "there is no code here; take the signs off"),
    (r"~~[^~\n]+~~", "struck-out text", "leave out what is not to be read"),
    (r"\*\*", "strong text", "write `**text**`, with a pair of stars and no blank within"),
    (r"(?<![*\\])\*(?=[^\s*])[^*\n]*[^\s*]\*(?!\*)", "emphasis", "write `**text**` for what is to stand out"),
    (
        r"(?<![^\W_])(_{1,2})(?=[^\s_])[^_\n]*[^\s_]\1(?![^\W_])",
        "emphasis",
        "write `**text**` for what is to stand out",
    ),
    (rf"</?(?:{_ELEMENTS})(?:\s[^<>\n]*)?/?>|<!--", "HTML", "a line break is a line of its own; take other signs off"),
    (r"&(?:#[0-9]+|#x[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);", "HTML", "type the character itself"),
    (r"<(?:https?:|mailto:)[^<>\s]*>", "a link", "write it as `[text](https://…)`"),
)
_PATTERNS = [(re.compile(sign), what, cure) for sign, what, cure in _SIGNS]
_ANY = re.compile(r"[*_`~<&!\[\]{}#>|•・]|^[ ]*[-+0-9]", re.M)

_AT_START: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"[ ]*(#{1,6})[ ]", re.M), "a heading", "a heading is a block of its own: `- heading: …`"),
    (re.compile(r"^[ ]*(>)[ ]", re.M), "a quotation", "put the words in quotation marks"),
    (re.compile(r"^[ ]*(\|).*\|[ ]*$", re.M), "a table", "a table is a block of its own: `- table: …`"),
)
_ITEMS = re.compile(r"^[ ]*([-*+•・]|[0-9]{1,2}[.)])[ ]", re.M)


def check(deck: Deck, theme: Theme) -> Iterator[Diagnostic]:
    """Yield a warning for each sign that means nothing here."""
    for text in marked_texts(deck):
        for start, end, what, cure in leftovers(text):
            shown = text.text[start:end].replace("\n", " ")
            shown = shown if len(shown) <= 24 else f"{shown[:23]}…"
            yield warning(
                CODE, f'"{shown}" is shown as it is typed, though it looks like {what}', text.place(start, end), cure
            )


def leftovers(text: MarkedText) -> Iterator[tuple[int, int, str, str]]:
    """Yield the stretches of a text that look like markup, with what they look like and the cure."""
    rest = text.markup.rest
    if not _ANY.search(rest):
        return
    taken: list[tuple[int, int]] = []
    for pattern, what, cure in _PATTERNS:
        for match in pattern.finditer(rest):
            start, end = match.span()
            is_part = any(start < last and first < end for first, last in taken)
            if is_part or (what == "HTML" and match[0][0] == "&" and not _is_entity(match[0])):
                continue
            taken.append((start, end))
            yield start, end, what, cure
    for pattern, what, cure in _AT_START:
        for match in pattern.finditer(rest):
            if match.start() == 0 or rest[match.start() - 1] == "\n":
                yield match.start(1), match.end(1), what, cure
    if not text.kind.has_lists:
        items = list(_ITEMS.finditer(rest))
        if len(items) > 1 or (items and "\n" in rest):
            yield items[0].start(1), items[0].end(1), "a list", "a list is a block of its own: `- list: […]`"


def _is_entity(text: str) -> bool:
    return text.startswith("&#") or text[1:] in html.entities.html5
