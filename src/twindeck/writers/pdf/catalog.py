"""What the file says of itself: bookmarks, page labels, XMP metadata."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from twindeck.scene import Scene
from twindeck.writers.pdf.objects import PDFArray, PDFDictionary, PDFName, indirect, text_string

PRODUCER = "twindeck"

BUILD = "twindeck:"
"""What the id of a build begins with among the file's identifiers."""

Entry = tuple[str, int, "list[Entry]"]
"""A bookmark: title, page, and those under it."""


def page_labels(scene: Scene) -> Any:
    """Return the page labels: the slides' own numbers, which may leave some out."""
    labels: list[Any] = []
    expected: int | None = None
    for index, slide in enumerate(scene.slides):
        if slide.number != expected:
            labels += [index, PDFDictionary({"S": PDFName("D"), "St": slide.number})]
        expected = slide.number + 1
    return PDFDictionary({"Nums": PDFArray(labels)})


def bookmarks(scene: Scene) -> list[Entry]:
    """Return chapters with their slides, and slides outside chapters beside them."""
    starts = {chapter.first: chapter for chapter in scene.chapters}
    entries: list[Entry] = []
    index = 0
    while index < len(scene.slides):
        chapter = starts.get(index)
        if chapter is None:
            entries.append((scene.slides[index].title, index, []))
            index += 1
            continue
        inner: list[Entry] = [(scene.slides[i].title, i, []) for i in range(chapter.first, chapter.last)]
        if scene.slides[index].title == chapter.title:
            del inner[0]
        entries.append((chapter.title, index, inner))
        index = chapter.last
    return entries


def outline(entries: Sequence[Entry], pages: Sequence[Any], doc: Any) -> Any:
    """Return the outline of bookmarks, all open."""
    root = indirect({"Type": PDFName("Outlines")})
    reference = doc.Reference(root)
    _level(root, reference, entries, pages, doc)
    return reference


def _level(parent: Any, parent_ref: Any, entries: Sequence[Entry], pages: Sequence[Any], doc: Any) -> int:
    """Add bookmarks under another one; returns how many those are with all under them."""
    made = [indirect({"Title": text_string(title), "Parent": parent_ref}) for title, _, _ in entries]
    references = [doc.Reference(entry) for entry in made]
    count = len(made)
    for number, ((_, page, inner), entry) in enumerate(zip(entries, made, strict=True)):
        entry["Dest"] = PDFArray([pages[page], PDFName("Fit")])
        if number:
            entry["Prev"] = references[number - 1]
        if number < len(made) - 1:
            entry["Next"] = references[number + 1]
        if inner:
            count += _level(entry, references[number], inner, pages, doc)
    if references:
        parent["First"], parent["Last"], parent["Count"] = references[0], references[-1], count
    return count


_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _words(text: str) -> str:
    """Return a text as the content of an element; ValueError for a character that XML cannot hold."""
    found = _ILLEGAL.search(text)
    if found:
        raise ValueError(f"a PDF's metadata cannot hold the character U+{ord(found[0]):04X}")
    return escape(text)


def xmp(scene: Scene) -> bytes:
    """Return the metadata, which declare the file to follow PDF/UA-1.

    Raises ValueError for a character that XML cannot hold.
    """
    date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(scene.created))
    title, lang = _words(scene.title), _words(scene.lang)
    parts = [
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li>'
        f"<rdf:li xml:lang={quoteattr(scene.lang)}>{title}</rdf:li></rdf:Alt></dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
    ]
    if scene.build:
        parts.append(f"<dc:identifier>{BUILD}{_words(scene.build)}</dc:identifier>")
    if scene.author:
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{_words(scene.author)}</rdf:li></rdf:Seq></dc:creator>")
    if scene.subject:
        parts.append(
            f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{_words(scene.subject)}</rdf:li></rdf:Alt>'
            "</dc:description>"
        )
    if scene.keywords:
        parts.append(f"<pdf:Keywords>{_words(', '.join(scene.keywords))}</pdf:Keywords>")
    body = "\n".join(parts)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n'
        f"{body}\n<pdfuaid:part>1</pdfuaid:part>\n"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer><xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\n"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()
