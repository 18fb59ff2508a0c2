"""A slide's tree of shapes, in the order of the Scene: which is the reading order and the paint order of PowerPoint too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from twindeck.geometry import RECT, Box, Geometry, round_rect
from twindeck.scene import (
    Asset,
    Chart,
    Connector,
    Group,
    LayoutFrame,
    Node,
    Picture,
    Placeholder,
    Role,
    Shape,
    SlideLayout,
    Table,
    Text,
    paragraphs,
    walk,
)
from twindeck.words import Words, words_for
from twindeck.writers.pptx.chart import ChartParts
from twindeck.writers.pptx.colour import Palette
from twindeck.writers.pptx.connectors import connector_frame, drawn_frame, either, has_own_way
from twindeck.writers.pptx.names import Names
from twindeck.writers.pptx.origins import Origins
from twindeck.writers.pptx.package import Part
from twindeck.writers.pptx.shapes import geometry, is_preset, properties, site
from twindeck.writers.pptx.table import table_frame
from twindeck.writers.pptx.text import TextWriter, can_be_preset, common_link
from twindeck.writers.pptx.units import emu, frame, spoken

SVG = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)


@dataclass(slots=True)
class Media:
    """Image parts, one for each different content."""

    add: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    assets: dict[str, Asset] = field(default_factory=dict)

    def parts(self, asset: Asset) -> tuple[str, str | None]:
        """Return the names of an asset's raster part and of its SVG part."""
        known = self.add.get(asset.key)
        if known is None:
            number = len(self.add) + 1
            ending = "jpeg" if asset.media_type == "image/jpeg" else "png"
            vector = f"ppt/media/image{number}.svg" if asset.svg is not None else None
            known = (f"ppt/media/image{number}.{ending}", vector)
            self.add[asset.key] = known
            self.assets[asset.key] = asset
        return known


@dataclass(frozen=True, slots=True)
class _Outline:
    """What a connector must know of a shape it is glued to: its form, and whether it is written as a path."""

    form: Geometry
    as_path: bool


@dataclass(slots=True)
class TreeWriter:
    """Writes the shapes of one slide, layout or master."""

    part: Part
    text: TextWriter
    palette: Palette
    media: Media
    charts: ChartParts
    layout: SlideLayout | None = None
    origins: Origins = field(default_factory=Origins)
    _next: int = 1
    _names: Names = field(default_factory=Names)
    _identifiers: dict[str, int] = field(default_factory=dict)
    _outlines: dict[str, _Outline] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """What shapes are called that the Scene gives no name."""
        return words_for(self.text.lang)

    def tree(self, nodes: Sequence[Node]) -> str:
        """Return the children of spTree for nodes, connectors resolved to the shapes they are glued to."""
        self._outlines = _outlines(nodes)
        made = self._nodes(nodes, in_figure=False, decoration=False)
        # a connector may stand before the shapes it leads to: till all have their ids it names them by their keys,
        # between characters that XML cannot hold and no text therefore has
        return re.sub("\0([^\0]*)\0", lambda glued: str(self._identifiers[glued[1]]), made)

    def _nodes(self, nodes: Iterable[Node], *, in_figure: bool, decoration: bool) -> str:
        return "".join(self._node(node, in_figure=in_figure, decoration=decoration) for node in nodes)

    def _node(self, node: Node, *, in_figure: bool, decoration: bool) -> str:
        """Return a node's shapes. In a figure nothing is decoration by itself; in decoration everything is."""
        match node:
            case Group():
                return self._group(node, in_figure=in_figure, decoration=decoration)
            case Text():
                return self._text(node, in_figure=in_figure, decoration=decoration)
            case Shape():
                return self._shape(node, decorative=not in_figure)
            case Connector():
                return self._connector(node, decorative=not in_figure)
            case Picture():
                alt = None if decoration else node.alt
                return self._picture(node, alt, decorative=alt is None and not in_figure)
            case Chart():
                return self._chart(node, decorative=decoration)
            case Table():
                return self._table(node, decorative=decoration)
            case _:
                assert_never(node)

    def identify(self, name: str, key: str, kind: str) -> tuple[int, str]:
        """Return the next id, and a name that no other shape of the slide has; `kind` is the name where there is none."""
        self._next += 1
        if key:
            self._identifiers[key] = self._next
        return self._next, self._names.unique(name, kind)

    def _group(self, group: Group, *, in_figure: bool, decoration: bool) -> str:
        is_figure = group.role is Role.FIGURE and not decoration
        decoration = decoration or group.role is Role.ARTIFACT
        within = in_figure or is_figure
        if not (group.joined or is_figure) or not group.children:
            return self._nodes(group.children, in_figure=within, decoration=decoration)
        identifier, name = self.identify(group.name, "", self.words.group)
        origin = self.origins.mark(group)
        inner = self._nodes(group.children, in_figure=within, decoration=decoration)
        box = group.box
        where = (
            f'<a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{max(1, emu(box.w))}" cy="{max(1, emu(box.h))}"/>'
        )
        transform = f"<a:xfrm>{where}{where.replace('a:off', 'a:chOff').replace('a:ext', 'a:chExt')}</a:xfrm>"
        # a figure within a figure is a part of it; a group of nothing but decoration is decoration
        alt = group.alt if is_figure and not in_figure else None
        decorative = not within and (decoration or all(map(_is_decoration, walk(group.children))))
        described = properties(identifier, name, alt=alt, decorative=decorative, origin=origin)
        return (
            f"<p:grpSp><p:nvGrpSpPr>{described}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{transform}</p:grpSpPr>{inner}</p:grpSp>"
        )

    # ------------------------------------------------------------------------------------------------------------ text

    def _frame(self, placeholder: Placeholder | None) -> LayoutFrame | None:
        """Return the frame of the layout that a placeholder fills; the title is found whatever kind of title it is."""
        if placeholder is None or self.layout is None:
            return None
        for one in self.layout.frames:
            mine, theirs = placeholder, one.placeholder
            if mine.index == theirs.index and (mine.kind == theirs.kind or mine.index == 0):
                return one
        return None

    def _text(self, text: Text, *, in_figure: bool, decoration: bool) -> str:
        holder = self._frame(text.placeholder)
        identifier, name = self.identify(text.name, text.key, self.words.text)
        link = common_link(text)
        # a form without words is decoration, as are words that are none of the slide's content
        silent = decoration or text.role is Role.ARTIFACT or not _has_words(text)
        described = properties(
            identifier,
            name,
            decorative=silent and holder is None and not in_figure,
            click=self.text.link(link) if link else "",
            origin=self.origins.mark(text),
        )
        panel = text.panel
        as_path = panel is not None and _as_path(text, self._outlines)
        where = "" if holder is not None and holder.box == text.box else frame(text.box)
        shape = ""
        if panel is not None:
            shape = geometry(panel.geometry, text.box, as_path=as_path)
            shape += self.palette.fill(panel.fill) + self.palette.line(panel.stroke)
        elif holder is None:
            shape = geometry(RECT, text.box) + self.palette.fill(None)
        own = ' txBox="1"' if panel is None and holder is None else ""
        lock = '<a:spLocks noGrp="1"/>' if holder else ""
        place = ph(holder.placeholder) if holder else ""
        body = self.text.body(text, holder, link, is_preset=panel is not None and not as_path)
        return (
            f"<p:sp><p:nvSpPr>{described}<p:cNvSpPr{own}>{lock}</p:cNvSpPr><p:nvPr>{place}</p:nvPr></p:nvSpPr>"
            f"<p:spPr>{where}{shape}</p:spPr>{body}</p:sp>"
        )

    # ---------------------------------------------------------------------------------------------------------- others

    def _shape(self, shape: Shape, *, decorative: bool) -> str:
        identifier, name = self.identify(shape.name, shape.key, self.words.shape)
        glued = self._outlines.get(shape.key)
        look = geometry(shape.panel.geometry, shape.box, as_path=glued is not None and glued.as_path)
        look += self.palette.fill(shape.panel.fill) + self.palette.line(shape.panel.stroke)
        # what a presenter might write into it stands in its middle
        body = (
            '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="ctr"/>'
            f"<a:endParaRPr {spoken(self.text.lang)}/></a:p></p:txBody>"
        )
        described = properties(identifier, name, decorative=decorative, origin=self.origins.mark(shape))
        return (
            f"<p:sp><p:nvSpPr>{described}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{frame(shape.box)}{look}</p:spPr>{body}</p:sp>"
        )

    def _connector(self, connector: Connector, *, decorative: bool) -> str:
        identifier, name = self.identify(connector.name, connector.key, self.words.line)
        glue = ""
        for tag, end in (("stCxn", connector.begin), ("endCxn", connector.end)):
            shape = self._outlines.get(end.key) if end is not None else None
            index = site(shape.form, end.side, as_path=shape.as_path) if end is not None and shape else None
            if end is not None and index is not None:
                glue += f'<a:{tag} id="\0{end.key}\0" idx="{index}"/>'
        transform, look = connector_frame(connector)
        heads = '<a:headEnd type="triangle"/>' if connector.begin_arrow else ""
        heads += '<a:tailEnd type="triangle"/>' if connector.end_arrow else ""
        line = self.palette.line(connector.stroke, heads)
        described = properties(identifier, name, decorative=decorative, origin=self.origins.mark(connector))
        glued = (
            f"<p:cxnSp><p:nvCxnSpPr>{described}"
            f"<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{transform}{look}{line}</p:spPr></p:cxnSp>"
        )
        if not has_own_way(connector):
            return glued
        transform, look = drawn_frame(connector)
        return either(
            glued,
            f"<p:sp><p:nvSpPr>{described}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{transform}{look}<a:noFill/>{line}</p:spPr></p:sp>",
        )

    def _picture(self, picture: Picture, alt: str | None, *, decorative: bool) -> str:
        identifier, name = self.identify(picture.name, picture.key, self.words.picture)
        raster, vector = self.media.parts(picture.asset)
        extension = SVG.format(self.part.relate("image", vector)) if vector else ""
        blip = f'<a:blip r:embed="{self.part.relate("image", raster)}">{extension}</a:blip>'
        left, top, right, bottom = (round(value * 100000) for value in picture.crop)
        crop = f'<a:srcRect l="{left}" t="{top}" r="{right}" b="{bottom}"/>' if any(picture.crop) else ""
        holder = self._frame(picture.placeholder)
        place = ph(holder.placeholder) if holder else ""
        lock = 'noGrp="1" ' if holder else ""
        form = geometry(round_rect(picture.radius), picture.box)
        origin = self.origins.mark(picture)
        described = properties(identifier, name, alt=alt, decorative=decorative, origin=origin)
        return (
            f"<p:pic><p:nvPicPr>{described}<p:cNvPicPr><a:picLocks {lock}"
            f'noChangeAspect="1"/></p:cNvPicPr><p:nvPr>{place}</p:nvPr></p:nvPicPr>'
            f"<p:blipFill>{blip}{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
            f"<p:spPr>{frame(picture.box)}{form}</p:spPr></p:pic>"
        )

    def _chart(self, chart: Chart, *, decorative: bool) -> str:
        identifier, name = self.identify(chart.name, chart.key, self.words.chart)
        relation = self.part.relate("chart", self.charts.add(chart, self.text.lang))
        data = (
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
            f'r:id="{relation}"/></a:graphicData></a:graphic>'
        )
        alt = None if decorative else chart.alt
        origin = self.origins.mark(chart)
        described = properties(identifier, name, alt=alt, decorative=decorative, origin=origin)
        return _graphic(described, chart.box, data)

    def _table(self, table: Table, *, decorative: bool) -> str:
        identifier, name = self.identify(table.name, table.key, self.words.table)
        data = table_frame(table, self.text, self.palette)
        described = properties(identifier, name, decorative=decorative, origin=self.origins.mark(table))
        return _graphic(described, table.box, data)


def ph(placeholder: Placeholder) -> str:
    """Return the mark of a placeholder."""
    index = f' idx="{placeholder.index}"' if placeholder.index else ""
    size = ' sz="quarter"' if placeholder.kind in ("ftr", "sldNum") else ""
    return f'<p:ph type="{placeholder.kind}"{size}{index}/>'


def _graphic(described: str, box: Box, data: str) -> str:
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{described}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f"{frame(box, 'p:xfrm')}{data}</p:graphicFrame>"
    )


def _has_words(text: Text) -> bool:
    return any(run.text.strip() for paragraph in paragraphs(text.content) for run in paragraph.runs)


def _is_decoration(node: Node) -> bool:
    """Tell whether a node by itself says nothing."""
    match node:
        case Text():
            return node.role is Role.ARTIFACT or not _has_words(node)
        case Picture():
            return node.alt is None
        case Chart() | Table():
            return False
        case _:
            return True


def _as_path(text: Text, outlines: dict[str, _Outline]) -> bool:
    """Tell whether a text's panel must be a path: for its words, or for the connectors glued to it."""
    glued = outlines.get(text.key)
    if glued is not None:
        return glued.as_path
    return text.panel is not None and not (is_preset(text.panel.geometry, text.box) and can_be_preset(text))


def _outlines(nodes: Sequence[Node]) -> dict[str, _Outline]:
    """Return the forms of what connectors are glued to.

    A preset that has no connection site where one is glued on is written as a path, with sites of our own.
    """
    sides: dict[str, set[int]] = {}
    targets: dict[str, Text | Shape | Picture | Chart | Table] = {}
    for node in walk(tuple(nodes)):
        if isinstance(node, Connector):
            for end in (node.begin, node.end):
                if end is not None:
                    sides.setdefault(end.key, set()).add(end.side)
        elif not isinstance(node, Group) and node.key:
            targets[node.key] = node
    found: dict[str, _Outline] = {}
    for key in sides.keys() & targets.keys():
        node = targets[key]
        panel = node.panel if isinstance(node, Text | Shape) else None
        form = panel.geometry if panel is not None else RECT
        as_path = panel is not None and (
            not is_preset(form, node.box)
            or (isinstance(node, Text) and not can_be_preset(node))
            or any(site(form, side, as_path=False) is None for side in sides[key])
        )
        found[key] = _Outline(form, as_path)
    return found
