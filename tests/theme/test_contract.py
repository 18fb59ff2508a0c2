"""The contract: code asks a theme for nothing else, the root theme gives all of it, and nothing in it is idle."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest

import twindeck
from twindeck.theme import contract
from twindeck.theme.load import load_bundled

ROOT = Path(twindeck.__file__).parent
CIVIC = load_bundled("civic")

TABLES: dict[str, tuple[object, Mapping[str, object]]] = {
    "style": (contract.StyleName, contract.STYLES),
    "space": (contract.SpaceName, contract.SPACING),
    "length": (contract.LengthName, contract.LENGTHS),
    "palette": (contract.PaletteName, contract.PALETTE),
    "role": (contract.RoleName, contract.ROLES),
    "font": (contract.FontKey, contract.FONTS),
}


@pytest.mark.parametrize("kind", TABLES)
def test_a_literal_and_its_table_have_the_same_names_in_the_same_order(kind) -> None:
    literal, table = TABLES[kind]
    assert list(get_args(literal)) == list(table)


def test_the_root_theme_gives_every_name_a_value_and_has_no_other() -> None:
    assert set(CIVIC.styles) == set(contract.STYLES)
    assert set(CIVIC.spacing) == set(contract.SPACING)
    assert set(CIVIC.lengths) == set(contract.LENGTHS)
    assert set(contract.PALETTE) <= set(CIVIC.colours)


# ------------------------------------------------------------------------------------------------- what the code asks for

FIRST = {
    "style": "style", "size": "style", "leading": "style", "text_style": "style", "cap_height": "style",
    "middle_of_digits": "style", "space": "space", "length": "length", "colour": "colour", "seen_on": "colour",
}  # fmt: skip
"""Methods of a context, and what their first argument names."""

LATER = {"runs": 1, "_label": 2, "entry": 2, "layout_paragraphs": 3, "_set": 3}
"""Functions with an argument that names a style, and which it is, counted from 0."""

KEYWORDS = {"style": "style", "kicker": "style", "gap": "space", "colour": "colour"}
"""Keywords that name something of the theme."""

NAMED = {"space_before": "space"}
"""Class variables that do."""

SUBSCRIPTS = {"lengths": "length", "styles": "style", "spacing": "space", "colours": "colour"}
"""Mappings of a theme."""


def strings(node: ast.AST) -> Iterator[str]:
    """Yield the texts that an expression can be; one that depends on a condition can be either."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*strings(node.body), *strings(node.orelse))
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from strings(value)
    elif isinstance(node, ast.Tuple | ast.List):
        for value in node.elts:
            yield from strings(value)


def asked(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield (kind, name) for each name of a theme that a module writes down."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in FIRST:
                wanted = node.args if called == "seen_on" else node.args[:1]
                for argument in wanted:
                    yield from ((FIRST[called], name) for name in strings(argument))
            if called in LATER:
                for argument in node.args[LATER[called] : LATER[called] + 1]:
                    yield from (("style", name) for name in strings(argument))
            if called in (*FIRST, *LATER, "TitleLook", "label", "_head", "footer_frames", "footer_texts"):
                for keyword in node.keywords:
                    if keyword.arg in KEYWORDS:
                        yield from ((KEYWORDS[keyword.arg], name) for name in strings(keyword.value))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            declared = ast.unparse(node.annotation)
            for kind, type_ in (("space", "SpaceName"), ("style", "StyleName"), ("colour", "ColourName")):
                if type_ in declared:
                    inner = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
                    yield from ((kind, name) for one in inner for name in strings(one))
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute):
            if node.value.attr in SUBSCRIPTS:
                yield from ((SUBSCRIPTS[node.value.attr], name) for name in strings(node.slice))
        elif isinstance(node, ast.FunctionDef):
            arguments = [*node.args.args, *node.args.kwonlyargs]
            defaults = [*node.args.defaults, *node.args.kw_defaults]
            for argument, default in zip(arguments[-len(defaults) :] if defaults else [], defaults, strict=False):
                if default is not None and argument.arg in KEYWORDS:
                    yield from ((KEYWORDS[argument.arg], name) for name in strings(default))


def of_the_code() -> dict[str, dict[str, set[str]]]:
    """Return for each kind the names that the code uses, with the files that do."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in ROOT.rglob("*.py"):
        if path.parent.name == "theme" and path.parent.parent == ROOT:
            continue
        for kind, name in asked(ast.parse(path.read_text(encoding="utf-8"))):
            found[kind][name].add(str(path.relative_to(ROOT)))
    return found


CODE = of_the_code()
KNOWN = {
    "style": set(contract.STYLES),
    "space": set(contract.SPACING),
    "length": set(contract.LENGTHS),
    "colour": {*contract.PALETTE, *contract.ROLES},
}


@pytest.mark.parametrize("kind", KNOWN)
def test_code_asks_for_no_other_name(kind) -> None:
    beyond = {name: sorted(files) for name, files in CODE[kind].items() if name not in KNOWN[kind]}
    assert not beyond


@pytest.mark.parametrize("kind", KNOWN)
def test_no_name_of_the_contract_is_idle(kind) -> None:
    """A colour is used where code asks for it, or by its place in PowerPoint's scheme."""
    in_the_scheme = {name for name, colour in contract.PALETTE.items() if colour.slot} if kind == "colour" else set()
    assert KNOWN[kind] - set(CODE[kind]) - in_the_scheme == set()


def test_the_walk_over_the_code_sees_what_it_looks_for() -> None:
    """It would be content with anything if it found nothing."""
    example = ast.parse(
        'context.length("a")\nruns(text, "b", colour="c" if x else "d")\ntheme.lengths["e"]\n'
        'class X:\n    space_before: ClassVar[SpaceName] = "f"\n'
    )
    assert set(asked(example)) == {
        ("length", "a"), ("style", "b"), ("colour", "c"), ("colour", "d"), ("length", "e"), ("space", "f"),
    }  # fmt: skip
