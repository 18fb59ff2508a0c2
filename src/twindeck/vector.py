"""A drawing made of filled and stroked paths: what an SVG becomes once its features are resolved.

Every shape, `use`, transform, style and unit of the source is gone: what is left is absolute paths in the drawing's own
coordinates (y down, from 0, 0 to `width`, `height`), with plain colours, opacities, gradients and clips. A writer of a
vector format can draw it without knowing SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twindeck.geometry import Path


@dataclass(frozen=True, slots=True)
class GradientStop:
    """A stop of a gradient: offset from 0 to 1, six hexadecimal digits."""

    offset: float
    rgb: str


@dataclass(frozen=True, slots=True)
class Gradient:
    """A linear (x1, y1, x2, y2) or radial (cx, cy, r, fx, fy) gradient in the drawing's coordinates, opaque stops.

    Outside its ends the gradient goes on in the colour of its last stop (`pad`).
    """

    kind: Literal["linear", "radial"]
    coordinates: tuple[float, ...]
    stops: tuple[GradientStop, ...]


Paint = str | Gradient
"""Six hexadecimal digits, or a gradient."""


@dataclass(frozen=True, slots=True)
class Clip:
    """An outline that limits what is drawn."""

    path: Path
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class VectorPath:
    """One painted path. Stroke width and dashes in the drawing's units; `clips` all apply."""

    path: Path
    fill: Paint | None = None
    fill_opacity: float = 1.0
    even_odd: bool = False
    stroke: Paint | None = None
    stroke_opacity: float = 1.0
    stroke_width: float = 1.0
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"
    miter_limit: float = 4.0
    dashes: tuple[float, ...] = ()
    dash_offset: float = 0.0
    clips: tuple[Clip, ...] = ()


@dataclass(frozen=True, slots=True)
class VectorDrawing:
    """A whole drawing; later paths lie over earlier ones."""

    width: float
    height: float
    paths: tuple[VectorPath, ...]
