"""Design that can be measured, over the report and all test decks: sizes, empty room, lines, arrows, contrast.

Judged on what is placed (the Scene), and contrast on the pages as they are drawn.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy
import pypdfium2
import pytest

from twindeck.geometry import Box
from twindeck.pipeline import compile_deck
from twindeck.scene import Connector, Group, Node, Scene, Shape, Slide, Text, paragraphs, runs, texts, walk
from twindeck.text import typeset
from twindeck.writers.registry import writer

HERE = Path(__file__).parent.parent
REPORT = HERE.parent / "deck.yaml"
DECKS = [path for path in sorted((HERE / "decks").glob("*.yaml")) if not path.name.endswith(".theme.yaml")]

BODY = ("body", "table", "reading", "lead", "item-heading", "card-heading", "tile", "stage", "node")
SMALL = ("note", "card-note", "label", "node-note", "arrow-item", "badge", "chip", "flag", "strip", "bar-label")


@pytest.fixture(scope="module", params=[REPORT, *DECKS], ids=lambda path: path.stem)
def scene(request) -> Scene:
    return compile_deck(request.param.read_bytes(), request.param).scene


@pytest.fixture(scope="module")
def report() -> Scene:
    return compile_deck(REPORT.read_bytes(), REPORT).scene


def sizes(slides) -> dict[str, set[float]]:
    """Return the sizes of each style on slides."""
    found = defaultdict(set)
    for slide in slides:
        for text in texts(slide.nodes):
            for run in runs(text.content):
                found[run.style.name].add(run.style.size)
    return found


def test_a_role_has_few_sizes_in_the_report(report) -> None:
    many = {name: sorted(found) for name, found in sizes(report.slides).items() if len(found) > 5}
    assert not many


def families(scene: Scene) -> Iterator[list[Slide]]:
    """Yield slides that share their sizes: all of one kind, those of a heading over blocks by their chapter."""
    chapters = {place: number for number, c in enumerate(scene.chapters) for place in range(c.first, c.last)}
    found = defaultdict(list)
    for place, slide in enumerate(scene.slides):
        kind = slide.layout.split("-")[0]
        found[kind, chapters.get(place) if kind == "content" else None].append(slide)
    yield from found.values()


def test_a_role_has_two_sizes_at_most_within_a_family(scene) -> None:
    for slides in families(scene):
        for name, found in sizes(slides).items():
            if name in BODY:
                assert len(found) <= 2, f"{name} on slides {[slide.number for slide in slides]}: {sorted(found)}"


def test_body_text_is_12_points_or_more_and_small_print_10_and_a_half(scene) -> None:
    for slide in scene.slides:
        for name, found in sizes([slide]).items():
            least = 12.0 if name in BODY else 10.5 if name in SMALL else 9.0
            assert min(found) >= least, f"slide {slide.number}: {name} is {min(found)} pt"


# ----------------------------------------------------------------------------------------------------------------- room


def panels(slide: Slide) -> Iterator[tuple[Shape, Group]]:
    """Yield the panels of cards with the group that each stands under."""
    for node in walk(slide.nodes):
        if isinstance(node, Group) and node.children and isinstance(node.children[0], Shape):
            first = node.children[0]
            if first.box == node.box and len(node.children) > 1 and not first.key:
                yield first, node


def lowest(nodes) -> float:
    """Return how far down what is in a card reaches: letters, and forms that are not its ground."""
    bottom = 0.0
    for node in nodes:
        if isinstance(node, Text):
            ink = node.box.bottom if node.panel is not None else node.box.y + typeset.text_bottom(node.content)
            bottom = max(bottom, ink)
        elif isinstance(node, Group):
            bottom = max(bottom, lowest(node.children))
        else:
            bottom = max(bottom, node.box.bottom)
    return bottom


def void(panel: Shape, group: Group) -> float:
    """Return how much of a card is empty below its content, beyond a margin as at its side."""
    inner = [node for node in group.children if node is not panel]
    margin = min((node.box.x for node in inner), default=panel.box.x) - panel.box.x
    return max(0.0, panel.box.bottom - margin - lowest(inner)) / panel.box.h


def test_cards_hug_their_content(scene) -> None:
    found = [(void(panel, group), slide.number, group.name) for slide in scene.slides for panel, group in panels(slide)]
    if not found:
        pytest.skip("no cards")
    worst = sorted(found, reverse=True)[:5]
    assert sum(one for one, _, _ in found) / len(found) <= 0.15, worst
    assert worst[0][0] <= 0.30, worst


def test_edges_of_neighbouring_cards_meet_or_are_well_apart(scene) -> None:
    for slide in scene.slides:
        boxes = [panel.box for panel, _ in panels(slide)]
        for a in boxes:
            for b in boxes:
                beside = 0 < b.x - a.right < 40 and min(a.bottom, b.bottom) > max(a.y, b.y)
                if beside:
                    for mine, theirs in ((a.y, b.y), (a.bottom, b.bottom)):
                        apart = abs(mine - theirs)
                        assert apart < 0.5 or apart > 15.5, f"slide {slide.number}: edges {apart:.1f} pt apart"


# --------------------------------------------------------------------------------------------------------------- arrows


def outline_distance(box: Box, point: tuple[float, float]) -> float:
    """Return how far a point is from a box's edge, in points."""
    x, y = point
    outside = max(box.x - x, 0, x - box.right), max(box.y - y, 0, y - box.bottom)
    if any(outside):
        return float(numpy.hypot(*outside))
    return min(x - box.x, box.right - x, y - box.y, box.bottom - y)


def test_arrows_touch_what_they_lead_from_and_to(scene) -> None:
    for slide in scene.slides:
        nodes = list(walk(slide.nodes))
        boxes = {node.key: node.box for node in nodes if getattr(node, "key", "")}
        for node in nodes:
            if isinstance(node, Connector):
                for end, point in ((node.begin, node.points[0]), (node.end, node.points[-1])):
                    if end is not None and end.key in boxes:
                        off = outline_distance(boxes[end.key], point)
                        assert off <= 0.5, f"slide {slide.number}: {node.name} is {off:.1f} pt off"


# ------------------------------------------------------------------------------------------------------------- contrast


def luminance(rgb: numpy.ndarray) -> numpy.ndarray:
    value = rgb / 255
    linear = numpy.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return linear @ numpy.array([0.2126, 0.7152, 0.0722])


def contrast(a: numpy.ndarray, b: numpy.ndarray) -> float:
    high, low = sorted((float(luminance(a)), float(luminance(b))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def grounds(slide: Slide, pixels: numpy.ndarray, scale: float) -> Iterator[tuple[str, numpy.ndarray, numpy.ndarray]]:
    """Yield each line of text with its colour and the most frequent colour of the pixels around its letters."""
    nodes: list[Node] = [*slide.nodes, *slide.footer]
    for text in texts(nodes):
        for paragraph in paragraphs(text.content):
            for line in paragraph.lines:
                if not line.pieces:
                    continue
                box = Box(text.box.x + line.x, text.box.y + line.baseline - 0.8 * line.size, line.width, line.size)
                rows = slice(max(0, int(box.y * scale)), int(box.bottom * scale) + 1)
                columns = slice(max(0, int(box.x * scale)), int(box.right * scale) + 1)
                part = pixels[rows, columns].reshape(-1, 3)
                if not len(part):
                    continue
                colours, counts = numpy.unique(part // 4 * 4, axis=0, return_counts=True)
                ink = numpy.array(
                    [int(paragraph.runs[line.pieces[0].run].style.colour.rgb[i : i + 2], 16) for i in (0, 2, 4)]
                )
                near = numpy.abs(colours.astype(int) - ink).sum(axis=1) > 60
                if near.any():
                    yield paragraph.text, ink, colours[near][counts[near].argmax()]


def test_every_text_can_be_read_on_its_ground(scene) -> None:
    document = pypdfium2.PdfDocument(writer("pdf")(scene))
    scale = 2.0
    for slide, page in zip(scene.slides, document, strict=True):
        pixels = numpy.asarray(page.render(scale=scale).to_pil().convert("RGB"))
        for words, ink, ground in grounds(slide, pixels, scale):
            found = contrast(ink.astype(float), ground.astype(float))
            assert found >= 4.4, f"slide {slide.number}: “{words}” has a contrast of {found:.2f}"
