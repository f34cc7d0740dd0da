"""Which pages header, footer and the page for missing ones lead to: fixed pages, and every kind of record."""

from __future__ import annotations

from dataclasses import dataclass

from generator import addresses
from generator.pages.context import SiteContext
from generator.schemas import Schemas

_HEADER = ("projects", "ladder", "terms", "timeline", "disagreements", "questions", "data")
# Kinds in the order in which readers look for them; those not named follow in the order of the schemas.
_KINDS = (
    "projects",
    "companies",
    "people",
    "agreements",
    "terms",
    "rounds",
    "financings",
    "vehicles",
    "parties",
)
_LAST_KIND = "dataset"
# Kinds of record that no part names stand between start and end.
_FOOTER_START = (
    "projects",
    "claims",
    "companies",
    "rounds",
    "financings",
    "agreements",
    "terms",
    "events",
    "people",
    "questions",
    "sources",
    "parties",
    "vehicles",
)
_FOOTER_END = (
    "ladder",
    "days",
    "clock",
    "comparators",
    "quality",
    "charts",
    "methods",
    "glossary",
    "dataset",
    "search",
)
_CALCULATOR = "calculator"  # in the footer where a vehicle has one
_MISSING_PAGE_START = ("projects", "terms", "timeline", "companies", "people", "questions", "sources")
_MISSING_PAGE_END = ("data", "search")
_SEARCHED = ("claims", "timeline", "disagreements", "data")


@dataclass(frozen=True, kw_only=True)
class NavigationLink:
    """A page and what it is called."""

    address: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Navigation:
    """Links by place."""

    header: tuple[NavigationLink, ...]
    footer: tuple[NavigationLink, ...]
    missing_page: tuple[NavigationLink, ...]
    search: NavigationLink

    def marked(self, here: str) -> str:
        """The address of the page, if the header leads to it and marks it as the current one; else nothing."""
        return here if here in {link.address for link in (*self.header, self.search)} else ""


def navigation(site: SiteContext) -> Navigation:
    """The links of every page of the site."""
    other_kinds = [kind for kind in site.catalogue.schemas.kinds if kind not in (*_FOOTER_START, *_FOOTER_END)]
    calculators = (_CALCULATOR,) if any(map(site.calculator_of, site.catalogue.vehicles)) else ()
    return Navigation(
        header=_links(site, _HEADER),
        footer=_links(site, (*_FOOTER_START, *other_kinds, *calculators, *_FOOTER_END)),
        missing_page=_links(site, (*_MISSING_PAGE_START, *other_kinds, *_MISSING_PAGE_END)),
        search=_link(site, "search"),
    )


def searched_pages(site: SiteContext) -> tuple[NavigationLink, ...]:
    """Pages that the search page leads to beside the lists of kinds."""
    return _links(site, _SEARCHED)


def kinds_by_demand(schemas: Schemas) -> list[str]:
    """Every kind of record, those that readers look for most first, the dataset last."""
    rank = {kind: number for number, kind in enumerate(_KINDS)}
    return sorted(schemas.kinds, key=lambda kind: (kind == _LAST_KIND, rank.get(kind, len(rank))))


def _links(site: SiteContext, names: tuple[str, ...]) -> tuple[NavigationLink, ...]:
    return tuple(_link(site, name) for name in names)


def _link(site: SiteContext, name: str) -> NavigationLink:
    is_kind = name in site.catalogue.schemas.kinds
    title = site.kind_label(name) if is_kind else site.local.messages(f"nav.{name}")
    return NavigationLink(address=addresses.page(name), title=title)
