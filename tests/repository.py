"""What git says of the checkout, whoever owns it."""

from __future__ import annotations

import subprocess

from tests.conftest import ROOT


def git(*words: str) -> subprocess.CompletedProcess[str]:
    """Runs git in the checkout. A checkout of another user, as in a container of CI, is trusted: it is only read."""
    return subprocess.run(
        ["git", "-c", "safe.directory=*", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def tracked_files() -> list[str]:
    """Paths of all files under version control, relative to the root of the checkout."""
    done = git("ls-files", "-z")
    assert done.returncode == 0, done.stderr
    return [name for name in done.stdout.split("\0") if name]
