"""What the end of a line costs at each place of a text: nothing between phrases, much within words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.text import lexicon
from twindeck.text.kinsoku import opportunities
from twindeck.text.phrases import ATTACHED, COMPOUND, GENTLE, KEPT, PARTICLE, SEAM, TORN, chances


def parts(text: str, cost: float = ATTACHED - 0.01, lang: str = "ja", **given) -> list[str]:
    """Return a text parted at the places that cost no more."""
    places = [0, *(place for place, _ in chances(text, lang, **given).upto(cost)), len(text)]
    return [text[a:b] for a, b in pairwise(places)]


def cost(before: str, after: str, lang: str = "ja") -> float:
    """Return what the end of a line costs between two texts."""
    found = chances(before + after, lang)
    return dict(zip(found.places, found.costs, strict=True))[len(before)]


@pytest.mark.parametrize(
    "phrases",
    [
        "マイナンバーカードは|持つから|使うへ",
        "誰一人取り残されない、|人に|優しい|デジタル化を。",
        "情報提供等記録開示システムへの|連携により、|利用が|広がる",
        "国、|地方公共団体、|民間事業者、|その他|あらゆる|関係者",
        "大胆かつ|スピーディに|主導します",
        "各府省庁向け|調査ツールの|整備",
        "「人に|優しい|デジタル化」であるべきです",
    ],
)
def test_phrases_keep_words_with_their_particles(phrases: str) -> None:
    assert "|".join(parts(phrases.replace("|", ""))) == phrases


@pytest.mark.parametrize(
    "whole",
    [
        "約1,234万5,678人",
        "12か月間",
        "令和7年",
        "第3次",
        "25㎡",
        "18.1万DL",
        "マイナンバーカード",
        "（仮称）",
        "デジタル社会",
        "行政サービス",
        "デジタル庁",
    ],
)
def test_what_belongs_together_is_not_parted_gently(whole: str) -> None:
    assert parts(f"それが{whole}です", COMPOUND - 0.1)[1].startswith(whole)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("情報提", "供", TORN),
        ("データ", "ダッシュボードの", COMPOUND),
        ("マイナ", "ンバーカードの", TORN),
        ("社会", "を支える", PARTICLE),
        ("自治体システム", "移行支援の", SEAM),
        ("約7,959", "万人が", KEPT),
        ("2025年", "9月5日に", SEAM / 2),
        ("作業時間10分", "短縮", SEAM),
        ("今後", "実現する", ATTACHED),
    ],
)
def test_the_worse_a_place_the_more_it_costs(before: str, after: str, expected: float) -> None:
    assert cost(before, after) == pytest.approx(expected)


def test_the_end_of_a_clause_is_welcome_and_a_leaning_particle_is_not() -> None:
    assert cost("推進し、", "共有する") < cost("取組は", "続く") < cost("取組の", "成果") < cost("書く", "ことが")


def test_what_the_author_keeps_is_kept() -> None:
    text = "東京ビッグサイトで開く"
    assert "ビッグサイト" not in parts(text, KEPT - 0.1)
    assert parts(text, KEPT - 0.1, keep=("東京ビッグサイト",))[0].startswith("東京ビッグサイト")
    english = "the City of London today"
    assert parts(english, GENTLE, "en", keep=("City of London",)) == ["the ", "City of London ", "today"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Mr J. Smith of the port", ["Mr ", "J. Smith ", "of the port"]),
        ("a distance of 25 km today", ["a distance ", "of 25 km ", "today"]),
        ("see Fig. 3 there", ["see ", "Fig. 3 ", "there"]),
    ],
)
def test_in_latin_names_and_units_stay_together(text: str, lines: list[str]) -> None:
    assert parts(text, 0.01, "en") == lines


def test_an_address_parts_after_its_signs() -> None:
    address = "https://www.example.org/policies/report_2025.html?x=1&y=2"
    assert "".join(parts(address, GENTLE, "en")) == address
    assert "report_" in parts(address, GENTLE, "en")


def test_thai_and_chinese_part_between_words() -> None:
    assert len(parts("ยินดีต้อนรับสู่โรงพยาบาล", GENTLE, "th")) > 1
    assert all(len(part) > 1 for part in parts("今天是晴天。我们去公园散步。", ATTACHED, "zh-Hans"))


@given(st.text(alphabet="行政のデジタル改革を進め、AI2025年度（仮）「人」ー…x km", max_size=40))
def test_chances_are_all_places_of_kinsoku_and_no_others(text: str) -> None:
    found = chances(text)
    assert set(found.places) >= set(opportunities(text))
    assert list(found.places) == sorted(set(found.places))
    assert all(0 < place < len(text) for place in found.places)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("地方公共団体|情報", lexicon.words_of_kanji),
        ("社会|推進|会議|幹事会等", lexicon.words_of_kanji),
        ("避難所|入所|手続|時間", lexicon.words_of_kanji),
        ("民間|事業者数", lexicon.words_of_kanji),
        ("新規|事業", lexicon.words_of_kanji),
        ("ガバメント|ソリューション|サービス", lexicon.words_of_katakana),
        ("データセンター|サービス", lexicon.words_of_katakana),
        ("ナントカセンター", lexicon.words_of_katakana),
    ],
)
def test_compounds_part_between_their_words(words: str, part) -> None:
    compound = words.replace("|", "")
    places = [0, *part(compound), len(compound)]
    assert "|".join(compound[a:b] for a, b in pairwise(places)) == words
