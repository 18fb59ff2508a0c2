"""closing: the last words, very large, over a picture."""

from __future__ import annotations

from typing import ClassVar

from twindeck.blocks.picture import PictureBlock
from twindeck.context import Context
from twindeck.geometry import Box
from twindeck.scene import LayoutFrame, Node, Placeholder, SlideLayout, Text
from twindeck.slides import logo
from twindeck.slides.slide import (
    Draft,
    LaidSlide,
    SlideContext,
    SlideKind,
    TitleLook,
    set_title,
    title_frame,
    title_height,
)

PICTURE = Placeholder("pic", 13)


class Closing(SlideKind):
    """Ends the deck; it belongs to no chapter."""

    KIND: ClassVar[str] = "closing"
    ENDS_CHAPTER: ClassVar[bool] = True
    picture: PictureBlock | None = None

    def footer(self, context: Context, around: SlideContext) -> tuple[Text, ...]:
        """The last words stand alone."""
        return ()

    def layout_key(self) -> str:
        """A closing without a picture has a layout of its own, in which the words stand in the middle."""
        return super().layout_key() + ("" if self.picture is not None else "-plain")

    def make_layout(self, context: Context) -> SlideLayout:
        """A title over a picture placeholder."""
        look = self._look(context)
        return SlideLayout(
            self.layout_key(),
            "Closing",
            context.colour("background"),
            (),
            (title_frame(context, look), *self._picture_frame(context, look.box.bottom)),
        )

    def draft(self, context: Context, around: SlideContext) -> Draft:
        """The picture takes the room under the words."""
        title, problems = set_title(self, context, self._look(context))
        picture: tuple[Node, ...] = ()
        if self.picture is not None:
            box = self._picture_box(context, title.box.y + title_height(title) + context.length("closing-gap"))
            picture = self.picture.nodes(context, box, anchor=(0.5, 1.0), placeholder=PICTURE)
        laid = LaidSlide((title, *picture), (), problems)
        return Draft(lambda _: laid)

    def _picture_frame(self, context: Context, top: float) -> tuple[LayoutFrame, ...]:
        if self.picture is None:
            return ()
        return (LayoutFrame(PICTURE, "Picture", self._picture_box(context, top), None, 0.0),)

    def _look(self, context: Context) -> TitleLook:
        """At the top over a picture; without one on the middle of the page."""
        margin, top, theme = (
            context.length("margin") + logo.beside(context),
            context.length("closing-top"),
            context.theme,
        )
        alone = self.picture is None
        return TitleLook(
            Box(
                margin,
                top,
                theme.width - 2 * margin,
                theme.height - 2 * top if alone else context.length("closing-height"),
            ),
            style="display",
            kicker="message-kicker",
            align="center",
            anchor="middle" if alone else "top",
        )

    def _picture_box(self, context: Context, top: float) -> Box:
        margin = context.length("margin")
        return Box(
            margin, top, context.theme.width - 2 * margin, logo.above(context, context.length("closing-bottom")) - top
        )
