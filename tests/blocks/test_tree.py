"""Trees: levels under each other, parents over their children, lines that share a trunk, a list with lists in it."""

import json

import pytest

from blocks.compiling import slide
from twindeck.diagnostics import DeckError
from twindeck.scene import Connector, Group, Role, Text, walk

TREE = {"heading": "Head", "items": [{"heading": "Left", "items": ["One", "Two"]}, {"heading": "Right", "note": "new"}]}


def drawn(tree) -> Group:
    (group,) = [node for node in slide(f"[tree: {json.dumps(tree)}]").nodes if isinstance(node, Group)]
    return group


def boxes(group: Group) -> dict[str, Text]:
    return {node.name: node for node in walk(group.children) if isinstance(node, Text)}


def test_children_stand_under_their_parent_and_it_over_their_middle():
    made = {name: text.box for name, text in boxes(drawn(TREE)).items()}
    assert made["Left"].y == made["Right"].y > made["Head"].bottom + 30
    assert made["One"].y == made["Two"].y > made["Left"].bottom
    assert made["Left"].centre[0] == pytest.approx((made["One"].centre[0] + made["Two"].centre[0]) / 2)


def test_boxes_of_a_level_are_equally_large_and_none_stands_on_another():
    made = list({name: text.box for name, text in boxes(drawn(TREE)).items()}.items())
    for number, (_, a) in enumerate(made):
        assert not any(a.meets(b) for _, b in made[number + 1 :])
    sizes = {(round(box.w, 3), round(box.h, 3)) for name, box in made if name in ("Left", "Right")}
    assert len(sizes) == 1


def test_lines_to_the_children_of_one_share_a_trunk_and_are_glued():
    group = drawn(TREE)
    lines = [node for node in group.children if isinstance(node, Connector)]
    assert len(lines) == 4
    keys = {text.key: text.box for text in boxes(group).values()}
    for line in lines:
        start, end = keys[line.begin.key], keys[line.end.key]
        assert line.points[0] == pytest.approx((start.centre[0], start.bottom))
        assert line.points[-1] == pytest.approx((end.centre[0], end.y))
        assert not line.end_arrow
    assert len({line.points[1] for line in lines if line.begin.key == "branch:0"}) == 1


def test_many_at_the_lowest_level_stand_under_each_other():
    tree = {
        "heading": "Head",
        "items": [{"heading": f"Part {n}", "items": [f"Team {n}{m}" for m in "abcd"]} for n in range(4)],
    }
    group = drawn(tree)
    made = {name: text.box for name, text in boxes(group).items()}
    column = [made[f"Team 0{letter}"] for letter in "abcd"]
    assert len({box.x for box in column}) == 1
    assert column[0].x > made["Part 0"].x
    assert column[0].right == pytest.approx(made["Part 0"].right)
    assert all(group.box.contains(box, 0.5) for box in made.values())


def test_without_an_alternative_text_it_is_a_list_with_lists_in_it():
    group = drawn(TREE)
    assert group.role is Role.L
    first, below, *_ = group.children
    assert (first.role, below.role) == (Role.LI, Role.L)
    assert [child.role for child in below.children] == [Role.LI, Role.L, Role.LI]


def test_with_an_alternative_text_it_is_a_figure():
    group = drawn({**TREE, "alt": "Head over left and right."})
    assert (group.role, group.alt) == (Role.FIGURE, "Head over left and right.")


def test_too_many_boxes_and_too_many_levels_are_refused():
    deep: dict = {"heading": "x", "items": ["y"]}
    for _ in range(6):
        deep = {"heading": "x", "items": [deep]}
    for tree in (deep, {"heading": "x", "items": [f"y{n}" for n in range(60)]}):
        with pytest.raises(DeckError) as refused:
            drawn(tree)
        assert [one.code for one in refused.value.diagnostics] == ["value"]
