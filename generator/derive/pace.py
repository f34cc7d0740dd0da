"""Pace: what has been selected by a day beside what an even pace from the signing to the end date would give."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.derive.coverage import vehicle_reach
from generator.derive.ladder import PROJECTS, LadderStep
from generator.derive.vehicle_terms import period, promised
from generator.model import Catalogue, Row

_HUNDRED = Decimal(100)
SELECTED = "selected"  # the step whose amounts are measured against the even pace


@dataclass(frozen=True, kw_only=True)
class PaceDay:
    """One day: amounts in billions of the vehicle's currency, None where unknown; `elapsed` is a percentage.

    Without an end nothing is even or elapsed; without an amount of the whole nothing is even.
    """

    date: datetime.date
    vehicle: Row
    even: Decimal | None
    selected_low: Decimal | None
    selected_high: Decimal | None
    qualifier: str | None
    elapsed: Decimal | None


def pace(catalogue: Catalogue, vehicle: Row, ladder: Sequence[LadderStep]) -> Iterator[PaceDay]:
    """A row for the signing, for every day of the ladder, for the coverage date and for the end, if there is one."""
    start, end = period(catalogue, vehicle)
    coverage = vehicle_reach(catalogue, vehicle)
    ladder_days = sorted({step.date for step in ladder})
    selected = {step.date: step for step in ladder if is_committed(catalogue, step)}
    days = {start, coverage, *(day for day in ladder_days if day >= start)} | ({end} if end else set())
    for day in sorted(days):
        by_then = bisect_right(ladder_days, day)
        latest = ladder_days[by_then - 1] if by_then else day
        low: Decimal | None = Decimal(0)
        high: Decimal | None = Decimal(0)
        qualifier: str | None = None
        if day > coverage:
            low = high = None
        elif latest in selected:
            low, high, qualifier = selected[latest].low, selected[latest].high, selected[latest].qualifier
        yield PaceDay(
            date=day,
            vehicle=vehicle,
            even=even_pace(catalogue, vehicle, day),
            selected_low=low,
            selected_high=high,
            qualifier=qualifier,
            elapsed=elapsed(catalogue, vehicle, day),
        )


def is_committed(catalogue: Catalogue, step: LadderStep) -> bool:
    """Whether a row of the ladder is what is set against the amount promised: selected, on a basis that adds up."""
    return step.step == SELECTED and step.amount_of == PROJECTS and adds_up(catalogue, step.basis)


def adds_up(catalogue: Catalogue, basis: str) -> bool:
    """Whether amounts on `basis` are set against what was promised."""
    return bool(catalogue.schemas.vocabularies["basis"].entries[basis].get("totals"))


def elapsed(catalogue: Catalogue, vehicle: Row, day: datetime.date) -> Decimal | None:
    """Percentage of the vehicle's period gone by `day`, to two places, 0 to 100; None for one without an end."""
    days = _days_gone(catalogue, vehicle, day)
    return None if days is None else (_HUNDRED * days[0] / days[1]).quantize(Decimal("0.01"))


def even_pace(catalogue: Catalogue, vehicle: Row, day: datetime.date) -> Decimal | None:
    """The amount an even pace would give by `day`, in billions, to three places; None without an end or an amount."""
    days = _days_gone(catalogue, vehicle, day)
    amount = promised(catalogue, vehicle).high
    return None if amount is None or days is None else (amount * days[0] / days[1]).quantize(Decimal("0.001"))


def _days_gone(catalogue: Catalogue, vehicle: Row, day: datetime.date) -> tuple[int, int] | None:
    """Days of the vehicle's period gone by `day`, and all of them; None where it has no end."""
    start, end = period(catalogue, vehicle)
    if end is None:
        return None
    whole = (end - start).days
    return min(max((day - start).days, 0), whole), whole
