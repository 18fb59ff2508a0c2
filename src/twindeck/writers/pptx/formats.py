"""Number formats (ECMA-376 part 1, 18.8.31): codes that show a chart's numbers as they are written, and new ones likewise.

A presenter changes numbers in a chart's workbook, so each label is a format, not a text. One code serves all numbers of a
chart where it shows each as it is written; else those it does not suit have codes of their own. What no code of digits can
show on every computer (a decimal comma, full-width digits) is held fast as a text, on the condition that the number is
still the same: `[=1234.5]"1.234,5 €";#,##0.0" €"`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from twindeck.numerals import Numeral

_GENERAL_DIGITS = 11
"""The digits of a whole number that Excel's general format shows before it turns to powers of ten."""

LONGEST = 255
"""The most characters of a code that Excel reads."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is alike in how numbers are shown: what stands around the digits, and how those are written.

    Whole numbers have `digits` of "General", which shows decimals too once a presenter has given a number some.
    """

    before: str
    after: str
    digits: str
    decimals: int
    grouped: bool

    @property
    def code(self) -> str:
        """The code, cut to nothing but its digits where it were too long to be read."""
        code = f"{literal(self.before)}{self.digits}{literal(self.after)}"
        return code if len(code) <= LONGEST else self.digits

    def shows(self, numeral: Numeral) -> bool:
        """Tell whether a number looks in it as it is written, on a computer that speaks English."""
        if not (numeral.plain and numeral.is_exact):
            return False
        parted = "," if self.grouped else ""
        return f"{self.before}{numeral.value:{parted}.{self.decimals}f}{self.after}" == numeral.text


def shared_code(numbers: Sequence[Numeral]) -> str:
    """Return the code for all numbers of a chart."""
    return form(numbers).code if numbers else "General"


def codes(numbers: Sequence[Numeral], chart: Sequence[Numeral]) -> list[str]:
    """Return the code of each of some numbers of a chart, given all of the chart's numbers."""
    if not chart:
        return ["General"] * len(numbers)
    shared = form(chart)
    return [shared.code if shared.shows(numeral) else _own(numeral) for numeral in numbers]


def form(numbers: Sequence[Numeral]) -> Form:
    """Return the form for all numbers of a chart, and those yet to come: as many decimals as any of them has."""
    ends = Counter((numeral.before, numeral.after) for numeral in numbers)
    (before, after), _ = ends.most_common(1)[0]
    decimals = max(numeral.decimals for numeral in numbers)
    grouped = any(numeral.grouped for numeral in numbers)
    whole = "#,##0" if grouped else "0"
    if not grouped and not decimals and all(len(f"{numeral.value:f}") <= _GENERAL_DIGITS for numeral in numbers):
        whole = "General"
    return Form(before, after, f"{whole}.{'0' * decimals}" if decimals else whole, decimals, grouped)


def _own(numeral: Numeral) -> str:
    """Return a code for one number alone."""
    own = form([numeral])
    if own.shows(numeral):
        return own.code
    held = f"[={numeral.number:.15G}]{literal(numeral.text)};{own.code}"
    return held if len(held) <= LONGEST else own.code


def literal(text: str) -> str:
    """Return a text as it stands in a code: in quotes, a quotation mark itself after a backslash."""
    return '\\"'.join(f'"{part}"' if part else "" for part in text.split('"'))
