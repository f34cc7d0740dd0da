"""What it means that site and package are those of an earlier day: what stays, what goes, and the two clocks."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator import addresses
from generator.pages.context import SiteContext
from generator.pages.page import Page, titled_page


@dataclass(frozen=True, kw_only=True)
class AsOf:
    """The day, and the records that stood by then."""

    day: datetime.date
    records: int


def page(site: SiteContext) -> Page:
    """The page that explains it; only for a catalogue of an earlier day."""
    day = site.catalogue.as_of
    assert day is not None
    records = sum(len(site.catalogue.tables[kind]) for kind in site.catalogue.schemas.kinds)
    return titled_page(site, "as_of", AsOf(day=day, records=records), address=addresses.AS_OF)
