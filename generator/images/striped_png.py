"""PNG of at most sixteen colours, put together from strips that are packed each for itself.

A strip that many pictures share, such as the empty paper between lines, is packed once.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PIL import Image

from generator.images.png import SIGNATURE, chunk

DEPTH = 4  # bits a dot
_PALETTE_COLOURS = 3  # PNG's name for pictures whose dots are numbers of colours
_NO_FILTER = b"\0"  # stands before each row: guessing dots from their neighbours does not pay with a palette
# zlib's levels. 6 makes cards a fiftieth lighter than 5, and takes a third as long again.
FAST = 5
TIGHT = 8  # a fifteenth lighter than 5, in three times as long: for strips that many pictures share
_STREAM_HEAD = b"\x78\x9c"  # zlib: deflate with a window of 32 KB
_STREAM_END = b"\x03\x00"  # deflate: a last block, with nothing in it


@dataclass(frozen=True)
class Strip:
    """Whole rows of a picture: as PNG has them, and packed so that packed rows of others may stand before and after."""

    rows: bytes
    packed: bytes


def pack_strip(image: Image.Image, level: int) -> Strip:
    """A picture of mode P, of an even width, as rows of a larger one; `level` is FAST or TIGHT."""
    dots = image.tobytes("raw", f"P;{DEPTH}")
    width = image.width * DEPTH // 8
    rows = b"".join(_NO_FILTER + dots[start : start + width] for start in range(0, len(dots), width))
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    # A full flush ends on a whole byte, and nothing after it looks back over it.
    return Strip(rows, packer.compress(rows) + packer.flush(zlib.Z_FULL_FLUSH))


def join_strips(strips: Iterable[Strip], size: tuple[int, int], palette: Sequence[tuple[int, ...]]) -> bytes:
    """The PNG of strips one below the other; `palette` are the red, green and blue of each number."""
    checksum = zlib.adler32(b"")
    packed = [_STREAM_HEAD]
    for strip in strips:
        checksum = zlib.adler32(strip.rows, checksum)
        packed.append(strip.packed)
    packed += _STREAM_END, struct.pack(">I", checksum)
    head = struct.pack(">IIBBBBB", *size, DEPTH, _PALETTE_COLOURS, 0, 0, 0)
    colours = bytes(value for colour in palette for value in colour)
    chunks = (b"IHDR", head), (b"PLTE", colours), (b"IDAT", b"".join(packed)), (b"IEND", b"")
    return SIGNATURE + b"".join(chunk(kind, body) for kind, body in chunks)
