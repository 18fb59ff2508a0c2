"""Layers by arrows: forward arrows lead on, the way back of a circle is feedback, needless crossings are taken out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.blocks.diagram.aligning import aligned, settle, within
from twindeck.blocks.diagram.layers import layered

NAMES = "abcdefgh"
EDGES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=16)


def level_of(layers) -> dict[str, int]:
    return {name: number for number, layer in enumerate(layers.order) for name in layer}


@given(EDGES)
def test_arrows_lead_to_a_later_layer_or_back(edges):
    made = layered(NAMES, edges)
    level = level_of(made)
    assert sorted(name for name in level if name not in made.passing) == sorted(NAMES)
    if len(made.order) == 3 and len(made.order[1]) == 1 and not made.back:
        return  # a hub stands in the middle of what hangs on it
    for a, b in edges:
        if a != b:
            assert level[a] > level[b] if (a, b) in made.back else level[a] < level[b]


@given(EDGES)
def test_links_join_neighbouring_layers_only(edges):
    made = layered(NAMES, edges)
    level = level_of(made)
    assert all(level[b] - level[a] == 1 for a, b in made.links)


@given(EDGES)
def test_the_same_arrows_give_the_same_layers(edges):
    assert layered(NAMES, edges) == layered(NAMES, edges)


def test_only_the_way_back_of_a_circle_is_feedback():
    made = layered("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    assert made.order == (("a",), ("b",), ("c",))
    assert made.back == {("c", "a")}


def test_a_node_is_as_many_steps_in_as_the_longest_way_to_it():
    made = layered("abc", [("a", "c"), ("a", "b"), ("b", "c")])
    assert [[name for name in layer if name in "abc"] for layer in made.order] == [["a"], ["b"], ["c"]]


def test_a_source_stands_next_to_what_it_leads_to():
    made = layered("abcd", [("a", "b"), ("b", "c"), ("d", "c")])
    assert level_of(made)["d"] == 1


def test_a_crossing_that_another_order_avoids_is_avoided():
    made = layered("abcd", [("a", "d"), ("b", "c")])
    upper, lower = made.order
    assert [upper.index("a") < upper.index("b"), lower.index("d") < lower.index("c")] in ([True, True], [False, False])


def test_a_hub_stands_in_the_middle_of_what_hangs_on_it():
    made = layered("habcdef", [("h", name) for name in "abcdef"])
    assert made.order == (("a", "b", "c"), ("h",), ("d", "e", "f"))


PLACES = st.lists(st.tuples(st.floats(-100, 100), st.floats(0, 30)), min_size=1, max_size=8)


@given(PLACES)
def test_what_is_settled_is_in_order_and_apart(wishes):
    places = settle([wish for wish, _ in wishes], [apart for _, apart in wishes])
    for (a, b), (_, apart) in zip(pairwise(places), wishes[1:], strict=True):
        assert b - a >= apart - 1e-6


def test_what_has_room_stands_where_it_wants_to_and_what_has_none_gives_way_evenly():
    assert settle([0, 50, 100], [0, 20, 20]) == pytest.approx([0, 50, 100])
    assert settle([0, 0], [0, 20]) == pytest.approx([-10, 10])


@given(PLACES, st.floats(0, 200))
def test_what_is_within_limits_stays_there(wishes, room):
    places = within([wish for wish, _ in wishes], [apart for _, apart in wishes], 0.0, room)
    assert all(-1e-6 <= place <= room + 1e-6 for place in places)


def test_one_over_three_stands_over_the_middle_one():
    size = dict.fromkeys("abcd", 40.0)
    middles, extent = aligned([["a"], ["b", "c", "d"]], [("a", "b"), ("a", "c"), ("a", "d")], size, 20.0, {})
    assert extent == 160
    assert middles["a"] == pytest.approx(middles["c"]) == pytest.approx(80)
