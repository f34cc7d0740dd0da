"""Pure rules over a Catalogue: each works out typed rows, once a build, and `derive` asks them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from generator.dates import last_day
from generator.derive.business_days import CalendarDay, calendar_days, holidays_by_calendar
from generator.derive.disagreements import Disagreement, disagreements
from generator.derive.funding_window import FundingDate, funding_dates
from generator.derive.headline import Headline, headlines
from generator.derive.ladder import LadderDay, LadderStep, ladder_days, ladder_steps
from generator.derive.money import MoneyRow, money_rows
from generator.derive.pace import PaceDay, pace
from generator.derive.position import ProjectPosition
from generator.derive.project_status import ProjectStatus, project_statuses
from generator.derive.quality import QualityCount, quality
from generator.derive.silence import Silence, silences
from generator.derive.translation import Untranslated, translation_counts, untranslated
from generator.derive.vocabulary import VocabularyValue, vocabulary_values
from generator.derive.waterfall import ScenarioYear, scenario_years
from generator.model import Catalogue, Row
from generator.references import References

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Derived:
    """Everything that is worked out from the records: a field for every derived table, under the table's name."""

    headlines: tuple[Headline, ...]
    project_status: tuple[ProjectStatus, ...]
    money: tuple[MoneyRow, ...]
    ladder_days: tuple[LadderDay, ...]
    ladder: tuple[LadderStep, ...]
    ladder_rows: tuple[ProjectPosition, ...]
    clock: tuple[FundingDate, ...]
    calendar: tuple[CalendarDay, ...]
    pace: tuple[PaceDay, ...]
    disagreements: tuple[Disagreement, ...]
    waterfall: tuple[ScenarioYear, ...]
    quality: tuple[QualityCount, ...]
    silence: tuple[Silence, ...]
    vocabulary: tuple[VocabularyValue, ...]
    untranslated: tuple[Untranslated, ...]

    def of(self, vehicle: Row) -> Derived:
        """The same, of tables whose rows are each about a vehicle only those about `vehicle`."""
        own = {name: tuple(row for row in getattr(self, name) if row.vehicle is vehicle) for name in _OF_VEHICLES}
        return replace(self, **own)


# Tables whose every row is about one vehicle.
_OF_VEHICLES = (
    "project_status",
    "money",
    "ladder_days",
    "ladder",
    "ladder_rows",
    "clock",
    "calendar",
    "pace",
    "waterfall",
)


def derive(catalogue: Catalogue, references: References) -> Derived:
    """Every rule applied to every vehicle, in the dataset's order, on the coverage date. Raises CalendarError."""
    vehicles = catalogue.vehicles
    chosen = tuple(headlines(catalogue, last_day(catalogue.dataset.coverage)))
    money = tuple(money_rows(catalogue, chosen))
    silent = tuple(silences(catalogue))
    lacking = tuple(untranslated(catalogue))
    ladders = [_ladder(catalogue, vehicle, money) for vehicle in vehicles]
    clocks = [_clock(catalogue, vehicle) for vehicle in vehicles]
    days = _joined(ladder.days for ladder in ladders)
    return Derived(
        headlines=chosen,
        project_status=_joined(project_statuses(catalogue, vehicle) for vehicle in vehicles),
        money=money,
        ladder_days=days,
        ladder=_joined(ladder.steps for ladder in ladders),
        ladder_rows=_joined(day.changed for day in days),
        clock=_joined(clock.funding_dates for clock in clocks),
        calendar=_joined(clock.days for clock in clocks),
        pace=_joined(ladder.pace for ladder in ladders),
        disagreements=tuple(disagreements(catalogue, references)),
        waterfall=_joined(scenario_years(catalogue, vehicle) for vehicle in vehicles),
        quality=(*quality(catalogue, silent), *translation_counts(catalogue, lacking)),
        silence=silent,
        vocabulary=tuple(vocabulary_values(catalogue.schemas)),
        untranslated=lacking,
    )


def _joined(of_vehicles: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """The rows of every vehicle, one after the other."""
    return tuple(chain.from_iterable(of_vehicles))


@dataclass(frozen=True, kw_only=True)
class _Ladder:
    """The ladder of one vehicle, and its pace."""

    days: tuple[LadderDay, ...]
    steps: tuple[LadderStep, ...]
    pace: tuple[PaceDay, ...]


def _ladder(catalogue: Catalogue, vehicle: Row, money: tuple[MoneyRow, ...]) -> _Ladder:
    days = tuple(ladder_days(catalogue, vehicle, money))
    steps = tuple(ladder_steps(catalogue, days, money))
    return _Ladder(days=days, steps=steps, pace=tuple(pace(catalogue, vehicle, steps)))


@dataclass(frozen=True, kw_only=True)
class _Clock:
    """The funding dates of one vehicle, and the days of its calendars."""

    funding_dates: tuple[FundingDate, ...]
    days: tuple[CalendarDay, ...]


def _clock(catalogue: Catalogue, vehicle: Row) -> _Clock:
    holidays = holidays_by_calendar(catalogue, vehicle)
    return _Clock(
        funding_dates=tuple(funding_dates(catalogue, vehicle, holidays)),
        days=tuple(calendar_days(catalogue, vehicle, holidays)),
    )
