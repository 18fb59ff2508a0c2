"""no-glyph: a character that no font of the theme has would show as an empty box.

What it does: looks every character up in its run's face, fallbacks already tried. Why: a missing glyph is unreadable, and
fails PDF/UA. It is an error: nothing else can be put in its place without changing what was written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from twindeck.diagnostics import Diagnostic, Span, error
from twindeck.scene import Chart, Group, Node, Scene, Table, Text, paragraphs
from twindeck.theme import Face
from twindeck.theme.fonts import open_font


def check(scene: Scene) -> Iterator[Diagnostic]:
    """Yield an error for each character without a glyph, once a frame."""
    known: dict[tuple[Face, str], bool] = {}
    for slide in scene.slides:
        for text in (*_texts(slide.nodes), *slide.footer):
            missing: dict[str, None] = {}
            for paragraph in paragraphs(text.content):
                for run in paragraph.runs:
                    for character in run.text:
                        key = run.style.face, character
                        if key not in known:
                            known[key] = open_font(run.style.face).covers(character)
                        if not known[key]:
                            missing[character] = None
            for character in missing:
                yield _finding(character, slide.number, text.origin or slide.origin, scene)


def _finding(character: str, number: int, origin: Span | None, scene: Scene) -> Diagnostic:
    name = unicodedata.name(character, "a character without a name").lower()
    return error(
        "no-glyph",
        f"no font of the theme has “{character}” (U+{ord(character):04X}, {name}), on slide {number}",
        origin,
        f'write it otherwise, or give the theme "{scene.theme.name}" a fallback font that has it',
    )


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
