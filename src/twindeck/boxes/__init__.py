"""Boxes: what holds texts and other boxes on a slide, laid out at a width and placed later. Knows no block and no slide."""

from twindeck.boxes.drawn import Drawn
from twindeck.boxes.fragment import Fragment, Overflow, bounds, overflow_of
from twindeck.boxes.panel import Framed, Grouped, tallest_part
from twindeck.boxes.row import Row
from twindeck.boxes.stack import Stack, stacked
from twindeck.boxes.textbox import TextFragment

__all__ = [
    "Drawn",
    "Fragment",
    "Framed",
    "Grouped",
    "Overflow",
    "Row",
    "Stack",
    "TextFragment",
    "bounds",
    "overflow_of",
    "stacked",
    "tallest_part",
]
