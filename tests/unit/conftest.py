"""Fixtures of the unit tests: a data folder to spoil, and the miniature repository as read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from generator.loading import load
from generator.paths import paths_from
from generator.records import ReadRecords, read_records
from generator.schemas import Schemas, read_schemas
from tests.unit.example_repo import EXAMPLE, ROOT, Edit, ExampleRepo

settings.register_profile("unit", deadline=None, derandomize=True, database=None)
settings.register_profile("long", deadline=None, database=None, max_examples=10_000)  # with another seed each time
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "unit"))


@pytest.fixture(scope="session")
def schemas() -> Schemas:
    return read_schemas(ROOT / "schemas")


@pytest.fixture(scope="session")
def read(schemas: Schemas) -> ReadRecords:
    return read_records(EXAMPLE, schemas.kinds)


@pytest.fixture(scope="session")
def repo(schemas: Schemas, read: ReadRecords) -> ExampleRepo:
    return ExampleRepo(schemas, read.records)


@pytest.fixture
def messages(tmp_path: Path) -> Callable[..., list[str]]:
    """What `load` says about a copy of the miniature repository after some edits."""

    def after(*edits: Edit) -> list[str]:
        data = tmp_path / "data"
        shutil.copytree(EXAMPLE, data)
        for edit in edits:
            edit(data)
        loaded = load(paths_from(ROOT, data))
        return [str(problem) for problem in (*loaded.problems, *loaded.warnings)]

    return after
