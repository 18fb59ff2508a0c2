"""cover: the deck's title, its date, who publishes it, and one large quiet picture."""

from __future__ import annotations

from typing import ClassVar

from twindeck.blocks.picture import PictureBlock
from twindeck.context import Context
from twindeck.geometry import RECT, Box
from twindeck.model import Line
from twindeck.scene import LayoutFrame, Node, Panel, Placeholder, Shape, SlideLayout, Text
from twindeck.slides.slide import Draft, LaidSlide, SlideContext, SlideKind, TitleLook, set_title, title_frame
from twindeck.text import typeset

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

    def make_layout(self, context: Context) -> SlideLayout:
        """Title at the left, date and publisher under it."""
        date, publisher = self._frames(context)
        return SlideLayout(
            self.layout_key(),
            self.layout_name(context.words.layout_cover),
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
                style = "cover-note"
                content = typeset.layout_paragraph(context.runs(value, style), context.leading(style), frame.box.w)
                nodes.append(
                    typeset.frame(frame.name, content, frame.box, placeholder=frame.placeholder, origin=self.origin)
                )
        if self.picture is not None:
            theme = context.theme
            left = theme.width * context.length("cover-split")
            # decoration lies under the words, a picture with something to say comes after them
            nodes += self.picture.nodes(context, Box(left, 0, theme.width - left, theme.height), anchor=(1.0, 0.5))
        laid = LaidSlide(tuple(nodes), (), problems)
        return Draft(lambda _: laid)

    def _mark(self, context: Context) -> Shape:
        margin = context.length("margin")
        return Shape(context.words.mark, Box(margin, 60, 64, 6), Panel(RECT, context.colour("accent")))

    def _look(self, context: Context) -> TitleLook:
        margin = context.length("margin")
        width = context.theme.width * context.length("cover-split") - margin - 8
        return TitleLook(Box(margin, 100, width, context.theme.height - 260), style="display", anchor="middle")

    def _frames(self, context: Context) -> tuple[LayoutFrame, LayoutFrame]:
        margin, height = context.length("margin"), context.theme.height
        width = context.theme.width * context.length("cover-split") - margin - 8
        style, leading = context.text_style("cover-note"), context.leading("cover-note")
        words = context.words
        date, publisher = Box(margin, height - 132, width, 28), Box(margin, height - 100, width, 28)
        return (
            LayoutFrame(DATE, words.date, date, style, leading, prompt=words.date_prompt),
            LayoutFrame(PUBLISHER, words.publisher, publisher, style, leading, prompt=words.publisher_prompt),
        )
