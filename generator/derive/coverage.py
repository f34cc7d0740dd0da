"""How far the record reaches, by subject: the newest day of which anything was found about it.

The day of the dataset as a whole is the newest of its subjects'. A kind of record has the day of the subject that the
list of subjects names it under (`kinds`), or that of the dataset.
"""

from __future__ import annotations

import datetime

from generator.dates import last_day
from generator.model import Catalogue, Row

FIRST_VEHICLE, OTHER_VEHICLES = "vehicle", "other-vehicles"  # subjects


def reach(catalogue: Catalogue, subject: str) -> datetime.date:
    """The last day to which the records reach on a subject; that of the dataset where it does not say."""
    for row in catalogue.dataset.reaches:
        if row.subject == subject:
            return last_day(row.date)
    return last_day(catalogue.dataset.coverage)


def subject_of_vehicle(catalogue: Catalogue, vehicle: Row) -> str:
    """The subject that holds for a vehicle's ladder, pace and funding window."""
    return FIRST_VEHICLE if vehicle is catalogue.first_vehicle else OTHER_VEHICLES


def vehicle_reach(catalogue: Catalogue, vehicle: Row) -> datetime.date:
    """The last day to which the records reach on a vehicle."""
    return reach(catalogue, subject_of_vehicle(catalogue, vehicle))


def subject_of_kind(catalogue: Catalogue, kind: str) -> str:
    """The subject that holds for a kind of record; empty where that is the dataset as a whole."""
    for subject, entry in catalogue.schemas.vocabularies["coverage_subject"].entries.items():
        if kind in entry.get("kinds", ()):
            return subject
    return ""
