"""A .pptx opened with python-pptx and lxml: parts, shapes, and what a run looks like once all inheritance is resolved.

Knows nothing of the writer. Effective values follow ECMA-376 part 1, 19.3 and 21.1.2: run, paragraph, the shape's list
style, the layout's placeholder, the master's, the master's text styles, the presentation's defaults.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.shapes.shapetree import SlideShapeFactory

EMU = 12700
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


class Opened:
    """A .pptx in memory."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.deck = Presentation(io.BytesIO(data))
        self.slides = list(self.deck.slides)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def xml(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    def shapes(self, slide: int = 0) -> list[Any]:
        return list(every(self.slides[slide].shapes))

    def named(self, name: str, slide: int = 0) -> Any:
        (found,) = [shape for shape in self.shapes(slide) if shape.name == name]
        return found


COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def every(shapes: Any) -> Iterator[Any]:
    """Yield shapes and those in groups. Of what there is for one program or another, those that PowerPoint takes."""
    for element in shapes._spTree if hasattr(shapes, "_spTree") else shapes._grpSp:
        chosen = (
            element.find(f"{COMPATIBILITY}Choice/*") if element.tag == f"{COMPATIBILITY}AlternateContent" else element
        )
        if chosen.tag not in SHAPES:
            continue
        shape = SlideShapeFactory(chosen, shapes)
        yield shape
        if chosen.tag == qn("p:grpSp"):
            yield from every(shape.shapes)


SHAPES = {qn(f"p:{name}") for name in ("sp", "grpSp", "graphicFrame", "cxnSp", "pic")}


def described(shape: Any) -> str | None:
    return next(shape._element.iter(qn("p:cNvPr"))).get("descr")


def is_decorative(shape: Any) -> bool:
    properties = next(shape._element.iter(qn("p:cNvPr")))
    return [mark.get("val") for mark in properties.iter(DECORATIVE)] == ["1"]


def box(shape: Any) -> tuple[int, int, int, int]:
    return shape.left, shape.top, shape.width, shape.height


@dataclass(frozen=True)
class Look:
    """How a run looks in the end; sizes in points."""

    size: float
    bold: bool
    rgb: str
    latin: str
    east_asian: str
    underline: bool
    align: str
    leading: float | None
    space_before: float
    left: float
    indent: float
    bullet: str | None


class Resolver:
    """Resolves what a paragraph and its runs look like in a shape."""

    def __init__(self, opened: Opened, shape: Any | None) -> None:
        self.theme = opened.xml("ppt/theme/theme1.xml")
        presentation = opened.deck.part._element
        self.styles: list[Any] = []
        if shape is not None:
            self.styles.append(shape._element.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}"))
        if shape is not None and shape.is_placeholder:
            ph = shape._element.ph
            layout = shape.part.slide_layout
            (mine,) = [p for p in layout.placeholders if p._element.ph.get("idx", "0") == ph.get("idx", "0")]
            assert mine._element.ph.get("type") == ph.get("type")
            kind = {"ctrTitle": "title", "subTitle": "body", "pic": "body"}.get(ph.get("type"), ph.get("type"))
            masters = [p for p in layout.slide_master.placeholders if p._element.ph.get("type") == kind]
            for one in (mine, *masters):
                self.styles.append(one._element.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}"))
            texts = layout.slide_master._element.find(qn("p:txStyles"))
            style = {"title": "p:titleStyle", "body": "p:bodyStyle"}.get(kind, "p:otherStyle")
            self.styles.append(texts.find(qn(style)))
        else:
            self.styles.append(presentation.find(qn("p:defaultTextStyle")))

    def look(self, paragraph: Any, run: Any | None) -> Look:
        own = paragraph.find(qn("a:pPr"))
        level = int(own.get("lvl", 0)) + 1 if own is not None else 1
        chain = [own] if own is not None else []
        for style in self.styles:
            found = style.find(qn(f"a:lvl{level}pPr")) if style is not None else None
            chain += [found] if found is not None else []
        runs = [run.find(qn("a:rPr"))] if run is not None else []
        runs += [one.find(qn("a:defRPr")) for one in chain]
        runs = [one for one in runs if one is not None]

        def first(elements: list[Any], name: str, default: str) -> str:
            return next((one.get(name) for one in elements if one.get(name) is not None), default)

        def child(elements: list[Any], *names: str) -> Any:
            found = (inner for one in elements for inner in one if inner.tag in [qn(name) for name in names])
            return next(found, None)

        leading, before = child(chain, "a:lnSpc"), child(chain, "a:spcBef")
        bullet = child(chain, "a:buNone", "a:buChar", "a:buAutoNum")
        return Look(
            size=int(first(runs, "sz", "1800")) / 100,
            bold=first(runs, "b", "0") == "1",
            rgb=self.colour(child(runs, "a:solidFill")[0]),
            latin=self.face(child(runs, "a:latin").get("typeface")),
            east_asian=self.face(child(runs, "a:ea").get("typeface")),
            underline=first(runs, "u", "none") != "none",
            align=first(chain, "algn", "l"),
            leading=int(leading[0].get("val")) / 100 if leading is not None else None,
            space_before=int(before[0].get("val")) / 100 if before is not None else 0.0,
            left=int(first(chain, "marL", "0")) / EMU,
            indent=int(first(chain, "indent", "0")) / EMU,
            bullet=None if bullet is None or bullet.tag == qn("a:buNone") else bullet.get("char") or bullet.get("type"),
        )

    def face(self, name: str) -> str:
        """Return a font's name, one of the theme's by its place."""
        if not name.startswith("+"):
            return name
        fonts = self.theme.find(f".//{qn('a:majorFont' if name[1:3] == 'mj' else 'a:minorFont')}")
        return fonts.find(qn(f"a:{ {'lt': 'latin', 'ea': 'ea', 'cs': 'cs'}[name[4:]] }")).get("typeface")

    def colour(self, element: Any) -> str:
        return resolved(element, self.theme)


_SLOTS = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}


def resolved(element: Any, theme: Any) -> str:
    """Return the RGB of a colour: its place in the scheme, then its modifications in order, in HSL (20.1.2.3)."""
    if element.tag == qn("a:srgbClr"):
        rgb = element.get("val")
    else:
        slot = _SLOTS.get(element.get("val"), element.get("val"))
        rgb = theme.find(f".//{qn('a:clrScheme')}/{qn(f'a:{slot}')}/{qn('a:srgbClr')}").get("val")
    hue, saturation, light = to_hsl(rgb)
    for change in element:
        amount = int(change.get("val"))
        match change.tag.rpartition("}")[2]:
            case "hueOff":
                hue += amount / 60000
            case "satMod":
                saturation *= amount / 100000
            case "lumMod":
                light *= amount / 100000
            case "lumOff":
                light += amount / 100000
            case other:
                raise AssertionError(f"an unknown change of a colour: {other}")
        saturation, light = min(max(saturation, 0.0), 1.0), min(max(light, 0.0), 1.0)
    return to_rgb(hue % 360, saturation, light)


def to_hsl(rgb: str) -> tuple[float, float, float]:
    r, g, b = (int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4))
    high, low = max(r, g, b), min(r, g, b)
    light, spread = (high + low) / 2, high - low
    if not spread:
        return 0.0, 0.0, light
    saturation = spread / (1 - abs(2 * light - 1))
    hue = {r: (g - b) / spread % 6, g: (b - r) / spread + 2, b: (r - g) / spread + 4}[high]
    if high == r:
        hue = (g - b) / spread % 6
    elif high == g:
        hue = (b - r) / spread + 2
    return hue * 60, saturation, light


def to_rgb(hue: float, saturation: float, light: float) -> str:
    chroma = (1 - abs(2 * light - 1)) * saturation
    middle = chroma * (1 - abs(hue / 60 % 2 - 1))
    r, g, b = [(chroma, middle, 0), (middle, chroma, 0), (0, chroma, middle), (0, middle, chroma), (middle, 0, chroma),
               (chroma, 0, middle)][int(hue // 60) % 6]  # fmt: skip
    return "".join(f"{round((part + light - chroma / 2) * 255):02X}" for part in (r, g, b))


def near(a: str, b: str, by: int = 1) -> bool:
    return all(abs(int(a[i : i + 2], 16) - int(b[i : i + 2], 16)) <= by for i in (0, 2, 4))


def value(guide: Any) -> int:
    return int(re.fullmatch(r"val (-?\d+)", guide.get("fmla"))[1])
