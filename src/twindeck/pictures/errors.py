"""What can be wrong with a picture, and how much of anything a picture may have.

Picture files come from anywhere. Every limit here is far above what a slide can show and far below what would hold up
a build.
"""

from __future__ import annotations

BYTES = 20_000_000
"""Size of an SVG file."""

RASTER_BYTES = 64_000_000
"""Size of a raster image's file."""

PIXELS = 100_000_000
"""Width times height of a raster image, before and after decoding."""

FRAME_PIXELS = 50_000_000
"""The same for GIF and WebP, whose decoders keep the whole image several times."""

STORED_PIXELS = 16_000_000
"""Width times height of a raster image as it is stored: more than a slide has at 220 pixels an inch and 1.3 times that."""

PARTS = 300_000
"""Chunks, segments or blocks of a raster image's file."""

SCANS = 1_200_000_000
"""Pixels that all passes over a progressive JPEG come to."""

ENTITIES = 1_000
"""Entities that an SVG declares."""

ENTITY_LENGTH = 10_000
"""Characters of one."""

ENTITY_DEPTH = 4
"""Levels of entities within entities."""

EXPANDED = 20_000_000
"""Characters that all entities of an SVG come to where they are used, at most."""

ELEMENTS = 50_000
"""Elements of an SVG, those repeated by `use` counted each time."""

DEPTH = 96
"""Levels of nesting in an SVG, those entered through `use` included."""

SEGMENTS = 400_000
"""Path segments of an SVG in all."""

CLIPPED = 2_000_000
"""Segments of the clip paths of an SVG, counted for each path that they clip."""

APART = 10_000_000
"""Pairs of paths, and their segments, that are looked at to tell whether those of see-through groups overlap."""

COORDINATE = 1e7
"""The largest number that may stand in an SVG's geometry."""

FAR = 20_000
"""How many times as far as it is large a drawing may reach."""

ATTRIBUTES = 500
"""Attributes of an element."""

RULES = 5_000
"""Style rules of an SVG, selectors in a list counted each."""

MATCHES = 2_000_000
"""Tries of a style rule on an element, and properties that rules give to elements."""

STYLES = 500_000
"""Characters of style sheets, and of styles that take a parser of CSS to read."""

TILE = 64_000_000
"""Pixels of a tile of a pattern."""

LAYERS = 100
"""Masks, filters, clip paths and opacities of an SVG that is shown as pixels, each as large as the picture."""

LETTERS = 5_000
"""Characters of text in an SVG that is shown as pixels."""

DASHES = 50_000
"""Dashes of one stroke."""

DASH_LENGTHS = 100
"""Lengths of dashes and gaps that a stroke repeats."""

CHAIN = 16
"""Clip paths, or gradients, that refer to one another."""

EMBEDDED_BYTES = 10_000_000
"""Size of all images embedded in an SVG as data."""

EMBEDDED_PIXELS = 40_000_000
"""Pixels of all images embedded in an SVG."""


class PictureError(Exception):
    """A picture that cannot be used: what is wrong (lower case, no full stop) and what to do about it."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)


class Unplaced(PictureError):
    """The same from where it is not known which element is at fault; whoever knows adds it to the message."""

    def at(self, element: str) -> PictureError:
        """Return the error with its element."""
        return PictureError(f"{self.message}, at {element}", self.hint)
