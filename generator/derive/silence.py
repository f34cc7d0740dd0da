"""Silence: how long it is since anything dated about a record was found.

A record is silent if nothing dated about it was found in the 180 days up to the coverage date. Silence says nothing
about the world, only about what was found.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.dates import first_day, last_day
from generator.derive.coverage import reach_of, scope_of_record
from generator.model import Catalogue, Row
from generator.references import RowKey, key_of

SILENT_AFTER = 180  # days
FOLLOWED_KINDS = ("projects", "companies", "financings")
_DATE_FIELDS = ("as_of", "date")


@dataclass(frozen=True, kw_only=True)
class Silence:
    """How long a record has not been heard of on the coverage date; `days` is None where it never was."""

    record: Row
    last_heard: datetime.date | None
    days: int | None
    silent: bool

    @property
    def table(self) -> str:
        """The kind of the record."""
        return self.record.schema.name

    @property
    def row(self) -> str:
        """The record's identifier."""
        return str(self.record.id)


def silences(catalogue: Catalogue) -> Iterator[Silence]:
    """Every project, company and financing, with the latest day of anything dated about it up to coverage."""
    last_mentions = _last_mentions(catalogue, last_day(catalogue.dataset.coverage))
    for kind in FOLLOWED_KINDS:
        for record in catalogue.tables[kind]:
            coverage = reach_of(catalogue, scope_of_record(catalogue, record))
            last = last_mentions.get(key_of(record))
            days = max((coverage - last).days, 0) if last else None
            yield Silence(record=record, last_heard=last, days=days, silent=days is None or days > SILENT_AFTER)


def _last_mentions(catalogue: Catalogue, coverage: datetime.date) -> dict[RowKey, datetime.date]:
    mentions: dict[RowKey, datetime.date] = {}
    for rows in catalogue.tables.values():
        for row in rows:
            date = _date(row)
            if date is None or first_day(date) > coverage:
                continue
            day = min(last_day(date), coverage)
            for key in _subjects(row):
                mentions[key] = max(mentions.get(key, day), day)
    return mentions


def _date(row: Row) -> str | None:
    """The date of a row, or else of the record it stands in."""
    for each in (row, row.owner):
        for name in _DATE_FIELDS:
            date = each.get(name)
            if isinstance(date, str):
                return date
    return None


def _subjects(row: Row) -> Iterator[RowKey]:
    """Records that a row is about: its owner and whatever it refers to."""
    yield key_of(row.owner)
    for key in row.schema.foreign_keys:
        if row.get(key.field):
            yield key.table, row.get(key.field)
