"""Orders in which several pages list records."""

from __future__ import annotations

from collections.abc import Iterable

from generator.dates import first_day
from generator.model import Row


def sorted_by_date(rows: Iterable[Row], *, latest_first: bool = False) -> list[Row]:
    """Rows with a `date` in order of time; of one day, by identifier."""
    return sorted(rows, key=lambda row: (first_day(row.date), str(row.id)), reverse=latest_first)


def term_order(term: Row) -> tuple[bool, int, str]:
    """The place of a term in its agreement: by number, those without one last."""
    return term.number is None, term.number or 0, str(term.id)
