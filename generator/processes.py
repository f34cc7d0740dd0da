"""A second process for work that needs nothing of the first one's results."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from generator.errors import BuildError


@contextmanager
def beside(work: Callable[[], None]) -> Iterator[None]:
    """Does `work` in a second process while the body runs; before it, where the system cannot fork safely.

    An error of `work` is raised at the end of the body.
    """
    if sys.platform != "linux":  # elsewhere system libraries may not survive a fork
        work()
        yield
        return
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_report, args=(work, sender))
    process.start()
    sender.close()
    try:
        yield
        error = _received(receiver)
    finally:
        process.terminate()
        process.join()
    if error is not None:
        raise error


def _report(work: Callable[[], None], sender: Connection) -> None:
    try:
        work()
    except Exception as error:
        sender.send(error)
    else:
        sender.send(None)


def _received(receiver: Connection) -> Exception | None:
    try:
        error: Exception | None = receiver.recv()
    except EOFError:
        return BuildError("the second process of the build ended before its work was done: run it again")
    return error
