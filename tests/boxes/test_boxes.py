"""Stacks, rows, panels, choices: heights are shared out, edges meet, nothing leaves its box, nothing overlaps."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.boxes import Choice, Drawn, Framed, Overflow, Row, Stack, choice, levelled, tallest_part
from twindeck.diagnostics import Span
from twindeck.geometry import RECT, Box
from twindeck.scene import Group, Panel, Shape, Stroke
from twindeck.theme import Colour

BLACK = Colour("text", "000000", "dk1")


def brick(name: str, width: float, height: float, tallest: float = 0.0, **more) -> Drawn:
    return Drawn(name, width, height, lambda box: (Shape(name, box, Panel(RECT)),), tallest=tallest, **more)


def card(name: str, *parts: Drawn, width: float = 100.0, gap: float = 4.0) -> Framed:
    child = Stack(parts, (gap,) * len(parts), width) if len(parts) > 1 else parts[0]
    return Framed(name, child, (0, 0, 0, 0), width, stroke=Stroke(BLACK, 1.0), panel=f"{name} – Panel")


def edges(nodes) -> dict[str, tuple[float, float]]:
    """Return top and bottom of every form and panel by its name."""
    found = {}
    for node in nodes:
        if isinstance(node, Group):
            found |= edges(node.children)
        found[node.name] = (node.box.y, node.box.bottom)
    return found


BRICKS = st.lists(st.tuples(st.floats(1, 80), st.floats(0, 60)), min_size=1, max_size=6)


@given(BRICKS, st.floats(0, 12), st.floats(0, 300))
def test_a_stack_gives_none_less_than_its_height_nor_more_than_it_can_use(bricks, gap, spare) -> None:
    children = tuple(brick(str(i), 100, h, h + more) for i, (h, more) in enumerate(bricks))
    stack = Stack(children, (gap,) * len(children), 100)
    heights, gaps = stack.shared_out(stack.height + spare)
    for height, child in zip(heights, children, strict=True):
        assert child.height - 1e-9 <= height <= child.most + 1e-6
    assert all(gap - 1e-9 <= one <= 2 * gap + 1e-6 for one in gaps[1:])
    assert sum(heights) + sum(gaps) == pytest.approx(min(stack.height + spare, stack.most), abs=1e-6)


@given(BRICKS, st.floats(0, 12), st.floats(0, 300))
def test_what_is_stacked_lies_in_the_box_and_apart(bricks, gap, spare) -> None:
    children = tuple(brick(str(i), 100, h, h + more) for i, (h, more) in enumerate(bricks))
    stack = Stack(children, (gap,) * len(children), 100)
    box = Box(10, 20, 100, stack.height + spare)
    placed = [node.box for node in stack.place(box)]
    assert all(box.contains(one) for one in placed)
    assert all(a.bottom <= b.y + 1e-6 for a, b in pairwise(placed))


def test_shares_are_kept_unless_one_needs_more() -> None:
    stack = Stack((brick("a", 10, 10), brick("b", 10, 10)), (0, 0), 10, shares=(1, 3))
    assert stack.shared_out(100)[0] == [25, 75]
    high = Stack((brick("a", 10, 60), brick("b", 10, 10)), (0, 0), 10, shares=(1, 3))
    assert high.shared_out(100)[0] == [60, 40]


def test_cards_of_a_row_end_level_and_none_is_emptier_than_a_tenth_beyond_the_highest() -> None:
    row = Row((card("a", brick("x", 100, 30)), card("b", brick("y", 100, 50))), 5, 205)
    placed = edges(row.place(Box(0, 0, 205, 400)))
    assert placed["a – Panel"] == placed["b – Panel"] == (0, 50)


def test_a_row_of_cards_takes_what_all_of_them_can_use() -> None:
    row = Row((card("a", brick("x", 100, 30, 80)), card("b", brick("y", 100, 50, 60))), 5, 205)
    assert row.most == pytest.approx(60 / 0.9)


def test_edges_of_neighbouring_columns_that_nearly_meet_are_one_line() -> None:
    left = Stack((card("a", brick("a1", 100, 100)), card("b", brick("b1", 100, 60, 90))), (10, 10), 100)
    right = Stack((card("c", brick("c1", 100, 108)), card("d", brick("d1", 100, 90))), (10, 10), 100)
    placed = edges(Row((left, right), 10, 210).place(Box(0, 0, 210, 208)))
    assert placed["a – Panel"][1] == pytest.approx(placed["c – Panel"][1])
    assert placed["b – Panel"][1] == pytest.approx(placed["d – Panel"][1])


def test_edges_that_are_far_apart_stay_so() -> None:
    left = Stack((card("a", brick("a1", 100, 60)), card("b", brick("b1", 100, 100))), (10, 10), 100)
    right = Stack((card("c", brick("c1", 100, 100)), card("d", brick("d1", 100, 60))), (10, 10), 100)
    placed = edges(Row((left, right), 10, 210).place(Box(0, 0, 210, 170)))
    assert placed["c – Panel"][1] - placed["a – Panel"][1] > 30


def test_parts_of_one_track_stand_level_in_cards_side_by_side() -> None:
    cards = levelled(
        [
            card("a", brick("head a", 100, 20, track="heading"), brick("body a", 100, 40)),
            card("b", brick("head b", 100, 40, track="heading"), brick("body b", 100, 40)),
        ]
    )
    placed = edges(Row(tuple(cards), 10, 210).place(Box(0, 0, 210, 84)))
    assert placed["body a"][0] == placed["body b"][0] == 44


def test_main_lines_of_one_track_stand_level() -> None:
    """A metric with a label of one line stands lower beside one with a label of two."""
    cards = levelled(
        [
            card("a", brick("metric a", 100, 50, track="metric", lead=14), brick("body a", 100, 10)),
            card("b", brick("metric b", 100, 64, track="metric", lead=28), brick("body b", 100, 10)),
        ]
    )
    placed = edges(Row(tuple(cards), 10, 210).place(Box(0, 0, 210, 90)))
    assert placed["metric a"][0] == 14
    assert placed["metric b"][0] == 0
    assert placed["body a"][0] == placed["body b"][0]


def test_a_choice_takes_the_arrangement_that_leaves_least_empty() -> None:
    wide, high = brick("wide", 100, 20), brick("high", 100, 60)
    both = Choice((wide, high))
    assert (both.height, both.most) == (20, 60)
    assert [node.name for node in both.place(Box(0, 0, 100, 30))] == ["wide"]
    assert [node.name for node in both.place(Box(0, 0, 100, 64))] == ["high"]


def test_a_choice_prefers_arrangements_with_whole_words() -> None:
    torn = brick("torn", 100, 20, overflow=(Overflow(0.0, "word", None, soft=True),))
    whole = brick("whole", 100, 60)
    assert choice([torn, whole]) is whole
    assert choice([torn]) is torn


def test_the_highest_part_is_to_blame() -> None:
    span = Span("deck.yaml", 7, 1, 7, 9)
    guilty = Drawn("guilty", 10, 500, lambda _: (), span)
    stack = Stack((brick("innocent", 10, 20), guilty), (0, 4), 10)
    assert tallest_part(stack) is guilty
