"""section: the start of a chapter, full-bleed in its colour, with all chapters along the bottom."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from twindeck.context import Context
from twindeck.geometry import RECT, Box
from twindeck.model import Line
from twindeck.scene import Group, Link, Node, Panel, Role, Run, Shape, SlideLayout, Text
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
)
from twindeck.text import typeset
from twindeck.words import Words


class Section(SlideKind):
    """Opens a chapter, which goes on to the next section. `topics` are told in the table of contents."""

    KIND: ClassVar[str] = "section"
    topics: list[Line] = []
    numbered: bool = True

    def opens_chapter(self, number: int, index: int, words: Words) -> ChapterEntry | None:
        """A chapter of the section's title, with its number before it."""
        label = words.chapter_number(number=str(number))
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

    def make_layout(self, context: Context) -> SlideLayout:
        """The ground is the accent's colour; the title stands large on it."""
        return SlideLayout(
            self.layout_key(),
            self.layout_name(context.words.layout_section),
            context.colour("accent"),
            (),
            (title_frame(context, self._look(context)), *footer_frames(context, colour="ink")[1:]),
        )

    def draft(self, context: Context, around: SlideContext) -> Draft:
        """Big number, title, the strip of chapters with this one marked, and the way back to the contents."""
        number: tuple[Run, ...] = ()
        if around.chapter is not None and self.numbered:
            number = context.runs(around.chapter.label, "chapter-number", colour="track")
        title, problems = set_title(self, context, self._look(context), before=number)
        nodes: list[Node] = [title]
        if len(around.chapters) > 1:
            nodes.append(_strip(context, around))
        if around.contents is not None:
            nodes.append(_back(context, *around.contents))
        laid = LaidSlide(tuple(nodes), (), problems)
        return Draft(lambda _: laid)

    def _look(self, context: Context) -> TitleLook:
        margin = context.length("margin") + 24
        height = context.theme.height
        return TitleLook(
            Box(margin, 88, context.theme.width - 2 * margin, height - 88 - 176), style="display", colour="ink"
        )


def _strip(context: Context, around: SlideContext) -> Node:
    """Return the chapters as a list of links in equal columns, each under a rule."""
    margin = context.length("margin") + 24
    gap = context.length("gutter")
    chapters = around.chapters
    wide = (context.theme.width - 2 * margin - gap * (len(chapters) - 1)) / len(chapters)
    set_titles = [_entry(context, chapter, wide, chapter == around.chapter) for chapter in chapters]
    high = max(content.height for content in set_titles)
    top = context.length("footer-top") - 24 - high
    items: list[Node] = []
    for number, (chapter, content) in enumerate(zip(chapters, set_titles, strict=True)):
        current = chapter == around.chapter
        x = margin + number * (wide + gap)
        bar = Box(x, top - 12, wide, 4)
        colour = context.colour("ink" if current else "soft")
        items.append(Shape(context.named(chapter.title, context.words.rule), bar, Panel(RECT, colour)))
        at = Box(x, top, wide, high)
        name = context.named(chapter.heading)
        text = typeset.frame(name, content, at, role=Role.LBODY)
        items.append(Group(name, at, (text,), role=Role.LI))
    return Group(
        context.words.list,
        Box(margin, top - 12, context.theme.width - 2 * margin, high + 12),
        tuple(items),
        role=Role.L,
    )


def _back(context: Context, title: str, slide: int) -> Node:
    """Return the link back to the table of contents, at the top right."""
    runs = tuple(replace(run, link=Link(slide=slide)) for run in context.runs(title, "strip", colour="track"))
    wide = typeset.text_width(runs) + typeset.SLACK + 4
    content = typeset.layout_paragraph(runs, context.leading("strip"), wide, breaks="none")
    margin = context.length("margin") + 24
    box = Box(context.theme.width - margin - wide, context.length("title-top") + 12, wide, content.height)
    return typeset.frame(context.named(title), content, box)


def _entry(context: Context, chapter: ChapterEntry, width: float, current: bool) -> typeset.TextLayout:
    runs = context.runs(chapter.heading, "strip", colour="ink" if current else "track")
    if current:
        runs = tuple(replace(run, style=replace(run.style, face=context.theme.bold)) for run in runs)
    else:
        runs = tuple(replace(run, link=Link(slide=chapter.slide)) for run in runs)
    return typeset.layout_paragraph(runs, context.leading("strip"), width, breaks="phrases", role=None)
