"""A quiet ground of squares and quarter circles, for slides that would have a picture and have none."""

from __future__ import annotations

from twindeck.context import Context
from twindeck.geometry import ELLIPSE, RECT, Box, Geometry, Path, arc
from twindeck.scene import Panel, Shape
from twindeck.theme.contract import ColourName

_TILES: tuple[tuple[ColourName, ColourName, int], ...] = (
    ("fill", "soft", 0), ("tint", "track", 1),
    ("track", "fill", 4), ("fill", "tint", 2),
    ("tint", "soft", 3), ("soft", "track", 0),
)  # fmt: skip
"""Ground and figure of each tile, row by row in two columns; 0 to 3 are quarters in that corner, 4 is a disc."""


def tiles(context: Context, box: Box) -> tuple[Shape, ...]:
    """Return tiles that fill a box in three rows of two, in the colours of the accent."""
    wide, high = box.w / 2, box.h / 3
    shapes: list[Shape] = []
    for number, (ground, figure, form) in enumerate(_TILES):
        row, column = divmod(number, 2)
        tile = Box(box.x + column * wide, box.y + row * high, wide, high)
        shapes.append(Shape("decoration", tile, Panel(RECT, context.colour(ground))))
        size = min(wide, high)
        if form == 4:
            inner = Box(tile.x + (wide - size * 0.56) / 2, tile.y + (high - size * 0.56) / 2, size * 0.56, size * 0.56)
            shapes.append(Shape("decoration", inner, Panel(ELLIPSE, context.colour(figure))))
            continue
        place, path = _quarter(tile, size, form)
        shapes.append(Shape("decoration", place, Panel(Geometry("path", path=path), context.colour(figure))))
    return tuple(shapes)


def _quarter(tile: Box, radius: float, corner: int) -> tuple[Box, Path]:
    """Return a quarter disc in a corner of a tile (0 top left, then clockwise), and the box it takes."""
    right, low = corner in (1, 2), corner in (2, 3)
    x, y = tile.right if right else tile.x, tile.bottom if low else tile.y
    start = {0: 90.0, 1: 180.0, 2: 270.0, 3: 0.0}[corner]
    begin = {0: (x + radius, y), 1: (x, y + radius), 2: (x - radius, y), 3: (x, y - radius)}[corner]
    path: Path = (("M", x, y), ("L", *begin), *arc(x, y, radius, start, 90.0), ("Z",))
    return Box(x - radius if right else x, y - radius if low else y, radius, radius), path
