"""Font files examined before anything is set in them: what is wrong is said here, once, and never while drawing.

Knows files and tables, not themes: TrueType and OpenType (with CFF outlines too), collections, WOFF and WOFF2, variable
fonts. `examine` tells what a face of a file is, or raises `FontError` with what is wrong and what to do. `read` returns
the bytes of a file that was examined.
"""

from __future__ import annotations

import stat
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

import uharfbuzz as hb

from twindeck.theme import Face
from twindeck.theme.webfont import Damaged, is_packed, unpacked

LARGEST = 64 * 2**20
"""Bytes of the largest font file that is read, also after unpacking: more than any typeface for all scripts has."""

_TRIED = 1 << 15
"""Glyphs that are tried out at most: all of most fonts, in some hundredths of a second."""

_NEEDED = {
    "head": "units and bounds",
    "hhea": "line metrics",
    "hmtx": "widths",
    "maxp": "number of glyphs",
    "cmap": "map from characters to glyphs",
    "OS/2": "weight and licence bits",
}
_COLOURED = ("CBDT", "sbix", "SVG ", "COLR", "EBDT")

_RESTRICTED, _PREVIEW, _EDITABLE = 0x2, 0x4, 0x8
_NO_SUBSETTING, _BITMAP_ONLY = 0x100, 0x200
"""Bits of OS/2.fsType; where several of the first three are set, the least restrictive counts."""


class FontError(Exception):
    """A font file that cannot be used: what is wrong with it (lower case, no full stop), and what to do.

    `about` is what was asked that is wrong: the file itself, its number in a collection, or a weight.
    """

    def __init__(self, message: str, hint: str, about: Literal["file", "index", "weight"] = "file") -> None:
        self.message = message
        self.hint = hint
        self.about = about
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class FontFile:
    """A face of a font file, fit for use.

    `family` is the name the file gives itself. `weight` (100 to 900) and `italic` are those of the face or of the chosen
    instance; `axes` are a variable font's axes (least, default, most) and `variations` where on them the instance is.
    `outlines` is the table that holds them. `whole`: its licence bits forbid to embed less than all of it.
    """

    path: str
    index: int
    family: str
    weight: int
    italic: bool
    outlines: Literal["glyf", "CFF ", "CFF2"]
    whole: bool = False
    axes: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    variations: tuple[tuple[str, float], ...] = ()

    def face(self, key: str, *, family: str = "", bold: bool | None = None) -> Face:
        """Return the face under its key in a theme; `family` and `bold` are the file's own unless given."""
        return Face(
            key,
            family or self.family,
            self.weight >= 600 if bold is None else bold,
            self.path,
            self.index,
            self.italic,
            self.weight,
            self.variations,
        )


def examine(
    path: Path | str,
    index: int = 0,
    *,
    weight: int | None = None,
    bold: bool = False,
    italic: bool | None = None,
) -> FontFile:
    """Tell what the face with a number (from 0) in a font file is.

    Of a variable font an instance is chosen: of the `weight`, which must be on its axis, or else as near as it comes to
    700 where `bold` and to its default where not; `italic` chooses on its axis of italics or slant. A font that is not
    variable is what it is: asking it for another weight is an error, asking it for `bold` is not.
    Raises FontError for a file that cannot be read or is no font, lacks what is needed to set or embed it, or may not
    be embedded.
    """
    data = read(path)
    try:
        return _examined(path, data, index, weight, bold=bold, italic=italic)
    except (UnicodeDecodeError, hb.HarfBuzzError, RuntimeError, struct.error) as wrong:
        raise FontError(f'the font "{Path(path).name}" is damaged', "get a complete copy of it") from wrong


def _examined(
    path: Path | str, data: bytes, index: int, weight: int | None, *, bold: bool, italic: bool | None
) -> FontFile:
    name = Path(path).name
    count = _count(data)
    if not 0 <= index < count:
        has = "one font" if count == 1 else f"{count} fonts"
        cure = 'leave "index" out' if count == 1 else f"they are numbered from 0 to {count - 1}"
        raise FontError(f'"{name}" holds {has}; there is no number {index}', cure, "index")
    face = hb.Face(hb.Blob(data), index)
    tables = frozenset(face.table_tags)
    outlines = _check_tables(name, face, tables)
    whole = _check_licence(name, face)
    own_weight, own_italic = _style(face)
    axes = {axis.tag: (axis.min_value, axis.default_value, axis.max_value) for axis in face.axis_infos}
    chosen = _instance(name, axes, weight, own_weight, bold=bold, italic=italic)
    made = FontFile(
        path=str(path),
        index=index,
        family=_family(face) or Path(path).stem,
        weight=round(dict(chosen).get("wght", own_weight)) if chosen else own_weight,
        italic=own_italic or _is_slanted(axes, chosen),
        outlines=outlines,
        whole=whole,
        axes=axes,
        variations=chosen,
    )
    # what a PDF needs can be made of it, or RuntimeError
    subset(face, list(range(min(face.glyph_count, _TRIED))), made.variations)
    return made


FACES = Path(__file__).parent / "faces"
"""The folder of the faces that come with the package."""


@lru_cache(maxsize=1)
def symbol_faces() -> Mapping[str, Face]:
    """Return the faces by their keys that serve every theme last: figures below and above the line, arrows, marks,
    letters of European languages.
    """
    return {
        "symbols": Face("symbols", SYMBOLS, False, str(FACES / "TwindeckSymbols-Regular.ttf")),
        "symbols-bold": Face("symbols-bold", SYMBOLS, True, str(FACES / "TwindeckSymbols-Bold.ttf"), weight=700),
    }


SYMBOLS = "Twindeck Symbols"
"""The family of the faces that serve every theme last."""


@lru_cache(maxsize=16)
def read(path: Path | str) -> bytes:
    """Return the bytes of a font file, unpacked where it is a web font; each file is read once in a process.

    Raises FontError where there is no font to read.
    """
    name = Path(path).name
    try:
        about = Path(path).stat()
        if not stat.S_ISREG(about.st_mode):
            raise FontError(f'"{name}" is not a file', "name a font file (.ttf, .otf, .ttc, .woff2)")
        if about.st_size > LARGEST:
            raise FontError(
                f'the font file "{name}" is larger than {LARGEST // 2**20} MB',
                "use one with fewer characters, or a face of its own instead of a collection",
            )
        data = Path(path).read_bytes()
    except FileNotFoundError as wrong:
        raise FontError(f'there is no font file "{name}"', "paths are relative to the folder of the theme") from wrong
    except OSError as wrong:
        message = f'the font file "{name}" cannot be read: {(wrong.strerror or "unreadable").lower()}'
        raise FontError(message, "check its path and its permissions") from wrong
    except ValueError as wrong:
        raise FontError(f"{name!r} is no name of a file", "name a font file beside the theme") from wrong
    if not data:
        raise FontError(f'the font file "{name}" is empty', "get a complete copy of it")
    if is_packed(data):
        try:
            data = unpacked(data, LARGEST)
        except Damaged as wrong:
            raise FontError(f'the web font "{name}" is damaged: {wrong}', "get a complete copy of it") from wrong
    return data


def _count(data: bytes) -> int:
    """Return how many fonts a file holds; 1 for what is no collection."""
    return int.from_bytes(data[8:12], "big") if data[:4] == b"ttcf" else 1


def _check_tables(name: str, face: hb.Face, tables: frozenset[str]) -> Literal["glyf", "CFF ", "CFF2"]:
    """Return which table holds the outlines; FontError where something is not there that is needed."""
    if not tables:
        raise FontError(
            f'"{name}" is not a font', "use a TrueType or OpenType font (.ttf, .otf, .ttc, .woff or .woff2)"
        )
    for tag, what in _NEEDED.items():
        if tag not in tables or not len(face.reference_table(tag)):
            raise FontError(f'the font "{name}" has no {what} (table {tag})', "get a complete copy of it")
    outlines: Literal["glyf", "CFF ", "CFF2"] | None = None
    if {"glyf", "loca"} <= tables:
        outlines = "glyf"
    elif "CFF2" in tables:
        outlines = "CFF2"
    elif "CFF " in tables:
        outlines = "CFF "
    if outlines is None:
        if tables & frozenset(_COLOURED):
            raise FontError(
                f'the font "{name}" has coloured pictures of its characters, and no outlines',
                "use a font with outlines: a PDF can embed no other",
            )
        raise FontError(f'the font "{name}" has no outlines', "use a TrueType or OpenType font with outlines")
    if not face.glyph_count or not 16 <= face.upem <= 16384:
        raise FontError(f'the font "{name}" is damaged', "get a complete copy of it")
    if not len(face.unicodes):
        raise FontError(f'the font "{name}" maps no character to a glyph', "use a font for Unicode text")
    return outlines


def _check_licence(name: str, face: hb.Face) -> bool:
    """Return whether a font must be embedded whole; FontError where it may not be embedded at all."""
    bits = _licence(face)
    hint = "choose a typeface whose licence allows embedding, such as one under the SIL Open Font License"
    if bits & (_RESTRICTED | _PREVIEW | _EDITABLE) == _RESTRICTED:
        raise FontError(f'the font "{name}" may not be embedded: its licence bits (fsType) forbid it', hint)
    if bits & _BITMAP_ONLY:
        raise FontError(f'the outlines of the font "{name}" may not be embedded: its licence bits forbid it', hint)
    return bool(bits & _NO_SUBSETTING)


def must_be_whole(face: hb.Face) -> bool:
    """Tell whether a font's licence bits forbid to embed less than all of it."""
    return bool(_licence(face) & _NO_SUBSETTING)


def _licence(face: hb.Face) -> int:
    data = face.reference_table("OS/2").data
    return int.from_bytes(data[8:10], "big")


def _style(face: hb.Face) -> tuple[int, bool]:
    """Return the weight a face says it has, and whether it says it is italic or oblique."""
    data = face.reference_table("OS/2").data
    (weight,) = struct.unpack_from(">H", data, 4) if len(data) >= 6 else (400,)
    (selection,) = struct.unpack_from(">H", data, 62) if len(data) >= 64 else (0,)
    # some old fonts count weights from 1 to 9
    weight = weight * 100 if 0 < weight < 10 else weight
    return min(max(weight, 1), 1000), bool(selection & 0x201)


def _family(face: hb.Face) -> str:
    """Return the family that a font names itself, on one line; nothing where it has none."""
    for kind in (hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY, hb.OTNameIdPredefined.FONT_FAMILY):
        found = " ".join("".join(c for c in face.get_name(kind) or "" if c.isprintable()).split())
        if found:
            return found[:100]
    return ""


Axes = Mapping[str, tuple[float, float, float]]


def _instance(
    name: str, axes: Axes, weight: int | None, own: int, *, bold: bool, italic: bool | None
) -> tuple[tuple[str, float], ...]:
    """Return where on its axes a variable font is taken, every axis named; empty for one that is not variable."""
    if "wght" not in axes and weight is not None and weight != own:
        raise FontError(
            f'the font "{name}" has one weight, {own}, not {weight}',
            'leave "weight" out, or name another file',
            "weight",
        )
    if not axes:
        return ()
    chosen = {tag: default for tag, (_, default, _) in axes.items()}
    if "wght" in axes:
        least, default, most = axes["wght"]
        if weight is not None and not least <= weight <= most:
            raise FontError(
                f'the font "{name}" has weights from {least:g} to {most:g}, not {weight}',
                "choose one of those",
                "weight",
            )
        wanted = weight if weight is not None else max(700.0, default) if bold else default
        chosen["wght"] = min(max(float(wanted), least), most)
    if italic and "ital" in axes:
        chosen["ital"] = axes["ital"][2]
    elif italic and "slnt" in axes:
        chosen["slnt"] = axes["slnt"][0]
    return tuple(sorted(chosen.items()))


def _is_slanted(axes: Axes, chosen: tuple[tuple[str, float], ...]) -> bool:
    return any(tag in ("ital", "slnt") and value != 0 for tag, value in chosen if tag in axes)


_DROPPED = ("GSUB", "GPOS", "GDEF", "vhea", "vmtx", "VORG", "BASE", "DSIG", "name", "post", "kern")


def subset(face: hb.Face, glyphs: list[int] | None, variations: tuple[tuple[str, float], ...] = ()) -> bytes:
    """Return a font file with some of a face's glyphs (all where None), an instance where it is variable.

    Glyphs keep their ids; hinting and layout tables, which nothing uses in a PDF, are left out. CFF outlines come as
    CFF 1 with ids as character ids, since PDF knows no other. Raises RuntimeError where the font is too broken.
    """
    wanted = hb.SubsetInput()
    if glyphs is None:
        wanted.keep_everything()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    if "glyf" not in face.table_tags:
        wanted.flags |= hb.SubsetFlags.DOWNGRADE_CFF2 | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    for tag, value in variations:
        wanted.pin_axis_location(face, tag, value)
    if glyphs is not None:
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    drop = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    drop.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    return bytes(hb.subset(face, wanted).blob.data)
