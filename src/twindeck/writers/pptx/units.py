"""Points to DrawingML's units, and text to XML."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from twindeck.geometry import Box

EMU = 12700
"""English Metric Units a point."""

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def emu(points: float) -> int:
    """Return a length in EMU."""
    return round(points * EMU)


def words(text: str) -> str:
    """Return a text as the content of an element; ValueError for a character that XML cannot hold."""
    _check(text)
    return escape(text)


def quoted(text: str) -> str:
    """Return a text as an attribute's value, quotes included; ValueError for a character that XML cannot hold."""
    _check(text)
    return quoteattr(text, {"\n": "&#10;"})


def _check(text: str) -> None:
    found = _ILLEGAL.search(text)
    if found:
        raise ValueError(f"a .pptx cannot hold the character U+{ord(found[0]):04X}")


def frame(box: Box, tag: str = "a:xfrm", extra: str = "") -> str:
    """Return a box as a transform; `extra` are its attributes."""
    return (
        f'<{tag}{extra}><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{max(0, emu(box.w))}" cy="{max(0, emu(box.h))}"/></{tag}>'
    )


_REGIONS = {
    "ja": "ja-JP", "en": "en-US", "zh": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "ko": "ko-KR", "de": "de-DE",
    "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pt": "pt-BR", "nl": "nl-NL", "ru": "ru-RU", "uk": "uk-UA", "pl": "pl-PL",
    "vi": "vi-VN", "id": "id-ID", "th": "th-TH", "ne": "ne-NP", "my": "my-MM", "tl": "fil-PH", "fil": "fil-PH",
}  # fmt: skip


def language(lang: str) -> str:
    """Return a language tag as PowerPoint writes it, with a region."""
    return _REGIONS.get(lang, lang)


def spoken(lang: str) -> str:
    """Return the attributes of a run in a language; PowerPoint names a second one beside those of East Asia."""
    own = language(lang)
    other = ' altLang="en-US"' if own.startswith(("ja", "zh", "ko")) else ""
    return f"lang={quoted(own)}{other}"
