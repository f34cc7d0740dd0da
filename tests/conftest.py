"""Fixtures of the tests about the code: the miniature repository and its site, built once for all workers; a browser.

Tests ask for `paths`, `catalogue`, `published`, `tables`, `site` and `address`; under tests/records/ the same names are
the real records and their site, so that tests which must hold for both are written once.

The site is that of tests/example/data with tests/example/more beside it: the first is the smallest repository that has
everything once, the second gives lists, charts and map enough to show.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from generator.build import build
from generator.inputs import read_inputs
from generator.loading import load_sound
from generator.model import Catalogue
from generator.paths import Paths, paths_from
from generator.progress import Progress
from generator.publish import Publication, publish
from generator.tables import Tables
from tests.chromium import CHROMIUM, FLAGS, MISSING, serving

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "example" / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="accept what was made as the golden tree")


def shared_folder(tmp_path_factory: pytest.TempPathFactory, name: str) -> Path:
    """A folder that all workers of a run share."""
    root = tmp_path_factory.getbasetemp()
    folder = (root.parent if os.environ.get("PYTEST_XDIST_WORKER") else root) / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def built_once(paths: Paths) -> Path:
    """The built site of `paths`; the first worker to ask builds it, the others wait."""
    with FileLock(paths.build.with_name(f"{paths.build.name}.lock")):
        if not paths.built_site.exists():
            build(paths, Progress(io.StringIO(), stages=3))
    return paths.built_site


@pytest.fixture(scope="session")
def paths(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    folder = shared_folder(tmp_path_factory, "example")
    with FileLock(folder / "data.lock"):
        if not (folder / "data").exists():
            shutil.copytree(EXAMPLE, folder / "data")
            shutil.copytree(EXAMPLE.parent / "more", folder / "data", dirs_exist_ok=True)
    return paths_from(ROOT, folder / "data", folder / "build")


@pytest.fixture(scope="session")
def catalogue(paths: Paths) -> Catalogue:
    return load_sound(paths)


@pytest.fixture(scope="session")
def published(catalogue: Catalogue, paths: Paths, site: Path) -> Publication:
    """What is published of the catalogue; the site is built first, so that pictures stand in the cache."""
    return publish(catalogue, paths, read_inputs(paths))


@pytest.fixture(scope="session")
def tables(published: Publication) -> Tables:
    return published.context.tables


@pytest.fixture(scope="session")
def site(paths: Paths) -> Path:
    return built_once(paths)


@pytest.fixture(scope="session")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache of a build of the smallest repository, for tests that build others like it: see `take_drawings`."""
    paths = paths_from(ROOT, EXAMPLE, shared_folder(tmp_path_factory, "smallest") / "build")
    built_once(paths)
    return paths.cache


def copy_repository(folder: Path, *records: Path) -> Paths:
    """The project's schemas, site and settings with records of their own, so that a test may edit all of them."""
    for each in records or (EXAMPLE,):
        shutil.copytree(each, folder / "data", dirs_exist_ok=True)
    for name in ("schemas", "site"):
        shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("  - generator\n", ""), encoding="utf-8")  # the code stays
    return paths_from(folder)


def take_drawings(drawings: Path, build: Path) -> None:
    """Gives a build that is still to come the charts that another one drew: it draws what differs alone."""
    (build / "cache").mkdir(parents=True, exist_ok=True)  # checking the records may have made it
    for path in drawings.iterdir():
        if path.suffix in (".json", ".png", ".js") and path.name != "state.json":
            shutil.copy(path, build / "cache")


@pytest.fixture
def copy_of_example(tmp_path: Path) -> Paths:
    """A copy of the miniature repository's records that a test may spoil."""
    data = tmp_path / "data"
    shutil.copytree(EXAMPLE, data)
    return paths_from(ROOT, data, tmp_path / "build")


@pytest.fixture
def copy_to_build(copy_of_example: Paths, drawings: Path) -> Paths:
    """The same, with the charts that a build of it would draw."""
    take_drawings(drawings, copy_of_example.build)
    return copy_of_example


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
def address(site: Path) -> Iterator[str]:
    with serving(site) as root:
        yield root


@pytest.fixture(scope="module")
def view(browser: Any) -> Iterator[Any]:
    """One page for tests that only look, so that styles and scripts are fetched once."""
    view = browser.new_page()
    yield view
    view.close()


@pytest.fixture(scope="module")
def search_page(browser: Any, address: str) -> Iterator[Any]:
    """The page of the search, open."""
    view = browser.new_page()
    view.goto(f"{address}search/")
    yield view
    view.close()
