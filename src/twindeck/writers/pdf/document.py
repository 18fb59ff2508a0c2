"""The file put together: pages, structure, resources, catalog. No clock and no randomness: a Scene has one file."""

from __future__ import annotations

import hashlib
import time
from typing import Any

from reportlab.pdfbase import pdfdoc

from twindeck.geometry import Box
from twindeck.scene import Asset, Panel, Scene, Slide
from twindeck.writers.pdf import catalog, resources
from twindeck.writers.pdf.content import PageContent
from twindeck.writers.pdf.fonts import EmbeddedFont
from twindeck.writers.pdf.nodes import PageWriter
from twindeck.writers.pdf.objects import Page, PDFArray, PDFDictionary, PDFName, Raw, Stream, text_string
from twindeck.writers.pdf.structure import Structure
from twindeck.writers.pdf.tags import Element

_IN_CATALOG = ("MarkInfo", "StructTreeRoot", "Metadata", "ViewerPreferences", "Lang", "PageLabels")
"""Entries that ReportLab's catalog writes only where it is told their names."""


def write(scene: Scene) -> bytes:
    """Return the Scene as a tagged PDF.

    Raises ValueError where a character has no glyph in its face, or has no place in metadata.
    """
    return _File(scene).write()


class _File:
    """A PDF in the making."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.width, self.height = scene.size
        self.doc: Any = pdfdoc.PDFDocument(dummyoutline=1, invariant=1, pdfVersion=(1, 7), lang=scene.lang)
        self.fonts = {
            key: EmbeddedFont(face, f"F{number}") for number, (key, face) in enumerate(scene.theme.faces.items())
        }
        self.pictures: dict[str, tuple[str, Any]] = {}
        self.root = Element("Document")
        self.contents: list[PageContent] = []

    def write(self) -> bytes:
        for index, (slide, section) in enumerate(zip(self.scene.slides, self._sections(), strict=True)):
            self._draw(index, slide, section)
        self.root.pruned()
        fonts = self._fonts()
        pages = [self._page(content, fonts) for content in self.contents]
        references = [self.doc.Reference(page) for page in pages]
        structure = Structure(self.root, self.contents, references, self.doc)
        for content, page in zip(self.contents, pages, strict=True):
            annotations = structure.annotations(content)
            if annotations is not None:
                page.Annots = annotations
        self._catalog(references, structure)
        return self._bytes()

    def _sections(self) -> list[Element]:
        """Return each slide's element: a section within its chapter's, or of its own."""
        found: list[Element] = []
        starts = {chapter.first: chapter for chapter in self.scene.chapters}
        chapter_element: Element | None = None
        until = 0
        for index, slide in enumerate(self.scene.slides):
            if index in starts:
                chapter_element = self.root.add("Sect")
                chapter_element.title = starts[index].title
                until = starts[index].last
            parent = chapter_element if chapter_element is not None and index < until else self.root
            element = parent.add("Sect")
            element.title = slide.title
            element.lang = slide.lang
            found.append(element)
        return found

    # ----------------------------------------------------------------------------------------------------------- pages

    def _draw(self, index: int, slide: Slide, section: Element) -> None:
        content = PageContent(index, self.height, self.fonts)
        self.contents.append(content)
        writer = PageWriter(content, self._picture)
        layout = self.scene.layouts[slide.layout]
        with content.artifact():
            content.panel(Panel(fill=layout.background), Box(0, 0, self.width, self.height))
        writer.backdrop(layout.backdrop)
        writer.backdrop(slide.backdrop)
        writer.nodes(slide.nodes, section)
        writer.footer(slide.footer)

    def _picture(self, asset: Asset) -> tuple[str, bool]:
        """Return the name of an asset's XObject, made where it is shown first, and whether it has the drawing's units."""
        known = self.pictures.get(asset.key)
        if known is None:
            known = (f"X{len(self.pictures)}", self.doc.Reference(resources.picture(asset, self.doc)))
            self.pictures[asset.key] = known
        return known[0], asset.vector is not None

    def _fonts(self) -> dict[str, tuple[str, Any]]:
        """Return the names and objects of the faces that are used, by their keys."""
        used = sorted({key for content in self.contents for key in content.used_fonts})
        made = {key: self.doc.Reference(resources.font(self.fonts[key], self.doc)) for key in used}
        return {key: (self.fonts[key].name, reference) for key, reference in made.items()}

    def _page(self, content: PageContent, fonts: dict[str, tuple[str, Any]]) -> Any:
        page: Any = Page()
        page.MediaBox = PDFArray([0, 0, self.width, self.height])
        page.Contents = Stream("\n".join(content.operators).encode("ascii"))
        page.Resources = PDFDictionary({})
        if content.used_fonts:
            page.Resources["Font"] = PDFDictionary(dict(fonts[key] for key in sorted(content.used_fonts)))
        if content.xobjects:
            objects = dict(self.pictures.values())
            page.Resources["XObject"] = PDFDictionary({name: objects[name] for name in sorted(content.xobjects)})
        page.StructParents = content.index
        page.Tabs = PDFName("S")
        self.doc.Pages.addPage(page)
        return page

    # --------------------------------------------------------------------------------------------------------- catalog

    def _catalog(self, pages: list[Any], structure: Structure) -> None:
        scene, made = self.scene, self.doc.Catalog
        made.__NoDefault__ = [*dict.fromkeys((*made.__NoDefault__, *_IN_CATALOG))]
        made.MarkInfo = Raw("<< /Marked true /Suspects false >>")
        made.StructTreeRoot = structure.reference
        made.ViewerPreferences = Raw("<< /DisplayDocTitle true >>")
        made.Lang = text_string(scene.lang)
        made.PageMode = PDFName("UseOutlines")
        metadata = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
        made.Metadata = self.doc.Reference(Stream(catalog.xmp(scene), metadata, filter_=""))
        made.PageLabels = catalog.page_labels(scene)
        made.Outlines = catalog.outline(catalog.bookmarks(scene), pages, self.doc)
        info = self.doc.info
        info.title, info.author = scene.title, scene.author
        info.subject, info.keywords = scene.subject, ", ".join(scene.keywords)
        info.creator = info.producer = catalog.PRODUCER
        stamp = self.doc._timeStamp
        stamp.YMDhms = tuple(time.gmtime(scene.created)[:6])
        stamp.dhh = stamp.dmm = 0

    def _bytes(self) -> bytes:
        doc = self.doc
        digest = hashlib.sha256()
        for content in self.contents:
            digest.update("\n".join(content.operators).encode())
        digest.update(catalog.xmp(self.scene))
        digest.update("\n".join(element.alt or "" for element in self.root.descendants()).encode())
        doc.updateSignature(digest.digest())
        doc.Reference(doc.Catalog)
        doc.Reference(doc.info)
        made = doc.format()
        return made if isinstance(made, bytes) else made.encode("latin-1")
