"""Text of every direction in a .pptx: in the order in which it is read, with the side that it is read from."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

import twindeck
from twindeck.scene import LineRules, Run, TextStyle
from twindeck.text import typeset
from twindeck.theme import Face
from twindeck.theme.fontfile import examine, symbol_faces
from twindeck.writers.pptx import write
from writers import scenes as s
from writers.pptx.opened import Opened

DECKS = Path(__file__).parent.parent.parent / "decks"
HEBREW = examine(DECKS / "fonts" / "Hebrew.ttf").face("fallback-hebrew", family="Noto Sans Hebrew")


def styled(text: str, face: Face, lang: str = "en", **other: object) -> Run:
    return Run(text, TextStyle(face, 20.0, s.THEME.colours["text"]), rules=LineRules(lang), **other)  # type: ignore[arg-type]


def body(*runs: Run, width: float = 400.0, **options: object) -> ElementTree.Element:
    """Return the first paragraph of a frame with runs."""
    content = typeset.layout_paragraph(runs, 30.0, width, **options)  # type: ignore[arg-type]
    text = typeset.frame("body", content, s.BODY)
    return Opened(write(s.of(text))).named("body")._element.find(f"{qn('p:txBody')}/{qn('a:p')}")


def test_a_paragraph_read_from_the_right_says_so_and_stands_there() -> None:
    properties = body(styled("שלום", HEBREW, "he")).find(qn("a:pPr"))
    assert properties is not None
    assert (properties.get("rtl"), properties.get("algn")) == ("1", "r")


def test_one_read_from_the_left_does_not() -> None:
    properties = body(styled("Peace: שלום", HEBREW)).find(qn("a:pPr"))
    assert properties is not None
    assert properties.get("rtl") is None


def test_lines_broken_here_keep_the_order_of_reading_in_one_run_each() -> None:
    """The words of a line are pieces of their own on the page, from the right to the left."""
    paragraph = body(styled("שלום abc עולם שלום עולם", HEBREW, "he"), width=130, breaks="phrases")
    texts = [node.text for node in paragraph.iter(qn("a:t"))]
    assert "".join(f"{text} " for text in texts).split() == ["שלום", "abc", "עולם", "שלום", "עולם"]
    assert len(texts) == len([*paragraph.iter(qn("a:br"))]) + 1


def test_a_fallback_is_named_for_complex_scripts_too() -> None:
    properties = body(styled("שלום", HEBREW, "he")).find(f"{qn('a:r')}/{qn('a:rPr')}")
    assert properties is not None
    assert [properties.find(qn(tag)).get("typeface") for tag in ("a:latin", "a:ea", "a:cs")] == ["Noto Sans Hebrew"] * 3


def test_the_packages_own_symbols_are_left_to_the_fonts_of_the_machine() -> None:
    properties = body(styled("☑", symbol_faces()["symbols"])).find(f"{qn('a:r')}/{qn('a:rPr')}")
    assert properties is not None
    assert properties.find(qn("a:latin")) is None


@pytest.mark.parametrize("italic", [True, False])
def test_an_italic_face_is_italic_in_powerpoint(italic: bool) -> None:
    face = Face("italic", s.THEME.regular.family, False, s.THEME.regular.path, italic=italic)
    properties = body(styled("words", face)).find(f"{qn('a:r')}/{qn('a:rPr')}")
    assert properties is not None
    assert properties.get("i") == ("1" if italic else None)


def test_notes_in_a_language_read_from_the_right(tmp_path) -> None:
    built = twindeck.build(DECKS / "scripts.yaml", tmp_path)
    deck = Presentation(str(next(path for path in built.files if path.suffix == ".pptx")))
    (notes,) = [slide.notes_slide for slide in deck.slides if slide.has_notes_slide]
    paragraph = notes.notes_text_frame.paragraphs[0]._p
    assert paragraph.find(qn("a:pPr")).get("rtl") == "1"
