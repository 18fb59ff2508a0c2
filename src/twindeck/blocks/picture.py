"""A picture: a file, and what it shows in words, or that it is decoration."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from twindeck.boxes import Drawn, Fragment
from twindeck.context import Context
from twindeck.geometry import Box
from twindeck.model import Line, Model, Name, Prose, problem
from twindeck.pictures.placing import crop_for
from twindeck.scene import Node, Picture, Placeholder
from twindeck.text import inline
from twindeck.theme.contract import SpaceName

LEAST = 0.35
"""How high a picture is at the least, as a part of its width."""


class PictureBlock(Model):
    """A picture file, relative to the deck. Either `alt` says what it shows, or `decorative: true` that it says nothing.

    `fit: contain` shows all of it, `cover` fills the place and cuts off what is over, keeping `focus` (a point given as
    two fractions, from the left and from the top) in sight. `height` is its share of spare height next to others.
    """

    space_before: ClassVar[SpaceName] = "blocks"
    src: Name
    alt: Prose | None = None
    decorative: bool = False
    fit: Literal["contain", "cover"] = "contain"
    focus: tuple[float, float] = (0.5, 0.5)
    grow: float = Field(default=1.0, ge=0, le=100)
    ratio: float | None = Field(default=None, gt=0.05, le=20)
    caption: Line | None = None

    @model_validator(mode="after")
    def _said(self) -> PictureBlock:
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

    def layout(self, context: Context, width: float) -> Fragment:
        """Take the room there is: at least a third of the width high, growing with what is spare."""
        asset = context.load(self.src, (width, width), self.fit, self.origin)
        natural = width * asset.height / asset.width if asset else width * LEAST
        least = width / self.ratio if self.ratio else min(natural, width * LEAST)

        def draw(box: Box) -> tuple[Node, ...]:
            return self.nodes(context, box)

        return Drawn(
            self.words or "decoration", width, least, draw, self.origin, tallest=0.0 if self.ratio else natural
        )

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
        name = (self.words or "decoration")[:40]
        return (
            Picture(
                name,
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
