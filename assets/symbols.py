"""Make the faces that serve every theme last: `python assets/symbols.py FOLDER`.

FOLDER holds the Noto typefaces as TrueType files, as Debian's package fonts-noto-core installs them (version 20201225).
Writes `TwindeckSymbols-Regular.ttf` and `-Bold.ttf` into the package's faces; the same fonts give the same bytes.

They hold what texts in any language need beside their own letters: figures above and below the line, arrows, marks,
circled numbers, mathematics, currencies, dashes, and the letters of Latin, Greek and Cyrillic alphabets for names.
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FACES = Path(__file__).resolve().parent.parent / "src" / "twindeck" / "theme" / "faces"
FAMILY = "Twindeck Symbols"

LETTERS = """
20-7E A0-17F 18F 192 1A0 1A1 1AF 1B0 1C4-1DC 1E4-1F5 1F8-21B 21E 21F 226-233 237 259 2B0-2B8 2BB 2BC 2C6-2DD
300-304 306-30C 30F 311-313 31B 323-328 32D 32E 330 331 338 342 345 370-3FF 400-45F 48A-4FF 1D40 1D43-1D65 1E00-1EFF
2000-206F 2070-209C 20A0-20C0 2100-214F 2150-218F FB00-FB04
"""
SIGNS = """
2016 2020-2027 2030-2038 203B-203F 2100-2149 2150-21FF 2200-22FF 2300-2315 2318-231B 2320 2321 2326-232B 23CE 23CF
23E9-23F3 23FB-23FE 2460-249B 24B6-24CF 24EA-24FF 25A0-25FF 2600-2606 260E-2612 2614 261A-261F 2622 2623 2639-263B 2640 2642
2660-2667 2669-266F 267B 2690 2691 2693 2696 2699 26A0 26A1 26AA 26AB 26D4 2702 2706 2708 2709 270E-2718 271A 271D 2726-2730
2733-2736 2747 2756 2758-2767 2776-27BE 27E6-27EB 27F0-27FF 2934-2937 2B00-2B1C 2B50-2B55 1F5F4 1F5F5 1F5F8 1F5F9
"""

SOURCES = {
    "Regular": (
        ("NotoSans-Regular.ttf", LETTERS),
        ("NotoSansMath-Regular.ttf", SIGNS),
        ("NotoSansSymbols-Regular.ttf", SIGNS),
        ("NotoSansSymbols2-Regular.ttf", SIGNS),
    ),
    "Bold": (("NotoSans-Bold.ttf", LETTERS), ("NotoSansSymbols-Bold.ttf", SIGNS)),
}
"""What each face is made of; a character comes from the first font that has it."""


def codes(ranges: str) -> set[int]:
    """Return the characters that a list of hexadecimal numbers and ranges names."""
    found: set[int] = set()
    for one in ranges.split():
        first, _, last = one.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def part(path: Path, wanted: set[int]) -> TTFont:
    """Return a font cut down to some characters, with marks that find their letters and no other layout."""
    font = TTFont(path, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=["ccmp", "mark", "mkmk"], notdef_outline=True, glyph_names=False,
                      name_IDs=[], drop_tables=["DSIG", "MATH", "BASE", "STAT", "meta", "gasp"])  # fmt: skip
    cutting = Subsetter(options)
    cutting.populate(unicodes=wanted)
    cutting.subset(font)
    if path.name.startswith("NotoSans-"):
        return font
    for tag in ("GSUB", "GPOS", "GDEF"):
        if tag in font:
            del font[tag]
    return font


def made(style: str, folder: Path) -> TTFont:
    """Return a face put together from its sources."""
    taken: set[int] = set()
    with tempfile.TemporaryDirectory() as place:
        files: list[str] = []
        for number, (name, ranges) in enumerate(SOURCES[style]):
            known = set(TTFont(folder / name).getBestCmap())
            wanted = codes(ranges) & known - taken
            taken |= wanted
            files.append(f"{place}/{number}.ttf")
            part(folder / name, wanted).save(files[-1])
        font = Merger().merge(files)
    named(font, style)
    return font


def named(font: TTFont, style: str) -> None:
    """Give the face its own name, Noto's copyright and licence, and fixed dates."""
    names = font["name"]
    names.names = []
    told = {
        0: "Copyright 2010, 2012-2020 Google Inc., 2015-2020 Google LLC. Made from Noto Sans, Noto Sans Math, "
           "Noto Sans Symbols and Noto Sans Symbols 2.",
        1: FAMILY, 2: style, 3: f"{FAMILY} {style} 1", 4: f"{FAMILY} {style}", 5: "Version 1.000",
        6: f"{FAMILY.replace(' ', '')}-{style}",
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://scripts.sil.org/OFL",
    }  # fmt: skip
    for number, text in told.items():
        names.setName(text, number, 3, 1, 0x409)
    font["head"].created = font["head"].modified = 3_692_217_600
    font["OS/2"].fsType = 0
    font["OS/2"].usWeightClass = 700 if style == "Bold" else 400
    font["post"].formatType = 3.0
    font.recalcTimestamp = False


def main() -> None:
    """Write both faces."""
    folder = Path(sys.argv[1])
    for style in SOURCES:
        path = FACES / f"{FAMILY.replace(' ', '')}-{style}.ttf"
        made(style, folder).save(path)
        print(f"{path.name}: {path.stat().st_size // 1024} KB, {len(TTFont(path).getBestCmap())} characters")


if __name__ == "__main__":
    main()
