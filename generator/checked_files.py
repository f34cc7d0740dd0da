"""Files that carry a checksum of their content in their first line, so that a damaged one is noticed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from generator.machine_faults import naming


def write_checked(path: Path, content: bytes) -> None:
    """Writes a file whole: no other process sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with naming(path):
            part.write_bytes(_checksum(content) + b"\n" + content)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def read_checked(path: Path) -> bytes | None:
    """The content of a file as it was written; None where there is none, or none that is sound."""
    try:
        checksum, _, content = path.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    return content if checksum == _checksum(content) else None


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
