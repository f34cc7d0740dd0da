"""Which letters a font file has."""

from __future__ import annotations

import struct

_SEGMENTS = 12  # the format of a character map that holds ranges of whole code points
_HEADER = 12  # of a font file: its kind and how many tables follow
_TABLE = struct.Struct(">4sIII")  # tag, checksum, offset, length
_MAP = struct.Struct(">HHI")  # platform, encoding, offset
_SEGMENT = struct.Struct(">III")  # first code point, last code point, glyph of the first


def read_letters(font: bytes) -> frozenset[str]:
    """The letters of an OpenType font, by its character map of format 12, which `make fonts` writes."""
    (tables,) = struct.unpack_from(">H", font, 4)
    entries = (_TABLE.unpack_from(font, _HEADER + number * _TABLE.size) for number in range(tables))
    start = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    (maps,) = struct.unpack_from(">H", font, start + 2)
    for number in range(maps):
        _, _, offset = _MAP.unpack_from(font, start + 4 + number * _MAP.size)
        if struct.unpack_from(">H", font, start + offset) == (_SEGMENTS,):
            return frozenset(_segments(font, start + offset))
    raise ValueError("the font has no character map of format 12")


def _segments(font: bytes, start: int) -> set[str]:
    (count,) = struct.unpack_from(">I", font, start + 12)
    letters: set[str] = set()
    for number in range(count):
        first, last, _ = _SEGMENT.unpack_from(font, start + 16 + number * _SEGMENT.size)
        letters.update(map(chr, range(first, last + 1)))
    return letters
