"""The waist of the hourglass: every table, of records and derived, as pages, charts and downloads read it.

Typed rows become ids and text here, by their schema, and nowhere else.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.derive import Derived
from generator.model import Catalogue, Row, as_values
from generator.schemas import TableSchema
from generator.tables.cells import cell

Values = dict[str, Any]


@dataclass(frozen=True)
class TableRows:
    """One table: its schema and its rows, every field present, values as the records hold them."""

    schema: TableSchema
    rows: tuple[Values, ...]

    @cached_property
    def cells(self) -> tuple[dict[str, str], ...]:
        """The rows as text, the way CSV has them."""
        return tuple({name: cell(row[name]) for name in self.schema.fields} for row in self.rows)


Tables = Mapping[str, TableRows]


def build_tables(catalogue: Catalogue, derived: Derived) -> Tables:
    """Every table of the schemas, in their order; a derived one has the rows of the field of `derived` of its name."""
    tables: dict[str, TableRows] = {}
    for name, schema in catalogue.schemas.tables.items():
        rows = derived_values(getattr(derived, name), schema) if schema.derived else as_values(catalogue.tables[name])
        tables[name] = TableRows(schema, tuple(rows))
    return tables


def tables_of_vehicle(tables: Tables, vehicle: str) -> Iterator[TableRows]:
    """The rows about one vehicle of every table whose rows say which they are about; none without a row."""
    for table in tables.values():
        if table.schema.references("vehicle") == "vehicles":
            rows = tuple(row for row in table.rows if row["vehicle"] == vehicle)
            if rows:
                yield TableRows(table.schema, rows)


def derived_values(rows: Sequence[object], schema: TableSchema) -> list[Values]:
    """The fields of typed rows of one class, by their schema: rows become their ids, days ISO 8601 text.

    A foreign key that the class has no attribute for holds the row's `record`, where that is of the table it leads to:
    so `headlines` has a column for each kind of record that claims stand in.
    """
    if not rows:
        return []
    own = [name for name in schema.fields if not schema.references(name) or hasattr(rows[0], name)]
    of_record = {name: schema.references(name) for name in schema.fields if name not in own}
    values: list[Values] = []
    for row in rows:
        found = {name: _plain(getattr(row, name)) for name in own}
        if of_record:
            record: Row = row.record  # type: ignore[attr-defined]
            for name, table in of_record.items():
                found[name] = record.id if record.schema.name == table else None
        values.append({name: found[name] for name in schema.fields} if of_record else found)
    return values


def _plain(value: object) -> object:
    if isinstance(value, Row):
        return value.id
    return value.isoformat() if isinstance(value, datetime.date) else value
