"""The page of the search, and the lists in which everything can be found without it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.context import SiteContext
from generator.pages.navigation import NavigationLink, link_to, links_to
from generator.pages.page import Page, titled_page

# Kinds that readers look for most, in that order; the others follow, and the record of the dataset itself comes last.
_SOUGHT = ("projects", "companies", "people", "agreements", "terms", "rounds", "financings", "vehicles", "parties")
_LAST = ("dataset",)
_PAGES = ("claims", "timeline", "disagreements", "data")


@dataclass(frozen=True, kw_only=True)
class KindList:
    """The list of a kind of record, with its number of records."""

    kind: str
    link: NavigationLink
    records: int


@dataclass(frozen=True, kw_only=True)
class SearchPage:
    """The lists of every kind, and further pages on which much can be found."""

    kinds: tuple[KindList, ...]
    pages: tuple[NavigationLink, ...]


def page(site: SiteContext) -> Page:
    """The page of the search."""
    kinds = tuple(_kind_list(site, kind) for kind in _kinds_in_order(site))
    return titled_page(site, "search", SearchPage(kinds=kinds, pages=links_to(site, _PAGES)))


def _kinds_in_order(site: SiteContext) -> list[str]:
    others = [kind for kind in site.catalogue.schemas.kinds if kind not in (*_SOUGHT, *_LAST)]
    return [*_SOUGHT, *others, *_LAST]


def _kind_list(site: SiteContext, kind: str) -> KindList:
    return KindList(kind=kind, link=link_to(site, kind), records=len(site.catalogue.tables[kind]))
