"""A picture: a file, and what it shows in words, or that it is decoration."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from twindeck.boxes import Drawn, Fragment, bounds, overflow_of
from twindeck.context import Context
from twindeck.geometry import Box
from twindeck.model import Line, Model, Name, Prose, problem
from twindeck.pictures.placing import crop_for
from twindeck.scene import Group, Node, Picture, Placeholder, Role
from twindeck.text import inline, typeset
from twindeck.theme.contract import SpaceName

LEAST = 0.35
"""How high a picture is at the least, as a part of its width."""


CAPTION_GAP = 4.0
"""The distance of a caption from the picture over it, in points."""


class PictureFile(Model):
    """A picture file, relative to the deck. Either `alt` says what it shows, or `decorative: true` that it says nothing.

    `fit: contain` shows all of it, `cover` fills the place and cuts off what is over, keeping `focus` (a point given as
    two fractions, from the left and from the top) in sight.
    """

    src: Name
    alt: Prose | None = None
    decorative: bool = False
    fit: Literal["contain", "cover"] = "contain"
    focus: tuple[float, float] = (0.5, 0.5)

    @model_validator(mode="after")
    def _said(self) -> Self:
        if self.alt is None and not self.decorative:
            raise problem(
                "a picture needs an alternative text",
                'add "alt: …" with what it shows, or "decorative: true" where it says nothing',
                code="alt",
            )
        if self.alt is not None and self.decorative:
            raise problem(
                "a picture is either decoration or has an alternative text, not both",
                'remove "alt", or "decorative"',
                "decorative",
                code="alt",
            )
        return self

    @property
    def words(self) -> str | None:
        """The alternative text on one line; None for decoration."""
        return None if self.alt is None else inline.plain(inline.joined(self.alt))

    def nodes(
        self,
        context: Context,
        box: Box,
        *,
        anchor: tuple[float, float] = (0.5, 0.5),
        placeholder: Placeholder | None = None,
        radius: float = 0.0,
    ) -> tuple[Node, ...]:
        """Place the picture in a box; `anchor` says where a contained one goes in what is left over."""
        asset = context.load(self.src, (box.w, box.h), self.fit, self.origin)
        if asset is None:
            return ()
        laid = crop_for(asset.width, asset.height, box.w, box.h, self.fit, self.focus)
        placed = Box(box.x + 2 * laid.dx * anchor[0], box.y + 2 * laid.dy * anchor[1], laid.w, laid.h)
        return (
            Picture(
                context.named(self.words) or context.words.decoration,
                placed,
                asset,
                self.words,
                laid.crop,
                radius,
                placeholder,
                key=f"picture:{self.src}",
                origin=self.origin,
            ),
        )


class PictureBlock(PictureFile):
    """A picture among blocks. `ratio` is its width by its height, where it is not to take what room there is; `caption`
    stands under it.
    """

    space_before: ClassVar[SpaceName] = "blocks"
    ratio: float | None = Field(default=None, gt=0.05, le=20)
    caption: Line | None = None

    def layout(self, context: Context, width: float) -> Fragment:
        """Take the room there is: at least a third of the width high, growing with what is spare."""
        asset = context.load(self.src, (width, width), self.fit, self.origin)
        natural = width * asset.height / asset.width if asset else width * LEAST
        least = width / self.ratio if self.ratio else min(natural, width * LEAST)
        caption = self._caption(context, width)
        below = caption.height + CAPTION_GAP if caption else 0.0
        name = context.named(self.words) or context.words.decoration

        def draw(box: Box) -> tuple[Node, ...]:
            nodes = self.nodes(context, Box(box.x, box.y, box.w, box.h - below))
            return (self._captioned(context, nodes, caption),) if nodes and caption else nodes

        tallest = 0.0 if self.ratio else natural + below
        overflow = overflow_of(caption, context.words.caption, self.origin) if caption else ()
        return Drawn(name, width, least + below, draw, self.origin, tallest=tallest, overflow=overflow)

    def _caption(self, context: Context, width: float) -> typeset.TextLayout | None:
        if not self.caption:
            return None
        # what stands under decoration is a text of its own
        role = Role.P if self.decorative else Role.CAPTION
        return typeset.layout_paragraph(
            context.runs(self.caption, "note"), context.leading("note"), width, align="center", role=role
        )

    def _captioned(self, context: Context, nodes: tuple[Node, ...], caption: typeset.TextLayout) -> Group:
        """Return the picture and its caption under it as one group, so that they are moved together."""
        shown = bounds(nodes)
        middle = shown.x + shown.w / 2
        place = Box(middle - caption.width / 2, shown.bottom + CAPTION_GAP, caption.width, caption.height)
        text = typeset.frame(context.words.caption, caption, place, origin=self.origin)
        both = (*nodes, text)
        return Group(context.named(self.caption), bounds(both), both, joined=True, origin=self.origin)
