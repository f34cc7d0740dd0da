"""The ladder on the coverage date and on every day on which it changed, each total with the rows that make it up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import addresses
from generator.derive.coverage import FIRST_VEHICLE
from generator.derive.ladder import PROJECTS, LadderDay, LadderStep, is_reported_at
from generator.derive.money import MoneyRow, money_by
from generator.derive.pace import adds_up
from generator.derive.position import UNSTATED, ProjectPosition
from generator.derive.vehicle_terms import promised
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
    reported_positions: tuple[ProjectPosition, ...]
    money: tuple[MoneyRow, ...]

    @property
    def reported(self) -> int:
        """How many projects are only reported to have reached the step."""
        return len(self.reported_positions)


@dataclass(frozen=True, kw_only=True)
class LadderDayView:
    """The ladder on one day; `outside` are the projects that are not added up."""

    day: LadderDay
    steps: tuple[StepView, ...]
    outside: tuple[ProjectPosition, ...]

    @property
    def address(self) -> str:
        """Where its page stands."""
        return addresses.ladder_day(self.day.date.isoformat())


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """The ladder on the last day to which the record reaches, None where it is empty, and all days of change."""

    latest: LadderDayView | None
    latest_title: str
    days: tuple[LadderDay, ...]


def pages(site: SiteContext) -> Iterator[Page]:
    """The page of the ladder, and one for each day of change."""
    days = site.derived.ladder_days
    title = day_title(site, days[-1]) if days else ""
    ladder = Ladder(latest=latest_day(site), latest_title=title, days=tuple(reversed(days)))
    yield titled_page(site, "ladder", ladder, subject=FIRST_VEHICLE)
    for day in days:
        title = day_title(site, day)
        yield Page(
            address=addresses.ladder_day(day.date.isoformat()),
            template="ladder_day.html",
            title=title,
            description=title,
            view=ladder_on(site, day),
            subject=FIRST_VEHICLE,
        )


def day_title(site: SiteContext, day: LadderDay) -> str:
    """The ladder on a day, or in the month of which no day is on record."""
    key = "ladder.title_on" if day.recorded_as == day.date.isoformat() else "ladder.title_in"
    return site.local.messages(key, date=site.local.date(day.recorded_as))


def latest_day(site: SiteContext) -> LadderDayView | None:
    """The ladder on the last day to which the record reaches; None where no project is on it."""
    days = site.derived.ladder_days
    return ladder_on(site, days[-1]) if days else None


def ladder_on(site: SiteContext, day: LadderDay) -> LadderDayView:
    """The ladder on a day of change: every step's amounts, and under each the projects that stand on it."""
    order = list(site.catalogue.schemas.vocabularies["ladder_step"].entries)
    standing: dict[str, list[ProjectPosition]] = {step: [] for step in order}
    reported: dict[str, list[ProjectPosition]] = {step: [] for step in order}
    for position in day.positions:
        if position.counted:
            standing[position.step].append(position)
            for step in _reported_steps(position, order):
                reported[step].append(position)
    money = money_by(site.derived.money, day.vehicle, day.date)
    steps: list[StepView] = []
    for step in order:
        amounts = site.ladder_amounts(day.date, step)
        steps.append(
            StepView(
                step=step,
                lines=tuple(_line(site, each) for each in amounts if each.reached),
                positions=tuple(standing[step]),
                reached=sum(each.reached for each in amounts if each.amount_of == PROJECTS),
                reported_positions=tuple(reported[step]),
                money=tuple(row for row in money if row.step == step),
            )
        )
    outside = tuple(position for position in day.positions if not position.counted)
    return LadderDayView(day=day, steps=tuple(steps), outside=outside)


def _reported_steps(position: ProjectPosition, order: Sequence[str]) -> list[str]:
    """The steps that a project is only reported to have reached."""
    if position.reported_step is None:
        return []
    return [step for rank, step in enumerate(order) if is_reported_at(position, rank, order)]


def _line(site: SiteContext, amounts: LadderStep) -> LadderLine:
    whole = promised(site.catalogue, site.catalogue.first_vehicle).high
    if not whole or amounts.high is None or not adds_up(site.catalogue, amounts.basis):
        return LadderLine(amounts=amounts, bar_low=None, bar_high=None)
    low = amounts.low or Decimal(0)
    return LadderLine(amounts=amounts, bar_low=_percent(low, whole), bar_high=_percent(amounts.high, whole))


def _percent(part: Decimal, whole: Decimal) -> float:
    return float(round(_PERCENT * part / whole, 2))
