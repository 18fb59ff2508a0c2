"""Scripts that are not written letter by letter: which characters need shaping, where they may part, where lines may end.

Knows characters, not fonts. Plain text, which Latin, kana and kanji are, costs one search here and nothing more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import Any

_SCRIPTS = (
    (0x0590, 0x05FF, "Hebr"), (0x0600, 0x06FF, "Arab"), (0x0700, 0x074F, "Syrc"), (0x0750, 0x077F, "Arab"),
    (0x0780, 0x07BF, "Thaa"), (0x07C0, 0x07FF, "Nkoo"), (0x0800, 0x083F, "Samr"), (0x0840, 0x085F, "Mand"),
    (0x0860, 0x086F, "Syrc"), (0x0870, 0x08FF, "Arab"), (0x0900, 0x097F, "Deva"), (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"), (0x0A80, 0x0AFF, "Gujr"), (0x0B00, 0x0B7F, "Orya"), (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"), (0x0C80, 0x0CFF, "Knda"), (0x0D00, 0x0D7F, "Mlym"), (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Laoo"), (0x0F00, 0x0FFF, "Tibt"), (0x1000, 0x109F, "Mymr"),
    (0x1700, 0x171F, "Tglg"), (0x1720, 0x173F, "Hano"), (0x1740, 0x175F, "Buhd"), (0x1760, 0x177F, "Tagb"),
    (0x1780, 0x17FF, "Khmr"), (0x1800, 0x18AF, "Mong"), (0x1900, 0x194F, "Limb"), (0x1950, 0x197F, "Tale"),
    (0x1980, 0x19DF, "Talu"), (0x19E0, 0x19FF, "Khmr"), (0x1A00, 0x1A1F, "Bugi"), (0x1A20, 0x1AAF, "Lana"),
    (0x1B00, 0x1B7F, "Bali"), (0x1B80, 0x1BBF, "Sund"), (0x1BC0, 0x1BFF, "Batk"), (0x1C00, 0x1C4F, "Lepc"),
    (0x1CC0, 0x1CCF, "Sund"), (0x1CD0, 0x1CFF, "Zyyy"), (0xA800, 0xA82F, "Sylo"), (0xA840, 0xA87F, "Phag"),
    (0xA880, 0xA8DF, "Saur"), (0xA8E0, 0xA8FF, "Deva"), (0xA900, 0xA92F, "Kali"), (0xA930, 0xA95F, "Rjng"),
    (0xA980, 0xA9DF, "Java"), (0xA9E0, 0xA9FF, "Mymr"), (0xAA00, 0xAA5F, "Cham"), (0xAA60, 0xAA7F, "Mymr"),
    (0xAA80, 0xAADF, "Tavt"), (0xAAE0, 0xAAFF, "Mtei"), (0xABC0, 0xABFF, "Mtei"), (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"), (0xFE70, 0xFEFE, "Arab"), (0x10800, 0x10FFF, "Zyyy"), (0x11000, 0x11FFF, "Zyyy"),
    (0x16100, 0x1613F, "Zyyy"), (0x16D40, 0x16D7F, "Zyyy"), (0x1E100, 0x1E14F, "Zyyy"), (0x1E290, 0x1E2FF, "Zyyy"),
    (0x1E4D0, 0x1E4FF, "Zyyy"), (0x1E800, 0x1EDFF, "Zyyy"), (0x1EE00, 0x1EEFF, "Arab"),
)  # fmt: skip
"""Blocks of scripts whose letters join, stack or change places, with the script's code; Zyyy where it is told by the
characters alone."""

_STARTS = [first for first, _, _ in _SCRIPTS]

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u1100-\u11ff\u135d-\u135f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a\u3164\ua66f-\ua672\ua674-\ua67d\ua69e\ua69f"
    "\ua6f0\ua6f1\ua960-\ua97f\ud7b0-\ud7ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\U00016f4f-\U00016fe4\U0001d165-\U0001d1ad"
    "\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff"
)
"""What goes with the character before it or shows nothing: marks, joiners, variation selectors, halves of flags."""

_SHAPED = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last, _ in _SCRIPTS)}{_MARKS}]")
_INHERITING = re.compile(f"[{_MARKS}]")


def needs_shaping(text: str) -> bool:
    """Tell whether there is anything in a text that is not written character by character."""
    return _SHAPED.search(text) is not None


def script_of(character: str) -> str:
    """Return the code of a character's script where that needs shaping, else nothing."""
    code = ord(character)
    place = bisect_right(_STARTS, code) - 1
    return _SCRIPTS[place][2] if place >= 0 and code <= _SCRIPTS[place][1] else ""


def scripts(text: str) -> tuple[str, ...]:
    """Return the script of each character: marks, blanks and punctuation go with what stands before them."""
    found: list[str] = []
    for character in text:
        own = script_of(character)
        if not own and found and (_INHERITING.match(character) or not character.isalnum()):
            own = found[-1]
        found.append(own)
    return tuple(found)


# -------------------------------------------------------------------------------------------------------------- clusters


@lru_cache(maxsize=1)
def _cluster() -> Any:
    import regex

    return regex.compile(r"\X")


def clusters(text: str) -> list[str]:
    """Return the characters as readers see them (extended grapheme clusters, UAX 29): letters with all their marks."""
    return _cluster().findall(text) if needs_shaping(text) else list(text)


@lru_cache(maxsize=4096)
def inside_clusters(text: str) -> frozenset[int]:
    """Return the places in a text at which it cannot be parted."""
    if not needs_shaping(text):
        return frozenset()
    ends = set(accumulate(len(cluster) for cluster in clusters(text)))
    return frozenset(range(1, len(text))) - ends


# ----------------------------------------------------------------------------------------------------------------- lines


@lru_cache(maxsize=1)
def _thai() -> Any:
    import budoux

    return budoux.load_default_thai_parser()


_THAI = re.compile("[\u0e00-\u0e7f]+")
_NO_THAI_START = "\u0e2f\u0e46"
"""Abbreviation and repetition marks, which stay with the word before them."""

_AFTER = "\u200b\u0f0b\u0f0d"
"""What a line may end after: the blank without width, and Tibetan's marks between syllables and clauses."""


@lru_cache(maxsize=4096)
def refined(text: str, places: tuple[int, ...]) -> tuple[int, ...]:
    """Return the places at which a line may end, with those that scripts without blanks have, and none within a cluster.

    Thai ends lines between words, which BudouX finds. Lao, Khmer and Myanmar end them at blanks, those without width too.
    """
    if not needs_shaping(text):
        return places
    more: set[int] = {i for i in range(1, len(text)) if text[i - 1] in _AFTER and not text[i].isspace()}
    for stretch in _THAI.finditer(text):
        more.update(_ends(stretch.start(), _thai().parse(stretch[0])))
    more = {i for i in more if 0 < i < len(text) and text[i] not in _NO_THAI_START}
    return tuple(sorted((more | set(places)) - inside_clusters(text)))


def _ends(start: int, words: Iterable[str]) -> list[int]:
    """Return the places between words that follow each other from a place."""
    return [start + end for end in accumulate(len(word) for word in words)][:-1]
