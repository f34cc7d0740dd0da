"""The list of sources: by grade, latest first."""

from __future__ import annotations

from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.facets import faceted_list, vocabulary_facet
from generator.pages.page import Page, titled_page


def page(site: SiteContext) -> Page:
    """The page of all sources."""
    ordered = sorted(site.catalogue.tables["sources"], key=lambda row: (row.date or "", row.id), reverse=True)
    groups: dict[str, list[Row]] = {}
    for grade in site.catalogue.schemas.vocabularies["grade"].entries:
        groups[grade] = [row for row in ordered if row.grade == grade]
    facets = [vocabulary_facet(site, "sources", field) for field in ("grade", "kind", "language")]
    return titled_page(site, "sources", faceted_list(site, facets, groups))
