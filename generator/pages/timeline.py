"""The timeline: all events, latest first, by year and month."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Row
from generator.pages.context import SiteContext, sorted_by_date
from generator.pages.page import Page, titled_page

_YEAR, _MONTH = len("YYYY"), len("YYYY-MM")  # how much of a date names its year and its month


@dataclass(frozen=True, kw_only=True)
class TimelineMonth:
    """The events of one month, or those of which only the year is known; `name` is the month without its year."""

    month: str
    name: str
    events: tuple[Row, ...]

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"m{self.month}"


@dataclass(frozen=True, kw_only=True)
class TimelineYear:
    """The months of one year, latest first."""

    year: str
    months: tuple[TimelineMonth, ...]

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"y{self.year}"


@dataclass(frozen=True, kw_only=True)
class TimelinePage:
    """Years, latest first."""

    years: tuple[TimelineYear, ...]


def page(site: SiteContext) -> Page:
    """The page of the timeline."""
    return titled_page(site, "timeline", TimelinePage(years=tuple(_years(site))))


def _years(site: SiteContext) -> list[TimelineYear]:
    by_month: dict[str, list[Row]] = {}
    for event in sorted_by_date(site.catalogue.tables["events"], latest_first=True):
        by_month.setdefault(event.date[:_MONTH], []).append(event)
    by_year: dict[str, list[TimelineMonth]] = {}
    for month, events in by_month.items():
        entry = TimelineMonth(month=month, name=site.local.month(month), events=tuple(events))
        by_year.setdefault(month[:_YEAR], []).append(entry)
    return [TimelineYear(year=year, months=tuple(months)) for year, months in by_year.items()]
