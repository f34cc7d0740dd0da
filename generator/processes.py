"""A second process for work that needs nothing of the first one's results, and work that two processes share."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from generator.errors import BuildError

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_AT_ONCE = 20  # items that a process takes: few enough that both end together, many enough that asking costs nothing


@contextmanager
def beside(work: Callable[[], _Result]) -> Iterator[Callable[[], _Result]]:
    """Does `work` in a second process while the body runs; before it, where the system cannot fork safely.

    Gives a function that waits for the result, which must be asked for after the body. An error of `work` is raised
    there.
    """
    # Elsewhere system libraries may not survive a fork, and the engine of vl-convert never does.
    if sys.platform != "linux" or "vl_convert" in sys.modules:
        done = work()
        yield lambda: done
        return
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    gc.freeze()  # else the collector would touch, and so copy, every page of memory that the two share
    process = context.Process(target=_report, args=(work, sender))
    process.start()
    sender.close()
    results: list[_Result] = []
    try:
        yield lambda: results[0]
        results.append(_received(receiver))
    finally:
        gc.unfreeze()
        process.terminate()
        process.join()


class SharedItems(Generic[_Item]):
    """Items of which every process that iterates takes those that no other has taken yet.

    It must have been made before the processes part.
    """

    def __init__(self, items: Sequence[_Item]) -> None:
        self._items = items
        self._taken = multiprocessing.Value("l", 0)

    def __iter__(self) -> Iterator[_Item]:
        while True:
            with self._taken.get_lock():
                start = self._taken.value
                self._taken.value += _AT_ONCE
            if start >= len(self._items):
                return
            yield from self._items[start : start + _AT_ONCE]


def _report(work: Callable[[], object], sender: Connection) -> None:
    try:
        result = work()
    except Exception as error:
        sender.send((None, error))
    else:
        sender.send((result, None))


def _received(receiver: Connection) -> Any:
    try:
        result, error = receiver.recv()
    except EOFError:
        raise BuildError("the second process of the build ended before its work was done: run it again") from None
    if error is not None:
        raise error
    return result
