"""What can be wrong with a picture, and how much of anything a picture may have.

Picture files come from anywhere. Every limit here is far above what a slide can show and far below what would hold up
a build.
"""

from __future__ import annotations

BYTES = 20_000_000
"""Size of a file."""

PIXELS = 100_000_000
"""Width times height of a raster image, before and after decoding."""

ELEMENTS = 50_000
"""Elements of an SVG, those repeated by `use` counted each time."""

DEPTH = 96
"""Levels of nesting in an SVG, those entered through `use` included."""

SEGMENTS = 400_000
"""Path segments of an SVG in all."""

COORDINATE = 1e7
"""The largest number that may stand in an SVG's geometry."""

RULES = 5_000
"""Style rules of an SVG, selectors in a list counted each."""

MATCHES = 2_000_000
"""Tries of a style rule on an element."""

LAYERS = 100
"""Masks, filters, clip paths and opacities of an SVG that is shown as pixels, each as large as the picture."""

LETTERS = 5_000
"""Characters of text in an SVG that is shown as pixels."""

DASHES = 50_000
"""Dashes of one stroke."""

CHAIN = 16
"""Clip paths, or gradients, that refer to one another."""

EMBEDDED_BYTES = 10_000_000
"""Size of all images embedded in an SVG as data."""


class PictureError(Exception):
    """A picture that cannot be used: what is wrong (lower case, no full stop) and what to do about it."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)
