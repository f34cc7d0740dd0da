"""SVG to PNG with vl-convert, packed tightly."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from generator.images.cache import cached
from generator.images.engine import engine, fonts_digest

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PIXELS = b"IDAT"
_COMPRESSION = 6  # zlib's own default: higher levels take twice the time for a hundredth of the size


def render_png(svg: str, scale: int, fonts: Path, cache: Path) -> bytes:
    """A picture as PNG, `scale` times as large, in the fonts of a folder; kept in `cache`, for it takes long."""

    def render() -> bytes:
        return _packed(engine(fonts).svg_to_png(svg, scale=scale))

    made_of = f"{version('vl-convert-python')} {fonts_digest(fonts)} {scale} {svg}"
    return cached(cache, ".png", made_of, render)


def _packed(png: bytes) -> bytes:
    """The same picture packed tightly: vl-convert packs for speed, which leaves it four times the size.

    Only the pixels are packed anew, in one chunk where the last one stood: no library of pictures is needed for that.
    """
    chunks = list(_chunks(png))
    pixels = zlib.decompress(b"".join(body for kind, body in chunks if kind == _PIXELS))
    others = [(kind, body) for kind, body in chunks if kind != _PIXELS]
    others.insert(-1, (_PIXELS, zlib.compress(pixels, _COMPRESSION)))
    return SIGNATURE + b"".join(chunk(kind, body) for kind, body in others)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and body of each chunk: its length (4 bytes), kind (4), body, and checksum (4)."""
    start = len(SIGNATURE)
    while start < len(png):
        length, kind = struct.unpack(">I4s", png[start : start + 8])
        yield kind, png[start + 8 : start + 8 + length]
        start += length + 12


def chunk(kind: bytes, body: bytes) -> bytes:
    """A part of a PNG file, as it stands there."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
