"""Whatever one value of a record becomes: it is refused with its place, or is sound, comes back and can be derived."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks import check_catalogue
from generator.derive import derive
from generator.model import Catalogue, Row, build_catalogue
from generator.records import MarkedRecord, ReadRecords, read_yaml
from generator.references import build_references
from generator.schemas import Schemas
from tests.unit.hostile_input import HOSTILE_ADDRESSES, SOUND_ADDRESSES
from tests.unit.hostile_text import HOSTILE_CHARACTERS, HOSTILE_TEXTS, SOUND_TEXTS

At = tuple[str | int, ...]
# Numbers of as many digits as both readers take for one.
NUMBERS = st.integers(-(10**17), 10**17) | st.decimals(-(10**14), 10**14, places=3) | st.integers(-3, 200)
DATES = st.sampled_from(
    ["2030", "2031-02", "2031-02-17", "2029-12-31", "2100-12-31", "1945", "2031-02-30", "9999", "0203"]
)
TEXTS = (
    st.sampled_from([*HOSTILE_CHARACTERS, *HOSTILE_TEXTS, *SOUND_TEXTS, *HOSTILE_ADDRESSES, *SOUND_ADDRESSES])
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | DATES
)
VALUES = TEXTS | NUMBERS | st.booleans() | st.none() | st.lists(TEXTS, max_size=2)


def places_of(value: Any, at: At = ()) -> Iterator[At]:
    """The paths of all that stands in a record."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*at, key)
        yield from places_of(item, (*at, key))


def changed(value: Any, at: At, new: Any) -> Any:
    """A copy of a value in which something else stands at a place; left out if it is ..."""
    if not at:
        return new
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[at[0]] = changed(copy[at[0]], at[1:], new)
    if copy[at[0]] is ...:
        del copy[at[0]]
    return copy


def written(value: Any) -> str:
    """A value as JSON, which is YAML too."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\x7f")


def as_record(row: Row) -> Any:
    """A row as it would stand in a file."""
    origin = row.schema.origin
    assert origin is not None
    if origin.item:
        return row.get(origin.item)
    made = {"id", *origin.parents.values(), *(("table", "row") if origin.any_parent else ())}
    own = {
        name: value for name, value in row.values.items() if name not in made or (name != "id" and row.within is None)
    }
    return own | {name: [as_record(item) for item in rows] for name, rows in row.lists.items() if rows}


def comparable(catalogue: Catalogue, path: str) -> list[tuple[str, dict[str, Any]]]:
    return [(name, row.values) for name, rows in catalogue.tables.items() for row in rows if row.file.path == path]


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_changed_value_is_refused_with_its_place_or_sound_and_comes_back(
    schemas: Schemas, read: ReadRecords, tmp_path: Path, data: st.DataObject
) -> None:
    by_path = {record.path: record for record in read.records}
    record = by_path[data.draw(st.sampled_from(list(by_path)))]
    at = data.draw(st.sampled_from(list(places_of(record.value))))
    new = data.draw(VALUES | st.just(...))
    others = [other for other in read.records if other is not record]

    def catalogue_of(value: Any) -> tuple[Catalogue, list[Any]]:
        path = tmp_path / "one.yaml"
        path.write_text(written(value) + "\n", encoding="utf-8", newline="\n")
        found, key_marks, value_marks, problems = read_yaml(path, record.path)
        one = MarkedRecord(record.kind, record.id, record.path, found, key_marks, value_marks)
        catalogue, key_problems = build_catalogue(schemas, [*others, one])
        problems += key_problems
        return catalogue, [*problems, *check_catalogue(catalogue, broken=bool(problems))]

    catalogue, problems = catalogue_of(changed(record.value, at, new))
    problems = [problem for problem in problems if not problem.is_warning]
    if problems:
        assert all(problem.path and problem.line >= 1 and problem.message for problem in problems)
        assert all("\n" not in str(problem) and len(str(problem)) < 900 for problem in problems)
        return
    (row,) = [row for row in catalogue.tables[record.kind] if row.file.path == record.path]
    again, more = catalogue_of(as_record(row))
    assert [problem for problem in more if not problem.is_warning] == []
    assert comparable(again, record.path) == comparable(catalogue, record.path)
    derive(catalogue, build_references(catalogue))
