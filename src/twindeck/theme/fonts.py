"""Opened fonts: advances, coverage, shaping and subsets, all from HarfBuzz. Knows no text layout.

Widths are sums of plain advances: PowerPoint applies neither kerning nor optional ligatures unless a run asks for them,
and both writers leave them off, so this is the width in either file. Scripts that are not written letter by letter are
shaped, with all that they need and no kerning either.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import uharfbuzz as hb

from twindeck.theme import Face
from twindeck.theme.fontfile import must_be_whole, read, subset

IGNORABLE = re.compile("[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
                       "\u3164\ufe00-\ufe0f\ufeff\uffa0\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")  # fmt: skip
"""Characters that show nothing by themselves: joiners, variation selectors, marks of direction (Unicode's
Default_Ignorable_Code_Point, but for the soft hyphen, which shows at the end of a line)."""

Segment = tuple[Any, ...]

_BLANK = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})


@dataclass(frozen=True, slots=True)
class ShapedGlyph:
    """A glyph of shaped text, in font units: how far it moves the pen, and where it stands off the pen.

    `cluster` is the index of the first character that it stands for.
    """

    glyph: int
    cluster: int
    advance: int
    dx: int
    dy: int


class Font:
    """An opened font face. Units: `width()` in points for a size in points, everything else in font units.

    Raises FontError where the file is gone or is no font.
    """

    def __init__(self, face: Face) -> None:
        self.face = face
        self._hb_face = hb.Face(hb.Blob(read(face.path)), face.index)
        self._hb_font = hb.Font(self._hb_face)
        if face.variations:
            self._hb_font.set_variations(dict(face.variations))
        is_truetype = "glyf" in self._hb_face.table_tags
        self._loca: bytes = self._hb_face.reference_table("loca").data if is_truetype else b""
        self._has_long_loca = is_truetype and self._hb_face.reference_table("head").data[51] == 1
        self.units_per_em: int = self._hb_face.upem
        self._advances: dict[str, int] = {}
        self._glyphs: dict[str, int] = {}
        self._covered: dict[str, bool] = {}

    def glyph(self, character: str) -> int:
        """Return the glyph of a character, 0 (.notdef) where the font has none."""
        found = self._glyphs.get(character)
        if found is None:
            found = self._hb_font.get_nominal_glyph(ord(character)) or 0
            self._glyphs[character] = found
        return found

    def covers(self, character: str) -> bool:
        """Tell whether the font can show a character: a glyph, and outlines where there is something to see.

        What shows nothing by itself needs no glyph.
        """
        found = self._covered.get(character)
        if found is None:
            found = self._covered[character] = self._covers(character)
        return found

    def _covers(self, character: str) -> bool:
        if IGNORABLE.match(character):
            return True
        glyph = self.glyph(character)
        # U+2800 is the braille pattern without dots
        is_blank = unicodedata.category(character) in _BLANK or character == "\u2800"
        return glyph != 0 and (is_blank or self.has_outline(glyph))

    def has_outline(self, glyph: int) -> bool:
        """Tell whether a glyph has outlines; one that is only a coloured picture has none."""
        loca = self._loca
        if not loca:
            return bool(self.outline(glyph))
        form = ">2I" if self._has_long_loca else ">2H"
        try:
            start, end = struct.unpack_from(form, loca, glyph * struct.calcsize(form) // 2)
        except struct.error:
            return False
        return bool(end > start)

    def outline(self, glyph: int) -> tuple[Segment, ...]:
        """Return a glyph's outline in font units, y upwards: ("M", x, y), ("L", x, y), ("C", six numbers), ("Z",)."""
        drawn: list[Segment] = []
        at = [0.0, 0.0]

        def to(*segment: Any) -> None:
            drawn.append(segment)
            at[:] = segment[-2:]

        def quadratic(cx: float, cy: float, x: float, y: float, _: object) -> None:
            ax, ay = at
            to("C", ax + (cx - ax) * 2 / 3, ay + (cy - ay) * 2 / 3, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y)

        pen = hb.DrawFuncs()
        pen.set_move_to_func(lambda x, y, _: to("M", x, y))
        pen.set_line_to_func(lambda x, y, _: to("L", x, y))
        pen.set_quadratic_to_func(quadratic)
        pen.set_cubic_to_func(lambda a, b, c, d, x, y, _: to("C", a, b, c, d, x, y))
        pen.set_close_path_func(lambda _: drawn.append(("Z",)))
        self._hb_font.draw_glyph(glyph, pen)
        return tuple(drawn)

    def advance(self, character: str) -> int:
        """Return the advance of a character in font units."""
        found = self._advances.get(character)
        if found is None:
            found = self.glyph_advance(self.glyph(character))
            self._advances[character] = found
        return found

    def glyph_advance(self, glyph: int) -> int:
        """Return the advance of a glyph in font units."""
        return int(self._hb_font.get_glyph_h_advance(glyph))

    def width(self, text: str, size: float) -> float:
        """Return the width of a text in points."""
        advances = self._advances
        total = 0
        for character in text:
            known = advances.get(character)
            total += self.advance(character) if known is None else known
        return total * size / self.units_per_em

    def shape(
        self, text: str, start: int, end: int, *, script: str, language: str, rtl: bool
    ) -> tuple[ShapedGlyph, ...]:
        """Shape a stretch of a text, which joins with what stands around it; glyphs from left to right.

        `script` is an ISO 15924 code: Zyyy leaves it to the characters, and blank is for text that needs no shaping but for
        its marks: there, nothing is joined that PowerPoint would not join. What shows nothing has no glyph.
        """
        buffer = hb.Buffer()
        buffer.add_codepoints([ord(character) for character in text], start, end - start)
        buffer.direction = "rtl" if rtl else "ltr"
        if script != "Zyyy":
            buffer.script = script or "Latn"
        # a str subclass that remembers its place in the deck is not taken
        buffer.language = str(language)
        buffer.guess_segment_properties()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(self._hb_font, buffer, _FEATURES if script else _PLAIN_FEATURES)
        return tuple(
            ShapedGlyph(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )

    @property
    def whole(self) -> bool:
        """Whether the font may only be embedded with all its glyphs."""
        return must_be_whole(self._hb_face)

    def subset(self, glyphs: list[int]) -> bytes:
        """Return a font file for embedding with these glyphs, or with all where it may not be made smaller."""
        try:
            return subset(self._hb_face, None if self.whole else glyphs, self.face.variations)
        except RuntimeError:
            # a damaged font of which no part can be made may still do as a whole, which was tried when it was examined
            return subset(self._hb_face, list(range(self._hb_face.glyph_count)), self.face.variations)

    @property
    def hb_face(self) -> hb.Face:
        """HarfBuzz's face, for tables and glyph outlines."""
        return self._hb_face

    @property
    def hb_font(self) -> hb.Font:
        """HarfBuzz's font, for metrics and glyph outlines."""
        return self._hb_font


_FEATURES = {"kern": False}
_PLAIN_FEATURES = {"kern": False, "liga": False, "clig": False}


@lru_cache(maxsize=32)
def open_font(face: Face) -> Font:
    """Return the opened font of a face; each is opened once in a process.

    Raises FontError where the file cannot be read.
    """
    return Font(face)
