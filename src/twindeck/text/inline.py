"""Inline markup in an author's text: `**strong**`, `[text](address)`, `[text](address "title")`, `[text]{lang=en}`, or a
link and a language together, `[text](address){lang=en}`. Knows no font.

A backslash keeps a character from being markup. An address is one of the web, or `#` and the name of a slide; whether it
leads anywhere, and whether a language is one, is for rules over the deck to say. Brackets may stand within brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from twindeck import languages
from twindeck.text.kinsoku import is_japanese

_DEEPEST = 20
"""Brackets within brackets that are looked into."""

_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_TARGET = re.compile(
    r"\([ ]*(?P<address>(?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\))+?)"
    r"""(?:[ ]+(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'))?[ ]*\)"""
)
_TAG = re.compile(r"\{lang=(?P<lang>[^{}\n]*)\}")
_TOKEN = re.compile(r"\\[!-/:-@\[-`{-~]|\*\*|[\[\]]")


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of text with what its markup said of it; `title` describes where the address leads."""

    text: str
    strong: bool = False
    address: str | None = None
    lang: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """An address or a language as it is written, and where in the text."""

    value: str
    start: int
    end: int


@dataclass(slots=True)
class Markup:
    """A text read: its stretches, its addresses and languages with their places, and what is no markup.

    `rest` is as long as the text, with a NUL for every character that is markup or kept from being it.
    """

    parts: list[Inline] = field(default_factory=list)
    addresses: list[Mark] = field(default_factory=list)
    langs: list[Mark] = field(default_factory=list)
    rest: str = ""


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Inline, ...]:
    """Return the stretches of a text; neighbours of the same kind are joined."""
    return tuple(read(text).parts)


def plain(text: str) -> str:
    """Return the text without its markup."""
    return "".join(part.text for part in parse(text))


def joined(text: str) -> str:
    """Return the lines of a paragraph as one: with a blank between, but with none within Japanese, which has no blanks."""
    lines = [line.strip(" \t") for line in text.split("\n")]
    made = lines[0]
    for line in lines[1:]:
        blank = "" if made and line and is_japanese(made[-1]) and is_japanese(line[0]) else " "
        made += blank + line
    return made


def read(text: str) -> Markup:
    """Return all that there is to know of a text's markup."""
    if not _TOKEN.search(text):
        return Markup([Inline(text)] if text else [], rest=text)
    return _Reading(text).run()


class _Reading:
    def __init__(self, text: str) -> None:
        self.text = text
        self.made = Markup()
        self.taken = bytearray(len(text))
        self.closings = _closings(text)

    def run(self) -> Markup:
        self._stretch(0, len(self.text), Inline(""), 0)
        self.made.rest = "".join("\0" if taken else c for c, taken in zip(self.text, self.taken, strict=True))
        return self.made

    def _take(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\1" * (end - start)

    def _add(self, start: int, end: int, look: Inline) -> None:
        if start >= end:
            return
        parts, stretch = self.made.parts, self.text[start:end]
        if parts and replace(parts[-1], text="") == look:
            parts[-1] = replace(look, text=parts[-1].text + stretch)
        else:
            parts.append(replace(look, text=stretch))

    def _stretch(self, start: int, end: int, look: Inline, depth: int) -> None:
        """Read a stretch; `look` is what the markup around it says."""
        signs = self._strong_signs(start, end)
        strong, position, place = False, start, start
        while (token := _TOKEN.search(self.text, place, end)) is not None:
            first, place = token.span()
            here = replace(look, strong=look.strong or strong)
            if token[0][0] == "\\":
                self._add(position, first, here)
                self._add(first + 1, place, here)
                self._take(first, place)
                position = place
            elif token[0] == "**":
                if first in signs:
                    self._add(position, first, here)
                    self._take(first, place)
                    strong, position = not strong, place
            elif token[0] == "[" and depth < _DEEPEST:
                found = self._bracket(first, end, here)
                if found is not None:
                    label_end, after, inner = found
                    self._add(position, first, here)
                    self._take(first, first + 1)
                    self._stretch(first + 1, label_end, inner, depth + 1)
                    self._take(label_end, after)
                    position = place = after
        self._add(position, end, replace(look, strong=look.strong or strong))

    def _strong_signs(self, start: int, end: int) -> set[int]:
        """Return where pairs of `**` stand outside of brackets; beside a blank, or alone, they are just stars."""
        found: list[int] = []
        place = start
        while (token := _TOKEN.search(self.text, place, end)) is not None:
            first, place = token.span()
            if token[0] == "[" and self._after_label(first, end) is not None:
                place = self.closings[first] + 1
            elif token[0] == "**":
                opens = len(found) % 2 == 0
                beside = self.text[place : min(place + 1, end)] if opens else self.text[max(first - 1, start) : first]
                if beside and beside != "*" and not beside.isspace():
                    found.append(first)
        return set(found[: len(found) - len(found) % 2])

    def _after_label(self, opening: int, end: int) -> tuple[re.Match[str] | None, re.Match[str] | None] | None:
        """Return the address and the language that follow a bracket, None where neither does."""
        closing = self.closings.get(opening)
        if closing is None or closing >= end or closing == opening + 1:
            return None
        target = _TARGET.match(self.text, closing + 1, end)
        if target is not None and self.text[max(opening - 1, 0) : opening] == "!" and ":" not in target["address"]:
            # a picture of Markdown's, which a rule over the deck reports
            return None
        tag = _TAG.match(self.text, target.end() if target else closing + 1, end)
        return None if target is None and tag is None else (target, tag)

    def _bracket(self, opening: int, end: int, look: Inline) -> tuple[int, int, Inline] | None:
        """Return where the label in a bracket ends, where its markup ends, and what that says of the label."""
        after = self._after_label(opening, end)
        if after is None:
            return None
        target, tag = after
        closing = self.closings[opening]
        last = closing + 1
        if target is not None:
            address = target["address"].strip()
            self.made.addresses.append(Mark(address, *target.span("address")))
            title = target["double"] if target["double"] is not None else target["single"]
            look = replace(look, address=address, title=title or None)
            last = target.end()
        if tag is not None:
            lang = tag["lang"].strip()
            self.made.langs.append(Mark(lang, tag.start("lang"), max(tag.end("lang"), tag.start("lang") + 1)))
            if languages.fault(lang) is None:
                look = replace(look, lang=languages.canonical(lang))
            last = tag.end()
        return closing, last, look


def _closings(text: str) -> dict[int, int]:
    """Return where each bracket is closed that is, by where it opens."""
    found: dict[int, int] = {}
    open_ones: list[int] = []
    for token in _brackets(text):
        if token[0] == "[":
            open_ones.append(token.start())
        elif open_ones:
            found[open_ones.pop()] = token.start()
    return found


def _brackets(text: str) -> Iterator[re.Match[str]]:
    return (token for token in _TOKEN.finditer(text) if token[0] in "[]")
