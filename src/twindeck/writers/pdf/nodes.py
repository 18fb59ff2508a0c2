"""Nodes of the Scene -> content of a page and elements of the structure tree, in one walk.

What a node means is its role; nothing is guessed from where it stands or how it looks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import assert_never

from twindeck.addresses import ascii_address
from twindeck.geometry import Box, outline, round_rect
from twindeck.scene import (
    Asset,
    Chart,
    Connector,
    Group,
    Link,
    ListItem,
    Node,
    Panel,
    Paragraph,
    Picture,
    Piece,
    Role,
    Shape,
    Table,
    Text,
    TextContent,
    TextList,
    paragraphs,
)
from twindeck.theme.fonts import open_font
from twindeck.writers.pdf.content import Annotation, PageContent
from twindeck.writers.pdf.tags import Element, LinkReference

ImageName = Callable[[Asset], tuple[str, bool]]
"""An asset -> its XObject's name, and whether that is a form in the drawing's own units (else a unit square)."""

_NUMBERING = {"disc": "Disc", "decimal": "Decimal", "none": "None"}


@dataclass(frozen=True, slots=True)
class PageWriter:
    """Writes nodes to a page.

    `figure` is set within a figure, where everything belongs to the picture, and `decoration` where
    nothing belongs to anything.
    """

    page: PageContent
    image: ImageName
    figure: Element | None = None
    decoration: bool = False

    def backdrop(self, nodes: Sequence[Shape | Picture]) -> None:
        """Draw decoration."""
        if not nodes:
            return
        with self.page.artifact():
            for node in nodes:
                if isinstance(node, Shape):
                    self.page.panel(node.panel, node.box)
                else:
                    self._paint(node)

    def footer(self, texts: Sequence[Text]) -> None:
        """Draw chapter name and page number as what is repeated from page to page."""
        for text in texts:
            with self.page.artifact("/Type /Pagination /Subtype /Footer"):
                if text.panel is not None:
                    self.page.panel(text.panel, text.box)
                self._untagged(text.content, text.box)

    def nodes(self, nodes: Sequence[Node], parent: Element) -> None:
        """Write nodes under an element, in order."""
        for node in nodes:
            self.node(node, parent)

    def node(self, node: Node, parent: Element) -> None:
        """Write a node under an element."""
        match node:
            case Group():
                self._group(node, parent)
            case Text():
                self._text(node, parent)
            case Shape():
                self._drawn(lambda: self.page.panel(node.panel, node.box), shows=self.page.has_ink(node))
            case Connector():
                self._drawn(lambda: self.page.connector(node), shows=True)
            case Picture():
                self._picture(node, parent)
            case Chart():
                self._chart(node, parent)
            case Table():
                self._table(node, parent)
            case _:
                assert_never(node)

    # ---------------------------------------------------------------------------------------------------------- leaves

    def _drawn(self, draw: Callable[[], None], *, shows: bool) -> None:
        """Draw a form: within a figure it is part of the picture, elsewhere decoration."""
        if not shows:
            return
        if self.figure is not None:
            with self.page.tagged(self.figure):
                draw()
        else:
            with self.page.artifact():
                draw()

    def _group(self, group: Group, parent: Element) -> None:
        if self.decoration or self.figure is not None or group.role is Role.DIV:
            # a figure within a figure is a part of it, as is all else
            self.nodes(group.children, parent)
        elif group.role is Role.FIGURE and group.alt is not None:
            figure = parent.figure(group.alt, group.box, self.page.height)
            replace(self, figure=figure).nodes(group.children, figure)
        elif group.role is Role.ARTIFACT:
            replace(self, decoration=True).nodes(group.children, parent)
        else:
            element = parent.add(group.role)
            if group.role is Role.L:
                element.attributes.append(("List", "ListNumbering", _NUMBERING[group.numbering]))
            self.nodes(group.children, element)

    def _picture(self, picture: Picture, parent: Element) -> None:
        if picture.box.w <= 0 or picture.box.h <= 0:
            return
        if self.figure is not None:
            with self.page.tagged(self.figure):
                self._paint(picture)
        elif picture.alt is None or self.decoration:
            with self.page.artifact():
                self._paint(picture)
        else:
            with self.page.tagged(parent.figure(picture.alt, picture.box, self.page.height)):
                self._paint(picture)

    def _paint(self, picture: Picture) -> None:
        name, is_form = self.image(picture.asset)
        box = picture.box
        left, top, right, bottom = picture.crop
        width, height = box.w / (1 - left - right), box.h / (1 - top - bottom)
        x = box.x - left * width
        y = self.page.height - (box.y - top * height) - height
        sx, sy = (width / picture.asset.width, height / picture.asset.height) if is_form else (width, height)
        clip = None
        if any(picture.crop) or picture.radius:
            clip = outline(round_rect(picture.radius), box)
        self.page.xobject(name, (sx, 0, 0, sy, x, y), clip)

    def _chart(self, chart: Chart, parent: Element) -> None:
        if self.decoration:
            self.nodes(chart.drawing, parent)
            return
        figure = self.figure or parent.figure(chart.alt, chart.box, self.page.height)
        replace(self, figure=figure).nodes(chart.drawing, figure)

    def _table(self, table: Table, parent: Element) -> None:
        with self.page.artifact():
            self._grid(table)
            if self.decoration:
                for row in table.cells:
                    for cell in row:
                        self._untagged(cell.text.content, cell.text.box)
                return
        element = parent.add(Role.TABLE)
        if table.summary:
            element.attributes.append(("Table", "Summary", table.summary))
        body: Element | None = None
        for number, row in enumerate(table.cells):
            # a head alone, without rows under it, is no THead (ISO 14289-1, 7.2)
            if number == 0 and len(table.cells) > 1 and all(cell.header == "column" for cell in row):
                section = element.add(Role.THEAD)
            else:
                section = body = body or element.add(Role.TBODY)
            line = section.add(Role.TR)
            for cell in row:
                kind = line.add(Role.TH if cell.header else Role.TD)
                kind.lang = cell.text.lang
                if cell.header:
                    kind.attributes.append(("Table", "Scope", cell.header.capitalize()))
                self._together(cell.text.content, cell.text.box, kind)

    def _grid(self, table: Table) -> None:
        """Draw the fills of a table's cells, and the lines under its rows."""
        for row in table.cells:
            for cell in row:
                if cell.text.panel is not None:
                    self.page.panel(cell.text.panel, cell.text.box)
        if table.rule is not None:
            y = table.box.y
            for height in table.rows:
                y += height
                line = Box(table.box.x, y - table.rule.width / 2, table.box.w, table.rule.width)
                self.page.panel(Panel(fill=table.rule.colour), line)

    # ------------------------------------------------------------------------------------------------------------ text

    def _text(self, text: Text, parent: Element) -> None:
        if text.panel is not None and (text.panel.fill or text.panel.stroke):
            panel = text.panel
            self._drawn(lambda: self.page.panel(panel, text.box), shows=True)
        if text.role is Role.ARTIFACT or self.decoration:
            if _has_words(text.content):
                with self.page.artifact():
                    self._untagged(text.content, text.box)
        elif text.role is Role.DIV:
            self._content(text.content, text.box, parent, lang=text.lang)
        else:
            element = parent.add(text.role)
            element.lang = text.lang
            self._together(text.content, text.box, element)

    def _untagged(self, content: TextContent, box: Box) -> None:
        """Draw text that belongs to nothing; an artifact must be open."""
        for block in content:
            if isinstance(block, Paragraph):
                self.page.lines(block, box, _all(block))
                continue
            for item in block.items:
                if _is_labelled(block, item):
                    self._label(item, box)
                self._untagged(item.body, box)

    def _together(self, content: TextContent, box: Box, element: Element) -> None:
        """Write content into an element of which all of it is part."""
        for number, block in enumerate(content):
            if isinstance(block, TextList):
                self._list(block, box, element)
                continue
            # a blank keeps the words of neighbours apart for whoever extracts them
            spaced = _with_blank(block) if any(isinstance(b, Paragraph) for b in content[number + 1 :]) else block
            self._paragraph(replace(spaced, role=None), box, element)

    def _content(self, content: TextContent, box: Box, parent: Element, lang: str | None = None) -> None:
        """Write paragraphs and lists as elements of their own."""
        for block in content:
            if isinstance(block, TextList):
                self._list(block, box, parent, lang)
            else:
                self._paragraph(block, box, parent, lang)

    def _list(self, block: TextList, box: Box, parent: Element, lang: str | None = None) -> None:
        element = parent.add(Role.L)
        element.lang = lang
        element.attributes.append(("List", "ListNumbering", _NUMBERING[block.numbering]))
        for item in block.items:
            entry = element.add(Role.LI)
            if _is_labelled(block, item):
                with self.page.tagged(entry.add(Role.LBL)):
                    self._label(item, box)
            said = entry.add(Role.LBODY)
            alone = len(item.body) == 1
            for part in item.body:
                if isinstance(part, TextList):
                    self._list(part, box, said)
                else:
                    self._paragraph(replace(part, role=None if alone else Role.P), box, said)

    def _label(self, item: ListItem, box: Box) -> None:
        first = item.body[0]
        if isinstance(first, Paragraph):
            baseline = box.y + first.lines[0].baseline
            place = box.x + item.label_x
            self.page.label(item.label.style, item.label.text, place, baseline, item.label_pieces)

    def _paragraph(self, paragraph: Paragraph, box: Box, parent: Element, lang: str | None = None) -> None:
        """Write a paragraph: one stretch of marked content for each run of pieces with the same link and language."""
        if not any(line.pieces for line in paragraph.lines):
            return
        element = parent.home() if paragraph.role is None else parent.add(paragraph.role)
        if lang and paragraph.role is not None:
            element.lang = lang
        runs = paragraph.runs
        pieces = [
            (runs[piece.run], (number, position, position + 1))
            for number, line in enumerate(paragraph.lines)
            for position, piece in enumerate(line.pieces)
        ]
        for link, linked in groupby(pieces, key=lambda piece: piece[0].link):
            parts = list(linked)
            inner = element
            if link is not None:
                inner = self._link(link, paragraph, box, [place for _, place in parts], element)
            for language, spoken in groupby(parts, key=lambda piece: piece[0].lang):
                target = inner
                if language is not None:
                    target = inner.add(Role.SPAN)
                    target.lang = language
                with self.page.tagged(target):
                    self.page.lines(paragraph, box, [place for _, place in spoken])

    def _link(
        self,
        link: Link,
        paragraph: Paragraph,
        box: Box,
        stretch: Sequence[tuple[int, int, int]],
        parent: Element,
    ) -> Element:
        """Open a link element with its annotation; one area for each line that it takes."""
        element = parent.add(Role.LINK)
        boxes: list[Box] = []
        for number, pieces in groupby(stretch, key=lambda part: part[0]):
            line = paragraph.lines[number]
            parts = [line.pieces[position] for _, position, _ in pieces]
            size = max(paragraph.runs[part.run].style.size for part in parts)
            left, right = min(part.x for part in parts), max(part.x + part.width for part in parts)
            boxes.append(Box(box.x + left, box.y + line.baseline - 0.9 * size, right - left, 1.1 * size))
        words = "".join(paragraph.lines[n].pieces[p].text for n, p, _ in stretch).strip()
        contents = words if link.uri is None else f"{words} ({link.uri})"
        if link.title:
            contents = f"{words}: {link.title}"
        element.kids.append(LinkReference(self.page.index, len(self.page.annotations)))
        uri = None if link.uri is None else ascii_address(link.uri)
        self.page.annotations.append(Annotation(boxes, contents, uri, link.slide))
        self.page.annotation_owners.append(element)
        return element


def _all(paragraph: Paragraph) -> list[tuple[int, int, int]]:
    return [(number, 0, len(line.pieces)) for number, line in enumerate(paragraph.lines)]


def _has_words(content: TextContent) -> bool:
    return any(line.pieces for paragraph in paragraphs(content) for line in paragraph.lines)


def _is_labelled(block: TextList, item: ListItem) -> bool:
    """Tell whether an item's label shows: PowerPoint, too, puts none before an empty paragraph."""
    first = item.body[0] if item.body else None
    has_text = isinstance(first, Paragraph) and bool(first.lines) and bool(first.lines[0].pieces)
    return has_text and block.numbering != "none" and bool(item.label.text)


def _with_blank(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph that ends in a blank, in a face that has one."""
    if not paragraph.lines or not paragraph.lines[-1].pieces or paragraph.lines[-1].pieces[-1].text.endswith(" "):
        return paragraph
    *lines, last = paragraph.lines
    *pieces, end = last.pieces
    link = paragraph.runs[end.run].link
    able = [n for n, run in enumerate(paragraph.runs) if run.link == link and open_font(run.style.face).covers(" ")]
    if end.run in able and not end.glyphs:
        pieces.append(replace(end, text=end.text + " "))
    elif able:
        run = end.run if end.run in able else able[-1]
        style = paragraph.runs[run].style
        blank = open_font(style.face).width(" ", style.size)
        pieces += [end, Piece(run, " ", end.x - blank if end.rtl else end.x + end.width, 0.0)]
    else:
        return paragraph
    return replace(paragraph, lines=(*lines, replace(last, pieces=tuple(pieces))))
