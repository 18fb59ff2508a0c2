"""On every slide of every test deck, in every bundled theme: words can be read on what is painted under them, and shapes
that carry words can be told from their ground.

The contract is checked on colours; this looks at the Scene, where a block may have put them together otherwise.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from twindeck.geometry import Box
from twindeck.pipeline import compile_deck
from twindeck.scene import Chart, Connector, Group, Node, Picture, Scene, Shape, Table, Text, paragraphs
from twindeck.theme.colours import contrast
from twindeck.theme.contract import LINE_CONTRAST, SHAPE_CONTRAST, TEXT_CONTRAST
from twindeck.theme.load import bundled_themes, load_bundled

ROOT = Path(__file__).parents[2]
DECKS = ROOT / "tests" / "decks"


@pytest.mark.parametrize("name", bundled_themes())
def test_a_bundled_theme_is_sound(name) -> None:
    """Not even a warning."""
    assert load_bundled(name).name == name


def decks() -> Iterator[tuple[str, Path, str | None]]:
    """Yield decks in their own themes, and the deck of every block in each bundled one."""
    for name in ("brand", "night", "library", "quarter", "talk"):
        yield name, DECKS / f"{name}.yaml", None
    yield "report", ROOT / "deck.yaml", None
    for theme in bundled_themes():
        yield f"blocks in {theme}", DECKS / "blocks.yaml", theme


CASES = {name: (path, theme) for name, path, theme in decks()}


@pytest.fixture(scope="module", params=CASES)
def scene(request) -> Scene:
    path, theme = CASES[request.param]
    data = path.read_bytes()
    if theme is not None:
        data = b"theme: " + theme.encode() + b"\n" + data
    return compile_deck(data, path).scene


Painted = list[tuple[Box, str]]
"""What is painted so far, the last on top; an empty colour where a picture is."""


def paint(nodes: tuple[Node, ...], painted: Painted) -> Iterator[tuple[Text | Shape, Painted]]:
    """Walk over nodes in paint order; yield each text and shape with what is painted under it."""
    for node in nodes:
        match node:
            case Group():
                yield from paint(node.children, painted)
            case Text() | Shape():
                yield node, [*painted]
                panel = node.panel
                if panel is not None and panel.fill is not None and panel.geometry.preset != "blockArc":
                    painted.append((node.box, panel.fill.rgb))
            case Picture():
                painted.append((node.box, ""))
            case Chart():
                yield from paint(node.drawing, painted)
            case Table():
                for row in node.cells:
                    for cell in row:
                        yield from paint((cell.text,), painted)
            case Connector():
                pass


def on_slides(scene: Scene) -> Iterator[tuple[int, Text | Shape, Painted]]:
    for slide in scene.slides:
        layout = scene.layouts[slide.layout]
        painted: Painted = [(Box(0, 0, *scene.size), layout.background.rgb)]
        for nodes in (layout.backdrop, slide.backdrop, slide.nodes, slide.footer):
            for node, under in paint(tuple(nodes), painted):
                yield slide.number, node, under


def ground(box: Box, painted: Painted) -> str:
    """Return the colour under the middle of a box."""
    x, y = box.centre
    point = Box(x, y, 0, 0)
    return next(rgb for one, rgb in reversed(painted) if one.contains(point))


def test_words_can_be_read_on_what_is_under_them(scene) -> None:
    for number, node, under in on_slides(scene):
        if not isinstance(node, Text):
            continue
        if node.panel is not None and node.panel.fill is not None:
            under = [*under, (node.box, node.panel.fill.rgb)]
        for paragraph in paragraphs(node.content):
            for line in paragraph.lines:
                for piece in line.pieces:
                    style = paragraph.runs[piece.run].style
                    place = Box(node.box.x + piece.x, node.box.y + line.baseline - style.size / 3, piece.width, 0)
                    beneath = ground(place, under)
                    ratio = contrast(style.colour.rgb, beneath) if beneath else 21
                    assert ratio >= TEXT_CONTRAST, f"slide {number}: “{piece.text}” {style.colour.rgb} on {beneath}"


def test_shapes_that_carry_words_can_be_told_from_their_ground(scene) -> None:
    """Chips, tiles, boxes, badges, flags: by their fill, or by a line around it."""
    for number, node, under in on_slides(scene):
        if not isinstance(node, Text) or node.panel is None or node.panel.fill is None:
            continue
        if node.panel.geometry.preset == "rect":  # cells of a table, which its rules part
            continue
        beneath = ground(node.box, under)
        line = node.panel.stroke
        seen = contrast(node.panel.fill.rgb, beneath) >= SHAPE_CONTRAST
        lined = line is not None and contrast(line.colour.rgb, beneath) >= LINE_CONTRAST
        assert seen or lined, f"slide {number}: “{node.name}” {node.panel.fill.rgb} on {beneath}"
