"""Every test deck, and the report: its Scene is as it was, its text has room, its two files are valid and are twins."""

from pathlib import Path

import pytest

import twindeck
from twindeck.geometry import Box
from twindeck.pipeline import compile_deck
from twindeck.scene import Node, Scene, Table, Text, paragraphs, walk
from twindeck.verify import compare
from twindeck.writers import scene as scene_writer

HERE = Path(__file__).parent
DECKS = sorted(path for path in (HERE / "decks").glob("*.yaml") if not path.name.endswith(".theme.yaml"))
ALL = [*DECKS, HERE.parent / "deck.yaml"]


def name(path: Path) -> str:
    return path.stem


@pytest.fixture(scope="module", params=ALL, ids=name)
def deck(request) -> Path:
    return request.param


@pytest.fixture(scope="module")
def scene(deck) -> Scene:
    return compile_deck(deck.read_bytes(), deck).scene


@pytest.fixture(scope="module")
def files(deck, tmp_path_factory) -> dict[str, Path]:
    built = twindeck.build(deck, tmp_path_factory.mktemp("built"))
    return {path.suffix[1:]: path for path in built.files}


@pytest.mark.parametrize("deck", DECKS, ids=name)
def test_the_scene_is_the_golden_one(deck, update) -> None:
    """Run `pytest --update` to accept a change, and look at the difference before you commit it."""
    golden = deck.with_suffix(".scene")
    made = scene_writer.write(compile_deck(deck.read_bytes(), deck).scene).decode()
    if update:
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


def texts(nodes: tuple[Node, ...]) -> list[Text]:
    found = [node for node in walk(nodes) if isinstance(node, Text)]
    found += [cell.text for node in walk(nodes) if isinstance(node, Table) for row in node.cells for cell in row]
    return found


def ink(text: Text) -> list[Box]:
    """Return the box of each line's letters."""
    boxes = []
    for paragraph in paragraphs(text.content):
        for line in paragraph.lines:
            size = max((paragraph.runs[piece.run].style.size for piece in line.pieces), default=0.0)
            boxes.append(Box(text.box.x + line.x, text.box.y + line.baseline - 0.88 * size, line.width, size))
    return boxes


def test_no_text_leaves_its_box_or_the_slide(scene) -> None:
    page = Box(0, 0, *scene.size)
    for slide in scene.slides:
        for text in texts(slide.nodes):
            assert page.contains(text.box, 0.5), f"slide {slide.number}: {text.name}"
            for line in ink(text):
                assert text.box.contains(line, 0.75), f"slide {slide.number}: {text.name}"


def test_no_two_texts_overlap(scene) -> None:
    for slide in scene.slides:
        lines = [(text.name, line) for text in texts(slide.nodes) for line in ink(text)]
        for i, (first, a) in enumerate(lines):
            for second, b in lines[i + 1 :]:
                assert not a.meets(b, 0.5), f"slide {slide.number}: “{first}” and “{second}”"


def test_text_is_never_smaller_than_nine_points(scene) -> None:
    for slide in scene.slides:
        for text in texts(slide.nodes):
            for paragraph in paragraphs(text.content):
                assert all(run.style.size >= 9 for run in paragraph.runs), f"slide {slide.number}: {text.name}"


def test_the_two_files_are_twins(files) -> None:
    comparison = compare(files["pptx"].read_bytes(), files["pdf"].read_bytes())
    assert not comparison.differences, "\n".join(map(str, comparison.differences))
    assert comparison.counts["texts"] > 0


def test_the_pdf_meets_pdf_ua(files, verapdf) -> None:
    assert not verapdf([files["pdf"]])[files["pdf"]]


def test_the_pdf_is_sound(files, qpdf) -> None:
    qpdf(files["pdf"])


def test_the_pptx_meets_open_xml(files, ooxml) -> None:
    assert not ooxml(files["pptx"])
