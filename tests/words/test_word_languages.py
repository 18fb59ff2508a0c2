"""What the program itself says is in the language around it, in both files; the author's words stay what they are."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

import twindeck
from said import strings_of
from twindeck.verify.pdf_reading import read_pdf
from twindeck.verify.reading import Figure

README = Path(__file__).parent.parent.parent / "README.md"

JAPANESE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")

SLIDES = """
  - cover: {{title: {0}, date: {0}, publisher: {0}}}
  - contents: {{title: {0}}}
  - section: {{title: {0}, topics: [{0}]}}
  - content:
      title: {0}
      {lang}
      blocks:
        - columns:
            - blocks:
                - card:
                    heading: {0}
                    blocks:
                      - metric: {{label: {0}, value: 86, unit: "%", share: true, as_of: {0}, note: {0}}}
                      - metric: {{value: 1, as_of: {0}}}
            - blocks:
                - bars: {{label: {0}, items: [{{label: {0}, value: 3, as_of: {0}}}, {{label: {0}, value: 5}}]}}
                - stacked: {{items: [{{label: {0}, value: 3, as_of: {0}}}]}}
                - list: [{0}]
  - content:
      title: {0}
      blocks:
        - diagram:
            alt: {0}
            nodes: [{{id: "1", at: [1, 1], text: {0}}}, {{id: "2", at: [1, 2], heading: {0}}}]
            arrows: [{{from: "1", to: "2"}}]
        - timeline: [{{when: {0}, text: {0}}}, {{when: {0}, text: {0}}}]
        - {{table: {{corner: {0}, columns: [{0}], rows: [{{heading: {0}, cells: [{0}]}}]}}}}
  - change: {{title: {0}, blocks: [{{lead: {0}}}, {{arrow: down}}, {{note: {0}}}]}}
  - statement: {{title: {0}, text: {0}}}
  - message: {{title: {0}, notes: {0}}}
  - closing: {{title: {0}}}
"""
"""Slides of every kind with what the program puts words to, all of the author's words alike."""


def built(folder: Path, said: str, lang: str, slide_lang: str = "") -> dict[str, bytes]:
    deck = folder / "deck.yaml"
    slides = SLIDES.format(said, lang=f"lang: {slide_lang}" if slide_lang else "")
    deck.write_text(f"title: {said}\nlang: {lang}\nslides:{slides}", encoding="utf-8")
    return {path.suffix[1:]: path.read_bytes() for path in twindeck.build(deck, folder).files}


def names(shapes) -> Iterator[str]:
    for shape in shapes:
        yield shape.name
        if shape._element.tag == qn("p:grpSp"):
            yield from names(shape.shapes)


def said_by_the_program(data: bytes) -> Iterator[str]:
    """Yield names, prompts and alternative texts of a .pptx."""
    deck = Presentation(io.BytesIO(data))
    layouts = list(deck.slide_layouts)
    for part in (deck.slide_master, *layouts, *deck.slides):
        yield from names(part.shapes)
    for layout in (deck.slide_master, *layouts):
        yield layout.name
        yield from (shape.text_frame.text for shape in layout.placeholders)
    for slide in deck.slides:
        yield from (one.get("descr", "") for one in slide._element.iter(qn("p:cNvPr")))
        if slide.has_notes_slide:
            yield from names(slide.notes_slide.shapes)


def test_an_english_deck_speaks_no_japanese(tmp_path):
    files = built(tmp_path, "Key", "en")
    assert [text for text in strings_of(files) if JAPANESE.search(text)] == []


def test_a_japanese_deck_speaks_no_english(tmp_path):
    files = built(tmp_path, "鍵", "ja")
    assert [text for text in said_by_the_program(files["pptx"]) if re.search("[A-Za-z]", text)] == []
    alts = [item.alt for page in read_pdf(files["pdf"]).slides for item in page.items if isinstance(item, Figure)]
    assert alts == ["円グラフ: 鍵 86%(鍵)", "棒グラフ: 鍵 鍵 3(鍵)、鍵 5", "積み上げ棒グラフ: 鍵 3(鍵)", "鍵"]


def test_a_german_deck_has_english_words_and_one_warning(tmp_path):
    files = built(tmp_path, "Schlüssel", "de", slide_lang="fr")
    findings = [one for one in twindeck.check(tmp_path / "deck.yaml") if one.code == "no-words"]
    assert [(one.severity, one.span.line, one.span.column) for one in findings] == [("warning", 2, 7)]
    said = set(said_by_the_program(files["pptx"]))
    assert {"Title", "Content", "Cover", "Ring chart: Schlüssel: 86% (Schlüssel)"} & said == {
        "Title",
        "Content",
        "Cover",
    }
    assert "Ring chart: Schlüssel 86% (Schlüssel)" in said


def test_a_slide_speaks_its_own_language_and_layouts_the_deck_s(tmp_path):
    files = built(tmp_path, "1", "ja", slide_lang="en")
    slide = Presentation(io.BytesIO(files["pptx"])).slides[3]
    found = list(names(slide.shapes))
    assert found[:4] == ["Title", "1", "1 – Panel", "1 2"]
    assert {"1 – Ring", "List", "Slide number"} <= set(found)
    assert "Bar chart: 1: 1 3 (1), 1 5" in [one.get("descr") for one in slide._element.iter(qn("p:cNvPr"))]
    assert slide.slide_layout.name == "コンテンツ"
    assert slide.slide_layout.placeholders[0].text_frame.text == "タイトルを入力"


def test_words_of_the_author_are_not_the_program_s(tmp_path):
    """A card headed "Key" in a Japanese deck is called Key, though the program has a word for keys."""
    files = built(tmp_path, "Key", "ja")
    slide = Presentation(io.BytesIO(files["pptx"])).slides[3]
    found = list(names(slide.shapes))
    assert "Key" in found
    assert "Key – 面" in found
    assert not [name for name in found if name.startswith("凡例")]


def test_the_readme_s_deck_is_english_throughout(tmp_path):
    (example,) = re.findall(r"```yaml\n(title: .*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    deck = tmp_path / "deck.yaml"
    deck.write_text(example, encoding="utf-8")
    done = twindeck.build(deck, tmp_path)
    assert [one for one in done.diagnostics if one.code == "no-words"] == []
    files = {path.suffix[1:]: path.read_bytes() for path in done.files}
    assert [text for text in strings_of(files) if JAPANESE.search(text)] == []
    assert "Ring chart: On time 86%" in strings_of(files)


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_all_of_it_is_valid(tmp_path, lang, ooxml, verapdf):
    files = built(tmp_path, "鍵" if lang == "ja" else "Key", lang)
    assert not ooxml(tmp_path / "deck.pptx")
    assert not verapdf([tmp_path / "deck.pdf"])[tmp_path / "deck.pdf"]
    assert files
