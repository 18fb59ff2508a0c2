"""statement: a message at the left, large; what there is to say about it at the right."""

from __future__ import annotations

from typing import ClassVar

from twindeck.blocks.text import layout_paragraphs
from twindeck.boxes import Drawn, Fragment, overflow_of
from twindeck.context import Context
from twindeck.geometry import Box
from twindeck.model import Prose
from twindeck.scene import LayoutFrame, Node, Placeholder, SlideLayout
from twindeck.slides import logo
from twindeck.slides.fitting import Fitting, Region
from twindeck.slides.slide import (
    Draft,
    LaidSlide,
    SlideContext,
    SlideKind,
    TitleLook,
    footer_frames,
    panel,
    set_title,
    title_frame,
)
from twindeck.text import typeset

BODY = Placeholder("body", 1)


class Statement(SlideKind):
    """A message (the title, whose lines may be given) and its text, in paragraphs parted by blank lines."""

    KIND: ClassVar[str] = "statement"
    text: Prose

    def make_layout(self, context: Context) -> SlideLayout:
        """A panel with the message, a body placeholder for the paragraphs, footer."""
        return SlideLayout(
            self.layout_key(),
            "Statement",
            context.colour("background"),
            (panel("left panel", self._panel(context), context.colour("tint")),),
            (
                title_frame(context, self._look(context)),
                LayoutFrame(
                    BODY,
                    "Text",
                    self._body(context).box,
                    context.text_style("reading"),
                    context.leading("reading"),
                    anchor="middle",
                ),
                *footer_frames(context),
            ),
        )

    def draft(self, context: Context, around: SlideContext) -> Draft:
        """Both sides stand on the middle of the page."""
        title, problems = set_title(self, context, self._look(context))
        region = self._body(context)

        def body(at: Context, width: float) -> Fragment:
            content = layout_paragraphs(self.text, at, width, "reading", gap="reading")

            def draw(box: Box) -> tuple[Node, ...]:
                frame = typeset.frame("text", content, box, anchor="middle", placeholder=BODY, origin=self.origin)
                return (frame,)

            overflow = overflow_of(content, "the text", self.origin)
            return Drawn("the text", width, content.height, draw, self.origin, tallest=region.box.h, overflow=overflow)

        fitting = Fitting(context, region, body, self.heading, self.origin, sinks=False)

        def finish(degree: float) -> LaidSlide:
            fitted = fitting.at(degree)
            return LaidSlide((title, *fitted.nodes), (), (*problems, *fitted.diagnostics))

        return Draft(finish, fitting.best(), self.KIND)

    def _panel(self, context: Context) -> Box:
        return Box(0, 0, context.length("statement-width"), context.theme.height)

    def _look(self, context: Context) -> TitleLook:
        margin = context.length("margin")
        top, bottom = context.length("panel-top"), context.length("body-bottom")
        width = context.length("statement-width") - margin - context.length("panel-margin")
        return TitleLook(Box(margin, top, width, bottom - top), anchor="middle")

    def _body(self, context: Context) -> Region:
        left = context.length("statement-width") + 2 * context.length("panel-margin")
        top, bottom = logo.below(context, context.length("panel-top")), context.length("body-bottom")
        width = context.theme.width - context.length("margin") - context.length("panel-margin") - left
        return Region("the text", Box(left, top, width, bottom - top))
