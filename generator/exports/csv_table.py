"""A table as CSV: UTF-8, a header, line feeds, exact numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from generator.derive.changes import Version
from generator.tables import TableRows

MEDIA_TYPE = "text/csv"


def render_csv(one: TableRows) -> str:
    """The whole table, header first."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(one.table.fields), lineterminator="\n")
    writer.writeheader()
    writer.writerows(one.cells())
    return out.getvalue()


def read_version(folder: Path) -> Version:
    """The cells of a package published earlier, by table, for telling what changed."""
    return dict(_read(folder))


def _read(folder: Path) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield path.stem, list(csv.DictReader(file))
