"""How a long command says what it is doing: stages with counts and seconds; a bar on a terminal, lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Say = Callable[[int, str], None]


class Progress:
    """Writes stages to a stream. The clock serves the reader of the terminal only; nothing that is built sees it."""

    def __init__(self, stream: TextIO, stages: int) -> None:
        self._stream = stream
        self._stages = stages
        self._done = 0

    @contextmanager
    def stage(self, name: str) -> Iterator[Say]:
        """Announces a stage, and on leaving it says how many of what it made and how long it took."""
        started, made = time.monotonic(), ""

        def say(count: int, what: str) -> None:
            nonlocal made
            made = f"{count} {what}, "

        if self._stream.isatty():
            self._stream.write(f"\r[{'#' * self._done}{'.' * (self._stages - self._done)}] {name} ...")
            self._stream.flush()
        try:
            yield say
        except BaseException:
            if self._stream.isatty():
                self._stream.write("\n")  # the error begins a line of its own
            raise
        self._done += 1
        start, bar = (
            ("\r\x1b[K", f"[{'#' * self._done}{'.' * (self._stages - self._done)}] ")
            if self._stream.isatty()
            else ("", "")
        )
        self._stream.write(f"{start}{bar}{name}: {made}{time.monotonic() - started:.1f} s\n")
        self._stream.flush()
