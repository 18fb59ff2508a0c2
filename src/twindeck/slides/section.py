"""section: the start of a chapter, full-bleed in its colour, with all chapters along the bottom."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from twindeck.geometry import RECT, Box
from twindeck.layout import setting
from twindeck.layout.context import Context
from twindeck.model import Line
from twindeck.scene import Group, Link, Node, Panel, Role, Run, Shape, SlideLayout
from twindeck.slides.slide import (
    ChapterEntry,
    LaidSlide,
    SlideKind,
    Surroundings,
    TitleLook,
    footer_frames,
    set_title,
    title_frame,
)


class Section(SlideKind):
    """Opens a chapter, which goes on to the next section. `topics` are told in the table of contents."""

    KIND: ClassVar[str] = "section"
    topics: list[Line] = []
    numbered: bool = True

    def make_layout(self, context: Context) -> SlideLayout:
        """The ground is the accent's colour; the title stands large on it."""
        return SlideLayout(
            self.layout_key(),
            "Section",
            context.colour("accent"),
            (),
            (title_frame(context, self._look(context)), *footer_frames(context, colour="ink")[1:]),
        )

    def lay(self, context: Context, around: Surroundings) -> LaidSlide:
        """Big number, title, the strip of chapters with this one marked, and the way back to the contents."""
        number: tuple[Run, ...] = ()
        if around.chapter is not None and self.numbered:
            label = context.theme.words.get("chapter", "{}").format(around.chapter.number)
            number = context.runs(label, "chapter-number", colour="track")
        title, problems = set_title(self, context, self._look(context), before=number)
        nodes: list[Node] = [title]
        if len(around.chapters) > 1:
            nodes.append(_strip(context, around))
        if around.contents is not None:
            nodes.append(_back(context, *around.contents))
        return LaidSlide(tuple(nodes), (), problems)

    def _look(self, context: Context) -> TitleLook:
        margin = context.length("margin") + 24
        height = context.theme.height
        return TitleLook(
            Box(margin, 88, context.theme.width - 2 * margin, height - 88 - 176), style="display", colour="ink"
        )


def _strip(context: Context, around: Surroundings) -> Node:
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
        items.append(Shape(f"{chapter.title} – rule", bar, Panel(RECT, colour)))
        at = Box(x, top, wide, high)
        text = setting.frame(chapter.heading, content, at, role=Role.LBODY)
        items.append(Group(chapter.heading, at, (text,), role=Role.LI))
    return Group(
        "chapters", Box(margin, top - 12, context.theme.width - 2 * margin, high + 12), tuple(items), role=Role.L
    )


def _back(context: Context, title: str, slide: int) -> Node:
    """Return the link back to the table of contents, at the top right."""
    runs = tuple(replace(run, link=Link(slide=slide)) for run in context.runs(title, "strip", colour="track"))
    wide = setting.text_width(runs) + setting.SLACK + 4
    content = setting.set_one(runs, context.leading("strip"), wide, breaks="none")
    margin = context.length("margin") + 24
    box = Box(context.theme.width - margin - wide, context.length("title-top") + 12, wide, content.height)
    return setting.frame(title, content, box)


def _entry(context: Context, chapter: ChapterEntry, width: float, current: bool) -> setting.Set:
    runs = context.runs(chapter.heading, "strip", colour="ink" if current else "track", bold=True if current else None)
    if not current:
        runs = tuple(replace(run, link=Link(slide=chapter.slide)) for run in runs)
    return setting.set_one(runs, context.leading("strip"), width, breaks="phrases", role=None)
