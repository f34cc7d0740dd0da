"""Funding dates as pages show them: by assumption."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.derive.funding_window import FundingDate
from generator.model import Row


@dataclass(frozen=True, kw_only=True)
class FundingWindow:
    """The earliest funding dates of one assumption by way of counting, which the projects of a round share."""

    assumption: Row
    days: int
    state: str
    dates: Mapping[str, datetime.date]

    @property
    def first(self) -> datetime.date:
        """The earliest of the dates."""
        return min(self.dates.values())

    @property
    def last(self) -> datetime.date:
        """The latest of the dates."""
        return max(self.dates.values())


def funding_windows(dates: Iterable[FundingDate]) -> list[FundingWindow]:
    """Funding dates gathered by their assumption, in order of appearance."""
    by_assumption: dict[Row, list[FundingDate]] = {}
    for date in dates:
        by_assumption.setdefault(date.assumption, []).append(date)
    return [_funding_window(assumption, of_one) for assumption, of_one in by_assumption.items()]


def _funding_window(assumption: Row, dates: Sequence[FundingDate]) -> FundingWindow:
    return FundingWindow(
        assumption=assumption,
        days=dates[0].days,
        state=dates[0].state,
        dates={date.counted_by: date.earliest for date in dates},
    )
