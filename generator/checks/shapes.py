"""Rows against their schemas: Frictionless's verdicts, put back at the place in the YAML where each belongs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Problem
from generator.faults import check_rows
from generator.model import Catalogue, as_values


def check_shapes(catalogue: Catalogue) -> Iterator[Problem]:
    """Faults of every table's rows against its schema, at their places."""
    for name, rows in catalogue.tables.items():
        for fault in check_rows(catalogue.schemas.tables[name], as_values(rows)):
            yield rows[fault.position].problem(fault.field, fault.message, fault.remedy)
