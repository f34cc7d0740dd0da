"""From a repository on disk to a sound Catalogue, or to every problem at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from generator.checks import check_catalogue
from generator.checks.bounds import places_lie_in_their_region
from generator.errors import Problem, SchemaError, raise_if_any
from generator.maps import read_map
from generator.model import Catalogue, MissingFieldError, build_catalogue
from generator.paths import Paths
from generator.published_ids import check_published_ids
from generator.records import read_records
from generator.schemas import read_schemas


@dataclass(frozen=True)
class Loaded:
    """A catalogue with whatever is wrong with it."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def load(paths: Paths) -> Loaded:
    """Reads and checks everything under `paths.data`; problems come back sorted, none is raised."""
    with _no_search_for_garbage():
        schemas = read_schemas(paths.schemas)
        read = read_records(paths.data, schemas.kinds, paths.parsed)
        catalogue, key_problems = build_catalogue(schemas, read.records)
        has_read_problems = any(not problem.is_warning for problem in (*read.problems, *key_problems))
        with _schemas_at_fault():
            found = check_catalogue(catalogue, read.unread, broken=has_read_problems)
        problems = {*read.problems, *key_problems, *found}
        if all(problem.is_warning for problem in problems):
            problems.update(_place_problems(catalogue, paths), check_published_ids(catalogue, paths.data))
    return Loaded(
        catalogue,
        problems=tuple(sorted(problem for problem in problems if not problem.is_warning)),
        warnings=tuple(sorted(problem for problem in problems if problem.is_warning)),
    )


@contextmanager
def _schemas_at_fault() -> Iterator[None]:
    """Rules name tables, fields, lists and vocabularies: where one of those is gone, its file is to be mended."""
    try:
        yield
    except MissingFieldError as error:
        raise SchemaError(f"{error.table}.schema.yaml", f"must have '{error.field}', which a rule asks for") from error


def _place_problems(catalogue: Catalogue, paths: Paths) -> Iterator[Problem]:
    """What a map has against places; it is only read if one names a state."""
    if any(place.state for place in catalogue.tables["places"]):
        host = catalogue.get("parties", catalogue.first_vehicle.host)
        yield from places_lie_in_their_region(catalogue, read_map(paths.maps, host.code))


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Rows lead to each other in circles and all stay: looking for dead ones takes half the time of many records."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def load_sound(paths: Paths) -> Catalogue:
    """The catalogue under `paths.data`. Raises ProblemsFound if anything is wrong with it."""
    loaded = load(paths)
    raise_if_any(loaded.problems)
    return loaded.catalogue
