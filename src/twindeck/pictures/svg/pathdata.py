"""Path data (SVG 1.1, 8.3): the `d` attribute becomes absolute moves, lines, cubics and closings, transformed."""

from __future__ import annotations

import math
import re

from twindeck.geometry import Command, Path
from twindeck.pictures.errors import COORDINATE, SEGMENTS, Unplaced
from twindeck.pictures.svg.matrix import NUMBER, Matrix

_LETTERS = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])")
_COMMANDS = "MmZzLlHhVvCcSsQqTtAa"
_NUMBERS = re.compile(NUMBER)
# Atomic and possessive: no text, however hostile, makes these go back over what they have read.
_SEQUENCE = re.compile(rf"\s*+(?:{NUMBER}(?:\s*+,?+\s*+{NUMBER})*+)?+\s*+")
_COMMA = r"\s*+,?+\s*+"
_ARC = re.compile(
    rf"\s*+({NUMBER}){_COMMA}({NUMBER}){_COMMA}({NUMBER}){_COMMA}([01]){_COMMA}([01]){_COMMA}({NUMBER}){_COMMA}({NUMBER}){_COMMA}"
)
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}


def read(data: str, matrix: Matrix) -> tuple[Path, str | None]:
    """Return the path, and where its data could not be read on (None when all of it could).

    A path with an error is drawn up to it, as the SVG specification has it (8.3.9). Raises PictureError for numbers out
    of range and for more segments than any drawing has.
    """
    if data.strip() == "none":
        return (), None
    if len(data) > SEGMENTS and sum(map(data.count, _COMMANDS)) > SEGMENTS:
        raise too_long()
    parts = _LETTERS.split(data)
    if parts[0].strip():
        return (), parts[0].strip()[:20]
    builder = _Builder(matrix)
    for index in range(1, len(parts), 2):
        letter, text = parts[index], parts[index + 1]
        if index == 1 and letter not in "Mm":
            return (), letter
        problem = _command(builder, letter, text)
        if len(builder.commands) > SEGMENTS:
            raise too_long()
        if problem is not None:
            return tuple(builder.commands), problem
    return tuple(builder.commands), None


def _command(builder: _Builder, letter: str, text: str) -> str | None:
    """Add one command with all its repetitions; return what could not be read."""
    kind, relative = letter.upper(), letter.islower()
    if kind == "Z":
        builder.close()
        return text.strip()[:20] or None
    if kind == "A":
        return _arcs(builder, relative, text)
    if _SEQUENCE.fullmatch(text) is None:
        numbers, rest = _readable(text)
    else:
        numbers, rest = list(map(float, _NUMBERS.findall(text))), None
    arity = _ARITY[kind]
    over = len(numbers) % arity
    if over or not numbers:
        rest = rest or f"{letter}{text.strip()[:20]}"
        numbers = numbers[: len(numbers) - over]
    if len(numbers) > SEGMENTS * arity:
        raise too_long()
    if numbers:
        if not -COORDINATE <= min(numbers) <= max(numbers) <= COORDINATE:
            raise out_of_range()
        builder.add(kind, relative, numbers)
    return rest


def too_long() -> Unplaced:
    """Return the error for more segments than any drawing has."""
    return Unplaced(f"a path has more than {SEGMENTS:,} segments", "simplify the drawing")


def out_of_range() -> Unplaced:
    """Return the error for numbers that no drawing has."""
    return Unplaced(f"a coordinate is larger than {COORDINATE:,.0f}", "check the file in a drawing program")


def _readable(text: str) -> tuple[list[float], str]:
    """Return the numbers before the first thing that is not one, and that thing."""
    found = _SEQUENCE.match(text)
    end = found.end() if found else 0
    return [float(number) for number in _NUMBERS.findall(text[:end])], text[end:].strip()[:20]


def _arcs(builder: _Builder, relative: bool, text: str) -> str | None:
    position = 0
    while position < len(text) or position == 0:
        found = _ARC.match(text, position)
        if found is None:
            return text[position:].strip()[:20] or "a"
        rx, ry, angle, large, sweep, x, y = (float(number) for number in found.groups())
        if max(abs(rx), abs(ry), abs(angle), abs(x), abs(y)) > COORDINATE:
            raise out_of_range()
        builder.arc(rx, ry, angle, large == 1, sweep == 1, x, y, relative)
        position = found.end()
    return None


class _Builder:
    """The commands so far, the pen's place and the last handle, all in user space; commands come out transformed."""

    __slots__ = ("commands", "handle", "handle_kind", "matrix", "start_x", "start_y", "x", "y")

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.commands: list[Command] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.handle = (0.0, 0.0)
        self.handle_kind = ""

    def add(self, kind: str, relative: bool, n: list[float]) -> None:
        """Add the repetitions of one command; `n` has a whole number of them."""
        match kind:
            case "M":
                self.move(n[0], n[1], relative)
                self.lines(n[2:], relative)
            case "L":
                self.lines(n, relative)
            case "H":
                for x in n:
                    self.line(self.x + x if relative else x, self.y)
            case "V":
                for y in n:
                    self.line(self.x, self.y + y if relative else y)
            case "C":
                self.cubics(n, relative)
            case "S":
                self.smooth_cubics(n, relative)
            case "Q":
                for i in range(0, len(n), 4):
                    ox, oy = (self.x, self.y) if relative else (0.0, 0.0)
                    self.quadratic(ox + n[i], oy + n[i + 1], ox + n[i + 2], oy + n[i + 3])
            case _:
                for i in range(0, len(n), 2):
                    ox, oy = (self.x, self.y) if relative else (0.0, 0.0)
                    hx, hy = self.reflected("Q")
                    self.quadratic(hx, hy, ox + n[i], oy + n[i + 1])

    def move(self, x: float, y: float, relative: bool) -> None:
        if relative:
            x, y = self.x + x, self.y + y
        a, b, c, d, e, f = self.matrix
        self.commands.append(("M", a * x + c * y + e, b * x + d * y + f))
        self.x, self.y, self.start_x, self.start_y = x, y, x, y
        self.handle_kind = ""

    def reopen(self) -> None:
        """After a closing, what follows without a move starts where the closed outline did."""
        if self.commands and self.commands[-1][0] == "Z":
            self.move(self.start_x, self.start_y, False)

    def line(self, x: float, y: float) -> None:
        self.lines([x, y], False)

    def lines(self, n: list[float], relative: bool) -> None:
        if not n:
            return
        self.reopen()
        a, b, c, d, e, f = self.matrix
        x, y, add = self.x, self.y, self.commands.append
        for i in range(0, len(n), 2):
            if relative:
                x += n[i]
                y += n[i + 1]
            else:
                x, y = n[i], n[i + 1]
            add(("L", a * x + c * y + e, b * x + d * y + f))
        self.x, self.y, self.handle_kind = x, y, ""

    def cubics(self, n: list[float], relative: bool) -> None:
        self.reopen()
        a, b, c, d, e, f = self.matrix
        x, y, add = self.x, self.y, self.commands.append
        for i in range(0, len(n), 6):
            x1, y1, x2, y2, x3, y3 = n[i : i + 6]
            if relative:
                x1, y1, x2, y2, x3, y3 = x + x1, y + y1, x + x2, y + y2, x + x3, y + y3
            add(
                (
                    "C",
                    a * x1 + c * y1 + e,
                    b * x1 + d * y1 + f,
                    a * x2 + c * y2 + e,
                    b * x2 + d * y2 + f,
                    a * x3 + c * y3 + e,
                    b * x3 + d * y3 + f,
                )
            )
            x, y = x3, y3
        self.x, self.y, self.handle, self.handle_kind = x, y, (x2, y2), "C"

    def smooth_cubics(self, n: list[float], relative: bool) -> None:
        for i in range(0, len(n), 4):
            ox, oy = (self.x, self.y) if relative else (0.0, 0.0)
            hx, hy = self.reflected("C")
            self.cubics([hx, hy, ox + n[i], oy + n[i + 1], ox + n[i + 2], oy + n[i + 3]], False)

    def reflected(self, kind: str) -> tuple[float, float]:
        """Return the last handle mirrored at the pen, or the pen itself after another kind of command."""
        if self.handle_kind != kind:
            return self.x, self.y
        return 2 * self.x - self.handle[0], 2 * self.y - self.handle[1]

    def quadratic(self, hx: float, hy: float, x: float, y: float) -> None:
        x0, y0 = self.x, self.y
        third = 2 / 3
        self.cubics(
            [x0 + third * (hx - x0), y0 + third * (hy - y0), x + third * (hx - x), y + third * (hy - y), x, y], False
        )
        self.handle, self.handle_kind = (hx, hy), "Q"

    def arc(
        self, rx: float, ry: float, degrees: float, large: bool, sweep: bool, x: float, y: float, relative: bool
    ) -> None:
        if relative:
            x, y = self.x + x, self.y + y
        rx, ry = abs(rx), abs(ry)
        if x == self.x and y == self.y:
            return
        if rx < 1e-9 or ry < 1e-9:
            self.line(x, y)
            return
        self.cubics(arc_cubics(self.x, self.y, rx, ry, math.radians(degrees), large, sweep, x, y), False)
        self.handle_kind = ""

    def close(self) -> None:
        if self.commands and self.commands[-1][0] != "Z":
            self.commands.append(("Z",))
        self.x, self.y, self.handle_kind = self.start_x, self.start_y, ""


def arc_cubics(
    x1: float, y1: float, rx: float, ry: float, turn: float, large: bool, sweep: bool, x2: float, y2: float
) -> list[float]:
    """Return an elliptical arc between two points as the numbers of cubics (SVG 1.1, F.6.5), `turn` in radians."""
    cosine, sine = math.cos(turn), math.sin(turn)
    dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
    px, py = cosine * dx + sine * dy, -sine * dx + cosine * dy
    # Radii too small to span the points grow until they do (F.6.6).
    excess = math.hypot(px / rx, py / ry)
    if excess > 1:
        rx, ry = rx * excess, ry * excess
    ux, uy = px / rx, py / ry
    square = ux * ux + uy * uy
    root = math.sqrt(max(0.0, 1 / square - 1)) if square else 0.0
    if large == sweep:
        root = -root
    # The centre on the unit circle's plane: where the ellipse is a circle of radius 1.
    cx, cy = root * uy, -root * ux
    begin = math.atan2(uy - cy, ux - cx)
    swept = math.atan2(-uy - cy, -ux - cx) - begin
    if sweep and swept < 0:
        swept += 2 * math.pi
    elif not sweep and swept > 0:
        swept -= 2 * math.pi
    mx, my = (x1 + x2) / 2, (y1 + y2) / 2

    def place(u: float, v: float) -> tuple[float, float]:
        u, v = (u + cx) * rx, (v + cy) * ry
        return cosine * u - sine * v + mx, sine * u + cosine * v + my

    pieces = max(1, math.ceil(abs(swept) / (math.pi / 2) - 1e-9))
    step = swept / pieces
    k = 4 / 3 * math.tan(step / 4)
    numbers: list[float] = []
    for piece in range(pieces):
        a, b = begin + piece * step, begin + (piece + 1) * step
        numbers += place(math.cos(a) - k * math.sin(a), math.sin(a) + k * math.cos(a))
        numbers += place(math.cos(b) + k * math.sin(b), math.sin(b) - k * math.cos(b))
        numbers += (x2, y2) if piece == pieces - 1 else place(math.cos(b), math.sin(b))
    return numbers


def bounds(path: Path) -> tuple[float, float, float, float] | None:
    """Return left, top, right and bottom of what the path encloses, curves' extremes exact; None when it is empty."""
    xs: list[float] = []
    ys: list[float] = []
    x = y = 0.0
    for command in path:
        match command:
            case ("M" | "L", px, py):
                xs.append(px)
                ys.append(py)
                x, y = px, py
            case ("C", x1, y1, x2, y2, x3, y3):
                xs += _extremes(x, x1, x2, x3)
                ys += _extremes(y, y1, y2, y3)
                x, y = x3, y3
            case _:
                pass
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None


def _extremes(p0: float, p1: float, p2: float, p3: float) -> list[float]:
    """Return the end of a cubic in one dimension and the values where it turns."""
    found = [p3]
    low, high = (p0, p3) if p0 < p3 else (p3, p0)
    if low <= p1 <= high and low <= p2 <= high:
        return found
    a, b, c = -p0 + 3 * p1 - 3 * p2 + p3, 2 * (p0 - 2 * p1 + p2), p1 - p0
    if abs(a) < 1e-12:
        roots = [-c / b] if b else []
    else:
        under = b * b - 4 * a * c
        root = math.sqrt(under) if under >= 0 else None
        roots = [] if root is None else [(-b + root) / (2 * a), (-b - root) / (2 * a)]
    for t in roots:
        if 0 < t < 1:
            s = 1 - t
            found.append(s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3)
    return found
