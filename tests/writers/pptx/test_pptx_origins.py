"""Shapes say where in the deck's source they come from, in a mark that other programs keep."""

import io
from dataclasses import replace

import pytest
from lxml import etree
from pptx.oxml.ns import qn

from twindeck.diagnostics import Span
from twindeck.geometry import Box
from twindeck.scene import Group, Picture, Scene
from twindeck.writers.pptx import write
from writers import scenes as s
from writers.gallery import connector
from writers.pptx.opened import Opened, is_decorative

ORIGIN = "{urn:twindeck:origin}origin"


def at(line: int, column: int = 7) -> Span:
    return Span("folder/deck.yaml", line, column, line, column + 9)


def ids(shape) -> list[str]:
    """The marks of a shape itself, not of those within it."""
    return [one.get("id") for one in next(shape._element.iter(qn("p:cNvPr"))).iter(ORIGIN)]


def every_kind(first: int) -> tuple:
    """A node of every kind that begins so many lines down the source."""
    inner = replace(s.shape(name="inner"), origin=at(first + 7))
    return (
        replace(s.text("語", name="text"), origin=at(first + 1)),
        replace(s.shape(name="shape x"), origin=at(first + 2)),
        replace(connector((1, 1), (9, 9)), name="connector", origin=at(first + 3)),
        Picture("picture x", Box(0, 0, 9, 9), s.raster(), "図", key="picture:folder/me.png", origin=at(first + 4)),
        replace(s.chart("bar"), name="chart x", origin=at(first + 5)),
        replace(s.table([["名", "値"]]), name="table x", origin=at(first + 6)),
        Group("group x", s.BODY, (inner,), joined=True, origin=at(first + 7)),
    )


def deck(first: int = 10) -> Scene:
    return s.scene(s.slide(*every_kind(first), key="slide-3", origin=at(first)))


def test_a_node_of_every_kind_is_marked():
    marks = {shape.name: ids(shape) for shape in Opened(write(deck())).shapes()}
    assert marks == {
        "title": [],
        "text": ["slide-3/1:7/1"],
        "shape x": ["slide-3/2:7/1"],
        "connector": ["slide-3/3:7/1"],
        "picture x": ["slide-3/4:7/1"],
        "chart x": ["slide-3/5:7/1"],
        "table x": ["slide-3/6:7/1"],
        "group x": ["slide-3/7:7/1"],
        "inner": ["slide-3/7:7/2"],
    }


def test_what_comes_before_a_slide_in_the_source_does_not_change_its_marks():
    assert write(deck(10)) == write(deck(500))


def test_a_decorative_shape_stays_decorative():
    shape = Opened(write(deck())).named("shape x")
    assert is_decorative(shape)
    assert len(list(shape._element.iter(qn("a:extLst")))) == 1


def test_what_was_made_from_nothing_in_the_source_has_no_mark():
    assert not any(
        ids(shape) for shape in Opened(write(s.of(*(replace(n, origin=None) for n in every_kind(1))))).shapes()
    )
    # nor has anything on a slide that does not say where it is itself
    assert not any(ids(shape) for shape in Opened(write(s.of(*every_kind(1)))).shapes())


def test_no_mark_tells_of_files_and_folders():
    for name, data in Opened(write(deck())).parts.items():
        assert b"deck.yaml" not in data, name
        assert b"folder/" not in data, name


def test_python_pptx_keeps_the_marks():
    opened = Opened(write(deck()))
    file = io.BytesIO()
    opened.deck.save(file)
    again = Opened(file.getvalue())
    assert [ids(shape) for shape in again.shapes()] == [ids(shape) for shape in opened.shapes()]


def test_the_marks_follow_the_schemas(tmp_path, ooxml):
    file = tmp_path / "marks.pptx"
    file.write_bytes(write(deck()))
    assert ooxml(file) == []


@pytest.mark.parametrize("key", ['a & "b" <c>', "道"])
def test_keys_of_any_words(key):
    scene = s.scene(s.slide(*every_kind(1), key=key, origin=at(1)))
    opened = Opened(write(scene))
    etree.fromstring(opened.parts["ppt/slides/slide1.xml"])
    assert ids(opened.named("shape x")) == [f"{key}/2:7/1"]
