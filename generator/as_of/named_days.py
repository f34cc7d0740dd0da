"""Days that a text names in words, for telling whether it speaks of what came later."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.dates import is_partial_date, last_day
from generator.model import Row

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT = 3  # letters of a month's short name
_MONTH = "|".join([*_MONTHS, "Sept", *(name[:_SHORT] for name in _MONTHS)])
# Days, months and years as ISO 8601 and both languages of the records write them.
_PATTERNS = (
    re.compile(r"(?<![0-9])(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?(?![0-9])"),
    re.compile(r"(?<![0-9])(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?"),
    re.compile(rf"(?:(?P<day>[0-9]{{1,2}}) )?\b(?P<name>{_MONTH})\.? (?P<year>20[0-9]{{2}})(?![0-9])"),
    re.compile(rf"\b(?P<name>{_MONTH})\.? (?P<day>[0-9]{{1,2}}), (?P<year>20[0-9]{{2}})(?![0-9])"),
    re.compile(r"(?<![0-9])(?P<year>20[0-9]{2})(?![0-9])"),
)


def named_days(text: str) -> Iterator[str]:
    """Every day, month and year that a text names, as the records write dates."""
    for pattern in _PATTERNS if "20" in text else ():
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = parts.get("month") or (_number(parts["name"]) if parts.get("name") else None)
            given = [month, parts.get("day")] if month else []
            partial = "-".join([parts["year"], *(f"{int(part):02}" for part in given if part)])
            if is_partial_date(partial):
                yield partial


def _number(month: str) -> str:
    return str([name[:_SHORT] for name in _MONTHS].index(month[:_SHORT]) + 1)


def is_later(partial: str, day: datetime.date, coverage: datetime.date) -> bool:
    """Whether a date that a text names lies after `day`, up to coverage; what lies beyond can only be a plan.

    A month counts by its last day. A year counts by its first, for one that has begun is named in every plan.
    """
    is_year = "-" not in partial
    counts = datetime.date(int(partial), 1, 1) if is_year else last_day(partial)
    return day < min(counts, coverage) if partial == coverage.isoformat()[: len(partial)] else day < counts <= coverage


def names_later_day(row: Row, field: str, day: datetime.date, coverage: datetime.date) -> bool:
    """Whether a text of a row names a later day that the row does not state as a date of its own."""
    text = row.get(field)
    if not isinstance(text, str):
        return False
    stated = {row.get(each.name) for each in row.schema.fields.values() if each.partial_date}
    return any(is_later(named, day, coverage) and named not in stated for named in named_days(text))
