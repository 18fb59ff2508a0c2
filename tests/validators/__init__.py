"""Other people's programs that judge our files: veraPDF, the Open XML SDK, LibreOffice, qpdf, poppler.

Each function raises `Missing` where its program is not there; the fixtures of `conftest.py` make that a skip, or a
failure in continuous integration. What has to be fetched is kept in `$XDG_CACHE_HOME/twindeck-tests`.
"""

from validators.cache import Missing
from validators.office import libreoffice, pdf_pages_as_png, pdf_text, qpdf
from validators.ooxml import ooxml
from validators.verapdf import Failure, verapdf

__all__ = ["Failure", "Missing", "libreoffice", "ooxml", "pdf_pages_as_png", "pdf_text", "qpdf", "verapdf"]
