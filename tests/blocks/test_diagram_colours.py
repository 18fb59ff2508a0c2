"""Colours of a diagram's nodes: an accent shows, whatever the node looks like."""

from typing import get_args

import pytest

from blocks.compiling import nodes
from twindeck.blocks.diagram.model import Look
from twindeck.scene import Node, Shape, Text, runs


def colours(node: Node) -> set[str]:
    """Return the names of the colours a node is drawn in."""
    found: set[str] = set()
    if isinstance(node, Text | Shape) and node.panel is not None:
        stroke = node.panel.stroke
        found |= {colour.name for colour in (node.panel.fill, stroke.colour if stroke else None) if colour}
    if isinstance(node, Text):
        found |= {run.style.colour.name for run in runs(node.content)}
    return found


@pytest.mark.parametrize("look", get_args(Look))
def test_an_accent_shows_in_every_look(look):
    diagram = f"[diagram: {{nodes: [{{id: a, at: [1, 1], heading: One, look: {look}, accent: business}}]}}]"
    shown = {name for node in nodes(diagram) for name in colours(node)}
    assert [name for name in shown if name.startswith("business")]
