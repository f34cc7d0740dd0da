"""The funding clock: worked-out funding dates by round and assumption, by every way of counting."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.coverage import scope_of_vehicles
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
class VehicleClock:
    """The rounds of a vehicle with assumptions, its ways of counting as key -> title, and the term of its window."""

    vehicle: Row
    rounds: tuple[RoundWindows, ...]
    ways: dict[str, str]
    term: Row

    def dates(self, window: FundingWindow) -> Iterator[tuple[str, datetime.date]]:
        """Title of each way of counting, with the earliest funding date."""
        for key, title in self.ways.items():
            yield title, window.dates[key]


@dataclass(frozen=True, kw_only=True)
class Clock:
    """The clock of every vehicle that has a funding window, and those that have none."""

    clocks: tuple[VehicleClock, ...]
    without: tuple[Row, ...]


def page(site: SiteContext) -> Page:
    """The page of the funding clock."""
    vehicles = site.catalogue.vehicles
    clocks = tuple(_vehicle_clock(site, vehicle) for vehicle in vehicles if vehicle.window_term)
    without = tuple(vehicle for vehicle in vehicles if not vehicle.window_term)
    return titled_page(site, "clock", Clock(clocks=clocks, without=without), scope=scope_of_vehicles(site.catalogue))


def _vehicle_clock(site: SiteContext, vehicle: Row) -> VehicleClock:
    ways = {calendar.key: site.local.text(calendar, "title") for calendar in vehicle.calendars}
    return VehicleClock(
        vehicle=vehicle,
        rounds=tuple(rounds_with_windows(site, vehicle)),
        ways={**ways, ALL_CALENDARS: site.local.messages("clock.all")},
        term=site.catalogue.get("terms", vehicle.window_term),
    )


def rounds_with_windows(site: SiteContext, vehicle: Row) -> Iterator[RoundWindows]:
    """Rounds of a vehicle that state assumptions, with their funding windows."""
    by_round: dict[Row, list[FundingWindow]] = {}
    for window in funding_windows(site.derived_of(vehicle).clock):
        by_round.setdefault(window.assumption.owner, []).append(window)
    for round_, windows in by_round.items():
        yield RoundWindows(round=round_, windows=tuple(windows))
