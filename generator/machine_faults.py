"""What the machine refuses (room, rights, open files), said with the file that it is about and with what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike, fspath

from generator.errors import BuildError

FEWEST_OPEN_FILES = 32  # of a process that draws charts: the engine that draws them ends itself where it gets fewer
_ENOUGH_OPEN_FILES = 256
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_HANDLE = frozenset({errno.EMFILE, errno.ENFILE})
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ESTALE})


def fault_text(error: OSError) -> str:
    """One sentence: the file, what is wrong with it, and the remedy."""
    name = error.filename2 or error.filename or "a file"  # of a rename, the place
    return f"{name}: {error.strerror or error}{_remedy(error.errno)}"


def _remedy(number: int | None) -> str:
    for numbers, remedy in (
        (_NO_ROOM, "make room on the disk, or name a folder on another one with --to, and build again"),
        (_NO_RIGHT, "make it one that you may read and write, or name another folder with --to"),
        (_NO_HANDLE, "allow more open files (ulimit -n 256) and run it again"),
        (_GONE, "it is not there, or went away meanwhile: put it back and run it again"),
    ):
        if number in numbers:
            return f" ({remedy})"
    return ""


@contextmanager
def naming(path: str | PathLike[str]) -> Iterator[None]:
    """Gives an OSError of the body that names no file this one: of a full disk, an open file says no name."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = fspath(path)
        raise


def require_open_files() -> None:
    """Sees to it that enough files can be open at once. Raises BuildError where the system does not allow it."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _ENOUGH_OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, _ENOUGH_OPEN_FILES)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        soft = most
    if soft != resource.RLIM_INFINITY and soft < FEWEST_OPEN_FILES:
        message = f"only {soft} files may be open at once, a build needs {FEWEST_OPEN_FILES}"
        raise BuildError(f"{message}: allow more of them (ulimit -n 256)")
