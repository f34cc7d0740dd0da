"""Which texts stood on a day: what was said then stays; what was written about it later goes.

The words of a dated statement (`text`, `statement`) are as old as the statement. A summary of something dated stays as
long as its record lost nothing. Every other text has no date: it stays only where nothing later is on record of its
subject. Whatever the text, it goes where it names a later day.
"""

from __future__ import annotations

from generator.as_of.named_days import names_later_day
from generator.as_of.standing import Standing
from generator.model import Row
from generator.schemas import Field

_OWN_WORDS = ("text", "text_ja", "statement", "statement_ja")
_OF_DATED_RECORDS = ("summary", "summary_ja")


def text_stands(standing: Standing, row: Row, field: Field) -> bool:
    """Whether a text of a row that stands may be shown as it is."""
    if names_later_day(row, field.name, standing.day, standing.coverage):
        return False
    if not field.prose or row.schema.name == "dataset" or (_is_dated(row) and field.name in _OWN_WORDS):
        return True
    if row is not row.owner:
        return id(row) not in standing.told_of_later
    if _is_dated(row) and field.name in _OF_DATED_RECORDS:
        return id(row) not in standing.lost_within
    return id(row) not in standing.told_of_later and id(row) not in standing.lost_within


def _is_dated(row: Row) -> bool:
    return row.schema.name == "events" or any(field.by_coverage for field in row.schema.fields.values())
