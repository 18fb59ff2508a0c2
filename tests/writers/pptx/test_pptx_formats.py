"""Numbers of charts are shown as they are written, and as an author would write them once a presenter has changed them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.numerals import read
from twindeck.writers.pptx import write
from twindeck.writers.pptx.formats import codes, shared_code
from writers import scenes as s
from writers.pptx.excel import shown
from writers.pptx.opened import Opened
from writers.pptx.test_pptx_objects import C, workbook

CHARTS = {
    "plain": (["43", "57"], "件", "en"),
    "trailing zeros": (["43.0", "52.5", "60.00"], "%", "en"),
    "thousands in some": (["171.0", "1,234.50"], "", "en"),
    "large ones without commas": (["12480", "1980.5", "0"], " min", "en"),
    "huge": (["112,571,700,000,000", "115,541,512,345,678"], "円", "ja"),
    "huge without commas": (["9876543210", "123456789012"], "", "en"),
    "more digits than Excel keeps": (["1234567890123456789", "12"], "円", "ja"),
    "tiny": (["0.00005", "0.00002"], "%", "en"),
    "nothing": (["0", "0.0", "0.00"], "", "en"),
    "signs": (["+5", "≈5", "約5", "5"], " kg", "en"),
    "per cent": (["12.5%", "40%", "7 %", "8％"], "", "en"),
    "powers of ten": (["1e3", "2E-3"], "", "en"),
    "full width": (["１２３", "１，２３４．５"], "件", "ja"),
    "a decimal comma": (["1.234,50", "0,5", "12.480"], " €", "de"),
    "blanks and apostrophes": (["1 234 567", "1'234'567.5", "1\u00a0234"], "", "en"),
    "India": (["12,34,567"], "", "en"),
    "a unit in quotes": (["5", "5,000"], ' "x"; [=5]\\ #', "en"),
    "a long unit": (["5.0", "5,000", "0,5"], "x" * 60, "de"),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "unit", "lang"), CHARTS.values(), ids=CHARTS)
@pytest.mark.parametrize("kind", ["bar", "stacked"])
def test_labels_cache_and_workbook_show_each_number_as_it_is_written(kind, texts, unit, lang):
    numbers = s.numbers(*texts, unit=unit, lang=lang)
    (series, *_) = s.chart(kind).series
    if kind == "bar":
        every, categories = (s.replace(series, numbers=numbers, colours=series.colours[:1]),), tuple(texts)
    else:
        every = tuple(s.replace(series, name=f"{n}", numbers=(numeral,)) for n, numeral in enumerate(numbers))
        categories = ("内訳",)
    shape = Opened(write(s.of(s.chart(kind, series=every, categories=categories)))).named(f"{kind} chart")
    wanted = [text + unit for text in texts]
    labels, cached = [], []
    for one in shape.chart._chartSpace.iter(f"{C}ser"):
        own = {int(label.find(f"{C}idx").get("val")): label for label in one.iter(f"{C}dLbl")}
        default = one.findtext(f"{C}val//{C}formatCode")
        for number, point in enumerate(one.find(f"{C}val").iter(f"{C}pt")):
            value = float(point.findtext(f"{C}v"))
            form = own.get(number, one.find(f"{C}dLbls")).find(f"{C}numFmt").get("formatCode")
            labels.append(shown(value, form))
            cached.append(shown(value, point.get("formatCode", default)))
    assert labels == wanted
    assert cached == wanted
    rows = workbook(shape)[1:]
    cells = [row[1] for row in rows] if kind == "bar" else rows[0][1:]
    assert cells == [numeral.number for numeral in numbers]


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (["43", "57"], 'General"件"'),
        (["1,234", "57"], '#,##0"件"'),
        (["1,234", "5.25"], '#,##0.00"件"'),
        (["12480", "5.5"], '0.0"件"'),
        (["123456789012"], '0"件"'),
        (["≈5", "≈6"], '"≈"General"件"'),
    ],
)
def test_one_format_is_made_from_all_numbers(texts, code):
    assert shared_code(s.numbers(*texts, unit="件")) == code


def test_a_number_that_is_changed_is_shown_like_its_neighbours():
    """What is held fast is so only as long as the number is what it was."""
    numbers = s.numbers("1.234,50", "0,5", unit=" €", lang="de")
    held, _ = codes(numbers, numbers)
    assert [shown(1234.5, held), shown(1234.75, held)] == ["1.234,50 €", "1,234.75 €"]
    plain = s.numbers("43", "57", unit="%")
    assert shown(43.5, codes(plain, plain)[0]) == "43.5%"


digits = st.from_regex(r"(0|[1-9][0-9]{0,12}|[1-9][0-9]{0,2}(,[0-9]{3}){1,4})(\.[0-9]{1,5})?", fullmatch=True)
forms = st.tuples(st.sampled_from(["", "+", "≈"]), digits, st.sampled_from(["", "%", " %"])).map("".join)
units = st.text(st.characters(exclude_categories=("C", "Z")), max_size=8)


@given(st.lists(forms, min_size=1, max_size=5), units)
def test_whatever_numbers_stand_together(texts, unit):
    numbers = [numeral.followed_by(unit) for text in texts if (numeral := read(text))]
    assert [shown(one.number, code) for one, code in zip(numbers, codes(numbers, numbers), strict=True)] == [
        text + unit for text in texts
    ]
