"""Files that take long to render, stored between builds under a name that says all that they are made of."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path


def cached_file(cache: Path, suffix: str, made_of: str, render: Callable[[], bytes]) -> Path:
    """The file in `cache` with what `render` gives; rendered only if no file made of the same is there.

    `made_of` must name everything that the bytes depend on, versions of libraries too.
    """
    path = cache / f"{hashlib.sha256(made_of.encode()).hexdigest()}{suffix}"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        # Another process may be rendering the same: a rename never shows either of them half a file.
        part = cache / f"{path.stem}.{os.getpid()}.part"
        part.write_bytes(render())
        part.rename(path)
    return path
