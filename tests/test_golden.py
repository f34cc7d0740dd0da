"""The package of the miniature repository against what it was: a few tables in full, of all others the digest.

Accept a change with `pytest --bless tests/test_golden.py`, and look at the difference that it makes in tests/golden.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from generator.paths import Paths
from tests.conftest import ROOT

GOLDEN = ROOT / "tests" / "golden"
IN_FULL = ("headlines.csv", "ladder.csv", "project_status.csv")
DIGESTS = "digests.txt"
OF_A_LIBRARY = ("calendar.csv",)  # a new release of holidays may change it


def golden_files(package: Path) -> dict[str, str]:
    """What the golden folder should hold for a package: name -> text."""
    files = {name: (package / name).read_text(encoding="utf-8") for name in IN_FULL}
    others = sorted(path for path in package.iterdir() if path.name not in IN_FULL + OF_A_LIBRARY)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in others]
    return {**files, DIGESTS: "".join(lines)}


def test_the_package_of_the_miniature_repository_is_the_golden_one(
    site: Path, paths: Paths, request: pytest.FixtureRequest
) -> None:
    files = golden_files(paths.built_package)
    if request.config.getoption("--bless"):
        GOLDEN.mkdir(exist_ok=True)
        for name, text in files.items():
            (GOLDEN / name).write_text(text, encoding="utf-8")
    for name, text in files.items():
        assert text == (GOLDEN / name).read_text(encoding="utf-8"), f"{name} differs; --bless accepts it"
