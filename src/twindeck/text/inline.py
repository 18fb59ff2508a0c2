"""Inline markup in an author's text: `**strong**`, `[text](address)`, `[text]{lang=en}`, or the two of
them together, `[text](address){lang=en}`. Knows no font.

A backslash keeps a character from being markup. An address is http(s), mailto, or `#` and the name of a slide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of text with what its markup said of it."""

    text: str
    strong: bool = False
    address: str | None = None
    lang: str | None = None


_TOKEN = re.compile(
    r"\\(?P<escaped>[\\*\[\]{}()])"
    r"|(?P<strong>\*\*)"
    r"|\[(?P<label>(?:[^\[\]\\]|\\.)+)\](?P<target>\((?P<address>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\))?(?P<tag>\{lang=(?P<lang>[A-Za-z0-9-]+)\})?"
)


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Inline, ...]:
    """Return the stretches of a text; neighbours of the same kind are joined."""
    parts: list[Inline] = []
    strong, position = False, 0
    closings = [match.start() for match in _TOKEN.finditer(text) if match["strong"]]
    unpaired = closings[-1] if len(closings) % 2 else None

    def add(part: Inline) -> None:
        if not part.text:
            return
        if parts and replace(parts[-1], text="") == replace(part, text=""):
            parts[-1] = replace(parts[-1], text=parts[-1].text + part.text)
        else:
            parts.append(part)

    for match in _TOKEN.finditer(text):
        add(Inline(text[position : match.start()], strong))
        position = match.end()
        if match["escaped"]:
            add(Inline(match["escaped"], strong))
        elif match["strong"]:
            if match.start() == unpaired:
                add(Inline("**", strong))
            else:
                strong = not strong
        elif match["target"] is None and match["tag"] is None:
            add(Inline(match[0], strong))
        else:
            for inner in parse(match["label"]):
                add(
                    Inline(
                        inner.text,
                        strong or inner.strong,
                        match["address"] or inner.address,
                        match["lang"] or inner.lang,
                    )
                )
    add(Inline(text[position:], strong))
    return tuple(parts)


def plain(text: str) -> str:
    """Return the text without its markup."""
    return "".join(part.text for part in parse(text))
