"""The funding clock: worked-out funding dates by round and assumption, by every way of counting."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.coverage import FIRST_VEHICLE
from generator.derive.funding_window import ALL_CALENDARS
from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.funding_windows import FundingWindow, funding_windows
from generator.pages.page import Page, titled_page


@dataclass(frozen=True, kw_only=True)
class RoundWindows:
    """A round with its assumptions worked through."""

    round: Row
    windows: tuple[FundingWindow, ...]


@dataclass(frozen=True, kw_only=True)
class Clock:
    """All rounds with assumptions, the ways of counting as key -> title, and the term that sets the window."""

    rounds: tuple[RoundWindows, ...]
    ways: dict[str, str]
    term: Row

    def dates(self, window: FundingWindow) -> Iterator[tuple[str, datetime.date]]:
        """Title of each way of counting, with the earliest funding date."""
        for key, title in self.ways.items():
            yield title, window.dates[key]


def page(site: SiteContext) -> Page:
    """The page of the funding clock."""
    vehicle = site.catalogue.first_vehicle
    ways = {calendar.key: site.local.text(calendar, "title") for calendar in vehicle.calendars}
    return titled_page(
        site,
        "clock",
        Clock(
            rounds=tuple(rounds_with_windows(site)),
            ways={**ways, ALL_CALENDARS: site.local.messages("clock.all")},
            term=site.catalogue.get("terms", vehicle.window_term),
        ),
        subject=FIRST_VEHICLE,
    )


def rounds_with_windows(site: SiteContext) -> Iterator[RoundWindows]:
    """Rounds of the vehicle that state assumptions, with their funding windows."""
    by_round: dict[Row, list[FundingWindow]] = {}
    for window in funding_windows(site.derived.clock):
        by_round.setdefault(window.assumption.owner, []).append(window)
    for round_, windows in by_round.items():
        yield RoundWindows(round=round_, windows=tuple(windows))
