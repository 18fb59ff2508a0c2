"""Fixtures: themes read as authors write them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reading import read_theme

from twindeck.diagnostics import Diagnostic
from twindeck.theme import Theme

FONTS = Path(__file__).parents[1] / "decks" / "fonts"


@pytest.fixture
def found(tmp_path) -> Callable[[str], tuple[Theme | None, tuple[Diagnostic, ...]]]:
    """`found(lines) -> (theme or None, diagnostics)`."""
    return lambda lines: read_theme(tmp_path, lines)


@pytest.fixture
def theme(tmp_path) -> Callable[[str], Theme]:
    """`theme(lines) -> theme`; fails where anything was found."""

    def read(lines: str) -> Theme:
        made, diagnostics = read_theme(tmp_path, lines)
        assert diagnostics == ()
        assert made is not None
        return made

    return read


@pytest.fixture
def fonts(tmp_path) -> Path:
    """The test decks' Latin faces, in a folder `fonts` beside the theme."""
    (tmp_path / "fonts").mkdir()
    for path in FONTS.glob("*.ttf"):
        (tmp_path / "fonts" / path.name).write_bytes(path.read_bytes())
    return tmp_path / "fonts"
