"""Imports go one way, and nothing below the command line prints: read from the source itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import twindeck

ROOT = Path(twindeck.__file__).parent

MAY_IMPORT: dict[str, set[str]] = {
    # what everything stands on
    "diagnostics": set(),
    "paths": {"diagnostics"},
    "addresses": set(),
    "languages": set(),
    "geometry": set(),
    "numerals": set(),
    "vector": {"geometry"},
    # source and model
    "source": {"diagnostics"},
    "model": {"diagnostics", "languages", "numerals", "source"},
    "words": {"diagnostics", "source", "model"},
    "theme": {"diagnostics", "source", "model"},
    # the Scene, and what is laid out and read into it
    "scene": {"diagnostics", "geometry", "numerals", "vector", "theme"},
    "pictures": {"geometry", "vector", "scene"},
    "assets": {"diagnostics", "paths", "theme", "scene", "pictures"},
    "text": {"diagnostics", "geometry", "languages", "theme", "scene"},
    "boxes": {"diagnostics", "geometry", "theme", "scene", "text"},
    "context": {"addresses", "diagnostics", "words", "theme", "scene", "text"},
    "blocks": {"diagnostics", "geometry", "numerals", "model", "theme", "scene", "pictures", "text", "boxes", "context"},
    "slides": {"diagnostics", "geometry", "model", "words", "theme", "scene", "text", "boxes", "context", "blocks"},
    "deck": {"model", "theme", "slides"},
    # what a Scene becomes
    "lint": {"addresses", "diagnostics", "geometry", "languages", "numerals", "source", "model", "words", "theme", "scene",
             "text", "deck"},
    "writers": {"addresses", "geometry", "numerals", "vector", "words", "theme", "scene", "text"},
    "folder_lock": set(),
    "output": {"folder_lock"},
    "build_id": {"diagnostics", "theme", "scene"},
    # all stages, and the ends
    "compose": {"assets", "choice", "context", "deck", "diagnostics", "scene", "slides", "text", "theme"},
    "pipeline": {
        "choice", "diagnostics", "source", "model", "theme", "scene", "assets", "deck", "compose", "lint",
    },
    "version": set(),
    "choice": {"diagnostics"},
    "api": {
        "version", "diagnostics", "source", "scene", "assets", "build_id", "choice", "output", "pipeline", "writers",
    },
    "__init__": {"version", "api", "diagnostics"},
    "verify": {"geometry"},
    "terminal": {"diagnostics"},
    "cli": {"__init__", "diagnostics", "terminal", "theme", "verify"},
    "start": {"cli"},
    "__main__": {"start"},
}  # fmt: skip
"""For each module or folder of the package, those it may import; see `architecture.md`, 'What is open and closed'."""

MODULES = sorted(ROOT.rglob("*.py"))


def unit(path: Path) -> str:
    """Return the module or folder of the package that a file belongs to."""
    return path.relative_to(ROOT).with_suffix("").parts[0]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Yield the parts of the package that a file imports, also late ones within functions."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} imports relatively"
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "twindeck" else [module]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "twindeck":
                part = rest.partition(".")[0]
                known = (ROOT / part).is_dir() or (ROOT / f"{part}.py").is_file()
                yield part if part and known else "__init__"


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_part_has_its_place():
    assert {unit(path) for path in MODULES} == set(MAY_IMPORT)


def test_there_is_no_way_round():
    """The table itself has no cycle."""
    done: set[str] = set()
    while len(done) < len(MAY_IMPORT):
        free = {part for part, below in MAY_IMPORT.items() if part not in done and below <= done}
        assert free, f"these import each other: {sorted(set(MAY_IMPORT) - done)}"
        done |= free


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_what_is_permitted_is_used(part):
    used = {one for path in MODULES if unit(path) == part for one in imported(path)} - {part}
    assert MAY_IMPORT[part] == used


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_go_one_way(path):
    own = unit(path)
    beyond = set(imported(path)) - MAY_IMPORT[own] - {own}
    assert not beyond, f"{own} must not import {sorted(beyond)}"


@pytest.mark.parametrize("path", [path for path in MODULES if unit(path) not in ("start", "cli", "terminal")], ids=name)
def test_nothing_below_the_command_line_prints(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("print", "input"), f"line {node.lineno}"
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] + [getattr(node, "module", "") or ""]
            assert "logging" not in names, f"line {node.lineno}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            spoken = (node.value.id, node.attr)
            forbidden = {("sys", "stdout"), ("sys", "stderr"), ("sys", "stdin"), ("warnings", "warn")}
            assert spoken not in forbidden, f"line {node.lineno}"


def test_writers_never_see_the_model():
    assert not MAY_IMPORT["writers"] & {"source", "model", "blocks", "slides", "deck"}


def test_blocks_never_see_a_writer():
    assert not any(
        "writers" in MAY_IMPORT[part] for part in ("text", "boxes", "blocks", "slides", "deck", "lint", "pipeline")
    )
