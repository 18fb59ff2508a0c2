"""Any diagram: no box on another, every arrow at its boxes and across no other, words clear of lines, or a finding."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blocks.compiling import DECKS
from blocks.diagram.judging import Judged
from twindeck.diagnostics import DeckError
from twindeck.pipeline import Compiled, compile_deck

WORDS = [
    "Plan",
    "Review",
    "Archive",
    "Open desk",
    "Registers",
    "Print and send",
    "Office of the harbour",
    "Law",
    "Maps",
]
LABELS = [None, None, "asks", "sends back", "reports every month"]

Data = dict[str, Any]


def arrow(random: Random, start: str, end: str) -> Data:
    label = random.choice(LABELS)
    return {"from": start, "to": end, "both": random.random() < 0.1, **({"label": label} if label else {})}


def graph(random: Random) -> Data:
    """Return nodes without places, some of them in frames, and arrows between any of them."""
    top: list[Data] = [{"id": f"n{number}", "heading": random.choice(WORDS)} for number in range(random.randint(2, 10))]
    for number in range(random.randint(0, 2)):
        if len(top) > 2:
            size = random.randint(1, min(3, len(top) - 1))
            inner, top = top[:size], top[size:]
            top.append({"id": f"f{number}", "heading": random.choice(WORDS), "nodes": inner})
    above = dict(frames(top))
    ends = list(above)
    pairs = [(random.choice(ends), random.choice(ends)) for _ in range(random.randint(0, 14))]
    return {"nodes": top, "arrows": [arrow(random, a, b) for a, b in pairs if a not in above[b] and b not in above[a]]}


def frames(nodes: list[Data], above: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each node with the frames around it."""
    for node in nodes:
        yield node["id"], above
        yield from frames(node.get("nodes", []), (*above, node["id"]))


def grid(random: Random) -> Data:
    """Return nodes with places, some cells between them empty."""
    cells = random.sample([[row, column] for row in (1, 2, 3) for column in (1, 2, 3, 4)], random.randint(2, 7))
    nodes = [{"id": f"n{n}", "at": cell, "heading": random.choice(WORDS)} for n, cell in enumerate(cells)]
    ends = [node["id"] for node in nodes]
    pairs = [(random.choice(ends), random.choice(ends)) for _ in range(random.randint(0, 8))]
    return {"nodes": nodes, "arrows": [arrow(random, a, b) for a, b in pairs]}


FINDINGS = {"does-not-fit", "too-wide", "half-empty", "crossed-arrow", "crowded-label"}


def compiled(diagram: Data) -> Compiled | None:
    """Return a deck of one slide with a diagram, laid out; None where it does not fit, which is a finding."""
    deck = "title: T\nlang: en\nslides:\n  - content:\n      title: T\n      blocks:\n        - diagram: "
    try:
        return compile_deck((deck + json.dumps(diagram)).encode(), DECKS / "deck.yaml")
    except DeckError as refused:
        found = {one.code for one in refused.diagnostics}
    assert found <= FINDINGS
    return None


Kind = Callable[[Random], Data]
KINDS = st.sampled_from([graph, grid])
SEEDS = st.integers(0, 100_000)
CALM = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=100, derandomize=True)


@CALM
@given(KINDS, SEEDS)
def test_any_diagram_is_drawn_soundly_or_refused(kind: Kind, seed: int) -> None:
    diagram = kind(Random(seed))
    made = compiled(diagram)
    if made is None:
        return
    judged = Judged(made.scene.slides[0])
    assert len(judged.arrows) == len(diagram["arrows"])
    assert not list(judged.faults())
    told = [one for one in made.diagnostics if one.code in ("crossed-arrow", "crowded-label")]
    assert not list(judged.cramped()) or told


@settings(CALM, max_examples=15)
@given(KINDS, SEEDS)
def test_the_same_diagram_is_drawn_the_same(kind: Kind, seed: int) -> None:
    first, second = (compiled(kind(Random(seed))) for _ in range(2))
    assert (first and first.scene.slides) == (second and second.scene.slides)


@pytest.mark.parametrize(("kind", "most"), [(graph, 0.25), (grid, 0.12)], ids=["graph", "grid"])
def test_few_diagrams_have_words_without_room(kind: Kind, most: float) -> None:
    """However tangled an author has it; those that have are told so."""
    made = [one for one in (compiled(kind(Random(seed))) for seed in range(60)) if one is not None]
    crowded = [one for one in made if list(Judged(one.scene.slides[0]).cramped())]
    assert len(made) >= 50
    assert len(crowded) <= most * len(made)
