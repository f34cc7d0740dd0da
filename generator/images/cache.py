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
    path = cache / f"{hashlib.sha256(made_of.encode()).hexdigest()}{suffix}"
    content = read_checked(path)
    if content is None:
        content = render()
        write_checked(path, content)
    return content
