"""A matrix of columns: headed columns whose cells stand in line with their neighbours'."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from pydantic import Field, model_validator

from twindeck.blocks.block import flow
from twindeck.blocks.registry import Blocks
from twindeck.boxes import Drawn, Fragment, Overflow
from twindeck.context import Context
from twindeck.geometry import Box, round_rect
from twindeck.model import Line, Model, problem
from twindeck.scene import Group, Node, Panel, Role, Shape
from twindeck.text import typeset
from twindeck.theme.contract import SpaceName


class MatrixColumn(Model):
    """A column: its heading, its colours, and its cells from the top."""

    heading: Line
    accent: str | None = None
    cells: list[Blocks] = Field(min_length=1)


class Matrix(Model):
    """Columns side by side; the first cells of all columns are equally high, and so are the second, and so on."""

    space_before: ClassVar[SpaceName] = "cards"
    columns: list[MatrixColumn] = Field(min_length=1, max_length=6)

    @model_validator(mode="after")
    def _regular(self) -> Matrix:
        if len({len(column.cells) for column in self.columns}) > 1:
            raise problem(
                "the columns of a matrix need the same number of cells", "add the cells that are missing", "columns"
            )
        return self

    def layout(self, context: Context, width: float) -> Fragment:
        """Lay every cell out, then give each row the height of its highest."""
        gap = context.space("columns")
        margin = context.space("card-margin")
        wide = (width - gap * (len(self.columns) - 1)) / len(self.columns)
        inner = wide - 2 * margin
        columns: list[tuple[Context, typeset.TextLayout, list[Fragment]]] = []
        for column in self.columns:
            own = context.with_accent(column.accent)
            heading = typeset.layout_paragraph(
                own.runs(column.heading, "column-heading"),
                own.leading("column-heading"),
                inner,
                role=own.heading,
                breaks="phrases",
            )
            inside = replace(own.deeper(), on_tint=True)
            cells = [flow(cell, inside, inner, origin=column.origin) for cell in column.cells]
            columns.append((own, heading, cells))
        head = max(heading.height for _, heading, _ in columns) + 2 * context.space("card-top") - 2
        count = len(self.columns[0].cells)
        rows = [max(cells[i].height for _, _, cells in columns) for i in range(count)]
        between = context.space("matrix")
        height = head + margin + sum(rows) + between * (count - 1) + margin
        overflow: tuple[Overflow, ...] = tuple(t for _, _, cells in columns for cell in cells for t in cell.overflow)

        def draw(box: Box) -> tuple[Node, ...]:
            spare = max(0.0, box.h - height)
            heights = [row + spare / count for row in rows]
            nodes: list[Node] = []
            for number, (own, heading, cells) in enumerate(columns):
                column = self.columns[number]
                at = Box(box.x + number * (wide + gap), box.y, wide, box.h)
                nodes.append(_column(own, column, heading, cells, at, head, heights, margin, between))
            return tuple(nodes)

        return Drawn("matrix", width, height, draw, self.origin, tallest=1.25 * height, bounded=True, overflow=overflow)


def _column(
    context: Context,
    column: MatrixColumn,
    heading: typeset.TextLayout,
    cells: list[Fragment],
    box: Box,
    head: float,
    heights: list[float],
    margin: float,
    between: float,
) -> Node:
    radius = context.length("radius")
    children: list[Node] = [
        Shape(
            f"{column.heading} – panel", box, Panel(round_rect(radius), context.colour("tint")), origin=column.origin
        ),
        typeset.frame(
            column.heading,
            heading,
            Box(box.x, box.y, box.w, head),
            panel=Panel(round_rect(radius), context.colour("fill")),
            insets=(margin, 0.0, margin, 0.0),
            anchor="middle",
            origin=column.origin,
        ),
    ]
    y = box.y + head + margin
    for cell, height in zip(cells, heights, strict=True):
        children += cell.place(Box(box.x + margin, y, box.w - 2 * margin, height))
        y += height + between
    return Group(column.heading, box, tuple(children), role=Role.DIV, joined=True, origin=column.origin)
