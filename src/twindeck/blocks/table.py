"""A table: a regular grid with a header row and row heads, fitted to what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field, model_validator

from twindeck.blocks.lists import Item, entry, label
from twindeck.blocks.text import layout_paragraphs
from twindeck.boxes import Drawn, Fragment, Overflow
from twindeck.context import Context
from twindeck.geometry import RECT, Box
from twindeck.model import Breaks, Line, Model, Prose, problem
from twindeck.scene import Cell, Node, Panel, Role, Stroke, Table
from twindeck.text import inline, typeset
from twindeck.text.typeset import Align
from twindeck.theme import Colour
from twindeck.theme.contract import ColourName, SpaceName


class CellText(Model):
    """What a cell says: a text, or a list."""

    shorthand: ClassVar[str | None] = "text"
    shorthand_list: ClassVar[str | None] = "items"
    text: Prose | None = None
    items: list[Item] = []

    @model_validator(mode="after")
    def _one_of_both(self) -> CellText:
        if self.text is not None and self.items:
            raise problem("a cell is a text or a list, and here are both", "write the text as the first item", "items")
        return self

    def set(self, context: Context, width: float, align: Align = "left") -> typeset.TextLayout:
        """Set the cell's words at a width."""
        if self.items:
            return typeset.layout_list(
                [entry(item, context, "table") for item in self.items],
                context.leading("table"),
                width,
                label=label(context, numbered=False, style="table"),
                gap=context.space("items"),
            )
        return layout_paragraphs(self.text or "", context, width, "table", align=align)


class TableRow(Model):
    """A row: its head, and a cell for each column."""

    heading: Line
    cells: list[CellText] = Field(min_length=1)


class TableBlock(Model):
    """A table. `corner` names what the row heads are; `share` is the width of each column next to the others'."""

    space_before: ClassVar[SpaceName] = "blocks"
    columns: list[Line] = Field(min_length=1, max_length=12)
    rows: list[TableRow] = Field(min_length=1, max_length=60)
    corner: Line
    shares: list[float] = []
    breaks: Breaks | None = None

    @model_validator(mode="after")
    def _regular(self) -> TableBlock:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise problem(
                    f'the row "{row.heading}" has {len(row.cells)} cells, and the table {len(self.columns)} columns',
                    "a table is a regular grid: give every row a cell for each column",
                    "rows",
                )
        if self.shares and len(self.shares) != len(self.columns):
            raise problem("shares are one number for each column", "add what is missing", "shares")
        return self

    def layout(self, context: Context, width: float) -> Fragment:
        """Rows are as high as their highest cell, and share spare height by it."""
        context = context.with_breaks(self.breaks)
        side, edge = context.space("cell") + 2, context.space("cell")
        heads = [row.heading for row in self.rows] + [self.corner]
        head = max(typeset.text_width(context.runs(text, "table-heading")) for text in heads) + 2 * side + 4
        head = min(head, width * 0.3)
        shares = self.shares or self._wanted(context, width)
        aligns = [_align([row.cells[i] for row in self.rows]) for i in range(len(self.columns))]
        widths = [head] + [(width - head) * share / sum(shares) for share in shares]
        grid = [[_head(context, self.corner, widths[0] - 2 * side)]]
        grid[0] += [
            _head(context, text, w - 2 * side, align=align)
            for text, w, align in zip(self.columns, widths[1:], aligns, strict=True)
        ]
        for row in self.rows:
            cells = [
                cell.set(context, w - 2 * side, align)
                for cell, w, align in zip(row.cells, widths[1:], aligns, strict=True)
            ]
            grid.append([_head(context, row.heading, widths[0] - 2 * side, "accent"), *cells])
        heights = [max(content.height for content in row) + 2 * edge for row in grid]
        height = sum(heights)

        def draw(box: Box) -> tuple[Node, ...]:
            spare = max(0.0, box.h - height)
            below = sum(heights[1:])
            rows = [heights[0]] + [h + spare * h / below for h in heights[1:]]
            return (self._place(context, box, widths, rows, grid, (side, edge)),)

        overflow = tuple(
            Overflow(content.widest - content.width, context.named(heads[0]), self.origin)
            for row in grid
            for content in row
            if content.widest > content.width + 0.5
        )
        return Drawn(context.words.table, width, height, draw, self.origin, tallest=1.5 * height, overflow=overflow)

    def _wanted(self, context: Context, width: float) -> list[float]:
        """Return the columns' shares by what stands in them: as wide as their longest line, within reason."""
        least, most = 0.08 * width, 0.5 * width
        wanted = []
        for number, name in enumerate(self.columns):
            lines = [context.runs(name, "table-heading")]
            for row in self.rows:
                cell = row.cells[number]
                lines += [
                    context.runs(text, "table")
                    for text in ([cell.text] if cell.text else []) + [item.text for item in cell.items]
                ]
            wanted.append(min(most, max(least, *(typeset.text_width(line) for line in lines))))
        return wanted

    def _place(
        self,
        context: Context,
        box: Box,
        widths: list[float],
        rows: list[float],
        grid: list[list[typeset.TextLayout]],
        insets: tuple[float, float],
    ) -> Table:
        side, edge = insets
        cells: list[tuple[Cell, ...]] = []
        y = box.y
        for number, (contents, height) in enumerate(zip(grid, rows, strict=True)):
            row: list[Cell] = []
            x = box.x
            for column, (content, width) in enumerate(zip(contents, widths, strict=True)):
                fill: Colour | None = context.colour("background")
                if number == 0:
                    fill = context.colour("fill")
                elif column == 0:
                    fill = context.colour("tint")
                header = number == 0 or column == 0
                text = typeset.frame(
                    context.named(_name(self, number, column)),
                    content,
                    Box(x, y, width, height),
                    panel=Panel(RECT, fill),
                    insets=(side, edge, side, edge),
                    anchor="middle" if header else "top",
                    origin=self.origin,
                )
                row.append(Cell(text, "column" if number == 0 else "row" if column == 0 else None))
                x += width
            cells.append(tuple(row))
            y += height
        return Table(
            name=context.named(self.corner) or context.words.table,
            box=Box(box.x, box.y, sum(widths), y - box.y),
            columns=tuple(widths),
            rows=tuple(rows),
            cells=tuple(cells),
            rule=Stroke(context.colour("line"), context.length("line")),
            origin=self.origin,
        )


def _name(table: TableBlock, row: int, column: int) -> str:
    return table.columns[column - 1] if row == 0 and column else table.rows[row - 1].heading if row else table.corner


def _head(
    context: Context, text: str, width: float, colour: ColourName | None = None, *, align: Align = "left"
) -> typeset.TextLayout:
    return typeset.layout_paragraph(
        context.runs(text, "table-heading", colour=colour),
        context.leading("table-heading"),
        width,
        breaks="phrases",
        role=Role.P,
        align=align,
    )


_NUMERIC = re.compile(r"[+−±–-]?[0-9][0-9.,’ \u00a0\u2009\u202f]*(?:[%％‰]|[^\W\d]{1,4})?")


def _align(cells: Sequence[CellText]) -> Align:
    """Return how a column lies: numbers at the right, so that their digits stand under each other."""
    texts = [inline.plain(cell.text) for cell in cells if cell.text]
    numeric = bool(texts) and all(_NUMERIC.fullmatch(text) for text in texts) and not any(cell.items for cell in cells)
    return "right" if numeric else "left"
