"""Tables: real ones, with a header row and row heads where the cells say so."""

from __future__ import annotations

from twindeck.scene import Cell, Table
from twindeck.writers.pptx.colour import Palette
from twindeck.writers.pptx.text import TextWriter
from twindeck.writers.pptx.units import emu

_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's style without fills and lines: every cell brings its own."""

_ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}


def table_frame(table: Table, text: TextWriter, palette: Palette) -> str:
    """Return a table as the graphic of a frame."""
    first_row = all(cell.header == "column" for cell in table.cells[0])
    first_column = any(row[0].header == "row" for row in table.cells[1:])
    flags = (' firstRow="1"' if first_row else "") + (' firstCol="1"' if first_column else "")
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.columns)
    rows = "".join(
        f'<a:tr h="{emu(height)}">{"".join(_cell(cell, table, text, palette) for cell in row)}</a:tr>'
        for row, height in zip(table.cells, table.rows, strict=True)
    )
    return (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        f"<a:tblPr{flags}><a:tableStyleId>{_PLAIN}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}"
        "</a:tbl></a:graphicData></a:graphic>"
    )


def _cell(cell: Cell, table: Table, text: TextWriter, palette: Palette) -> str:
    body = text.paragraphs(cell.text.content, cell.text.lang)
    left, top, right, bottom = (emu(value) for value in cell.text.insets)
    rule = ""
    if table.rule is not None:
        width = round(table.rule.width * 12700)
        rule = f'<a:lnB w="{width}">{palette.fill(table.rule.colour)}</a:lnB>'
    fill = palette.fill(cell.text.panel.fill if cell.text.panel else None)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{body}</a:txBody>"
        f'<a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="{_ANCHOR[cell.text.anchor]}">'
        f"{rule}{fill}</a:tcPr></a:tc>"
    )
