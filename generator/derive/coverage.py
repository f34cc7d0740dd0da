"""How far the record reaches, by subject: the newest day of which anything was found about it.

The day of the dataset as a whole is the newest of its subjects'. A record about vehicles has the days of these. Any
other has the day of the subject that the list of subjects names its kind under (`kinds`), or that of the dataset.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.dates import last_day
from generator.model import Catalogue, Row
from generator.vehicles import vehicles_of

FIRST_VEHICLE, OTHER_VEHICLES = "vehicle", "other-vehicles"  # subjects


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What a page is about, as far as the days go to which the records reach: vehicles, or a subject of coverage.

    Without either it is about the dataset as a whole.
    """

    subject: str = ""
    vehicles: tuple[Row, ...] = ()


WHOLE_DATASET = Scope()


def scope_of_vehicles(catalogue: Catalogue) -> Scope:
    """What pages over all vehicles are about."""
    return Scope(subject=FIRST_VEHICLE, vehicles=tuple(catalogue.vehicles))


def scope_of_kind(catalogue: Catalogue, kind: str) -> Scope:
    """What pages over all records of a kind are about."""
    subject = subject_of_kind(catalogue, kind)
    return scope_of_vehicles(catalogue) if subject == FIRST_VEHICLE else Scope(subject=subject)


def scope_of_record(catalogue: Catalogue, record: Row) -> Scope:
    """What the page of a record is about."""
    vehicles = tuple([catalogue.get("vehicles", id_) for id_ in vehicles_of(catalogue, record)])
    return Scope(subject=subject_of_kind(catalogue, record.schema.name), vehicles=vehicles)


def reach_of(catalogue: Catalogue, scope: Scope) -> datetime.date:
    """The last day to which the records reach on anything within a scope."""
    return max((vehicle_reach(catalogue, each) for each in scope.vehicles), default=reach(catalogue, scope.subject))


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
