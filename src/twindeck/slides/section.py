"""section: the start of a chapter, full-bleed in its colour, with all chapters along the bottom."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from twindeck.blocks.lists import BULLET
from twindeck.boxes import Fragment, Row, TextFragment
from twindeck.context import Context
from twindeck.geometry import RECT, Box
from twindeck.model import Line
from twindeck.scene import Group, Link, Node, Panel, Picture, Role, Run, Shape, SlideLayout, Text
from twindeck.slides import logo
from twindeck.slides.fitting import Fitting, Region
from twindeck.slides.slide import (
    ChapterEntry,
    Draft,
    LaidSlide,
    SlideContext,
    SlideKind,
    TitleLook,
    footer_frames,
    footer_texts,
    set_title,
    title_frame,
    title_height,
)
from twindeck.text import typeset
from twindeck.words import words_for


class Section(SlideKind):
    """Opens a chapter, which goes on to the next section. `topics` say what it is about, here and in the contents."""

    KIND: ClassVar[str] = "section"
    topics: list[Line] = []
    numbered: bool = True

    def opens_chapter(self, number: int, index: int, lang: str) -> ChapterEntry | None:
        """A chapter of the section's title, with its number before it."""
        label = words_for(self.lang or lang).chapter_number(number=str(number))
        heading = f"{label} {self.heading}" if self.numbered else self.heading
        return ChapterEntry(number, self.heading, tuple(self.topics), index, heading, label)

    def level(self, in_chapter: bool, first: bool) -> int:
        """The chapter's own heading."""
        return 2

    def outline_title(self, around: SlideContext) -> str:
        """The chapter's title with its number."""
        return around.chapter.heading if around.chapter is not None else self.heading

    def footer(self, context: Context, around: SlideContext) -> tuple[Text, ...]:
        """The page number alone: the chapter's name is what the slide is about."""
        return footer_texts(context, replace(around, chapter=None), colour="ink")

    def logo(self, context: Context) -> tuple[Picture, ...]:
        """The logo for coloured grounds, over the title; the right side has the way back."""
        bottom = context.length("section-top") - context.length("gutter")
        left = context.length("section-margin")
        return logo.on_fill(context, context.length("section-back-top"), bottom, left)

    def make_layout(self, context: Context) -> SlideLayout:
        """The ground is the accent's colour; the title stands large on it."""
        return SlideLayout(
            self.layout_key(),
            self.layout_name(context.words.layout_section),
            context.colour("fill"),
            (),
            (title_frame(context, self._look(context)), *footer_frames(context, colour="ink")[1:]),
        )

    def draft(self, context: Context, around: SlideContext) -> Draft:
        """Big number and title, what the chapter is about, the strip of chapters, and the way back to the contents."""
        number: tuple[Run, ...] = ()
        if around.chapter is not None and self.numbered:
            number = context.runs(around.chapter.label, "chapter-number")
        title, problems = set_title(self, context, self._look(context), before=number)
        strip = [_strip(context, around)] if len(around.chapters) > 1 else []
        back = [_back(context, *around.contents)] if around.contents is not None else []
        if not self.topics:
            plain = LaidSlide((title, *strip, *back), (), problems)
            return Draft(lambda _: plain)
        top = title.box.y + title_height(title) + context.length("section-topics-gap")
        bottom = strip[0].box.y - context.length("section-topics-gap") if strip else context.length("body-bottom")
        box = Box(title.box.x, top, title.box.w, max(bottom - top, 1.0))
        region = Region("the topics", box)
        fitting = Fitting(context, region, self._topics, self.heading, self.origin, grows=True, sinks=False)

        def finish(degree: float) -> LaidSlide:
            fitted = fitting.at(degree)
            return LaidSlide((title, *fitted.nodes, *strip, *back), (), (*problems, *fitted.diagnostics))

        return Draft(finish, fitting.best(), self.KIND)

    def _topics(self, context: Context, width: float) -> Fragment:
        """Set the topics as a list, in two columns where they are many."""
        entries = [typeset.ListEntry(context.runs(topic, "body", colour="ink")) for topic in self.topics]
        bullet = context.label(BULLET, context.text_style("reading", colour="faint"))
        columns = 2 if len(entries) > 4 else 1
        gap = context.space("columns")
        wide = (width - gap * (columns - 1)) / columns
        each = -(-len(entries) // columns)
        lists = [
            typeset.layout_list(
                entries[i : i + each],
                round(1.7 * context.size("body")),
                wide,
                label=bullet,
                gap=context.space("list"),
            )
            for i in range(0, len(entries), each)
        ]
        name = context.words.topics
        texts = [TextFragment(name, one, self.origin) for one in lists]
        return texts[0] if len(texts) == 1 else Row(tuple(texts), gap, width, name, self.origin)

    def _look(self, context: Context) -> TitleLook:
        margin, top = context.length("section-margin"), context.length("section-top")
        place = Box(margin, top, context.theme.width - 2 * margin, context.length("section-bottom") - top)
        return TitleLook(place, style="display", kicker="message-kicker", colour="ink")


def _strip(context: Context, around: SlideContext) -> Node:
    """Return the chapters as a list of links in equal columns, each under a rule."""
    margin = context.length("section-margin")
    gap = context.length("gutter")
    chapters = around.chapters
    wide = (context.theme.width - 2 * margin - gap * (len(chapters) - 1)) / len(chapters)
    set_titles = [_entry(context, chapter, wide, chapter == around.chapter) for chapter in chapters]
    high = max(content.height for content in set_titles)
    top, rise = context.length("section-strip-bottom") - high, context.length("section-rule-gap")
    items: list[Node] = []
    for number, (chapter, content) in enumerate(zip(chapters, set_titles, strict=True)):
        current = chapter == around.chapter
        x = margin + number * (wide + gap)
        bar = Box(x, top - rise, wide, context.length("section-rule-height"))
        colour = context.colour("ink") if current else context.seen_on("fill", "soft", "faint")
        items.append(Shape(context.named(chapter.title, context.words.rule), bar, Panel(RECT, colour)))
        at = Box(x, top, wide, high)
        name = context.named(chapter.heading)
        text = typeset.frame(name, content, at, role=Role.LBODY)
        items.append(Group(name, at, (text,), role=Role.LI))
    return Group(
        context.words.list,
        Box(margin, top - rise, context.theme.width - 2 * margin, high + rise),
        tuple(items),
        role=Role.L,
    )


def _back(context: Context, title: str, slide: int) -> Node:
    """Return the link back to the table of contents, at the top right."""
    runs = tuple(replace(run, link=Link(slide=slide)) for run in context.runs(title, "strip", colour="faint"))
    wide = typeset.text_width(runs) + typeset.SLACK + 4
    content = typeset.layout_paragraph(runs, context.leading("strip"), wide, breaks="none")
    margin = context.length("section-margin")
    box = Box(context.theme.width - margin - wide, context.length("section-back-top"), wide, content.height)
    return typeset.frame(context.named(title), content, box)


def _entry(context: Context, chapter: ChapterEntry, width: float, current: bool) -> typeset.TextLayout:
    runs = context.runs(chapter.heading, "strip", colour=None if current else "faint", bold=current or None)
    if not current:
        runs = tuple(replace(run, link=chapter.link) for run in runs)
    return typeset.layout_paragraph(runs, context.leading("strip"), width, breaks="phrases", role=None)
