"""Runs a command in a process of its own and says what it took."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_KILOBYTES = 1000  # a megabyte; Linux gives kibibytes
_KIBIBYTE = 1.024


@dataclass(frozen=True)
class Run:
    """What one run took: wall and processor seconds of it and its children, and the memory of the largest of them."""

    seconds: float
    processor: float
    megabytes: float
    errors: str
    finished: bool  # False if it was ended because it reached the limit


class CommandFailed(Exception):
    """A command that was to be measured ended with an error."""


def run(command: Sequence[str | Path], folder: Path, limit: float, environment: Mapping[str, str] | None = None) -> Run:
    """Runs a command to its end, or until `limit` seconds have gone by.

    Linux counts the memory of this process, from which the other is made, as the least of the other's; so nothing
    large may be imported here.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=output,
            stderr=errors,
            start_new_session=True,
            env={**os.environ, **(environment or {})},
        )
        timer = threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)  # or Popen would wait for it once more
        errors.seek(0)
        text = errors.read().decode(errors="replace")
    if process.returncode not in (0, -signal.SIGKILL) or (process.returncode and seconds < limit):
        raise CommandFailed(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{text[-2000:]}")
    return Run(
        seconds=seconds,
        processor=used.ru_utime + used.ru_stime,
        megabytes=used.ru_maxrss * _KIBIBYTE / _KILOBYTES,
        errors=text,
        finished=process.returncode == 0,
    )
