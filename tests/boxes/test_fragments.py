"""Stacks and rows: heights are shared out to the last point, nothing leaves its box, nothing overlaps."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.boxes import Drawn, Framed, Row, Stack, tallest_part
from twindeck.geometry import RECT, Box
from twindeck.scene import Panel, Shape


def brick(name: str, width: float, height: float, grow: float = 0.0) -> Drawn:
    return Drawn(name, width, height, lambda box: (Shape(name, box, Panel(RECT)),), grow=grow)


BRICKS = st.lists(st.tuples(st.floats(1, 80), st.sampled_from([0.0, 0.5, 1.0])), min_size=1, max_size=6)


@given(BRICKS, st.floats(0, 12), st.floats(0, 300))
def test_a_stack_shares_out_its_height(bricks, gap, spare) -> None:
    children = tuple(brick(str(i), 100, h, grow) for i, (h, grow) in enumerate(bricks))
    stack = Stack(children, (gap,) * len(children), 100)
    heights = stack.heights(stack.height + spare)
    total = sum(heights) + gap * (len(children) - 1)
    expected = stack.height + spare if any(grow for _, grow in bricks) else stack.height
    assert total == pytest.approx(expected)
    assert all(h >= child.height - 1e-9 for h, child in zip(heights, children, strict=True))


@given(BRICKS, st.floats(0, 12), st.floats(0, 300))
def test_what_is_stacked_lies_in_the_box_and_apart(bricks, gap, spare) -> None:
    children = tuple(brick(str(i), 100, h, grow) for i, (h, grow) in enumerate(bricks))
    stack = Stack(children, (gap,) * len(children), 100)
    box = Box(10, 20, 100, stack.height + spare)
    placed = [node.box for node in stack.place(box)]
    assert all(box.contains(one) for one in placed)
    assert all(a.bottom <= b.y + 1e-6 for a, b in pairwise(placed))


def test_shares_are_kept_unless_one_needs_more() -> None:
    stack = Stack((brick("a", 10, 10), brick("b", 10, 10)), (0, 0), 10, shares=(1, 3))
    assert stack.heights(100) == [25, 75]
    high = Stack((brick("a", 10, 60), brick("b", 10, 10)), (0, 0), 10, shares=(1, 3))
    assert high.heights(100) == [60, 40]


def test_columns_of_a_row_share_their_bottom() -> None:
    row = Row(
        (Framed("a", brick("x", 20, 30), (0, 0, 0, 0), 20), Framed("b", brick("y", 20, 50), (0, 0, 0, 0), 20)), 5, 45
    )
    bottoms = {node.box.bottom for node in row.place(Box(0, 0, 45, 80))}
    assert bottoms == {80}


def test_the_highest_part_is_to_blame() -> None:
    from twindeck.diagnostics import Span

    span = Span("deck.yaml", 7, 1, 7, 9)
    guilty = Drawn("guilty", 10, 500, lambda _: (), span)
    stack = Stack((brick("innocent", 10, 20), guilty), (0, 4), 10)
    assert tallest_part(stack) is guilty
