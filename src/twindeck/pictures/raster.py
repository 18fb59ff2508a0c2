"""PNG, JPEG, WebP and GIF: what both files can show, upright, in sRGB, without metadata, no larger than needed."""

from __future__ import annotations

import io
import warnings
import zlib
from dataclasses import dataclass
from typing import Any, Literal

from PIL import Image, ImageChops

from twindeck.pictures.errors import BYTES, PIXELS, PictureError
from twindeck.pictures.metadata import png_is_whole, strip_jpeg, strip_png

DENSITY = 220
"""Pixels an inch that a slide needs."""

EXCESS = 1.3
"""How many times larger an image may be, in each direction, before it is made smaller."""

QUALITY = 88
_PHOTO_COLOURS = 4096
_ORIENTATION = 0x0112
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
_AGAIN = "save it again from an image editor as PNG or JPEG"


@dataclass(frozen=True, slots=True)
class Header:
    """What an image file says of itself: its format and its size in pixels as stored."""

    format: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Raster:
    """An image ready for both files; `width` and `height` are the original's, upright."""

    media_type: Literal["image/png", "image/jpeg"]
    data: bytes
    pixels: tuple[int, int]
    width: int
    height: int
    warnings: tuple[str, ...]


def header(data: bytes) -> Header | None:
    """Return an image's format and size without decoding it, None where it is no image known here."""
    try:
        with _opened(data) as image:
            return Header("JPEG" if image.format == "MPO" else str(image.format), image.width, image.height)
    except PictureError:
        return None


def raster_size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels, upright, without decoding the image. Raises PictureError."""
    with _opened(data) as image:
        return _upright_size(image)


def load_raster(data: bytes, points: tuple[float, float]) -> Raster:
    """Return an image for showing at this size in points. Raises PictureError."""
    if len(data) > BYTES:
        raise PictureError(f"the file has {len(data):,} bytes, more than {BYTES:,}", "make the image smaller")
    with _opened(data) as image:
        if image.format == "PNG" and not png_is_whole(data):
            raise PictureError("the image is broken or cut short", _AGAIN)
        width, height = _upright_size(image)
        target = _target(width, height, points)
        found = _animation(image)
        untouched = None if target or found or _orientation(image) != 1 else _unchanged(image, data)
        if untouched is not None:
            kind: Literal["image/png", "image/jpeg"] = "image/png" if image.format == "PNG" else "image/jpeg"
            return Raster(kind, untouched, (width, height), width, height, found)
        photo = image.format in ("JPEG", "MPO")
        lossless = image.format == "WEBP" and b"VP8L" in data[:64]
        if target and photo:
            # The decoder halves the image as often as it stays twice as large as needed: much faster, no worse.
            image.draft(image.mode if image.mode in ("L", "RGB") else None, _stored(image, target, 2))
        plain = _plain(_decoded(image), upright=_orientation(image))
    if target:
        plain = plain.resize(target, Image.Resampling.LANCZOS, reducing_gap=3.0)
    plain = _without_idle_alpha(plain)
    if not photo and not lossless and "A" not in plain.mode:
        photo = plain.getcolors(_PHOTO_COLOURS) is None
    if photo:
        return Raster("image/jpeg", _as_jpeg(plain), plain.size, width, height, found)
    return Raster("image/png", as_png(plain), plain.size, width, height, found)


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


def _opened(data: bytes) -> Image.Image:
    """Return the image, not decoded yet."""
    try:
        with warnings.catch_warnings():
            # Pillow warns from 89 megapixels on; the limit here is an error.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError:
        raise PictureError(f"the image has more than {PIXELS:,} pixels", "make the image smaller") from None
    except Exception as problem:  # Pillow's readers raise whatever broken bytes make them stumble over.
        raise PictureError(f"the image cannot be read{_detail(problem)}", _AGAIN) from None
    if image.width * image.height > PIXELS:
        size = f"{image.width:,} × {image.height:,}"
        raise PictureError(f"the image has {size} pixels, more than {PIXELS:,} in all", "make the image smaller")
    return image


def _decoded(image: Image.Image) -> Image.Image:
    try:
        image.load()
    except Exception as problem:  # As above.
        raise PictureError(f"the image is broken or cut short{_detail(problem)}", _AGAIN) from None
    return image


def _detail(problem: Exception) -> str:
    text = str(problem)
    return f" ({text})" if text and "BytesIO" not in text and len(text) < 80 else ""


def _orientation(image: Image.Image) -> int:
    """Return how the stored image has to be turned, 1 for not at all; unreadable metadata say nothing."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # As above; a broken note in the margin does not spoil the image.
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _upright_size(image: Image.Image) -> tuple[int, int]:
    return (image.height, image.width) if _orientation(image) >= 5 else (image.width, image.height)


def _target(width: int, height: int, points: tuple[float, float]) -> tuple[int, int] | None:
    """Return the size in pixels to make an image, None where it is not too large."""
    scale = max(points[0] / width, points[1] / height) * DENSITY / 72
    if scale * EXCESS >= 1:
        return None
    return max(1, round(width * scale)), max(1, round(height * scale))


def _stored(image: Image.Image, target: tuple[int, int], times: int) -> tuple[int, int]:
    """Return an upright size as the file has it, several times as large."""
    across, down = target if _orientation(image) < 5 else target[::-1]
    return across * times, down * times


def _animation(image: Image.Image) -> tuple[str, ...]:
    if image.format == "MPO" or not getattr(image, "is_animated", False):
        return ()
    return ("the image is animated, and only its first picture is shown",)


def _unchanged(image: Image.Image, data: bytes) -> bytes | None:
    """Return the file without its metadata where its pixels can stay as they are, else None."""
    if not _is_srgb(image):
        return None
    if image.format == "PNG":
        found = strip_png(data)
        if found is not None:
            _decoded(image)
        return found
    if image.format in ("JPEG", "MPO") and image.mode in ("RGB", "L") and image.info.get("adobe_transform", 1) == 1:
        found = strip_jpeg(data)
        if found is not None:
            # All of the file has to be gone through to know that it is whole, but not at its full size.
            image.draft("L", (1, 1))
            _decoded(image)
        return found
    return None


def _is_srgb(image: Image.Image) -> bool:
    profile = image.info.get("icc_profile")
    return not profile or image.mode in ("L", "1") or b"sRGB" in profile or b"s\0R\0G\0B" in profile


def _plain(image: Image.Image, upright: int) -> Image.Image:
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
    turn = _TURNS.get(upright)
    image = image.transpose(turn) if turn is not None else image.copy()
    image.info.clear()
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

    if image.mode not in ("RGB", "RGBA", "CMYK"):
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
