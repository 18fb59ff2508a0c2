"""The file: catalog, pages, structure tree, fonts, metadata. The one module that uses ReportLab.

ReportLab 5.1 has no tags, but its `pdfdoc` module holds a good object model and file writer; some of what is used here is
private to it, which is why its version is pinned. Its page object writes only the attributes that it names, so `_Page`
names two more. No clock and no randomness: the same Scene gives the same bytes.
"""

from __future__ import annotations

import hashlib
import time
import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from twindeck.geometry import Box
from twindeck.scene import Asset, Panel, Scene, Slide
from twindeck.vector import Gradient
from twindeck.writers.pdf.content import PageContent
from twindeck.writers.pdf.drawing import FormContent, draw
from twindeck.writers.pdf.fonts import EmbeddedFont
from twindeck.writers.pdf.images import image_data
from twindeck.writers.pdf.nodes import PageWriter
from twindeck.writers.pdf.tags import Element, LinkReference, Marked

PRODUCER = "twindeck"


class _Page(pdfdoc.PDFPage):
    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]


class _Stream(pdfdoc.PDFObject):
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
        self.entries["Length"] = len(self.content)
        head: bytes = pdfdoc.format(PDFDictionary(self.entries), document)
        return head + b"\nstream\n" + self.content + b"\nendstream"


def _indirect(entries: dict[str, Any]) -> Any:
    made: Any = PDFDictionary(entries)
    made.__RefOnly__ = 1
    return made


class _Raw(pdfdoc.PDFObject):
    """Text that is written as it is."""

    def __init__(self, text: str) -> None:
        self.text = text.encode("ascii")

    def format(self, document: Any) -> bytes:
        return self.text


def write(scene: Scene) -> bytes:
    """Return the Scene as a tagged PDF.

    Raises ValueError where a character has no glyph in its face.
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
        self.images: dict[str, tuple[str, bool]] = {}
        self.objects: dict[str, Any] = {}
        self.root = Element("Document")
        self.pages: list[PageContent] = []

    def write(self) -> bytes:
        scene = self.scene
        sections = self._sections()
        for index, slide in enumerate(scene.slides):
            self._page(index, slide, sections[index])
        self.root.pruned()
        fonts = self._font_resources()
        made = [_Page() for _ in self.pages]
        for page, content in zip(made, self.pages, strict=True):
            self._finish_page(page, content, fonts)
        refs = [self.doc.Reference(page) for page in made]
        self._structure(refs)
        self._annotations(made, refs)
        self._catalog(refs)
        return self._bytes()

    # ----------------------------------------------------------------------------------------------------------- pages

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

    def _page(self, index: int, slide: Slide, section: Element) -> None:
        content = PageContent(index, self.height, self.fonts)
        self.pages.append(content)
        writer = PageWriter(content, self._image, [s.title for s in self.scene.slides])
        layout = self.scene.layouts[slide.layout]
        with content.artifact():
            content.panel(Panel(fill=layout.background), Box(0, 0, self.width, self.height))
        writer.backdrop(layout.backdrop)
        writer.backdrop(slide.backdrop)
        writer.nodes(slide.nodes, section)
        writer.footer(slide.footer)

    def _finish_page(self, page: Any, content: PageContent, fonts: dict[str, Any]) -> None:
        stream = _Stream("\n".join(content.operators).encode("ascii"))
        page.MediaBox = PDFArray([0, 0, self.width, self.height])
        page.Contents = stream
        used = {self.fonts[key].name: fonts[key] for key in sorted(content.used_fonts)}
        resources: dict[str, Any] = {"ProcSet": PDFArray([PDFName("PDF"), PDFName("Text"), PDFName("ImageC")])}
        if used:
            resources["Font"] = PDFDictionary(used)
        if content.xobjects:
            resources["XObject"] = PDFDictionary({name: self.objects[name] for name in sorted(content.xobjects)})
        page.Resources = PDFDictionary(resources)
        page.StructParents = content.index
        page.Tabs = PDFName("S")
        self.doc.Pages.addPage(page)

    # -------------------------------------------------------------------------------------------------------- pictures

    def _image(self, asset: Asset) -> tuple[str, bool]:
        known = self.images.get(asset.key)
        if known is None:
            name = f"X{len(self.images)}"
            known = (name, asset.vector is not None)
            self.images[asset.key] = known
            made = self._form(draw(asset.vector)) if asset.vector is not None else self._raster(asset)
            self.objects[name] = self.doc.Reference(made)
        return known

    def _form(self, form: FormContent) -> Any:
        resources: dict[str, Any] = {}
        if form.states:
            resources["ExtGState"] = PDFDictionary(
                {name: PDFDictionary({"ca": fill, "CA": stroke}) for (fill, stroke), name in form.states.items()}
            )
        if form.gradients:
            resources["Pattern"] = PDFDictionary(
                {name: self.doc.Reference(_pattern(gradient, form.height)) for gradient, name in form.gradients.items()}
            )
        entries = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([0, 0, form.width, form.height]),
            "Resources": PDFDictionary(resources),
        }
        return _Stream(form.operators.encode("ascii"), entries)

    def _raster(self, asset: Asset) -> Any:
        image = image_data(asset)
        entries: dict[str, Any] = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Image"),
            "Width": image.width,
            "Height": image.height,
            "ColorSpace": PDFName(image.colours),
            "BitsPerComponent": 8,
        }
        if image.alpha is not None:
            mask = {**entries, "ColorSpace": PDFName("DeviceGray")}
            entries["SMask"] = self.doc.Reference(_Stream(image.alpha, mask, filter_="FlateDecode"))
        return _Stream(image.data, entries, filter_=image.filter)

    # ----------------------------------------------------------------------------------------------------------- fonts

    def _font_resources(self) -> dict[str, Any]:
        used = sorted({key for page in self.pages for key in page.used_fonts})
        return {key: self.doc.Reference(self._font(self.fonts[key])) for key in used}

    def _font(self, embedded: EmbeddedFont) -> Any:
        data = embedded.subset()
        tag = hashlib.sha256(data).digest()
        prefix = "".join(chr(65 + byte % 26) for byte in tag[:6])
        base = PDFName(f"{prefix}+{embedded.face.family.replace(' ', '')}{'-Bold' if embedded.face.bold else ''}")
        metrics = embedded.font.hb_font.get_font_extents("ltr")
        scale = 1000 / embedded.font.units_per_em
        is_cff = data[:4] == b"OTTO"
        file = _Stream(data, {"Subtype": PDFName("OpenType")} if is_cff else {"Length1": len(data)})
        descriptor = _indirect(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": 4,
                "FontBBox": PDFArray([-1000, round(metrics.descender * scale), 2000, round(metrics.ascender * scale)]),
                "ItalicAngle": 0,
                "Ascent": round(metrics.ascender * scale),
                "Descent": round(metrics.descender * scale),
                "CapHeight": round(0.75 * metrics.ascender * scale),
                "StemV": 140 if embedded.face.bold else 80,
                "FontFile3" if is_cff else "FontFile2": self.doc.Reference(file),
            }
        )
        widths = PDFArray([PDFArray(part) if isinstance(part, list) else part for part in embedded.widths()])
        descendant: dict[str, Any] = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType0" if is_cff else "CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": PDFDictionary(
                {"Registry": _Raw("(Adobe)"), "Ordering": _Raw("(Identity)"), "Supplement": 0}
            ),
            "FontDescriptor": self.doc.Reference(descriptor),
            "DW": 1000,
            "W": widths,
        }
        if not is_cff:
            descendant["CIDToGIDMap"] = PDFName("Identity")
        return _indirect(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": base,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([self.doc.Reference(_indirect(descendant))]),
                "ToUnicode": self.doc.Reference(_Stream(embedded.to_unicode())),
            }
        )

    # ------------------------------------------------------------------------------------------------------- structure

    def _structure(self, pages: Sequence[Any]) -> None:
        self.elements: dict[int, Any] = {}
        tree = _indirect({"Type": PDFName("StructTreeRoot")})
        tree_ref = self.doc.Reference(tree)
        document = self._element(self.root, tree_ref, pages)
        tree["K"] = PDFArray([document])
        numbers: list[Any] = []
        for content in self.pages:
            owners: Any = PDFArray([self.elements[id(owner)] for owner in content.owners])
            owners.__RefOnly__ = 1
            numbers += [content.index, self.doc.Reference(owners)]
        key = len(self.pages)
        self.annotation_keys: dict[tuple[int, int], int] = {}
        for content in self.pages:
            for position, owner in enumerate(content.annotation_owners):
                numbers += [key, self.elements[id(owner)]]
                self.annotation_keys[content.index, position] = key
                key += 1
        tree["ParentTree"] = self.doc.Reference(_indirect({"Nums": PDFArray(numbers)}))
        tree["ParentTreeNextKey"] = key
        self.doc.Catalog.__NoDefault__ = [*self.doc.Catalog.__NoDefault__]
        self.structure = tree_ref

    def _element(self, element: Element, parent: Any, pages: Sequence[Any]) -> Any:
        entries: dict[str, Any] = {"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent}
        made = _indirect(entries)
        reference = self.doc.Reference(made)
        self.elements[id(element)] = reference
        if element.alt is not None:
            made["Alt"] = PDFString(element.alt)
        if element.lang:
            made["Lang"] = PDFString(element.lang)
        if element.title:
            made["T"] = PDFString(element.title)
        if element.attributes:
            made["A"] = _attributes(element)
        kids: list[Any] = []
        marks = [kid for kid in element.kids if isinstance(kid, Marked)]
        home = marks[0].page if marks else None
        if home is not None:
            made["Pg"] = pages[home]
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(self._element(kid, reference, pages))
            elif isinstance(kid, Marked):
                if kid.page == home:
                    kids.append(kid.mcid)
                else:
                    kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": pages[kid.page], "MCID": kid.mcid}))
            else:
                kids.append(
                    PDFDictionary(
                        {
                            "Type": PDFName("OBJR"),
                            "Pg": pages[kid.page],
                            "Obj": pdfdoc.PDFObjectReference(_annotation_name(kid)),
                        }
                    )
                )
        made["K"] = PDFArray(kids)
        return reference

    def _annotations(self, made: Sequence[Any], pages: Sequence[Any]) -> None:
        for content, page in zip(self.pages, made, strict=True):
            found: list[Any] = []
            for position, annotation in enumerate(content.annotations):
                boxes = [(b.x, self.height - b.bottom, b.right, self.height - b.y) for b in annotation.boxes]
                rect = [
                    min(b[0] for b in boxes),
                    min(b[1] for b in boxes),
                    max(b[2] for b in boxes),
                    max(b[3] for b in boxes),
                ]
                quads: list[Any] = []
                for x0, y0, x1, y1 in boxes:
                    quads += [round(v, 2) for v in (x0, y1, x1, y1, x0, y0, x1, y0)]
                entries: dict[str, Any] = {
                    "Type": PDFName("Annot"),
                    "Subtype": PDFName("Link"),
                    "Rect": PDFArray([round(v, 2) for v in rect]),
                    "QuadPoints": PDFArray(quads),
                    "Border": PDFArray([0, 0, 0]),
                    "F": 4,
                    "Contents": PDFString(annotation.contents),
                    "StructParent": self.annotation_keys[content.index, position],
                }
                if annotation.uri is not None:
                    entries["A"] = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(annotation.uri)})
                elif annotation.slide is not None:
                    entries["Dest"] = PDFArray([pages[annotation.slide], PDFName("Fit")])
                name = _annotation_name(LinkReference(content.index, position))
                found.append(self.doc.Reference(_indirect(entries), name))
            if found:
                page.Annots = PDFArray(found)

    # --------------------------------------------------------------------------------------------------------- catalog

    def _catalog(self, pages: Sequence[Any]) -> None:
        catalog = self.doc.Catalog
        catalog.__NoDefault__ = [
            *catalog.__NoDefault__,
            *(
                name
                for name in ("MarkInfo", "StructTreeRoot", "Metadata", "ViewerPreferences", "Lang", "PageLabels")
                if name not in catalog.__NoDefault__
            ),
        ]
        catalog.MarkInfo = _Raw("<< /Marked true /Suspects false >>")
        catalog.StructTreeRoot = self.structure
        catalog.ViewerPreferences = _Raw("<< /DisplayDocTitle true >>")
        catalog.Lang = PDFString(self.scene.lang)
        catalog.PageMode = PDFName("UseOutlines")
        catalog.Metadata = self.doc.Reference(
            _Stream(self._xmp(), {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}, filter_="")
        )
        labels: list[Any] = []
        expected: int | None = None
        for index, slide in enumerate(self.scene.slides):
            if slide.number != expected:
                labels += [index, PDFDictionary({"S": PDFName("D"), "St": slide.number})]
            expected = slide.number + 1
        catalog.PageLabels = PDFDictionary({"Nums": PDFArray(labels)})
        catalog.Outlines = self._outline(pages)
        info = self.doc.info
        info.title, info.author = self.scene.title, self.scene.author
        info.subject, info.keywords = self.scene.subject, ", ".join(self.scene.keywords)
        info.creator = info.producer = PRODUCER
        moment = time.gmtime(self.scene.created)
        stamp = self.doc._timeStamp
        stamp.YMDhms = tuple(moment[:6])
        stamp.dhh = stamp.dmm = 0

    def _outline(self, pages: Sequence[Any]) -> Any:
        """Return the bookmarks: chapters with their slides, and slides outside chapters beside them."""
        scene = self.scene
        starts = {chapter.first: chapter for chapter in scene.chapters}
        entries: list[tuple[str, int, list[tuple[str, int, list[Any]]]]] = []
        index = 0
        while index < len(scene.slides):
            chapter = starts.get(index)
            if chapter is None:
                entries.append((scene.slides[index].title, index, []))
                index += 1
                continue
            inner: list[tuple[str, int, list[Any]]] = [
                (scene.slides[i].title, i, []) for i in range(chapter.first + 1, chapter.last)
            ]
            if scene.slides[index].title != chapter.title:
                inner.insert(0, (scene.slides[index].title, index, []))
            entries.append((chapter.title, index, inner))
            index = chapter.last
        root = _indirect({"Type": PDFName("Outlines")})
        reference = self.doc.Reference(root)
        self._outline_level(root, reference, entries, pages)
        return reference

    def _outline_level(self, parent: Any, parent_ref: Any, entries: Sequence[Any], pages: Sequence[Any]) -> int:
        made = [_indirect({"Title": PDFString(title), "Parent": parent_ref}) for title, _, _ in entries]
        references = [self.doc.Reference(entry) for entry in made]
        count = len(made)
        for number, ((_, page, inner), entry) in enumerate(zip(entries, made, strict=True)):
            entry["Dest"] = PDFArray([pages[page], PDFName("Fit")])
            if number:
                entry["Prev"] = references[number - 1]
            if number < len(made) - 1:
                entry["Next"] = references[number + 1]
            if inner:
                count += self._outline_level(entry, references[number], inner, pages)
        if references:
            parent["First"], parent["Last"], parent["Count"] = references[0], references[-1], count
        return count

    def _xmp(self) -> bytes:
        scene = self.scene
        date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(scene.created))
        title, lang = escape(scene.title), escape(scene.lang)
        parts = [
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li>'
            f'<rdf:li xml:lang="{lang}">{title}</rdf:li></rdf:Alt></dc:title>',
            f"<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>",
            "<dc:format>application/pdf</dc:format>",
        ]
        if scene.author:
            parts.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(scene.author)}</rdf:li></rdf:Seq></dc:creator>")
        if scene.subject:
            parts.append(
                f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(scene.subject)}</rdf:li></rdf:Alt>'
                "</dc:description>"
            )
        if scene.keywords:
            parts.append(f"<pdf:Keywords>{escape(', '.join(scene.keywords))}</pdf:Keywords>")
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

    def _bytes(self) -> bytes:
        doc = self.doc
        digest = hashlib.sha256()
        for content in self.pages:
            digest.update("\n".join(content.operators).encode())
        digest.update(self._xmp())
        doc.updateSignature(digest.digest())
        doc.Reference(doc.Catalog)
        doc.Reference(doc.info)
        made = doc.format()
        return made if isinstance(made, bytes) else made.encode("latin-1")


def _annotation_name(link: LinkReference) -> str:
    return f"twindeck.annotation.{link.page}.{link.annotation}"


def _attributes(element: Element) -> Any:
    """Return the attribute objects, one for each owner."""
    owners: dict[str, dict[str, Any]] = {}
    for owner, name, value in element.attributes:
        entry = owners.setdefault(owner, {"O": PDFName(owner)})
        if isinstance(value, list):
            entry[name] = PDFArray(value)
        elif name == "Summary":
            entry[name] = PDFString(str(value))
        else:
            entry[name] = PDFName(str(value))
    made = [PDFDictionary(entry) for entry in owners.values()]
    return made[0] if len(made) == 1 else PDFArray(made)


def _pattern(gradient: Gradient, height: float) -> Any:
    """Return a gradient as a shading pattern in the form's coordinates."""
    values = gradient.coordinates
    if gradient.kind == "linear":
        x1, y1, x2, y2 = values
        kind, coordinates = 2, [x1, height - y1, x2, height - y2]
    else:
        cx, cy, r, fx, fy = values
        kind, coordinates = 3, [fx, height - fy, 0, cx, height - cy, r]
    shading = PDFDictionary(
        {
            "ShadingType": kind,
            "ColorSpace": PDFName("DeviceRGB"),
            "Coords": PDFArray([round(v, 4) for v in coordinates]),
            "Function": _stops(gradient),
            "Extend": _Raw("[true true]"),
        }
    )
    return _indirect({"Type": PDFName("Pattern"), "PatternType": 2, "Shading": shading})


def _stops(gradient: Gradient) -> Any:
    """Return the function that leads from 0–1 to colours; offsets that do not rise are pushed apart a little."""
    stops = list(gradient.stops)
    if stops[0].offset > 0:
        stops.insert(0, type(stops[0])(0.0, stops[0].rgb))
    if stops[-1].offset < 1:
        stops.append(type(stops[0])(1.0, stops[-1].rgb))

    def channels(rgb: str) -> Any:
        return PDFArray([round(int(rgb[i : i + 2], 16) / 255, 5) for i in (0, 2, 4)])

    pieces = [
        PDFDictionary(
            {"FunctionType": 2, "Domain": PDFArray([0, 1]), "C0": channels(a.rgb), "C1": channels(b.rgb), "N": 1}
        )
        for a, b in pairwise(stops)
    ]
    if len(pieces) == 1:
        return pieces[0]
    bounds: list[float] = []
    for stop in stops[1:-1]:
        low = (bounds[-1] if bounds else 0.0) + 1e-5
        bounds.append(round(min(max(stop.offset, low), 1 - 1e-5), 6))
    return PDFDictionary(
        {
            "FunctionType": 3,
            "Domain": PDFArray([0, 1]),
            "Functions": PDFArray(pieces),
            "Bounds": PDFArray(bounds),
            "Encode": PDFArray([0, 1] * len(pieces)),
        }
    )
