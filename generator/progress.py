"""How a long command says what it is doing: stages with counts and seconds; a bar on a terminal, lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Say = Callable[[int, str], None]

_CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Writes stages to a stream. The clock serves the reader of the terminal only; nothing that is built sees it."""

    def __init__(self, stream: TextIO, stages: int) -> None:
        self._stream = stream
        self._stages = stages
        self._finished = 0

    @contextmanager
    def stage(self, name: str) -> Iterator[Say]:
        """Announces a stage, and on leaving it says how many of what came of it and how long it took."""
        started = time.monotonic()
        result = ""

        def say(count: int, what: str) -> None:
            nonlocal result
            result = f"{count} {what}, "

        if self._stream.isatty():
            self._write(f"\r{self._bar()}{name} ...")
        try:
            yield say
        except BaseException:
            if self._stream.isatty():
                self._write("\n")  # the error begins a line of its own
            raise
        self._finished += 1
        line = f"{name}: {result}{time.monotonic() - started:.1f} s\n"
        self._write(f"{_CLEAR_LINE}{self._bar()}{line}" if self._stream.isatty() else line)

    def _bar(self) -> str:
        """A sign a stage: `[##.] `."""
        return f"[{'#' * self._finished}{'.' * (self._stages - self._finished)}] "

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
