"""The funding clock: the earliest day money can fall due, for an assumed notice, under each calendar and under all.

The memorandum's term is read as a floor: so many business days after the notice, whose true day is not public. A day
that has passed is never taken as a payment made.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.calendars import Holidays
from generator.dates import first_day, last_day
from generator.model import Catalogue, Row

ALL = "all"


@dataclass(frozen=True)
class Tick:
    """One worked-out date: the project, the assumption, the calendar (None: every calendar), and where it stands."""

    project: Row
    assumption: Row
    calendar: Row | None
    days: int
    earliest: datetime.date
    state: str


def counts(day: datetime.date, holidays: Holidays) -> bool:
    """Whether a day is a business day: neither Saturday nor Sunday nor a public holiday."""
    return day.isoweekday() < 6 and day not in holidays


def business_days_after(notice: datetime.date, number: int, calendars: list[Holidays]) -> datetime.date:
    """The last of `number` business days counted from the day after `notice`; each must count in every calendar."""
    day = notice
    while number:
        day += datetime.timedelta(days=1)
        number -= all(counts(day, holidays) for holidays in calendars)
    return day


def ticks(catalogue: Catalogue, vehicle: Row, holidays: Mapping[str, Holidays]) -> Iterator[Tick]:
    """Every project of every round with assumptions, under each calendar of the vehicle and under all of them.

    `holidays` maps a calendar's id to its holidays.
    """
    days = int(catalogue.get("terms", vehicle.window_term).value)
    for round_ in catalogue.tables["rounds"]:
        for assumption in round_.assumptions if round_.vehicle == vehicle.id else ():
            for link in round_.projects:
                for calendar in (*vehicle.calendars, None):
                    used = [holidays[calendar.id]] if calendar else list(holidays.values())
                    earliest = business_days_after(first_day(assumption.notice), days, used)
                    project = catalogue.get("projects", link.project)
                    yield Tick(project, assumption, calendar, days, earliest, _state(catalogue, project, earliest))


def _state(catalogue: Catalogue, project: Row, earliest: datetime.date) -> str:
    if earliest > last_day(catalogue.dataset.coverage):
        return "ahead"
    steps = list(catalogue.schemas.vocabularies["ladder_step"].entries)
    stages = catalogue.schemas.vocabularies["stage"].entries
    reached = {stages[stage.stage].get("ladder") for stage in project.stages} - {"withdrawn"}
    return "passed" if reached & set(steps[steps.index("paid-in") :]) else "unknown"
