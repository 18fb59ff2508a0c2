"""Fitting: one scale a slide, the largest at which everything has room; what has none is told with its place."""

from twindeck.diagnostics import DeckError
from twindeck.pipeline import compile_deck


def compiled(text: str, tmp_path):
    return compile_deck(text.encode(), tmp_path / "deck.yaml")


def sizes(scene, name: str) -> set[float]:
    from twindeck.scene import Text, paragraphs, walk

    return {
        run.style.size
        for slide in scene.slides
        for node in walk(slide.nodes)
        if isinstance(node, Text) and node.name == name
        for paragraph in paragraphs(node.content)
        for run in paragraph.runs
    }


def deck(words: int) -> str:
    text = "文章が続きます。" * words
    return f"title: T\nlang: ja\nslides:\n  - content:\n      title: 題\n      blocks:\n        - text: {text}\n"


def test_little_text_grows_and_much_text_shrinks(tmp_path) -> None:
    little, some, much = (sizes(compiled(deck(n), tmp_path).scene, "text") for n in (3, 100, 180))
    assert little == {20.0}
    assert max(much) < max(some) < 20.0


def test_text_is_never_smaller_than_the_theme_allows(tmp_path) -> None:
    try:
        compiled(deck(900), tmp_path)
    except DeckError as wrong:
        (finding,) = wrong.diagnostics
        assert finding.code == "does-not-fit"
        assert "pt too high" in finding.message
        assert finding.span is not None
        assert finding.span.line == 7
        assert finding.hint
    else:
        raise AssertionError("nine hundred sentences cannot fit")


def test_all_blocks_of_a_slide_have_one_scale(tmp_path) -> None:
    long = "文章が続きます。" * 110
    text = (
        "title: T\nlang: ja\nslides:\n  - content:\n      title: 題\n      blocks:\n"
        f"        - columns:\n            - blocks: [{{text: {long}}}]\n            - blocks: [{{text: 短い。}}]\n"
    )
    assert len(sizes(compiled(text, tmp_path).scene, "text")) == 1
