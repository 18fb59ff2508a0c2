"""The PDF read back with pikepdf: its structure tree in reading order, filled from the pages' content."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from twindeck.geometry import Box
from twindeck.verify.pdf_content import ContentReader, PageContent, Shown
from twindeck.verify.reading import DeckReading, Figure, Placed, PlacedLine, SlideReading, Unreadable
from twindeck.verify.soundness import DEEPEST, refuse_unsound

_INLINE = ("Span", "Link", "Reference", "Quote", "Code", "Annot", "Form")
"""Structure types within a line of text: part of the block they stand in (ISO 32000-1, 14.8.4.4)."""

_BUILD = "twindeck:"
"""What the identifier of a file of ours begins with; the id of its build follows."""

_HEADINGS = ("H", "H1", "H2", "H3", "H4", "H5", "H6")


def read_pdf(data: bytes) -> DeckReading:
    """Return what a tagged PDF says; raises Unreadable where it is none, or is not tagged."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            refuse_unsound(pdf)
            if "/StructTreeRoot" not in pdf.Root:
                raise Unreadable("pdf", "is not tagged: it has no structure tree")
            return _Document(pdf).read()
    except Unreadable:
        raise
    except Exception as wrong:
        raise Unreadable("pdf", f"cannot be read as a PDF ({type(wrong).__name__}: {wrong})") from wrong


@dataclass(slots=True)
class _Page:
    height: float
    content: PageContent
    items: list[Placed | Figure] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    page: int
    shown: Shown


class _Document:
    """One PDF being read."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.Root.StructTreeRoot
        self.roles = {str(k): str(v) for k, v in self.root.get("/RoleMap", {}).items()}
        reader = ContentReader()
        self.pages: list[_Page] = []
        self.numbers: dict[Any, int] = {}
        for number, page in enumerate(pdf.pages):
            box = [float(value) for value in page.mediabox]
            self.numbers[page.obj.objgen] = number
            self.pages.append(_Page(box[3], reader.read(page)))

    def read(self) -> DeckReading:
        for child in _kids(self.root):
            self._element(child)
        slides = tuple(
            SlideReading(number, page.title, tuple(page.items), tuple(page.links))
            for number, page in enumerate(self.pages, start=1)
        )
        first = [float(value) for value in self.pdf.pages[0].mediabox] if self.pages else [0.0, 0.0, 0.0, 0.0]
        size = first[2] - first[0], first[3] - first[1]
        title, identifier = self._metadata()
        build = identifier.removeprefix(_BUILD) if identifier.startswith(_BUILD) else ""
        return DeckReading(title, str(self.pdf.Root.get("/Lang", "")), size, slides, build)

    def _metadata(self) -> tuple[str, str]:
        """Return the title and the identifier, which are empty where there is none."""
        with self.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            title, identifier = metadata.get("dc:title", ""), metadata.get("dc:identifier", "")
        return str(title or self.pdf.docinfo.get("/Title", "")), str(identifier)

    # ------------------------------------------------------------------------------------------------------ elements

    def _element(self, element: Any) -> None:
        """Take a block: a figure, a text, or something that holds blocks."""
        role = self._role(element)
        if role == "Figure":
            self._figure(element)
            return
        pending: list[_Piece] = []
        for kid in _kids(element):
            if _is_element(kid) and self._role(kid) not in _INLINE:
                self._text(role, pending)
                pending = []
                self._element(kid)
            else:
                pending += self._pieces(kid, element)
        self._text(role, pending)

    def _text(self, role: str, pieces: list[_Piece]) -> None:
        """Note a block's text on the page (or pages) that it is on."""
        for number in dict.fromkeys(piece.page for piece in pieces):
            page = self.pages[number]
            lines = _lines([piece.shown for piece in pieces if piece.page == number], page.height)
            if any(line.text.strip() for line in lines):
                placed = Placed(role, lines)
                page.items.append(placed)
                if role in _HEADINGS and not page.title:
                    page.title = placed.text

    def _figure(self, element: Any) -> None:
        within = list(self._texts_within(element))
        number = within[0][0] if within else self._page_of(element)
        if number is None:
            return
        texts = tuple(placed for _, placed in within)
        alt = str(element.get("/Alt", ""))
        self.pages[number].items.append(Figure("figure", "", alt, self._bbox(element, number), texts))

    def _texts_within(self, element: Any) -> Iterator[tuple[int, Placed]]:
        """Yield the texts of a figure with their pages: one a block in it, and one of its own content."""
        own: list[_Piece] = []
        for kid in _kids(element):
            if _is_element(kid) and self._role(kid) not in _INLINE:
                yield from self._texts_within(kid)
            else:
                own += self._pieces(kid, element)
        if any(piece.shown.text.strip() for piece in own):
            page = self.pages[own[0].page]
            yield own[0].page, Placed("Figure", _lines([piece.shown for piece in own], page.height))

    def _pieces(self, kid: Any, parent: Any) -> Iterator[_Piece]:
        """Yield what a kid shows, inline elements and all, and note the links on the way."""
        if isinstance(kid, int):
            page = self._number(parent)
            if page is not None:
                yield from self._marked(page, int(kid))
        elif "/MCID" in kid:
            page = self.numbers.get(kid.Pg.objgen) if "/Pg" in kid else self._number(parent)
            if page is not None:
                yield from self._marked(page, int(kid.MCID))
        elif "/Obj" in kid:
            self._link(kid, parent)
        elif _is_element(kid):
            for inner in _kids(kid):
                yield from self._pieces(inner, kid)

    def _marked(self, page: int, mcid: int) -> Iterator[_Piece]:
        for shown in self.pages[page].content.marked.get(mcid, ()):
            yield _Piece(page, shown)

    def _link(self, reference: Any, parent: Any) -> None:
        annotation = reference.Obj
        if annotation.get("/Subtype") != "/Link":
            return
        page = self.numbers.get(reference.Pg.objgen) if "/Pg" in reference else self._number(parent)
        if page is None:
            page = self.numbers.get(annotation.P.objgen) if "/P" in annotation else None
        if page is not None:
            self.pages[page].links.append(self._target(annotation))

    def _target(self, annotation: Any) -> str:
        action = annotation.get("/A")
        if action is not None and "/URI" in action:
            return bytes(action.URI).decode("utf-8", "replace")
        place = annotation.get("/Dest") if action is None else action.get("/D")
        if isinstance(place, pikepdf.String | pikepdf.Name):
            place = self._named(place)
        if isinstance(place, pikepdf.Dictionary):
            place = place.get("/D")
        if isinstance(place, pikepdf.Array) and len(place) and isinstance(place[0], pikepdf.Dictionary):
            return f"slide {self.numbers.get(place[0].objgen, -1) + 1}"
        return "nowhere"

    def _named(self, name: Any) -> Any:
        """Look up a named destination, in the old dictionary or in the name tree (12.3.2.3)."""
        dests: Any = self.pdf.Root.get("/Dests", pikepdf.Dictionary())
        key = str(name) if str(name).startswith("/") else f"/{name}"
        if key in dests:
            return dests[key]
        trees: Any = self.pdf.Root.get("/Names", pikepdf.Dictionary())
        return pikepdf.NameTree(trees.Dests).get(str(name)) if "/Dests" in trees else None

    # -------------------------------------------------------------------------------------------------------- places

    def _role(self, element: Any) -> str:
        role = str(element.get("/S", ""))
        for _ in range(8):
            if role not in self.roles:
                break
            role = self.roles[role]
        return role.lstrip("/")

    def _number(self, element: Any) -> int | None:
        """Return the page of an element: its own, else that of what it stands in."""
        for _ in range(DEEPEST):
            if element is None or "/Pg" in element:
                return self.numbers.get(element.Pg.objgen) if element is not None else None
            element = element.get("/P")
        raise Unreadable("pdf", "has a structure tree whose parents come back to themselves")

    def _page_of(self, element: Any) -> int | None:
        """Return the page that a figure without texts is on."""
        found = self._number(element)
        if found is not None:
            return found
        kids = [kid for kid in _kids(element) if not isinstance(kid, int)]
        return next((page for kid in kids if (page := self._page_of(kid)) is not None), None)

    def _bbox(self, element: Any, page: int) -> Box | None:
        attributes = element.get("/A")
        entries = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
        for entry in entries:
            if isinstance(entry, pikepdf.Dictionary) and "/BBox" in entry:
                x0, y0, x1, y1 = (float(value) for value in entry.BBox)
                return Box(min(x0, x1), self.pages[page].height - max(y0, y1), abs(x1 - x0), abs(y1 - y0))
        return None


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_element(kid: Any) -> bool:
    return not isinstance(kid, int) and "/S" in kid


def _lines(shown: list[Shown], height: float) -> tuple[PlacedLine, ...]:
    """Join what follows closely on the same baseline, and turn the page's coordinates around."""
    lines: list[PlacedLine] = []
    end = 0.0
    for piece in shown:
        baseline = height - piece.baseline
        last = lines[-1] if lines else None
        near = -0.05 < piece.x - end < NEAR * piece.size
        if last is not None and near and abs(last.baseline - baseline) < 0.05:
            size = max(last.size, piece.size)
            lines[-1] = PlacedLine(last.text + piece.text, last.x, max(last.right, piece.right), baseline, size)
        else:
            lines.append(PlacedLine(piece.text, piece.x, piece.right, baseline, piece.size))
        end = piece.end
    return tuple(lines)


NEAR = 0.3
"""A gap, in em, within a line: less than any distance between labels beside each other."""
