"""The ladder: how far projects have come, on the coverage date and on every day on which that changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator import addresses
from generator.derive.ladder import LadderStep
from generator.derive.pace import adds_up
from generator.derive.position import ProjectPosition
from generator.derive.vehicle_terms import promised
from generator.pages.context import SiteContext
from generator.pages.page import Page, titled_page

_PERCENT = Decimal(100)
_BAR_PLACES = 2  # of a bar's length in percent: finer than a pixel on any screen


@dataclass(frozen=True, kw_only=True)
class LadderLine:
    """What projects on one step amount to on one basis, in billions, and the bars that stand for it.

    Bars are in percent of the amount promised; None for amounts that are not set against it.
    """

    basis: str
    measure: str
    low: Decimal | None
    high: Decimal | None
    reached: int
    bar_low: Decimal | None
    bar_high: Decimal | None

    @property
    def has_amount(self) -> bool:
        """Whether any amount is stated."""
        return self.low is not None or self.high is not None


@dataclass(frozen=True, kw_only=True)
class StepView:
    """One step on one day: a line for each kind of amount, and the projects that stand on this very step."""

    step: str
    lines: tuple[LadderLine, ...]
    rows: tuple[ProjectPosition, ...]

    @property
    def reached(self) -> int:
        """How many projects have reached the step or a higher one."""
        return sum(line.reached for line in self.lines)


@dataclass(frozen=True, kw_only=True)
class LadderPage:
    """The ladder on its last day, None while no project is on it, and every day on which it changed, latest first."""

    day: datetime.date | None
    steps: tuple[StepView, ...]
    days: tuple[datetime.date, ...]


@dataclass(frozen=True, kw_only=True)
class LadderDayPage:
    """The ladder on one day; `outside` are projects that were named by then and are not added."""

    day: datetime.date
    steps: tuple[StepView, ...]
    outside: tuple[ProjectPosition, ...]


def pages(site: SiteContext) -> Iterator[Page]:
    """The page of the ladder, and one for every day on which it changed."""
    days = ladder_days(site)
    latest = days[-1] if days else None
    steps = steps_on(site, latest) if latest else ()
    yield titled_page(site, "ladder", LadderPage(day=latest, steps=steps, days=tuple(reversed(days))))
    for day in days:
        yield _day_page(site, day)


def ladder_days(site: SiteContext) -> list[datetime.date]:
    """Days on which the ladder changed, and the coverage date; earliest first."""
    return sorted({step.date for step in site.derived.ladder})


def steps_on(site: SiteContext, day: datetime.date) -> tuple[StepView, ...]:
    """Every step of the ladder as it stood on a day, those that nothing had reached too."""
    counted = [row for row in _positions_on(site, day) if row.counted]
    of_day = [step for step in site.derived.ladder if step.date == day]
    return tuple(
        StepView(
            step=name,
            lines=_lines(site, [step for step in of_day if step.step == name]),
            rows=tuple(row for row in counted if row.step == name),
        )
        for name in site.catalogue.schemas.vocabularies["ladder_step"].entries
    )


def _day_page(site: SiteContext, day: datetime.date) -> Page:
    title = site.local.messages("ladder.title_on", date=site.local.date(day))
    outside = tuple(row for row in _positions_on(site, day) if not row.counted)
    return Page(
        address=addresses.ladder_day(day.isoformat()),
        template="ladder_day.html",
        title=title,
        description=title,
        view=LadderDayPage(day=day, steps=steps_on(site, day), outside=outside),
    )


def _positions_on(site: SiteContext, day: datetime.date) -> list[ProjectPosition]:
    return [row for row in site.derived.ladder_rows if row.date == day]


def _lines(site: SiteContext, steps: Iterable[LadderStep]) -> tuple[LadderLine, ...]:
    whole = promised(site.catalogue, site.catalogue.vehicle).high
    return tuple(_line(step, whole if adds_up(site.catalogue, step.basis) else None) for step in steps)


def _line(step: LadderStep, whole: Decimal | None) -> LadderLine:
    """A step's line; `whole` is the amount that its bars are drawn beside, None for no bars."""
    has_bars = bool(whole) and step.high is not None
    return LadderLine(
        basis=step.basis,
        measure=step.measure,
        low=step.low,
        high=step.high,
        reached=step.reached,
        bar_low=_percent(step.low, whole) if has_bars else None,
        bar_high=_percent(step.high, whole) if has_bars else None,
    )


def _percent(amount: Decimal | None, whole: Decimal | None) -> Decimal:
    """An amount in percent of the whole, which is not zero; no amount is nothing."""
    assert whole
    return round(_PERCENT * (amount or Decimal(0)) / whole, _BAR_PLACES)
