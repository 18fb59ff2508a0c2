"""Which characters may not start or end a line, by the character classes of Japanese typography.

The classes and their numbers are those of JLREQ (Requirements for Japanese Text Layout, W3C), which follow JIS X 4051;
where Latin has the same mark, it is in the class as well. Knows single characters and their neighbours, no words and no
widths. `NO_START` and `NO_END` are also what the .pptx tells PowerPoint.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

CLASSES: dict[str, str] = {
    "cl-01 opening brackets": "‘“（〔［｛〈《「『【｟〘〖«〝([{｢",
    "cl-02 closing brackets": "’”）〕］｝〉》」』】｠〙〗»〟〞)]}｣",
    "cl-03 hyphens": "‐–〜～゠",
    "cl-04 dividing marks": "！？‼⁇⁈⁉!?",
    "cl-05 middle dots": "・：；･:;",
    "cl-06 full stops": "。．｡.",
    "cl-07 commas": "、，､,",
    "cl-08 inseparable": "—―─…‥〳〴〵",
    "cl-09 iteration marks": "ヽヾゝゞ々〻",
    "cl-10 prolonged sound": "ーｰ",
    "cl-11 small kana": "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ゛゜ﾞﾟ",
    "cl-12 prefixed": "￥＄￡￦＃€№¥$£#",
    "cl-13 postfixed": "°′″℃℉￠％‰ℓ㏋㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄¢%",
}  # fmt: skip
"""The classes that matter at the ends of lines."""

_MAY_NOT_START = ("cl-02", "cl-03", "cl-04", "cl-05", "cl-06", "cl-07", "cl-09", "cl-10", "cl-11", "cl-13")
_MAY_NOT_END = ("cl-01", "cl-12")


def _members(classes: tuple[str, ...]) -> frozenset[str]:
    return frozenset("".join(characters for name, characters in CLASSES.items() if name.startswith(classes)))


NO_START = _members(_MAY_NOT_START) | {"…", "‥", "—"}
"""What may not start a line; leaders and dashes lean on the word before them."""

NO_END = _members(_MAY_NOT_END) | {"※"}
"""What may not end a line; a reference mark leads to what follows it."""

INSEPARABLE = _members(("cl-08",))
"""What is not parted from another of its kind."""

GLUE = frozenset("\u00a0\u202f\u2007\u2011\u2060\ufeff\u200d")
"""What no line is broken beside: no-break blanks, the no-break hyphen, joiners."""

SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH_SPACE = "\u200b"

BLANKS = frozenset(" \u3000\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\t\n")
"""Blanks at which a line may end; they hang at its end and never start one, save where the author typed them there."""

INVISIBLE = frozenset("\u00ad\u061c\u034f\u115f\u1160\u17b4\u17b5\u180e\u2060\u2061\u2062\u2063\u2064\ufeff").union(
    map(chr, (*range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x2070))),
    map(chr, (*range(0xFE00, 0xFE10), *range(0xE0000, 0xE1000))),
)
"""What is never drawn and takes no width: marks for breaking, joining and direction (Default_Ignorable_Code_Point)."""

_DASHES = frozenset("–—‐")


@lru_cache(maxsize=65536)
def is_japanese(character: str) -> bool:
    """Tell whether a character is set as Japanese: kana, kanji, their punctuation, full-width forms."""
    code = ord(character)
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFFEF
        or 0x20000 <= code <= 0x3FFFF
        or 0xAC00 <= code <= 0xD7A3
    )


@lru_cache(maxsize=65536)
def is_attached(character: str) -> bool:
    """Tell whether a character belongs to the one before it: combining marks, variation selectors, skin tones."""
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or "\ufe00" <= character <= "\ufe0f"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e01ef"
    )


def _is_sign(character: str) -> bool:
    """Tell whether a character is a sign as wide as a kanji: circled and Roman numbers, forms, pictographs."""
    return "\u2460" <= character <= "\u26ff" or "\u2160" <= character <= "\u2188"


def is_unit_sign(character: str) -> bool:
    """Tell whether a character is a unit in one square, or a sign that follows a number."""
    return "㌀" <= character <= "㏿" or character in "°′″℃℉￠％‰ℓ¢%"


@lru_cache(maxsize=65536)
def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two neighbouring characters."""
    if before in GLUE or after in GLUE or after in BLANKS or after in "\u00ad\u200b" or is_attached(after):
        return False
    if before in "\u00ad\u200b":
        return True
    if before in BLANKS:
        return after not in NO_START or after in "‘“"
    if after in NO_START or before in NO_END:
        return False
    if before in INSEPARABLE and after in INSEPARABLE:
        return False
    if before.isdigit() and is_unit_sign(after):
        return False
    return is_japanese(before) or is_japanese(after) or before in _DASHES or (_is_sign(before) and _is_sign(after))


def may_break_within(text: str, place: int) -> bool:
    """Tell whether a line may end at a place of a text, a count of characters from its start."""
    before, after = text[place - 1], text[place]
    return may_break(before, after) or (before == "-" and place > 1 and text[place - 2].isalnum() and after.isalpha())


@lru_cache(maxsize=8192)
def opportunities(text: str) -> tuple[int, ...]:
    """Return the places where a line may end, as numbers of characters before the place.

    That is what an office program goes by, which knows no words of Japanese: after a hyphen within a word, too.
    """
    return tuple(i for i in range(1, len(text)) if may_break_within(text, i))
