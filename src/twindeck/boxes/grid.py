"""Equal cells in rows without holes, in as many columns as suit the height there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from twindeck.boxes.choice import choice
from twindeck.boxes.fragment import Fragment
from twindeck.boxes.row import Row
from twindeck.boxes.stack import Stack
from twindeck.boxes.subgrid import levelled
from twindeck.diagnostics import Span

MOST_COLUMNS = 6

Cell = Callable[[int, float], Fragment]
"""The number of a cell, from 0, and a width in points -> the cell laid out."""


def grid(
    cell: Cell,
    count: int,
    columns: int,
    gap: float,
    width: float,
    *,
    name: str = "grid",
    origin: Span | None = None,
) -> Fragment:
    """Lay cells out in rows of as many as `columns`; those of a last row that is not full are wider, to leave no hole."""
    rows: list[Fragment] = []
    for start in range(0, count, columns):
        numbers = range(start, min(count, start + columns))
        wide = (width - gap * (len(numbers) - 1)) / len(numbers)
        rows.append(Row(levelled([cell(i, wide) for i in numbers]), gap, width, "row", origin))
    if len(rows) == 1:
        return rows[0]
    return Stack(tuple(rows), (gap,) * len(rows), width, name, origin)


def best_grid(
    cell: Cell,
    count: int,
    gap: float,
    width: float,
    *,
    narrowest: float,
    name: str = "grid",
    origin: Span | None = None,
) -> Fragment:
    """Return the arrangements of cells in columns no narrower than `narrowest`, as a choice for the height there is.

    Full rows are preferred; arrangements that leave a cell alone in the last row are only taken where there is no other.
    """
    possible = [n for n in range(min(count, MOST_COLUMNS), 0, -1) if n == 1 or (width + gap) / n - gap >= narrowest]
    full = [n for n in possible if count % n == 0]
    others = [n for n in possible if count % n > 1]
    wanted = (full if len(full) > 1 else full + others) or possible
    if count <= 3 and count in possible:
        wanted = [count]
    return choice([grid(cell, count, n, gap, width, name=name, origin=origin) for n in _by_shape(wanted, count)])


def _by_shape(columns: Sequence[int], count: int) -> list[int]:
    """Return numbers of columns, those first that come nearest to a grid as wide as a slide."""
    return sorted(columns, key=lambda n: (abs(n - 1.6 * -(-count // n)), n))
