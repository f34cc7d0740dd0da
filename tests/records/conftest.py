"""The fixtures of tests/conftest.py over again, for the real records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.inputs import read_inputs
from generator.loading import load_sound
from generator.model import Catalogue
from generator.paths import Paths, paths_from
from generator.publish import Publication, publish
from generator.tables import Tables
from tests.chromium import serving
from tests.conftest import ROOT, built_once, shared_folder


@pytest.fixture(scope="session")
def paths(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    return paths_from(ROOT, None, shared_folder(tmp_path_factory, "records"))


@pytest.fixture(scope="session")
def catalogue(paths: Paths) -> Catalogue:
    return load_sound(paths)


@pytest.fixture(scope="session")
def published(catalogue: Catalogue, paths: Paths, site: Path) -> Publication:
    return publish(catalogue, paths, read_inputs(paths))


@pytest.fixture(scope="session")
def tables(published: Publication) -> Tables:
    return published.context.tables


@pytest.fixture(scope="session")
def site(paths: Paths) -> Path:
    return built_once(paths)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serving(site) as root:
        yield root
