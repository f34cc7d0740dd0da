"""The list of events, latest first."""

from __future__ import annotations

from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.facets import Facet, faceted_list, vocabulary_facet
from generator.pages.order import sorted_by_date
from generator.pages.page import Page, titled_page


def page(site: SiteContext) -> Page:
    """The page of all events."""
    year = Facet(name="year", title=site.local.messages("list.year"), values=_year, label=str)
    facets = [vocabulary_facet(site, "events", "kind"), year, vocabulary_facet(site, "events", "certainty")]
    rows = sorted_by_date(site.catalogue.tables["events"], latest_first=True)
    return titled_page(site, "events", faceted_list(site, facets, {"": rows}))


def _year(event: Row) -> list[str | None]:
    return [event.date.partition("-")[0]]
