"""The .pptx read back with python-pptx: what each slide says, in the order in which it is read aloud."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from twindeck.geometry import Box
from twindeck.verify.reading import DeckReading, Figure, Frame, Framed, SlideReading, Unreadable

EMU = 12700
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FURNITURE = ("ftr", "sldNum", "dt", "hdr")
"""Placeholders of master and layout that are no content: artifacts in the PDF."""

Align = Literal["left", "center", "right", "other"]
_ALIGN: dict[str, Align] = {"l": "left", "ctr": "center", "r": "right"}
_ANCHOR: dict[str, Literal["top", "middle", "bottom"]] = {"t": "top", "ctr": "middle", "b": "bottom"}
_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}


def read_pptx(data: bytes) -> DeckReading:
    """Return what a .pptx says; raises Unreadable where it is none."""
    try:
        deck = Presentation(io.BytesIO(data))
        numbers = {slide.part.partname: number for number, slide in enumerate(deck.slides, start=1)}
        slides = tuple(_Slide(slide, numbers).read(number) for number, slide in enumerate(deck.slides, start=1))
    except Exception as wrong:
        raise Unreadable("pptx", f"cannot be read as a .pptx ({type(wrong).__name__}: {wrong})") from wrong
    properties = deck.core_properties
    langs: Counter[str] = Counter(
        run.get("lang")
        for slide in deck.slides
        for run in slide._element.iter(qn("a:rPr"))
        if run.get("lang") is not None
    )
    lang = properties.language or (langs.most_common(1)[0][0] if langs else "")
    size = (deck.slide_width or 0) / EMU, (deck.slide_height or 0) / EMU
    return DeckReading(properties.title or "", lang, size, slides, _build(deck))


def _build(deck: Any) -> str:
    """Return the id of the build that the file comes from: a property of its own, which outlives PowerPoint."""
    for relation in deck.part.package._rels.values():
        if relation.reltype.endswith("/custom-properties") and not relation.is_external:
            for one in parse_xml(relation.target_part.blob):
                if one.get("name") == "twindeck build":
                    return "".join(one.itertext()).strip()
    return ""


class _Transform:
    """From a group's inner coordinates to the slide's, in EMU."""

    def __init__(self, sx: float = 1.0, sy: float = 1.0, dx: float = 0.0, dy: float = 0.0) -> None:
        self.sx, self.sy, self.dx, self.dy = sx, sy, dx, dy

    def box(self, x: float, y: float, w: float, h: float) -> Box:
        return Box((x * self.sx + self.dx) / EMU, (y * self.sy + self.dy) / EMU, w * self.sx / EMU, h * self.sy / EMU)

    def inside(self, group: Any) -> _Transform:
        """Return the transform for a group's children."""
        xfrm = group._element.grpSpPr.find(qn("a:xfrm"))
        if xfrm is None or xfrm.find(qn("a:chOff")) is None:
            return self
        off, ext, child, size = (xfrm.find(qn(f"a:{name}")) for name in ("off", "ext", "chOff", "chExt"))
        sx = int(ext.get("cx")) / int(size.get("cx")) if int(size.get("cx")) else 1.0
        sy = int(ext.get("cy")) / int(size.get("cy")) if int(size.get("cy")) else 1.0
        dx = int(off.get("x")) - int(child.get("x")) * sx
        dy = int(off.get("y")) - int(child.get("y")) * sy
        return _Transform(self.sx * sx, self.sy * sy, self.sx * dx + self.dx, self.sy * dy + self.dy)


class _Slide:
    """One slide being read."""

    def __init__(self, slide: Any, numbers: dict[Any, int]) -> None:
        self.slide = slide
        self.numbers = numbers
        self.links: list[str] = []

    def read(self, number: int) -> SlideReading:
        items = tuple(self._items(self.slide.shapes, _Transform()))
        title = self.slide.shapes.title
        words = "\n".join(_paragraph_text(p) for p in title._element.iter(qn("a:p"))) if title is not None else ""
        return SlideReading(number, words, items, tuple(self.links))

    def _items(self, shapes: Any, transform: _Transform) -> Iterator[Framed | Figure]:
        for shape in shapes:
            element = shape._element
            tag = element.tag.rpartition("}")[2]
            alt = _alt(element)
            if tag == "grpSp" and alt is not None:
                yield self._diagram(shape, alt, transform)
            elif tag == "grpSp":
                yield from self._items(shape.shapes, transform.inside(shape))
            elif tag == "graphicFrame" and shape.has_table:
                yield from self._table(shape, transform)
            elif tag in ("graphicFrame", "pic"):
                self._link(element)
                if alt is not None:
                    kind: Literal["picture", "chart"] = "picture" if tag == "pic" else "chart"
                    yield Figure(kind, shape.name, alt, _box(shape, transform))
            elif tag == "sp":
                yield from self._shape(shape, transform)

    def _shape(self, shape: Any, transform: _Transform) -> Iterator[Framed | Figure]:
        if shape.is_placeholder and shape.element.ph.get("type") in _FURNITURE:
            return
        self._link(shape._element)
        alt = _alt(shape._element)
        if alt is not None:
            yield Figure("figure", shape.name, alt, _box(shape, transform), tuple(self._texts(shape, transform)))
        else:
            yield from self._texts(shape, transform)

    def _texts(self, shape: Any, transform: _Transform) -> Iterator[Framed]:
        body = shape._element.find(qn("p:txBody"))
        if body is not None:
            yield from self._paragraphs(body, _frame(shape, transform), _Inheritance(shape))

    def _paragraphs(self, body: Any, frame: Frame, inheritance: _Inheritance) -> Iterator[Framed]:
        for paragraph in body.findall(qn("a:p")):
            text = _paragraph_text(paragraph)
            for properties in paragraph.iter(qn("a:rPr")):
                self._link(properties)
            if text.strip():
                yield inheritance.framed(paragraph, text, frame)

    def _diagram(self, group: Any, alt: str, transform: _Transform) -> Figure:
        texts = tuple(self._labels(group, transform.inside(group)))
        return Figure("diagram", group.name, alt, _box(group, transform), texts)

    def _labels(self, group: Any, transform: _Transform) -> Iterator[Framed]:
        for shape in group.shapes:
            tag = shape._element.tag.rpartition("}")[2]
            if tag == "grpSp":
                yield from self._labels(shape, transform.inside(shape))
            elif tag == "sp":
                self._link(shape._element)
                yield from self._texts(shape, transform)

    def _table(self, shape: Any, transform: _Transform) -> Iterator[Framed]:
        whole = _box(shape, transform)
        y = whole.y
        for row in shape.table.rows:
            x = whole.x
            for column, cell in zip(shape.table.columns, row.cells, strict=True):
                box = Box(x, y, column.width / EMU, row.height / EMU)
                insets = [
                    value / EMU for value in (cell.margin_left, cell.margin_top, cell.margin_right, cell.margin_bottom)
                ]
                properties = cell._tc.tcPr
                anchor = _ANCHOR.get(properties.get("anchor", "t") if properties is not None else "t", "top")
                frame = Frame(f"{shape.name}, a cell", box, box.inset(*insets), anchor)
                yield from self._paragraphs(cell._tc.txBody, frame, _Inheritance(None))
                x = box.right
            y += row.height / EMU

    def _link(self, element: Any) -> None:
        """Note where an element leads: the click of a run's properties, or of a shape's."""
        if element.tag.rpartition("}")[2] in ("sp", "pic", "graphicFrame"):
            element = next(element.iter(qn("p:cNvPr")))
        click = element.find(qn("a:hlinkClick"))
        if click is None or not click.get(qn("r:id")):
            return
        relationship = self.slide.part.rels[click.get(qn("r:id"))]
        if relationship.is_external:
            self._note(relationship.target_ref)
        else:
            self._note(f"slide {self.numbers.get(relationship.target_part.partname, '?')}")

    def _note(self, target: str) -> None:
        self.links.append(target)


class _Inheritance:
    """What a paragraph takes from its shape, from its placeholder in layout and master, or from the master's styles."""

    def __init__(self, shape: Any | None) -> None:
        self.bodies: list[Any] = []
        self.title = False
        self.styles: Any = None
        if shape is None:
            return
        self.bodies = list(_bodies(shape))
        if shape.is_placeholder:
            self.title = shape.element.ph.get("type") in ("title", "ctrTitle")
            self.styles = shape.part.slide.slide_layout.slide_master._element.find(qn("p:txStyles"))

    def framed(self, paragraph: Any, text: str, frame: Frame) -> Framed:
        spacing = self._property(paragraph, qn("a:lnSpc"))
        points = spacing.find(qn("a:spcPts")) if spacing is not None else None
        before = self._property(paragraph, qn("a:spcBef"))
        space = before.find(qn("a:spcPts")) if before is not None else None
        return Framed(
            text=text,
            frame=frame,
            align=_ALIGN.get(str(self._attribute(paragraph, "algn") or "l"), "other"),
            left=int(self._attribute(paragraph, "marL") or 0) / EMU,
            leading=int(points.get("val")) / 100 if points is not None else None,
            space_before=int(space.get("val")) / 100 if space is not None else 0.0,
            rtl=self._attribute(paragraph, "rtl") in ("1", "true"),
        )

    def _levels(self, paragraph: Any) -> Iterator[Any]:
        own = paragraph.find(qn("a:pPr"))
        level = int(own.get("lvl", "0")) + 1 if own is not None else 1
        if own is not None:
            yield own
        for body in self.bodies:
            yield from body.findall(f"{qn('a:lstStyle')}/{qn(f'a:lvl{level}pPr')}")
        if self.styles is not None:
            style = "p:titleStyle" if self.title else "p:bodyStyle"
            yield from self.styles.findall(f"{qn(style)}/{qn(f'a:lvl{level}pPr')}")

    def _attribute(self, paragraph: Any, name: str) -> str | None:
        return next((level.get(name) for level in self._levels(paragraph) if level.get(name) is not None), None)

    def _property(self, paragraph: Any, name: str) -> Any:
        return next((found for level in self._levels(paragraph) if (found := level.find(name)) is not None), None)


def _bodies(shape: Any) -> Iterator[Any]:
    """Yield the text bodies that a shape's properties come from: its own, its layout's, its master's."""
    body = shape._element.find(qn("p:txBody"))
    if body is not None:
        yield body
    if not shape.is_placeholder:
        return
    ph = shape.element.ph
    layout = shape.part.slide.slide_layout
    for placeholder in layout.placeholders:
        if placeholder.element.ph.get("idx", "0") == ph.get("idx", "0"):
            yield from placeholder._element.findall(qn("p:txBody"))
    kind = {"ctrTitle": "title", "subTitle": "body", None: "body"}.get(ph.get("type"), ph.get("type"))
    for placeholder in layout.slide_master.placeholders:
        if placeholder.element.ph.get("type") == kind:
            yield from placeholder._element.findall(qn("p:txBody"))


def _frame(shape: Any, transform: _Transform) -> Frame:
    box = _box(shape, transform)
    values: dict[str, str] = {}
    for body in reversed(list(_bodies(shape))):
        values.update(body.find(qn("a:bodyPr")).attrib)
    insets = [int(values.get(name, default)) / EMU for name, default in _INSETS.items()]
    inner = _text_area(shape._element, box).inset(*insets)
    return Frame(shape.name, box, inner, _ANCHOR.get(values.get("anchor", "t"), "top"))


def _text_area(element: Any, box: Box) -> Box:
    """Return the part of a shape that text flows in, before insets: the `rect` of its preset in presetShapeDefinitions."""
    geometry = element.find(f"{qn('p:spPr')}/{qn('a:prstGeom')}")
    if geometry is None:
        return box
    adjust = {guide.get("name"): int(guide.get("fmla").split()[-1]) for guide in geometry.iter(qn("a:gd"))}
    short = min(box.w, box.h)
    match geometry.get("prst"):
        case "roundRect":
            return box.inset(short * min(adjust.get("adj", 16667), 50000) / 100000 * DIAGONAL)
        case "ellipse":
            return box.inset(box.w / 2 * DIAGONAL, box.h / 2 * DIAGONAL)
        case "homePlate":
            point = short * min(adjust.get("adj", 50000), 100000 * box.w / short) / 100000
            return box.inset(0, 0, point / 2, 0)
        case _:
            return box


DIAGONAL = 0.29289
"""How far a circle of radius 1 is from the corner of its square, along either side: 1 − cos 45°."""


def _box(shape: Any, transform: _Transform) -> Box:
    return transform.box(shape.left or 0, shape.top or 0, shape.width or 0, shape.height or 0)


def _alt(element: Any) -> str | None:
    """Return an element's alternative text, None for what has none or is decoration."""
    properties = next(element.iter(qn("p:cNvPr")))
    if any(mark.get("val") in ("1", "true") for mark in properties.iter(_DECORATIVE)):
        return None
    return properties.get("descr") or None


def _paragraph_text(paragraph: Any) -> str:
    """Return a paragraph's words; a break within it is one blank, which matching leaves out."""
    parts = []
    for child in paragraph:
        tag = child.tag.rpartition("}")[2]
        if tag in ("r", "fld"):
            parts.append("".join(t.text or "" for t in child.findall(qn("a:t"))))
        elif tag == "br":
            parts.append("\n")
    return "".join(parts)
