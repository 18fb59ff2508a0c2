"""Texts as they are to be read, however they were typed: letters composed, line ends within Japanese without a blank.

Nothing else is changed: half-width kana, blanks of all kinds and compatibility ideographs stay as they are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from twindeck.source.values import Scalar

_COMPATIBILITY = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
"""Forms of kanji, mostly of names, that normalisation would replace by another form."""

_JAPANESE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_FOLD = re.compile(f"(?<={_JAPANESE}) (?={_JAPANESE})")


def composed(text: str) -> str:
    """Return a text in Normalization Form C, but for compatibility ideographs.

    Form C would make 神 (U+FA19) into U+795E: the same word, but not the sign its owner writes.
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    return "".join(
        part if _COMPATIBILITY.fullmatch(part) else unicodedata.normalize("NFC", part)
        for part in _COMPATIBILITY.split(text)
    )


def unfolded(value: Scalar) -> Scalar:
    """Return a text of several lines without the blanks that YAML puts for line ends between Japanese characters."""
    blanks = [match.start() for match in _FOLD.finditer(value)]
    folds = [i for i in blanks if value.place(i - 1, i).line < value.place(i + 1, i + 2).line]
    if not folds:
        return value
    kept = [character for i, character in enumerate(value) if i not in set(folds)]
    return value.with_text("".join(kept))


_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def unbalanced(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of marks of direction that are not taken back on their line, or take back nothing.

    Such a mark would turn round whatever stands after it, and can make a text look like another one.
    """
    if not _DIRECTIONS.search(text):
        return
    start = 0
    for line in text.splitlines(keepends=True):
        stack: list[tuple[str, int]] = []
        for match in _DIRECTIONS.finditer(line):
            mark, place = match[0], start + match.start()
            if mark in _EMBEDDINGS or mark in _ISOLATES:
                stack.append((mark, place))
            elif stack and (stack[-1][0] in _ISOLATES) == (mark == "\u2069"):
                stack.pop()
            else:
                yield place, place + 1
        yield from ((place, place + 1) for _, place in stack)
        start += len(line)
