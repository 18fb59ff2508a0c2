"""What files say, read by programs that did not write them: slide by slide, and string by string."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pikepdf
from lxml import etree

from twindeck.verify.pdf_reading import read_pdf
from twindeck.verify.reading import Figure


def said_in_pptx(data: bytes) -> list[str]:
    """Return all that each slide of a .pptx says: its words, alternative texts, charts and notes; by its own XML."""
    slides: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for number in range(1, 1 + sum(name.startswith("ppt/slides/slide") for name in archive.namelist())):
            parts = [f"ppt/slides/slide{number}.xml"]
            relations = archive.read(f"ppt/slides/_rels/slide{number}.xml.rels").decode()
            parts += [f"ppt/{name}" for name in re.findall(r'Target="\.\./((?:charts|notesSlides)/[^"]+)"', relations)]
            slides.append("\n".join(line for part in parts for line in texts_of(etree.fromstring(archive.read(part)))))
    return slides


def texts_of(root: Any) -> Iterator[str]:
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name == "p":
            yield "".join(one.text or "" for one in element.iter() if one.tag.rpartition("}")[2] == "t")
        elif name in ("v", "cNvPr"):
            yield element.text or element.get("descr", "")


def said_in_pdf(data: bytes) -> list[str]:
    """Return what each page of a PDF says, by its tags."""
    pages: list[str] = []
    for page in read_pdf(data).slides:
        said: list[str] = []
        for item in page.items:
            said += [item.alt, *(text.text for text in item.texts)] if isinstance(item, Figure) else [item.text]
        pages.append("\n".join(said))
    return pages


def strings_of_pptx(data: bytes) -> Iterator[str]:
    """Yield every text and attribute in a .pptx, but for the characters that PowerPoint's Japanese rules name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                for element in etree.fromstring(archive.read(name)).iter():
                    if not element.tag.endswith("}kinsoku"):
                        yield from (element.text or "", *element.attrib.values())


def strings_of_pdf(data: bytes) -> Iterator[str]:
    """Yield every text that a PDF's objects hold: alternative texts, bookmarks, links, properties; and its metadata."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pdf.objects:
            yield from _strings(one)
        yield pdf.Root.Metadata.read_bytes().decode()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Array):
        for one in value:
            yield from () if getattr(one, "is_indirect", False) else _strings(one)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for _, one in value.items():
            yield from () if getattr(one, "is_indirect", False) else _strings(one)


def strings_of(files: dict[str, bytes]) -> list[str]:
    """Return every string that both files of a deck hold."""
    return [*strings_of_pptx(files["pptx"]), *strings_of_pdf(files["pdf"])]
