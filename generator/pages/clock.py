"""The funding clock: the earliest days on which money could fall due, by round and assumption."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.funding_window import ALL_CALENDARS
from generator.model import Row
from generator.pages.context import FundingWindow, SiteContext, funding_windows
from generator.pages.page import Page, titled_page


@dataclass(frozen=True, kw_only=True)
class RoundWindows:
    """The worked-out funding dates that the projects of a round share, by assumption."""

    round: Row
    windows: tuple[FundingWindow, ...]


@dataclass(frozen=True, kw_only=True)
class WayOfCounting:
    """One way of counting business days: by one calendar, or by all of them together (None).

    `key` is the one under which `FundingWindow.dates` has its date.
    """

    key: str
    calendar: Row | None


@dataclass(frozen=True, kw_only=True)
class ClockPage:
    """The term that sets the number of days, the ways of counting them, and the dates of every round."""

    term: Row
    ways: tuple[WayOfCounting, ...]
    rounds: tuple[RoundWindows, ...]


def page(site: SiteContext) -> Page:
    """The page of the funding clock."""
    vehicle = site.catalogue.vehicle
    term = site.catalogue.get("terms", vehicle.window_term)
    view = ClockPage(term=term, ways=tuple(_ways(vehicle)), rounds=tuple(windows_by_round(site)))
    return titled_page(site, "clock", view)


def windows_by_round(site: SiteContext) -> Iterator[RoundWindows]:
    """Every round with assumptions, in the order of the clock."""
    by_round: dict[Row, list[FundingWindow]] = {}
    for window in funding_windows(site.derived.clock):
        by_round.setdefault(window.assumption.owner, []).append(window)
    for round_, windows in by_round.items():
        yield RoundWindows(round=round_, windows=tuple(windows))


def _ways(vehicle: Row) -> Iterator[WayOfCounting]:
    for calendar in vehicle.calendars:
        yield WayOfCounting(key=calendar.key, calendar=calendar)
    yield WayOfCounting(key=ALL_CALENDARS, calendar=None)
