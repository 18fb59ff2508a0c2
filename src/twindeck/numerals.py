"""Numbers as people write them: a text -> its value and its form. Knows no field, chart or file format.

The form is kept because an author's `1,234.50` is not to become 1234.5 anywhere. Which of two signs parts the decimals is
a matter of the language: 1.234 is a little over one in English, and over a thousand in German.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal

EXACT = 15
"""The significant digits that a spreadsheet keeps of a number (IEEE 754 doubles, as Excel shows and saves them)."""

_LARGEST = Decimal("1e300")

_COMMA = frozenset({
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "eo", "es", "et", "eu", "fi", "fo", "fr", "gl", "hr",
    "hu", "hy", "id", "is", "it", "ka", "kk", "kl", "ky", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro",
    "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "uz", "vi"
})  # fmt: skip
"""Languages that part decimals with a comma (Unicode CLDR, `numbers/symbols/decimal`)."""

_POINT = frozenset({
    "de-ch", "de-li", "es-mx", "es-us", "es-gt", "es-hn", "es-ni", "es-pa", "es-pe", "es-pr", "es-sv", "es-do",
    "es-cu", "it-ch"
})  # fmt: skip
"""Their regions that part them with a point."""

_WIDE = str.maketrans("０１２３４５６７８９．，－＋％", "0123456789.,-+%")
_BLANKS = " \u00a0\u2007\u2009\u202f"
_PARTS = re.compile(
    rf"(?P<before>[≈≒~〜約±]?[{_BLANKS}]?)(?P<sign>[-+\u2212]?)(?P<digits>[0-9.,'’{_BLANKS}]*[0-9.])"
    rf"(?P<power>[eE][-+]?[0-9]{{1,3}})?(?P<after>[{_BLANKS}]?%)?"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it is written. `text` is all of it; `before` and `after` what stands around its digits.

    `decimals` counts the digits after the decimal `sign`, `grouped` tells whether thousands are parted. `plain`: its digits
    are as in English, with commas and a point; else no number format shows them so on every computer.
    """

    value: Decimal
    text: str
    before: str = ""
    after: str = ""
    decimals: int = 0
    grouped: bool = False
    sign: str = "."
    plain: bool = True
    other: Decimal | None = None
    """How large it is where the other sign parts decimals, if that is another number."""

    @property
    def kept(self) -> Decimal:
        """The value as spreadsheets keep it: rounded to 15 significant digits."""
        return Context(prec=EXACT).create_decimal(self.value)

    @property
    def number(self) -> float:
        """What spreadsheets keep of it, to draw with."""
        return float(self.kept)

    @property
    def is_exact(self) -> bool:
        """Whether spreadsheets keep all of its digits."""
        return self.kept == self.value

    def like(self, value: Decimal) -> Numeral:
        """Return another number in the form of this one, with more decimals where it needs them."""
        decimals = max(self.decimals, -int(value.normalize().as_tuple().exponent))
        digits = f"{value:{',' if self.grouped else ''}.{decimals}f}"
        if self.sign == ",":
            digits = digits.translate(str.maketrans(",.", ".,"))
        text, plain = f"{self.before}{digits}{self.after}", self.sign == "."
        return replace(self, value=value, text=text, decimals=decimals, plain=plain, other=None)

    def preceded_by(self, text: str) -> Numeral:
        """Return the number with more text before its digits."""
        return replace(self, text=text + self.text, before=text + self.before)

    def followed_by(self, text: str) -> Numeral:
        """Return the number with more text after its digits, such as a unit."""
        return replace(self, text=self.text + text, after=self.after + text)


def decimal_sign(lang: str) -> str:
    """Return what parts decimals in a language, a point or a comma."""
    parts = lang.lower().split("-")
    region = "-".join((parts[0], *(part for part in parts[1:] if len(part) == 2)))
    return "," if parts[0] in _COMMA and region not in _POINT else "."


def read(text: str, lang: str = "en") -> Numeral | None:
    """Return the number that a text is in a language; None where it is none.

    A decimal point is read wherever it can be nothing else, as it is how programs write; a decimal comma only where the
    language has one.
    """
    parts = _PARTS.fullmatch(text.translate(_WIDE))
    if parts is None:
        return None
    found = {sign: _value(parts["digits"], sign) for sign in ".,"}
    own = decimal_sign(lang)
    sign = "." if own == "." or found[","] is None else ","
    chosen, other = found[sign], found["," if sign == "." else "."]
    if chosen is None:
        return None
    negative = parts["sign"] in ("-", "\u2212")
    value = chosen.copy_negate() if negative else chosen
    value = value.scaleb(int(parts["power"][1:])) if parts["power"] else value
    if abs(value) > _LARGEST:
        return None
    whole, point, decimals = parts["digits"].partition(sign)
    start, end = parts.span("digits")
    written = text[start:end]
    grouped = not whole.isdecimal() and bool(whole)
    english = bool(re.fullmatch(r"([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?", written))
    return Numeral(
        value=value,
        text=text,
        before=text[:start],
        after=text[parts.start("after") :] if parts["after"] else "",
        decimals=len(decimals) if point else 0,
        grouped=grouped,
        sign=sign,
        plain=english and not parts["power"] and (sign == "." or written.isdecimal()),
        other=None if other is None or other == chosen else other,
    )


def _value(digits: str, decimal: str) -> Decimal | None:
    """Return the value of digits whose decimals are parted by one of two signs; thousands are parted alike throughout."""
    group = f"[{',' if decimal == '.' else '.'}'’{_BLANKS}]"
    whole = rf"[0-9]+|[1-9][0-9]{{0,2}}(?P<group>{group})[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*"
    if decimal == ".":
        whole += "|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}"  # India
    match = re.fullmatch(rf"(?P<whole>{whole})?(?:\{decimal}(?P<rest>[0-9]*))?", digits)
    if match is None or not (match["whole"] or match["rest"]):
        return None
    plain = re.sub(r"[^0-9]", "", match["whole"] or "0")
    return Decimal(f"{plain}.{match['rest']}" if match["rest"] else plain)
