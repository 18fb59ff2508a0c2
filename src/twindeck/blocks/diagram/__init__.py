"""A diagram: nodes on a small grid, and arrows between any two of them.

`model.py` holds what an author writes, `nodes.py` how a node is laid out, `arrows.py` where arrows run and their words
stand, `layout.py` the grid that brings them together. An author says what is beside, above and within what, and what leads
where; every coordinate is worked out here.
"""

from twindeck.blocks.diagram.model import Diagram

__all__ = ["Diagram"]
