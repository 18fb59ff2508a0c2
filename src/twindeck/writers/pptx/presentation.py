"""The package as a whole: presentation, slides with their relationships, sections, document properties."""

from __future__ import annotations

import time
import uuid

from twindeck.scene import Node, Scene, Slide
from twindeck.text.kinsoku import NO_END, NO_START
from twindeck.writers.pptx.chart import ChartParts
from twindeck.writers.pptx.colour import Palette
from twindeck.writers.pptx.master import ROOT, layout_xml, master_xml, notes_master_xml, notes_xml
from twindeck.writers.pptx.origins import Origins
from twindeck.writers.pptx.package import Package, Part
from twindeck.writers.pptx.slide import Media, TreeWriter
from twindeck.writers.pptx.text import TextWriter, slide_part
from twindeck.writers.pptx.theme import theme_xml
from twindeck.writers.pptx.units import HEAD, NAMESPACES, emu, language, quoted, words

_OFFICE = "application/vnd.openxmlformats-officedocument."
_PRESENTATION = _OFFICE + "presentationml."

BUILD = "twindeck build"
"""The name of the property that holds the id of a build."""


def write(scene: Scene) -> bytes:
    """Return the Scene as a .pptx.

    Raises ValueError for a character that XML cannot hold, and for a link to a slide that is not there.
    """
    package = Package()
    palette = Palette(scene.theme)
    media = Media()
    presentation = package.add("ppt/presentation.xml", _PRESENTATION + "presentation.main+xml")
    charts = ChartParts(package, palette, scene.theme, scene.created)
    package.root.relate("officeDocument", presentation.name)
    master = _master(scene, package, palette, media, charts)
    presentation.relate("slideMaster", master.name)
    notes_master = _notes_master(scene, package, palette) if any(slide.notes for slide in scene.slides) else None
    for index, slide in enumerate(scene.slides):
        part = _slide(index, slide, scene, package, palette, media, charts)
        presentation.relate("slide", part.name)
        if slide.notes and notes_master is not None:
            _notes(index, slide, scene, package, part, notes_master)
    if notes_master is not None:
        presentation.relate("notesMaster", notes_master.name)
    for key, (raster, vector) in media.add.items():
        asset = media.assets[key]
        package.add(raster, None, asset.raster)
        if vector is not None and asset.svg is not None:
            package.add(vector, None, asset.svg)
    _properties(scene, package, presentation)
    presentation.data = _presentation(scene, presentation, master, notes_master).encode()
    return package.write()


def _master(scene: Scene, package: Package, palette: Palette, media: Media, charts: ChartParts) -> Part:
    master = package.add("ppt/slideMasters/slideMaster1.xml", _PRESENTATION + "slideMaster+xml")
    theme = package.add("ppt/theme/theme1.xml", _OFFICE + "theme+xml", theme_xml(scene.theme))
    entries: list[tuple[int, str]] = []
    for number, layout in enumerate(scene.layouts.values(), 1):
        part = package.add(f"ppt/slideLayouts/slideLayout{number}.xml", _PRESENTATION + "slideLayout+xml")
        part.relate("slideMaster", master.name)
        text = TextWriter(scene.theme, palette, scene.lang, part)
        writer = TreeWriter(part, text, palette, media, charts)
        part.data = layout_xml(layout, writer, palette, scene.lang).encode()
        entries.append((2147483648 + number, master.relate("slideLayout", part.name)))
    master.relate("theme", theme.name)
    master.data = master_xml(scene, palette, entries).encode()
    return master


def _layout_part(scene: Scene, key: str) -> str:
    return f"ppt/slideLayouts/slideLayout{list(scene.layouts).index(key) + 1}.xml"


def _slide(
    index: int, slide: Slide, scene: Scene, package: Package, palette: Palette, media: Media, charts: ChartParts
) -> Part:
    part = package.add(slide_part(index), _PRESENTATION + "slide+xml")
    part.relate("slideLayout", _layout_part(scene, slide.layout))
    text = TextWriter(scene.theme, palette, slide.lang or scene.lang, part)
    writer = TreeWriter(part, text, palette, media, charts, scene.layouts[slide.layout], Origins(slide))
    part.data = (
        f"{HEAD}<p:sld {NAMESPACES}><p:cSld><p:spTree>{ROOT}{writer.tree(_in_order(slide))}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    ).encode()
    return part


def _in_order(slide: Slide) -> tuple[Node, ...]:
    """Return a slide's nodes in the order in which they are read and painted.

    The title is read first, so it comes before the backdrop, too, unless that would be painted over it.
    """
    title, others = slide.nodes[:1], slide.nodes[1:]
    if any(node.box.meets(one.box) for node in slide.backdrop for one in title):
        return (*slide.backdrop, *title, *others, *slide.footer)
    return (*title, *slide.backdrop, *others, *slide.footer)


def _notes_master(scene: Scene, package: Package, palette: Palette) -> Part:
    part = package.add("ppt/notesMasters/notesMaster1.xml", _PRESENTATION + "notesMaster+xml")
    theme = package.add("ppt/theme/theme2.xml", _OFFICE + "theme+xml", theme_xml(scene.theme))
    part.relate("theme", theme.name)
    part.data = notes_master_xml(scene, palette).encode()
    return part


def _notes(index: int, slide: Slide, scene: Scene, package: Package, part: Part, master: Part) -> None:
    notes = package.add(f"ppt/notesSlides/notesSlide{index + 1}.xml", _PRESENTATION + "notesSlide+xml")
    notes.relate("notesMaster", master.name)
    notes.relate("slide", part.name)
    part.relate("notesSlide", notes.name)
    notes.data = notes_xml(slide.notes, slide.lang or scene.lang).encode()


def _presentation(scene: Scene, part: Part, master: Part, notes_master: Part | None) -> str:
    slides = "".join(
        f'<p:sldId id="{256 + index}" r:id="{part.relate("slide", slide_part(index))}"/>'
        for index in range(len(scene.slides))
    )
    notes = ""
    if notes_master is not None:
        relation = part.relate("notesMaster", notes_master.name)
        notes = f'<p:notesMasterIdLst><p:notesMasterId r:id="{relation}"/></p:notesMasterIdLst>'
    width, height = scene.size
    lang = quoted(language(scene.lang))
    number = scene.slides[0].number if scene.slides else 1
    first = f' firstSlideNum="{number}"' if number != 1 else ""
    levels = "".join(
        f'<a:lvl{n}pPr marL="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="0">'
        '<a:defRPr sz="1800" kern="0"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 10)
    )
    return (
        f'{HEAD}<p:presentation {NAMESPACES}{first} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="{part.relate("slideMaster", master.name)}"/>'
        f"</p:sldMasterIdLst>{notes}<p:sldIdLst>{slides}</p:sldIdLst>"
        f'<p:sldSz cx="{emu(width)}" cy="{emu(height)}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"{_kinsoku()}"
        f"<p:defaultTextStyle><a:defPPr><a:defRPr lang={lang}/></a:defPPr>{levels}</p:defaultTextStyle>"
        f"{_sections(scene)}</p:presentation>"
    )


def _kinsoku() -> str:
    """Return what may not start and what may not end a line: the very sets our own lines follow, in a fixed order."""
    start, end = ("".join(sorted(characters)) for characters in (NO_START, NO_END))
    return f'<p:kinsoku lang="ja-JP" invalStChars={quoted(start)} invalEndChars={quoted(end)}/>'


def _sections(scene: Scene) -> str:
    """Return the sections: one for each chapter, and one for the slides before, between or after them."""
    if not scene.chapters:
        return ""
    runs: list[tuple[str, int, int]] = []
    position = 0
    for chapter in scene.chapters:
        if chapter.first > position:
            runs.append((scene.slides[position].title, position, chapter.first))
        runs.append((chapter.title, chapter.first, chapter.last))
        position = chapter.last
    if position < len(scene.slides):
        runs.append((scene.slides[position].title, position, len(scene.slides)))
    made = ""
    for number, (title, first, last) in enumerate(runs):
        identifier = str(uuid.uuid5(uuid.NAMESPACE_URL, f"twindeck:section:{number}:{title}")).upper()
        slides = "".join(f'<p14:sldId id="{256 + index}"/>' for index in range(first, last))
        name = f'name={quoted(title)} id="{{{identifier}}}"'
        made += f"<p14:section {name}><p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>"
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        f'<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{made}</p14:sectionLst>'
        "</p:ext></p:extLst>"
    )


def _properties(scene: Scene, package: Package, presentation: Part) -> None:
    date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(scene.created))
    keywords = f"<cp:keywords>{words(', '.join(scene.keywords))}</cp:keywords>" if scene.keywords else ""
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{words(scene.title)}</dc:title><dc:subject>{words(scene.subject)}</dc:subject>"
        f"<dc:creator>{words(scene.author)}</dc:creator>{keywords}"
        f"<cp:lastModifiedBy>{words(scene.author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{date}</dcterms:modified>'
        f"<dc:language>{words(language(scene.lang))}</dc:language></cp:coreProperties>"
    )
    app = (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>twindeck</Application><Slides>{len(scene.slides)}</Slides></Properties>"
    )
    package.add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core)
    package.add("docProps/app.xml", _OFFICE + "extended-properties+xml", app)
    package.root.relate(
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"
    )
    package.root.relate("extended-properties", "docProps/app.xml")
    if scene.build:
        # a property of one's own outlives PowerPoint, which writes core and app anew
        custom = (
            f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
            'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
            f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{BUILD}">'
            f"<vt:lpwstr>{words(scene.build)}</vt:lpwstr></property></Properties>"
        )
        package.add("docProps/custom.xml", _OFFICE + "custom-properties+xml", custom)
        package.root.relate("custom-properties", "docProps/custom.xml")
    plain = {
        "presProps": "<p:presentationPr {}/>",
        "viewProps": "<p:viewPr {}/>",
    }
    for name, xml in plain.items():
        package.add(f"ppt/{name}.xml", f"{_PRESENTATION}{name}+xml", HEAD + xml.format(NAMESPACES))
        presentation.relate(name, f"ppt/{name}.xml")
    package.add(
        "ppt/tableStyles.xml",
        _PRESENTATION + "tableStyles+xml",
        f'{HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>',
    )
    presentation.relate("tableStyles", "ppt/tableStyles.xml")
