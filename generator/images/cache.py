"""Content that takes long to render, stored between builds under a name that says all that it is made of."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from generator.checked_files import read_checked, write_checked


def cached(cache: Path, suffix: str, made_of: str, render: Callable[[], bytes]) -> bytes:
    """What `render` gives; it is asked only if nothing sound that is made of the same is in `cache`.

    `made_of` must name everything that the bytes depend on, versions of libraries too.
    """
    path = _path(cache, suffix, made_of)
    content = read_checked(path)
    if content is None:
        content = render()
        write_checked(path, content)
    return content


def is_cached(cache: Path, suffix: str, made_of: str) -> bool:
    """Whether something that is made of the same is in `cache`, sound or not."""
    return _path(cache, suffix, made_of).exists()


def _path(cache: Path, suffix: str, made_of: str) -> Path:
    return cache / f"{hashlib.sha256(made_of.encode()).hexdigest()}{suffix}"
