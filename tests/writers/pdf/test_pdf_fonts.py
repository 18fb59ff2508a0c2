"""Fonts of every kind and scripts of every direction, embedded and read back by programs that did not write them."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pdf_scenes import AREA, INK, THEME, of

import making_fonts as make
from twindeck.scene import LineRules, Run, Scene, Text, TextStyle
from twindeck.text import typeset
from twindeck.theme import Face
from twindeck.theme.fontfile import examine
from twindeck.verify.reading import key
from twindeck.writers.pdf import write
from twindeck.writers.pdf.fonts import EmbeddedFont
from twindeck.writers.pdf.shaped import shaped

FONTS = Path(__file__).parent.parent.parent / "decks" / "fonts"


def scene(face: Face, *words: str, lang: str = "en", size: float = 30.0) -> Scene:
    """Return a Scene of paragraphs in one face."""
    face = replace(face, key="regular")
    style = TextStyle(face, size, INK)
    set_ = [(typeset.layout_paragraph((Run(one, style, rules=LineRules(lang)),), 2 * size, 600), 0.0) for one in words]
    text = typeset.frame("text", typeset.stack(set_), replace(AREA, w=600.0, h=400.0))
    return replace(of(text), theme=replace(THEME, faces={**THEME.faces, "regular": face}))


def by_pdfium(data: bytes) -> str:
    """Return what PDFium reads on a page under its heading."""
    heading, _, rest = str(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()).partition("\r\n")
    assert heading == "Title"
    return rest


def ink(data: bytes) -> int:
    """Return how dark a page's text under its heading is, as PDFium draws it."""
    bitmap = pypdfium2.PdfDocument(data)[0].render(scale=2, grayscale=True, crop=(95, 100, 60, 95)).to_numpy()
    return int((255 - bitmap.astype(int)).sum()) // 255


KINDS = {
    "truetype": lambda: make.data(make.builder()),
    "cff": lambda: make.data(make.builder(cff=True)),
    "woff2": lambda: make.data(make.builder(), "woff2"),
    "collection": lambda: make.collection([make.builder("xyz"), make.builder(cff=True)]),
    "variable": lambda: make.data(make.variable()),
    "variable-cff2": lambda: make.data(make.variable_cff2()),
    "whole": lambda: make.changed(lambda font: setattr(font["OS/2"], "fsType", 0x100)),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[str, Path]:
    """A PDF in each kind of font."""
    folder = tmp_path_factory.mktemp("fonts")
    found = {}
    for kind, content in KINDS.items():
        path = make.written(folder, content(), f"{kind}.font")
        face = examine(path, 1 if kind == "collection" else 0, bold=kind.startswith("variable")).face("regular")
        found[kind] = folder / f"{kind}.pdf"
        found[kind].write_bytes(write(scene(face, "ABC abc 123")))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_words_in_every_kind_of_font_are_read_and_drawn(kind, made) -> None:
    data = made[kind].read_bytes()
    assert by_pdfium(data).strip() == "ABC abc 123"
    assert ink(data) > 500


def test_every_kind_of_font_meets_pdf_ua(made, verapdf) -> None:
    assert not {path.stem: found for path, found in verapdf([*made.values()]).items() if found}


def test_an_instance_is_drawn_bolder_than_the_font_it_is_made_of(tmp_path) -> None:
    path = make.written(tmp_path, make.data(make.variable()))
    light, bold = (ink(write(scene(examine(path, weight=weight).face("regular"), "CCC"))) for weight in (100, 900))
    assert bold > 1.5 * light


def test_a_font_that_must_stay_whole_keeps_its_plain_name(made) -> None:
    names = set(re.findall(rb"/BaseFont /(\S+)", made["whole"].read_bytes()))
    assert b"Tiny" in names


ARABIC = examine(FONTS / "Arabic-variable.ttf").face("regular")
HEBREW = examine(FONTS / "Hebrew.ttf").face("regular")
THAI = examine(FONTS / "Thai.woff2").face("regular")
HINDI = examine(FONTS / "Devanagari.ttf").face("regular")

SCRIPTS = {
    "arabic": (ARABIC, "ar", ["مكتبة المدينة", "الكتب متاحة", "لا تنسوا"]),
    "hebrew": (HEBREW, "he", ["ספריית העיר", "שלום לכולם"]),
    "thai": (THAI, "th", ["ห้องสมุดเปิดทุกวัน", "น้ำดื่มที่นี่"]),
    "hindi": (HINDI, "hi", ["हिन्दी पुस्तकालय", "क्षत्रिय नियुक्ति"]),
}


def plain(text: str) -> str:
    """Return words without the marks of direction that poppler puts around them."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


@pytest.mark.parametrize("name", SCRIPTS)
def test_text_is_taken_out_in_the_order_in_which_it_is_read(name, tmp_path, pdf_text) -> None:
    face, lang, words = SCRIPTS[name]
    data = write(scene(face, *words, lang=lang))
    (tmp_path / "out.pdf").write_bytes(data)
    assert [key(line) for line in by_pdfium(data).splitlines()] == [key(one) for one in words]
    found = [line.strip() for line in plain(pdf_text(tmp_path / "out.pdf")).splitlines()]
    assert [line for line in found if line in words] == words


@pytest.fixture
def ligature(tmp_path):
    """Make a face in which alef and lamed become one glyph."""

    def made(*, cff: bool) -> Face:
        font = make.builder("אלב ", cff=cff)
        font.addOpenTypeFeatures(
            "languagesystem hebr dflt; feature rlig { sub g05D0 g05DC by g05D1; } rlig;", filename=None
        )
        return examine(make.written(tmp_path, make.data(font), f"ligature-{cff}.otf")).face("regular")

    return made


def test_the_letters_of_a_ligature_are_each_read_in_their_place(ligature) -> None:
    """The glyph stands for the first; the second has a code of its own that shows nothing and takes no room."""
    data = write(scene(ligature(cff=False), "באלב", lang="he"))
    assert by_pdfium(data).strip() == "באלב"


def test_and_where_a_font_can_have_no_such_code_none_is_lost(ligature) -> None:
    data = write(scene(ligature(cff=True), "באלב", lang="he"))
    assert sorted(by_pdfium(data).strip()) == sorted("באלב")


def test_what_shows_nothing_is_embedded_as_an_empty_glyph_without_width(ligature) -> None:
    embedded = EmbeddedFont(ligature(cff=False), "F0")
    embedded.encode("ב")
    blank = embedded.blank("ל")
    assert blank is not None
    assert embedded.says(blank) == "ל"
    widths = embedded.widths()
    assert widths[widths.index(blank) + 1] == [0]


@pytest.mark.parametrize(("face", "bare", "marked"), [(HEBREW, "שלום", "שָׁלוֹם"), (ARABIC, "زائرا", "زائراً")])
def test_marks_of_letters_read_from_the_right_are_drawn_and_read(face, bare, marked) -> None:
    without, with_marks = (write(scene(face, word, lang="he")) for word in (bare, marked))
    assert ink(with_marks) > ink(without)
    found = by_pdfium(with_marks)
    assert sorted(key(found)) == sorted(key(marked))


def test_a_word_read_from_the_right_is_one_show_operator() -> None:
    """Readers take what is shown apart for words of its own."""
    made = scene(ARABIC, "مكتبة", lang="ar")
    text = made.slides[0].nodes[-1]
    assert isinstance(text, Text)
    (piece,) = text.content[0].lines[0].pieces  # type: ignore[union-attr]
    word = shaped(piece, EmbeddedFont(ARABIC, "F0"), 30.0)
    assert len(word.words) == 1
    assert len(word.words[0].shows) == 1
    assert word.words[0].text is None
    assert word.drawn, "its dots"
