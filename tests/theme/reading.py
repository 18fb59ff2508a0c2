"""Reads themes as authors write them: from a few lines of YAML."""

import textwrap
from pathlib import Path

from twindeck.diagnostics import Diagnostic
from twindeck.theme import Theme
from twindeck.theme.load import find_theme


def read_theme(folder: Path, lines: str) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """Write a theme file into a folder and find it."""
    (folder / "own.theme.yaml").write_text(textwrap.dedent(lines), encoding="utf-8")
    return find_theme("own.theme.yaml", folder, None)
