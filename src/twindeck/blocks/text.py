"""Words: paragraphs, leads, sub-headings and notes."""

from __future__ import annotations

import re
from typing import ClassVar

from twindeck.boxes import Fragment, TextFragment
from twindeck.context import Context, join
from twindeck.model import Breaks, Line, Model, Prose
from twindeck.scene import Role
from twindeck.text import typeset
from twindeck.text.inline import joined
from twindeck.theme.contract import SpaceName, StyleName


def paragraphs_of(text: str) -> list[str]:
    """Split at blank lines; within a paragraph lines are joined."""
    return [joined(part.strip(" \n")) for part in re.split(r"\n[ \t]*\n", text) if part.strip()]


def layout_paragraphs(
    text: str,
    context: Context,
    width: float,
    style: StyleName,
    *,
    gap: SpaceName = "paragraphs",
    role: Role | None = Role.P,
    align: typeset.Align = "left",
) -> typeset.TextLayout:
    """Set an author's text in a style of the theme, one paragraph for each stretch between blank lines."""
    breaks: typeset.Breaks = "phrases" if context.style(style).breaks == "phrases" else "text"
    parts = [
        (
            typeset.layout_paragraph(
                context.runs(part, style), context.leading(style), width, role=role, breaks=breaks, align=align
            ),
            context.space(gap),
        )
        for part in paragraphs_of(text)
    ]
    return typeset.stack(parts)


class TextBlock(Model):
    """Running text. Blank lines part paragraphs; `**strong**`, `[text](address)`, `[text]{lang=en}` within.

    `breaks: soft` leaves the lines to the office program.
    """

    space_before: ClassVar[SpaceName] = "blocks"
    text: Prose
    breaks: Breaks | None = None
    shorthand: ClassVar[str | None] = "text"

    def layout(self, context: Context, width: float) -> Fragment:
        """Set in the body style."""
        return self._set(context, width, context.words.text, "body")

    def _set(
        self, context: Context, width: float, name: str, style: StyleName, gap: SpaceName = "paragraphs"
    ) -> Fragment:
        content = layout_paragraphs(self.text, context.with_breaks(self.breaks), width, style, gap=gap)
        return TextFragment(name, content, self.origin)


class Reading(TextBlock):
    """Running text where it is the slide's main matter: larger."""

    def layout(self, context: Context, width: float) -> Fragment:
        """Set in the reading style."""
        return self._set(context, width, context.words.text, "reading", "reading")


class Lead(TextBlock):
    """A sentence that leads into what follows, or sums it up."""

    def layout(self, context: Context, width: float) -> Fragment:
        """Set in the lead style, broken between phrases."""
        return self._set(context, width, context.words.lead, "lead")


class Heading(Model):
    """A heading inside a card or column, one level below the card's own."""

    space_before: ClassVar[SpaceName] = "blocks"
    text: Line
    note: Line | None = None
    shorthand: ClassVar[str | None] = "text"

    def layout(self, context: Context, width: float) -> Fragment:
        """Set as a heading at the context's level."""
        runs = context.runs(self.text, "sub-heading")
        if self.note:
            runs = join(runs, context.runs(self.note, "card-note"))
        content = typeset.layout_paragraph(
            runs, context.leading("sub-heading"), width, role=context.heading, breaks="phrases"
        )
        return TextFragment(context.named(self.text), content, self.origin)


class Note(TextBlock):
    """Small print: a footnote or the source of a figure."""

    space_before: ClassVar[SpaceName] = "paragraphs"

    def layout(self, context: Context, width: float) -> Fragment:
        """Set in the note style."""
        return self._set(context, width, context.words.note, "note")


class Headline(TextBlock):
    """A line to be seen first: a mission, a promise."""

    def layout(self, context: Context, width: float) -> Fragment:
        """Set in the headline style, broken between phrases."""
        return self._set(context, width, context.words.headline, "headline")
