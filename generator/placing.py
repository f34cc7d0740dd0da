"""Puts what was drawn in its place: a whole tree by renaming folders, an update file by file.

A list of what is to be moved is written first and taken away last. A build that was killed in between is finished by
the next one, before it does anything else: so what stands does not stay half of one build and half of another.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

_LIST = ".moves.json"


def replace_all(build: Path, places: Mapping[Path, Path], staging: Path) -> None:
    """Puts every new folder in its place; if an error comes between, whatever stood there stands there again."""
    _write_list(build, places.items(), [], staging)
    begun: list[tuple[Path, Path, Path]] = []
    try:
        for new, place in places.items():
            old = _aside(new)
            begun.append((new, old, place))
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.exists():
                place.rename(old)
            new.rename(place)
    except BaseException:
        for new, old, place in begun:
            if old.exists():
                if place.exists():
                    place.rename(new)
                old.rename(place)
        raise
    finally:
        (build / _LIST).unlink()


def move_files(build: Path, moves: Iterable[tuple[Path, Path]], removed: Iterable[Path], staging: Path) -> None:
    """Moves each file to its place, and removes others."""
    _write_list(build, moves, removed, staging)
    finish_moves(build)


def finish_moves(build: Path) -> None:
    """Does what is left of the moves that were begun in `build`, if any were."""
    path = build / _LIST
    if not path.exists():
        return
    steps = json.loads(path.read_text(encoding="utf-8"))
    for source, place in steps["moves"]:
        with suppress(FileNotFoundError):  # moved already, before the build was killed
            _move(Path(source), Path(place))
    for name in steps["removed"]:
        _remove(Path(name))
    path.unlink()
    shutil.rmtree(steps["staging"], ignore_errors=True)


def _write_list(build: Path, moves: Iterable[tuple[Path, Path]], removed: Iterable[Path], staging: Path) -> None:
    steps = {
        "moves": [(str(source), str(place)) for source, place in moves],
        "removed": [str(path) for path in removed],
        "staging": str(staging),
    }
    part = staging / _LIST
    part.write_text(json.dumps(steps), encoding="utf-8")
    part.replace(build / _LIST)


def _aside(new: Path) -> Path:
    """Where a folder is put whose place a new one takes."""
    return new.with_name(f"{new.name}-old")


def _move(source: Path, place: Path) -> None:
    """Raises FileNotFoundError where there is no source."""
    if source.is_dir():
        if place.exists():
            place.rename(_aside(source))
        source.rename(place)
        return
    try:
        source.replace(place)
    except OSError:
        source.stat()
        _make_way(place)
        source.replace(place)


def _make_way(place: Path) -> None:
    """Makes the folder of a file, and removes what stands where it or the file must stand."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    for folder in reversed(place.parents):
        if folder.is_symlink() or folder.is_file():
            folder.unlink()
    place.parent.mkdir(parents=True, exist_ok=True)


def _remove(path: Path) -> None:
    """Removes a file, and the folders that are empty then."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    for folder in path.parents:
        try:
            folder.rmdir()
        except OSError:  # not empty, or gone
            if folder.exists():
                return
