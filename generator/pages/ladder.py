"""The ladder on the coverage date and on every day on which it changed, each total with the rows that make it up."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import addresses
from generator.derive.ladder import LadderStep
from generator.derive.pace import adds_up
from generator.derive.position import ProjectPosition
from generator.derive.vehicle_terms import promised
from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.page import Page, titled_page

_PERCENT = 100


@dataclass(frozen=True, kw_only=True)
class LadderLine:
    """One kind of amount on one step; bars are percentages of the amount promised, None for amounts of other kinds."""

    amounts: LadderStep
    bar_low: float | None
    bar_high: float | None

    @property
    def is_stated(self) -> bool:
        """Whether there is an amount at all."""
        return (self.amounts.low, self.amounts.high) != (None, None)


@dataclass(frozen=True, kw_only=True)
class StepView:
    """One step: its lines, the projects that stand on it, and how many have reached it."""

    step: str
    lines: tuple[LadderLine, ...]
    positions: tuple[ProjectPosition, ...]
    reached: int


@dataclass(frozen=True, kw_only=True)
class LadderDay:
    """The ladder on one day; `outside` are the projects that are not added up, `promised` the term beside it."""

    day: str
    promised: Row
    steps: tuple[StepView, ...]
    outside: tuple[ProjectPosition, ...]


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """The ladder on the coverage date, None where no project is on it, and all days of change, latest first."""

    latest: LadderDay | None
    days: tuple[str, ...]


def pages(site: SiteContext) -> Iterator[Page]:
    """The page of the ladder, and one for each day of change."""
    days = changed_days(site)
    yield titled_page(
        site, "ladder", Ladder(latest=latest_day(site), days=tuple(day.isoformat() for day in reversed(days)))
    )
    for day in days:
        title = site.local.messages("ladder.title_on", date=site.local.date(day))
        yield Page(
            address=addresses.ladder_day(day.isoformat()),
            template="ladder_day.html",
            title=title,
            description=title,
            view=ladder_on(site, day),
        )


def changed_days(site: SiteContext) -> list[datetime.date]:
    """Days on which the ladder changed, and the coverage date, earliest first."""
    return sorted({position.date for position in site.derived.ladder_rows})


def latest_day(site: SiteContext) -> LadderDay | None:
    """The ladder on the coverage date; None where no project is on it."""
    days = changed_days(site)
    return ladder_on(site, days[-1]) if days else None


def ladder_on(site: SiteContext, day: datetime.date) -> LadderDay:
    """The ladder on a day of change: every step's amounts, and under each the projects that stand on it."""
    amounts = [step for step in site.derived.ladder if step.date == day]
    positions = [position for position in site.derived.ladder_rows if position.date == day]
    steps = site.catalogue.schemas.vocabularies["ladder_step"].entries
    return LadderDay(
        day=day.isoformat(),
        promised=site.catalogue.get("terms", site.catalogue.vehicle.amount_term),
        steps=tuple(_step(site, step, amounts, positions) for step in steps),
        outside=tuple(position for position in positions if not position.counted),
    )


def _step(
    site: SiteContext, step: str, amounts: Sequence[LadderStep], positions: Sequence[ProjectPosition]
) -> StepView:
    of_step = [each for each in amounts if each.step == step]
    return StepView(
        step=step,
        lines=tuple(_line(site, each) for each in of_step),
        positions=tuple(position for position in positions if position.step == step and position.counted),
        reached=sum(each.reached for each in of_step),
    )


def _line(site: SiteContext, amounts: LadderStep) -> LadderLine:
    whole = promised(site.catalogue, site.catalogue.vehicle).high
    if not whole or amounts.high is None or not adds_up(site.catalogue, amounts.basis):
        return LadderLine(amounts=amounts, bar_low=None, bar_high=None)
    low = amounts.low or Decimal(0)
    return LadderLine(amounts=amounts, bar_low=_percent(low, whole), bar_high=_percent(amounts.high, whole))


def _percent(part: Decimal, whole: Decimal) -> float:
    return float(round(_PERCENT * part / whole, 2))
