"""contents: the chapters with their topics, each leading to its section slide. Made from the deck's own sections."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from twindeck.blocks.lists import label
from twindeck.boxes import Drawn, Fragment, Framed, TextFragment, best_grid
from twindeck.context import Context
from twindeck.geometry import RECT, Box
from twindeck.scene import Group, Link, Node, Panel, Role, Run, Shape, SlideLayout
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
    set_title,
    title_frame,
)
from twindeck.text import typeset

NARROWEST = 14.0
"""How narrow a chapter's cell may be, in em of its title."""


class Contents(SlideKind):
    """The table of contents; nothing but a title is to be written."""

    KIND: ClassVar[str] = "contents"
    TELLS_CONTENTS: ClassVar[bool] = True

    def make_layout(self, context: Context) -> SlideLayout:
        """Title and footer; the contents themselves are not for typing in."""
        return SlideLayout(
            self.layout_key(),
            self.layout_name(context.words.layout_contents),
            context.colour("background"),
            (),
            (title_frame(context, self._look(context)), *footer_frames(context)),
        )

    def draft(self, context: Context, around: SlideContext) -> Draft:
        """One cell a chapter, in rows without holes."""
        title, problems = set_title(self, context, self._look(context))
        margin = context.length("margin")
        top = context.length("contents-top")
        region = Region(
            "the contents", Box(margin, top, context.theme.width - 2 * margin, context.length("body-bottom") - top)
        )
        if not around.chapters:
            return Draft(lambda _: LaidSlide((title,), (), problems))

        def body(at: Context, width: float) -> Fragment:
            return best_grid(
                lambda number, wide: _chapter(at, around.chapters[number], wide),
                len(around.chapters),
                at.space("columns"),
                width,
                narrowest=NARROWEST * at.size("contents-title"),
                name="contents",
                origin=self.origin,
            )

        fitting = Fitting(context, region, body, self.heading, self.origin, grows=True)

        def finish(degree: float) -> LaidSlide:
            fitted = fitting.at(degree)
            toc = Group(context.words.layout_contents, region.box, fitted.nodes, role=Role.TOC, origin=self.origin)
            return LaidSlide((title, toc), (), (*problems, *fitted.diagnostics))

        return Draft(finish, fitting.best(), self.KIND)

    def _look(self, context: Context) -> TitleLook:
        margin, top = context.length("margin"), context.length("title-top")
        high = context.length("contents-top") - top - context.length("title-gap")
        return TitleLook(Box(margin, top, context.theme.width - 2 * margin - logo.beside(context), high))


def _chapter(context: Context, chapter: ChapterEntry, width: float) -> Fragment:
    """Lay out a cell under a rule: big number, linked title, topics."""
    margin = context.space("card-margin") + 4
    link = chapter.link
    number = _linked(context.runs(chapter.label, "contents-number"), link)
    head = typeset.text_width(number) + 14
    column = width - 2 * margin - head
    big = typeset.layout_paragraph(number, context.leading("contents-number"), head, breaks="none", role=None)
    title = typeset.layout_paragraph(
        _linked(context.runs(chapter.title, "contents-title"), link),
        context.leading("contents-title"),
        column,
        breaks="phrases",
        role=None,
    )
    topics: typeset.TextLayout | None = None
    if chapter.topics:
        bullet = label(context, numbered=False)
        topics = typeset.layout_list(
            [typeset.ListEntry(context.runs(topic, "body")) for topic in chapter.topics],
            context.leading("body"),
            column,
            label=bullet,
            gap=context.space("items"),
        )
    # the big number and the title's first line stand on one baseline
    drop = (context.leading("contents-number") - context.size("contents-number") * typeset.BELOW_BASELINE) - (
        context.leading("contents-title") - context.size("contents-title") * typeset.BELOW_BASELINE
    )
    gap = context.space("paragraphs")
    above = context.length("section-rule-gap")
    height = above + drop + title.height + (gap + topics.height if topics else 0.0)

    name = context.named(chapter.title)

    def draw(box: Box) -> tuple[Node, ...]:
        line = Box(box.x, box.y, box.w, context.length("rule-height"))
        box = Box(box.x, box.y + above, box.w, box.h - above)
        nodes: list[Node] = [
            Shape(context.words.rule, line, Panel(RECT, context.colour("accent"))),
            typeset.frame(
                chapter.label,
                big,
                Box(box.x, box.y, head, context.leading("contents-number")),
                role=Role.REFERENCE,
            ),
            typeset.frame(
                name,
                title,
                Box(box.x + head, box.y + drop, column, title.height),
                role=Role.REFERENCE,
            ),
        ]
        if topics is not None:
            at = Box(box.x + head, box.y + drop + title.height + gap, column, topics.height)
            nodes.append(typeset.frame(context.named(chapter.title, context.words.topics), topics, at))
        return tuple(nodes)

    inner = Drawn(
        name, width - 2 * margin, height, draw, tallest=1.2 * height, overflow=TextFragment("", title).overflow
    )
    return Framed(
        name,
        inner,
        (0.0, 0.0, 2 * margin, margin),
        width,
        role=Role.TOCI,
    )


def _linked(runs: tuple[Run, ...], link: Link | None) -> tuple[Run, ...]:
    return tuple(replace(run, link=link) for run in runs)
