"""PDF objects, by way of ReportLab's object model: what the other modules build the file's dictionaries and streams from.

Some of what is used here is private to ReportLab, which is why its version is pinned. Its page object writes only the
attributes that it names, so `Page` names two more.
"""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

__all__ = ["PDFArray", "PDFDictionary", "PDFName", "Page", "Raw", "Stream", "indirect", "text_string"]


class Page(pdfdoc.PDFPage):
    """A page that writes its place in the structure too."""

    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]


class Stream(pdfdoc.PDFObject):
    """A stream with a dictionary of its own, compressed unless it comes so."""

    __RefOnly__ = 1

    def __init__(self, content: bytes, entries: dict[str, Any] | None = None, *, filter_: str | None = None) -> None:
        self.entries = dict(entries or {})
        if filter_ is None:
            content, filter_ = zlib.compress(content, 9), "FlateDecode"
        self.content = content
        if filter_:
            self.entries["Filter"] = PDFName(filter_)

    def format(self, document: Any) -> bytes:
        """Return the object's bytes."""
        self.entries["Length"] = len(self.content)
        head: bytes = pdfdoc.format(PDFDictionary(self.entries), document)
        return head + b"\nstream\n" + self.content + b"\nendstream"


class Raw(pdfdoc.PDFObject):
    """Text that is written as it is."""

    def __init__(self, text: str) -> None:
        self.text = text.encode("ascii")

    def format(self, document: Any) -> bytes:
        """Return the object's bytes."""
        return self.text


def indirect(entries: dict[str, Any]) -> Any:
    """Return a dictionary that is an object of its own."""
    made: Any = PDFDictionary(entries)
    made.__RefOnly__ = 1
    return made


def text_string(text: str) -> Any:
    """Return a text string (ISO 32000-1, 7.9.2): plain where it is ASCII, else UTF-16."""
    if text.isascii():
        return PDFString(text)
    return Raw(f"<{(chr(0xFEFF) + text).encode('utf-16-be').hex().upper()}>")
