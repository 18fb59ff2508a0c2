"""Charts: what is said of their numbers, in their drawing, their data and their alternative text."""

import pytest

from blocks.compiling import chart, nodes, words, words_of
from twindeck.scene import Chart, Shape, Text


def drawn(found: Chart) -> list[str]:
    return [words_of(part) for part in found.drawing if isinstance(part, Text)]


def bars(found: Chart) -> list[float]:
    return [part.box.w for part in found.drawing if isinstance(part, Shape)]


@pytest.mark.parametrize(
    ("lang", "unit", "written", "shown"),
    [
        ("en", "", ["171.0", "1,234.50"], ["171.0", "1,234.50"]),
        ("en", "min", ["12480", "1980.5"], ["12480 min", "1980.5 min"]),
        ("en", "%", ["43.0", "60.00"], ["43.0%", "60.00%"]),
        (
            "ja",
            "円",
            ["112,571,700,000,000", "115,541,512,345,678"],
            ["112,571,700,000,000円", "115,541,512,345,678円"],
        ),
        ("ja", "%", ["0.00005", "0.00002"], ["0.00005%", "0.00002%"]),
        ("ja", "件", ["１２３", "約60"], ["１２３件", "約60件"]),
        ("de", "€", ["1.234,50", "0,5"], ["1.234,50€", "0,5€"]),
        ("en", "％", ["12.5%", "40"], ["12.5%", "40％"]),
        ("en", "k", ["96", "1"], ["96k", "1k"]),
    ],
)
def test_numbers_are_shown_and_told_as_they_are_written(lang, unit, written, shown):
    items = ", ".join(f'{{label: {name}, value: "{value}"}}' for name, value in zip("ab", written, strict=True))
    given = f'unit: "{unit}", ' if unit else ""
    for kind in ("bars", "stacked"):
        found = chart(f"[{kind}: {{{given}items: [{items}]}}]", lang)
        assert [numeral.text for numeral in found.numbers] == shown
        assert all(text in found.alt for text in shown)
    labels = drawn(chart(f"[bars: {{{given}items: [{items}]}}]", lang))
    assert [label for label in labels if label not in "ab"] == shown


def test_bars_are_as_long_as_their_numbers():
    long = bars(chart('[bars: {maximum: 1000, items: [{label: a, value: "1,000"}, {label: b, value: 250.0}]}]'))
    assert long[1] == pytest.approx(long[0] / 4)
    german = bars(chart('[bars: {items: [{label: a, value: "1.000"}, {label: b, value: "250,5"}]}]', "de"))
    assert german[1] == pytest.approx(german[0] * 0.2505)


def test_nothing_but_zeros_is_a_chart_without_bars():
    found = chart("[bars: {unit: 件, items: [{label: A, value: 0}, {label: B, value: 0.0}]}]", "ja")
    assert bars(found) == [0, 0]
    assert found.maximum > 0
    assert found.alt == "棒グラフ: A 0件、B 0.0件"
    parts = chart("[stacked: {items: [{label: A, value: 0}, {label: B, value: 0}]}]")
    assert [series.labelled for series in parts.series] == [False, False]


def test_the_time_of_a_bar_stands_beside_its_name():
    found = chart(
        '[bars: {label: Buoys, items: [{label: Spring, value: 2, as_of: May}, {label: "**Autumn**", value: 7}]}]'
    )
    assert found.categories == ("Spring (May)", "Autumn")
    assert drawn(found) == ["Spring (May)", "2", "Autumn", "7"]
    assert found.alt == "Bar chart: Buoys: Spring 2 (May), Autumn 7"


def test_a_part_too_narrow_for_its_number_has_no_label():
    found = chart("[stacked: {items: [{label: all, value: 100000}, {label: one, value: 1}]}]")
    assert [series.labelled for series in found.series] == [True, False]
    assert drawn(found) == ["100000"]
    assert "1" in "".join(words("[stacked: {items: [{label: all, value: 100000}, {label: one, value: 1}]}]"))


@pytest.mark.parametrize(
    ("value", "unit", "shown", "share", "rest"),
    [
        ("43.0", "%", "43.0%", 43.0, "57.0%"),
        ("99.996", "%", "99.996%", 99.996, "0.004%"),
        ("86%", "", "86%", 86.0, "14%"),
        ("0", "per cent", "0 per cent", 0.0, "100 per cent"),
    ],
)
def test_a_ring_shows_its_number_as_it_is_written(value, unit, shown, share, rest):
    given = f', unit: "{unit}"' if unit else ""
    found = chart(f'[metric: {{label: "[On time]{{lang=en}}", value: "{value}"{given}, share: true}}]')
    assert [numeral.text for numeral in found.numbers] == [shown, rest]
    assert found.series[0].values == (share, pytest.approx(100 - share))
    assert (found.name, found.alt) == ("On time – Ring", f"Ring chart: On time {shown}")
    assert found.categories == ("On time", "Rest")


def test_a_ring_is_told_with_its_lead_and_its_time():
    found = chart('[metric: {label: 率, lead: 約, value: 86, unit: "%", share: true, as_of: 2025年}]', "ja")
    assert found.alt == "円グラフ: 率 約86%(2025年)"


def test_without_a_label_a_chart_is_told_once():
    assert chart('[metric: {value: 86, unit: "%", share: true}]').alt == "Ring chart: 86%"
    assert chart("[bars: {items: [{label: a, value: 1}]}]", "ja").alt == "棒グラフ: a 1"
    named = {node.name for node in nodes("[stacked: {items: [{label: a, value: 1}]}]")}
    assert {"Parts", "a", "a – Key"} <= named
