"""Number formats as Excel shows them on a computer that speaks English (ECMA-376 part 1, 18.8.31), as far as charts need.

Knows nothing of the writer: sections with a condition, texts in quotes or after a backslash, `General`, `0`, `#,##0.00`.
"""

import re
from decimal import Context, Decimal

SECTION = re.compile(r'(?:\[=(?P<condition>[-+.0-9E]+)\])?(?P<body>(?:"[^"]*"|\\.|[^;"\\])*)')
PART = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<general>General)|(?P<digits>#,##0(?:\.0+)?|0(?:\.0+)?)')


def shown(number: float, code: str) -> str:
    """Return a number as a code shows it."""
    assert len(code) <= 255
    body = next(body for condition, body in sections(code) if condition is None or float(condition) == number)
    text, position = "", 0
    for part in PART.finditer(body):
        assert part.start() == position, f"what is {body[position:]!r}?"
        position = part.end()
        if part["general"]:
            text += general(number)
        elif part["digits"]:
            text += digits(number, part["digits"])
        else:
            text += part["quoted"] if part["quoted"] is not None else part["escaped"]
    assert position == len(body), f"what is {body[position:]!r}?"
    return text


def sections(code: str) -> list[tuple[str | None, str]]:
    found, position = [], 0
    while position <= len(code):
        section = SECTION.match(code, position)
        assert section is not None
        found.append((section["condition"], section["body"]))
        assert section.end() == len(code) or code[section.end()] == ";"
        position = section.end() + 1
    return found


def exact(number: float) -> Decimal:
    """The decimal that is meant by a double, in the 15 digits that Excel keeps."""
    return Context(prec=15).create_decimal(Decimal(number))


def general(number: float) -> str:
    """At most eleven characters; what needs more is rounded, or a power of ten."""
    text = f"{exact(number):f}"
    whole, _, decimals = text.partition(".")
    if len(whole) > 11:
        return f"{number:.5E}"
    decimals = decimals.rstrip("0")[: max(0, 10 - len(whole))]
    return f"{whole}.{decimals}" if decimals else whole


def digits(number: float, form: str) -> str:
    whole, _, decimals = form.partition(".")
    return f"{exact(number):{',' if ',' in whole else ''}.{len(decimals)}f}"
