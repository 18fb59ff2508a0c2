"""Where lines may break, and where they best do. Knows characters and their widths, not fonts or frames.

The rules of what may not start or end a line are kinsoku after JIS X 4051; headings and short display text break between
phrases, which BudouX finds. Japanese has no blanks, so a phrase break is a matter of reading, not of spelling.

Two models of width are kept side by side. PowerPoint is believed to set Latin next to Japanese with no gap, LibreOffice
puts a quarter of an em between them (0.24 measured). Lines that are written into the .pptx as breaks must fit in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

NO_START = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〟〙〗»‐–—…‥°′″℃％‰ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    "!%),.:;?]}¢｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ〜～"
)
NO_END = frozenset("‘“（〔［｛〈《「『【〝〘〖«$([{£¥＄￡￥｢#＃№※")
TOGETHER = frozenset("…‥—―─")

GAP = 0.24
"""LibreOffice's gap between Latin and Japanese text, in em."""


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


def has_gap(before: str, after: str) -> bool:
    """Tell whether LibreOffice puts a gap between two neighbours: one Japanese, the other not, and neither a blank.

    Brackets, slashes and the like of ASCII count as Latin there, also among Japanese text.
    """
    if before.isspace() or after.isspace():
        return False
    return is_japanese(before) != is_japanese(after)


def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two neighbouring characters."""
    if after == " ":
        return False
    if before == " ":
        return after not in NO_START or after in "‘“"
    if after in NO_START or before in NO_END:
        return False
    if before == after and before in TOGETHER:
        return False
    if before == "\u00a0" or after == "\u00a0" or before == "\u2060" or after == "\u2060":
        return False
    return is_japanese(before) or is_japanese(after) or before in "–—‐"


def opportunities(text: str) -> tuple[int, ...]:
    """Return the places where kinsoku allows a line to end, as numbers of characters before the place."""
    return tuple(i for i in range(1, len(text)) if may_break(text[i - 1], text[i]) or _after_hyphen(text, i))


def _after_hyphen(text: str, place: int) -> bool:
    """Tell whether a place follows a hyphen within a word, where office programs break."""
    return text[place - 1] == "-" and place > 1 and text[place - 2].isalnum() and text[place].isalpha()


@lru_cache(maxsize=1)
def _parser() -> Any:
    import budoux

    return budoux.load_default_japanese_parser()


_PARTICLES = frozenset("をへにはがのともでやか、。")


@lru_cache(maxsize=4096)
def phrase_opportunities(text: str) -> tuple[int, ...]:
    """Return the places between phrases, a subset of `opportunities`."""
    allowed = opportunities(text)
    if not any(is_japanese(character) for character in text):
        return allowed
    phrases: list[str] = _parser().parse(text)
    places = set(accumulate(len(phrase) for phrase in phrases[:-1]))
    start = 0
    for phrase in phrases:
        end = start + len(phrase)
        # a lone particle belongs to the word before it, a lone kanji to the one after it
        if all(character in _PARTICLES for character in phrase):
            places.discard(start)
        elif len(phrase) == 1 and not phrase.isspace():
            places.discard(end)
        start = end
    places |= {i for i in allowed if text[i - 1] in " 、。」』)）】" or text[i] in "「『(（【"}
    places |= {i for i in allowed if _joins_words(text, i)}
    return tuple(i for i in allowed if i in places)


def _joins_words(text: str, place: int) -> bool:
    """Tell whether a long katakana word meets a kanji word: a compound, between whose words a line may end.

    A single kanji after katakana is a suffix (デジタル化, デジタル庁) and stays.
    """
    before, after = text[:place], text[place:]
    return (_is_katakana(before[-4:], 4) and _is_kanji(after[:2], 2)) or (
        _is_katakana(after[:4], 4) and _is_kanji(before[-2:], 2)
    )


def _is_katakana(text: str, length: int) -> bool:
    return len(text) == length and all("ァ" <= character <= "ヺ" or character == "ー" for character in text)


def _is_kanji(text: str, length: int) -> bool:
    return len(text) == length and all("\u3400" <= character <= "\u9fff" for character in text)


def reluctance(text: str, place: int) -> float:
    """Return how unwelcome a line's end is at a place between phrases, from -1 (welcome) to 1.

    A clause's end is welcome. A case particle leans on the verb after it, a compound holds together.
    """
    before = text[:place].rstrip()
    if before.endswith(("、", "。", "から", "へ", "は", "より")) or text[place - 1] == " ":
        return -1.0
    if _joins_words(text, place):
        return 1.5
    if before.endswith(("の", "に", "を", "と", "な")):
        return 1.0
    return 0.0


def keep_units(text: str, places: Sequence[int]) -> tuple[int, ...]:
    """Drop places between a number and its unit; in display text 10分 stays together."""
    return tuple(
        i for i in places if not (text[i - 1].isdigit() and is_japanese(text[i]) and text[i] not in "、。「（・")
    )


@dataclass(frozen=True, slots=True)
class Measured:
    """A paragraph's characters with their widths in points, and the gap that would stand before each (0 mostly).

    `inner` are the places within what a reader takes for one character, where nothing may part it.
    """

    text: str
    widths: tuple[float, ...]
    gaps: tuple[float, ...]
    inner: frozenset[int] = frozenset()

    def sums(self, *, with_gaps: bool) -> tuple[float, ...]:
        """Return where each character starts when all stand on one line, and where the last ends."""
        if with_gaps:
            return (0.0, *accumulate(w + g for w, g in zip(self.widths, self.gaps, strict=True)))
        return (0.0, *accumulate(self.widths))


def _trimmed_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def first_fit(measured: Measured, width: float, places: Sequence[int], *, with_gaps: bool = False) -> tuple[int, ...]:
    """Break as PowerPoint does: every line takes as much as fits. Returns the ends of the lines.

    Blanks at the end of a line hang. A stretch with no place to break that is wider than the line is broken at any
    character, first where kinsoku allows it.
    """
    text = measured.text
    sums = measured.sums(with_gaps=with_gaps)
    ends: list[int] = []
    start, last = 0, None
    limit = width + 1e-6
    candidates = [*places, len(text)]
    position = 0
    while position < len(candidates):
        place = candidates[position]
        visible = _trimmed_end(text, start, place)
        lead = measured.gaps[start] if with_gaps and start < len(text) else 0.0
        if sums[visible] - sums[start] - lead <= limit:
            last = place
            position += 1
            continue
        if last is not None and last > start:
            ends.append(last)
            start, last = last, None
            continue
        forced = _forced_end(measured, sums, start, place, limit + lead)
        if forced >= place:
            last = place
            position += 1
            continue
        ends.append(forced)
        start, last = forced, None
    if start < len(text) or not ends:
        ends.append(len(text))
    return tuple(ends)


def _forced_end(measured: Measured, sums: Sequence[float], start: int, place: int, limit: float) -> int:
    text = measured.text
    fits = start + 1
    while fits < place and sums[fits + 1] - sums[start] <= limit:
        fits += 1
    for end in range(fits, start, -1):
        if end >= place or (may_break(text[end - 1], text[end]) and end not in measured.inner):
            return end
    while fits > start + 1 and fits in measured.inner:
        fits -= 1
    while fits in measured.inner:
        fits += 1
    return fits


def balanced(measured: Measured, width: float, places: Sequence[int]) -> tuple[int, ...]:
    """Break into as few lines as will do, as even as they can be, each fitting with and without gaps.

    Used for headings: what is minimised is the sum of the squares of the room left on the lines, and of how unwelcome
    their ends are. A reserve of 1 % keeps a rounding difference from adding a line.
    """
    limit = width * 0.99
    greedy = first_fit(measured, limit, places, with_gaps=True)
    count = len(greedy)
    if count < 2 or count > 12 or not set(greedy[:-1]) <= set(places):
        return greedy
    text = measured.text
    sums = measured.sums(with_gaps=True)
    stops = (0, *places, len(text))

    def line_width(i: int, j: int) -> float:
        start, end = stops[i], stops[j]
        lead = measured.gaps[start] if start < len(text) else 0.0
        return sums[_trimmed_end(text, start, end)] - sums[start] - lead

    last = len(stops) - 1
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    for used in range(1, count + 1):
        for j in range(used, last + 1):
            options = []
            for i in range(used - 1, j):
                before = best.get((used - 1, i))
                room = limit - line_width(i, j)
                if before is None or room < -1e-6:
                    continue
                unwelcome = 0.05 * reluctance(text, stops[j]) * limit * limit if j < last else 0.0
                options.append((before[0] + room * room + unwelcome, (*before[1], stops[j])))
            if options:
                best[used, j] = min(options)
    found = best.get((count, last))
    return found[1] if found else greedy
