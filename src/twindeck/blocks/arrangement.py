"""Arrangements: columns by share, rows by share, grids of equal cells, bands with a heading at the side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from twindeck.blocks.block import flow
from twindeck.blocks.registry import Block, Blocks
from twindeck.boxes import Fragment, Framed, Row, Stack, TextFragment, best_grid, grid, levelled, stacked
from twindeck.context import Context, join
from twindeck.model import Line, Model
from twindeck.text import typeset
from twindeck.theme.contract import SpaceName


class Share(Model):
    """A column or row: its blocks, and its share of the room next to the others'."""

    share: float = Field(default=1, gt=0, le=100)
    blocks: Blocks = Field(min_length=1)


class Columns(Model):
    """Blocks in columns. A sequence of `{share, blocks}`; two columns without shares are as wide as their content asks."""

    space_before: ClassVar[SpaceName] = "cards"
    shorthand: ClassVar[str | None] = "columns"
    columns: list[Share] = Field(min_length=1, max_length=12)

    def layout(self, context: Context, width: float) -> Fragment:
        """Share out the width; columns share their bottom."""
        gap = context.space("columns") if context.level <= 4 else context.space("metrics")
        shares = [column.share for column in self.columns]
        even = self._in_shares(context, width, gap, shares)
        if len(self.columns) != 2 or any("share" in column.model_fields_set for column in self.columns):
            return even
        heights = [child.height for child in even.children]
        if not even.overflow and max(heights) <= UNEVEN * min(heights):
            return even
        return min((even, *(self._in_shares(context, width, gap, one) for one in UNEQUAL)), key=_cost)

    def _in_shares(self, context: Context, width: float, gap: float, shares: Sequence[float]) -> Row:
        room = width - gap * (len(shares) - 1)
        children = []
        for column, share in zip(self.columns, shares, strict=True):
            wide = room * share / sum(shares)
            child = flow(column.blocks, context, wide, origin=column.origin)
            children.append(_of_width(child, wide))
        return Row(levelled(children), gap, width, "columns", self.origin)


UNEVEN = 1.2
"""How many times as high as the other one a column may be before other widths are tried."""

UNEQUAL = ((3.0, 2.0), (2.0, 3.0), (11.0, 9.0), (9.0, 11.0))
"""The widths that are tried for two columns whose content is uneven."""


def _cost(row: Row) -> tuple[int, float]:
    heights = [child.height for child in row.children]
    return len(row.overflow), row.height + (max(heights) - min(heights)) / 2


class Rows(Model):
    """Blocks in rows that share out the height. A sequence of `{share, blocks}`."""

    space_before: ClassVar[SpaceName] = "cards"
    shorthand: ClassVar[str | None] = "rows"
    rows: list[Share] = Field(min_length=1, max_length=12)

    def layout(self, context: Context, width: float) -> Fragment:
        """Give each row its share of the height, but never less than it needs."""
        children = [_of_width(flow(row.blocks, context, width, origin=row.origin), width) for row in self.rows]
        gaps = (context.space("cards"),) * len(children)
        return Stack(tuple(children), gaps, width, "rows", self.origin, tuple(row.share for row in self.rows))


class Grid(Model):
    """Blocks in equal cells, filled row by row; in as many columns as suit the slide where `columns` is not given."""

    space_before: ClassVar[SpaceName] = "cards"
    columns: int | None = Field(default=None, ge=1, le=8)
    blocks: Blocks = Field(min_length=1)

    def layout(self, context: Context, width: float) -> Fragment:
        """Give every cell of a row the same width; rows have no holes."""
        gap = context.space("cards")

        def cell(number: int, wide: float) -> Fragment:
            return _of_width(flow([self.blocks[number]], context, wide), wide)

        count = len(self.blocks)
        if self.columns is not None:
            return grid(cell, count, min(self.columns, count), gap, width, origin=self.origin)
        narrowest = NARROWEST * context.size("body")
        return best_grid(cell, count, gap, width, narrowest=narrowest, origin=self.origin)


NARROWEST = 12.0
"""How narrow the cells of a grid may be, in em of running text."""


class Band(Model):
    """A full-width band: a heading at its side, blocks beside it, on a tint."""

    space_before: ClassVar[SpaceName] = "cards"
    heading: Line
    blocks: Blocks = Field(min_length=1)
    accent: str | None = None

    def layout(self, context: Context, width: float) -> Fragment:
        """Set the heading in a column of its own; what is in the band stands on tinted ground."""
        context = context.with_accent(self.accent)
        margin = context.space("card-margin")
        head = context.length("band-heading")
        inner = width - head - 3 * margin
        runs = context.runs(self.heading, "band-heading")
        heading = typeset.layout_paragraph(
            runs, context.leading("band-heading"), head, role=context.heading, breaks="phrases"
        )
        body = flow(self.blocks, replace(context.deeper(), on_tint=True), inner, origin=self.origin)
        name = context.named(self.heading)
        row = Row(
            (TextFragment(name, heading, self.origin, alone=True), _of_width(body, inner)),
            margin,
            width - 2 * margin,
            name,
            self.origin,
            align="middle",
        )
        edge = context.space("card-top") + 2
        return Framed(
            name,
            row,
            (margin, edge, margin, edge),
            width,
            fill=context.colour("tint"),
            radius=context.length("radius"),
            origin=self.origin,
            panel=context.named(self.heading, context.words.panel),
        )


class GroupBlock(Model):
    """Blocks under a heading of their own, without a panel: cards that belong together."""

    space_before: ClassVar[SpaceName] = "cards"
    heading: Line
    note: Line | None = None
    accent: str | None = None
    blocks: Blocks = Field(min_length=1)

    def layout(self, context: Context, width: float) -> Fragment:
        """Set the heading above the blocks, which are one level deeper."""
        context = context.with_accent(self.accent)
        runs = context.runs(self.heading, "group-heading")
        if self.note:
            runs = join(runs, context.runs(self.note, "card-note"))
        heading = typeset.layout_paragraph(
            runs, context.leading("group-heading"), width, role=context.heading, breaks="phrases"
        )
        body = flow(self.blocks, context.deeper(), width, origin=self.origin)
        name = context.named(self.heading)
        return stacked(
            [
                (TextFragment(name, heading, self.origin, alone=True), 0.0),
                (_of_width(body, width), context.space("paragraphs")),
            ],
            width,
            name=name,
            origin=self.origin,
        )


def _of_width(fragment: Fragment, width: float) -> Fragment:
    """Return a fragment that takes the whole width of its column, so that the next column starts after it."""
    if abs(fragment.width - width) < 0.01:
        return fragment
    return Stack((fragment,), (0.0,), width, fragment.name, fragment.origin)


__all__ = ["Band", "Block", "Columns", "Grid", "GroupBlock", "Rows", "Share"]
