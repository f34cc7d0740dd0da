"""Content that takes long to render, stored between builds under a name that says all that it is made of.

The first line of a stored file is the checksum of the rest, so that one that was cut short or changed is noticed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path


def cached(cache: Path, suffix: str, made_of: str, render: Callable[[], bytes]) -> bytes:
    """What `render` gives; it is asked only if nothing sound that is made of the same is in `cache`.

    `made_of` must name everything that the bytes depend on, versions of libraries too.
    """
    path = cache / f"{hashlib.sha256(made_of.encode()).hexdigest()}{suffix}"
    stored = _stored(path)
    if stored is not None:
        return stored
    content = render()
    cache.mkdir(parents=True, exist_ok=True)
    # Another process may be rendering the same: a rename never shows either of them half a file.
    part = cache / f"{path.stem}.{os.getpid()}.part"
    part.write_bytes(_checksum(content) + b"\n" + content)
    part.replace(path)
    return content


def _stored(path: Path) -> bytes | None:
    """The sound content of a stored file; None where there is none."""
    try:
        checksum, _, content = path.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    return content if checksum == _checksum(content) else None


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
