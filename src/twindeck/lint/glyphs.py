"""no-glyph, other-font: characters that the theme's faces lack.

What it does: looks every character up in the face of its run. Where a fallback of the theme has it, it is a warning that
names the character, as it will look different from its neighbours. Where no font has it, it is an error: it would show as
an empty box, which nobody can read and PDF/UA forbids, and nothing else can be put there without changing what was written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from twindeck.diagnostics import Diagnostic, Span, error, warning
from twindeck.scene import Chart, Group, Node, Run, Scene, Table, Text, TextContent, TextList
from twindeck.theme import Face
from twindeck.theme.fontfile import SYMBOLS
from twindeck.theme.fonts import open_font


def check(scene: Scene) -> Iterator[Diagnostic]:
    """Yield an error for each character without a glyph and a warning for each in a fallback face, once a frame."""
    known: dict[tuple[Face, str], bool] = {}
    for slide in scene.slides:
        for text in (*_texts(slide.nodes), *slide.footer):
            missing: dict[str, None] = {}
            borrowed: dict[Face, dict[str, None]] = {}
            for run in _runs(text.content):
                face = run.style.face
                for character in run.text:
                    key = face, character
                    if key not in known:
                        known[key] = open_font(face).covers(character)
                    if not known[key]:
                        missing[character] = None
                # the package's own symbols are made to stand beside any typeface
                if face.is_fallback and face.family != SYMBOLS:
                    borrowed.setdefault(face, {}).update(dict.fromkeys(run.text))
            origin = text.origin or slide.origin
            for character in missing:
                yield _missing(character, slide.number, origin, scene)
            for face, characters in borrowed.items():
                yield _borrowed(face, "".join(characters), slide.number, origin, scene)


def _missing(character: str, number: int, origin: Span | None, scene: Scene) -> Diagnostic:
    name = unicodedata.name(character, "a character without a name").lower()
    return error(
        "no-glyph",
        f"no font of the theme has “{character}” (U+{ord(character):04X}, {name}), on slide {number}",
        origin,
        f'write it otherwise, or give the theme "{scene.theme.name}" a fallback font that has it',
    )


def _borrowed(face: Face, characters: str, number: int, origin: Span | None, scene: Scene) -> Diagnostic:
    return warning(
        "other-font",
        f"“{characters}” on slide {number} is set in {face.family}, as {scene.theme.regular.family} lacks it",
        origin,
        "write it otherwise if it should look like its neighbours",
    )


def _runs(content: TextContent) -> Iterator[Run]:
    for block in content:
        if isinstance(block, TextList):
            for item in block.items:
                yield item.label
                yield from _runs(item.body)
        else:
            yield from block.runs


def _texts(nodes: tuple[Node, ...]) -> Iterator[Text]:
    for node in nodes:
        if isinstance(node, Text):
            yield node
        elif isinstance(node, Group):
            yield from _texts(node.children)
        elif isinstance(node, Table):
            yield from (cell.text for row in node.cells for cell in row)
        elif isinstance(node, Chart):
            yield from (part for part in node.drawing if isinstance(part, Text))
