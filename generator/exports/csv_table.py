"""A table as CSV: UTF-8, a header, line feeds, exact numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from generator.tables import TableRows

MEDIA_TYPE = "text/csv"


def render_csv(table: TableRows) -> str:
    """The whole table, header first."""
    return render_rows(list(table.schema.fields), table.cells)


def render_rows(names: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Rows of cells under `names`, header first."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
