"""Fonts as composite fonts with Identity-H encoding: glyph ids in the text, a subset embedded, every glyph mapped back.

Knows glyphs and characters, not pages. The subset keeps glyph ids, and the code of a character is the id of its glyph; only
where two characters share a glyph (a soft and a plain hyphen) the second gets a code of its own, so that either is read
back as what it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import uharfbuzz as hb

from twindeck.theme import Face
from twindeck.theme.fonts import Font, open_font


@dataclass(slots=True)
class EmbeddedFont:
    """A face as used in one document: which characters, and the name it has in the pages' resources.

    `used` leads from the codes in the text to glyphs and characters.
    """

    face: Face
    name: str
    font: Font = field(init=False)
    is_cff: bool = field(init=False)
    used: dict[int, tuple[int, str]] = field(default_factory=dict)
    _hex: dict[str, str] = field(default_factory=dict)
    _extra: int = field(init=False)

    def __post_init__(self) -> None:
        self.font = open_font(self.face)
        self.is_cff = "CFF " in self.font.hb_face.table_tags
        self._extra = self.font.hb_face.glyph_count

    def encode(self, text: str) -> str:
        """Return a text as hexadecimal codes.

        Raises ValueError for a character without a glyph, which PDF/UA-1 forbids to show (7.21.8).
        """
        known = self._hex
        try:
            return "".join([known[character] for character in text])
        except KeyError:
            pass
        for character in text:
            if character not in known:
                known[character] = f"{self._code(character):04X}"
        return "".join([known[character] for character in text])

    def _code(self, character: str) -> int:
        glyph = self.font.glyph(character)
        if not glyph:
            raise ValueError(f"{self.face.family} has no glyph for U+{ord(character):04X}")
        code = glyph
        # a CFF font has no map from codes to glyphs: there the first character stands for both
        if glyph in self.used and not self.is_cff and self._extra <= 0xFFFF:
            code, self._extra = self._extra, self._extra + 1
        self.used.setdefault(code, (glyph, character))
        return code

    def glyph_map(self) -> bytes | None:
        """Return the map from codes to glyphs, two bytes each; None where every code is its glyph's id."""
        if all(code == glyph for code, (glyph, _) in self.used.items()):
            return None
        return b"".join(self.used.get(code, (0, ""))[0].to_bytes(2, "big") for code in range(max(self.used) + 1))

    def subset(self) -> bytes:
        """Return the font file with the used glyphs alone, their ids kept, without hinting or layout tables."""
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        glyphs = wanted.sets(hb.SubsetInputSets.GLYPH_INDEX)
        glyphs.update({0, *(glyph for glyph, _ in self.used.values())})
        drop = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        drop.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
        made = hb.subset(self.font.hb_face, wanted)
        return bytes(made.blob.data)

    def widths(self) -> list[object]:
        """Return the array W: runs of consecutive codes with their widths in thousandths of an em."""
        result: list[object] = []
        scale = 1000 / self.font.units_per_em
        run: list[float] = []
        before = -2
        for code, (glyph, _) in sorted(self.used.items()):
            width = round(self.font.hb_font.get_glyph_h_advance(glyph) * scale, 2)
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
            f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>"
            for code, (_, character) in sorted(self.used.items())
        ]
        for start in range(0, len(entries), 100):
            block = entries[start : start + 100]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode()


_DROPPED = ("GSUB", "GPOS", "GDEF", "vhea", "vmtx", "VORG", "BASE", "DSIG", "name", "post", "kern")
