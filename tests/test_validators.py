"""The judges themselves: each tells a bad file from a good one, so that their silence means something."""

import zipfile
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation


@pytest.fixture
def untagged(tmp_path) -> Path:
    path = tmp_path / "untagged.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    return path


@pytest.fixture
def presentation(tmp_path) -> Path:
    path = tmp_path / "plain.pptx"
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "表題 Title"
    deck.save(path)
    return path


def test_verapdf_finds_an_untagged_pdf(verapdf, untagged):
    failures = verapdf([untagged])[untagged]
    assert {"7.1-11", "7.1-8"} <= {failure.rule for failure in failures}
    assert all(failure.count and failure.description for failure in failures)


def test_verapdf_says_when_it_cannot_read(verapdf, tmp_path):
    path = tmp_path / "no.pdf"
    path.write_bytes(b"no PDF")
    with pytest.raises(ValueError, match="cannot read"):
        verapdf([path])


def test_ooxml_passes_a_plain_deck_and_finds_a_wrong_element(ooxml, presentation, tmp_path):
    assert ooxml(presentation) == []
    broken = tmp_path / "broken.pptx"
    with zipfile.ZipFile(presentation) as good, zipfile.ZipFile(broken, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b"<a:p>", b'<a:p wrong="1">'))
    assert ooxml(broken)


def test_libreoffice_poppler_and_qpdf_read_on(libreoffice, qpdf, pdf_text, pdf_pages_as_png, presentation):
    (pdf,) = libreoffice([presentation])
    qpdf(pdf)
    assert "表題 Title" in pdf_text(pdf)
    (page,) = pdf_pages_as_png(pdf)
    assert page.read_bytes().startswith(b"\x89PNG")


def test_qpdf_finds_a_fault(qpdf, tmp_path, untagged):
    path = tmp_path / "cut.pdf"
    path.write_bytes(untagged.read_bytes()[:-100])
    with pytest.raises(AssertionError, match="qpdf"):
        qpdf(path)


def test_a_missing_program_is_a_skip_here_and_a_failure_in_ci(qpdf, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="qpdf is not installed"):
        qpdf(Path("any.pdf"))
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="qpdf is not installed"):
        qpdf(Path("any.pdf"))
