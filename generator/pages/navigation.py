"""Where the site's own lists and pages stand in its header, its footer and the page for addresses that lead nowhere.

A kind of record that no list below names follows the named ones in the footer and on that page, so that a new kind
needs no line here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import addresses
from generator.messages import MessageError
from generator.pages.context import SiteContext

_HEADER = ("projects", "ladder", "terms", "timeline", "disagreements", "questions", "data")
_NOT_FOUND = ("projects", "terms", "timeline", "companies", "people", "questions", "sources")
_NOT_FOUND_LAST = ("data", "search")
_FOOTER = (
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
_FOOTER_LAST = ("ladder", "clock", "comparators", "quality", "charts", "methods", "dataset", "search")
_NAMED = {*_HEADER, *_NOT_FOUND, *_NOT_FOUND_LAST, *_FOOTER, *_FOOTER_LAST}


@dataclass(frozen=True, kw_only=True)
class NavigationLink:
    """A link to a list or page of the site: its name, its address from the root, and what readers see."""

    name: str
    address: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Navigation:
    """The links of header, footer, and the page for addresses that lead nowhere; and the one to the search."""

    header: tuple[NavigationLink, ...]
    footer: tuple[NavigationLink, ...]
    not_found: tuple[NavigationLink, ...]
    search: NavigationLink


def navigation(site: SiteContext) -> Navigation:
    """The links that every page has."""
    others = [kind for kind in site.catalogue.schemas.kinds if kind not in _NAMED]
    return Navigation(
        header=links_to(site, _HEADER),
        footer=links_to(site, (*_FOOTER, *others, *_FOOTER_LAST)),
        not_found=links_to(site, (*_NOT_FOUND, *others, *_NOT_FOUND_LAST)),
        search=link_to(site, "search"),
    )


def links_to(site: SiteContext, names: Iterable[str]) -> tuple[NavigationLink, ...]:
    """Links to lists and pages by their names, in the order given."""
    return tuple(link_to(site, name) for name in names)


def link_to(site: SiteContext, name: str) -> NavigationLink:
    """The link to a list or page by its name."""
    return NavigationLink(name=name, address=addresses.page(name), label=_label(site, name))


def _label(site: SiteContext, name: str) -> str:
    """What navigation calls a page; a kind that the interface words do not know has the title of its schema.

    Raises MessageError for a page that is neither a kind nor known to the interface words.
    """
    try:
        return site.local.messages(f"nav.{name}")
    except MessageError:
        if name not in site.catalogue.schemas.kinds:
            raise
        return site.local.table_title(name)
