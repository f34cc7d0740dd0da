"""A table of the package as CSV: a header, exact numbers."""

from __future__ import annotations

from generator.tables import TableRows
from generator.tables.csv_text import Csv, render_rows


def render_csv(table: TableRows) -> Csv:
    """The whole table, header first."""
    return render_rows(table.schema.fields, [row.values() for row in table.cells])
