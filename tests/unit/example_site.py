"""What pages are made from, for the miniature repository or for one with a few records beside or instead of its own."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.charts import Chart, RenderedChart
from generator.colours import read_colours
from generator.dates import last_day
from generator.derive import derive
from generator.localize import Localizer
from generator.messages import read_messages
from generator.model import Catalogue, build_catalogue
from generator.pages.context import SiteContext
from generator.paths import paths_from
from generator.records import MarkedRecord, read_records
from generator.references import build_references
from generator.schemas import Schemas, read_schemas
from generator.tables import build_tables

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "example" / "data"


@functools.cache
def example_schemas() -> Schemas:
    return read_schemas(ROOT / "schemas")


@functools.cache
def _example_records() -> dict[tuple[str, str], MarkedRecord]:
    records = read_records(EXAMPLE, example_schemas().kinds).records
    return {(record.kind, record.id): record for record in records}


def new_record(kind: str, id_: str, /, **fields: Any) -> MarkedRecord:
    """A record that stands in no file."""
    return MarkedRecord(kind, id_, f"data/{kind}/{id_}.yaml", fields, {}, {})


def changed_record(kind: str, id_: str, /, **fields: Any) -> MarkedRecord:
    """One of the miniature's records with other values for some fields."""
    return new_record(kind, id_, **{**_example_records()[kind, id_].value, **fields})


def without_field(kind: str, id_: str, field: str) -> MarkedRecord:
    """One of the miniature's records without a field or list."""
    fields = {**_example_records()[kind, id_].value}
    del fields[field]
    return new_record(kind, id_, **fields)


@functools.cache
def example_site() -> SiteContext:
    return site_with()


def site_with(
    *records: MarkedRecord, schemas: Schemas | None = None, without: Iterable[tuple[str, str]] = ()
) -> SiteContext:
    """The site of the miniature with `records` beside its own, or instead of those of the same kind and id.

    `without` names those of its own, as (kind, id), that are left out.
    """
    others = {(record.kind, record.id): record for record in records}
    kept = {key: record for key, record in _example_records().items() if key not in set(without)}
    catalogue, problems = build_catalogue(schemas or example_schemas(), {**kept, **others}.values())
    assert problems == []
    return _site_of(catalogue)


def _site_of(catalogue: Catalogue) -> SiteContext:
    references = build_references(catalogue)
    derived = derive(catalogue, references)
    return SiteContext(
        catalogue=catalogue,
        references=references,
        derived=derived,
        tables=build_tables(catalogue, derived),
        local=Localizer(catalogue, read_messages(paths_from(ROOT).messages, "en")),
        charts={},
        colours=read_colours(paths_from(ROOT).styles),
        day=last_day(catalogue.dataset.coverage),
    )


def schemas_with_new_kind(kind: str, title: str) -> Schemas:
    """The schemas with one more kind of record, of which the interface words know nothing."""
    schemas = example_schemas()
    people = schemas.tables["people"]
    assert people.origin is not None
    table = replace(people, name=kind, title=title, origin=replace(people.origin, kind=kind))
    return replace(schemas, tables={**schemas.tables, kind: table})


def site_with_chart(rows: int = 1, **fields: Any) -> SiteContext:
    """The site of the miniature with one chart of so many rows; `fields` are those of `Chart` that differ."""
    usual: dict[str, Any] = {
        "id": "sums",
        "vehicle": None,
        "unit": "US$ bn",
        "title": "Sums",
        "description": "Bars of sums.",
        "notes": "Counted once.",
        "draw": dict,
        "lang": "en",
        "labels": (),
        "columns": ("Step",),
        "rows": (("named",),) * rows,
        "csv_columns": ("step",),
        "csv_rows": (("named",),) * rows,
        "tables": ("ladder",),
        "behind": (),
    }
    files: dict[str, str | bytes] = {"svg": "<svg/>", "dark": "<svg/>", "png": b"PNG", "csv": "é\n", "vega": "{}\n"}
    chart = RenderedChart(
        chart=Chart(**{**usual, **fields}), svg="<svg/>", height=0.5, is_interactive=False, files=files
    )
    return replace(example_site(), charts={chart.chart.id: chart})
