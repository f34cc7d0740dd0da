"""Values of YAML files that were read and found sound before, by what the files hold: each is parsed once.

They stand in one file, a line each, under a line that says what read them: another version of the readers, of PyYAML or
of Python reads everything anew, and so it is where the file was damaged.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.checked_files import read_checked, write_checked
from generator.inputs import digest

_READERS = ("records.py", "text_rule.py")
# JSON has no word for exact numbers: they are written as text behind a sign that no sound text holds, and taken out.
_EXACT = "\ue000"
_WRITTEN_EXACT = re.compile(f'"{_EXACT}([^"]*)"')
_DECODER = json.JSONDecoder(parse_float=Decimal)
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=lambda number: f"{_EXACT}{number}")


class ParsedFiles:
    """What is kept in the file at `path`; without one nothing is known, and nothing kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._kept = dict(_kept_lines(path)) if path else {}
        self._used: dict[str, str] = {}

    def value(self, content_digest: str) -> Any | None:
        """The value of a file with this content; None where it was not read before."""
        line = self._kept.get(content_digest)
        if line is None:
            return None
        self._used[content_digest] = line
        return _DECODER.decode(line)

    def add(self, content_digest: str, value: Any) -> None:
        """Notes the value of a file that is sound."""
        if self._path:
            self._used[content_digest] = _WRITTEN_EXACT.sub(r"\1", _ENCODER.encode(value))

    def keep(self) -> None:
        """Keeps what was used or added, and nothing else."""
        if self._path and self._used.keys() != self._kept.keys():
            lines = [_readers(), *(f"{told} {line}" for told, line in sorted(self._used.items()))]
            write_checked(self._path, "\n".join(lines).encode())


def _kept_lines(path: Path) -> Iterator[tuple[str, str]]:
    readers, *lines = (read_checked(path) or b"").decode().split("\n")
    if readers == _readers():
        for line in lines:
            told, _, text = line.partition(" ")
            yield told, text


def _readers() -> str:
    """What tells the readers of this version from all others."""
    code = b"".join(Path(__file__).with_name(name).read_bytes() for name in _READERS)
    return digest(code + f"{version('pyyaml')} {sys.version}".encode())
