"""A PDF page's content stream read with pikepdf: for every marked content id, what is written and where.

Follows the text operators of ISO 32000-1, 9.4, with the widths of the fonts' own dictionaries and the characters of
their ToUnicode maps. Knows no structure tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Shown:
    """What one operator shows, in PDF coordinates of the page.

    `right` is where its last visible character ends, `end` where the next character would stand.
    """

    text: str
    x: float
    right: float
    end: float
    baseline: float
    size: float


@dataclass(slots=True)
class PageContent:
    """The texts of a page by marked content id, and those that are artifacts or not marked at all."""

    marked: dict[int, list[Shown]] = field(default_factory=dict)
    artifacts: list[Shown] = field(default_factory=list)
    unmarked: list[Shown] = field(default_factory=list)


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """Return the matrix that applies `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


class PdfFont:
    """A font's widths and characters by code."""

    def __init__(self, font: Any) -> None:
        self.bytes_a_code = 2 if font.get("/Subtype") == "/Type0" else 1
        self.characters = _to_unicode(font)
        self.widths: dict[int, float] = {}
        self.default = 0.0
        if self.bytes_a_code == 2:
            descendant = font["/DescendantFonts"][0]
            self.default = float(descendant.get("/DW", 1000))
            self._composite(list(descendant.get("/W", [])))
        else:
            first = int(font.get("/FirstChar", 0))
            self.widths = {first + i: float(width) for i, width in enumerate(font.get("/Widths", []))}

    def _composite(self, entries: list[Any]) -> None:
        """Read the two forms of a W array: `c [w1 w2 …]` and `first last w` (9.7.4.3)."""
        i = 0
        while i < len(entries):
            first = int(entries[i])
            if isinstance(entries[i + 1], pikepdf.Array):
                self.widths.update({first + n: float(width) for n, width in enumerate(entries[i + 1])})
                i += 2
            else:
                width = float(entries[i + 2])
                self.widths.update(dict.fromkeys(range(first, int(entries[i + 1]) + 1), width))
                i += 3

    def codes(self, data: bytes) -> list[int]:
        """Split a string into codes."""
        n = self.bytes_a_code
        return [int.from_bytes(data[i : i + n], "big") for i in range(0, len(data), n)]

    def width(self, code: int) -> float:
        """Return the advance of a code in thousandths of an em."""
        return self.widths.get(code, self.default)

    def character(self, code: int) -> str:
        """Return what a code stands for, U+FFFD where the font does not say."""
        if code in self.characters:
            return self.characters[code]
        return chr(code) if self.bytes_a_code == 1 and 32 <= code < 127 else "\ufffd"


_BF = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


def _to_unicode(font: Any) -> dict[int, str]:
    stream = font.get("/ToUnicode")
    if stream is None:
        return {}
    found: dict[int, str] = {}
    for kind, body in _BF.findall(stream.read_bytes()):
        tokens = [bytes.fromhex(m[1].decode()) if m[1] is not None else m[0] for m in _TOKEN.finditer(body)]
        _chars(tokens, found) if kind == b"bfchar" else _ranges(tokens, found)
    return found


def _chars(tokens: list[bytes], found: dict[int, str]) -> None:
    for code, text in zip(tokens[::2], tokens[1::2], strict=False):
        found[int.from_bytes(code, "big")] = text.decode("utf-16-be", "replace")


def _ranges(tokens: list[bytes], found: dict[int, str]) -> None:
    i = 0
    while i + 2 < len(tokens):
        first, last = (int.from_bytes(token, "big") for token in tokens[i : i + 2])
        if tokens[i + 2] == b"[":
            end = tokens.index(b"]", i)
            texts = [token.decode("utf-16-be", "replace") for token in tokens[i + 3 : end]]
            i = end + 1
        else:
            start = tokens[i + 2].decode("utf-16-be", "replace")
            texts = [start[:-1] + chr(ord(start[-1]) + n) for n in range(last - first + 1)]
            i += 3
        found.update(zip(range(first, last + 1), texts, strict=False))


@dataclass(slots=True)
class _Mark:
    """A marked content sequence: its id, and the text that replaces what is shown in it, told with the first of that.

    In a `reversed` one, strings show their characters from the last to the first (14.8.2.3.3).
    """

    number: int | None = None
    artifact: bool = False
    actual: str | None = None
    reversed: bool = False
    told: bool = False


@dataclass(slots=True)
class _State:
    ctm: Matrix = IDENTITY
    font: PdfFont | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


class ContentReader:
    """Reads the pages of one document; fonts are read once."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], PdfFont] = {}

    def read(self, page: pikepdf.Page) -> PageContent:
        """Return the texts of a page."""
        reading = _Reading(self._font)
        reading.run(page, page.obj.get("/Resources", pikepdf.Dictionary()))
        return reading.content

    def _font(self, font: Any) -> PdfFont:
        number = font.objgen
        if number == (0, 0):
            return PdfFont(font)
        if number not in self._fonts:
            self._fonts[number] = PdfFont(font)
        return self._fonts[number]


class _Reading:
    def __init__(self, open_font: Any) -> None:
        self.open_font = open_font
        self.content = PageContent()
        self.state = _State()
        self.saved: list[_State] = []
        self.marks: list[_Mark] = []
        self.matrix = self.line = IDENTITY
        self.depth = 0

    def run(self, stream: Any, resources: Any) -> None:
        """Follow a content stream; forms within it with their own resources."""
        self.depth += 1
        for instruction in pikepdf.parse_content_stream(stream):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                continue
            self._operate(str(instruction.operator), list(instruction.operands), resources)
        self.depth -= 1

    def _operate(self, operator: str, operands: list[Any], resources: Any) -> None:
        match operator:
            case "q":
                self.saved.append(replace(self.state))
            case "Q":
                self.state = self.saved.pop() if self.saved else _State()
            case "cm":
                self.state.ctm = multiply(_matrix(operands), self.state.ctm)
            case "Do":
                self._form(operands[0], resources)
            case "BMC" | "BDC":
                self.marks.append(_mark(operands, resources))
            case "EMC":
                if self.marks:
                    self.marks.pop()
            case "Tf":
                fonts = resources.get("/Font", {})
                self.state.font = self.open_font(fonts[operands[0]]) if operands[0] in fonts else None
                self.state.size = float(operands[1])
            case "Tc":
                self.state.character_space = float(operands[0])
            case "Tw":
                self.state.word_space = float(operands[0])
            case "Tz":
                self.state.scale = float(operands[0]) / 100
            case "TL":
                self.state.leading = float(operands[0])
            case "Ts":
                self.state.rise = float(operands[0])
            case _:
                self._text(operator, operands)

    def _text(self, operator: str, operands: list[Any]) -> None:
        match operator:
            case "BT":
                self.matrix = self.line = IDENTITY
            case "Td" | "TD":
                if operator == "TD":
                    self.state.leading = -float(operands[1])
                self._move(float(operands[0]), float(operands[1]))
            case "Tm":
                self.matrix = self.line = _matrix(operands)
            case "T*":
                self._move(0, -self.state.leading)
            case "Tj":
                self._show([operands[0]])
            case "TJ":
                self._show(list(operands[0]))
            case "'":
                self._move(0, -self.state.leading)
                self._show([operands[0]])
            case '"':
                self.state.word_space, self.state.character_space = float(operands[0]), float(operands[1])
                self._move(0, -self.state.leading)
                self._show([operands[2]])

    def _move(self, dx: float, dy: float) -> None:
        self.matrix = self.line = multiply((1, 0, 0, 1, dx, dy), self.line)

    def _show(self, parts: list[Any]) -> None:
        """Show strings and adjustments (9.4.4), and note where the text is."""
        state, font = self.state, self.state.font
        if font is None:
            return
        text: list[str] = []
        begin = visible = multiply(self.matrix, state.ctm)
        for part in parts:
            if isinstance(part, pikepdf.String | bytes):
                for code in font.codes(bytes(part)):
                    text.append(font.character(code))
                    space = state.word_space if font.bytes_a_code == 1 and code == 32 else 0.0
                    advance = (font.width(code) / 1000 * state.size + state.character_space + space) * state.scale
                    self.matrix = multiply((1, 0, 0, 1, advance, 0), self.matrix)
                    if text[-1].strip():
                        visible = multiply(self.matrix, state.ctm)
            else:
                self.matrix = multiply((1, 0, 0, 1, -float(part) / 1000 * state.size * state.scale, 0), self.matrix)
        end = multiply(self.matrix, state.ctm)[4]
        if any(mark.reversed for mark in self.marks):
            text.reverse()
        size = state.size * (begin[2] ** 2 + begin[3] ** 2) ** 0.5
        self._note(Shown("".join(text), begin[4], visible[4], end, begin[5], size))

    def _note(self, shown: Shown) -> None:
        mark = next((mark for mark in reversed(self.marks) if mark.number is not None or mark.artifact), None)
        if mark is not None and mark.number is not None:
            noted = self.content.marked.setdefault(mark.number, [])
        else:
            noted = self.content.unmarked if mark is None else self.content.artifacts
        spelled = next((mark for mark in self.marks if mark.actual is not None), None)
        if spelled is not None and spelled.told:
            first = noted[-1]
            noted[-1] = replace(first, right=max(first.right, shown.right), end=shown.end)
            return
        if spelled is not None:
            shown = replace(shown, text=spelled.actual or "")
            spelled.told = True
        noted.append(shown)

    def _form(self, name: Any, resources: Any) -> None:
        form = resources.get("/XObject", {}).get(name)
        if form is None or form.get("/Subtype") != "/Form" or self.depth > 8:
            return
        kept, self.state = self.state, replace(self.state)
        if "/Matrix" in form:
            self.state.ctm = multiply(_matrix(list(form["/Matrix"])), self.state.ctm)
        self.run(form, form.get("/Resources", resources))
        self.state = kept


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


def _mark(operands: list[Any], resources: Any) -> _Mark:
    """Return what a marked content sequence says of itself."""
    artifact = str(operands[0]) == "/Artifact"
    if len(operands) < 2:
        return _Mark(artifact=artifact, reversed=str(operands[0]) == "/ReversedChars")
    properties = operands[1]
    if isinstance(properties, pikepdf.Name):
        properties = resources.get("/Properties", {}).get(properties, {})
    number = int(properties["/MCID"]) if "/MCID" in properties else None
    actual = str(properties["/ActualText"]) if "/ActualText" in properties else None
    return _Mark(number, artifact, actual)
