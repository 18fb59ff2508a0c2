"""Text bodies: paragraphs, runs, bullets. PowerPoint breaks the lines of what is not broken here on purpose.

Exact spacing, no insets but those given, no automatic fitting, punctuation that does not hang, a language on every run
(without it kinsoku is not applied).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twindeck.geometry import text_margins
from twindeck.scene import LayoutFrame, Line, Link, ListItem, Paragraph, Run, Text, TextContent, TextList, TextStyle
from twindeck.theme import Theme
from twindeck.writers.pptx.colour import Palette
from twindeck.writers.pptx.package import Part
from twindeck.writers.pptx.units import emu, language, quoted, words

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


@dataclass(frozen=True, slots=True)
class TextWriter:
    """Writes texts of one part: links go into its relationships."""

    theme: Theme
    palette: Palette
    lang: str
    part: Part

    def body(
        self, text: Text, frame: LayoutFrame | None = None, tag: str = "p:txBody", link: Link | None = None
    ) -> str:
        """Return a text's body. `link` is one that the whole shape has, so that its runs need none.

        With the layout's `frame`, what is as the layout has it is left out, to be inherited.
        """
        left, top, right, bottom = (emu(value) for value in _insets(text, inherits=frame is not None))
        wrap = "square" if text.wrap else "none"
        properties = (
            f'<a:bodyPr wrap="{wrap}" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
            f'anchor="{_ANCHOR[text.anchor]}" rtlCol="0"><a:noAutofit/></a:bodyPr>'
        )
        return f"<{tag}>{properties}<a:lstStyle/>{self.paragraphs(text.content, text.lang, frame, link)}</{tag}>"

    def paragraphs(
        self, content: TextContent, lang: str | None, frame: LayoutFrame | None = None, link: Link | None = None
    ) -> str:
        """Return the paragraphs of a content, lists flattened to levels."""
        made = "".join(self._blocks(content, lang or self.lang, frame, link, 0))
        return made or f'<a:p><a:endParaRPr lang="{language(lang or self.lang)}"/></a:p>'

    def _blocks(
        self, content: TextContent, lang: str, frame: LayoutFrame | None, link: Link | None, level: int
    ) -> Iterator[str]:
        for block in content:
            if isinstance(block, Paragraph):
                none = "<a:buNone/>" if frame is None or frame.bullet is not None else ""
                yield self._paragraph(block, lang, frame, link, "", none)
            else:
                for item in block.items:
                    yield from self._item(block, item, lang, link, level)

    def _item(self, block: TextList, item: ListItem, lang: str, link: Link | None, level: int) -> Iterator[str]:
        margin = emu(block.left + block.indent)
        bulleted = f' marL="{margin}" indent="{-emu(block.indent)}"' + (f' lvl="{level}"' if level else "")
        plain = f' marL="{margin}" indent="0"' + (f' lvl="{level}"' if level else "")
        first = True
        for part in item.body:
            if isinstance(part, TextList):
                for inner in part.items:
                    yield from self._item(part, inner, lang, link, level + 1)
            elif first:
                yield self._paragraph(part, lang, None, link, bulleted, self._bullet(block, item))
                first = False
            else:
                yield self._paragraph(part, lang, None, link, plain, "<a:buNone/>")

    def _bullet(self, block: TextList, item: ListItem) -> str:
        if block.numbering == "none":
            return "<a:buNone/>"
        colour = f"<a:buClr>{self.palette.colour(item.label.style.colour)}</a:buClr>"
        font = '<a:buFont typeface="+mj-lt"/>'
        if block.numbering == "decimal":
            start = f' startAt="{block.start}"' if block.start != 1 else ""
            return f'{colour}{font}<a:buAutoNum type="arabicPeriod"{start}/>'
        face = f"<a:buFont typeface={quoted(item.label.style.face.family)}/>"
        return f"{colour}{face}<a:buChar char={quoted(item.label.text)}/>"

    def _paragraph(
        self, paragraph: Paragraph, lang: str, frame: LayoutFrame | None, link: Link | None, indents: str, bullet: str
    ) -> str:
        attributes = indents
        if frame is None or frame.align != paragraph.align:
            attributes += f' algn="{_ALIGN[paragraph.align]}"'
        if frame is not None and frame.bullet is not None and not indents:
            attributes += ' marL="0" indent="0"'
        spacing = ""
        if frame is None or frame.leading != paragraph.leading:
            spacing = f'<a:lnSpc><a:spcPts val="{round(paragraph.leading * 100)}"/></a:lnSpc>'
        if paragraph.space_before:
            spacing += f'<a:spcBef><a:spcPts val="{round(paragraph.space_before * 100)}"/></a:spcBef>'
        style = frame.style if frame else None
        runs = "".join(self._runs(paragraph, lang, style, link))
        last = paragraph.runs[-1] if paragraph.runs else None
        end = self._run_properties("a:endParaRPr", last, lang, style, None) if last else ""
        return f'<a:p><a:pPr{attributes} hangingPunct="0">{spacing}{bullet}</a:pPr>{runs}{end}</a:p>'

    def _runs(self, paragraph: Paragraph, lang: str, style: TextStyle | None, link: Link | None) -> Iterator[str]:
        if paragraph.breaks != "hard":
            for run in paragraph.runs:
                yield self._run(run, run.text, lang, style, link)
            return
        for number, line in enumerate(paragraph.lines):
            if number:
                before = paragraph.runs[self._last_run(paragraph.lines[number - 1], paragraph)]
                yield f"<a:br>{self._run_properties('a:rPr', before, lang, style, None)}</a:br>"
            for piece in line.pieces:
                # the break itself parts the lines: a blank before it would only be one too many
                end = number < len(paragraph.lines) - 1 and piece is line.pieces[-1]
                text = piece.text.rstrip(" ") if end else piece.text
                yield self._run(paragraph.runs[piece.run], text, lang, style, link)

    @staticmethod
    def _last_run(line: Line, paragraph: Paragraph) -> int:
        return line.pieces[-1].run if line.pieces else len(paragraph.runs) - 1

    def _run(self, run: Run, text: str, lang: str, style: TextStyle | None, link: Link | None) -> str:
        own = run.link if run.link != link else None
        properties = self._run_properties("a:rPr", run, lang, style, own)
        if run.field:
            return (
                f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="{run.field}">{properties}'
                f"<a:t>{words(text)}</a:t></a:fld>"
            )
        return f"<a:r>{properties}<a:t>{words(text)}</a:t></a:r>"

    def _run_properties(self, tag: str, run: Run, lang: str, style: TextStyle | None, link: Link | None) -> str:
        """Return a run's properties; what the layout's style has already is left out."""
        own = language(run.lang or lang)
        other = ' altLang="en-US"' if own.startswith(("ja", "zh", "ko")) else ""
        attributes = f'lang="{own}"{other}'
        look = run.style
        if style is None or style.size != look.size:
            attributes += f' sz="{round(look.size * 100)}"'
        if look.face.bold != (style.face.bold if style else False):
            attributes += f' b="{int(look.face.bold)}"'
        if look.underline:
            attributes += ' u="sng"'
        inner = ""
        if style is None or style.colour != look.colour:
            inner += self.palette.fill(look.colour)
        if look.face.key.startswith("fallback"):
            family = quoted(look.face.family)
            inner += f"<a:latin typeface={family}/><a:ea typeface={family}/><a:cs typeface={family}/>"
        if link is not None:
            inner += self._link(link)
        return f"<{tag} {attributes}>{inner}</{tag}>" if inner else f"<{tag} {attributes}/>"

    def _link(self, link: Link) -> str:
        return self.link(link, _TEXT_COLOUR)

    def link(self, link: Link, extension: str = "") -> str:
        """Return a click that leads to an address or to a slide."""
        if link.uri is not None:
            identifier = self.part.relate("hyperlink", link.uri, external=True)
            return f'<a:hlinkClick r:id="{identifier}">{extension}</a:hlinkClick>'
        identifier = self.part.relate("slide", slide_part(link.slide or 0))
        return f'<a:hlinkClick r:id="{identifier}" action="ppaction://hlinksldjump">{extension}</a:hlinkClick>'


def _insets(text: Text, *, inherits: bool) -> tuple[float, float, float, float]:
    """Return a shape's insets, its preset's own text margins taken off; never less than nothing.

    Of words in the middle, only the difference of top and bottom matters: where one margin is more than wished, both
    insets are raised together.
    """
    if text.panel is None or inherits:
        return text.insets
    left, top, right, bottom = (
        inset - own for inset, own in zip(text.insets, text_margins(text.panel.geometry, text.box), strict=True)
    )
    if text.anchor == "middle":
        lowest = min(0.0, top, bottom)
        top, bottom = top - lowest, bottom - lowest
    return max(0.0, left), max(0.0, top), max(0.0, right), max(0.0, bottom)


def common_link(text: Text) -> Link | None:
    """Return the slide that all of a text's runs lead to; the whole shape is then what is clicked, in its own colours."""
    links = {run.link for block in text.content if isinstance(block, Paragraph) for run in block.runs}
    if len(links) != 1 or any(isinstance(block, TextList) for block in text.content):
        return None
    (link,) = links
    return link if link is not None and link.slide is not None else None
