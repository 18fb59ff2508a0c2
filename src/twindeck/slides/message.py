"""message: a full-bleed ground with a kicker and one very large message."""

from __future__ import annotations

from typing import ClassVar

from twindeck.context import Context
from twindeck.geometry import RECT, Box
from twindeck.scene import Panel, Picture, Shape, SlideLayout
from twindeck.slides.slide import (
    Draft,
    LaidSlide,
    SlideContext,
    SlideKind,
    TitleLook,
    footer_frames,
    set_title,
    title_frame,
)


class Message(SlideKind):
    """One thing said, as large as it goes, on the accent's tint."""

    KIND: ClassVar[str] = "message"

    def logo(self, context: Context) -> tuple[Picture, ...]:
        """None: on a full-bleed ground nothing stands but the message."""
        return ()

    def make_layout(self, context: Context) -> SlideLayout:
        """The ground is the accent's tint with a bar at its left edge."""
        bar = Shape(
            "bar", Box(0, 0, context.length("message-bar"), context.theme.height), Panel(RECT, context.colour("fill"))
        )
        return SlideLayout(
            self.layout_key(),
            "Message",
            context.colour("tint"),
            (bar,),
            (title_frame(context, self._look(context)), *footer_frames(context)),
        )

    def draft(self, context: Context, around: SlideContext) -> Draft:
        """The heading is all there is."""
        title, problems = set_title(self, context, self._look(context))
        laid = LaidSlide((title,), (), problems)
        return Draft(lambda _: laid)

    def _look(self, context: Context) -> TitleLook:
        margin, top = context.length("message-margin"), context.length("message-top")
        return TitleLook(
            Box(margin, top, context.theme.width - 2 * margin, context.length("message-bottom") - top),
            style="message",
            kicker="message-kicker",
            anchor="middle",
        )
