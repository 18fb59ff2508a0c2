"""Places by the arrows: forward arrows lead to a later layer, and nothing stands on anything."""

from hypothesis import given
from hypothesis import strategies as st

from twindeck.blocks.diagram.layered import crossings, feedback, layers, ordered, places

NAMES = "abcdefgh"
EDGES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda edge: edge[0] != edge[1]), max_size=16
)


@given(EDGES)
def test_every_arrow_leads_on_or_back_and_each_node_has_a_cell_of_its_own(edges: list[tuple[str, str]]) -> None:
    found, back = places(NAMES, edges)
    assert len(set(found.values())) == len(NAMES)
    for start, end in edges:
        if (start, end) not in back:
            assert found[start][1] < found[end][1]
    assert places(NAMES, edges) == (found, back)


def test_only_the_way_back_of_a_circle_is_feedback() -> None:
    assert feedback("abc", [("a", "b"), ("b", "c"), ("c", "a")]) == {("c", "a")}


def test_a_node_is_as_many_steps_in_as_the_longest_way_to_it() -> None:
    assert layers("abc", [("a", "b"), ("b", "c"), ("a", "c")]) == [["a"], ["b"], ["c"]]


def test_a_crossing_that_another_order_avoids_is_avoided() -> None:
    edges = [("a", "d"), ("b", "c")]
    order = [["a", "b"], ["c", "d"]]
    assert crossings(order, edges) == 1
    assert crossings(ordered(order, edges), edges) == 0
