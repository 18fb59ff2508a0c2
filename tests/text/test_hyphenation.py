"""Soft hyphens in long words, by language; none in names, addresses, and scripts that have no hyphens."""

import pytest

from twindeck.text.hyphenation import hyphenated, is_known


def parted(text: str, lang: str) -> str:
    return hyphenated(text, lang).replace("\u00ad", "|")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("de", "Ver|wal|tungs|mo|der|ni|sie|rung"),
        ("de-AT", "Hei|zungs|an|lage"),
        ("en-US", "tech|nology"),
        ("fr", "admi|nis|tra|tion"),
    ],
)
def test_words_are_parted_by_the_rules_of_their_language(lang: str, words: str) -> None:
    assert parted(words.replace("|", ""), lang) == words


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "short words"),
        ("en", "in Washington today"),
        ("en", "NASA, UNESCO"),
        ("en", "information@example.org"),
        ("en", "https://www.example.org/administration/technology"),
        ("en", "www.administration.org"),
        ("en", "adminis\u00adtration"),
        ("ja", "情報システムとadministration"),
        ("th", "โรงพยาบาลศูนย์"),
        ("xx", "administration"),
    ],
)
def test_these_are_not_parted(lang: str, text: str) -> None:
    assert hyphenated(text, lang) == text


def test_a_few_letters_stay_on_either_side() -> None:
    for word in parted("Oberammergauer Abendzeitung", "de").split():
        assert min(len(word.partition("|")[0]), len(word.rpartition("|")[2])) >= 3


def test_languages_with_a_dictionary_are_known() -> None:
    assert is_known("de-CH")
    assert not is_known("ja")
