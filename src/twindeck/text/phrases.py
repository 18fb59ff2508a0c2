"""How unwelcome the end of a line is at each place of a text: within words, between them, between phrases.

Japanese has no blanks, so this is a matter of reading. BudouX finds phrases (a word with its particles) and words; rules of
our own keep together what belongs together: numbers with their units, dates, words in katakana, compounds of kanji, short
brackets, names that the author wants kept. Knows no widths.

A cost of 1 is as bad as a whole line left empty. Places up to `GENTLE` may be used whenever lines get better by it; the
others only where what they are in is wider than a line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from twindeck.text import scripts
from twindeck.text.kinsoku import (
    BLANKS,
    GLUE,
    NO_START,
    SOFT_HYPHEN,
    ZERO_WIDTH_SPACE,
    is_attached,
    is_japanese,
    opportunities,
)
from twindeck.text.lexicon import ADVERBS, ATTRIBUTIVE, LONGEST_COMPOUND, SHORT_WORDS, words_of_kanji, words_of_katakana

WELCOME = -0.08
"""After a full stop or a comma."""
LEANING = 0.1
"""After a particle that leans on the next word."""
ATTACHED = 0.3
"""Between what is read in one breath: a word and the bracket that explains it, a noun and its auxiliary."""
HYPHEN = 0.8
SEAM = 1.2
"""Between two words of a compound that their scripts tell apart, between a number's unit and what is counted."""
GENTLE = SEAM
COMPOUND = 3.0
"""Between two words of a compound."""
PARTICLE = 5.0
"""Between a word and its particle or ending."""
TORN = 6.0
"""Within a word."""
KEPT = 9.0
"""Within what the author wants kept, within a number."""
FORCED = 20.0
"""Where no line may end at all."""


@dataclass(frozen=True, slots=True)
class Chances:
    """Places where a line may end, in order, with the cost of each."""

    places: tuple[int, ...]
    costs: tuple[float, ...]

    def upto(self, cost: float) -> Iterator[tuple[int, float]]:
        """Yield the places that cost no more."""
        return ((place, price) for place, price in zip(self.places, self.costs, strict=True) if price <= cost)


@lru_cache(maxsize=8192)
def chances(text: str, lang: str = "ja", keep: tuple[str, ...] = ()) -> Chances:
    """Return where a text's lines may end and what each place costs. `keep` are words that stay whole."""
    costs = dict.fromkeys(_places(text), 0.0)
    if any(map(is_japanese, text)):
        _Japanese(text, lang).rate(costs)
    else:
        for place in costs:
            costs[place] = _latin(text, place)
    for place in _within_kept(text, keep):
        if place in costs:
            costs[place] = KEPT
    found = sorted(costs)
    return Chances(tuple(found), tuple(costs[place] for place in found))


def _places(text: str) -> list[int]:
    places = set(opportunities(text))
    places |= set(scripts.refined(text, tuple(sorted(places))))
    places -= scripts.inside_clusters(text)
    for long in _ADDRESS.finditer(text):
        places |= {long.start() + sign.end() for sign in _ADDRESS_SIGN.finditer(long[0])}
    return sorted(place for place in places if 0 < place < len(text))


_ADDRESS = re.compile(r"[!-~]*(?:://|www\.)[!-~]+|[!-~]{24,}")
_ADDRESS_SIGN = re.compile(r"(?<=[/?&=._])(?=[A-Za-z0-9%])")


def _within_kept(text: str, keep: tuple[str, ...]) -> Iterator[int]:
    for word in keep:
        start = text.find(word) if word else -1
        while start >= 0:
            yield from range(start + 1, start + len(word))
            start = text.find(word, start + 1)


# ---------------------------------------------------------------------------------------------------------------- Latin

_UNIT_WORD = re.compile(
    r"(?:[%‰°]\S*|[µμmkMGTcdhn]?(?:m|g|l|L|s|h|b|B|W|Wh|Hz|V|A|Pa|J|t)[²³]?|min|km/h|kWh|MWh|GWh|EUR|USD|JPY|CHF|GBP|[€$£¥]|"
    r"million|billion|trillion|Mio\.?|Mrd\.?|pt|px|per|percent|Prozent)(?![^\W\d])"
)
_BEFORE_NUMBER = ("No.", "Nr.", "Fig.", "Abb.", "§", "p.", "pp.", "S.", "Vol.", "vol.", "ca.", "c.", "Art.", "Chapter")


def _latin(text: str, place: int) -> float:
    """Return the cost of a line's end at a place in a text of words with blanks between them."""
    before, after = text[place - 1], text[place]
    if before == SOFT_HYPHEN:
        return HYPHEN
    if before == "-":
        return ATTACHED
    if before not in BLANKS:
        return HYPHEN if before in "/?&=._" else 0.0
    start = max(text.rfind(" ", 0, place - 1) + 1, 0)
    word = text[start : place - 1]
    if word.endswith((".", ";", ":", "!", "?", ",", "–", "—")) and not word.endswith(_BEFORE_NUMBER):
        # an initial goes with its name
        return SEAM if len(word) == 2 and word[0].isupper() and after.isupper() else WELCOME / 4
    if word[-1:].isdigit() and _UNIT_WORD.match(text, place):
        return SEAM
    if after.isdigit() and word.endswith(_BEFORE_NUMBER):
        return SEAM
    return LEANING if word.casefold() in SHORT_WORDS else 0.0


# ------------------------------------------------------------------------------------------------------------- Japanese

_NUMBER = re.compile(
    r"(?:[約第計全各毎延満]|令和|平成|昭和|大正|明治|西暦)?[+\-−△▲±]?[\d０-９]+(?:[.,．，:：/／〜～\-–][\d０-９]+)*"
    r"[十百千万億兆]*"
    r"(?:[かヶカヵ箇](?:月|所|国|条|年)間?|時間|分間|秒間|週間|日間|年間|年度|年代|世紀|種類|団体|自治体|市町村|市区町村|"
    r"都道府県|省庁|府省庁?|機関|事業者?|施設|項目|手続|法令|世帯|ページ|パーセント|ポイント|[ァ-ヴー]+|[A-Za-z]{1,3}(?![A-Za-z])|"
    r"[年月日時分秒人名件円回個社校台本枚冊頁倍歳位点割種市区町村県府省庁局課条項号章節次期代度階棟戸票字行列段組基隻便着通泊匹頭羽"
    r"%％‰℃㌀-㏿]|つ)?半?(?:以上|以下|以内|未満|程度|前後|弱|強|超|目|頃|末|度目|人目)?"
)
_DATE = re.compile(r"(?<=[年月日時分])(?=[\d０-９])")
_KATAKANA = re.compile("[ァ-ヺー゠ｦ-ﾟㇰ-ㇿ]{2,}")
_BRACKETS = re.compile(r"[（(「『【〈《〔［\[]([^（）()「」『』【】〈〉《》〔〕［］\[\]\n]{1,8})[）)」』】〉》〕］\]]")

_PARTICLES = frozenset("をへにはがのともでやか、。")
_PARTICLE_WORDS = frozenset(
    ["を", "が", "は", "に", "へ", "と", "の", "も", "で", "や", "か", "から", "まで", "より", "など", "だけ",
     "ほど", "では", "には", "とは", "へと", "への", "での", "との", "からの", "までの", "として",
     "です", "ます", "ました", "である", "ません"]
)  # fmt: skip
_STUCK = re.compile(
    r"(?<=[にと])(?:より|よる|よっ|よれ|おい|おけ|つい|つき|とも|し[てた、]|す[るれ]|とっ)|(?<=で)(?:あ[るりっ]|き[るた]|す[。が])|(?<=を)もっ|(?<=[てで])(?:い[るたくきま]|"
    r"お[りく]|きた|しま|くだ)"
)
"""Words that BudouX parts from the particle that they make one expression with."""
_LEANS = re.compile(
    r"(?<=に)(?:対|関|基づ|応じ|伴|当た|向け|際し|加え|係る|合わせ|つなが)|(?<=を)(?:通じ|通し|含|踏まえ|めぐ|用い|使っ)|(?<=[とに])(?:共|な[るりっ])"
)
"""The same of words that a line may begin with where it must."""
_WHOLE = re.compile(
    "その(?:他|後|際|間|上|中)|この(?:度|間|際)|一人(?:ひとり|一人)|誰一人|お(?:知らせ|問い合わせ|客様)"
)
"""Words that BudouX takes apart."""
_LINKING = re.compile(
    "(?:かつ|及び|又は|または|ならびに|並びに|若しくは|もしくは|および|あるいは|向け|して|って)(?=[\u3400-\u9fffァ-ヺ])|その他(?=あらゆる)"
)
"""What links two words and stands with the first."""
_FORMAL = re.compile("こと|もの|とき|ため|よう|ところ|うえ|ほか|まま|はず|わけ|場合|際[にはの]")
"""Nouns that only lean on the verb before them."""
_LONG = 6
"""Letters from which on a katakana word stands by itself after kanji."""
_OWN_LINE = ("、", "。", "，", "．", "！", "？", "‼", "⁉")
_CLAUSE = ("から", "へ", "は", "より", "ので", "ため")
_TOWARDS_NEXT = ("が", "の", "に", "を", "と", "な", "で", "も", "や", "的")


class _Japanese:
    """A text with Japanese in it, read."""

    def __init__(self, text: str, lang: str) -> None:
        self.text = text
        model = lang.lower() if lang.lower().startswith("zh") else "ja"
        self.phrases = _boundaries(text, model)
        self.words = _boundaries(text, "ja-word") if model == "ja" else self.phrases
        self.is_japanese = model == "ja"

    def rate(self, costs: dict[int, float]) -> None:
        """Give each place its cost."""
        phrases = self._mended()
        for place in costs:
            costs[place] = self._cost(place, phrases)
        for found in _KATAKANA.finditer(self.text):
            self._raise(costs, found.start() + 1, found.end(), TORN)
            for seam in words_of_katakana(found[0]):
                self._set(costs, found.start() + seam, COMPOUND)
        for found in _NUMBER.finditer(self.text):
            self._raise(costs, found.start() + 1, found.end(), KEPT)
            self._after_number(costs, found.end())
        for found in _DATE.finditer(self.text):
            self._set(costs, found.start(), SEAM / 2)
        for found in _BRACKETS.finditer(self.text):
            # what is within short brackets is read at one glance, as a word is
            for place in range(found.start() + 1, found.end()):
                if place in costs:
                    costs[place] = TORN + costs[place] / 2
        for found in _STUCK.finditer(self.text):
            self._raise(costs, found.start(), found.start() + 1, PARTICLE)
        for found in _LEANS.finditer(self.text):
            self._raise(costs, found.start(), found.start() + 1, ATTACHED)
        for found in _WHOLE.finditer(self.text):
            self._raise(costs, found.start() + 1, found.end(), TORN)
        for found in _LINKING.finditer(self.text):
            self._raise(costs, found.start() + 1, found.end(), TORN)
            if costs.get(found.end(), 0.0) > LEANING:
                costs[found.end()] = LEANING

    @staticmethod
    def _raise(costs: dict[int, float], first: int, end: int, cost: float) -> None:
        for place in range(first, end):
            if place in costs:
                costs[place] = max(costs[place], cost)

    @staticmethod
    def _set(costs: dict[int, float], place: int, cost: float) -> None:
        if place in costs:
            costs[place] = cost

    def _after_number(self, costs: dict[int, float], place: int) -> None:
        """Part a number from what is counted rather than anything within either."""
        if place in costs and costs[place] > SEAM and _is_kanji(self.text[place]) and _is_kanji(self.text[place - 1]):
            costs[place] = SEAM

    def _mended(self) -> set[int]:
        """Return the boundaries of phrases, those taken away that part a particle or a prefix from its word."""
        text = self.text
        kept = set(self.phrases)
        ends = [0, *sorted(self.phrases), len(text)]
        for start, end in pairwise(ends):
            phrase = text[start:end]
            if start and text[start - 1] not in NO_START and all(character in _PARTICLES for character in phrase):
                kept.discard(start)
            elif len(phrase) == 1 and _is_kanji(phrase):
                # a lone kanji is a prefix (各、全、新)
                kept.discard(end)
        return kept

    def _cost(self, place: int, phrases: set[int]) -> float:
        text = self.text
        before, after = text[place - 1], text[place]
        if before in BLANKS or before == ZERO_WIDTH_SPACE:
            if before == " " and place > 1 and not is_japanese(text[place - 2]) and not is_japanese(after):
                return max(_latin(text, place), ATTACHED / 2)
            return WELCOME
        if before == SOFT_HYPHEN:
            return HYPHEN
        if before in _OWN_LINE:
            return WELCOME
        if before in "・･" or before in "／/":
            return self._beside_dot(place)
        if before in "：；:;→⇒－–—…‥":
            return 0.0
        if before in "」』）)】〉》〕］]":
            if place in phrases and not self._starts_with_particle(place):
                return 0.0
            return PARTICLE if _is_hiragana(after) else ATTACHED
        if after in "「『【（(〈《〔［[":
            # what is short in round brackets explains the word before them
            is_aside = after in "（(" and _BRACKETS.match(text, place) is not None
            return ATTACHED if is_aside or (place not in phrases and after not in "「『") else 0.0
        if after in "→⇒":
            return ATTACHED
        if place in phrases and not self._starts_with_particle(place):
            return self._between_phrases(place)
        return self._within_phrase(place)

    def _between_phrases(self, place: int) -> float:
        text = self.text
        before, after = text[place - 1], text[place]
        if _is_kanji(before) and _is_kanji(after):
            return self._compound(place)
        if place not in self.words and self.is_japanese and _is_same_script(before, after):
            # one model finds a phrase's end within what the other takes for a word
            return COMPOUND
        if _FORMAL.match(text, place):
            return 1.5 * ATTACHED
        if text.endswith(_CLAUSE, 0, place):
            return WELCOME / 2
        return LEANING if text.endswith(_TOWARDS_NEXT, 0, place) else 0.0

    def _within_phrase(self, place: int) -> float:
        text = self.text
        before, after = text[place - 1], text[place]
        if not self.is_japanese:
            return TORN
        if _is_katakana(before) and _is_kanji(after):
            return self._katakana_before_kanji(place)
        if _is_kanji(before) and _is_katakana(after):
            return self._kanji_before_katakana(place)
        if _is_hiragana(after):
            return PARTICLE if place in self.words else TORN
        if _is_kanji(before) and _is_kanji(after):
            return self._compound(place)
        if not is_japanese(before) or not is_japanese(after):
            return COMPOUND if place in self.words or before.isalpha() != after.isalpha() else TORN
        if _is_katakana(before) and _is_katakana(after):
            return TORN
        return COMPOUND if place in self.words else TORN

    def _katakana_before_kanji(self, place: int) -> float:
        """Return the cost between a katakana word and kanji.

        A single kanji is a suffix (デジタル化), and some words only say of what kind the next is (デジタル社会); others
        stand by themselves (システム|移行支援).
        """
        word, kanji = _run(_is_katakana, self.text, place, -1), _run(_is_kanji, self.text, place, 1)
        if len(kanji) < 2:
            return TORN
        return COMPOUND if len(word) < 4 or word in ATTRIBUTIVE else SEAM

    def _kanji_before_katakana(self, place: int) -> float:
        """Return the cost between kanji and a katakana word: 行政サービス is one, 情報連携|システム is two."""
        kanji, word = _run(_is_kanji, self.text, place, -1), _run(_is_katakana, self.text, place, 1)
        if len(kanji) < 2:
            return TORN
        return SEAM if len(kanji) >= 4 or len(word) >= _LONG else COMPOUND

    def _compound(self, place: int) -> float:
        """Return the cost within kanji, where words meet or not."""
        text = self.text
        start = place - len(_run(_is_kanji, text, place, -1))
        seams = words_of_kanji(text[start : place + len(_run(_is_kanji, text, place, 1))])
        if place - start not in seams:
            return TORN
        word = text[max((start + seam for seam in seams if start + seam < place), default=start) : place]
        return ATTACHED if word in ADVERBS else COMPOUND

    def _beside_dot(self, place: int) -> float:
        """Return the cost after a middle dot or slash: short words on both sides make one expression (安全・安心)."""
        text = self.text
        before, after = _word_before(text, place - 1), _word_after(text, place)
        first, last = place - 1 - len(before), place + len(after)
        is_pair = not any(sign in "・･／/" for sign in (*text[max(first - 1, 0) : first], *text[last : last + 1]))
        if min(len(before), len(after)) < 2 or (is_pair and max(len(before), len(after)) < 3):
            return SEAM
        return ATTACHED

    def _starts_with_particle(self, place: int) -> bool:
        if not self.is_japanese or self.text[place - 1] in NO_START:
            return False
        end = next((word for word in range(place + 1, min(place + 5, len(self.text))) if word in self.words), place + 5)
        return self.text[place:end] in _PARTICLE_WORDS


def _run(test: Callable[[str], bool], text: str, place: int, step: int) -> str:
    """Return the characters of a kind before (step -1) or after (step 1) a place, as many as a compound may have."""
    end = place
    while 0 <= (i := end - (step < 0)) < len(text) and abs(end - place) < LONGEST_COMPOUND and test(text[i]):
        end += step
    return text[min(place, end) : max(place, end)]


def _is_katakana(character: str) -> bool:
    return "ァ" <= character <= "ヺ" or character in "ー゠"


def _is_hiragana(character: str) -> bool:
    return "ぁ" <= character <= "ゖ"


def _is_kanji(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character in "々〆〇" or "\uf900" <= character <= "\ufaff"


def _is_same_script(before: str, after: str) -> bool:
    return any(test(before) and test(after) for test in (_is_kanji, _is_katakana))


def _is_word(character: str) -> bool:
    return character.isalnum() or character in "ー々"


def _word_before(text: str, place: int) -> str:
    start = place
    while start and place - start < 3 and _is_word(text[start - 1]):
        start -= 1
    return text[start:place]


def _word_after(text: str, place: int) -> str:
    end = place
    while end < len(text) and end - place < 3 and _is_word(text[end]):
        end += 1
    return text[place:end]


# --------------------------------------------------------------------------------------------------------------- BudouX

_MODELS = {
    "ja": "ja",
    "ja-word": "ja_word",
    "th": "th",
    "zh": "zh-hans",
    "zh-hant": "zh-hant",
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
}


@lru_cache(maxsize=8)
def _parser(model: str) -> Any:
    import budoux
    from budoux.parser import MODEL_DIR

    name = _MODELS.get(model) or _MODELS.get(model[:7]) or _MODELS.get(model[:5]) or "zh-hans"
    return budoux.Parser(json.loads((Path(MODEL_DIR) / f"{name}.json").read_text("utf-8")))


@lru_cache(maxsize=8192)
def _boundaries(text: str, model: str) -> frozenset[int]:
    """Return where one phrase or word ends and the next begins."""
    found, place = set(), 0
    for part in _parser(model).parse(text):
        place += len(part)
        found.add(place)
    found.discard(len(text))
    return frozenset(place for place in found if text[place] not in GLUE and not is_attached(text[place]))
