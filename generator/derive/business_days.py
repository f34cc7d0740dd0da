"""Business days: which days count in a vehicle's calendars, and how far a number of them reaches."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.calendars import Holidays, holidays_of
from generator.derive.vehicle_terms import years
from generator.model import Catalogue, Row

_FRIDAY = 5  # as ISO 8601 counts, from Monday = 1


@dataclass(frozen=True, kw_only=True)
class CalendarDay:
    """One day in one calendar of a vehicle."""

    date: datetime.date
    vehicle: Row
    calendar: Row
    holiday: str | None
    counts: bool

    @property
    def weekday(self) -> int:
        """Day of the week, Monday = 1."""
        return self.date.isoweekday()


def holidays_by_calendar(catalogue: Catalogue, vehicle: Row) -> dict[str, Holidays]:
    """Identifier of each calendar of a vehicle -> its public holidays in the vehicle's years. Raises CalendarError."""
    counted = years(catalogue, vehicle)
    known = range(counted.start, counted.stop + 1)  # a notice late in the last year counts into the next
    return {calendar.id: holidays_of(calendar.code, known) for calendar in vehicle.calendars}


def is_business_day(day: datetime.date, holidays: Holidays) -> bool:
    """Whether a day is neither Saturday nor Sunday nor a public holiday."""
    return day.isoweekday() <= _FRIDAY and day not in holidays


def business_days_after(notice: datetime.date, number: int, calendars: Iterable[Holidays]) -> datetime.date:
    """The last of `number` business days counted from the day after `notice`; each must count in every calendar."""
    calendars = list(calendars)
    day, left = notice, number
    while left:
        day += datetime.timedelta(days=1)
        if all(is_business_day(day, holidays) for holidays in calendars):
            left -= 1
    return day


def calendar_days(catalogue: Catalogue, vehicle: Row, holidays: Mapping[str, Holidays]) -> Iterator[CalendarDay]:
    """Every day from the first to the last year of a vehicle in each of its calendars."""
    counted = years(catalogue, vehicle)
    day, last = datetime.date(counted.start, 1, 1), datetime.date(counted.stop - 1, 12, 31)
    while vehicle.calendars and day <= last:
        for calendar in vehicle.calendars:
            known = holidays[calendar.id]
            yield CalendarDay(
                date=day,
                vehicle=vehicle,
                calendar=calendar,
                holiday=known.get(day),
                counts=is_business_day(day, known),
            )
        day += datetime.timedelta(days=1)
