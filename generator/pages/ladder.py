"""The ladder of every vehicle, and how it stood on any day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator import addresses
from generator.derive.coverage import scope_of_vehicles
from generator.derive.ladder import PROJECTS, LadderDay, LadderStep, is_reported_at
from generator.derive.money import MoneyRow, money_by
from generator.derive.pace import adds_up
from generator.derive.position import UNSTATED, ProjectPosition
from generator.derive.vehicle_terms import promised
from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.page import Page, titled_page

_PERCENT = 100


@dataclass(frozen=True, kw_only=True)
class LadderLine:
    """One kind of amount on one step; bars are percentages of the amount promised, None where there is none."""

    amounts: LadderStep
    bar_low: float | None
    bar_high: float | None

    @property
    def is_stated(self) -> bool:
        """Whether there is an amount at all."""
        return (self.amounts.low, self.amounts.high) != (None, None)

    @property
    def is_of_a_kind(self) -> bool:
        """Whether projects state amounts on the basis of the line."""
        return self.amounts.basis != UNSTATED


@dataclass(frozen=True, kw_only=True)
class StepView:
    """One step: its lines, the projects that stand on it, how many have reached it or are only reported to have.

    `money` are the contracts or transfers of a step that means money, those that are only reported too.
    """

    step: str
    lines: tuple[LadderLine, ...]
    positions: tuple[ProjectPosition, ...]
    reached: int
    reported: int
    reported_positions: tuple[ProjectPosition, ...]
    money: tuple[MoneyRow, ...]


@dataclass(frozen=True, kw_only=True)
class LadderDayView:
    """The ladder of a vehicle on one day; `outside` are the projects that are not added up.

    At `address` stand the projects of every step, each under its fragment; it is empty where they are only counted.
    """

    day: LadderDay
    address: str
    steps: tuple[StepView, ...]
    outside: tuple[ProjectPosition, ...]


@dataclass(frozen=True, kw_only=True)
class VehicleLadder:
    """The ladder of a vehicle on the last day to which the record reaches, None where it is empty, and its charts."""

    vehicle: Row
    latest: LadderDayView | None
    title: str
    charts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """The ladder of every vehicle, and all days on which that of the first changed."""

    ladders: tuple[VehicleLadder, ...]
    days: tuple[LadderDay, ...]


def page(site: SiteContext) -> Page:
    """The page of the ladders."""
    days = site.derived_of(site.catalogue.first_vehicle).ladder_days
    ladders = tuple(_vehicle_ladder(site, vehicle) for vehicle in site.catalogue.vehicles)
    return titled_page(
        site,
        "ladder",
        Ladder(ladders=ladders, days=tuple(reversed(days))),
        scope=scope_of_vehicles(site.catalogue),
    )


def _vehicle_ladder(site: SiteContext, vehicle: Row) -> VehicleLadder:
    latest = ladder_by(site, vehicle, site.vehicle_reach(vehicle))
    return VehicleLadder(
        vehicle=vehicle,
        latest=latest,
        title=day_title(site, latest.day) if latest else "",
        charts=tuple(site.charts_of(vehicle, ("ladder", "stages"))),
    )


def day_title(site: SiteContext, day: LadderDay) -> str:
    """The ladder on a day, or in the month of which no day is on record."""
    key = "ladder.title_on" if day.recorded_as == day.date.isoformat() else "ladder.title_in"
    return site.local.messages(key, date=site.local.date(day.recorded_as))


def ladder_by(site: SiteContext, vehicle: Row, day: datetime.date) -> LadderDayView | None:
    """The ladder of a vehicle as it stood on a day, since the last day of change; None before a project was named."""
    days = [each for each in site.derived_of(vehicle).ladder_days if each.date <= day]
    return ladder_on(site, days[-1]) if days else None


def ladder_on(site: SiteContext, day: LadderDay) -> LadderDayView:
    """The ladder on a day of change: every step's amounts, and under each the projects that stand on it."""
    order = list(site.catalogue.schemas.vocabularies["ladder_step"].entries)
    standing: dict[str, list[ProjectPosition]] = defaultdict(list)
    reported: dict[str, list[ProjectPosition]] = defaultdict(list)
    for position in day.positions:
        if position.counted:
            standing[position.step].append(position)
            for step in _reported_steps(position, order):
                reported[step].append(position)
    money = money_by(site.derived.money, day.vehicle, day.date)
    steps: list[StepView] = []
    for counts in ladder_counts(site, day).steps:
        step = counts.step
        steps.append(
            replace(
                counts,
                positions=tuple(standing[step]),
                reported_positions=tuple(reported[step]),
                money=tuple(row for row in money if row.step == step),
            )
        )
    outside = tuple(position for position in day.positions if not position.counted)
    return LadderDayView(day=day, address=addresses.row(day.vehicle), steps=tuple(steps), outside=outside)


def ladder_counts(site: SiteContext, day: LadderDay) -> LadderDayView:
    """The ladder on a day of change as amounts and numbers alone: as much work on a day with many projects as few."""
    steps: list[StepView] = []
    for step in site.catalogue.schemas.vocabularies["ladder_step"].entries:
        amounts = site.ladder_amounts(day, step)
        steps.append(
            StepView(
                step=step,
                lines=tuple(_line(site, day.vehicle, each) for each in amounts if each.reached),
                positions=(),
                reached=sum(each.reached for each in amounts if each.amount_of == PROJECTS),
                reported=sum(each.reported for each in amounts),
                reported_positions=(),
                money=(),
            )
        )
    return LadderDayView(day=day, address="", steps=tuple(steps), outside=())


def _reported_steps(position: ProjectPosition, order: Sequence[str]) -> list[str]:
    """The steps that a project is only reported to have reached."""
    if position.reported_step is None:
        return []
    return [step for rank, step in enumerate(order) if is_reported_at(position, rank, order)]


def _line(site: SiteContext, vehicle: Row, amounts: LadderStep) -> LadderLine:
    whole = promised(site.catalogue, vehicle).high
    if not whole or amounts.high is None or not adds_up(site.catalogue, amounts.basis):
        return LadderLine(amounts=amounts, bar_low=None, bar_high=None)
    low = amounts.low or Decimal(0)
    return LadderLine(amounts=amounts, bar_low=percent(low, whole), bar_high=percent(amounts.high, whole))


def percent(part: Decimal, whole: Decimal) -> float:
    """What a part is of the whole, in percent, to two places."""
    return float(round(_PERCENT * part / whole, 2))
