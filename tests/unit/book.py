"""Spoilt copies of the miniature repository, and small catalogues made in memory from it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import yaml

from generator.model import Catalogue, Row, catalogue
from generator.records import MarkedRecord, ReadRecords, read_records, read_yaml
from generator.schemas import Schemas

Edit = Callable[[Path], None]


def swap(file: str, old: str, new: str) -> Edit:
    """Replaces the only occurrence of `old` in a record; the file is named without its ending."""
    def edit(data: Path) -> None:
        path = data / f"{file}.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")
    return edit


def append(file: str, text: str) -> Edit:
    """Adds keys at the end of a record."""
    def edit(data: Path) -> None:
        path = data / f"{file}.yaml"
        path.write_text(path.read_text(encoding="utf-8") + textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
    return edit


def add(file: str, text: str | bytes) -> Edit:
    """Adds a file, named with its ending."""
    def edit(data: Path) -> None:
        path = data / file
        assert not path.exists(), f"{file} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).lstrip("\n").encode())
    return edit


def copy(old: str, new: str, *edits: tuple[str, str]) -> Edit:
    """Adds a record like another one, with replacements in its text."""
    def edit(data: Path) -> None:
        add(f"{new}.yaml", (data / f"{old}.yaml").read_text(encoding="utf-8"))(data)
        for was, now in edits:
            swap(new, was, now)(data)
    return edit


def move(old: str, new: str) -> Edit:
    """Renames a file; both are named with their endings."""
    def edit(data: Path) -> None:
        (data / old).rename(data / new)
    return edit


def drop(file: str) -> Edit:
    """Removes a record."""
    def edit(data: Path) -> None:
        (data / f"{file}.yaml").unlink()
    return edit
