"""Slides that open a chapter."""

from slides.test_fitting import compiled
from twindeck.scene import paragraphs


def test_number_kicker_and_title_are_one_heading(tmp_path):
    deck = "title: T\nlang: en\nslides:\n  - section: {title: Traffic, kicker: First half, topics: [Ships]}\n"
    scene = compiled(deck, tmp_path).scene
    title = scene.slides[0].nodes[0]
    assert [one.text for one in paragraphs(title.content)] == ["1.", "First half", "Traffic"]
    assert len({run.style.colour for one in list(paragraphs(title.content))[1:] for run in one.runs}) == 1
