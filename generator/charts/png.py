"""Pictures of dots: SVG to PNG with vl-convert, packed tightly."""

from __future__ import annotations

import struct
import zlib


def render_png(svg: str, scale: float = 2) -> bytes:
    """A picture as PNG, `scale` times as large."""
    import vl_convert

    return packed(bytes(vl_convert.svg_to_png(svg, scale=scale)))


def packed(png: bytes) -> bytes:
    """The same picture packed tightly: vl-convert packs for speed, and leaves it four times the size."""
    chunks, at, pixels = [], 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"IDAT":
            pixels += body
        else:
            chunks.append((kind, body))
    chunks.insert(-1, (b"IDAT", zlib.compress(zlib.decompress(pixels), 6)))
    return png[:8] + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
