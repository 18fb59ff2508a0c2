"""Metrics: what stands around a number, and around two."""

from blocks.compiling import nodes, words
from twindeck.scene import Text


def test_what_is_said_of_a_pair_stands_around_it():
    pair = "[metric: {label: Waiting, as_of: June, note: quay, source: log, before: {value: 94}, after: {value: 38}}]"
    assert words(pair)[1:] == ["Waiting", "94", "38", "(June)quaylog"]
    frames = {node.name: node.box for node in nodes(pair) if isinstance(node, Text)}
    assert frames["Waiting"].bottom <= frames["94"].y
    assert frames["94"].bottom <= frames["Waiting – Note"].y


def test_a_pair_needs_no_label():
    assert words("[metric: {note: quay, before: {value: 94}, after: {value: 38}}]")[1:] == [
        "94",
        "38",
        "quay",
    ]
