"""The structure tree, its parent tree, and the links' annotations, as PDF objects (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from twindeck.writers.pdf.content import PageContent
from twindeck.writers.pdf.objects import PDFArray, PDFDictionary, PDFName, indirect, text_string
from twindeck.writers.pdf.tags import Element, LinkReference, Marked


class Structure:
    """The tree under a root element, written once every page's content is known. `reference` leads to it.

    `page_refs` are references to the pages in order.
    """

    def __init__(self, root: Element, contents: Sequence[PageContent], page_refs: Sequence[Any], doc: Any) -> None:
        self._doc, self._pages = doc, page_refs
        self._elements: dict[int, Any] = {}
        self._identified: list[tuple[str, Any]] = []
        self._annotation_keys: dict[tuple[int, int], int] = {}
        tree = indirect({"Type": PDFName("StructTreeRoot")})
        self.reference = doc.Reference(tree)
        tree["K"] = PDFArray([self._element(root, self.reference)])
        numbers, next_key = self._parents(contents)
        tree["ParentTree"] = doc.Reference(indirect({"Nums": PDFArray(numbers)}))
        tree["ParentTreeNextKey"] = next_key
        if self._identified:
            names = [entry for name, element in self._identified for entry in (text_string(name), element)]
            tree["IDTree"] = doc.Reference(indirect({"Names": PDFArray(names)}))

    def _parents(self, contents: Sequence[PageContent]) -> tuple[list[Any], int]:
        """Return the number tree: for each page the elements of its marked content, then one for each link."""
        numbers: list[Any] = []
        for content in contents:
            owners: Any = PDFArray([self._elements[id(owner)] for owner in content.owners])
            owners.__RefOnly__ = 1
            numbers += [content.index, self._doc.Reference(owners)]
        key = len(contents)
        for content in contents:
            for position, owner in enumerate(content.annotation_owners):
                numbers += [key, self._elements[id(owner)]]
                self._annotation_keys[content.index, position] = key
                key += 1
        return numbers, key

    def _element(self, element: Element, parent: Any) -> Any:
        made = indirect({"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent})
        reference = self._doc.Reference(made)
        self._elements[id(element)] = reference
        if element.role == "Note":
            # a note must be told from all others (ISO 14289-1, 7.9); names in the tree must be in order
            name = f"note-{len(self._identified) + 1:06}"
            self._identified.append((name, reference))
            made["ID"] = text_string(name)
        if element.alt is not None:
            made["Alt"] = text_string(element.alt)
        if element.lang:
            made["Lang"] = text_string(element.lang)
        if element.title:
            made["T"] = text_string(element.title)
        if element.attributes:
            made["A"] = _attributes(element)
        home = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
        if home is not None:
            made["Pg"] = self._pages[home]
        made["K"] = PDFArray([self._kid(kid, reference, home) for kid in element.kids])
        return reference

    def _kid(self, kid: Element | Marked | LinkReference, parent: Any, home: int | None) -> Any:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        if isinstance(kid, LinkReference):
            annotation = pdfdoc.PDFObjectReference(_annotation_name(kid))
            return PDFDictionary({"Type": PDFName("OBJR"), "Pg": self._pages[kid.page], "Obj": annotation})
        if kid.page == home:
            return kid.mcid
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": self._pages[kid.page], "MCID": kid.mcid})

    def annotations(self, content: PageContent) -> Any | None:
        """Return a page's annotations, None where it has none."""
        found: list[Any] = []
        for position, annotation in enumerate(content.annotations):
            boxes = [(b.x, content.height - b.bottom, b.right, content.height - b.y) for b in annotation.boxes]
            lefts, bottoms, rights, tops = zip(*boxes, strict=True)
            quads: list[Any] = []
            for x0, y0, x1, y1 in boxes:
                quads += [round(v, 2) for v in (x0, y1, x1, y1, x0, y0, x1, y0)]
            entries: dict[str, Any] = {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([round(v, 2) for v in (min(lefts), min(bottoms), max(rights), max(tops))]),
                "QuadPoints": PDFArray(quads),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,
                "Contents": text_string(annotation.contents),
                "StructParent": self._annotation_keys[content.index, position],
            }
            if annotation.uri is not None:
                entries["A"] = PDFDictionary({"S": PDFName("URI"), "URI": text_string(annotation.uri)})
            elif annotation.slide is not None:
                entries["Dest"] = PDFArray([self._pages[annotation.slide], PDFName("Fit")])
            name = _annotation_name(LinkReference(content.index, position))
            found.append(self._doc.Reference(indirect(entries), name))
        return PDFArray(found) if found else None


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
            entry[name] = text_string(str(value))
        else:
            entry[name] = PDFName(str(value))
    made = [PDFDictionary(entry) for entry in owners.values()]
    return made[0] if len(made) == 1 else PDFArray(made)
