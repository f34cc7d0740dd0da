"""Which pages the site has beside those of single records, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.pages import (
    as_of,
    calculator,
    charts,
    claims,
    clock,
    companies,
    comparators,
    data,
    days,
    disagreements,
    events,
    front,
    glossary,
    ladder,
    missing,
    projects,
    quality,
    questions,
    record_list,
    search,
    sources,
    terms,
    timeline,
)
from generator.pages.context import SiteContext
from generator.pages.page import Page

# Kinds whose list is more than names in order; every other kind has the plain one.
_KIND_LISTS = {
    "projects": projects.page,
    "companies": companies.page,
    "terms": terms.page,
    "events": events.page,
    "questions": questions.page,
    "sources": sources.page,
}


def all_pages(site: SiteContext, package: Mapping[str, str]) -> Iterator[Page]:
    """Every page over many records. `package` are the files of the data package by name, for their sizes."""
    yield front.page(site)
    for module in (timeline, disagreements, clock, comparators, quality, claims, search, glossary, missing):
        yield module.page(site)
    if site.catalogue.as_of:
        yield as_of.page(site)
    yield data.page(site, package)
    yield ladder.page(site)
    yield from days.pages(site)
    yield from calculator.pages(site)
    yield from charts.pages(site)
    for kind in site.catalogue.schemas.kinds:
        yield _KIND_LISTS[kind](site) if kind in _KIND_LISTS else record_list.page(site, kind)
