"""A theme's logo: in the layouts, out of the way of words, and of nobody's ear."""

from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

import twindeck
from twindeck.geometry import Box
from twindeck.pipeline import compile_deck
from twindeck.scene import Picture, Scene, texts

DARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path fill="#123" d="M0 0h60v20H0z"/></svg>'
LIGHT = DARK.replace("#123", "#fff")

SLIDES = """\
slides:
  - cover: {title: Cover, publisher: We, date: Today}
  - contents: {title: A table of contents with a heading that is long enough to come near the corner of the slide}
  - section: {title: Section}
  - content: {title: A heading that is long enough to come near the corner of the slide if nothing kept it, blocks: [a]}
  - change: {title: Change, blocks: [a]}
  - statement: {title: Statement, text: t}
  - section: {title: Bright, accent: sun}
  - message: {title: Message}
  - closing: {title: A last word that is long enough to come near the corner of the slide}
"""


def compiled(folder: Path, logo: str) -> Scene:
    (folder / "dark.svg").write_text(DARK)
    (folder / "light.svg").write_text(LIGHT)
    (folder / "own.theme.yaml").write_text(f'accents: {{sun: "#F2B705"}}\n{logo}')
    deck = folder / "deck.yaml"
    deck.write_text(f"title: T\ntheme: own.theme.yaml\n{SLIDES}", encoding="utf-8")
    return compile_deck(deck.read_bytes(), deck).scene


def logos(scene: Scene) -> dict[str, Picture | None]:
    """Return the logo of each layout."""
    found = {}
    for key, layout in scene.layouts.items():
        pictures = [node for node in layout.backdrop if isinstance(node, Picture)]
        assert len(pictures) <= 1
        found[key] = pictures[0] if pictures else None
    return found


ONE = "logo: {src: dark.svg, alt: We, height: 20}\n"
BOTH = ONE + "logo-on-accent: {src: light.svg, alt: We, height: 20}\n"


def test_it_stands_in_the_corner_of_the_layouts(tmp_path) -> None:
    found = logos(compiled(tmp_path, ONE))
    corner = Box(960 - 40 - 60, 24, 60, 20)
    assert {key for key, logo in found.items() if logo and logo.box == corner} == {
        "contents", "content", "change", "statement", "closing-plain",
    }  # fmt: skip


def test_on_the_cover_it_stands_over_the_mark(tmp_path) -> None:
    """The right side is the picture's."""
    cover = logos(compiled(tmp_path, ONE))["cover"]
    assert (cover.box.x, cover.box.bottom <= 60) == (40, True)


def test_on_coloured_grounds_there_is_none_unless_one_is_given_for_them(tmp_path) -> None:
    assert {key for key, logo in logos(compiled(tmp_path, ONE)).items() if logo is None} == {
        "section", "section-sun", "message",
    }  # fmt: skip
    both = logos(compiled(tmp_path, BOTH))
    assert both["message"] is None
    assert both["section"].asset.key != both["content"].asset.key
    # words on amber are dark, as they are on white: so is the logo
    assert both["section-sun"].asset.key == both["content"].asset.key


def test_at_the_lower_left_it_stands_on_the_line_of_the_footer(tmp_path) -> None:
    lines = "lengths: {footer-top: 510, footer-height: 10}\n"
    scene = compiled(tmp_path, f"{lines}logo: {{src: dark.svg, alt: We, height: 20, place: bottom-left}}\n")
    content = logos(scene)["content"]
    assert content.box == Box(40, 515 - 10, 60, 20)
    frame = next(one for one in scene.layouts["content"].frames if one.placeholder.kind == "ftr")
    assert frame.box.x == 40 + 60 + 16


@pytest.mark.parametrize("place", ["top-right", "bottom-left"])
def test_no_words_stand_on_it(place, tmp_path) -> None:
    scene = compiled(tmp_path, BOTH.replace("height: 20", f"height: 20, place: {place}"))
    found = logos(scene)
    for slide in scene.slides:
        logo = found[slide.layout]
        for text in (*texts(slide.nodes), *slide.footer):
            assert logo is None or not logo.box.meets(text.box), f"slide {slide.number}: {text.name}"


def test_a_long_logo_is_set_lower_not_over_half_the_slide(tmp_path) -> None:
    (tmp_path / "long.svg").write_text(DARK.replace("0 0 60 20", "0 0 400 20").replace("h60", "h400"))
    content = logos(compiled(tmp_path, "logo: {src: long.svg, decorative: true, height: 30}\n"))["content"]
    assert content.box.w == pytest.approx(960 / 4)
    assert content.box.h == pytest.approx(960 / 4 / 20)


def test_in_the_files_it_is_decoration_of_the_layouts(tmp_path) -> None:
    """PowerPoint has it once a layout and on no slide; the PDF has no figure of it."""
    compiled(tmp_path, BOTH)
    pptx, pdf = twindeck.build(tmp_path / "deck.yaml", tmp_path / "out").files
    deck = Presentation(pptx)
    assert not any(shape.shape_type == 13 for slide in deck.slides for shape in slide.shapes)
    pictures = {layout.name: [s for s in layout.shapes if s.shape_type == 13] for layout in deck.slide_layouts}
    assert {name for name, found in pictures.items() if len(found) == 1} == {
        "Cover", "Contents", "Section", "Section – sun", "Content", "Change", "Statement", "Closing",
    }  # fmt: skip
    with pikepdf.open(pdf) as opened:
        kinds = {str(one.get("/S")) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one}
    assert "/Figure" not in kinds


@pytest.mark.parametrize(
    ("logo", "code", "column"),
    [
        ("logo: {src: broken.svg, alt: We}", "picture", 13),
        ("logo: {src: slender.svg, alt: We}", "picture", 13),
        ("logo: {src: dark.svg}", "alt", 7),
        ("logo: {src: dark.svg, alt: We, decorative: true}", "alt", 7),
        ("logo: {src: dark.svg, alt: We, place: middle}", "value", 39),
    ],
)
def test_what_is_wrong_with_it_is_placed_in_the_theme(logo, code, column, tmp_path) -> None:
    (tmp_path / "broken.svg").write_text("<svg")
    (tmp_path / "slender.svg").write_text(DARK.replace("0 0 60 20", "0 0 600 20").replace("h60", "h600"))
    with pytest.raises(twindeck.DeckError) as raised:
        compiled(tmp_path, logo)
    (problem,) = (one for one in raised.value.diagnostics if one.severity == "error")
    assert (problem.code, Path(problem.span.file).name, problem.span.line, problem.span.column) == (
        code, "own.theme.yaml", 2, column,
    )  # fmt: skip
    assert problem.hint
