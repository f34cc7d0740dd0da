"""What a vehicle's terms say of it as a whole: its first and last day, its currency, and how much was promised.

A vehicle may have no end, and no amount as a whole but only parts with amounts. Parts are never added, neither to the
whole nor to each other.
"""

from __future__ import annotations

import datetime

from generator.dates import first_day, last_day
from generator.figures import Bounds, bounds, in_billions, measure
from generator.model import Catalogue, Row

_NO_AMOUNT = Bounds(None, None)


def period(catalogue: Catalogue, vehicle: Row) -> tuple[datetime.date, datetime.date | None]:
    """The vehicle's first and last day: its instrument's date and its end term's date; None where it has no end."""
    start = first_day(catalogue.get("agreements", vehicle.agreement).date)
    end_term = catalogue.find("terms", vehicle.end_term)
    return start, last_day(end_term.date) if end_term else None


def years(catalogue: Catalogue, vehicle: Row) -> range:
    """The years of a vehicle from its first to its last; up to that of the coverage date where it has no end."""
    start, end = period(catalogue, vehicle)
    last = end or last_day(catalogue.dataset.coverage)
    return range(start.year, last.year + 1)


def promised(catalogue: Catalogue, vehicle: Row) -> Bounds:
    """The headline amount of the vehicle, in billions of its currency; no bounds where the whole has no amount."""
    term = catalogue.find("terms", vehicle.amount_term)
    return in_billions(bounds(term), term.unit, catalogue.schemas.vocabularies["unit"]) if term else _NO_AMOUNT


def currency(catalogue: Catalogue, vehicle: Row) -> str:
    """The measure in which a vehicle's amounts are counted (`usd`, ...): that of the whole, or of its first part."""
    term = catalogue.get("terms", vehicle.amount_term or vehicle.parts[0].amount_term)
    return measure(term.unit, catalogue.schemas.vocabularies["unit"])
