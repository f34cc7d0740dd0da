"""What a vehicle's terms say of it as a whole: its first and last day, its currency, and how much was promised."""

from __future__ import annotations

import datetime

from generator.dates import first_day, last_day
from generator.figures import Bounds, bounds, in_billions, measure
from generator.model import Catalogue, Row


def period(catalogue: Catalogue, vehicle: Row) -> tuple[datetime.date, datetime.date]:
    """The vehicle's first and last day: its instrument's date and its end term's date."""
    start = first_day(catalogue.get("agreements", vehicle.agreement).date)
    return start, last_day(catalogue.get("terms", vehicle.end_term).date)


def promised(catalogue: Catalogue, vehicle: Row) -> Bounds:
    """The headline amount of the vehicle, in billions of its currency."""
    term = catalogue.get("terms", vehicle.amount_term)
    return in_billions(bounds(term), term.unit, catalogue.schemas.vocabularies["unit"])


def currency(catalogue: Catalogue, vehicle: Row) -> str:
    """The measure in which a vehicle's amounts are counted (`usd`, ...)."""
    term = catalogue.get("terms", vehicle.amount_term)
    return measure(term.unit, catalogue.schemas.vocabularies["unit"])
