"""What the page of a vehicle shows beside its record: where it stands, and whatever the record holds about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.dates import first_day
from generator.derive.project_status import ProjectStatus
from generator.model import Row
from generator.pages.clock import RoundWindows, rounds_with_windows
from generator.pages.context import SiteContext
from generator.pages.disagreements import disputes_of
from generator.pages.order import sorted_by_date
from generator.pages.questions import open_questions
from generator.pages.vehicle_position import VehiclePosition, vehicle_position
from generator.reads import EVERYTHING
from generator.tables import TableRows, tables_of_vehicle
from generator.vehicles import is_on_ladder, vehicles_of

_LATEST_EVENTS = 10
_DRAWN = ("pace", "sectors", "stages", "map")  # charts that are shown whole; others are a link, for each weighs much


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the vehicle with the terms of its amount and of the most that may fall due in a year."""

    row: Row
    amount: Row
    yearly: Row | None


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """An agreement of the vehicle with its terms."""

    agreement: Row
    terms: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class VehicleDetails:
    """Everything about one vehicle; whatever it has not is empty.

    `beside` are the projects that are linked to it and stand outside its ladder, `missing` the terms that it has
    not, `tables` the rows of the downloads that are about it.
    """

    position: VehiclePosition
    parts: tuple[Part, ...]
    missing: str
    beside: tuple[ProjectStatus, ...]
    clock: tuple[RoundWindows, ...]
    rounds: tuple[Row, ...]
    instruments: tuple[Instrument, ...]
    disputes: tuple[Row, ...]
    questions: tuple[Row, ...]
    events_ahead: tuple[Row, ...]
    events_latest: tuple[Row, ...]
    charts: tuple[str, ...]
    further_charts: tuple[str, ...]
    tables: tuple[TableRows, ...]


def vehicle_details(site: SiteContext, vehicle: Row) -> VehicleDetails:
    """What the page of `vehicle` shows; it rests on nearly everything, and is drawn whenever anything changed."""
    catalogue = site.catalogue
    catalogue.reads.question(EVERYTHING)
    events = [event for event in catalogue.tables["events"] if vehicle.id in vehicles_of(catalogue, event)]
    ahead = [event for event in events if first_day(event.date) > site.day]
    past = [event for event in events if first_day(event.date) <= site.day]
    statuses = site.derived_of(vehicle).project_status
    drawn = site.charts_of(vehicle, _DRAWN)
    return VehicleDetails(
        position=vehicle_position(site, vehicle),
        parts=tuple(_part(site, part) for part in vehicle.parts),
        missing=site.local.messages.mark("semicolon").join(_missing_terms(site, vehicle)),
        beside=tuple(status for status in statuses if not is_on_ladder(catalogue, status.standing)),
        clock=tuple(rounds_with_windows(site, vehicle)),
        rounds=tuple(sorted_by_date(row for row in catalogue.tables["rounds"] if row.vehicle == vehicle.id)),
        instruments=tuple(_instruments(site, vehicle)),
        disputes=tuple(disputes_of(site, vehicle)),
        questions=tuple(open_questions(site, vehicle)),
        events_ahead=tuple(sorted_by_date(ahead)),
        events_latest=tuple(sorted_by_date(past, latest_first=True)[:_LATEST_EVENTS]),
        charts=tuple(drawn),
        further_charts=tuple(id_ for id_ in site.charts_of(vehicle) if id_ not in drawn),
        tables=tuple(tables_of_vehicle(site.tables, vehicle.id)),
    )


def _part(site: SiteContext, part: Row) -> Part:
    terms = site.catalogue
    return Part(row=part, amount=terms.get("terms", part.amount_term), yearly=terms.find("terms", part.yearly_term))


def _missing_terms(site: SiteContext, vehicle: Row) -> Iterable[str]:
    """What readers see for the fields of terms that the vehicle has not."""
    for key in vehicle.schema.foreign_keys:
        if key.table == "terms" and not vehicle.get(key.field):
            yield site.local.field_title("vehicles", key.field)


def _instruments(site: SiteContext, vehicle: Row) -> Iterable[Instrument]:
    """The instrument that sets the vehicle up, then its other agreements by date."""
    agreements = [row for row in site.catalogue.tables["agreements"] if row.vehicle == vehicle.id]
    for agreement in sorted(agreements, key=lambda row: (row.id != vehicle.agreement, str(row.date or ""), row.id)):
        yield Instrument(agreement=agreement, terms=tuple(site.terms_of(agreement)))
