"""Many small contents stored between builds in one file: making a file takes a third of the time of drawing a card.

The file is a row of entries: what the content is made of and the content itself as checksums, its length, the content.
An entry is only ever added. One that was cut short or changed is noticed, and left out.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_HEAD = struct.Struct(">32s32sI")


@dataclass(frozen=True)
class _Entry:
    start: int
    length: int
    checksum: bytes


class PackedCache:
    """The contents in one file, by what they are made of."""

    def __init__(self, path: Path) -> None:
        """Reads which entries there are."""
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        self._entries, end = _read_entries(path)
        if end < path.stat().st_size:  # a build was ended while it wrote: what came after would never be found
            with path.open("r+b") as file:
                file.truncate(end)

    def cached(self, made_of: str, render: Callable[[], bytes]) -> bytes:
        """What `render` gives; it is asked only if nothing sound that is made of the same is stored.

        `made_of` must name everything that the bytes depend on and that the file's name does not.
        """
        key = _checksum(made_of.encode())
        stored = self._stored(key)
        if stored is not None:
            return stored
        content = render()
        with self._path.open("ab") as file:
            file.write(_HEAD.pack(key, _checksum(content), len(content)) + content)
        return content

    def _stored(self, key: bytes) -> bytes | None:
        """The sound content of an entry; None where there is none."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        with self._path.open("rb") as file:
            file.seek(entry.start)
            content = file.read(entry.length)
        return content if _checksum(content) == entry.checksum else None


def _read_entries(path: Path) -> tuple[dict[bytes, _Entry], int]:
    """The entries that stand whole in a file by their key, and where the last of them ends."""
    entries: dict[bytes, _Entry] = {}
    end, size = 0, path.stat().st_size
    with path.open("rb") as file:
        while end + _HEAD.size <= size:
            key, checksum, length = _HEAD.unpack(file.read(_HEAD.size))
            start = end + _HEAD.size
            if start + length > size:
                break
            entries[key] = _Entry(start, length, checksum)
            end = file.seek(start + length)
    return entries, end


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
