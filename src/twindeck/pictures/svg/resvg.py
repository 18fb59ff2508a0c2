"""An SVG as pixels, by resvg, with the package's own fonts and none of the machine's."""

from __future__ import annotations

from importlib.resources import files

from twindeck.pictures import guard

FAMILY = "BIZ UDPGothic"


def render(svg: str, width: int, height: int) -> bytes:
    """Return a PNG of an SVG text at this size in pixels. Raises PictureError where that cannot be done within limits."""
    fonts = [str(files("twindeck.theme") / "faces" / f"BIZUDPGothic-{weight}.ttf") for weight in ("Regular", "Bold")]
    return guard.svg_as_png(svg, width, height, FAMILY, fonts if "<text" in svg else [])
