"""The maker of large repositories: what it makes is sound, and the same for the same seed."""

from __future__ import annotations

from pathlib import Path

from generator.loading import load
from generator.paths import paths_from
from tests.bench.make_repository import made_records, write_repository


def test_a_made_repository_is_sound(tmp_path: Path) -> None:
    counts = write_repository(tmp_path / "made", projects=5, seed=1)
    loaded = load(paths_from(tmp_path / "made"))
    assert [str(problem) for problem in (*loaded.problems, *loaded.warnings)] == []
    assert counts == {kind: len(loaded.catalogue.tables[kind]) for kind in loaded.catalogue.schemas.kinds}


def test_the_same_seed_makes_the_same_records() -> None:
    assert list(made_records(20, seed=1)) == list(made_records(20, seed=1))
    assert list(made_records(20, seed=1)) != list(made_records(20, seed=2))
