"""Pictures of dots: SVG to PNG with vl-convert, packed tightly."""

from __future__ import annotations

import struct
import zlib
from importlib.metadata import version
from pathlib import Path

from generator.charts.kept import kept


def render_png(svg: str, scale: int, cache: Path) -> bytes:
    """A picture as PNG, `scale` times as large; kept under `cache`, for drawing hundreds takes most of a build."""
    import vl_convert

    made_of = f"{version('vl-convert-python')} {scale} {svg}"
    return kept(cache, ".png", made_of, lambda: _packed(vl_convert.svg_to_png(svg, scale=scale))).read_bytes()


def _packed(png: bytes) -> bytes:
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
