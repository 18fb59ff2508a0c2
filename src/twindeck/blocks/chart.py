"""Charts: numbers drawn, with their data kept for PowerPoint and their alternative text made from the data."""

from __future__ import annotations

from twindeck.diagnostics import Span
from twindeck.geometry import Box, Geometry
from twindeck.layout.context import Context
from twindeck.scene import Chart, Panel, Series, Shape


def ring(
    context: Context,
    box: Box,
    share: float,
    *,
    label: str,
    shown: str,
    as_of: str | None = None,
    origin: Span | None = None,
) -> Chart:
    """Return a ring that shows a share of a whole, from 0 to 100, clockwise from the top."""
    words = context.theme.words
    hole = context.length("ring-hole")
    thickness = box.w * (1 - hole) / 2
    main, track = context.colour("accent"), context.colour("track")
    pieces = [Shape("rest", box, Panel(Geometry("blockArc", (0.0, 360.0, thickness)), track))]
    if share > 0:
        pieces.append(Shape("share", box, Panel(Geometry("blockArc", (0.0, 3.6 * share, thickness)), main)))
    alt = words.get("ring-alt", "{label}: {value}").format(label=label, value=shown)
    if as_of:
        alt += words.get("as_of", " ({})").format(as_of)
    return Chart(
        name=f"{label} – ring",
        box=box,
        kind="ring",
        categories=(label, words.get("rest", "rest")),
        series=(Series(label, (share, round(100 - share, 6)), (main, track)),),
        alt=alt,
        drawing=tuple(pieces),
        number_format='0.##"%"',
        hole=hole,
        origin=origin,
    )
