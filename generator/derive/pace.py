"""Pace: what has been selected by a day beside what an even pace from the signing to the end date would give."""

from __future__ import annotations

import datetime
from decimal import Decimal

from generator.dates import first_day, last_day
from generator.figures import Bounds, bounds, in_billions
from generator.model import Catalogue, Row

_HUNDRED = Decimal(100)


def period(catalogue: Catalogue, vehicle: Row) -> tuple[datetime.date, datetime.date]:
    """The vehicle's first and last day: its instrument's date and its end term's date."""
    return first_day(catalogue.get("agreements", vehicle.agreement).date), last_day(
        catalogue.get("terms", vehicle.end_term).date
    )


def promised(catalogue: Catalogue, vehicle: Row) -> Bounds:
    """The headline amount of the vehicle, in billions of its measure."""
    term = catalogue.get("terms", vehicle.amount_term)
    return in_billions(bounds(term), term.unit, catalogue.schemas.vocabularies["unit"])


def elapsed(catalogue: Catalogue, vehicle: Row, day: datetime.date) -> Decimal:
    """Percentage of the vehicle's period gone by `day`, to two places, never below 0 or above 100."""
    start, end = period(catalogue, vehicle)
    gone = min(max((day - start).days, 0), (end - start).days)
    return (_HUNDRED * gone / (end - start).days).quantize(Decimal("0.01"))


def even(catalogue: Catalogue, vehicle: Row, day: datetime.date) -> Decimal | None:
    """The amount an even pace would give by `day`, in billions, to three places."""
    start, end = period(catalogue, vehicle)
    amount = promised(catalogue, vehicle).high
    gone = min(max((day - start).days, 0), (end - start).days)
    return None if amount is None else (amount * gone / (end - start).days).quantize(Decimal("0.001"))
