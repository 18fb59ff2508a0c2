"""Fixtures: other people's programs as judges. Where one is missing its tests are skipped; with CI set they fail."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import validators


def _judge(function: Callable[..., Any]) -> Callable[..., Any]:
    """Turn a missing program into a skip with its reason, or into a failure where CI is set."""

    @wraps(function)
    def judging(*arguments: Any, **options: Any) -> Any:
        try:
            return function(*arguments, **options)
        except validators.Missing as missing:
            if os.environ.get("CI"):
                pytest.fail(str(missing), pytrace=False)
            pytest.skip(str(missing))

    return judging


@pytest.fixture(scope="session")
def verapdf() -> Callable[..., Any]:
    """`verapdf([paths]) -> {path: [Failure]}`: the rules of PDF/UA-1 that PDFs break, many in one call."""
    return _judge(validators.verapdf)


@pytest.fixture(scope="session")
def ooxml() -> Callable[..., Any]:
    """`ooxml(path) -> [error]`: what the Open XML SDK finds in an Office file."""
    return _judge(validators.ooxml)


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """`libreoffice([paths]) -> [paths]`: the PDFs that LibreOffice makes, with a profile of its own."""
    return _judge(lambda paths: validators.libreoffice(paths, tmp_path_factory.mktemp("libreoffice")))


@pytest.fixture(scope="session")
def qpdf() -> Callable[..., Any]:
    """`qpdf(path)`: fails where qpdf finds a fault in a PDF's syntax."""
    return _judge(validators.qpdf)


@pytest.fixture(scope="session")
def pdf_text() -> Callable[..., Any]:
    """`pdf_text(path) -> str`: a PDF's text as poppler reads it."""
    return _judge(validators.pdf_text)


@pytest.fixture(scope="session")
def pdf_pages_as_png(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """`pdf_pages_as_png(path, dpi=100) -> [paths]`: a PDF's pages as poppler draws them."""
    return _judge(lambda path, dpi=100: validators.pdf_pages_as_png(path, tmp_path_factory.mktemp("pages"), dpi))


@pytest.fixture(scope="session")
def twindeck_command() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """`twindeck_command(*arguments, **options)`: the command line as its users start it."""

    def run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "twindeck", *map(str, arguments)]
        return subprocess.run(command, **{"capture_output": True, "timeout": 120, "check": False, **options})

    return run


JUDGES = {"verapdf", "ooxml", "libreoffice", "qpdf", "pdf_text", "pdf_pages_as_png"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs other people's programs: all the other tests need Python alone, and are quick."""
    for item in items:
        if JUDGES & set(getattr(item, "fixturenames", ())):
            item.add_marker("judged")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the goldens from what is made now")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Tell whether goldens are to be rewritten."""
    return bool(request.config.getoption("--update"))
