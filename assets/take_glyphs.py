"""Collect the letters that the drawn screens need: `python assets/take_glyphs.py`.

Writes `parts/glyphs.json`. Only to be run when a drawing gets new words: with the outlines kept beside
the code, the pictures can be drawn again without any font.
"""

import ast
import json
from pathlib import Path

from fontTools.pens.basePen import BasePen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

HERE = Path(__file__).resolve().parent
FACES = HERE.parent / "src" / "twindeck" / "theme" / "faces"
GRID = 256


class OutlinePen(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Relative path data on a grid of `GRID` units to the em, y downwards: short, and exact enough."""

    def __init__(self, font: TTFont) -> None:
        super().__init__(font.getGlyphSet())
        self._k = GRID / font["head"].unitsPerEm
        self._at = (0, 0)
        self._start = (0, 0)
        self.data = ""

    def _step(self, command: str, *points: tuple[float, float]) -> None:
        grid = [(round(x * self._k), round(-y * self._k)) for x, y in points]
        flat = [v for x, y in grid for v in (x - self._at[0], y - self._at[1])]
        self.data += command + "".join(f"{v}" if v < 0 or not i else f" {v}" for i, v in enumerate(flat))
        self._at = grid[-1]

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 (the pen protocol's name)
        self._step("m", pt)
        self._start = self._at

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._step("l", pt)

    def _qCurveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float]) -> None:  # noqa: N802
        self._step("q", pt1, pt2)

    def _closePath(self) -> None:  # noqa: N802
        self.data += "z"
        self._at = self._start


def words() -> set[str]:
    """All characters of the Japanese strings in the drawings."""
    found: set[str] = set()
    for file in sorted((HERE / "drawings").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and not node.value.isascii():
                found |= set(node.value)
    return found | set("0123456789:")


def main() -> None:
    """Read the two faces of the deck's own font and write the table."""
    table: dict[str, dict[str, list[object]]] = {}
    for weight, file in (("regular", "Regular"), ("bold", "Bold")):
        font = TTFont(FACES / f"BIZUDPGothic-{file}.ttf")
        names, widths = font.getBestCmap(), font["hmtx"]
        glyphs: dict[str, list[object]] = {}
        for letter in sorted(words()):
            if ord(letter) not in names or letter.isspace():
                continue
            pen = OutlinePen(font)
            font.getGlyphSet()[names[ord(letter)]].draw(pen)
            glyphs[letter] = [round(widths[names[ord(letter)]][0] * GRID / font["head"].unitsPerEm), pen.data]
        table[weight] = glyphs
    rows = ",\n".join(
        f'"{weight}": {{\n'
        + ",\n".join(
            f"{json.dumps(c, ensure_ascii=False)}: {json.dumps(g)}" for c, g in sorted(glyphs.items())
        )
        + "\n}"
        for weight, glyphs in table.items()
    )
    (HERE / "parts" / "glyphs.json").write_text(f"{{\n{rows}\n}}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
