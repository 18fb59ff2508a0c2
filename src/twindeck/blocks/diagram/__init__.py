"""A diagram: nodes, in frames or not, and arrows between any two of them.

`model.py` holds what an author writes, `nodes.py` how a node is laid out, `layers.py` and `aligning.py` where nodes stand
by their arrows, `bodies.py` how they stand together. `routing.py` finds arrows their ways, `tracks.py` where exactly they
run, `labels.py` where their words stand, `room.py` how wide the gaps must be for all that; `layout.py` brings it together.
An author says what is beside, above and within what, and what leads where; every coordinate is worked out here.
"""

from twindeck.blocks.diagram.model import Diagram

__all__ = ["Diagram"]
