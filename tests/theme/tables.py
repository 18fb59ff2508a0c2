"""The tables of docs/themes.md, made from the contract and from the root theme's values."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from twindeck.theme.contract import FONTS, LENGTHS, PALETTE, ROLES, SHAPES, SPACING, STYLES, Follows
from twindeck.theme.load import load_bundled

DOCS = Path(__file__).parents[2] / "docs" / "themes.md"
MARK = re.compile(r"<!-- table: (\w+) -->\n(.*?)<!-- /table -->\n", re.DOTALL)

CIVIC = load_bundled("civic")

FOLLOWS: dict[Follows, str] = {
    "type": "stays",
    "width": "keeps its share of the width",
    "bottom": "keeps its distance from the lower edge",
    "share": "a fraction",
}


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [tuple(head), *map(tuple, rows)]
    shown = ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join([shown[0], "|" + "---|" * len(lines[0]), *shown[1:]]) + "\n"


def palette() -> str:
    rows = ((f"`{n}`", c.meaning, f"`#{CIVIC.colours[n].rgb}`", c.slot or "") for n, c in PALETTE.items())
    return table(("colour", "what it is for", "civic", "in PowerPoint"), rows)


def key(role: str) -> str:
    """Return what a theme file calls a role."""
    return "main" if role == "accent" else role


def roles() -> str:
    rows = ((f"`{key(name)}`", meaning) for name, meaning in ROLES.items())
    return table(("role", "what it is for"), rows)


def shapes() -> str:
    rows = ((pair.meaning, f"`{key(pair.shape)}` on `{key(pair.ground)}`", f"{pair.least:g}:1") for pair in SHAPES)
    return table(("shape", "colours", "least"), rows)


def styles() -> str:
    def row(name: str, meaning: str, grounds: tuple[str, ...]) -> tuple[str, ...]:
        style = CIVIC.styles[name]
        largest = f" – {style.largest:g}" if style.largest > style.size else ""
        size = f"{style.smallest:g} – {style.size:g}{largest}" if style.smallest < style.size else f"{style.size:g}"
        return f"`{name}`", meaning, size, f"`{style.colour}`", ", ".join(grounds)

    rows = (row(name, use.meaning, use.on) for name, use in STYLES.items())
    return table(("style", "what it is for", "civic, pt", "colour", "stands on"), rows)


def spacing() -> str:
    values = CIVIC.spacing
    rows = ((f"`{n}`", space.meaning, f"{values[n][0]:g}, {values[n][1]:g}") for n, space in SPACING.items())
    return table(("distance", "what it is", "civic"), rows)


def lengths() -> str:
    rows = ((f"`{n}`", one.meaning, f"{CIVIC.lengths[n]:g}", FOLLOWS[one.follows]) for n, one in LENGTHS.items())
    return table(("length", "what it is", "civic", "on another size"), rows)


def fonts() -> str:
    return table(("face", "what it is for"), ((f"`{name}`", meaning) for name, meaning in FONTS.items()))


TABLES: dict[str, Callable[[], str]] = {
    made.__name__: made for made in (palette, roles, shapes, styles, spacing, lengths, fonts)
}


def filled_in(text: str) -> str:
    """Return the page with its tables as they are now."""
    return MARK.sub(lambda found: f"<!-- table: {found[1]} -->\n{TABLES[found[1]]()}<!-- /table -->\n", text)
