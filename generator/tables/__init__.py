"""The waist of the hourglass: every table, of records and derived, as pages, charts and downloads read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.derive.changes import Version, changes
from generator.model import Catalogue, as_values
from generator.schemas import Table
from generator.tables import derived
from generator.tables.cells import cell

Values = dict[str, Any]


@dataclass(frozen=True)
class TableRows:
    """One table: its schema and its rows, every field present, values as the records hold them."""

    table: Table
    rows: tuple[Values, ...]

    def cells(self) -> list[dict[str, str]]:
        """The rows as text, the way CSV has them."""
        return [{name: cell(row[name]) for name in self.table.fields} for row in self.rows]


Tables = Mapping[str, TableRows]

_DERIVED: tuple[tuple[str, Callable[[Catalogue], Iterator[Values]]], ...] = (
    ("headlines", derived.headlines),
    ("ladder", derived.ladder),
    ("ladder_rows", derived.ladder_rows),
    ("clock", derived.clock),
    ("calendar", derived.calendar),
    ("pace", derived.pace),
    ("disagreements", derived.disagreements),
    ("waterfall", derived.waterfall),
    ("quality", derived.quality),
    ("silence", derived.silence),
    ("vocabulary", derived.vocabulary),
)


def tables(catalogue: Catalogue, previous: Version | None = None) -> Tables:
    """Every table of the schemas, in their order. `previous` are the cells of an earlier version, for `changes`."""
    made = {name: as_values(rows) for name, rows in catalogue.tables.items()}
    made |= {name: list(rows(catalogue)) for name, rows in _DERIVED}
    result = {name: TableRows(table, tuple(made.get(name, ()))) for name, table in catalogue.schemas.tables.items()}
    result["changes"] = TableRows(catalogue.schemas.tables["changes"], tuple(_changes(result, previous)))
    return result


def _changes(made: Tables, previous: Version | None) -> Iterator[Values]:
    if previous is None:
        return
    keys = {name: one.table.primary_key for name, one in made.items() if not one.table.derived}
    for one in changes(previous, {name: made[name].cells() for name in keys}, keys):
        yield {
            "table": one.table,
            "row": one.row,
            "field": one.field,
            "kind": one.kind,
            "before": one.before or None,
            "after": one.after or None,
        }
