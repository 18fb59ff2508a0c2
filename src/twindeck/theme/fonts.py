"""Font files: advances, coverage and subsets, all from HarfBuzz. Knows no text layout.

Widths are sums of plain advances: PowerPoint applies neither kerning nor optional ligatures unless a run asks for them,
and both writers leave them off, so this is the width in either file.
"""

from __future__ import annotations

from functools import lru_cache

import uharfbuzz as hb

from twindeck.theme import Face


class Font:
    """An opened font file. Units: `width()` in points for a size in points, everything else in font units."""

    def __init__(self, face: Face) -> None:
        self.face = face
        with open(face.path, "rb") as file:
            self.data = file.read()
        self._hb_face = hb.Face(hb.Blob(self.data), face.index)
        self._hb_font = hb.Font(self._hb_face)
        self.units_per_em: int = self._hb_face.upem
        self._advances: dict[str, int] = {}
        self._glyphs: dict[str, int] = {}

    def glyph(self, character: str) -> int:
        """Return the glyph of a character, 0 (.notdef) where the font has none."""
        found = self._glyphs.get(character)
        if found is None:
            found = self._hb_font.get_nominal_glyph(ord(character)) or 0
            self._glyphs[character] = found
        return found

    def covers(self, character: str) -> bool:
        """Tell whether the font has a glyph for a character."""
        return self.glyph(character) != 0

    def advance(self, character: str) -> int:
        """Return the advance of a character in font units."""
        found = self._advances.get(character)
        if found is None:
            found = self._hb_font.get_glyph_h_advance(self.glyph(character))
            self._advances[character] = found
        return found

    def width(self, text: str, size: float) -> float:
        """Return the width of a text in points."""
        advances = self._advances
        total = 0
        for character in text:
            known = advances.get(character)
            total += self.advance(character) if known is None else known
        return total * size / self.units_per_em

    @property
    def hb_face(self) -> hb.Face:
        """HarfBuzz's face, for subsetting and for glyph outlines."""
        return self._hb_face

    @property
    def hb_font(self) -> hb.Font:
        """HarfBuzz's font, for metrics and glyph outlines."""
        return self._hb_font


@lru_cache(maxsize=32)
def open_font(face: Face) -> Font:
    """Return the opened font of a face; each file is read once in a process.

    Raises OSError where the file cannot be read.
    """
    return Font(face)
