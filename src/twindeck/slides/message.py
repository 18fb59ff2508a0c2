"""message: a full-bleed ground with a kicker and one very large message."""

from __future__ import annotations

from typing import ClassVar

from twindeck.context import Context
from twindeck.geometry import RECT, Box
from twindeck.scene import Panel, Shape, SlideLayout
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
    """One thing said, as large as it goes. `tone: quiet` sets it on the accent's tint."""

    KIND: ClassVar[str] = "message"

    def make_layout(self, context: Context) -> SlideLayout:
        """The ground is the accent's tint with a bar at its left edge."""
        bar = Shape(context.words.bar, Box(0, 0, 16, context.theme.height), Panel(RECT, context.colour("accent")))
        return SlideLayout(
            self.layout_key(),
            self.layout_name(context.words.layout_message),
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
        margin = context.length("margin") + 40
        return TitleLook(
            Box(margin, 72, context.theme.width - 2 * margin, context.theme.height - 152),
            style="message",
            kicker="message-kicker",
            anchor="middle",
        )
