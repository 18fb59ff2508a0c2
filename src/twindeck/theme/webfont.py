"""WOFF and WOFF2 -> the font they hold. Knows compression, not what the tables mean.

Both are bounded before anything is unpacked in full: a file of a few bytes can claim, or unpack to, any size.
"""

from __future__ import annotations

import io
import struct
import zlib

_HEADER = struct.Struct(">4s4sIHHI")
_WOFF_ENTRY = struct.Struct(">4sIIII")
_SFNT_ENTRY = struct.Struct(">4sIII")


class Damaged(ValueError):
    """A web font that does not hold what it says."""


def is_packed(data: bytes) -> bool:
    """Tell whether bytes are a WOFF or WOFF2 file."""
    return data[:4] in (b"wOFF", b"wOF2")


def unpacked(data: bytes, most: int) -> bytes:
    """Return the TrueType or OpenType font in a WOFF or WOFF2 file; the same bytes every time.

    Raises `Damaged` where it cannot be unpacked, or would be larger than `most` bytes.
    """
    try:
        _, _, length, tables, _, size = _HEADER.unpack_from(data)
    except struct.error as wrong:
        raise Damaged("it ends within its header") from wrong
    if size > most:
        raise Damaged(f"it unpacks to more than {most // 2**20} MB")
    if length > len(data) or not tables:
        raise Damaged("it is cut short")
    try:
        return _woff2(data, most) if data[:4] == b"wOF2" else _woff(data, tables, most)
    except Damaged:
        raise
    # fontTools answers broken data with whatever its parts raise
    except Exception as wrong:
        raise Damaged("it cannot be unpacked") from wrong


def _woff(data: bytes, count: int, most: int) -> bytes:
    """Unpack table by table (WOFF 1.0, section 5)."""
    tables: dict[bytes, tuple[int, bytes]] = {}
    for number in range(count):
        tag, offset, packed, size, checksum = _WOFF_ENTRY.unpack_from(data, 44 + number * _WOFF_ENTRY.size)
        part = data[offset : offset + packed]
        most -= size
        if len(part) != packed or most < 0:
            raise Damaged("it is cut short")
        if packed < size:
            part = zlib.decompressobj().decompress(part, size)
        if len(part) != size:
            raise Damaged("a table is shorter than it says")
        tables[tag] = checksum, part
    return _sfnt(data[4:8], tables)


def _sfnt(flavour: bytes, tables: dict[bytes, tuple[int, bytes]]) -> bytes:
    """Put tables together as a font file (OpenType, 'Organization of an OpenType font')."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = flavour + struct.pack(">4H", count, power * 16, power.bit_length() - 1, (count - power) * 16)
    offset = 12 + 16 * count
    directory, body = b"", b""
    for tag, (checksum, part) in sorted(tables.items()):
        directory += _SFNT_ENTRY.pack(tag, checksum, offset + len(body), len(part))
        body += part + b"\0" * (-len(part) % 4)
    return header + directory + body


def _woff2(data: bytes, most: int) -> bytes:
    """Unpack with fontTools, after the compressed stream was found to be as long as it says and no longer."""
    from fontTools.ttLib import TTFont

    _check_stream(data, most)
    font = TTFont(io.BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    font.flavor = None
    made = io.BytesIO()
    font.save(made, reorderTables=False)
    return made.getvalue()


def _check_stream(data: bytes, most: int) -> None:
    """Unpack the compressed stream piece by piece, and stop where it grows beyond bounds (WOFF2, section 5)."""
    import brotli

    (count,) = struct.unpack_from(">H", data, 12)
    (packed,) = struct.unpack_from(">I", data, 20)
    place = 48
    for _ in range(count):
        flags = data[place]
        place += 5 if flags & 0x3F == 0x3F else 1
        place = _skip_number(data, place)
        # glyf and loca are transformed by default, all others by exception
        transformed = (flags >> 6 != 3) if flags & 0x3F in (10, 11) else flags >> 6 != 0
        if transformed:
            place = _skip_number(data, place)
    unpacking = brotli.Decompressor()
    total = 0
    part = data[place : place + packed]
    while not unpacking.is_finished():
        piece = unpacking.process(part, output_buffer_limit=1 << 20)
        part = b""
        total += len(piece)
        if total > most:
            raise Damaged(f"it unpacks to more than {most // 2**20} MB")
        if not piece and unpacking.can_accept_more_data():
            raise Damaged("it is cut short")


def _skip_number(data: bytes, place: int) -> int:
    """Return the place after a number of variable length (UIntBase128)."""
    for _ in range(5):
        place += 1
        if not data[place - 1] & 0x80:
            return place
    raise Damaged("its directory is broken")
