"""Numbers as people write them: what they are, and how they are written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.numerals import EXACT, decimal_sign, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", "7"), ("7,959", "7959"), ("1.10", "1.10"), ("1,234,567.50", "1234567.50"), ("0.00005", "0.00005"),
        ("85%", "85"), ("85 %", "85"), ("８５％", "85"), ("１，２３４．５", "1234.5"), ("+3", "3"), ("−3.5", "-3.5"),
        ("-0", "-0"), ("≈5", "5"), ("約600", "600"), ("1e3", "1E+3"), ("2E-3", "0.002"), ("1 234 567", "1234567"),
        ("1\u202f234.5", "1234.5"), ("1'234'567.5", "1234567.5"), ("12,34,567", "1234567"), (".5", "0.5"), ("5.", "5"),
    ],
)  # fmt: skip
def test_in_english(text, value):
    found = read(text)
    assert found is not None
    assert (found.text, str(found.value)) == (text, value)


@pytest.mark.parametrize("text", [
    "", ".", "-", "a", "1,2", "12,34", "1,2345", "1.2.3", "1,234.567,8", "1.234,5", "0,001", "1 23", "1_000", "inf", "nan",
    "0x10", "5 5", "1e9999", "7.959人", "1,234 567", "٣",
])  # fmt: skip
def test_what_is_no_number_in_english(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "value", "other"),
    [
        ("1.234,5", "1234.5", None), ("0,5", "0.5", None), ("12.480", "12480", "12.480"), ("1,234", "1.234", "1234"),
        ("171.0", "171.0", None), ("1,234.50", "1234.50", None), ("12480", "12480", None), ("1 234,5", "1234.5", None),
    ],
)  # fmt: skip
def test_in_german(text, value, other):
    """A comma parts decimals; a point does where it can be nothing else."""
    found = read(text, "de")
    assert found is not None
    assert (str(found.value), found.other) == (value, Decimal(other) if other else None)


@pytest.mark.parametrize(
    ("lang", "sign"),
    [
        ("en", "."), ("ja", "."), ("de", ","), ("de-DE", ","), ("de-CH", "."), ("de-Latn-CH", "."), ("es", ","),
        ("es-MX", "."), ("xx", "."),
    ],
)  # fmt: skip
def test_what_parts_decimals(lang, sign):
    assert decimal_sign(lang) == sign


whole = st.integers(0, 10**18)
places = st.integers(0, 8)


@given(whole, places, st.booleans(), st.sampled_from(["en", "ja", "de", "fr", "pl"]))
def test_what_is_written_in_a_language_is_read_in_it(number, decimals, grouped, lang):
    value = Decimal(number).scaleb(-decimals)
    text = f"{value:{',' if grouped else ''}.{decimals}f}"
    own = text.translate(str.maketrans(",.", ".,")) if decimal_sign(lang) == "," else text
    found = read(own, lang)
    assert found is not None
    assert (found.value, found.text, found.decimals) == (value, own, decimals)


@given(whole, places)
def test_a_number_like_another_is_written_in_its_form(number, decimals):
    for text, lang in (("1,234.50 %", "en"), ("1.234,50 %", "de"), ("3", "en")):
        one = read(text, lang)
        assert one is not None
        other = one.like(Decimal(number).scaleb(-decimals))
        again = read(other.text, lang)
        assert again is not None
        assert again.value == other.value


def test_spreadsheets_keep_fifteen_digits():
    many = read("1234567890123456789")
    assert many is not None
    assert (many.is_exact, f"{many.kept:f}", many.number) == (False, "1234567890123460000", 1.23456789012346e18)
    few = read("0.123456789012345")
    assert few is not None
    assert (few.is_exact, len(few.text.partition(".")[2])) == (True, EXACT)


def test_what_stands_around_its_digits():
    found = read("約1,234.50 %")
    assert found is not None
    assert (found.before, found.after, found.decimals, found.grouped, found.plain) == ("約", " %", 2, True, True)
    shown = found.preceded_by("計").followed_by("増")
    assert (shown.text, shown.before, shown.after) == ("計約1,234.50 %増", "計約", " %増")
