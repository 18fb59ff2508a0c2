"""An SVG as pixels, by resvg, with the package's own fonts and none of the machine's."""

from __future__ import annotations

from importlib.resources import files

FAMILY = "BIZ UDPGothic"


def render(svg: str, width: int, height: int) -> bytes:
    """Return a PNG of an SVG text at this size in pixels. Raises ValueError where resvg cannot read it."""
    import resvg_py

    fonts = [str(files("twindeck.theme") / "faces" / f"BIZUDPGothic-{weight}.ttf") for weight in ("Regular", "Bold")]
    named = "<text" in svg
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            height=height,
            dpi=96.0,
            skip_system_fonts=True,
            font_files=fonts if named else None,
            font_family=FAMILY,
            serif_family=FAMILY,
            sans_serif_family=FAMILY,
            cursive_family=FAMILY,
            fantasy_family=FAMILY,
            monospace_family=FAMILY,
        )
    )
