"""LibreOffice and the PDF tools: files opened by programs that know nothing of us."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

import twindeck.theme
from validators.cache import program, run

FACES = Path(twindeck.theme.__file__).parent / "faces"
TEST_FONTS = Path(__file__).parent.parent / "decks" / "fonts"

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{faces}</dir>
  <dir>{test_fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def libreoffice(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Convert files to PDF in one start of LibreOffice, which sees our fonts and the tests'; returns the PDFs."""
    soffice = program("soffice", "libreoffice-impress")
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "fonts.conf"
    config.write_text(_FONTCONFIG.format(faces=FACES, test_fonts=TEST_FONTS, cache=folder / "font-cache"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    environment = {**os.environ, "FONTCONFIG_FILE": str(config), "SAL_USE_VCLPLUGIN": "svp"}
    command = [soffice, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, *paths]
    run(command, timeout=300, env=environment)
    made = [folder / f"{path.stem}.pdf" for path in paths]
    missing = [path for path in made if not path.is_file()]
    assert not missing, f"LibreOffice made no {missing}"
    return made


def qpdf(path: Path) -> str:
    """Return what qpdf says of a PDF's syntax; AssertionError where it finds a fault."""
    return run([program("qpdf", "qpdf"), "--check", path])


def pdf_text(path: Path) -> str:
    """Return a PDF's text as poppler reads it."""
    return run([program("pdftotext", "poppler-utils"), "-enc", "UTF-8", path, "-"])


def pdf_pages_as_png(path: Path, folder: Path, dpi: int = 100) -> list[Path]:
    """Render a PDF's pages with poppler; returns the pictures in the order of the pages."""
    folder.mkdir(parents=True, exist_ok=True)
    run([program("pdftoppm", "poppler-utils"), "-r", str(dpi), "-png", path, folder / path.stem])
    found = folder.glob(f"{path.stem}-*.png")
    return sorted(found, key=lambda png: int(re.findall(r"-(\d+)\.png$", png.name)[0]))
