"""Picture files made safe and ready for both outputs: bytes in, a `scene.Asset` out. Reads no files and no network.

SVG becomes a vector drawing, or pixels where it has what cannot be drawn so; PNG, JPEG, WebP and GIF become a PNG or
JPEG that is upright, in sRGB, without metadata and no larger than the slide needs. What a file is, its bytes tell, not
its name.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Literal, TypeVar

from PIL import Image

from twindeck.pictures.errors import PictureError
from twindeck.pictures.placing import Fit, Placing, crop_for
from twindeck.pictures.raster import as_png, load_raster, raster_size
from twindeck.pictures.svg import Svg, load_svg, svg_size
from twindeck.pictures.svg.rendering import can_render, render_drawing
from twindeck.pictures.svg.resvg import render
from twindeck.scene import Asset
from twindeck.vector import VectorDrawing

__all__ = ["Fit", "Loaded", "PictureError", "Placing", "crop_for", "held_by", "intrinsic_size", "load", "rasters"]

SVG_DENSITY = 192
"""Pixels an inch of an SVG's rendering: twice what a screen shows at full size."""

SVG_PIXELS = 2000
"""The longer side of an SVG's rendering at most."""

_SEGMENT_BYTES = 400
_KEPT, _KEPT_BYTES = 256, 300_000_000
_cache: dict[tuple[object, ...], tuple[object, int]] = {}
_cache_lock = Lock()
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Loaded:
    """An image file ready for the Scene, and sentences about what of it is not shown as it is meant."""

    asset: Asset
    warnings: tuple[str, ...] = ()


def intrinsic_size(data: bytes, name: str) -> tuple[float, float]:
    """Return an image's own width and height, upright, in pixels or user units, without decoding it.

    `name` is what messages call it. Raises PictureError for a file that is no image known here.
    """
    kind = _kind(data, name)
    return _named(name, lambda: svg_size(data) if kind == "svg" else raster_size(data))


def load(
    data: bytes,
    *,
    name: str,
    shown: tuple[float, float],
    fit: Fit = "cover",
    raster: bool = True,
) -> Loaded:
    """Make an image file ready for showing.

    `name` is what messages call it; `shown` is the box it is shown in at its largest, width and height in points, and
    `fit` how it lies there; both only decide how many pixels it gets. With `raster` False, an SVG that can be drawn as
    vectors with little effort is not rendered and its asset's `raster` is empty: enough for a PDF, and `rasters` makes up
    for it later.
    Raises PictureError for what is unsafe, broken, unknown or beyond the limits; ValueError for a box without an area.
    """
    if min(shown) <= 0:
        raise ValueError("a picture's box has a width and a height")
    kind = _kind(data, name)
    digest = hashlib.sha256(data).digest()
    if kind == "svg":
        svg = _cached(("svg", digest), lambda: _named(name, lambda: load_svg(data)))
        size = _svg_pixels(svg, shown, fit)
        key = ("asset", digest, size, raster)
        asset = _cached(key, lambda: _named(name, lambda: _svg_asset(svg, size, raster)))
        return Loaded(asset, tuple(f"{name}: {warning}" for warning in svg.warnings))
    points = _points(_named(name, lambda: raster_size(data)), shown, fit)
    return _cached(("raster", digest, points, name), lambda: _named(name, lambda: _raster_asset(data, points, name)))


def rasters(assets: Iterable[Asset]) -> dict[str, bytes | PictureError]:
    """Return the PNG or JPEG of each asset by its key, rendering those that were loaded with `raster=False`.

    Where that cannot be done the reason stands in its place. Rendering and compressing let go of the interpreter, so this
    uses two threads.
    """
    from concurrent.futures import ThreadPoolExecutor

    wanted = {asset.key: asset for asset in assets}
    with ThreadPoolExecutor(2) as threads:
        return dict(zip(wanted, threads.map(_raster, wanted.values()), strict=True))


def _raster(asset: Asset) -> bytes | PictureError:
    if asset.raster or asset.vector is None or asset.svg is None:
        return asset.raster
    vector, plain = asset.vector, asset.svg
    try:
        return _cached(("png", asset.key), lambda: _drawing_png(vector, plain, asset.pixels, light=True))
    except PictureError as refused:
        return refused


def _cached(key: tuple[object, ...], make: Callable[[], _T]) -> _T:
    """Return what was made before for this key; of very many, or of very much, the oldest are forgotten."""
    known = _cache.get(key)
    if known is not None:
        return known[0]  # type: ignore[return-value]
    made = make()
    with _cache_lock:
        _cache[key] = (made, _size(made))
        total = sum(size for _, size in _cache.values())
        while len(_cache) > _KEPT or total > _KEPT_BYTES:
            total -= _cache.pop(next(iter(_cache)))[1]
    return made


def held_by(asset: Asset) -> int:
    """Return about how many bytes of memory an asset takes."""
    segments = 0 if asset.vector is None else sum(len(path.path) for path in asset.vector.paths)
    return len(asset.raster) + len(asset.svg or b"") + _SEGMENT_BYTES * segments


def _size(made: object) -> int:
    match made:
        case bytes():
            return len(made)
        case Asset():
            return held_by(made)
        case Loaded(asset=asset):
            return held_by(asset)
        case Svg(checked=checked, vector=vector):
            segments = 0 if vector is None else sum(len(path.path) for path in vector.paths)
            return len(checked) + _SEGMENT_BYTES * segments
    return 0


def _named(name: str, make: Callable[[], _T]) -> _T:
    """Return what is made; errors get the file's name."""
    try:
        return make()
    except PictureError as problem:
        raise PictureError(f"{name}: {problem.message}", problem.hint) from None


_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "raster"),
    (b"\xff\xd8\xff", "raster"),
    (b"GIF87a", "raster"),
    (b"GIF89a", "raster"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BM", "a BMP image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"%PDF", "a PDF"),
    (b"%!PS", "a PostScript file"),
    (b"\xd7\xcd\xc6\x9a", "a WMF drawing"),
    (b"\x01\0\0\0", "an EMF drawing"),
    (b"PK\x03\x04", "an archive"),
)


def _kind(data: bytes, name: str) -> Literal["svg", "raster"]:
    """Tell what a file is from its first bytes."""
    if not data:
        raise PictureError(f"{name}: the file is empty", "check that it was saved")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "raster"
    found = next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)
    if found == "raster":
        return "raster"
    if data[4:8] == b"ftyp":
        found = "an AVIF, HEIC or film file"
    head = data[:256].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    if found is None and head.startswith(b"<"):
        return "svg"
    what = found or "neither an SVG nor an image"
    raise PictureError(f"{name}: the file is {what}", "save the picture as SVG, PNG, JPEG or WebP")


def _points(size: tuple[float, float], shown: tuple[float, float], fit: Fit) -> tuple[float, float]:
    """Return the size in points at which the whole image is shown."""
    across, down = shown[0] / size[0], shown[1] / size[1]
    scale = max(across, down) if fit == "cover" else min(across, down)
    return size[0] * scale, size[1] * scale


def _svg_pixels(svg: Svg, shown: tuple[float, float], fit: Fit) -> tuple[int, int]:
    """Return the size in pixels of an SVG's rendering."""
    w, h = _points((svg.width, svg.height), shown, fit)
    scale = min(SVG_DENSITY / 72, SVG_PIXELS / max(w, h))
    return max(1, round(w * scale)), max(1, round(h * scale))


def _svg_asset(svg: Svg, size: tuple[int, int], raster: bool) -> Asset:
    """Return the asset of an SVG; its key does not depend on whether it is rendered now or later.

    Later is for light drawings only: what may be refused is refused here, with the place of the picture at hand.
    """
    if svg.vector is not None and svg.plain is not None:
        key = hashlib.sha256(b"%s%dx%d" % (svg.plain, *size)).hexdigest()
        light = svg.is_light(*size)
        png = _drawing_png(svg.vector, svg.plain, size, light) if raster or not light else b""
        return Asset(key, "image/png", png, size, svg.width, svg.height, svg.plain, svg.vector)
    try:
        png = _resvg_png(svg.checked, size)
    except PictureError as problem:
        has = f"; it has {', '.join(svg.features[:3])}"
        raise PictureError(problem.message + has, problem.hint) from None
    return Asset(hashlib.sha256(png).hexdigest(), "image/png", png, size, svg.width, svg.height)


def _drawing_png(drawing: VectorDrawing, plain: bytes, size: tuple[int, int], light: bool) -> bytes:
    """Return a drawing as a PNG: by PDFium, or from its plain SVG by resvg where it has gradients."""
    if not can_render(drawing):
        return _resvg_png(plain.decode(), size)
    try:
        return as_png(render_drawing(drawing, *size, light), drawn=True)
    except ValueError as problem:
        raise PictureError(f"the drawing cannot be rendered ({problem})", "try again") from None


def _resvg_png(text: str, size: tuple[int, int]) -> bytes:
    with Image.open(io.BytesIO(render(text, *size)), formats=("PNG",)) as image:
        # resvg keeps the drawing's proportions, which may be a row of pixels more than was asked for.
        return as_png(image if image.size == size else image.resize(size, Image.Resampling.LANCZOS), drawn=True)


def _raster_asset(data: bytes, points: tuple[float, float], name: str) -> Loaded:
    made = load_raster(data, points)
    key = hashlib.sha256(made.data).hexdigest()
    asset = Asset(key, made.media_type, made.data, made.pixels, made.width, made.height)
    return Loaded(asset, tuple(f"{name}: {warning}" for warning in made.warnings))
