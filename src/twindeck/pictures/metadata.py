"""Metadata cut out of PNG and JPEG files without touching their pixels."""

from __future__ import annotations

import zlib

_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_SOI, _EOI, _SOS, _APP0, _APP14 = 0xD8, 0xD9, 0xDA, 0xE0, 0xEE
_BASELINE, _EXTENDED, _PROGRESSIVE = 0xC0, 0xC1, 0xC2


def png_is_whole(data: bytes) -> bool:
    """Tell whether a PNG goes to its end and its pixels are those that were written, by their checksums."""
    position = len(_PNG)
    while position + 12 <= len(data):
        kind = data[position + 4 : position + 8]
        end = position + 12 + int.from_bytes(data[position : position + 4], "big")
        if end > len(data):
            return False
        if kind in _KEPT_CHUNKS and zlib.crc32(memoryview(data)[position + 4 : end - 4]) != int.from_bytes(
            data[end - 4 : end], "big"
        ):
            return False
        if kind == b"IEND":
            return True
        position = end
    return False


def strip_png(data: bytes) -> bytes | None:
    """Return a PNG with nothing but its pixels; None where it has more than 8 bits a channel, is interlaced or cut."""
    if len(data) < 33 or data[24] > 8 or data[28] != 0:
        return None
    parts = [_PNG]
    position = len(_PNG)
    while position + 12 <= len(data):
        kind = data[position + 4 : position + 8]
        end = position + 12 + int.from_bytes(data[position : position + 4], "big")
        if end > len(data):
            return None
        if kind in _KEPT_CHUNKS:
            parts.append(data[position:end])
        if kind == b"IEND":
            return b"".join(parts)
        position = end
    return None


def strip_jpeg(data: bytes) -> bytes | None:
    """Return a JPEG with nothing but its first image; None where readers of slides may not know its coding."""
    parts = [data[:2]]
    position = 2
    while position + 4 <= len(data):
        if data[position] != 0xFF:
            return None
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker == _EOI:
            parts.append(data[position : position + 2])
            return b"".join(parts)
        end = position + 2 + int.from_bytes(data[position + 2 : position + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC) and marker > _PROGRESSIVE:
            return None
        if marker == 0xCC or end > len(data):
            return None
        if marker == _SOS:
            end = _scan_end(data, end)
        if marker in (_APP0, _APP14) or not (_APP0 <= marker <= 0xEF or marker == 0xFE):
            parts.append(data[position:end])
        position = end
    if position + 2 <= len(data) and data[position : position + 2] == b"\xff\xd9":
        parts.append(b"\xff\xd9")
        return b"".join(parts)
    return None


def _scan_end(data: bytes, position: int) -> int:
    """Return where the entropy-coded data after a scan's header end: at a marker that is no restart and no stuffing."""
    while True:
        position = data.find(b"\xff", position)
        if position < 0 or position + 1 >= len(data):
            return len(data)
        following = data[position + 1]
        if following == 0 or 0xD0 <= following <= 0xD7:
            position += 2
        elif following == 0xFF:
            position += 1
        else:
            return position
