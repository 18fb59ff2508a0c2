"""Diagrams as an author writes them: what stands where, what contains what, how arrows run."""

import json
from itertools import pairwise

import pytest

from blocks.compiling import slide
from blocks.diagram.judging import Judged, ink, joined
from twindeck.scene import Connector, Shape


def judged(nodes, arrows=(), **other) -> Judged:
    return Judged(slide(f"[diagram: {json.dumps({'nodes': nodes, 'arrows': list(arrows), **other})}]"))


def named(*names: str) -> list[dict]:
    return [{"id": name, "heading": name.capitalize()} for name in names]


CHAIN = [{"from": "one", "to": "two"}, {"from": "two", "to": "three"}]


def test_a_process_runs_to_the_right_on_one_line():
    made = judged(named("one", "two", "three"), CHAIN)
    boxes = [made.boxes[f"node:{name}"] for name in ("one", "two", "three")]
    assert all(a.right < b.x for a, b in pairwise(boxes))
    assert len({round(box.centre[1], 3) for box in boxes}) == 1
    assert all(arrow.form == "straight" for arrow in made.arrows)


def test_an_author_may_have_it_run_down():
    made = judged(named("one", "two", "three"), CHAIN, direction="down")
    boxes = [made.boxes[f"node:{name}"] for name in ("one", "two", "three")]
    assert all(a.bottom < b.y for a, b in pairwise(boxes))


def test_places_of_the_author_win_over_arrows():
    nodes = [{**node, "at": at} for node, at in zip(named("one", "two"), ([1, 2], [1, 1]), strict=True)]
    made = judged(nodes, [{"from": "one", "to": "two"}])
    assert made.boxes["node:two"].right < made.boxes["node:one"].x


def test_boxes_are_two_to_three_and_a_half_times_as_high_as_a_line_of_words():
    made = judged(named("one", "two", "three"), CHAIN)
    for node in made.nodes.values():
        (paragraph,) = node.content
        assert 2 <= node.box.h / paragraph.leading <= 3.5


def test_arrows_are_longer_than_34_points():
    made = judged(named("one", "two", "three"), CHAIN)
    assert all(arrow.points[1][0] - arrow.points[0][0] >= 34 for arrow in made.arrows)


def test_the_way_back_runs_outside_below():
    made = judged(named("one", "two", "three"), [*CHAIN, {"from": "three", "to": "one", "label": "again"}])
    lowest = max(box.bottom for box in made.boxes.values())
    back = made.arrows[-1]
    assert (back.begin.side, back.end.side) == (2, 2)
    assert {point[1] for point in back.points[1:3]} == {max(y for _, y in back.points)}
    assert back.points[1][1] > lowest


def test_arrows_that_go_around_leave_the_space_between_free():
    there, back = {"from": "one", "to": "two", "around": True}, {"from": "two", "to": "one", "around": True}
    made = judged(named("one", "two"), [there, back])
    assert [(arrow.begin.side, arrow.end.side) for arrow in made.arrows] == [(0, 0), (2, 2)]


def test_arrows_between_the_same_two_run_side_by_side_with_their_words_outside():
    arrows = [{"from": "one", "to": "two", "label": "asks"}, {"from": "two", "to": "one", "label": "answers"}]
    made = judged(named("one", "two"), arrows)
    first, second = (arrow.points[0][1] for arrow in made.arrows)
    assert 10 <= second - first <= 40
    above, below = (ink(text) for text in made.words)
    assert above.bottom < first < second < below.y


def test_an_arrow_may_lead_from_a_node_to_itself():
    made = judged(named("one", "two"), [*CHAIN[:1], {"from": "one", "to": "one", "label": "retry"}])
    loop = made.arrows[1]
    assert loop.begin.key == loop.end.key == "node:one"
    assert not list(made.faults()) + list(made.cramped())


def test_arrows_of_a_fork_share_their_beginning():
    made = judged(named("one", "two", "three", "four"), [{"from": "one", "to": n} for n in ("two", "three", "four")])
    assert len({arrow.points[0] for arrow in made.arrows}) == 1
    assert len({arrow.points[1][0] for arrow in made.arrows if len(arrow.points) > 2}) == 1


def test_an_arrow_goes_round_what_stands_between_its_ends():
    nodes = [{**node, "at": [1, i]} for i, node in enumerate(named("one", "two", "three"), 1)]
    made = judged(nodes, [{"from": "one", "to": "three"}])
    assert not list(made.crossed())
    assert len(made.arrows[0].points) == 4


FRAMED = [{"id": "group", "heading": "Group", "nodes": named("one", "two")}, {"id": "three", "heading": "Three"}]


def test_a_frame_holds_its_nodes_under_its_heading():
    made = judged(FRAMED, [{"from": "one", "to": "two"}])
    frame = made.nodes["node:group"]
    assert isinstance(frame, Shape)
    assert made.frames["node:group"] == {"node:one", "node:two"}
    assert frame.panel.stroke is not None
    assert all(frame.box.inset(6).contains(made.boxes[f"node:{name}"]) for name in ("one", "two"))


def test_arrows_lead_to_frames_and_to_what_is_in_them():
    made = judged(FRAMED, [{"from": "three", "to": "group"}, {"from": "two", "to": "three"}])
    assert [arrow.end.key for arrow in made.arrows] == ["node:group", "node:three"]
    assert not list(made.faults())


def test_long_chains_are_refused_rather_than_torn():
    from twindeck.diagnostics import DeckError

    names = [f"authorisation{number}" for number in range(20)]
    arrows = [{"from": a, "to": b} for a, b in pairwise(names)]
    with pytest.raises(DeckError) as refused:
        judged(named(*names), arrows)
    assert {one.code for one in refused.value.diagnostics} <= {"too-wide", "does-not-fit"}


def test_words_stand_six_points_from_everything():
    arrows = [{"from": "one", "to": name, "label": label} for name, label in (("two", "trees"), ("three", "lamps"))]
    made = judged(named("one", "two", "three"), [*arrows, {"from": "three", "to": "one", "label": "thanks"}])
    assert not list(made.cramped())
    assert min(joined(ink(text), box) for text in made.words for box in made.boxes.values()) >= 5.6


@pytest.mark.parametrize("look", ["panel", "solid", "box", "tint"])
def test_a_node_in_a_frame_can_be_told_from_it(look):
    from twindeck.theme.colours import contrast

    made = judged([{"id": "group", "heading": "Group", "nodes": [{"id": "one", "heading": "One", "look": look}]}])
    frame, node = made.nodes["node:group"], made.nodes["node:one"]
    stroke = node.panel.stroke
    assert contrast(node.panel.fill.rgb, frame.panel.fill.rgb) >= 1.3 or (
        stroke is not None and contrast(stroke.colour.rgb, frame.panel.fill.rgb) >= 2.8
    )


def test_every_arrow_is_a_connector_glued_at_both_ends():
    made = judged(FRAMED, [{"from": "one", "to": "three"}])
    assert all(isinstance(arrow, Connector) and arrow.begin and arrow.end for arrow in made.arrows)
