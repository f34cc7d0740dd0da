"""One build at a time in a folder: a lock that ends with the process, on every system that Python runs on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.errors import BuildError

LOCK_NAME = ".lock"


@contextmanager
def build_lock(folder: Path) -> Iterator[None]:
    """Keeps other builds out of `folder`, which must exist. Raises BuildError where one is under way."""
    lock = FileLock(folder / LOCK_NAME, blocking=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise BuildError(f"another build is under way in {folder}: wait for it, or name a folder with --to") from error
    try:
        yield
    finally:
        lock.release()
