"""What shapes are called: the author's words without markup, then what it is a part of."""

import pytest

from blocks.compiling import nodes
from twindeck.context import Context
from twindeck.scene import LONGEST_NAME, Connector
from twindeck.theme.load import load_bundled

THEME = load_bundled("civic")
CONTEXT = Context(THEME, "en", THEME.accents["key"], 3, lambda *_: None)


@pytest.mark.parametrize(
    ("said", "part", "name"),
    [
        ("Arrivals", "", "Arrivals"),
        ("Arrivals", "Panel", "Arrivals – Panel"),
        ("**Arrivals** and [more](https://example.org)", "", "Arrivals and more"),
        (r"\*\*Arrivals\*\*", "Panel", "**Arrivals** – Panel"),
        (" two\n lines ", "", "two lines"),
        ("", "Panel", "Panel"),
        (None, "", ""),
    ],
)
def test_names(said, part, name):
    assert CONTEXT.named(said, part) == name


@pytest.mark.parametrize("part", ["", "Panel"])
def test_long_words_are_cut_so_that_the_part_can_be_read(part):
    name = CONTEXT.named("x" * 200, part)
    assert len(name) == LONGEST_NAME
    assert name.endswith("… – Panel" if part else "…")


def test_an_arrow_is_called_by_what_it_leads_from_and_to():
    diagram = (
        "[diagram: {nodes: [{id: a, at: [1, 1], heading: Buoy, items: [One, Two], arrange: flow}, {id: b, at: [1, 2]}], "
        "arrows: [{from: a, to: b, label: alert}, {from: b, to: a}]}]"
    )
    names = [node.name for node in nodes(diagram) if isinstance(node, Connector)]
    assert names == ["Arrow: One → Two", "alert: Buoy → b", "Arrow: b → Buoy"]
