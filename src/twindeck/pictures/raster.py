"""PNG, JPEG, WebP and GIF: what both files can show, upright, in sRGB, without metadata, no larger than needed."""

from __future__ import annotations

import io
import warnings
import zlib
from dataclasses import dataclass
from typing import Any, Literal

from PIL import Image, ImageChops

from twindeck.pictures import containers
from twindeck.pictures.containers import Container
from twindeck.pictures.errors import (
    FRAME_PIXELS,
    PIXELS,
    RASTER_BYTES,
    SCANS,
    STORED_PIXELS,
    PictureError,
)

DENSITY = 220
"""Pixels an inch that a slide needs."""

EXCESS = 1.3
"""How many times larger an image may be, in each direction, before it is made smaller."""

QUALITY = 88
_PHOTO_COLOURS = 4096
_PROFILE_BYTES = 4_000_000
"""Size of a colour profile. Those with elements of their own making (mpet) may ask for any number of steps a pixel."""

_AGAIN = "save it again from an image editor as PNG or JPEG"
_SMALLER = "make the image smaller"


@dataclass(frozen=True, slots=True)
class Raster:
    """An image ready for both files; `width` and `height` are the original's, upright."""

    media_type: Literal["image/png", "image/jpeg"]
    data: bytes
    pixels: tuple[int, int]
    width: int
    height: int
    warnings: tuple[str, ...]


def raster_size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels, upright, without decoding the image. Raises PictureError."""
    return _upright_size(containers.read(data))


def load_raster(data: bytes, points: tuple[float, float] | None) -> Raster:
    """Return an image for showing at this size in points, None for as large as it is. Raises PictureError."""
    if len(data) > RASTER_BYTES:
        raise PictureError(f"the file has {len(data):,} bytes, more than {RASTER_BYTES:,}", _SMALLER)
    found = containers.read(data)
    _refuse_large(found)
    width, height = _upright_size(found)
    target = None if points is None else _target(width, height, points)
    warned = ("the image is animated, and only its first picture is shown",) if found.animated else ()
    with _opened(found) as image:
        untouched = None if target or found.orientation != 1 else _unchanged(image, found)
        if untouched is not None:
            kind: Literal["image/png", "image/jpeg"] = "image/png" if found.kind == "PNG" else "image/jpeg"
            return Raster(kind, untouched, (width, height), width, height, warned)
        photo = found.kind == "JPEG"
        if target and photo:
            # The decoder halves the image as often as it stays twice as large as needed: much faster, no worse.
            across, down = target if found.orientation < 5 else target[::-1]
            image.draft(image.mode if image.mode in ("L", "RGB") else None, (across * 2, down * 2))
        plain = _plain(_decoded(image), found.orientation)
    if target:
        plain = plain.resize(target, Image.Resampling.LANCZOS, reducing_gap=3.0)
    plain = _without_idle_alpha(plain)
    lossless = found.kind == "WEBP" and found.lossless
    if not photo and not lossless and "A" not in plain.mode:
        photo = plain.getcolors(_PHOTO_COLOURS) is None
    if photo:
        return Raster("image/jpeg", _as_jpeg(plain), plain.size, width, height, warned)
    return Raster("image/png", as_png(plain), plain.size, width, height, warned)


def as_png(image: Image.Image, drawn: bool = False) -> bytes:
    """Return an image as a PNG, with a palette where that loses nothing; `drawn` says that it is flat."""
    if image.mode in ("RGB", "RGBA") and (colours := image.getcolors(256)) is not None:
        method = Image.Quantize.FASTOCTREE if image.mode == "RGBA" else Image.Quantize.MEDIANCUT
        palette = image.quantize(len(colours), method=method, dither=Image.Dither.NONE)
        if ImageChops.difference(palette.convert(image.mode), image).getbbox(alpha_only=False) is None:
            image = palette
    if drawn and image.mode == "RGBA":
        return _flat_png(image)
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=6)
    return file.getvalue()


def _flat_png(image: Image.Image) -> bytes:
    """Return a PNG without row filters: for flat drawings as small as with them, and twice as fast."""
    width, height = image.size
    pixels, stride = image.tobytes(), width * 4
    rows = b"".join([b"\0" + pixels[start : start + stride] for start in range(0, len(pixels), stride)])
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x06\0\0\0"
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 4)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big") for kind, body in chunks
    )


def _as_jpeg(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=QUALITY, subsampling="4:2:0", optimize=True)
    return file.getvalue()


def _refuse_large(found: Container) -> None:
    """Refuse what would take very long or very much memory to decode."""
    most = PIXELS if found.kind in ("PNG", "JPEG") else FRAME_PIXELS
    if found.width * found.height > most:
        size = f"{found.width:,} × {found.height:,}"
        raise PictureError(f"the image has {size} pixels, more than {most:,} in all", _SMALLER)
    if found.scans * found.width * found.height > SCANS:
        raise PictureError(f"the image is drawn in {found.scans:,} passes, which takes too long", _AGAIN)


def _opened(found: Container) -> Image.Image:
    """Return the image, not decoded yet."""
    try:
        with warnings.catch_warnings():
            # Pillow warns from 89 megapixels on; the limit here is an error.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(found.data), formats=(found.kind,))
    except Exception as problem:  # Pillow's readers raise whatever broken bytes make them stumble over.
        raise PictureError(f"the image cannot be read{_detail(problem)}", _AGAIN) from None
    if image.size != (found.width, found.height):
        raise containers.broken(" (it says two sizes)")
    return image


def _decoded(image: Image.Image) -> Image.Image:
    try:
        image.load()
    except Exception as problem:  # As above.
        raise containers.broken(_detail(problem)) from None
    return image


def _detail(problem: Exception) -> str:
    text = str(problem)
    return f" ({text})" if text and "BytesIO" not in text and len(text) < 80 else ""


def _upright_size(found: Container) -> tuple[int, int]:
    return (found.height, found.width) if found.orientation >= 5 else (found.width, found.height)


def _target(width: int, height: int, points: tuple[float, float]) -> tuple[int, int] | None:
    """Return the size in pixels to make an image, None where it is not too large."""
    scale = max(points[0] / width, points[1] / height) * DENSITY / 72
    # An image of which little is seen, such as a long strip that fills a box, is not stored for the sake of the rest.
    most = (STORED_PIXELS / (width * height)) ** 0.5
    if scale * EXCESS >= 1 and most >= 1:
        return None
    scale = min(scale, most)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _unchanged(image: Image.Image, found: Container) -> bytes | None:
    """Return the file without its metadata where its pixels can stay as they are, else None."""
    if found.bare is None or not _is_srgb(image):
        return None
    if found.kind == "PNG":
        _decoded(image)
        # Readers differ in what they show for a colour that is not in the palette.
        known = image.mode != "P" or not any(image.histogram()[found.colours :])
        return found.bare if known and containers.png_is_exact(found) else None
    if image.mode in ("RGB", "L") and image.info.get("adobe_transform", 1) == 1:
        # All of the file has to be gone through to know that it is whole, but not at its full size.
        image.draft("L", (1, 1))
        _decoded(image)
        return found.bare
    return None


def _is_srgb(image: Image.Image) -> bool:
    profile = image.info.get("icc_profile")
    return not profile or image.mode in ("L", "1") or b"sRGB" in profile or b"s\0R\0G\0B" in profile


def _plain(image: Image.Image, orientation: int) -> Image.Image:
    """Return a decoded image as L, RGB or RGBA, in sRGB, turned upright."""
    profile = image.info.get("icc_profile")
    managed = None if _is_srgb(image) else _in_srgb(image, profile)
    if managed is not None:
        image = managed
    elif image.mode in ("I", "I;16", "I;16B", "I;16L"):
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    elif image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
    elif image.mode == "1":
        image = image.convert("L")
    elif image.mode not in ("L", "RGB", "RGBA"):
        image = image.convert("RGB")
    if (turn := _TURNS.get(orientation)) is not None:
        image = image.transpose(turn)
    image.info = {}
    return image


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _in_srgb(image: Image.Image, profile: Any) -> Image.Image | None:
    """Return the image brought from its own profile to sRGB; None where the profile does not serve."""
    from PIL import ImageCms

    if image.mode not in ("RGB", "RGBA", "CMYK") or len(profile) > _PROFILE_BYTES or b"mpet" in profile:
        return None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _without_idle_alpha(image: Image.Image) -> Image.Image:
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB")
    return image
