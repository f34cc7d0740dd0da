"""The search page: without scripts, the lists in which everything stands."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.context import SiteContext
from generator.pages.navigation import NavigationLink, kinds_by_demand, searched_pages
from generator.pages.page import Page, titled_page


@dataclass(frozen=True, kw_only=True)
class Search:
    """Kinds with their number of records, those that readers look for most first; then other pages."""

    kinds: dict[str, int]
    pages: tuple[NavigationLink, ...]


def page(site: SiteContext) -> Page:
    """The search page."""
    counts = {kind: len(site.catalogue.tables[kind]) for kind in kinds_by_demand(site.catalogue.schemas)}
    return titled_page(site, "search", Search(kinds=counts, pages=searched_pages(site)))
