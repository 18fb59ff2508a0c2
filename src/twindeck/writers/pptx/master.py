"""The slide master, its layouts, and the notes master: what slides, and slides yet to be made, inherit."""

from __future__ import annotations

from collections.abc import Sequence

from twindeck.geometry import Box
from twindeck.scene import LayoutFrame, NoteParagraph, Scene, SlideLayout
from twindeck.text.bidi import first_strong, is_rtl
from twindeck.theme import Colour, Style, Theme
from twindeck.theme.contract import ACCENT
from twindeck.words import words_for
from twindeck.writers.pptx.colour import Palette
from twindeck.writers.pptx.shapes import properties
from twindeck.writers.pptx.slide import TreeWriter, ph
from twindeck.writers.pptx.units import HEAD, NAMESPACES, frame, quoted, spoken, words

_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
ROOT = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_ALIGN = {"left": "l", "center": "ctr", "right": "r"}
_ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}


def master_xml(scene: Scene, palette: Palette, layouts: list[tuple[int, str]]) -> str:
    """Return the master; `layouts` are the ids of its layouts and of their relationships."""
    theme = scene.theme
    margin, width = theme.lengths["margin"], theme.width
    top, bottom = theme.lengths["body-top"], theme.lengths["body-bottom"]
    foot, high, wide = theme.lengths["footer-top"], theme.lengths["footer-height"], theme.lengths["page-number-width"]
    head = theme.lengths["title-top"]
    title, body, small = theme.styles["title"], theme.styles["body"], theme.styles["footer"]
    lang, said = scene.lang, words_for(scene.lang)
    lines = [said.text_prompt, *(said.level(number=str(number)) for number in range(2, 6))]
    prompt = _said([said.title_prompt], lang)
    across, half = width - 2 * margin, width / 2 - margin
    title_box, body_box = (
        Box(margin, head, across, top - head - theme.lengths["title-gap"]),
        Box(margin, top, across, bottom - top),
    )
    footer_box, number_box = Box(margin, foot, half, high), Box(width - margin - wide, foot, wide, high)
    date_box = Box(footer_box.right, foot, number_box.x - 16 - footer_box.right, high)
    left, right = _small(theme, small, palette, "l"), _small(theme, small, palette, "r")
    shapes = (
        _holder(2, said.title, '<p:ph type="title"/>', title_box, "", prompt),
        _holder(3, said.text, '<p:ph type="body" idx="1"/>', body_box, "", _said(lines, lang)),
        _holder(4, said.date, '<p:ph type="dt" sz="half" idx="2"/>', date_box, right, _said([], lang)),
        _holder(5, said.footer, '<p:ph type="ftr" sz="quarter" idx="3"/>', footer_box, left, _said([], lang)),
        _holder(6, said.slide_number, '<p:ph type="sldNum" sz="quarter" idx="4"/>', number_box, right,
                slide_number(lang)),
    )  # fmt: skip
    entries = "".join(f'<p:sldLayoutId id="{identifier}" r:id="{relation}"/>' for identifier, relation in layouts)
    levels = "".join(_level(number, body, theme, palette) for number in range(1, 10))
    other = "".join(
        f'<a:lvl{n}pPr marL="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="0">'
        f'<a:defRPr sz="1800" kern="0">{palette.fill(_colour(theme, body))}{_FONTS}</a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 10)
    )
    ground = palette.fill(theme.colours["background"])
    return (
        f"{HEAD}<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{ground}<a:effectLst/></p:bgPr></p:bg>"
        f"<p:spTree>{ROOT}{''.join(shapes)}</p:spTree></p:cSld>{_MAP}<p:sldLayoutIdLst>{entries}</p:sldLayoutIdLst>"
        '<p:hf hdr="0" dt="0"/>'
        f"<p:txStyles><p:titleStyle>{_title(title, theme, palette)}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


_FONTS = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
_HEADING_FONTS = '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/>'


def _colour(theme: Theme, style: Style) -> Colour:
    """Return the colour of a style on slides of no accent of their own."""
    return theme.colours[theme.accents[ACCENT].named(style.colour)]


def slide_number(lang: str) -> str:
    """Return a paragraph with the field that shows a slide's number."""
    return (
        f'<a:p><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr {spoken(lang)}/>'
        f"<a:t>‹#›</a:t></a:fld><a:endParaRPr {spoken(lang)}/></a:p>"
    )


def _said(lines: Sequence[str], lang: str) -> str:
    """Return a prompt, a paragraph of its own level for each line."""
    made = "".join(
        f'<a:p><a:pPr lvl="{level}"/><a:r><a:rPr {spoken(lang)}/><a:t>{words(line)}</a:t></a:r></a:p>'
        for level, line in enumerate(lines)
    )
    return made or f"<a:p><a:endParaRPr {spoken(lang)}/></a:p>"


def _holder(identifier: int, name: str, holder: str, box: Box, style: str, text: str) -> str:
    return (
        f'<p:sp><p:nvSpPr>{properties(identifier, name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr>{frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{style}</a:lstStyle>{text}</p:txBody></p:sp>"
    )


def _small(theme: Theme, style: Style, palette: Palette, align: str) -> str:
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:defRPr sz="{round(style.size * 100)}">'
        f"{palette.fill(_colour(theme, style))}</a:defRPr></a:lvl1pPr>"
    )


def _title(style: Style, theme: Theme, palette: Palette) -> str:
    leading = round(style.size * style.leading * 2) / 2
    return (
        '<a:lvl1pPr marL="0" indent="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="0">'
        f'<a:lnSpc><a:spcPts val="{round(leading * 100)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(style.size * 100)}" b="{int(style.bold)}" kern="0">'
        f"{palette.fill(_colour(theme, style))}{_HEADING_FONTS}</a:defRPr></a:lvl1pPr>"
    )


def _level(number: int, style: Style, theme: Theme, palette: Palette) -> str:
    leading = round(style.size * style.leading * 2) / 2
    margin = round(style.size * number * 12700)
    indent = round(style.size * 12700)
    bullet = palette.colour(theme.colours[theme.accents[ACCENT].main])
    return (
        f'<a:lvl{number}pPr marL="{margin}" indent="-{indent}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" '
        f'latinLnBrk="0" hangingPunct="0"><a:lnSpc><a:spcPts val="{round(leading * 100)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="300"/></a:spcBef><a:buClr>{bullet}</a:buClr>'
        f'<a:buFont typeface="+mj-lt"/><a:buChar char="•"/><a:defRPr sz="{round(style.size * 100)}" kern="0">'
        f"{palette.fill(_colour(theme, style))}{_FONTS}</a:defRPr></a:lvl{number}pPr>"
    )


def layout_xml(layout: SlideLayout, writer: TreeWriter, palette: Palette, lang: str) -> str:
    """Return a slide layout: its ground, its decoration, its placeholders."""
    backdrop = writer.tree(layout.backdrop)
    frames = "".join(_frame(one, writer, palette, lang) for one in layout.frames)
    return (
        f'{HEAD}<p:sldLayout {NAMESPACES} preserve="1" userDrawn="1"><p:cSld name={quoted(layout.name)}>'
        f"<p:bg><p:bgPr>{palette.fill(layout.background)}<a:effectLst/></p:bgPr></p:bg>"
        f"<p:spTree>{ROOT}{backdrop}{frames}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _frame(one: LayoutFrame, writer: TreeWriter, palette: Palette, lang: str) -> str:
    kind = one.placeholder.kind
    identifier, name = writer.identify(one.name, "", writer.words.text)
    style = ""
    if one.style is not None:
        look = one.style
        bullet = "<a:buNone/>"
        indents = 'marL="0" indent="0"'
        if one.bullet is not None:
            step = round(look.size * 12700)
            indents = f'marL="{step}" indent="-{step}"'
            bullet = f'<a:buClr>{palette.colour(one.bullet)}</a:buClr><a:buFont typeface="+mj-lt"/><a:buChar char="•"/>'
        style = (
            f'<a:lvl1pPr {indents} algn="{_ALIGN[one.align]}" hangingPunct="0">'
            f'<a:lnSpc><a:spcPts val="{round(one.leading * 100)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
            f'{bullet}<a:defRPr sz="{round(look.size * 100)}" b="{int(look.face.bold)}">'
            f"{palette.fill(look.colour)}</a:defRPr></a:lvl1pPr>"
        )
    text = slide_number(lang) if kind == "sldNum" else _said([one.prompt] if one.prompt else [], lang)
    return (
        f'<p:sp><p:nvSpPr>{properties(identifier, name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{ph(one.placeholder)}</p:nvPr></p:nvSpPr><p:spPr>{frame(one.box)}</p:spPr>"
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{_ANCHOR[one.anchor]}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{style}</a:lstStyle>{text}</p:txBody></p:sp>"
    )


def notes_master_xml(scene: Scene, palette: Palette) -> str:
    """Return the notes master: the slide's image over the notes, on the sheet that `notesSz` names, 540 × 720 points."""
    lang = scene.lang
    text = palette.fill(scene.theme.colours["text"])
    levels = "".join(
        f'<a:lvl{n}pPr marL="{457200 * (n - 1)}" algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="0">'
        f'<a:defRPr sz="1200">{text}{_FONTS}</a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 10)
    )
    wide, high = 480.0, 480.0 * scene.theme.height / scene.theme.width
    if high > 300:
        wide, high = 300.0 * scene.theme.width / scene.theme.height, 300.0
    image = _image_holder(2, words_for(lang).slide_image, Box((540 - wide) / 2, 48, wide, high))
    below = 48 + high + 24
    place = '<p:ph type="body" sz="quarter" idx="1"/>'
    notes = Box(54, below, 432, 672 - below)
    body = _holder(3, words_for(lang).notes, place, notes, "", _said([], lang))
    return (
        f'{HEAD}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{ROOT}{image}{body}</p:spTree></p:cSld>{_MAP}"
        f"<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )


def _image_holder(identifier: int, name: str, box: Box | None) -> str:
    where = f'{frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if box else ""
    return (
        f"<p:sp><p:nvSpPr>{properties(identifier, name)}"
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr>{where}</p:spPr></p:sp>'
    )


def notes_xml(paragraphs: tuple[NoteParagraph, ...], lang: str) -> str:
    """Return a slide's notes: paragraphs and lists as one would type them."""
    body = "".join(_note(paragraph, lang) for paragraph in paragraphs)
    return (
        f"{HEAD}<p:notes {NAMESPACES}><p:cSld><p:spTree>{ROOT}{_image_holder(2, words_for(lang).slide_image, None)}"
        f'<p:sp><p:nvSpPr>{properties(3, words_for(lang).notes)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody></p:sp></p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


_NOTE_INDENT, _NOTE_NUMBER = 171450, 228600
"""How far the text of an item of the notes stands from its bullet or number, in EMU: as PowerPoint itself sets it."""


def _note(note: NoteParagraph, lang: str) -> str:
    attributes, bullet = "", ""
    spacing = '<a:spcBef><a:spcPts val="600"/></a:spcBef>' if note.is_apart else ""
    if note.list_kind is not None:
        level = f' lvl="{note.level}"' if note.level else ""
        hang = _NOTE_INDENT if note.list_kind == "disc" else _NOTE_NUMBER
        attributes = f' marL="{_NOTE_NUMBER * note.level + hang}"{level} indent="-{hang}"'
        bullet = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
        if note.list_kind == "decimal":
            start = f' startAt="{note.start}"' if note.start > 1 else ""
            bullet = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{start}/>'
    if is_rtl(lang) or first_strong(note.text) == 1:
        attributes += ' algn="r" rtl="1"'
    look = f"<a:rPr {spoken(lang)}/>"
    runs = f"<a:br>{look}</a:br>".join(f"<a:r>{look}<a:t>{words(line)}</a:t></a:r>" for line in note.text.split("\n"))
    own = f"<a:pPr{attributes}>{spacing}{bullet}</a:pPr>" if attributes or spacing else ""
    return f"<a:p>{own}{runs}<a:endParaRPr {spoken(lang)}/></a:p>"
