"""Days and partial dates: ISO 8601 text, possibly reduced to a month or a year, as the records hold them."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1945, 2100  # that records speak of: a slip in a year is refused, and no chart spans ages
_DAYS = 1 << 14  # that are remembered: records name the same ones over and over


@lru_cache(maxsize=_DAYS)
def first_day(partial: str) -> datetime.date:
    """The first day that a day, month or year covers."""
    year, month, day = _parts(partial)
    return datetime.date(year, month or 1, day or 1)


@lru_cache(maxsize=_DAYS)
def last_day(partial: str) -> datetime.date:
    """The last day that a day, month or year covers: by then, what it dates was certainly so."""
    year, month, day = _parts(partial)
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def is_on_or_before(partial: str | None, day: datetime.date) -> bool:
    """Whether what `partial` dates was certainly so by `day`; the undated never was."""
    return partial is not None and last_day(partial) <= day


def _parts(partial: str) -> tuple[int, int | None, int | None]:
    year, _, rest = partial.partition("-")
    month, _, day = rest.partition("-")
    return int(year), int(month) if month else None, int(day) if day else None


def is_day(value: str) -> bool:
    """Whether `value` is a whole day that exists."""
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None and is_partial_date(value)


def is_in_span(value: str) -> bool:
    """Whether the year of a day, month or year is one that records may speak of."""
    return str(FIRST_YEAR) <= value[:4] <= str(LAST_YEAR) and value[4:5] in ("", "-")


@lru_cache(maxsize=_DAYS)
def is_partial_date(value: str) -> bool:
    """Whether `value` is a day, month or year that exists, as ISO 8601 writes it."""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", value)
    if not match:
        return False
    try:
        datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True
