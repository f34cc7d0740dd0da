"""The engine of vl-convert with the fonts of the project, which draws charts: the same dots on every machine."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from types import ModuleType


@cache
def engine(fonts: Path) -> ModuleType:
    """vl-convert, which knows the fonts in a folder. Loading it takes long, and after its use nobody may fork."""
    import vl_convert

    vl_convert.register_font_directory(str(fonts))
    return vl_convert


@cache
def fonts_digest(fonts: Path) -> str:
    """What tells the fonts in a folder from others."""
    files = sorted(path for path in fonts.iterdir() if path.suffix in (".ttf", ".otf"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
