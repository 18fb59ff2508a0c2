"""Shaped text: what directions and scripts a paragraph has, how wide its characters are, where a line's glyphs stand.

Knows fonts, not frames. Only paragraphs that are not plain come here (`analysed` says so): those with a script that joins,
stacks or is read from the right, with marks, or in a language read from the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twindeck.scene import Glyph, Piece, Run
from twindeck.text import bidi, scripts
from twindeck.text.kinsoku import INVISIBLE, SOFT_HYPHEN
from twindeck.theme.fonts import ShapedGlyph, open_font

_CONTEXT = 16
"""Characters on either side of a stretch that may change its shape."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A paragraph that is not plain: for each character its level (odd: read from the right), its script and its run.

    `base` is 1 where the paragraph is read from the right.
    """

    runs: tuple[Run, ...]
    text: str
    base: int
    levels: tuple[int, ...]
    scripts: tuple[str, ...]
    owners: tuple[int, ...]

    @property
    def rtl(self) -> bool:
        """Whether the paragraph is read from the right."""
        return self.base == 1


@dataclass(frozen=True, slots=True)
class _Item:
    """A stretch of one run, one direction and one script."""

    run: int
    start: int
    end: int
    level: int
    script: str


def analysed(runs: Sequence[Run]) -> Analysis | None:
    """Return what is to be known of a paragraph before it is shaped; None where it is plain.

    It is read from the right where the language around it is, and else where its first letter is.
    """
    text = "".join(run.text for run in runs).replace("\n", " ")
    around = next((run for run in runs if run.lang is None and run.text.strip()), runs[0] if runs else None)
    is_rtl = around is not None and bidi.is_rtl(around.rules.lang)
    if not is_rtl and not scripts.needs_shaping(text):
        return None
    return _analysis(runs, text, 1 if is_rtl else bidi.first_strong(text) or 0)


def _analysis(runs: Sequence[Run], text: str, base: int) -> Analysis:
    owners = tuple(index for index, run in enumerate(runs) for _ in run.text)
    kinds = tuple(script for run in runs for script in scripts.scripts(run.text))
    return Analysis(tuple(runs), text, base, bidi.levels(text, base), kinds, owners)


def label(run: Run, *, rtl: bool) -> tuple[tuple[Piece, ...], float]:
    """Return the pieces and the width of what stands before a list's item; no pieces where it is plain."""
    if not rtl and not scripts.needs_shaping(run.text):
        return (), open_font(run.style.face).width(run.text, run.style.size)
    return pieces(_analysis((run,), run.text, int(rtl)), 0, len(run.text))


def widths(paragraph: Analysis) -> tuple[float, ...]:
    """Return the width of each character in points; that of a cluster is its first character's."""
    found = [0.0] * len(paragraph.text)
    for item in _items(paragraph, 0, len(paragraph.text), paragraph.levels):
        font = open_font(paragraph.runs[item.run].style.face)
        scale = paragraph.runs[item.run].style.size / font.units_per_em
        if _is_plain(paragraph, item):
            for i in range(item.start, item.end):
                character = paragraph.text[i]
                found[i] = 0.0 if character in INVISIBLE else font.advance(character) * scale
        else:
            for glyph in _shape(paragraph, item):
                found[glyph.cluster] += glyph.advance * scale
    return tuple(found)


def pieces(paragraph: Analysis, start: int, end: int, hyphen: str = "") -> tuple[tuple[Piece, ...], float]:
    """Return a line's pieces in the order in which they are read, and its width; places are from the line's left end.

    Blanks at the end of the line hang out of it at the side where it ends. A `hyphen` shows at the end where a word goes on
    in the next line.
    """
    levels = bidi.of_line(paragraph.text[start:end], paragraph.levels[start:end], paragraph.base)
    items = list(_items(paragraph, start, end, levels))
    made = [_piece(paragraph, item, hyphen if item is items[-1] else "") for item in items]
    visible = len(paragraph.text[start:end].rstrip(" ")) + start
    hanging = 0.0
    for item in items:
        font = open_font(paragraph.runs[item.run].style.face)
        blanks = max(0, item.end - max(item.start, visible))
        hanging += font.width(" " * blanks, paragraph.runs[item.run].style.size)
    x = -hanging if paragraph.rtl else 0.0
    placed: dict[int, Piece] = {}
    for index in bidi.visual_order([item.level for item in items]):
        piece = made[index]
        placed[index] = Piece(piece.run, piece.text, x, piece.width, piece.glyphs, piece.rtl)
        x += piece.width
    width = sum(piece.width for piece in made) - hanging
    return tuple(placed[index] for index in range(len(made))), width


def _items(paragraph: Analysis, start: int, end: int, levels: Sequence[int]) -> Iterator[_Item]:
    """Yield the stretches of a line in the order in which they are read; `levels` are those of the line."""
    first = start
    for i in range(start + 1, end + 1):
        if i < end and _kind(paragraph, i, levels[i - start]) == _kind(paragraph, first, levels[first - start]):
            continue
        if first < end:
            yield _Item(paragraph.owners[first], first, i, levels[first - start], paragraph.scripts[first])
        first = i


def _kind(paragraph: Analysis, i: int, level: int) -> tuple[int, int, str]:
    return paragraph.owners[i], level, paragraph.scripts[i]


def _is_plain(paragraph: Analysis, item: _Item) -> bool:
    """Tell whether an item needs no shaping, though it stands among others that do."""
    is_shaped = item.level % 2 or item.script or scripts.needs_shaping(paragraph.text[item.start : item.end])
    return not is_shaped


def _shape(paragraph: Analysis, item: _Item) -> tuple[ShapedGlyph, ...]:
    """Shape an item; clusters are places in the paragraph."""
    run = paragraph.runs[item.run]
    first = max(0, item.start - _CONTEXT)
    shaped = open_font(run.style.face).shape(
        paragraph.text[first : item.end + _CONTEXT],
        item.start - first,
        item.end - first,
        script=item.script,
        language=run.lang or run.rules.lang,
        rtl=item.level % 2 == 1,
    )
    return tuple(ShapedGlyph(glyph.glyph, glyph.cluster + first, glyph.advance, glyph.dx, glyph.dy) for glyph in shaped)


def _piece(paragraph: Analysis, item: _Item, hyphen: str) -> Piece:
    """Return an item as a piece at the left end of the line."""
    text = paragraph.text[item.start : item.end]
    style = paragraph.runs[item.run].style
    font = open_font(style.face)
    if _is_plain(paragraph, item):
        text = text.replace(SOFT_HYPHEN, "") + hyphen
        return Piece(item.run, text, 0.0, font.width(text, style.size))
    shaped = _shape(paragraph, item)
    if not shaped:
        return Piece(item.run, text, 0.0, 0.0)
    scale = style.size / font.units_per_em
    starts = sorted({glyph.cluster for glyph in shaped})
    # what shows nothing has no glyph: at the start of an item it goes with the first cluster
    ends = dict(zip(starts, [*starts[1:], item.end], strict=True))
    glyphs: list[Glyph] = []
    pen = 0
    for glyph in shaped:
        start = item.start if glyph.cluster == starts[0] else glyph.cluster
        x, y = (pen + glyph.dx) * scale, glyph.dy * scale
        glyphs.append(Glyph(glyph.glyph, start - item.start, ends[glyph.cluster] - item.start, x, y))
        pen += glyph.advance
    return Piece(item.run, text, 0.0, pen * scale, tuple(glyphs), item.level % 2 == 1)
