"""change: a tinted panel at the left with kicker, title and picture; cards at the right."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from twindeck.blocks.block import flow
from twindeck.blocks.picture import PictureBlock
from twindeck.blocks.registry import Blocks
from twindeck.context import Context
from twindeck.geometry import Box
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
    title_height,
)


class Change(SlideKind):
    """What has changed, told with a picture and with figures."""

    KIND: ClassVar[str] = "change"
    picture: PictureBlock | None = None
    blocks: Blocks = Field(min_length=1)

    def make_layout(self, context: Context) -> SlideLayout:
        """A panel with title and picture placeholder, a body placeholder, footer."""
        return SlideLayout(
            self.layout_key(),
            f"Change – {self.accent}" if self.accent else "Change",
            context.colour("background"),
            (panel("left panel", self._panel(context), context.colour("tint")),),
            (
                title_frame(context, self._look(context)),
                LayoutFrame(
                    Placeholder("body", 1),
                    "Content",
                    self._body(context).box,
                    context.text_style("body"),
                    context.leading("body"),
                    bullet=context.colour("accent"),
                ),
                LayoutFrame(
                    Placeholder("pic", 13),
                    "Picture",
                    self._picture_box(context, self._look(context).box.bottom),
                    None,
                    0.0,
                ),
                *footer_frames(context),
            ),
        )

    def draft(self, context: Context, around: SlideContext) -> Draft:
        """Reading order: heading, picture, then the cards."""
        title, problems = set_title(self, context, self._look(context))
        region = self._body(context)
        body = Fitting(
            context.deeper(),
            region,
            lambda at, width: flow(self.blocks, at, width, origin=self.origin),
            self.heading,
            self.origin,
            grows=True,
        )
        picture: tuple[Node, ...] = ()
        if self.picture is not None:
            box = self._picture_box(context, title.box.y + title_height(title) + context.length("panel-gap"))
            picture = self.picture.nodes(context, box, anchor=(0.5, 1.0), placeholder=Placeholder("pic", 13))

        def finish(degree: float) -> LaidSlide:
            fitted = body.at(degree)
            return LaidSlide((title, *picture, *fitted.nodes), (), (*problems, *fitted.diagnostics))

        return Draft(finish, body.best(), self.KIND)

    def _panel(self, context: Context) -> Box:
        return Box(0, 0, context.length("panel-width"), context.theme.height)

    def _look(self, context: Context) -> TitleLook:
        margin = context.length("margin")
        width = context.length("panel-width") - margin - context.length("panel-margin")
        return TitleLook(Box(margin, context.length("panel-top"), width, context.length("panel-title-height")))

    def _picture_box(self, context: Context, top: float) -> Box:
        margin = context.length("margin")
        width = context.length("panel-width") - margin - context.length("panel-margin")
        return Box(margin, top, width, context.length("body-bottom") - top)

    def _body(self, context: Context) -> Region:
        left = context.length("panel-width") + context.length("panel-margin")
        top = logo.below(context, context.length("panel-body-top"))
        width = context.theme.width - context.length("margin") - left
        return Region("the right side", Box(left, top, width, context.length("body-bottom") - top))
