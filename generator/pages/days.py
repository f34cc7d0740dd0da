"""How things stood on every day on which something changed, and a calendar of those days.

A day shows in full only what changed on it. All else is moved on from the day before, so that the work grows with the
changes and not with days times records.
"""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator import addresses
from generator.dates import last_day
from generator.derive.changes import asked_questions, changes_by_day, disputed_since
from generator.derive.ladder import LadderDay
from generator.derive.money import MoneyRow
from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.ladder import LadderDayView, ladder_counts, ladder_on
from generator.pages.page import Page, titled_page
from generator.pages.vehicle_position import (
    KnownByDay,
    VehiclePosition,
    position_from,
    promised_on,
    total_disputed_since,
)

_LATEST = 8  # points and questions that a day names
_NAMED = 100  # so many projects stand on the page of a day by name; more are counted


@dataclass(frozen=True, kw_only=True)
class VehicleDay:
    """A vehicle on a day: what its sentences say, and what was promised by then. None before anything was."""

    vehicle: Row
    promised: str
    position: VehiclePosition | None


@dataclass(frozen=True, kw_only=True)
class ChangedTable:
    """What changed on a day in one table."""

    table: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class DayView:
    """One day: where vehicles stood, what was new on it, and the latest of all that was disputed or open by then."""

    date: datetime.date
    before: datetime.date | None
    after: datetime.date | None
    vehicles: tuple[VehicleDay, ...]
    changes: tuple[ChangedTable, ...]
    answered: tuple[Row, ...]
    disputes: tuple[Row, ...]
    disputes_count: int
    questions: tuple[Row, ...]
    questions_count: int


@dataclass(frozen=True, kw_only=True)
class CalendarMonth:
    """The days of a month on which something changed, with how much."""

    month: str
    days: tuple[tuple[datetime.date, int], ...]


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """All days by year, the latest first, and by month."""

    years: tuple[tuple[int, tuple[CalendarMonth, ...]], ...]


def pages(site: SiteContext) -> Iterator[Page]:
    """The calendar, and a page for each of its days."""
    changes = changes_by_day(site.catalogue)
    answered = _answered_by_day(site)
    days = sorted({*changes, *answered, *(day.date for day in site.derived.ladder_days)})
    numbers = {day: len(changes.get(day, ())) + len(answered.get(day, ())) for day in days}
    yield titled_page(site, "days", _calendar(numbers))
    moving = _Moving(site)
    for before, date, after in zip([None, *days], days, [*days[1:], None], strict=False):
        moving.advance(date)
        title = site.local.messages("days.title_on", date=site.local.date(date))
        yield Page(
            address=addresses.day(date.isoformat()),
            template="day.html",
            title=title,
            description=title,
            view=DayView(
                date=date,
                before=before,
                after=after,
                vehicles=tuple(moving.vehicles(date)),
                changes=tuple(_by_table(changes.get(date, ()))),
                answered=tuple(answered.get(date, ())),
                disputes=tuple(moving.disputes.latest),
                disputes_count=moving.disputes.count,
                questions=tuple(moving.questions.latest),
                questions_count=moving.questions.count,
            ),
        )


def _answered_by_day(site: SiteContext) -> dict[datetime.date, list[Row]]:
    answered: dict[datetime.date, list[Row]] = {}
    for each in asked_questions(site.catalogue):
        if each.answered and each.answered <= site.day:
            answered.setdefault(each.answered, []).append(each.question)
    return answered


def _by_table(rows: Sequence[Row]) -> Iterator[ChangedTable]:
    """Rows stand by table already."""
    for table, group in groupby(rows, key=lambda row: row.schema.name):
        yield ChangedTable(table=table, rows=tuple(group))


def _calendar(numbers: Mapping[datetime.date, int]) -> Calendar:
    years: list[tuple[int, tuple[CalendarMonth, ...]]] = []
    for year, of_year in groupby(sorted(numbers, reverse=True), key=lambda day: day.year):
        months = [
            CalendarMonth(month=month, days=tuple((day, numbers[day]) for day in sorted(of_month)))
            for month, of_month in groupby(of_year, key=lambda day: day.isoformat()[:7])
        ]
        years.append((year, tuple(months)))
    return Calendar(years=tuple(years))


class _Latest:
    """Rows that came and went, as far as a page names them: the latest of those that stand, and how many stand."""

    def __init__(self, coming: Iterable[tuple[datetime.date, Row]], going: Iterable[tuple[datetime.date, Row]]) -> None:
        self._coming = deque(sorted(coming, key=_day_and_id))
        self._going = deque(sorted(going, key=_day_and_id))
        self._standing: dict[str, Row] = {}

    def advance(self, day: datetime.date) -> None:
        """Moves on to a day."""
        while self._coming and self._coming[0][0] <= day:
            row = self._coming.popleft()[1]
            self._standing[row.id] = row
        while self._going and self._going[0][0] <= day:
            self._standing.pop(self._going.popleft()[1].id, None)

    @property
    def count(self) -> int:
        """How many stand."""
        return len(self._standing)

    @property
    def latest(self) -> list[Row]:
        """The latest of them, the newest first."""
        newest: list[Row] = []
        for row in reversed(self._standing.values()):
            newest.append(row)
            if len(newest) == _LATEST:
                break
        return newest


def _day_and_id(item: tuple[datetime.date, Row]) -> tuple[datetime.date, str]:
    return item[0], str(item[1].id)


class _Moving:
    """What holds on a day, moved on from the day before."""

    def __init__(self, site: SiteContext) -> None:
        asked = list(asked_questions(site.catalogue))
        points = {row.id: site.references.disputed(row) for row in site.catalogue.tables["disputes"]}
        self.disputes = _Latest(disputed_since(site.catalogue, points), ())
        self.questions = _Latest(
            [(each.since, each.question) for each in asked],
            [(each.answered, each.question) for each in asked if each.answered],
        )
        self._vehicles = [_MovingVehicle(site, vehicle) for vehicle in site.catalogue.vehicles]

    def advance(self, day: datetime.date) -> None:
        """Moves on to a day."""
        self.disputes.advance(day)
        self.questions.advance(day)
        for vehicle in self._vehicles:
            vehicle.advance(day)

    def vehicles(self, day: datetime.date) -> Iterator[VehicleDay]:
        """Every vehicle as it stood."""
        return (vehicle.on(day) for vehicle in self._vehicles)


class _MovingVehicle:
    """One vehicle, moved on from day to day."""

    def __init__(self, site: SiteContext, vehicle: Row) -> None:
        self._site = site
        self._vehicle = vehicle
        self._begins = _first_day(site, vehicle)
        self._reach = site.vehicle_reach(vehicle)
        self._disputed = total_disputed_since(site, vehicle)
        self._days = deque(site.derived_of(vehicle).ladder_days)
        self._money_to_come = deque(sorted(_dated(site.derived_of(vehicle).money), key=_last_day_of))
        self._money: list[MoneyRow] = []
        self._claims_to_come = deque(sorted({last_day(claim.as_of) for claim in vehicle.claims if claim.as_of}))
        self._promised = ""
        self._ladder: LadderDay | None = None

    def advance(self, day: datetime.date) -> None:
        """Moves on to a day."""
        while self._days and self._days[0].date <= day:
            self._ladder = self._days.popleft()
        while self._money_to_come and _last_day_of(self._money_to_come[0]) <= day:
            self._money.append(self._money_to_come.popleft())
        has_new_claims = not self._promised
        while self._claims_to_come and self._claims_to_come[0] <= day:
            self._claims_to_come.popleft()
            has_new_claims = True
        if has_new_claims:
            self._promised = promised_on(self._site, self._vehicle, day)

    def on(self, day: datetime.date) -> VehicleDay:
        """The vehicle as it stood; the records on it may reach less far than others."""
        if day < self._begins:
            return VehicleDay(vehicle=self._vehicle, promised="", position=None)
        by = min(day, self._reach)
        known = KnownByDay(
            ladder=self._ladder_view(),
            money=self._money,
            promised=self._promised,
            is_disputed=self._disputed is not None and self._disputed <= by,
        )
        position = position_from(self._site, self._vehicle, by, known)
        return VehicleDay(vehicle=self._vehicle, promised=self._promised, position=position)

    def _ladder_view(self) -> LadderDayView | None:
        if self._ladder is None:
            return None
        is_short = len(self._ladder.positions) <= _NAMED
        return (ladder_on if is_short else ladder_counts)(self._site, self._ladder)


def _first_day(site: SiteContext, vehicle: Row) -> datetime.date:
    """The day on which a vehicle was first spoken of: by a claim of it, or by its instrument."""
    days = [last_day(claim.as_of) for claim in vehicle.claims if claim.as_of]
    agreement = site.catalogue.get("agreements", vehicle.agreement).date
    return min([*days, *([last_day(agreement)] if agreement else [])], default=datetime.date.min)


def _dated(rows: Iterable[MoneyRow]) -> list[MoneyRow]:
    return [row for row in rows if row.date]


def _last_day_of(row: MoneyRow) -> datetime.date:
    assert row.date is not None
    return last_day(row.date)
