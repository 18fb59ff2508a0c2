"""Tiny fonts of every kind, made as they are needed: squares for letters, in each format a theme may name."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

UPEM = 1000
LETTERS = "ABCabc0123456789. -"


def advance(number: int) -> int:
    """Return the advance of the glyph with a number: each another one, so that a wrong glyph has a wrong width."""
    return 300 + 10 * number


def builder(letters: str = LETTERS, *, cff: bool = False, family: str = "Tiny", weight: int = 400) -> FontBuilder:
    """Return a font in the making with a square for each letter, higher for each further one; a blank has no outline."""
    names = [".notdef", *(f"g{ord(letter):04X}" for letter in letters)]
    made = FontBuilder(UPEM, isTTF=not cff)
    made.setupGlyphOrder(names)
    made.setupCharacterMap({ord(letter): f"g{ord(letter):04X}" for letter in letters})
    drawn = {name: _square(name, number, cff=cff) for number, name in enumerate(names)}
    if cff:
        made.setupCFF(f"{family}-Regular", {"FullName": family}, drawn, {})
    else:
        made.setupGlyf(drawn)
    made.setupHorizontalMetrics({name: (advance(number), 50) for number, name in enumerate(names)})
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWeightClass=weight, fsType=0, sCapHeight=700)
    made.setupNameTable({"familyName": family, "styleName": "Regular"})
    made.setupPost()
    return made


def _square(name: str, number: int, *, cff: bool) -> Any:
    pen: Any = T2CharStringPen(advance(number), None) if cff else TTGlyphPen(None)
    if name != "g0020":
        high = 300 + 20 * number
        pen.moveTo((50, 0))
        for point in ((50, high), (200, high), (200, 0)):
            pen.lineTo(point)
        pen.closePath()
    return pen.getCharString() if cff else pen.glyph()


def variable(letters: str = LETTERS, *, italic: bool = False) -> FontBuilder:
    """Return a variable font: at weight 900 all advances are 200 wider than at 100; with an axis of slant if `italic`."""
    made = builder(letters, family="Tiny Variable")
    axes = [("wght", 100, 400, 900, "Weight")] + ([("slnt", -12, 0, 0, "Slant")] if italic else [])
    made.setupFvar(axes, [])
    variations = {}
    for name in made.font.getGlyphOrder():
        count = len(made.font["glyf"][name].getCoordinates(made.font["glyf"])[0])
        # the right side of a square moves with the advance
        heavy, light = (
            [*[(0, 0), (0, 0), (by, 0), (by, 0)][:count], (0, 0), (by, 0), (0, 0), (0, 0)] for by in (125, -75)
        )
        variations[name] = [_delta({"wght": (0, 1, 1)}, heavy), _delta({"wght": (-1, -1, 0)}, light)]
    made.setupGvar(variations)
    return made


def _delta(axes: dict[str, tuple[float, float, float]], coordinates: list[tuple[int, int]]) -> Any:
    from fontTools.ttLib.tables.TupleVariation import TupleVariation

    return TupleVariation(axes, coordinates)


def variable_cff2(letters: str = LETTERS) -> FontBuilder:
    """Return a variable font with CFF 2 outlines, whose squares grow with the weight and whose advances do not."""
    names = [".notdef", *(f"g{ord(letter):04X}" for letter in letters)]
    made = FontBuilder(UPEM, isTTF=False)
    made.setupGlyphOrder(names)
    made.setupCharacterMap({ord(letter): f"g{ord(letter):04X}" for letter in letters})
    made.setupNameTable({"familyName": "Tiny CFF2", "styleName": "Regular"})
    made.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    shapes = {}
    for number, name in enumerate(names):
        pen = T2CharStringPen(None, None, CFF2=True)
        if name != "g0020":
            pen.moveTo((50, 0))
            for point in ((50, 300), (200 + number, 300), (200 + number, 0)):
                pen.lineTo(point)
            pen.closePath()
        shape = pen.getCharString()
        if name != "g0020":
            # the first corner moves by 100 at the heaviest
            shape.program = [50, 100, 1, "blend", *shape.program[1:]]
        shapes[name] = shape
    made.setupCFF2(shapes, [{}], [{"wght": (0, 1, 1)}])
    made.setupHorizontalMetrics({name: (advance(number), 50) for number, name in enumerate(names)})
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupOS2(sTypoAscender=800, sTypoDescender=-200, fsType=0, sCapHeight=700)
    made.setupPost()
    return made


def data(font: TTFont | FontBuilder, flavour: str | None = None) -> bytes:
    """Return a font's bytes, packed as a web font where a flavour is given."""
    font = font.font if isinstance(font, FontBuilder) else font
    font.flavor = flavour
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def collection(fonts: Sequence[FontBuilder]) -> bytes:
    """Return a collection of fonts."""
    made, holder = io.BytesIO(), TTCollection()
    holder.fonts = [TTFont(io.BytesIO(data(font))) for font in fonts]
    holder.save(made)
    return made.getvalue()


def changed(change: Callable[[TTFont], None]) -> bytes:
    """Return a font's bytes after a change to it."""
    font = TTFont(io.BytesIO(data(builder())))
    change(font)
    return data(font)


def without(table: str) -> bytes:
    """Return a font that lacks a table, its other tables as they were."""
    font = TTFont(io.BytesIO(data(builder())))
    del font[table]
    made = io.BytesIO()
    tables = {tag: font.reader[tag] for tag in font.reader.keys() if tag != table}  # noqa: SIM118
    from fontTools.ttLib.sfnt import SFNTWriter

    writer = SFNTWriter(made, len(tables))
    for tag, content in tables.items():
        writer[tag] = content
    writer.close()
    return made.getvalue()


def written(folder: Path, content: bytes, name: str = "tiny.ttf") -> Path:
    """Write a font file into a folder."""
    path = folder / name
    path.write_bytes(content)
    return path
