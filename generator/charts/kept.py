"""Things that take long to make, kept between builds under a name that says all they are made of."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path


def kept(cache: Path, suffix: str, made_of: str, make: Callable[[], bytes]) -> Path:
    """Where what `make` gives stands; made only if nothing made of the same is there."""
    place = cache / f"{hashlib.sha256(made_of.encode()).hexdigest()}{suffix}"
    if not place.exists():
        cache.mkdir(parents=True, exist_ok=True)
        part = cache / f"{place.stem}.{os.getpid()}.part"
        part.write_bytes(make())
        part.rename(place)
    return place
