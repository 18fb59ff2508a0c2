"""A page's content stream: shapes, text, pictures, each within the marked content of its element or artifact.

Knows PDF operators and which element is open, not PDF objects. Coordinates come in the Scene's system (top left, y down);
each number is turned as it is written, so that no text is mirrored.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from twindeck.geometry import Box, Path, outline
from twindeck.scene import Connector, Glyph, Panel, Paragraph, Piece, Shape, Stroke, TextStyle
from twindeck.theme import Colour
from twindeck.writers.pdf.fonts import EmbeddedFont
from twindeck.writers.pdf.shaped import Show, shaped
from twindeck.writers.pdf.tags import Element, Marked


def number(value: float, places: int = 2) -> str:
    """Return a number as short as its decimals allow; a hundredth of a point is enough on a page."""
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@dataclass(slots=True)
class Annotation:
    """A link's active area on a page, and where it leads."""

    boxes: list[Box]
    contents: str
    uri: str | None
    slide: int | None


@dataclass(slots=True)
class PageContent:
    """What one page shows, and what belongs to what."""

    index: int
    height: float
    fonts: dict[str, EmbeddedFont]
    operators: list[str] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    annotation_owners: list[Element] = field(default_factory=list)
    xobjects: set[str] = field(default_factory=set)
    used_fonts: set[str] = field(default_factory=set)
    _open: bool = False

    # ------------------------------------------------------------------------------------------------- marked content

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """Let what is drawn within belong to an element."""
        self._begin()
        mcid = len(self.owners)
        self.owners.append(element)
        element.kids.append(Marked(self.index, mcid))
        self.operators.append(f"/{element.role} <</MCID {mcid}>> BDC")
        yield
        self._end()

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Let what is drawn within be decoration; `kind` are entries of its property list, such as its type."""
        self._begin()
        self.operators.append(f"/Artifact <<{kind}>> BDC" if kind else "/Artifact BMC")
        yield
        self._end()

    def _begin(self) -> None:
        if self._open:
            raise RuntimeError("marked content cannot be nested")
        self._open = True

    def _end(self) -> None:
        self.operators.append("EMC")
        self._open = False

    # ---------------------------------------------------------------------------------------------------------- shapes

    def path(self, path: Path) -> str:
        """Return the operators that build a path."""
        h = self.height
        parts: list[str] = []
        for command in path:
            match command:
                case ("M", x, y):
                    parts.append(f"{number(x)} {number(h - y)} m")
                case ("L", x, y):
                    parts.append(f"{number(x)} {number(h - y)} l")
                case ("C", x1, y1, x2, y2, x3, y3):
                    parts.append(
                        f"{number(x1)} {number(h - y1)} {number(x2)} {number(h - y2)} {number(x3)} {number(h - y3)} c"
                    )
                case _:
                    parts.append("h")
        return " ".join(parts)

    def panel(self, panel: Panel, box: Box) -> None:
        """Draw a form with its fill and line."""
        if panel.fill is None and panel.stroke is None:
            return
        parts = ["q"]
        if panel.fill is not None:
            parts.append(f"{rgb(panel.fill)} rg")
        if panel.stroke is not None:
            parts.append(stroke_state(panel.stroke))
        parts.append(self.path(outline(panel.geometry, box)))
        both = panel.fill is not None and panel.stroke is not None
        parts.append("B" if both else "f" if panel.fill is not None else "S")
        parts.append("Q")
        self.operators.append(" ".join(parts))

    def has_ink(self, shape: Shape) -> bool:
        """Tell whether a shape shows at all."""
        return shape.panel.fill is not None or shape.panel.stroke is not None

    def connector(self, connector: Connector) -> None:
        """Draw a line with its heads; it ends where the head begins, so that nothing sticks out of the tip."""
        width = connector.stroke.width
        # as large as PowerPoint makes its heads of medium size
        head = 3.0 * max(2.0, width)
        points = list(connector.points)
        curved = connector.form == "curved" and len(points) == 4
        heads: list[Path] = []
        if connector.end_arrow:
            points[-1], triangle = _head(points[-2], points[-1], head)
            heads.append(triangle)
        if connector.begin_arrow:
            points[0], triangle = _head(points[1], points[0], head)
            heads.append(triangle)
        commands: list[object] = [("M", *points[0])]
        if curved:
            commands.append(("C", *points[1], *points[2], *points[3]))
        else:
            commands += [("L", *point) for point in points[1:]]
        line = self.path(tuple(commands))  # type: ignore[arg-type]
        fills = " ".join(f"{self.path(triangle)} f" for triangle in heads)
        colour = rgb(connector.stroke.colour)
        self.operators.append(f"q {stroke_state(connector.stroke)} {line} S {colour} rg {fills} Q")

    # ------------------------------------------------------------------------------------------------------------ text

    def lines(self, paragraph: Paragraph, box: Box, stretches: Iterable[tuple[int, int, int]]) -> None:
        """Draw pieces of a paragraph: (line, first piece, end) each; underlines are drawn with them."""
        self.operators.append("BT")
        font, size, colour = "", 0.0, ""
        at_x = at_y = 0.0
        after: list[str] = []
        for line_number, first, end in stretches:
            line = paragraph.lines[line_number]
            y = self.height - (box.y + line.baseline)
            for piece in line.pieces[first:end]:
                style = paragraph.runs[piece.run].style
                embedded = self.fonts[style.face.key]
                x = box.x + piece.x
                if (embedded.name, style.size) != (font, size):
                    font, size = embedded.name, style.size
                    self.used_fonts.add(style.face.key)
                    self.operators.append(f"/{font} {number(size)} Tf")
                ink = rgb(style.colour)
                if ink != colour:
                    colour = ink
                    self.operators.append(f"{ink} rg")
                if piece.glyphs:
                    at_x, at_y = self._shaped(piece, embedded, style, (x, y), (at_x, at_y), after)
                else:
                    codes = embedded.encode(piece.text)
                    self.operators.append(f"{number(x - at_x)} {number(y - at_y)} Td <{codes}> Tj")
                    at_x, at_y = at_x + float(number(x - at_x)), at_y + float(number(y - at_y))
                if style.underline:
                    after.append(_underline(x, y, piece.width, style))
        self.operators.append("ET")
        self.operators += after

    def _shaped(
        self,
        piece: Piece,
        embedded: EmbeddedFont,
        style: TextStyle,
        place: tuple[float, float],
        at: tuple[float, float],
        after: list[str],
    ) -> tuple[float, float]:
        """Show a shaped piece at a place; returns where the line of text then is, as it is known to the PDF.

        What is to be drawn once text has ended goes to `after`.
        """
        x, y = place
        made = shaped(piece, embedded, style.size)
        if piece.rtl:
            self.operators.append("/ReversedChars BMC")
        rise = 0.0
        for word in made.words:
            if word.text is not None:
                spelled = word.text.encode("utf-16-be").hex().upper()
                self.operators.append(f"/Span <</ActualText <FEFF{spelled}>>> BDC")
            for show in word.shows:
                if number(show.rise) != number(rise):
                    rise = show.rise
                    self.operators.append(f"{number(rise)} Ts")
                dx, dy = number(x + show.x - at[0]), number(y - at[1])
                self.operators.append(f"{dx} {dy} Td {_codes(show, style.size)}")
                at = at[0] + float(dx), at[1] + float(dy)
            if word.text is not None:
                self.operators.append("EMC")
        if number(rise) != "0":
            self.operators.append("0 Ts")
        if piece.rtl:
            self.operators.append("EMC")
        scale = style.size / embedded.font.units_per_em
        after += [
            f"{rgb(style.colour)} rg {_outline(embedded, glyph, x + glyph.x, y + glyph.y, scale)} f"
            for glyph in made.drawn
        ]
        return at

    def label(self, style: TextStyle, text: str, x: float, baseline: float, pieces: Sequence[Piece] = ()) -> None:
        """Draw a single text, such as a bullet, by its pieces if it has any; `baseline` is from the top of the page."""
        embedded = self.fonts[style.face.key]
        self.used_fonts.add(style.face.key)
        if pieces:
            self._label_pieces(style, pieces, x, baseline)
            return
        self.operators.append(
            f"BT /{embedded.name} {number(style.size)} Tf {rgb(style.colour)} rg "
            f"{number(x)} {number(self.height - baseline)} Td <{embedded.encode(text)}> Tj ET"
        )

    def _label_pieces(self, style: TextStyle, pieces: Sequence[Piece], x: float, baseline: float) -> None:
        embedded = self.fonts[style.face.key]
        self.operators.append(f"BT /{embedded.name} {number(style.size)} Tf {rgb(style.colour)} rg")
        after: list[str] = []
        at = (0.0, 0.0)
        y = self.height - baseline
        for piece in pieces:
            if piece.glyphs:
                at = self._shaped(piece, embedded, style, (x + piece.x, y), at, after)
            else:
                dx, dy = number(x + piece.x - at[0]), number(y - at[1])
                self.operators.append(f"{dx} {dy} Td <{embedded.encode(piece.text)}> Tj")
                at = at[0] + float(dx), at[1] + float(dy)
        self.operators += ["ET", *after]

    def xobject(self, name: str, matrix: Sequence[float], clip: Path | None = None) -> None:
        """Paint a form or image through a matrix (already in PDF's own system), within an outline if given."""
        self.xobjects.add(name)
        clipping = f"{self.path(clip)} W n " if clip else ""
        # a drawing of a million units is scaled by a hundredth of a thousandth: ten decimals are six digits of that
        values = " ".join(number(value, 10) for value in matrix)
        self.operators.append(f"q {clipping}{values} cm /{name} Do Q")


def rgb(colour: Colour) -> str:
    """Return a colour's channels as operands."""
    return rgb_hex(colour.rgb)


def rgb_hex(value: str) -> str:
    """Return the channels of six hexadecimal digits as operands."""
    return " ".join(f"{int(value[i : i + 2], 16) / 255:.4f}".rstrip("0").rstrip(".") or "0" for i in (0, 2, 4))


def stroke_state(stroke: Stroke) -> str:
    """Return the operators that set a line's colour, width and dashes."""
    # as long as PowerPoint's "dash"
    dash = f" [{number(stroke.width * 4)} {number(stroke.width * 3)}] 0 d" if stroke.dash else ""
    return f"{rgb(stroke.colour)} RG {number(stroke.width)} w{dash}"


def _codes(show: Show, size: float) -> str:
    """Return the operator that shows codes; the pen is moved between them in thousandths of an em, against the text."""
    parts: list[str] = []
    owed = 0.0
    for part in show.parts:
        if isinstance(part, int):
            parts.append(f"{part:04X}")
        else:
            moved = number(owed - part / size * 1000, 1)
            owed += -part / size * 1000 - float(moved)
            parts.append(f"> {moved} <")
    joined = "".join(parts)
    return f"<{joined}> Tj" if ">" not in joined else f"[<{joined}>] TJ"


def _outline(embedded: EmbeddedFont, glyph: Glyph, x: float, y: float, scale: float) -> str:
    """Return the operators that build a glyph's outline at a place."""
    parts: list[str] = []
    for operator, *values in embedded.font.outline(glyph.glyph):
        points = zip(values[::2], values[1::2], strict=True)
        places = " ".join(f"{number(x + px * scale)} {number(y + py * scale)}" for px, py in points)
        parts.append(f"{places} {_PATH[operator]}".strip())
    return " ".join(parts)


_PATH = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def _underline(x: float, y: float, width: float, style: TextStyle) -> str:
    thick = style.size / 16
    return f"{rgb(style.colour)} rg {number(x)} {number(y - style.size * 0.11)} {number(width)} {number(thick)} re f"


def _head(before: tuple[float, float], tip: tuple[float, float], length: float) -> tuple[tuple[float, float], Path]:
    """Return where the line ends under an arrow head, and the head."""
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    far = math.hypot(dx, dy) or 1.0
    ux, uy = dx / far, dy / far
    base = (tip[0] - ux * length, tip[1] - uy * length)
    half = length / 2
    triangle: Path = (
        ("M", *tip),
        ("L", base[0] - uy * half, base[1] + ux * half),
        ("L", base[0] + uy * half, base[1] - ux * half),
        ("Z",),
    )
    return (tip[0] - ux * length * 0.8, tip[1] - uy * length * 0.8), triangle
