"""no-glyph: a character that no font of the theme has.

What: looks every character up in the face that its run is set in.
Why: it would show as an empty box, which nobody can read and PDF/UA forbids; nothing else can stand for it without changing
what was written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from twindeck.diagnostics import Diagnostic, error
from twindeck.scene import Scene, Text, paragraphs, runs, texts
from twindeck.theme import Face
from twindeck.theme.fonts import open_font

CODE = "no-glyph"

BAD = """
- content: {title: Plan, blocks: ["\U00012000"]}
"""

GOOD = """
- content: {title: Plan, blocks: [plain words]}
"""


def check(scene: Scene) -> Iterator[Diagnostic]:
    """Yield an error for each character without a glyph, once a frame."""
    known: dict[tuple[Face, str], bool] = {}
    for slide in scene.slides:
        for text in (*texts(slide.nodes), *slide.footer):
            missing: dict[str, None] = {}
            for run in runs(text.content):
                face = run.style.face
                for character in run.text:
                    key = face, character
                    if key not in known:
                        known[key] = open_font(face).covers(character)
                    if not known[key]:
                        missing[character] = None
            for part in _unshaped(text):
                missing.setdefault(part[0], None)
            for character in missing:
                name = unicodedata.name(character, "a character without a name").lower()
                yield error(
                    CODE,
                    f"no font of the theme has “{character}” (U+{ord(character):04X}, {name}), on slide {slide.number}",
                    text.origin or slide.origin,
                    f'write it otherwise, or give the theme "{scene.theme.name}" a fallback font that has it',
                )


def _unshaped(text: Text) -> Iterator[str]:
    """Yield the clusters that a font has the characters of, but not all the glyphs that they are shaped to."""
    for paragraph in paragraphs(text.content):
        for line in paragraph.lines:
            for piece in line.pieces:
                yield from (piece.text[one.start : one.end] for one in piece.glyphs if not one.glyph)
