"""Words: paragraphs, leads, sub-headings and notes."""

from __future__ import annotations

import re
from typing import ClassVar

from twindeck.boxes import Fragment, TextFragment
from twindeck.context import Context, join
from twindeck.model import Line, Model, Prose
from twindeck.scene import Role
from twindeck.text import typeset
from twindeck.theme.contract import SpaceName, StyleName


def paragraphs_of(text: str) -> list[str]:
    """Split at blank lines; single newlines within a paragraph are blanks."""
    parts = (re.sub(r"\s*\n\s*", " ", part.strip()) for part in re.split(r"\n\s*\n", text))
    return [part for part in parts if part]


def layout_paragraphs(
    text: str,
    context: Context,
    width: float,
    style: StyleName,
    *,
    gap: SpaceName = "paragraphs",
    role: Role | None = Role.P,
) -> typeset.TextLayout:
    """Set an author's text in a style of the theme, one paragraph for each stretch between blank lines."""
    breaks: typeset.Breaks = "phrases" if context.style(style).breaks == "phrases" else "text"
    parts = [
        (
            typeset.layout_paragraph(
                context.runs(part, style), context.leading(style), width, role=role, breaks=breaks
            ),
            context.space(gap),
        )
        for part in paragraphs_of(text)
    ]
    return typeset.stack(parts)


class TextBlock(Model):
    """Running text. Blank lines part paragraphs; `**strong**`, `[text](address)`, `[text]{lang=en}` within."""

    space_before: ClassVar[SpaceName] = "blocks"
    text: Prose
    shorthand: ClassVar[str | None] = "text"

    def layout(self, context: Context, width: float) -> Fragment:
        """Set in the body style."""
        return TextFragment(context.words.text, layout_paragraphs(self.text, context, width, "body"), self.origin)


class Reading(TextBlock):
    """Running text where it is the slide's main matter: larger."""

    def layout(self, context: Context, width: float) -> Fragment:
        """Set in the reading style."""
        content = layout_paragraphs(self.text, context, width, "reading", gap="reading")
        return TextFragment(context.words.text, content, self.origin)


class Lead(TextBlock):
    """A sentence that leads into what follows, or sums it up."""

    def layout(self, context: Context, width: float) -> Fragment:
        """Set in the lead style, broken between phrases."""
        return TextFragment(context.words.lead, layout_paragraphs(self.text, context, width, "lead"), self.origin)


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
        return TextFragment(context.words.note, layout_paragraphs(self.text, context, width, "note"), self.origin)


class Headline(TextBlock):
    """A line to be seen first: a mission, a promise."""

    def layout(self, context: Context, width: float) -> Fragment:
        """Set in the headline style, broken between phrases."""
        return TextFragment(
            context.words.headline, layout_paragraphs(self.text, context, width, "headline"), self.origin
        )
