"""The miniature repository's package, file by file, against the golden tree. Accept a change with `pytest --bless`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT

GOLDEN = ROOT / "tests" / "golden"


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_package_of_the_miniature_repository_is_the_golden_one(
    example_site: Path, request: pytest.FixtureRequest
) -> None:
    made = example_site.parent / "package"
    if request.config.getoption("--bless"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        shutil.copytree(made, GOLDEN)
    expected, found = files(GOLDEN), files(made)
    for name in sorted(expected.keys() | found.keys()):
        assert found.get(name) == expected.get(name), f"{name} differs; look at the change, then accept it with --bless"
