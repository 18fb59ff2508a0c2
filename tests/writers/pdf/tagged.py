"""A tagged PDF read with pikepdf: its structure as text, its marked content, its texts. Knows nothing of the writer."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
PAINTS = SHOWS_TEXT | {"f", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}


@dataclass
class Stretch:
    """What lies between the beginning and the end of marked content; `mcid` is None for an artifact."""

    tag: str
    mcid: int | None
    entries: Any = None
    text: str = ""
    operators: list[str] = field(default_factory=list)


class TaggedPdf:
    """A PDF in memory, with the stretches of marked content of each page."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.root = self.pdf.Root
        self.stretches = [list(stretches(page)) for page in self.pdf.pages]
        self._pages = {page.objgen: number for number, page in enumerate(self.pdf.pages)}

    def page_of(self, page: Any) -> int:
        return self._pages[page.objgen]

    def marked(self, page: int) -> dict[int, Stretch]:
        return {one.mcid: one for one in self.stretches[page] if one.mcid is not None}

    def elements(self, element: Any = None) -> Iterator[Any]:
        """Yield structure elements in order, parents before children."""
        if element is None:
            element = self.root.StructTreeRoot.K[0]
        yield element
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
                yield from self.elements(kid)

    def find(self, role: str) -> list[Any]:
        return [element for element in self.elements() if f"/{role}" == element.S]

    def text_of(self, element: Any) -> str:
        """Return the words of an element and all within it."""
        parts = []
        page = element.get("/Pg")
        for kid in kids(element):
            if isinstance(kid, int):
                parts.append(self.marked(self.page_of(page))[kid].text)
            elif kid.get("/Type") == "/MCR":
                parts.append(self.marked(self.page_of(kid.Pg))[int(kid.MCID)].text)
            elif kid.get("/Type") == "/StructElem":
                parts.append(self.text_of(kid))
        return "".join(parts)

    def outline_of_structure(self, element: Any = None, depth: int = 0) -> str:
        """Return the tree as lines: type, attributes, language, alternative text, and the words that are its own."""
        if element is None:
            element = self.root.StructTreeRoot.K[0]
        line = "  " * depth + str(element.S)[1:]
        attributes = element.get("/A", [])
        for entry in [attributes] if isinstance(attributes, pikepdf.Dictionary) else attributes:
            line += "".join(
                f" {name[1:]}={shown(value)}"
                for name, value in sorted(entry.items())
                if name not in ("/O", "/Placement")
            )
        if "/Lang" in element:
            line += f" lang={element.Lang}"
        if "/Alt" in element:
            line += f" alt={element.Alt}"
        own = "".join(self.marked(self.page_of(element.Pg))[kid].text for kid in kids(element) if isinstance(kid, int))
        lines = [f"{line}: {own}" if own else line]
        for kid in kids(element):
            if not isinstance(kid, int) and kid.get("/Type") == "/OBJR":
                lines.append("  " * (depth + 1) + "OBJR")
            elif not isinstance(kid, int):
                lines.append(self.outline_of_structure(kid, depth + 1))
        return "\n".join(lines)


def kids(element: Any) -> list[Any]:
    return [int(kid) if not isinstance(kid, pikepdf.Object) else kid for kid in element.K]


def shown(value: Any) -> str:
    if isinstance(value, pikepdf.Array):
        return ",".join(f"{float(one):g}" for one in value)
    return str(value).removeprefix("/")


def stretches(page: Any) -> Iterator[Stretch]:
    """Yield a page's marked content; AssertionError where it is nested, or where something is painted outside it."""
    fonts: dict[str, dict[bytes, str]] = {}
    for name, font in page.get("/Resources", {}).get("/Font", {}).items():
        fonts[name] = characters(font)
    open_: Stretch | None = None
    font: dict[bytes, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            assert open_ is None, "marked content within marked content"
            entries = operands[1] if name == "BDC" else {}
            mcid = entries.get("/MCID")
            open_ = Stretch(str(operands[0])[1:], None if mcid is None else int(mcid), entries)
        elif name == "EMC":
            assert open_ is not None, "an end without a beginning"
            yield open_
            open_ = None
        elif name in PAINTS:
            assert open_ is not None, f"{name} outside marked content"
            open_.operators.append(name)
        if name == "Tf":
            font = fonts[str(operands[0])]
        elif name == "Tj":
            code = bytes(operands[0])
            open_.text += "".join(font[code[i : i + 2]] for i in range(0, len(code), 2))
    assert open_ is None, "a beginning without an end"


def characters(font: Any) -> dict[bytes, str]:
    """Return what a font's codes mean, after its ToUnicode map."""
    found: dict[bytes, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.S):
        entries = re.findall(rb"<([0-9A-F]+)> <([0-9A-F]+)>", block)
        assert len(entries) <= 100
        for code, character in entries:
            found[bytes.fromhex(code.decode())] = bytes.fromhex(character.decode()).decode("utf-16-be")
    return found
