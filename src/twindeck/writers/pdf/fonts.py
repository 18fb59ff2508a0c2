"""Fonts as composite fonts with Identity-H encoding: glyph ids in the text, a subset embedded, every glyph mapped back.

Knows glyphs and characters, not pages. A character maps to one glyph and, as the subset keeps glyph ids, the id in the
text is the id in the font file.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import uharfbuzz as hb

from twindeck.theme import Face
from twindeck.theme.fonts import Font, open_font


@dataclass(slots=True)
class EmbeddedFont:
    """A face as used in one document: which glyphs, and the name it has in the pages' resources."""

    face: Face
    name: str
    font: Font = field(init=False)
    used: dict[int, str] = field(default_factory=dict)
    _hex: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.font = open_font(self.face)

    def encode(self, text: str) -> str:
        """Return a text as hexadecimal glyph ids.

        Raises ValueError for a character without a glyph, which PDF/UA-1 forbids to show (7.21.8).
        """
        known = self._hex
        try:
            return "".join([known[character] for character in text])
        except KeyError:
            pass
        for character in text:
            if character not in known:
                glyph = self.font.glyph(character)
                if not glyph:
                    raise ValueError(f"{self.face.family} has no glyph for U+{ord(character):04X}")
                self.used.setdefault(glyph, character)
                known[character] = f"{glyph:04X}"
        return "".join([known[character] for character in text])

    def subset(self) -> bytes:
        """Return the font file with the used glyphs alone, their ids kept, without hinting or layout tables."""
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        glyphs = wanted.sets(hb.SubsetInputSets.GLYPH_INDEX)
        glyphs.update({0, *self.used})
        drop = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        drop.update({hb.Tag.from_string(tag) if hasattr(hb, "Tag") else _tag(tag) for tag in _DROPPED})
        made = hb.subset(self.font.hb_face, wanted)
        return bytes(made.blob.data)

    def widths(self) -> list[object]:
        """Return the array W: runs of consecutive glyphs with their widths in thousandths of an em."""
        result: list[object] = []
        scale = 1000 / self.font.units_per_em
        run: list[float] = []
        before = -2
        for glyph in sorted(self.used):
            width = round(self.font.hb_font.get_glyph_h_advance(glyph) * scale, 2)
            if glyph != before + 1:
                run = []
                result += [glyph, run]
            run.append(int(width) if width == int(width) else width)
            before = glyph
        return result

    def to_unicode(self) -> bytes:
        """Return the CMap that leads from glyphs back to characters, in blocks of 100 entries (Adobe TN 5014)."""
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        entries = [
            f"<{glyph:04X}> <{character.encode('utf-16-be').hex().upper()}>"
            for glyph, character in sorted(self.used.items())
        ]
        for start in range(0, len(entries), 100):
            block = entries[start : start + 100]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode()


_DROPPED = ("GSUB", "GPOS", "GDEF", "vhea", "vmtx", "VORG", "BASE", "DSIG", "name", "post", "kern")


def _tag(tag: str) -> int:
    return int.from_bytes(tag.encode(), "big")
