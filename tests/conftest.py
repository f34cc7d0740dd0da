"""Fixtures: the miniature repository, the real one and their sites, each built once a session; a browser."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.build import build
from generator.loading import load_sound
from generator.model import Catalogue
from generator.paths import Paths, paths_from
from generator.progress import Progress
from generator.tables import Tables, tables
from tests.chromium import CHROMIUM, FLAGS, MISSING, serving

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "example" / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="accept what was made as the golden tree")


@pytest.fixture(scope="session")
def example_paths(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    return paths_from(ROOT, EXAMPLE, tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="session")
def real_paths(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    return paths_from(ROOT, build=tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def example(example_paths: Paths) -> Catalogue:
    return load_sound(example_paths)


@pytest.fixture(scope="session")
def example_tables(example: Catalogue) -> Tables:
    return tables(example)


@pytest.fixture(scope="session")
def real(real_paths: Paths) -> Catalogue:
    return load_sound(real_paths)


@pytest.fixture(scope="session")
def real_tables(real: Catalogue) -> Tables:
    return tables(real)


@pytest.fixture(scope="session")
def example_site(example_paths: Paths) -> Path:
    return build(example_paths, Progress(io.StringIO(), stages=3)).site


@pytest.fixture(scope="session")
def real_site(real_paths: Paths) -> Path:
    return build(real_paths, Progress(io.StringIO(), stages=3)).site


@pytest.fixture
def copy_of_example(tmp_path: Path) -> Paths:
    """A copy of the miniature repository's records that a test may spoil."""
    data = tmp_path / "data"
    shutil.copytree(EXAMPLE, data)
    return paths_from(ROOT, data, tmp_path / "build")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def address(real_site: Path) -> Iterator[str]:
    with serving(real_site) as root:
        yield root
