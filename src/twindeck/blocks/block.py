"""What a block is: a model that can be laid out at a width, and how a list of blocks flows down a column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol, cast

from twindeck.boxes import Fragment, stacked
from twindeck.context import Context
from twindeck.diagnostics import Span
from twindeck.theme.contract import SpaceName


class Laid(Protocol):
    """A block: laid out at a width in points. `above` names the theme's distance kept above it in a flow."""

    space_before: ClassVar[SpaceName]

    @property
    def origin(self) -> Span | None: ...

    def layout(self, context: Context, width: float) -> Fragment: ...


class Joining(Protocol):
    """A block that stands side by side with neighbours of its kind where they fit."""

    @classmethod
    def layout_together(
        cls, blocks: Sequence[Laid], context: Context, width: float
    ) -> list[tuple[Fragment, float]]: ...


def flow(
    blocks: Sequence[Laid],
    context: Context,
    width: float,
    *,
    name: str = "stack",
    origin: Span | None = None,
    shares: Sequence[float] = (),
) -> Fragment:
    """Lay blocks out one under the other; runs of joining blocks of one kind share rows."""
    laid: list[tuple[Fragment, float]] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        gap = context.space(block.space_before)
        if not shares and hasattr(block, "layout_together"):
            end = position
            while end < len(blocks) and type(blocks[end]) is type(block):
                end += 1
            rows = cast(Joining, block).layout_together(blocks[position:end], context, width)
            laid += [(rows[0][0], gap), *rows[1:]]
            position = end
        else:
            laid.append((block.layout(context, width), gap))
            position += 1
    return stacked(laid, width, name=name, origin=origin, shares=shares)
