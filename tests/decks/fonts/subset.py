"""Make the fonts of `scripts.yaml`: `python subset.py FOLDER`, cut down to the characters of that deck.

FOLDER holds, under their own names, the Noto typefaces of Debian's packages fonts-noto-core and fonts-noto-cjk, and
noto-sans-arabic-arabic-wght-normal.woff2 of the npm package @fontsource-variable/noto-sans-arabic.
"""

import io
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

HERE = Path(__file__).parent
WORDS = {ord(character) for character in (HERE.parent / "scripts.yaml").read_text(encoding="utf-8")}
"""All characters of the deck; each font takes those it has."""


def cut(font: TTFont, first: int, last: int) -> TTFont:
    """Return a font with the deck's characters of a range, and what joins them."""
    options = Options(
        hinting=False, notdef_outline=True, glyph_names=False, name_IDs=[0, 1, 2, 13, 14], layout_features=["*"]
    )
    cutting = Subsetter(options)
    cutting.populate(
        unicodes={code for code in WORDS if first <= code <= last} | {0x20, 0x200C, 0x200D, 0x25CC, 0xE32, 0xE4D}
    )
    cutting.subset(font)
    font.recalcTimestamp = False
    return font


def opened(path: Path, number: int = -1) -> TTFont:
    return TTFont(path, fontNumber=number, recalcTimestamp=False)


def main() -> None:
    folder = Path(sys.argv[1])
    arabic = opened(folder / "noto-sans-arabic-arabic-wght-normal.woff2")
    arabic.flavor = None
    cut(arabic, 0x600, 0x6FF).save(HERE / "Arabic-variable.ttf")
    cut(opened(folder / "NotoSansHebrew-Regular.ttf"), 0x590, 0x5FF).save(HERE / "Hebrew.ttf")
    cut(opened(folder / "NotoSansDevanagari-Regular.ttf"), 0x900, 0x97F).save(HERE / "Devanagari.ttf")
    thai = cut(opened(folder / "NotoSansThai-Regular.ttf"), 0xE00, 0xE7F)
    thai.flavor = "woff2"
    thai.save(HERE / "Thai.woff2")
    collection = TTCollection()
    for number in (1, 2):
        made = io.BytesIO()
        cut(opened(folder / "NotoSansCJK-Regular.ttc", number), 0x3000, 0xFFFF).save(made)
        collection.fonts.append(TTFont(made, recalcTimestamp=False))
    collection.save(HERE / "CJK.otc")
    for path in sorted(HERE.glob("*.*")):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
