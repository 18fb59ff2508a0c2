"""many-digits: a number of a chart with more digits than a spreadsheet keeps.

What: counts the digits of charts' numbers.
Why: both files show all digits, but the workbook behind the chart in PowerPoint keeps 15 of them, and whoever opens it sees
a rounded number.
"""

from __future__ import annotations

from collections.abc import Iterator

from twindeck.deck import Deck, models
from twindeck.diagnostics import Diagnostic, warning
from twindeck.numerals import EXACT, Numeral
from twindeck.theme import Theme

CODE = "many-digits"

BAD = """
- content:
    title: Plan
    blocks:
      - bars: {items: [{label: Stars, value: "200,000,000,000,000,001"}, {label: Planets, value: 8}]}
"""

GOOD = """
- content:
    title: Plan
    blocks:
      - bars: {items: [{label: Stars, value: "200,000,000,000,000,000"}, {label: Planets, value: 8}]}
"""


def check(deck: Deck, theme: Theme) -> Iterator[Diagnostic]:
    """Yield a warning for each number that the workbook of its chart cannot keep."""
    for model in models(deck):
        for field in type(model).model_fields:
            value = getattr(model, field)
            if isinstance(value, Numeral) and not value.is_exact:
                message = f"“{value.text}” has more than {EXACT} digits: the workbook of the chart keeps {value.kept:f}"
                yield warning(CODE, message, model.place(field), "round it, or write it with a larger unit")
