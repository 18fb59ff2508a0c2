"""Boxes: what holds texts and other boxes on a slide, laid out at a width and placed later. Knows no block and no slide."""

from twindeck.boxes.choice import Choice, choice
from twindeck.boxes.drawn import Drawn, space
from twindeck.boxes.fragment import Fragment, Overflow, bounds, overflow_of
from twindeck.boxes.grid import best_grid, grid
from twindeck.boxes.panel import Framed, Grouped, tallest_part
from twindeck.boxes.row import Row
from twindeck.boxes.stack import Stack, stacked
from twindeck.boxes.subgrid import Level, level_parts, levelled
from twindeck.boxes.textbox import TextFragment

__all__ = [
    "Choice",
    "Drawn",
    "Fragment",
    "Framed",
    "Grouped",
    "Level",
    "Overflow",
    "Row",
    "Stack",
    "TextFragment",
    "best_grid",
    "bounds",
    "choice",
    "grid",
    "level_parts",
    "levelled",
    "overflow_of",
    "space",
    "stacked",
    "tallest_part",
]
