"""Puts what was drawn in its place: a whole tree by renaming folders, an update file by file.

A list of the moves is written first and taken away last. Whatever a move would overwrite is kept beside what was drawn
until all of them are done, so that an error puts everything back. A build that was killed in between is finished by the
next one, before it does anything else: what stands never stays half of one build and half of another.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.checked_files import read_checked, write_checked

LIST_NAME = ".moves.json"
STAGING = ".next-"  # how folders are called in which a build stands until it is whole
_KEPT = "kept"  # the folder in which stands what moves took away, by number


def replace_all(home: Path, places: Mapping[Path, Path], staging: Path) -> None:
    """Puts every new folder in its place. Raises OSError; whatever stood there then stands there again."""
    _place(home, list(places.items()), [], staging)


def move_files(home: Path, moves: Iterable[tuple[Path, Path]], removed: Iterable[Path], staging: Path) -> None:
    """Moves each file to its place, and removes others. Raises OSError; all is then as it was.

    `home` is where the list of moves stands while they are under way, `staging` where the new files stand.
    """
    _place(home, list(moves), list(removed), staging)


def finish_moves(home: Path) -> None:
    """Does what is left of the moves that were begun in `home` by a process that was killed, if any were."""
    path = home / LIST_NAME
    if not path.exists():
        return
    steps = _read_list(path)
    if steps is not None:
        staging = home / steps["staging"]
        for source, place in steps["moves"]:
            with suppress(FileNotFoundError):  # moved already
                _finish_move(home / source, home / place, staging.parent)
        for name in steps["removed"]:
            _remove(home / name)
    path.unlink()
    if steps is not None:
        shutil.rmtree(staging, ignore_errors=True)


def are_under_way(home: Path) -> bool:
    """Whether moves were begun in `home` and are not done."""
    return (home / LIST_NAME).exists()


def _place(home: Path, moves: list[tuple[Path, Path]], removed: list[Path], staging: Path) -> None:
    for _, place in moves:
        _make_way(place, staging.parent)  # what can fail for want of room is done before anything is moved
    (staging / _KEPT).mkdir()
    _write_list(home, moves, removed, staging)
    begun: list[tuple[Path | None, Path, Path]] = []  # what is moved, to where, and where what stands there is kept
    try:
        for number, (source, place) in enumerate([*moves, *((None, path) for path in removed)]):
            kept = staging / _KEPT / str(number)
            begun.append((source, place, kept))
            _keep(place, kept, is_replaced=source is not None)
            if source is not None:
                source.replace(place)
    except BaseException:
        for source, place, kept in reversed(begun):
            _put_back(source, place, kept)
        (home / LIST_NAME).unlink()  # where putting back fails, the list stays, and the next build finishes the moves
        raise
    (home / LIST_NAME).unlink()
    for path in removed:
        _remove_empty_folders(path)


def _keep(place: Path, kept: Path, *, is_replaced: bool) -> None:
    """Keeps what stands at `place`; a file that is replaced goes on standing there until another takes its place."""
    is_folder = place.is_dir() and not place.is_symlink()
    if is_folder and not is_replaced:
        return  # a file was to go, and what was moved before has put a folder in its place
    if is_replaced and not is_folder:
        with suppress(OSError):  # nothing to keep, or a file system without links
            os.link(place, kept, follow_symlinks=False)
            return
    with suppress(FileNotFoundError, NotADirectoryError):
        place.rename(kept)


def _put_back(source: Path | None, place: Path, kept: Path) -> None:
    if source is not None and not os.path.lexists(source) and os.path.lexists(place):
        place.replace(source)
    if os.path.lexists(kept):
        kept.replace(place)


def _write_list(home: Path, moves: Iterable[tuple[Path, Path]], removed: Iterable[Path], staging: Path) -> None:
    """Writes the list; its paths run from its own folder, so that the folder may be moved."""

    def told(path: Path) -> str:
        return os.path.relpath(path, home)

    steps = {
        "moves": [(told(source), told(place)) for source, place in moves],
        "removed": [told(path) for path in removed],
        "staging": told(staging),
    }
    write_checked(home / LIST_NAME, json.dumps(steps).encode())


def _read_list(path: Path) -> Any:
    """The list; None where it is spoiled, for then nobody can tell what was to be moved."""
    content = read_checked(path)
    return None if content is None else json.loads(content)


def _finish_move(source: Path, place: Path, top: Path) -> None:
    """Raises FileNotFoundError where there is no source."""
    source.lstat()
    _make_way(place, top)
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    source.replace(place)


def _make_way(place: Path, top: Path) -> None:
    """Makes the folder of a file or folder; what stands below `top` where a folder must is removed."""
    if place.parent.is_dir() and not place.parent.is_symlink():
        return
    for folder in reversed(place.parents):
        if top in folder.parents and (folder.is_symlink() or folder.is_file()):
            folder.unlink()
    place.parent.mkdir(parents=True, exist_ok=True)


def _remove(path: Path) -> None:
    """Removes a file, and the folders that are empty then."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    _remove_empty_folders(path)


def _remove_empty_folders(path: Path) -> None:
    for folder in path.parents:
        try:
            folder.rmdir()
        except OSError:  # not empty, or gone
            if folder.exists():
                return
