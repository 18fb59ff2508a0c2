"""cover: the deck's title, its date, who publishes it, and one large quiet picture."""

from __future__ import annotations

from typing import ClassVar

from twindeck.blocks.picture import PictureBlock
from twindeck.context import Context
from twindeck.geometry import RECT, Box
from twindeck.model import Line
from twindeck.scene import LayoutFrame, Node, Panel, Picture, Placeholder, Shape, SlideLayout, Text
from twindeck.slides import logo
from twindeck.slides.ornament import tiles
from twindeck.slides.slide import Draft, LaidSlide, SlideContext, SlideKind, TitleLook, set_title, title_frame
from twindeck.text import typeset
from twindeck.theme.contract import StyleName

DATE = Placeholder("subTitle", 1)
PUBLISHER = Placeholder("body", 13)


class Cover(SlideKind):
    """The first slide. `publisher` may carry inline markup, such as its English name."""

    KIND: ClassVar[str] = "cover"
    date: Line | None = None
    publisher: Line | None = None
    picture: PictureBlock | None = None

    def level(self, in_chapter: bool, first: bool) -> int:
        """The deck's title."""
        return 1 if first else super().level(in_chapter, first)

    def footer(self, context: Context, around: SlideContext) -> tuple[Text, ...]:
        """A cover has none."""
        return ()

    def logo(self, context: Context) -> tuple[Picture, ...]:
        """Over the mark, where the picture does not hide it."""
        mark = context.length("cover-mark-top") - context.length("gutter")
        top = max(0.0, min(context.length("title-top"), mark - context.length("gutter")))
        return logo.at_left(context, top, mark, context.length("margin"))

    def make_layout(self, context: Context) -> SlideLayout:
        """Title at the left, date and publisher under it."""
        date, publisher = self._frames(context)
        return SlideLayout(
            self.layout_key(),
            "Cover",
            context.colour("background"),
            (self._mark(context),),
            (title_frame(context, self._look(context), placeholder=Placeholder("ctrTitle", 0)), date, publisher),
        )

    def draft(self, context: Context, around: SlideContext) -> Draft:
        """Title, date, publisher; the picture bleeds off the right edge."""
        title, problems = set_title(self, context, self._look(context))
        nodes: list[Node] = [title]
        for value, frame in zip((self.date, self.publisher), self._frames(context), strict=True):
            if value:
                style: StyleName = "cover-note"
                content = typeset.layout_paragraph(context.runs(value, style), context.leading(style), frame.box.w)
                nodes.append(
                    typeset.frame(
                        frame.name.lower(), content, frame.box, placeholder=frame.placeholder, origin=self.origin
                    )
                )
        if self.picture is not None:
            # decoration lies under the words, a picture with something to say comes after them
            nodes += self.picture.nodes(context, self._right(context), anchor=(1.0, 0.5))
        backdrop = () if self.picture is not None else tiles(context, self._right(context))
        laid = LaidSlide(tuple(nodes), backdrop, problems)
        return Draft(lambda _: laid)

    def _right(self, context: Context) -> Box:
        theme = context.theme
        left = theme.width * context.length("cover-split")
        return Box(left, 0, theme.width - left, theme.height)

    def _mark(self, context: Context) -> Shape:
        margin = context.length("margin")
        top, wide = context.length("cover-mark-top"), context.length("cover-mark-width")
        place = Box(margin, top, wide, context.length("cover-mark-height"))
        return Shape("mark", place, Panel(RECT, context.colour("fill")))

    def _look(self, context: Context) -> TitleLook:
        top = context.length("cover-title-top")
        place = Box(context.length("margin"), top, self._width(context), context.length("cover-title-bottom") - top)
        return TitleLook(place, style="display", anchor="middle")

    def _width(self, context: Context) -> float:
        """The width of the words: from the margin to the picture."""
        split = context.theme.width * context.length("cover-split")
        return split - context.length("margin") - context.length("cover-gap")

    def _frames(self, context: Context) -> tuple[LayoutFrame, LayoutFrame]:
        margin, width, high = context.length("margin"), self._width(context), context.length("cover-note-height")
        date, publisher = context.length("cover-date-top"), context.length("cover-publisher-top")
        style, leading = context.text_style("cover-note"), context.leading("cover-note")
        return (
            LayoutFrame(DATE, "Date", Box(margin, date, width, high), style, leading),
            LayoutFrame(PUBLISHER, "Publisher", Box(margin, publisher, width, high), style, leading),
        )
