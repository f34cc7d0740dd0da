"""The list of claims: every claim by kind of record and record, in the record's own order."""

from __future__ import annotations

from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.facets import faceted_list, kind_facet, vocabulary_facet
from generator.pages.page import Page, titled_page


def page(site: SiteContext) -> Page:
    """The page of all claims."""
    kind = kind_facet(site, "record", site.local.messages("list.kind"), _kind_of_record)
    facets = [kind, *(vocabulary_facet(site, "claims", field) for field in ("field", "side", "attribution"))]
    origin = site.catalogue.schemas.tables["claims"].origin
    assert origin is not None
    groups: dict[str, list[Row]] = {name: [] for name in origin.parents}
    for row in sorted(site.catalogue.tables["claims"], key=lambda row: site.local.order(row.owner)):
        groups[row.owner.schema.name].append(row)
    return titled_page(site, "claims", faceted_list(site, facets, groups))


def _kind_of_record(claim: Row) -> list[str | None]:
    return [claim.owner.schema.name]
