"""The timeline: all events, latest first, by year and month."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.order import sorted_by_date
from generator.pages.page import Page, titled_page

_MONTH_LENGTH = len("2000-01")


@dataclass(frozen=True, kw_only=True)
class Month:
    """A month with its events; `month` is the year for events of which no more is known."""

    month: str
    short_name: str
    name: str
    events: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Year:
    """A year with the months that have events."""

    year: str
    months: tuple[Month, ...]


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """Years, latest first."""

    years: tuple[Year, ...]


def page(site: SiteContext) -> Page:
    """The timeline."""
    by_year: dict[str, dict[str, list[Row]]] = {}
    for event in sorted_by_date(site.catalogue.tables["events"], latest_first=True):
        year, month = event.date.partition("-")[0], event.date[:_MONTH_LENGTH]
        by_year.setdefault(year, {}).setdefault(month, []).append(event)
    years: list[Year] = []
    for year, by_month in by_year.items():
        months = tuple(_month(site, month, events) for month, events in by_month.items())
        years.append(Year(year=year, months=months))
    return titled_page(site, "timeline", Timeline(years=tuple(years)))


def _month(site: SiteContext, month: str, events: list[Row]) -> Month:
    messages = site.local.messages
    return Month(month=month, short_name=messages.month_name(month), name=messages.date(month), events=tuple(events))
