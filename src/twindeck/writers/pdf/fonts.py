"""Fonts as composite fonts with Identity-H encoding: glyph ids in the text, a subset embedded, every glyph mapped back.

Knows glyphs and characters, not pages. The subset keeps glyph ids, and the code of a character is the id of its glyph; only
where two characters share a glyph (a soft and a plain hyphen) the second gets a code of its own, so that either is read
back as what it is. CFF outlines have no map from codes to glyphs: there the first character stands for both, and whoever
shows the second says so beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import uharfbuzz as hb

from twindeck.theme import Face
from twindeck.theme.fonts import IGNORABLE, Font, open_font

_BLANK = -1
"""Stands for a glyph that shows nothing and has no width: one of those left out of the subset, chosen at the end."""


@dataclass
class EmbeddedFont:
    """A face as used in one document: which glyphs for which characters, and the name it has in the pages' resources.

    `used` leads from the codes in the text to glyphs and what they stand for.
    """

    face: Face
    name: str
    used: dict[int, tuple[int, str]] = field(default_factory=dict)
    _hex: dict[str, str] = field(default_factory=dict)
    _codes: dict[tuple[int, str], int] = field(default_factory=dict)
    _extra: int | None = None

    @cached_property
    def font(self) -> Font:
        """The opened font."""
        return open_font(self.face)

    @cached_property
    def is_cff(self) -> bool:
        """Whether the outlines are those of CFF, embedded in another way."""
        return "glyf" not in self.font.hb_face.table_tags

    @cached_property
    def whole(self) -> bool:
        """Whether all of the font is embedded."""
        return self.font.whole

    def encode(self, text: str) -> str:
        """Return a text as hexadecimal codes, without what shows nothing.

        Raises ValueError for a character without a glyph, which PDF/UA-1 forbids to show (7.21.8).
        """
        known = self._hex
        try:
            return "".join([known[character] for character in text])
        except KeyError:
            pass
        for character in text:
            if IGNORABLE.match(character):
                known[character] = ""
            elif character not in known:
                glyph = self.font.glyph(character)
                if not glyph:
                    raise ValueError(f"{self.face.family} has no glyph for U+{ord(character):04X}")
                known[character] = f"{self.code(glyph, character):04X}"
        return "".join([known[character] for character in text])

    def code(self, glyph: int, text: str) -> int:
        """Return the code of a glyph where it stands for a text; `says` tells what is read back."""
        found = self._codes.get((glyph, text))
        if found is None:
            if not glyph:
                raise ValueError(f"{self.face.family} has no glyph for “{text}”")
            found = self._extra_code() if glyph in self.used else glyph
            found = glyph if found is None else found
            self.used.setdefault(found, (glyph, text))
            self._codes[glyph, text] = found
        return found

    def says(self, code: int) -> str:
        """Return the text that a code is read back as."""
        return self.used[code][1]

    def blank(self, text: str) -> int | None:
        """Return a code that shows nothing, takes no room and is read back as a text; None where there can be none."""
        found = self._codes.get((_BLANK, text))
        if found is None and not self.whole and self.font.glyph(" "):
            found = self._extra_code()
            if found is not None:
                self.used[found] = (_BLANK, text)
                self._codes[_BLANK, text] = found
        return found

    def _extra_code(self) -> int | None:
        """Return a code beyond those of the glyphs; None where there is none."""
        if self._extra is None:
            self._extra = self.font.hb_face.glyph_count
        if self.is_cff or self._extra > 0xFFFF:
            return None
        self._extra += 1
        return self._extra - 1

    # ------------------------------------------------------------------------------------------------- what is embedded

    @cached_property
    def _shown(self) -> set[int]:
        """The glyphs to embed, once all text is encoded."""
        return {0, *(glyph for glyph, _ in self.used.values() if glyph != _BLANK)}

    @cached_property
    def _left_out(self) -> int | None:
        """A glyph that is not embedded, and so shows nothing and has no width."""
        return next((glyph for glyph in range(1, max(self._shown)) if glyph not in self._shown), None)

    @cached_property
    def glyphs(self) -> dict[int, int]:
        """The glyphs of the codes, in their order."""
        blank = self.font.glyph(" ") if self._left_out is None else self._left_out
        return {code: blank if glyph == _BLANK else glyph for code, (glyph, _) in sorted(self.used.items())}

    def glyph_map(self) -> bytes | None:
        """Return the map from codes to glyphs, two bytes each; None where every code is its glyph's id."""
        if all(code == glyph for code, glyph in self.glyphs.items()):
            return None
        return b"".join(self.glyphs.get(code, 0).to_bytes(2, "big") for code in range(max(self.used) + 1))

    @cached_property
    def program(self) -> bytes:
        """The font file to embed: the used glyphs alone, their ids kept, without hinting or layout tables."""
        return self.font.subset(sorted(self._shown | ({self.font.glyph(" ")} if self._left_out is None else set())))

    def widths(self) -> list[object]:
        """Return the array W: runs of consecutive codes with their widths in thousandths of an em, as in the program."""
        result: list[object] = []
        embedded = hb.Font(hb.Face(hb.Blob(self.program)))
        scale = 1000 / self.font.units_per_em
        run: list[float] = []
        before = -2
        for code, glyph in self.glyphs.items():
            width = round(embedded.get_glyph_h_advance(glyph) * scale, 2)
            if code != before + 1:
                run = []
                result += [code, run]
            run.append(int(width) if width == int(width) else width)
            before = code
        return result

    def to_unicode(self) -> bytes:
        """Return the CMap that leads from codes back to characters, in blocks of 100 entries (Adobe TN 5014)."""
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        entries = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, (_, text) in sorted(self.used.items())
        ]
        for start in range(0, len(entries), 100):
            block = entries[start : start + 100]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode()
