"""What all slide kinds share: a heading of kicker and title, regions, the footer, and how a body is fitted."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from twindeck.context import PART, Context
from twindeck.diagnostics import Diagnostic, error
from twindeck.geometry import RECT, Box
from twindeck.model import Breaks, Lang, Line, Model, Name, Notes, Prose
from twindeck.scene import (
    LayoutFrame,
    Link,
    Node,
    Panel,
    Paragraph,
    Picture,
    Placeholder,
    Role,
    Run,
    Shape,
    SlideLayout,
    Text,
)
from twindeck.slides import logo
from twindeck.text import inline, typeset
from twindeck.theme import Colour
from twindeck.theme.contract import ColourName, StyleName

TITLE_DEGREES = (1.0, 0.8, 0.6, 0.4, 0.2, 0.0)
"""Degrees of fitting that are tried for a heading, from the theme's size down to its smallest."""

TITLE = Placeholder("title", 0)
FOOTER = Placeholder("ftr", 11)
NUMBER = Placeholder("sldNum", 12)


@dataclass(frozen=True, slots=True)
class ChapterEntry:
    """A chapter as the contents and the section slides tell it.

    `index` is that of its first slide in the deck, `slide` that among the slides shown: None where it is left out.
    """

    number: int
    title: str
    topics: tuple[str, ...]
    index: int
    heading: str
    label: str
    """Its number as it stands before the title."""
    slide: int | None = None

    @property
    def link(self) -> Link | None:
        """Where the chapter's name leads."""
        return Link(slide=self.slide) if self.slide is not None else None


@dataclass(frozen=True, slots=True)
class SlideContext:
    """What a slide knows of its deck: its number, all chapters, its own, and the table of contents' title and index.

    `is_counted` tells whether an office program that counts on from the first slide's number comes to the slide's own.
    """

    number: int
    chapters: tuple[ChapterEntry, ...]
    chapter: ChapterEntry | None
    contents: tuple[str, int] | None = None
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class LaidSlide:
    """A slide laid out: its nodes, title first, what lies under them, and what was wrong."""

    nodes: tuple[Node, ...]
    backdrop: tuple[Shape | Picture, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A slide before the size of its type is settled.

    `best` is the largest degree of type that its body could have, None where it has no body to fit; slides of one `family`
    get degrees that suit all of them. `finish` lays the slide out in a degree.
    """

    finish: Callable[[float], LaidSlide]
    best: float | None = None
    family: str = ""


class SlideKind(Model):
    """The fields of every slide. `name` is what links (`#name`) call it; `notes` go to the presenter.

    A kind answers for itself whatever the rest of the program asks of it: `compose` never looks which kind it has.
    """

    KIND: ClassVar[str] = ""
    ENDS_CHAPTER: ClassVar[bool] = False
    """Whether the chapter before ends with the slide before this one, without a new one."""
    TELLS_CONTENTS: ClassVar[bool] = False
    """Whether the slide lists all chapters, so that their slides lead back to it."""

    name: Name | None = None
    title: Prose
    kicker: Line | None = None
    notes: Notes | None = None
    accent: str | None = None
    lang: Lang | None = None
    breaks: Breaks | None = None

    @property
    def heading(self) -> str:
        """The slide's heading as plain text on one line."""
        parts = (self.kicker or "", self.title)
        return " ".join(inline.plain(part).replace("\n", " ") for part in parts if part)

    def opens_chapter(self, number: int, index: int, lang: str) -> ChapterEntry | None:
        """Return the chapter that the slide opens; `number` would be its number, `index` is the slide's, from 0, and
        `lang` is the deck's language.
        """
        return None

    def level(self, in_chapter: bool, first: bool) -> int:
        """Return the heading level in a whole deck: H1 is the deck's title, H2 a chapter, H3 a slide of it; a slide
        outside of chapters stands beside them. `first` is the deck's first slide.
        """
        return 3 if in_chapter else 2

    def outline_title(self, around: SlideContext) -> str:
        """Return what bookmarks and the outline call the slide."""
        return self.heading

    def footer(self, context: Context, around: SlideContext) -> tuple[Text, ...]:
        """Return the chapter's name and the page number; nothing where a kind has no footer."""
        return footer_texts(context, around)

    def layout_key(self) -> str:
        """Return the key of the slide layout: one a kind, and one more for each accent it is used in."""
        return f"{self.KIND}-{self.accent}" if self.accent else self.KIND

    def make_layout(self, context: Context) -> SlideLayout:
        """Return the slide layout for slides like this one, in the deck's language: slides of any language share it."""
        raise NotImplementedError

    def logo(self, context: Context) -> tuple[Picture, ...]:
        """Return the theme's logo where it stands on slides of the kind; nothing where it is left out."""
        return logo.in_corner(context)

    def layout_name(self, word: str) -> str:
        """Return what the layout is called: the kind's word, and the accent where it is of one."""
        return f"{word}{PART}{self.accent}" if self.accent else word

    def draft(self, context: Context, around: SlideContext) -> Draft:
        """Lay out all of the slide that does not depend on the size of its body's type."""
        raise NotImplementedError


# ------------------------------------------------------------------------------------------------------------- headings


@dataclass(frozen=True, slots=True)
class TitleLook:
    """How a kind sets its heading: place, styles, colours, where it grows from."""

    box: Box
    style: StyleName = "title"
    kicker: StyleName = "kicker"
    colour: ColourName | None = None
    anchor: str = "top"
    align: str = "left"


def set_title(
    slide: SlideKind, context: Context, look: TitleLook, *, before: Sequence[Run] = ()
) -> tuple[Text, tuple[Diagnostic, ...]]:
    """Set kicker and title as one heading in the title placeholder, in its own degree of fitting.

    `before` are runs of a paragraph above both (a chapter's number). The frame is as high as the look's box, or higher
    where the heading at its smallest is.
    """
    kicker = context.runs(slide.kicker, look.kicker, colour=look.colour) if slide.kicker else ()
    above: tuple[tuple[Sequence[Run], StyleName], ...] = ((before, "chapter-number"), (kicker, look.kicker))
    align: Literal["left", "center"] = "center" if look.align == "center" else "left"
    given = slide.title.count("\n") + 1
    heading = typeset.TextLayout((), 0, 0, 0, True)
    good: typeset.TextLayout | None = None
    for fit in TITLE_DEGREES:
        fitted = replace(context, fit=fit)
        parts = [
            (
                typeset.layout_paragraph(
                    line, context.leading(style), look.box.w, role=None, breaks="phrases", align=align
                ),
                0.0,
            )
            for line, style in above
            if line
        ]
        runs = fitted.runs(slide.title, look.style, colour=look.colour)
        parts.append(
            (
                typeset.layout_paragraph(
                    runs,
                    fitted.leading(look.style),
                    look.box.w,
                    role=None,
                    breaks="phrases",
                    align=align,
                ),
                0.0,
            )
        )
        heading = typeset.stack(parts)
        if heading.height > look.box.h + 0.1 or heading.widest > look.box.w:
            continue
        good = good or heading
        # a smaller size is worth it to keep a phrase whole, and the lines an author has given
        lines = len(parts[-1][0].content[0].lines) if isinstance(parts[-1][0].content[0], Paragraph) else 0
        if not heading.torn and (given == 1 or lines == given):
            good = heading
            break
    heading = good or heading
    problems: tuple[Diagnostic, ...] = ()
    over = heading.height - look.box.h
    if over > 0.1 or heading.widest > look.box.w + 0.1:
        problems = (
            error(
                "title-does-not-fit",
                f"the title of slide “{slide.heading}” does not fit: it is "
                f"{math.ceil(max(over, heading.widest - look.box.w))} pt too large at the smallest size",
                slide.origin,
                "shorten the title, or part it with a line break",
            ),
        )
    text = typeset.frame(
        context.words.title,
        replace(heading, single_lines=False),
        look.box,
        role=context.heading,
        anchor="bottom" if look.anchor == "bottom" else "middle" if look.anchor == "middle" else "top",
        placeholder=TITLE,
        key=f"slide:{slide.name}" if slide.name else "",
        origin=slide.origin,
    )
    return text, problems


def title_height(text: Text) -> float:
    """Return how far the lines of a heading reach below the top of its frame."""
    return typeset.text_bottom(text.content)


def title_frame(context: Context, look: TitleLook, *, placeholder: Placeholder = TITLE) -> LayoutFrame:
    """Return the layout's title placeholder for a look."""
    full = replace(context, fit=1.0)
    return LayoutFrame(
        placeholder,
        context.words.title,
        look.box,
        full.text_style(look.style, colour=look.colour),
        full.leading(look.style),
        align="center" if look.align == "center" else "left",
        anchor="bottom" if look.anchor == "bottom" else "middle" if look.anchor == "middle" else "top",
        prompt=context.words.title_prompt,
    )


# --------------------------------------------------------------------------------------------------------------- footer


def footer_frames(context: Context, *, colour: ColourName | None = None) -> tuple[LayoutFrame, ...]:
    """Return the layout's placeholders for the chapter's name and the page number."""
    theme = context.theme
    top, height, margin = context.length("footer-top"), context.length("footer-height"), context.length("margin")
    style = context.text_style("footer", colour=colour)
    leading = context.leading("footer")
    half, wide = theme.width / 2 - margin, context.length("page-number-width")
    taken = logo.after(context)
    return (
        LayoutFrame(FOOTER, context.words.footer, Box(margin + taken, top, half - taken, height), style, leading),
        LayoutFrame(
            NUMBER,
            context.words.slide_number,
            Box(theme.width - margin - wide, top, wide, height),
            style,
            leading,
            align="right",
        ),
    )


def footer_texts(context: Context, around: SlideContext, *, colour: ColourName | None = None) -> tuple[Text, ...]:
    """Return chapter name and page number: artifacts, in the layout's placeholders."""
    frames = footer_frames(context, colour=colour)
    texts: list[Text] = []
    if around.chapter is not None:
        runs = context.runs(around.chapter.heading, "footer", colour=colour)
        texts.append(_footer_text(runs, frames[0]))
    number = context.runs(str(around.number), "footer", colour=colour)
    if around.is_counted:
        number = tuple(replace(run, field="slidenum") for run in number)
    texts.append(_footer_text(number, frames[1]))
    return tuple(texts)


def _footer_text(runs: tuple[Run, ...], frame: LayoutFrame) -> Text:
    # the frames are where they are whatever is written in them, and their texts at the same sides
    align = typeset.as_seen(runs, frame.align)
    content = typeset.layout_paragraph(runs, frame.leading, frame.box.w, role=None, align=align, breaks="none")
    return typeset.frame(frame.name, content, frame.box, role=Role.ARTIFACT, placeholder=frame.placeholder)


def body_frame(context: Context, box: Box) -> LayoutFrame:
    """Return the layout's placeholder for a body of blocks."""
    style, leading, bullet = context.text_style("body"), context.leading("body"), context.colour("accent")
    name, prompt = context.words.content, context.words.text_prompt
    return LayoutFrame(Placeholder("body", 1), name, box, style, leading, prompt=prompt, bullet=bullet)


def picture_frame(context: Context, placeholder: Placeholder, box: Box) -> LayoutFrame:
    """Return the layout's placeholder for a picture."""
    return LayoutFrame(placeholder, context.words.picture, box, None, 0.0, prompt=context.words.picture_prompt)


def on_grid(value: float, context: Context) -> float:
    """Return a position rounded up to the theme's grid."""
    grid = context.length("grid")
    return math.ceil(value / grid - 1e-6) * grid


def panel(name: str, box: Box, colour: Colour) -> Shape:
    """Return a plain filled rectangle for a layout's backdrop."""
    return Shape(name, box, Panel(RECT, colour))
