"""The list of terms: by agreement, in its own order."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from generator.dates import first_day
from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.order import term_order
from generator.pages.page import Page, titled_page


@dataclass(frozen=True, kw_only=True)
class TermGroup:
    """An agreement with its terms."""

    agreement: Row
    terms: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class TermList:
    """Of each vehicle its instrument first, then its other agreements; then all others, by date."""

    groups: tuple[TermGroup, ...]


def page(site: SiteContext) -> Page:
    """The page of all terms."""
    agreements = [row for row in site.catalogue.tables["agreements"] if site.terms_of(row)]
    groups: list[TermGroup] = []
    for agreement in sorted(agreements, key=lambda row: _order(site.catalogue.vehicles, row)):
        terms = sorted(site.references.referring(agreement, "terms"), key=term_order)
        groups.append(TermGroup(agreement=agreement, terms=tuple(terms)))
    return titled_page(site, "terms", TermList(groups=tuple(groups)))


def _order(vehicles: Sequence[Row], agreement: Row) -> tuple[int, bool, datetime.date, str]:
    date = first_day(agreement.date) if agreement.date else datetime.date.max
    order = {vehicle.id: number for number, vehicle in enumerate(vehicles)}
    is_instrument = agreement.id in {vehicle.agreement for vehicle in vehicles}
    return order.get(agreement.vehicle, len(order)), not is_instrument, date, str(agreement.id)
