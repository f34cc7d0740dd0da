"""Where Chromium is and how it is started, and a folder served quietly: for tests, audit and pictures alike."""

from __future__ import annotations

import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MISSING = "no Chromium found; on Debian: apt-get install chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Says nothing of what it serves."""

    def log_message(self, *_: object) -> None:
        pass


class QuietServer(http.server.ThreadingHTTPServer):
    """Says nothing of browsers that close before they have read everything."""

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def serving(root: Path, handler: Callable[..., Any] = Quiet, host: str = "127.0.0.1") -> Iterator[str]:
    """Serves a folder on a free port; gives the address of its root, under the name `host`."""
    server = QuietServer(("127.0.0.1", 0), partial(handler, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{host}:{server.server_port}/"
    finally:
        server.shutdown()
