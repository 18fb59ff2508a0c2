"""The report is told whole: every phrase of `report.txt` stands on its slide in both files, every picture is described.

The files are read with python-pptx and pikepdf, neither of which wrote them. Blanks do not count: lines break
where they break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from twindeck import build
from twindeck.verify import pdf_reading
from twindeck.verify.reading import Figure

HERE = Path(__file__).parent
FORMATS = ("pptx", "pdf")
MARKS = re.compile(r"[\s、。()()「」『』::・※;]+")
"""Where phrases part: what stands between them may be set as a line, a colour or a box instead."""


@dataclass(frozen=True)
class Slide:
    """A slide read back: all its words one after the other, its alternative texts, and those of its charts.

    A chart's words are drawn by PowerPoint, so they are looked for in its alternative text.
    """

    words: str
    alternatives: tuple[str, ...]


def squeezed(text: str) -> str:
    """Return the text without blanks and breaks."""
    return "".join(text.split())


def phrases(line: str) -> list[str]:
    """Return what a line says, parted at blanks and marks."""
    return [phrase for phrase in MARKS.split(line) if phrase]


def report() -> dict[int, list[str]]:
    """Return the lines of each slide of the report."""
    parts = re.split(r"^== (\d+) ==\n", (HERE / "report.txt").read_text("utf-8"), flags=re.M)[1:]
    return {
        int(n): [line for line in text.splitlines() if line] for n, text in zip(parts[::2], parts[1::2], strict=True)
    }


REPORT = report()
PLAIN = {n: [line for line in lines if line[0] not in "~["] for n, lines in REPORT.items()}
TOLD = {n: told for n, lines in REPORT.items() if (told := [line[2:] for line in lines if line.startswith("~")])}
PICTURES = {
    n: shown for n, lines in REPORT.items() if (shown := re.findall(r"^\[画像: (.*)\]$", "\n".join(lines), re.M))
}
DIAGRAMS = (26, 27, 31, 36, 37)


# ------------------------------------------------------------------------------------------------------------- reading


def shapes_of(shapes: Any) -> Iterator[Any]:
    """Yield all shapes in reading order, groups before what they hold."""
    for shape in shapes:
        yield shape
        if shape.shape_type is not None and shape.shape_type.name == "GROUP":
            yield from shapes_of(shape.shapes)


def texts_of(shape: Any) -> Iterator[str]:
    """Yield the texts of a shape, a table's cell by cell."""
    if shape.has_text_frame:
        yield shape.text_frame.text
    if getattr(shape, "has_table", False):
        yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)


def read_pptx(path: Path) -> list[Slide]:
    """Read a .pptx with python-pptx."""
    slides = []
    for slide in Presentation(str(path)).slides:
        shapes = list(shapes_of(slide.shapes))
        described = [(shape, shape._element._nvXxPr.cNvPr.get("descr", "")) for shape in shapes]
        words = [text for shape in shapes for text in texts_of(shape)]
        words += [alt for shape, alt in described if getattr(shape, "has_chart", False)]
        slides.append(Slide(squeezed("".join(words)), tuple(alt for _, alt in described if alt)))
    return slides


def read_pdf(path: Path) -> list[Slide]:
    """Read a PDF's structure elements with pikepdf, in the order in which they are read aloud."""
    slides = []
    for page in pdf_reading.read_pdf(path.read_bytes()).slides:
        figures = [item for item in page.items if isinstance(item, Figure)]
        words = [text.text for item in page.items for text in (item.texts if isinstance(item, Figure) else (item,))]
        slides.append(Slide(squeezed("".join(words)), tuple(figure.alt for figure in figures)))
    return slides


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Slide]]:
    """The deck of this repository, built once and read back."""
    out = tmp_path_factory.mktemp("report")
    build(HERE.parent / "deck.yaml", out)
    return {"pptx": read_pptx(out / "deck.pptx"), "pdf": read_pdf(out / "deck.pdf")}


# --------------------------------------------------------------------------------------------------------------- tests


def test_the_deck_has_the_slides_of_the_report(files: dict[str, list[Slide]]) -> None:
    assert list(REPORT) == list(range(1, 44))
    assert [len(files[format_]) for format_ in FORMATS] == [43, 43]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("number", REPORT)
def test_every_phrase_stands_on_its_slide(files: dict[str, list[Slide]], number: int, format_: str) -> None:
    words = files[format_][number - 1].words
    missing = [phrase for line in PLAIN[number] for phrase in phrases(line) if squeezed(phrase) not in words]
    assert not missing


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("number", TOLD)
def test_every_label_of_a_described_slide_stands_on_it(
    files: dict[str, list[Slide]], number: int, format_: str
) -> None:
    words = files[format_][number - 1].words
    labels = [label for line in TOLD[number] for label in re.findall(r"「([^「」]+)」", line)]
    assert labels
    assert not [label for label in labels if squeezed(label) not in words]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("number", DIAGRAMS)
def test_a_diagram_is_described_in_the_reports_own_sentences(
    files: dict[str, list[Slide]], number: int, format_: str
) -> None:
    described = squeezed("".join(files[format_][number - 1].alternatives))
    assert not [line for line in TOLD[number] if squeezed(line) not in described]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("number", PICTURES)
def test_a_pictures_alternative_text_is_the_reports_description(
    files: dict[str, list[Slide]], number: int, format_: str
) -> None:
    alternatives = files[format_][number - 1].alternatives
    assert not [shown for shown in PICTURES[number] if shown not in alternatives]


@pytest.mark.parametrize("number", REPORT)
def test_both_files_have_the_same_alternative_texts(files: dict[str, list[Slide]], number: int) -> None:
    pptx, pdf = (files[format_][number - 1].alternatives for format_ in FORMATS)
    assert pptx == pdf
