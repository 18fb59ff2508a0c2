"""A slide's tree of shapes, in the order of the Scene: which is the reading order and the paint order of PowerPoint too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from twindeck.geometry import Box, round_rect
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
    walk,
)
from twindeck.writers.pptx.chart import ChartParts
from twindeck.writers.pptx.colour import Palette
from twindeck.writers.pptx.package import Part
from twindeck.writers.pptx.shapes import connector_frame, geometry, properties, site
from twindeck.writers.pptx.table import table_frame
from twindeck.writers.pptx.text import TextWriter, common_link
from twindeck.writers.pptx.units import emu, frame

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


@dataclass(slots=True)
class TreeWriter:
    """Writes the shapes of one slide, layout or master."""

    part: Part
    text: TextWriter
    palette: Palette
    media: Media
    charts: ChartParts
    layout: SlideLayout | None = None
    identifiers: dict[str, int] = field(default_factory=dict)
    geometries: dict[str, tuple[str, bool]] = field(default_factory=dict)
    _next: int = 1
    _names: dict[str, int] = field(default_factory=dict)

    def tree(self, nodes: tuple[Node, ...]) -> str:
        """Return the children of spTree for nodes, connectors resolved to the shapes they are glued to."""
        for node in walk(nodes):
            if isinstance(node, Text | Shape | Picture | Chart | Table) and node.key:
                self.identifiers[node.key] = 0
                panel = node.panel if isinstance(node, Text | Shape) else None
                form = panel.geometry if panel else None
                self.geometries[node.key] = (form.preset, bool(form.sites)) if form else ("rect", False)
        made = self._nodes(nodes, in_figure=False)
        # a connector may stand before the shapes it leads to: its ends are named by key until all have their ids
        for key, identifier in self.identifiers.items():
            made = made.replace(f"@@{key}@@", str(identifier))
        return made

    def _nodes(self, nodes: tuple[Node, ...], *, in_figure: bool) -> str:
        return "".join(self._node(node, in_figure=in_figure) for node in nodes)

    def _node(self, node: Node, *, in_figure: bool) -> str:
        match node:
            case Group():
                return self._group(node, in_figure=in_figure)
            case Text():
                return self._text(node)
            case Shape():
                return self._shape(node, decorative=not in_figure)
            case Connector():
                return self._connector(node, decorative=not in_figure)
            case Picture():
                return self._picture(node, in_figure=in_figure)
            case Chart():
                return self._chart(node)
            case Table():
                return self._table(node)
            case _:
                assert_never(node)

    def identify(self, name: str, key: str = "") -> tuple[int, str]:
        """Return the next id, and a name that no other shape of the slide has."""
        self._next += 1
        if key:
            self.identifiers[key] = self._next
        count = self._names.get(name, 0) + 1
        self._names[name] = count
        return self._next, name if count == 1 else f"{name} {count}"

    def _group(self, group: Group, *, in_figure: bool) -> str:
        is_figure = group.role is Role.FIGURE
        if not (group.joined or is_figure) or not group.children:
            return self._nodes(group.children, in_figure=in_figure or is_figure)
        identifier, name = self.identify(group.name)
        inner = self._nodes(group.children, in_figure=in_figure or is_figure)
        box = group.box
        transform = (
            f'<a:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/>'
            f'<a:chOff x="{emu(box.x)}" y="{emu(box.y)}"/><a:chExt cx="{emu(box.w)}" cy="{emu(box.h)}"/></a:xfrm>'
        )
        alt = group.alt if not in_figure else None
        return (
            f"<p:grpSp><p:nvGrpSpPr>{properties(identifier, name, alt=alt)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{transform}</p:grpSpPr>{inner}</p:grpSp>"
        )

    # ------------------------------------------------------------------------------------------------------------ text

    def _frame(self, placeholder: Placeholder | None) -> LayoutFrame | None:
        if placeholder is None or self.layout is None:
            return None
        for one in self.layout.frames:
            mine, theirs = placeholder, one.placeholder
            if mine.index == theirs.index and (mine.kind == theirs.kind or mine.index == 0):
                return one
        return None

    def _text(self, text: Text) -> str:
        inherited = self._frame(text.placeholder)
        identifier, name = self.identify(text.name, text.key)
        link = common_link(text)
        click = self.text.link(link) if link else ""
        holder = _placeholder(inherited.placeholder) if inherited else ""
        own = ' txBox="1"' if text.panel is None and inherited is None else ""
        lock = '<a:spLocks noGrp="1"/>' if inherited else ""
        where = "" if inherited is not None and inherited.box == text.box else frame(text.box)
        shape = ""
        if inherited is None:
            form = text.panel.geometry if text.panel else None
            shape = (
                geometry(form, text.box) if form else '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            ) + self.palette.fill(text.panel.fill if text.panel else None)
            shape += self.palette.line(text.panel.stroke) if text.panel else ""
        return (
            f"<p:sp><p:nvSpPr>{properties(identifier, name, click=click)}<p:cNvSpPr{own}>{lock}</p:cNvSpPr>"
            f"<p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr>{where}{shape}</p:spPr>"
            f"{self.text.body(text, inherited, link=link)}</p:sp>"
        )

    # ---------------------------------------------------------------------------------------------------------- others

    def _shape(self, shape: Shape, *, decorative: bool) -> str:
        identifier, name = self.identify(shape.name, shape.key)
        look = geometry(shape.panel.geometry, shape.box) + self.palette.fill(shape.panel.fill)
        return (
            f"<p:sp><p:nvSpPr>{properties(identifier, name, decorative=decorative)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{frame(shape.box)}{look}{self.palette.line(shape.panel.stroke)}</p:spPr>"
            f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="{self.text.lang}"/></a:p></p:txBody></p:sp>'
        )

    def _connector(self, connector: Connector, *, decorative: bool) -> str:
        identifier, name = self.identify(connector.name, connector.key)
        glue = ""
        for tag, end in (("stCxn", connector.begin), ("endCxn", connector.end)):
            if end is not None and end.key in self.geometries:
                preset, has_sites = self.geometries[end.key]
                glue += f'<a:{tag} id="@@{end.key}@@" idx="{site(preset, end.side, has_sites)}"/>'
        transform, shape = connector_frame(connector)
        heads = '<a:headEnd type="triangle"/>' if connector.begin_arrow else ""
        heads += '<a:tailEnd type="triangle"/>' if connector.end_arrow else ""
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{properties(identifier, name, decorative=decorative)}"
            f"<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{transform}{shape}{self.palette.line(connector.stroke, heads)}</p:spPr></p:cxnSp>"
        )

    def _picture(self, picture: Picture, *, in_figure: bool = False) -> str:
        identifier, name = self.identify(picture.name, picture.key)
        raster, vector = self.media.parts(picture.asset)
        extension = SVG.format(self.part.relate("image", vector)) if vector else ""
        blip = f'<a:blip r:embed="{self.part.relate("image", raster)}">{extension}</a:blip>'
        left, top, right, bottom = (round(value * 100000) for value in picture.crop)
        crop = f'<a:srcRect l="{left}" t="{top}" r="{right}" b="{bottom}"/>' if any(picture.crop) else ""
        inherited = self._frame(picture.placeholder)
        holder = _placeholder(inherited.placeholder) if inherited else ""
        lock = 'noGrp="1" ' if holder else ""
        form = geometry(round_rect(picture.radius), picture.box)
        decorative = picture.alt is None and not in_figure
        described = properties(identifier, name, alt=picture.alt, decorative=decorative)
        return (
            f"<p:pic><p:nvPicPr>{described}<p:cNvPicPr><a:picLocks {lock}"
            f'noChangeAspect="1"/></p:cNvPicPr><p:nvPr>{holder}</p:nvPr></p:nvPicPr>'
            f"<p:blipFill>{blip}{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
            f"<p:spPr>{frame(picture.box)}{form}</p:spPr></p:pic>"
        )

    def _chart(self, chart: Chart) -> str:
        identifier, name = self.identify(chart.name, chart.key)
        relation = self.part.relate("chart", self.charts.add(chart))
        data = (
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
            f'r:id="{relation}"/></a:graphicData></a:graphic>'
        )
        return _graphic(properties(identifier, name, alt=chart.alt), chart.box, data)

    def _table(self, table: Table) -> str:
        identifier, name = self.identify(table.name, table.key)
        return _graphic(properties(identifier, name), table.box, table_frame(table, self.text, self.palette))


def _graphic(described: str, box: Box, data: str) -> str:
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{described}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f"{frame(box, 'p:xfrm')}{data}</p:graphicFrame>"
    )


def _placeholder(placeholder: Placeholder) -> str:
    index = f' idx="{placeholder.index}"' if placeholder.index else ""
    size = ' sz="quarter"' if placeholder.kind in ("ftr", "sldNum") else ""
    return f'<p:ph type="{placeholder.kind}"{size}{index}/>'
