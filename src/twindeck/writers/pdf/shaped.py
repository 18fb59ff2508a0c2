"""Shaped pieces as show operators: every glyph in its place, and the text behind it readable in order.

Knows glyphs and codes, not pages. Programs that take text out of a PDF go by the codes' characters, one by one; where a
word's glyphs are not its characters one by one, a word read from the left has its text beside it (ActualText).

What is read from the right is shown in the order in which it is seen, word by word, in marked content that says so
(ReversedChars, ISO 32000-1, 14.8.2.3.3). Readers put such characters right one at a time, those within an ActualText too,
so there each character needs a code: a character without a glyph of its own, as in a ligature, gets one that shows nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from twindeck.scene import Glyph, Piece
from twindeck.writers.pdf.fonts import EmbeddedFont


@dataclass(slots=True)
class Show:
    """One show operator: where it starts from the piece's left end, how far above its baseline, and its codes.

    `parts` are codes and the points by which the pen is moved on between them.
    """

    x: float
    rise: float
    parts: list[int | float] = field(default_factory=list)
    pen: float = 0.0

    def add(self, code: int, x: float, advance: float) -> None:
        """Add a code at a place, after which the pen is further by its advance."""
        if not self.parts:
            self.x = self.pen = x
        elif abs(x - self.pen) > 1e-4:
            self.parts.append(x - self.pen)
            self.pen = x
        self.parts.append(code)
        self.pen += advance


@dataclass(frozen=True, slots=True)
class Word:
    """Show operators that belong together; `text` is what they say where their codes do not."""

    shows: tuple[Show, ...]
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Shaped:
    """A piece ready to be shown, in reading order. `drawn` are glyphs to be drawn as outlines, their text being said by
    others: dots and marks of letters that are read from the right.
    """

    words: tuple[Word, ...]
    drawn: tuple[Glyph, ...] = ()


def shaped(piece: Piece, embedded: EmbeddedFont, size: float) -> Shaped:
    """Return the show operators of a shaped piece."""
    scale = size / embedded.font.units_per_em
    return _from_right(piece, embedded, scale) if piece.rtl else _from_left(piece, embedded, scale)


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Glyphs, from left to right, and the characters that they stand for."""

    text: str
    glyphs: tuple[Glyph, ...]


def _clusters(piece: Piece) -> list[_Cluster]:
    """Return the clusters from left to right."""
    return [
        _Cluster(piece.text[start:end], tuple(glyphs))
        for (start, end), glyphs in groupby(piece.glyphs, key=lambda glyph: (glyph.start, glyph.end))
    ]


def _words(clusters: Sequence[_Cluster]) -> list[list[_Cluster]]:
    """Return clusters as words; a blank stands at the end of a word, as seen from the left."""
    words: list[list[_Cluster]] = [[]]
    for cluster in clusters:
        words[-1].append(cluster)
        if cluster.text.isspace():
            words.append([])
    return [word for word in words if word]


# ----------------------------------------------------------------------------------------------------- read from the left


def _from_left(piece: Piece, embedded: EmbeddedFont, scale: float) -> Shaped:
    return Shaped(tuple(_word_from_left(word, embedded, scale) for word in _words(_clusters(piece))))


def _word_from_left(word: Sequence[_Cluster], embedded: EmbeddedFont, scale: float) -> Word:
    shows: list[Show] = []
    said = ""
    for cluster in word:
        for number, glyph in enumerate(cluster.glyphs):
            # the text of a cluster is that of its first glyph; the others say something, for no code may say nothing
            code = embedded.code(glyph.glyph, cluster.text if not number else cluster.text[-1])
            said += embedded.says(code)
            if not shows or shows[-1].rise != glyph.y:
                shows.append(Show(glyph.x, glyph.y))
            shows[-1].add(code, glyph.x, embedded.font.glyph_advance(glyph.glyph) * scale)
    text = "".join(cluster.text for cluster in word)
    return Word(tuple(shows), None if said == text and len(shows) == 1 and not shows[0].rise else text)


# ---------------------------------------------------------------------------------------------------- read from the right


def _from_right(piece: Piece, embedded: EmbeddedFont, scale: float) -> Shaped:
    """Return words from the right to the left, each shown from the left to the right."""
    words: list[Word] = []
    drawn: list[Glyph] = []
    for word in reversed(_words(_clusters(piece))):
        show = Show(0.0, 0.0)
        said, is_told = "", True
        for cluster in word:
            kept = _on_the_line(cluster, embedded)
            drawn += [glyph for glyph in cluster.glyphs if glyph not in kept]
            left = min(glyph.x for glyph in cluster.glyphs)
            # from the last character to the first: those that have no glyph on the line stand before the others
            spare = len(cluster.text) - len(kept)
            for place, character in enumerate(reversed(cluster.text)):
                glyph = kept[place - spare] if place >= spare else None
                blank = embedded.blank(character) if glyph is None else None
                if glyph is not None:
                    advance = embedded.font.glyph_advance(glyph.glyph) * scale
                    code = embedded.code(glyph.glyph, character + said)
                    is_told = is_told and embedded.says(code) == character + said
                    show.add(code, glyph.x, advance)
                    said = ""
                elif blank is not None:
                    show.add(blank, left, 0.0)
                else:
                    said = character + said
        text = "".join(cluster.text for cluster in reversed(word))
        words += [Word((show,), None if is_told and not said else text)] if show.parts else []
    return Shaped(tuple(words), tuple(drawn))


def _on_the_line(cluster: _Cluster, embedded: EmbeddedFont) -> list[Glyph]:
    """Return the glyphs of a cluster to be shown as text, no more than it has characters: its widest ones on the baseline.

    The others (dots, marks above and below) are drawn: one show operator has one height above the line, and readers take
    what is not in it for another word.
    """
    level = [glyph for glyph in cluster.glyphs if not round(glyph.y, 2)]
    widest = sorted(level, key=lambda glyph: -embedded.font.glyph_advance(glyph.glyph))[: len(cluster.text)]
    return [glyph for glyph in level if glyph in widest]
