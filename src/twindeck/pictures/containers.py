"""The containers of PNG, JPEG, GIF and WebP: what of a file counts, found without decoding a pixel.

Knows chunks, segments and blocks, not pixels. Decoders get files made anew from the parts that pixels and colours need,
so that no note in the margin (text, thumbnails, EXIF) can keep them busy; walking through a file is bounded by the number
of its parts.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import Literal

from twindeck.pictures.errors import PARTS, PictureError

Kind = Literal["PNG", "JPEG", "GIF", "WEBP"]

_AGAIN = "save it again from an image editor as PNG or JPEG"


@dataclass(frozen=True, slots=True)
class Container:
    """What an image file says of itself, and the parts of it that count.

    `width` and `height` are in pixels as stored; `orientation` (EXIF, 1 to 8) says how it has to be turned. `data` is a
    file for a decoder. `bare` is one for showing as it is, with nothing but the pixels; None where readers of slides may
    not know its coding. `scans` counts the passes a decoder makes over the whole image.
    """

    kind: Kind
    width: int
    height: int
    data: bytes
    bare: bytes | None = None
    orientation: int = 1
    animated: bool = False
    scans: int = 1
    lossless: bool = True
    colours: int = 0
    """Entries of a PNG's palette."""


def read(data: bytes) -> Container:
    """Read a file of one of the kinds that `kind_of` knows. Raises PictureError where it is broken or cut short."""
    reader = {"PNG": _png, "JPEG": _jpeg, "GIF": _gif, "WEBP": _webp}[kind_of(data) or "PNG"]
    try:
        found = reader(data)
    except (IndexError, ValueError):
        raise broken() from None
    if not found.width or not found.height:
        raise broken()
    return found


def kind_of(data: bytes) -> Kind | None:
    """Tell what a file is from its first bytes."""
    if data.startswith(_PNG):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    return "WEBP" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def broken(detail: str = "") -> PictureError:
    """Return the error for a file that cannot be read to its end."""
    return PictureError(f"the image is broken or cut short{detail}", _AGAIN)


def _too_many(what: str) -> PictureError:
    return PictureError(f"the image file has more than {PARTS:,} {what}", _AGAIN)


# ----------------------------------------------------------------------------------------------------------------- PNG

_PNG = b"\x89PNG\r\n\x1a\n"
_PIXELS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_GREY, _PALETTE, _GREY_ALPHA = 0, 3, 4
_CHANNELS = {_GREY: 1, 2: 3, _PALETTE: 1, _GREY_ALPHA: 2, 6: 4}


def _png(data: bytes) -> Container:
    chunks: dict[bytes, bytes] = {}
    pixels: list[bytes] = []
    repeated = whole = False
    position = len(_PNG)
    for _ in range(PARTS):
        kind = data[position + 4 : position + 8]
        end = position + 12 + int.from_bytes(data[position : position + 4], "big")
        if end > len(data) or len(kind) < 4:
            raise broken()
        intact = zlib.crc32(memoryview(data)[position + 4 : end - 4]) == int.from_bytes(data[end - 4 : end], "big")
        if kind in _PIXELS and not intact:
            raise broken()
        if kind == b"IEND":
            whole = True
            break
        body = data[position + 8 : end - 4]
        if kind == b"IDAT":
            pixels.append(data[position:end])
        elif intact:
            repeated = repeated or (kind in chunks and kind in _PIXELS)
            chunks.setdefault(kind, body)
        position = end
    if not whole:
        raise _too_many("chunks")
    head = chunks.get(b"IHDR", b"")
    if len(head) != 13 or not pixels:
        raise broken()
    depth, colour = head[8], head[9]
    if colour == _PALETTE and b"PLTE" not in chunks:
        raise broken()
    plain = [_chunk(kind, chunks[kind]) for kind in (b"IHDR", b"PLTE", b"tRNS") if kind in chunks]
    profile = [_chunk(b"iCCP", chunks[b"iCCP"])] if b"iCCP" in chunks else []
    file = b"".join([_PNG, plain[0], *profile, *plain[1:], *pixels, _chunk(b"IEND", b"")])
    fit = depth <= 8 and head[10:] == b"\0\0\0" and not repeated and _palette_fits(chunks, colour, depth)
    return Container(
        kind="PNG",
        width=int.from_bytes(head[:4], "big"),
        height=int.from_bytes(head[4:8], "big"),
        data=file,
        bare=b"".join([_PNG, *plain, *pixels, _chunk(b"IEND", b"")]) if fit else None,
        orientation=_orientation(chunks.get(b"eXIf", b"")),
        animated=int.from_bytes(chunks.get(b"acTL", b"")[:4], "big") > 1,
        colours=len(chunks.get(b"PLTE", b"")) // 3,
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def _palette_fits(chunks: dict[bytes, bytes], colour: int, depth: int) -> bool:
    """Tell whether palette and transparency are as ISO 15948, 11.2.3 and 11.3.2, wants them for this kind of colour."""
    palette, transparent = chunks.get(b"PLTE"), chunks.get(b"tRNS")
    if colour == _PALETTE:
        entries = len(palette or b"") // 3
        if not palette or len(palette) % 3 or entries > 1 << depth:
            return False
        return transparent is None or len(transparent) <= entries
    if palette is not None and (colour in (_GREY, _GREY_ALPHA) or len(palette) % 3):
        return False
    return transparent is None or len(transparent) == {_GREY: 2, 2: 6}.get(colour)


def png_is_exact(container: Container) -> bool:
    """Tell whether the pixels of a bare PNG unpack to just as many bytes as it should have, and their checksum holds.

    Decoders stop at the last row and do not look; the readers of a presentation may.
    """
    head = container.data[len(_PNG) + 8 :]
    bits = _CHANNELS.get(head[9], 0) * head[8]
    wanted = container.height * (1 + (container.width * bits + 7) // 8)
    unpacking = zlib.decompressobj()
    found = 0
    file = container.bare or b""
    position = len(_PNG)
    try:
        while position < len(file):
            end = position + 12 + int.from_bytes(file[position : position + 4], "big")
            rest = file[position + 8 : end - 4] if file[position + 4 : position + 8] == b"IDAT" else b""
            while rest and not unpacking.eof and found <= wanted:
                found += len(unpacking.decompress(rest, 1 << 20))
                rest = unpacking.unconsumed_tail
            position = end
        found += len(unpacking.flush()) if found <= wanted else 0
    except zlib.error:
        return False
    return found == wanted and unpacking.eof and not unpacking.unused_data


# ---------------------------------------------------------------------------------------------------------------- JPEG

_SOI, _EOI, _SOS, _DAC, _DHT, _JPG, _APP0, _APP1, _APP2, _APP14, _COM = (
    0xD8, 0xD9, 0xDA, 0xCC, 0xC4, 0xC8, 0xE0, 0xE1, 0xE2, 0xEE, 0xFE,
)  # fmt: skip
_BASELINE, _EXTENDED, _PROGRESSIVE = 0xC0, 0xC1, 0xC2
_MARKER = re.compile(rb"\xff+[^\x00\xff]")
_AFTER_SCAN = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")


def _jpeg(data: bytes) -> Container:
    """Read the first image of a file, as decoders walk through it: what is no marker between segments is passed over."""
    kept, shown = [data[:2]], [data[:2]]
    size, scans, orientation, tidy, known = (0, 0), 0, 0, True, True
    position = 2
    for _ in range(PARTS):
        found = _MARKER.search(data, position)
        if found is None:
            # Cut short. The decoder says so; where it has all its rows by then, nothing is missing.
            break
        tidy = tidy and found.start() == position
        marker, start = data[found.end() - 1], found.end() - 2
        if marker < 0xC0 or 0xD0 <= marker <= _SOI:
            # A marker without a length, out of its place.
            position, tidy = found.end(), False
            continue
        if marker == _EOI:
            kept.append(data[start : start + 2])
            shown.append(data[start : start + 2])
            break
        end = start + 2 + int.from_bytes(data[start + 2 : start + 4], "big")
        if end > len(data) or end < start + 4:
            raise broken()
        body = data[start + 4 : end]
        if 0xC0 <= marker <= 0xCF and marker not in (_DHT, _JPG, _DAC):
            known = known and marker in (_BASELINE, _EXTENDED, _PROGRESSIVE) and body[0] == 8
            size = (int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big"))
        known = known and marker != _DAC
        if marker == _APP1 and body.startswith(b"Exif\0\0"):
            orientation = orientation or _orientation(body[6:])
        if marker == _SOS:
            scans += 1
            following = _AFTER_SCAN.search(data, end)
            end = following.start() if following else len(data)
        segment = data[start:end]
        if _is_wanted(marker, body):
            kept.append(segment)
            if marker != _APP2:
                shown.append(segment)
        position = end
    else:
        raise _too_many("segments")
    tidy = tidy and shown[-1] == b"\xff\xd9"
    return Container(
        kind="JPEG",
        width=size[0],
        height=size[1],
        data=b"".join(kept),
        bare=b"".join(shown) if tidy and known else None,
        orientation=orientation or 1,
        scans=scans,
        lossless=False,
    )


def _is_wanted(marker: int, body: bytes) -> bool:
    """Tell whether a segment says something of the pixels or their colours."""
    if marker == _APP0:
        return body.startswith(b"JFIF\0")
    if marker == _APP2:
        return body.startswith(b"ICC_PROFILE\0")
    return marker == _APP14 or not (_APP0 <= marker <= 0xEF or marker == _COM)


# ------------------------------------------------------------------------------------------------------------- GIF, WebP

_EXTENSION, _IMAGE, _TRAILER, _CONTROL = 0x21, 0x2C, 0x3B, 0xF9


def _gif(data: bytes) -> Container:
    """Read the first picture of a file, with the colours and the transparency it has."""
    position = 13 + _table(data[10])
    head = data[:position]
    control = image = b""
    left = PARTS
    while position < len(data):
        start, kind = position, data[position]
        if kind == _EXTENSION:
            position, left = _blocks(data, position + 2, left)
            if data[start + 1] == _CONTROL and not image:
                control = data[start:position]
        elif kind == _IMAGE and image:
            return _gif_of(head, control, image, animated=True)
        elif kind == _IMAGE:
            position, left = _blocks(data, position + 11 + _table(data[position + 9]), left)
            image = data[start:position]
        else:
            break
    return _gif_of(head, control, image, animated=False)


def _gif_of(head: bytes, control: bytes, image: bytes, animated: bool) -> Container:
    if not image:
        raise broken()
    width, height = int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little")
    right = int.from_bytes(image[1:3], "little") + int.from_bytes(image[5:7], "little")
    bottom = int.from_bytes(image[3:5], "little") + int.from_bytes(image[7:9], "little")
    file = b"".join([head, control, image, bytes([_TRAILER])])
    return Container("GIF", max(width, right), max(height, bottom), file, animated=animated)


def _table(flags: int) -> int:
    """Return how many bytes of colours follow these flags."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _blocks(data: bytes, position: int, left: int) -> tuple[int, int]:
    """Return where a row of sub-blocks ends, and how many more there may be."""
    while size := data[position]:
        position += size + 1
        left -= 1
        if not left:
            raise _too_many("blocks")
    return position + 1, left


def _webp(data: bytes) -> Container:
    """Read the size of a file; its chunks stay as they are, for its decoder goes straight to what it needs."""
    if 8 + int.from_bytes(data[4:8], "little") > len(data):
        raise broken()
    size, orientation, frames, lossless = (0, 0), 1, 0, False
    position = 12
    for _ in range(PARTS):
        if position + 8 > len(data):
            break
        kind, length = data[position : position + 4], int.from_bytes(data[position + 4 : position + 8], "little")
        body = data[position + 8 : position + 8 + min(length, 1 << 16)]
        lossless = lossless or kind == b"VP8L"
        if kind == b"ANMF":
            frames += 1
        elif kind == b"EXIF":
            orientation = _orientation(body.removeprefix(b"Exif\0\0"))
        elif size == (0, 0):
            size = _webp_size(kind, body)
        position += 8 + length + length % 2
    else:
        raise _too_many("chunks")
    return Container("WEBP", *size, data, orientation=orientation, animated=frames > 1, lossless=lossless)


def _webp_size(kind: bytes, body: bytes) -> tuple[int, int]:
    match kind:
        case b"VP8X":
            return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
        case b"VP8L":
            bits = int.from_bytes(body[1:5], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    return 0, 0


# ----------------------------------------------------------------------------------------------------------------- EXIF

_ORIENTATION, _SHORT = 0x0112, 3


def _orientation(exif: bytes) -> int:
    """Return how an image has to be turned, 1 for not at all; unreadable notes say nothing."""
    order: Literal["little", "big"] = "little" if exif[:2] == b"II" else "big"
    if exif[:2] not in (b"II", b"MM"):
        return 1
    start = int.from_bytes(exif[4:8], order)
    count = int.from_bytes(exif[start : start + 2], order)
    for entry in range(start + 2, min(start + 2 + 12 * count, len(exif) - 11), 12):
        tag, kind = (int.from_bytes(exif[entry + place : entry + place + 2], order) for place in (0, 2))
        if tag == _ORIENTATION:
            value = int.from_bytes(exif[entry + 8 : entry + 10], order)
            return value if kind == _SHORT and 1 <= value <= 8 else 1
    return 1
