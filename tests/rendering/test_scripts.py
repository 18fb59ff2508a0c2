"""Texts read from the right as LibreOffice shows them: the same words in the same order, starting at the right."""

import unicodedata
from pathlib import Path

import pypdfium2
import pytest

import twindeck

DECK = Path(__file__).parent.parent / "decks" / "scripts.yaml"


@pytest.fixture(scope="module")
def shown(libreoffice, tmp_path_factory) -> Path:
    """The PDF that LibreOffice makes of the .pptx."""
    built = twindeck.build(DECK, tmp_path_factory.mktemp("scripts"))
    (made,) = libreoffice([path for path in built.files if path.suffix == ".pptx"])
    return made


@pytest.mark.parametrize(
    "words", ["שעות הפתיחה החדשות", "ספרים חדשים", "مكتبة المدينة", "الكتب متاحة على الإنترنت لجميع السكان في كل"]
)
def test_words_read_from_the_right_are_in_their_order(words, shown, pdf_text) -> None:
    """LibreOffice's PDF puts blanks between letters that join, where nobody wrote any."""
    text = "".join(one for one in pdf_text(shown) if unicodedata.category(one) != "Cf" and not one.isspace())
    assert words.replace(" ", "") in text


def test_headings_and_bullets_stand_at_the_right(shown) -> None:
    """On the slide in Hebrew, as on the page of our own PDF."""
    page = pypdfium2.PdfDocument(shown)[4]
    text_page = page.get_textpage()
    letters = [(text_page.get_text_range(i, 1), text_page.get_charbox(i)) for i in range(text_page.count_chars())]
    right_edge = 684.0
    heading = [box for letter, box in letters if letter.strip() and box[1] > 440]
    assert max(box[2] for box in heading) == pytest.approx(right_edge, abs=4)
    assert min(box[0] for box in heading) > 300
    bullets = [box for letter, box in letters if letter == "•"]
    assert len(bullets) == 3
    assert all(box[0] > right_edge - 20 for box in bullets)
