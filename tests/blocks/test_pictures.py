"""Pictures among blocks: a caption stands under what is shown, and is grouped with it."""

import pytest

from blocks.compiling import nodes
from twindeck.scene import Group, Picture, Role, Text, paragraphs


@pytest.mark.parametrize(
    ("said", "role"), [("alt: a disc", Role.CAPTION), ("decorative: true", Role.P)], ids=["figure", "decoration"]
)
@pytest.mark.parametrize("how", ["", "fit: cover, ", "ratio: 4, "])
def test_a_caption_stands_under_its_picture(said, role, how):
    found = nodes(f'[picture: {{src: pictures/disc.png, {how}{said}, caption: "**Source**: the harbour"}}]')
    (group,) = [node for node in found if isinstance(node, Group)]
    picture, caption = group.children
    assert (group.name, group.joined) == ("Source: the harbour", True)
    assert isinstance(picture, Picture)
    assert isinstance(caption, Text)
    assert [(one.role, one.text) for one in paragraphs(caption.content)] == [(role, "Source: the harbour")]
    assert 0 < caption.box.y - picture.box.bottom < 10
    assert caption.box.centre[0] == pytest.approx(picture.box.centre[0])


def test_without_a_caption_a_picture_stands_alone():
    (picture,) = [
        node for node in nodes("[picture: {src: pictures/disc.png, alt: a disc}]") if not isinstance(node, Text)
    ]
    assert (picture.name, type(picture)) == ("a disc", Picture)
