"""Text bodies: paragraphs, runs, bullets. PowerPoint breaks the lines of what is not broken here on purpose.

Exact spacing, no insets but those given, no automatic fitting, punctuation that does not hang, a language on every run
(without it kinsoku is not applied).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from twindeck.addresses import ascii_address
from twindeck.geometry import text_margins
from twindeck.scene import (
    LayoutFrame,
    Line,
    Link,
    ListItem,
    Paragraph,
    Run,
    Text,
    TextContent,
    TextList,
    paragraphs,
)
from twindeck.text.kinsoku import SOFT_HYPHEN
from twindeck.theme import Colour, Face, Theme
from twindeck.theme.fontfile import SYMBOLS
from twindeck.writers.pptx.colour import Palette
from twindeck.writers.pptx.package import Part
from twindeck.writers.pptx.units import emu, quoted, spoken, words

_ALIGN = {"left": "l", "center": "ctr", "right": "r"}
_ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}
_TEXT_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
"""Keeps the run's own colour on a link; without it PowerPoint paints every link in the theme's link colour."""


def slide_part(index: int) -> str:
    """Return the name of a slide's part; index from 0."""
    return f"ppt/slides/slide{index + 1}.xml"


_NUMBERS = {
    "1.": "arabicPeriod", "1)": "arabicParenR", "(1)": "arabicParenBoth", "1": "arabicPlain", "1．": "arabicDbPeriod",
    "①": "circleNumDbPlain",
}  # fmt: skip
"""How PowerPoint calls the kinds of numbers, by what the first looks like."""


@dataclass(frozen=True, slots=True)
class Inherited:
    """What a paragraph of a placeholder or text box has before it says anything; None where that is not to be relied on."""

    size: float | None = None
    bold: bool | None = False
    colour: Colour | None = None
    leading: float | None = None
    align: str | None = "left"
    space_before: float | None = 0.0
    is_heading: bool = False
    bulleted: bool = False


def inherited(frame: LayoutFrame | None, level: int = 0) -> Inherited:
    """Return what text inherits: from the deck's defaults, or from the first level of a layout's frame.

    The other levels of a frame are the master's, which the Scene does not know.
    """
    if frame is None:
        return Inherited()
    is_heading = frame.placeholder.kind in ("title", "ctrTitle")
    style = frame.style
    if style is None or level:
        bulleted = frame.placeholder.kind in ("body", "subTitle", "pic")
        return Inherited(bold=None, align=None, space_before=None, is_heading=is_heading, bulleted=bulleted)
    return Inherited(
        style.size, style.face.bold, style.colour, frame.leading, frame.align, 0.0, is_heading, frame.bullet is not None
    )


@dataclass(frozen=True, slots=True)
class TextWriter:
    """Writes texts of one part: links go into its relationships."""

    theme: Theme
    palette: Palette
    lang: str
    part: Part

    def body(
        self, text: Text, frame: LayoutFrame | None = None, link: Link | None = None, *, is_preset: bool = False
    ) -> str:
        """Return a text's body. `link` is one that the whole shape has, so that its runs need none.

        With the layout's `frame`, what is as the layout has it is left out, to be inherited. `is_preset`: the shape is a
        preset, which adds margins of its own to the insets.
        """
        paragraphs = self.paragraphs(text.content, text.lang, frame, link)
        return f"<p:txBody>{_body_properties(text, frame, is_preset=is_preset)}<a:lstStyle/>{paragraphs}</p:txBody>"

    def paragraphs(
        self, content: TextContent, lang: str | None, frame: LayoutFrame | None = None, link: Link | None = None
    ) -> str:
        """Return the paragraphs of a content, lists flattened to levels."""
        made = "".join(self._blocks(content, lang or self.lang, frame, link))
        return made or f"<a:p><a:endParaRPr {spoken(lang or self.lang)}/></a:p>"

    def _blocks(self, content: TextContent, lang: str, frame: LayoutFrame | None, link: Link | None) -> Iterator[str]:
        plain = inherited(frame)
        indents, bullet = (' marL="0" indent="0"', "<a:buNone/>") if plain.bulleted else ("", "")
        for block in content:
            if isinstance(block, Paragraph):
                yield self._paragraph(block, lang, plain, link, indents, bullet)
            else:
                yield from self._list(block, lang, frame, link, 0)

    def _list(
        self, block: TextList, lang: str, frame: LayoutFrame | None, link: Link | None, level: int
    ) -> Iterator[str]:
        """Return a list's paragraphs.

        PowerPoint counts on from paragraph to paragraph of a level, and anew after one without a number: such as an item's
        second paragraph. From there on the numbers say where they start.
        """
        style = inherited(frame, level)
        margin, hang = emu(block.left + block.indent), emu(block.indent)
        depth = f' lvl="{min(level, 8)}"' if level else ""
        plain = f' marL="{margin}" indent="0"{depth}'
        hanging = plain if block.numbering == "none" else f' marL="{margin}" indent="{-hang}"{depth}'
        start, interrupted = block.start, False
        for number, item in enumerate(block.items, block.start):
            start = number if interrupted else start
            interrupted = False
            for place, part in enumerate(item.body):
                if isinstance(part, TextList):
                    yield from self._list(part, lang, frame, link, level + 1)
                elif place:
                    yield self._paragraph(part, lang, style, link, plain, "<a:buNone/>")
                    interrupted = True
                else:
                    bullet = self._bullet(block, item, number, start, part)
                    yield self._paragraph(part, lang, style, link, hanging, bullet)

    def _bullet(self, block: TextList, item: ListItem, number: int, start: int, first: Paragraph) -> str:
        if block.numbering == "none":
            return "<a:buNone/>"
        look = item.label.style
        made = f"<a:buClr>{self.palette.colour(look.colour)}</a:buClr>"
        if first.runs and first.runs[0].style.size != look.size:
            made += f'<a:buSzPts val="{round(look.size * 100)}"/>'
        family = self.theme.regular.family if look.face.family == SYMBOLS else look.face.family
        made += f"<a:buFont typeface={quoted(family)}/>"
        if block.numbering == "decimal":
            kind = _NUMBERS.get(item.label.text.strip().replace(str(number), "1"), "arabicPeriod")
            return f'{made}<a:buAutoNum type="{kind}"' + (f' startAt="{start}"/>' if start != 1 else "/>")
        return f"{made}<a:buChar char={quoted(item.label.text)}/>"

    def _paragraph(
        self, paragraph: Paragraph, lang: str, given: Inherited, link: Link | None, indents: str, bullet: str
    ) -> str:
        attributes = indents
        if given.align != paragraph.align:
            attributes += f' algn="{_ALIGN[paragraph.align]}"'
        if paragraph.rtl:
            attributes += ' rtl="1"'
        spacing = ""
        if given.leading != paragraph.leading:
            spacing = f'<a:lnSpc><a:spcPts val="{round(paragraph.leading * 100)}"/></a:lnSpc>'
        if given.space_before != paragraph.space_before:
            spacing += f'<a:spcBef><a:spcPts val="{round(paragraph.space_before * 100)}"/></a:spcBef>'
        runs = "".join(self._runs(paragraph, lang, given, link))
        end = f"<a:endParaRPr {spoken(lang)}/>"
        if paragraph.runs:
            end = self._run_properties("a:endParaRPr", paragraph.runs[-1], lang, given, None)
        return f'<a:p><a:pPr{attributes} hangingPunct="0">{spacing}{bullet}</a:pPr>{runs}{end}</a:p>'

    def _runs(self, paragraph: Paragraph, lang: str, given: Inherited, link: Link | None) -> Iterator[str]:
        if paragraph.breaks != "hard":
            for run in paragraph.runs:
                if run.text:
                    yield self._run(run, run.text, lang, given, link)
            return
        for number, line in enumerate(paragraph.lines):
            if number:
                before = paragraph.runs[self._last_run(paragraph.lines[number - 1], paragraph)]
                yield f"<a:br>{self._run_properties('a:rPr', before, lang, given, None)}</a:br>"
            stretches = [(run, [*pieces]) for run, pieces in groupby(line.pieces, key=lambda piece: piece.run)]
            for place, (run, pieces) in enumerate(stretches):
                text = "".join(piece.text for piece in pieces)
                # the break itself parts the lines: a blank before it would only be one too many, and PowerPoint knows no
                # soft hyphens: it would show one within the line, too, once the words are moved
                if number < len(paragraph.lines) - 1 and place == len(stretches) - 1:
                    text = text.rstrip(" ").replace(SOFT_HYPHEN, "-")
                if text:
                    yield self._run(paragraph.runs[run], text, lang, given, link)

    @staticmethod
    def _last_run(line: Line, paragraph: Paragraph) -> int:
        return line.pieces[-1].run if line.pieces else len(paragraph.runs) - 1

    def _run(self, run: Run, text: str, lang: str, given: Inherited, link: Link | None) -> str:
        own = run.link if run.link != link else None
        properties = self._run_properties("a:rPr", run, lang, given, own)
        if run.field:
            return (
                f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="{run.field}">{properties}'
                f"<a:t>{words(text)}</a:t></a:fld>"
            )
        return f"<a:r>{properties}<a:t>{words(text)}</a:t></a:r>"

    def _run_properties(self, tag: str, run: Run, lang: str, given: Inherited, link: Link | None) -> str:
        """Return a run's properties; what it inherits is left out."""
        attributes = spoken(run.lang or lang)
        look = run.style
        if given.size != look.size:
            attributes += f' sz="{round(look.size * 100)}"'
        if given.bold != look.face.bold:
            attributes += f' b="{int(look.face.bold)}"'
        if look.face.italic:
            attributes += ' i="1"'
        if look.underline:
            attributes += ' u="sng"'
        inner = ""
        if given.colour != look.colour:
            inner += self.palette.fill(look.colour)
        inner += self._fonts(look.face, given)
        if link is not None:
            inner += self._link(link)
        return f"<{tag} {attributes}>{inner}</{tag}>" if inner else f"<{tag} {attributes}/>"

    def _fonts(self, face: Face, given: Inherited) -> str:
        """Return a run's fonts where they are not those it inherits; the theme's own by their places in it.

        The package's own symbols are on nobody's machine: every program finds them in a font of its own.
        """
        heading, body = self.theme.bold.family, self.theme.regular.family
        if face.family in (SYMBOLS, heading if given.is_heading else body):
            return ""
        if face.family in (heading, body):
            place = "mj" if face.family == heading else "mn"
            return f'<a:latin typeface="+{place}-lt"/><a:ea typeface="+{place}-ea"/><a:cs typeface="+{place}-cs"/>'
        family = quoted(face.family)
        return f"<a:latin typeface={family}/><a:ea typeface={family}/><a:cs typeface={family}/>"

    def _link(self, link: Link) -> str:
        return self.link(link, _TEXT_COLOUR)

    def link(self, link: Link, extension: str = "") -> str:
        """Return a click that leads to an address or to a slide."""
        tip = f" tooltip={quoted(link.title)}" if link.title else ""
        if link.uri is not None:
            identifier = self.part.relate("hyperlink", ascii_address(link.uri), external=True)
            return f'<a:hlinkClick r:id="{identifier}"{tip}>{extension}</a:hlinkClick>'
        identifier = self.part.relate("slide", slide_part(link.slide or 0))
        jump = 'action="ppaction://hlinksldjump"'
        return f'<a:hlinkClick r:id="{identifier}" {jump}{tip}>{extension}</a:hlinkClick>'


def _body_properties(text: Text, frame: LayoutFrame | None, *, is_preset: bool) -> str:
    """Return how words stand in their shape; in a placeholder only what is not as its layout has it."""
    left, top, right, bottom = (emu(value) for value in insets(text, is_preset=is_preset))
    wrap = "square" if text.wrap and not (is_preset and _is_narrow(text)) else "none"
    if frame is None:
        return (
            f'<a:bodyPr wrap="{wrap}" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
            f'anchor="{_ANCHOR[text.anchor]}" rtlCol="0"><a:noAutofit/></a:bodyPr>'
        )
    own = ' wrap="none"' if wrap == "none" else ""
    own += "".join(
        f' {name}="{value}"'
        for name, value in (("lIns", left), ("tIns", top), ("rIns", right), ("bIns", bottom))
        if value
    )
    own += f' anchor="{_ANCHOR[text.anchor]}"' if text.anchor != frame.anchor else ""
    return f"<a:bodyPr{own}/>"


def insets(text: Text, *, is_preset: bool) -> tuple[float, float, float, float]:
    """Return a shape's insets, its preset's own text margins taken off; never less than nothing.

    Of words in the middle, only the difference of top and bottom matters: where one margin is more than wished, both
    insets are raised together.
    """
    if text.panel is None or not is_preset:
        return text.insets
    left, top, right, bottom = _net(text)
    if text.anchor == "middle":
        lowest = min(0.0, top, bottom)
        top, bottom = top - lowest, bottom - lowest
    return max(0.0, left), max(0.0, top), max(0.0, right), max(0.0, bottom)


def _net(text: Text) -> list[float]:
    """Return the insets without a preset's own margins: less than nothing where those are more than wished."""
    own = text_margins(text.panel.geometry, text.box) if text.panel else (0.0, 0.0, 0.0, 0.0)
    return [inset - margin for inset, margin in zip(text.insets, own, strict=True)]


def _is_narrow(text: Text) -> bool:
    """Tell whether a preset leaves less width for words than their lines were broken for."""
    left, _, right, _ = _net(text)
    return min(left, right) < -0.1


def can_be_preset(text: Text) -> bool:
    """Tell whether a text's words come to their places in a preset shape.

    In one that leaves them less width, lines must be broken already and stand in the middle; in one whose own margins
    are not known, words have no place at all.
    """
    if text.panel is None or not any(paragraph.runs for paragraph in paragraphs(text.content)):
        return True
    if text.panel.geometry.preset not in ("rect", "roundRect", "ellipse", "homePlate"):
        return False
    _, top, _, bottom = _net(text)
    if text.anchor != "middle" and (top if text.anchor == "top" else bottom) < -0.1:
        return False
    left, _, right, _ = _net(text)
    centred = all(block.breaks != "soft" and block.align == "center" for block in paragraphs(text.content))
    return not _is_narrow(text) or (centred and abs(left - right) < 0.1)


def common_link(text: Text) -> Link | None:
    """Return the slide that all of a text's runs lead to; the whole shape is then what is clicked, in its own colours."""
    links = {run.link for block in text.content if isinstance(block, Paragraph) for run in block.runs}
    if len(links) != 1 or any(isinstance(block, TextList) for block in text.content):
        return None
    (link,) = links
    return link if link is not None and link.slide is not None else None
