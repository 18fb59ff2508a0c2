"""content: a heading across the top, and any arrangement of blocks under it."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from twindeck.blocks.block import flow
from twindeck.blocks.registry import Blocks
from twindeck.context import Context
from twindeck.geometry import Box
from twindeck.scene import LayoutFrame, Placeholder, SlideLayout
from twindeck.slides import logo
from twindeck.slides.fitting import Fitting, Region
from twindeck.slides.slide import (
    Draft,
    LaidSlide,
    SlideContext,
    SlideKind,
    TitleLook,
    footer_frames,
    on_grid,
    set_title,
    title_frame,
    title_height,
)


class Content(SlideKind):
    """The slide for most things. `blocks` flow down the body; `columns`, `rows` and `grid` arrange them."""

    KIND: ClassVar[str] = "content"
    blocks: Blocks = Field(min_length=1)

    def make_layout(self, context: Context) -> SlideLayout:
        """Title, an object placeholder for the body, footer."""
        body = self._body(context, context.length("body-top"))
        return SlideLayout(
            self.layout_key(),
            self.KIND.capitalize(),
            context.colour("background"),
            (),
            (
                title_frame(context, self._look(context)),
                LayoutFrame(
                    Placeholder("body", 1),
                    "Content",
                    body.box,
                    context.text_style("body"),
                    context.leading("body"),
                    bullet=context.colour("accent"),
                ),
                *footer_frames(context),
            ),
        )

    def draft(self, context: Context, around: SlideContext) -> Draft:
        """The body starts under the title, however many lines that has."""
        title, problems = set_title(self, context, self._look(context))
        top = max(
            context.length("body-top"),
            on_grid(title.box.y + title_height(title) + context.length("title-gap"), context),
        )
        region = self._body(context, top)
        body = Fitting(
            context.deeper(),
            region,
            lambda at, width: flow(self.blocks, at, width, origin=self.origin),
            self.heading,
            self.origin,
            grows=True,
        )

        def finish(degree: float) -> LaidSlide:
            fitted = body.at(degree)
            return LaidSlide((title, *fitted.nodes), (), (*problems, *fitted.diagnostics))

        chapter = around.chapter.number if around.chapter else 0
        return Draft(finish, body.best(), f"{self.KIND}/{chapter}")

    def _look(self, context: Context) -> TitleLook:
        margin, top = context.length("margin"), context.length("title-top")
        wide = context.theme.width - 2 * margin - logo.beside(context)
        return TitleLook(Box(margin, top, wide, context.length("title-height")))

    def _body(self, context: Context, top: float) -> Region:
        margin = context.length("margin")
        return Region(
            "the body", Box(margin, top, context.theme.width - 2 * margin, context.length("body-bottom") - top)
        )
