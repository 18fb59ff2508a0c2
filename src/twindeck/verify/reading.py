"""What is read back from either file, in the same terms: slides holding texts and figures in reading order.

Points from the slide's top left corner, as everywhere. A `Framed` text comes from the .pptx, where it has a frame and
the lines are the viewer's business; a `Placed` text comes from the PDF, where it has lines and no frame.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from twindeck.geometry import Box


class Unreadable(Exception):
    """A file is not what it should be; `format` says which of the two."""

    def __init__(self, format_: Literal["pptx", "pdf"], message: str) -> None:
        self.format = format_
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Frame:
    """A text frame or a table's cell: its box, the part of it that text flows in, and where its text is anchored."""

    name: str
    box: Box
    inner: Box
    anchor: Literal["top", "middle", "bottom"]


@dataclass(frozen=True, slots=True)
class Framed:
    """A paragraph of the .pptx. `left` is the indentation of its text, from the right where it is read from there (`rtl`);
    `leading` its exact line distance, or None.
    """

    text: str
    frame: Frame
    align: Literal["left", "center", "right", "other"]
    left: float
    leading: float | None
    space_before: float
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of the PDF, or a part of one that stands apart on the same baseline.

    It runs from `x` to the end of its last visible character; `size` is its largest.
    """

    text: str
    x: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A text of the PDF, one structure element: its type and its lines."""

    role: str
    lines: tuple[PlacedLine, ...]

    @property
    def text(self) -> str:
        """The words of all lines; a blank at the end of a line is part of it."""
        return "".join(line.text for line in self.lines)

    @property
    def rows(self) -> tuple[PlacedLine, ...]:
        """The lines, those on the same baseline as one."""
        rows: list[PlacedLine] = []
        for line in self.lines:
            last = rows[-1] if rows else None
            if last is not None and abs(last.baseline - line.baseline) < 0.05:
                x, right = min(last.x, line.x), max(last.right, line.right)
                size = max(last.size, line.size)
                rows[-1] = PlacedLine(last.text + line.text, x, right, last.baseline, size)
            else:
                rows.append(line)
        return tuple(rows)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, chart or diagram. `texts` are the labels within it; a chart's are drawn by each program itself."""

    kind: Literal["picture", "chart", "diagram", "figure"]
    name: str
    alt: str
    box: Box | None
    texts: tuple[Framed, ...] | tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True)
class SlideReading:
    """A slide or page as read; `links` are the targets in reading order: an address, or `slide 5`."""

    number: int
    title: str
    items: tuple[Framed | Placed | Figure, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeckReading:
    """A file as read."""

    title: str
    lang: str
    size: tuple[float, float]
    slides: tuple[SlideReading, ...]
    build: str = ""
    """The id of the build that the file comes from; empty where it carries none."""


_UNSEEN = re.compile("[\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
"""Joiners, marks of direction and variation selectors: they shape what they stand between, and show nothing themselves."""


_SOFT_HYPHEN = "\u00ad"
"""What the PDF ends a line in where a word is parted; the .pptx has a plain hyphen there."""


def key(text: str) -> str:
    """Return the text without blanks, breaks and what shows nothing, by which texts are matched."""
    return "".join(_seen(text).split())


def words(text: str) -> str:
    """Return the text with single blanks, without what shows nothing."""
    return " ".join(_seen(text).split())


def _seen(text: str) -> str:
    return _UNSEEN.sub("", text).replace(_SOFT_HYPHEN, "-")
