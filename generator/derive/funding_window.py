"""The funding window: the earliest day money can fall due after an assumed notice, under each calendar and under all.

The memorandum's term is read as a floor: so many business days after the notice, whose true day is not public. A day
that has passed is never taken as a payment made.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.calendars import Holidays
from generator.dates import first_day
from generator.derive.business_days import business_days_after
from generator.derive.coverage import vehicle_reach
from generator.model import Catalogue, Row
from generator.vehicles import stages_under

ALL_CALENDARS = "all"
PAID_IN = "paid-in"  # the step from which on a passed date is known to have been met


@dataclass(frozen=True, kw_only=True)
class FundingDate:
    """The earliest funding date of a project under one assumption and one calendar (None: every calendar)."""

    vehicle: Row
    project: Row
    assumption: Row
    calendar: Row | None
    days: int
    earliest: datetime.date
    state: str

    @property
    def counted_by(self) -> str:
        """Key of the calendar, or `all`."""
        return self.calendar.key if self.calendar else ALL_CALENDARS

    @property
    def notice(self) -> str:
        """The assumed day of notice."""
        return str(self.assumption.notice)


def funding_dates(catalogue: Catalogue, vehicle: Row, holidays: Mapping[str, Holidays]) -> Iterator[FundingDate]:
    """Every project of every round with assumptions, under each calendar of the vehicle and under all of them.

    `holidays` maps a calendar's id to its holidays. A vehicle without a window has none.
    """
    if vehicle.window_term is None:
        return
    days = int(catalogue.get("terms", vehicle.window_term).value)
    calendars = (*vehicle.calendars, None)
    for assumption in _assumptions(catalogue, vehicle):
        earliest = {calendar: _earliest(assumption, days, calendar, holidays) for calendar in calendars}
        for link in assumption.owner.projects:
            project = catalogue.get("projects", link.project)
            for calendar in calendars:
                yield FundingDate(
                    vehicle=vehicle,
                    project=project,
                    assumption=assumption,
                    calendar=calendar,
                    days=days,
                    earliest=earliest[calendar],
                    state=_state(catalogue, vehicle, project, earliest[calendar]),
                )


def _assumptions(catalogue: Catalogue, vehicle: Row) -> Iterable[Row]:
    rounds = {row.id for row in catalogue.tables["rounds"] if row.vehicle == vehicle.id}
    return [row for row in catalogue.tables["assumptions"] if row.owner.id in rounds]


def _earliest(assumption: Row, days: int, calendar: Row | None, holidays: Mapping[str, Holidays]) -> datetime.date:
    used = [holidays[calendar.id]] if calendar else holidays.values()
    return business_days_after(first_day(assumption.notice), days, used)


def _state(catalogue: Catalogue, vehicle: Row, project: Row, earliest: datetime.date) -> str:
    if earliest > vehicle_reach(catalogue, vehicle):
        return "ahead"
    steps = catalogue.schemas.vocabularies["ladder_step"].entries
    order = list(steps)
    stages = catalogue.schemas.vocabularies["stage"].entries
    reached = {stages[stage.stage].get("ladder") for stage in stages_under(project, vehicle)}
    paid = {step for step in order[order.index(PAID_IN) :] if not steps[step].get("adverse")}
    return "passed" if reached & paid else "unknown"
