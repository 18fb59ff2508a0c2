"""Arrangements: columns by share, rows by share, grids of equal cells, bands with a heading at the side."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from twindeck.blocks.block import flow
from twindeck.blocks.registry import Block, Blocks
from twindeck.boxes import Fragment, Framed, Row, Stack, TextFragment, levelled, stacked
from twindeck.context import Context, join
from twindeck.model import Line, Model
from twindeck.text import typeset


class Share(Model):
    """A column or row: its blocks, and its share of the room next to the others'."""

    share: float = Field(default=1, gt=0, le=100)
    blocks: Blocks


class Columns(Model):
    """Blocks in columns. A sequence of `{share, blocks}`."""

    space_before: ClassVar[str] = "cards"
    shorthand: ClassVar[str | None] = "columns"
    columns: list[Share] = Field(min_length=1, max_length=12)

    def layout(self, context: Context, width: float) -> Fragment:
        """Share out the width; columns share their bottom."""
        gap = context.space("columns") if context.level <= 4 else context.space("metrics")
        total = sum(column.share for column in self.columns)
        room = width - gap * (len(self.columns) - 1)
        children = []
        for column in self.columns:
            wide = room * column.share / total
            child = flow(column.blocks, context, wide, origin=column.origin)
            children.append(_of_width(child, wide))
        return Row(levelled(children), gap, width, "columns", self.origin)


class Rows(Model):
    """Blocks in rows that share out the height. A sequence of `{share, blocks}`."""

    space_before: ClassVar[str] = "cards"
    shorthand: ClassVar[str | None] = "rows"
    rows: list[Share] = Field(min_length=1, max_length=12)

    def layout(self, context: Context, width: float) -> Fragment:
        """Give each row its share of the height, but never less than it needs."""
        children = [_of_width(flow(row.blocks, context, width, origin=row.origin), width) for row in self.rows]
        gaps = (context.space("cards"),) * len(children)
        return Stack(tuple(children), gaps, width, "rows", self.origin, tuple(row.share for row in self.rows))


class Grid(Model):
    """Blocks in a grid of equal cells, filled row by row."""

    space_before: ClassVar[str] = "cards"
    columns: int = Field(ge=1, le=8)
    blocks: Blocks

    def layout(self, context: Context, width: float) -> Fragment:
        """Give every cell the same width, and every row the height of the highest where there is room."""
        gap = context.space("cards")
        wide = (width - gap * (self.columns - 1)) / self.columns
        cells = [_of_width(flow([block], context, wide), wide) for block in self.blocks]
        rows = [
            Row(levelled(cells[i : i + self.columns]), gap, width, "row", self.origin)
            for i in range(0, len(cells), self.columns)
        ]
        if len(rows) == 1:
            return rows[0]
        return Stack(tuple(rows), (gap,) * len(rows), width, "grid", self.origin, (1.0,) * len(rows))


class Band(Model):
    """A full-width band: a heading at its side, blocks beside it, on a tint."""

    space_before: ClassVar[str] = "cards"
    heading: Line
    blocks: Blocks
    accent: str | None = None

    def layout(self, context: Context, width: float) -> Fragment:
        """Set the heading in a column of its own; what is in the band stands on tinted ground."""
        context = context.with_accent(self.accent)
        margin = context.space("card-margin")
        head = context.length("band-heading")
        inner = width - head - 3 * margin
        runs = context.runs(self.heading, "band-heading", colour="accent")
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

    space_before: ClassVar[str] = "cards"
    heading: Line
    note: Line | None = None
    accent: str | None = None
    blocks: Blocks

    def layout(self, context: Context, width: float) -> Fragment:
        """Set the heading above the blocks, which are one level deeper."""
        context = context.with_accent(self.accent)
        runs = context.runs(self.heading, "group-heading", colour="accent")
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
