"""Heights of letters, as a font tells them. Knows no text layout."""

from __future__ import annotations

from functools import lru_cache

import uharfbuzz as hb

from twindeck.theme import Face
from twindeck.theme.fonts import open_font

_LEAST, _MOST = 0.4, 1.0
"""Between which the capitals of any typeface stand, in em: what is beyond is a mistake in the font."""


@lru_cache(maxsize=64)
def cap_height(face: Face) -> float:
    """Return how high capitals and digits stand over the baseline, in em.

    It is OS/2's sCapHeight; where a font does not say, the height of its H, else of its 0.
    """
    font = open_font(face)
    found = font.hb_font.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT)
    if not found:
        glyph = font.glyph("H") or font.glyph("0")
        extents = font.hb_font.get_glyph_extents(glyph) if glyph else None
        found = extents.y_bearing if extents is not None else 0
    return float(min(_MOST, max(_LEAST, found / font.units_per_em)))
