"""The first minute in a fresh clone: whatever is missing is said in one line, and no broken .venv stays behind."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CLOSED_PORT = "http://127.0.0.1:9/"  # "discard": nothing listens there


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What `make .venv/site.stamp` reads, with one requirement that no index and no folder has."""
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "requirements.lock").write_text(f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n")
    return tmp_path


def stub_python(clone: Path, script: str) -> str:
    path = clone / "stub-python"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def install(clone: Path, python: str = sys.executable) -> str:
    """The one line that a failing installation says."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "MAKE"))}
    environment |= {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": CLOSED_PORT, "PIP_RETRIES": "0", "LC_ALL": "C"}
    done = subprocess.run(
        ["make", "--silent", ".venv/site.stamp", f"PYTHON={python}"],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    said = [line for line in done.stderr.splitlines() if not line.startswith(("make", "Installing "))]
    assert len(said) == 1, done.stderr
    return said[0]


def test_an_old_python_is_named_with_the_version_that_is_needed(clone: Path) -> None:
    python = stub_python(clone, "echo 3.10")
    said = install(clone, python)
    assert said == (
        f"install: Python 3.11 or newer is needed, '{python}' is 3.10: "
        "install it and run make again with PYTHON=python3.11"
    )
    assert not (clone / ".venv").exists()


def test_python_2_is_too_old(clone: Path) -> None:
    assert "is 2.7" in install(clone, stub_python(clone, "echo 2.7"))


def test_a_python_that_is_not_there_is_named(clone: Path) -> None:
    assert "'no-python' is not there or does not run" in install(clone, "no-python")


def test_a_python_without_ensurepip_leaves_no_venv(clone: Path) -> None:
    without_pip = f'[ "$2" = venv ] && set -- "$@" --without-pip; exec {sys.executable} "$@"'
    assert "apt install python3-venv" in install(clone, stub_python(clone, without_pip))
    assert not (clone / ".venv").exists()


def test_no_network_leaves_no_venv(clone: Path) -> None:
    assert "pip did not reach the package index" in install(clone)
    assert not (clone / ".venv").exists()


def test_a_venv_that_was_left_half_made_heals(clone: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", ".venv"], cwd=clone, check=True)
    (clone / "requirements.lock").write_text("")
    assert "pip failed" in install(clone)  # it came as far as the project itself, which is not in this clone
    assert not (clone / ".venv").exists()


def test_no_network_keeps_a_venv_that_works(clone: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", ".venv"], cwd=clone, check=True)
    install(clone)
    assert (clone / ".venv" / "bin" / "pip").exists()
