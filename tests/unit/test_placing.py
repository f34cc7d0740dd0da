"""Moves of what was drawn, killed or hindered at every single step: what stands is of one build, whole.

A child process is made to end, or gets an error, at one of its calls to the system, as an audit hook sees them.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from generator.placing import LIST_NAME, finish_moves, move_files, replace_all

STEPS = frozenset({"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "open"})
OLD = {"site/a.html": "old", "site/b/c.html": "old", "site/gone/d.html": "old", "package/x.csv": "old"}
NEW = {"site/a.html": "new", "site/b/c.html": "new", "site/e/f.html": "new", "package/x.csv": "new"}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a second process that begins as a copy")


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def standing(build: Path) -> dict[str, str]:
    names = [path for top in ("site", "package") for path in (build / top).rglob("*") if path.is_file()]
    return {path.relative_to(build).as_posix(): path.read_text() for path in names}


def by_files(build: Path) -> None:
    staging = build / ".next-1"
    moves = [(staging / name, build / name) for name in NEW]
    move_files(build, moves, [build / name for name in OLD if name not in NEW], staging)


def by_folders(build: Path) -> None:
    staging = build / ".next-1"
    replace_all(build, {staging / top: build / top for top in ("site", "package")}, staging)


def begin(build: Path) -> None:
    write(build, OLD)
    write(build / ".next-1", NEW)


def die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def fail() -> NoReturn:
    raise OSError(28, "No space left on device")


def hindered_at(number: int, step: Callable[[], NoReturn], work: Callable[[Path], None], build: Path) -> int:
    """How a child ends that does `work` until its step of this number; 0 if it has fewer."""
    child = os.fork()
    if child == 0:
        seen = 0

        def hook(event: str, _: Any) -> None:
            nonlocal seen
            if event in STEPS:
                seen += 1
                if seen == number:
                    step()

        sys.addaudithook(hook)
        try:
            work(build)
        except OSError:
            os._exit(3)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("work", [by_files, by_folders])
def test_moves_that_are_killed_at_any_step_leave_one_build_whole_once_finished(
    tmp_path: Path, work: Callable[[Path], None]
) -> None:
    ended: list[dict[str, str]] = []
    for number in range(1, 100):
        build = tmp_path / str(number)
        begin(build)
        code = hindered_at(number, die, work, build)
        finish_moves(build)
        assert not (build / LIST_NAME).exists()
        assert standing(build) in (OLD, NEW), f"killed at step {number}"
        ended.append(standing(build))
        if code == 0:
            break
        assert code == -signal.SIGKILL
    assert len(ended) > 8 and ended[0] == OLD and ended[-1] == NEW
    assert ended == sorted(ended, key=lambda files: files == NEW)  # once begun, never back


@pytest.mark.parametrize("work", [by_files, by_folders])
def test_moves_that_fail_at_any_step_put_everything_back(tmp_path: Path, work: Callable[[Path], None]) -> None:
    for number in range(1, 100):
        build = tmp_path / str(number)
        begin(build)
        code = hindered_at(number, fail, work, build)
        if code == 0:
            assert standing(build) == NEW
            return
        assert code == 3
        is_unfinished = (build / LIST_NAME).exists()
        assert standing(build) == (NEW if is_unfinished else OLD), f"failed at step {number}"
        finish_moves(build)
        assert standing(build) in (OLD, NEW)
    raise AssertionError("it never came through")


@pytest.mark.parametrize("number", range(1, 40, 3))
def test_finishing_that_is_killed_is_finished_by_the_next(tmp_path: Path, number: int) -> None:
    begin(tmp_path)
    assert hindered_at(12, die, by_files, tmp_path) == -signal.SIGKILL
    hindered_at(number, die, finish_moves, tmp_path)
    finish_moves(tmp_path)
    assert standing(tmp_path) == NEW


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"moves": [["/etc/passwd", "site/a.html"]]}'])
def test_a_list_of_moves_that_is_spoiled_moves_nothing(tmp_path: Path, content: bytes) -> None:
    write(tmp_path, OLD)
    (tmp_path / LIST_NAME).write_bytes(content)
    finish_moves(tmp_path)
    assert standing(tmp_path) == OLD and not (tmp_path / LIST_NAME).exists()


def test_a_folder_that_is_moved_after_a_kill_is_finished_where_it_is(tmp_path: Path) -> None:
    begin(tmp_path / "one")
    assert hindered_at(12, die, by_files, tmp_path / "one") == -signal.SIGKILL
    (tmp_path / "one").rename(tmp_path / "two")
    finish_moves(tmp_path / "two")
    assert standing(tmp_path / "two") == NEW


def test_a_file_where_a_folder_must_be_and_the_other_way_round_are_replaced(tmp_path: Path) -> None:
    write(tmp_path, {"site/a": "old", "site/b/c": "old"})
    write(tmp_path / ".next-1", {"site/a/x": "new", "site/b": "new"})
    staging = tmp_path / ".next-1"
    moves = [(staging / name, tmp_path / name) for name in ("site/a/x", "site/b")]
    move_files(tmp_path, moves, [tmp_path / "site/a", tmp_path / "site/b/c"], staging)
    assert standing(tmp_path) == {"site/a/x": "new", "site/b": "new"}
