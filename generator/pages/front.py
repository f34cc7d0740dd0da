"""The front page: where the first vehicle stands, all beside each other, then what is next, disputed and unknown."""

from __future__ import annotations

from dataclasses import dataclass

from generator import addresses
from generator.dates import first_day
from generator.derive.coverage import scope_of_vehicles
from generator.model import Row
from generator.pages.clock import RoundWindows, rounds_with_windows
from generator.pages.context import SiteContext
from generator.pages.disagreements import own_disputes, points_between_sides
from generator.pages.order import sorted_by_date
from generator.pages.page import Page, titled_page
from generator.pages.questions import open_questions
from generator.pages.vehicle_position import VehiclePosition, vehicle_position
from generator.pages.vehicles_beside import VehiclesBeside, vehicles_beside

_LATEST_EVENTS = 6
_QUESTIONS = 8


@dataclass(frozen=True, kw_only=True)
class Front:
    """What the front page shows; `rounds`, `disputes` and `questions` are those of the first vehicle.

    `beside` is None where there is but one vehicle.
    """

    vehicle: Row
    position: VehiclePosition
    beside: VehiclesBeside | None
    rounds: tuple[RoundWindows, ...]
    charts: tuple[tuple[str, ...], ...]
    events_ahead: tuple[Row, ...]
    events_latest: tuple[Row, ...]
    disputes: tuple[Row, ...]
    points_in_dispute: int
    questions: tuple[Row, ...]
    question_count: int


def page(site: SiteContext) -> Page:
    """The front page."""
    catalogue, vehicle = site.catalogue, site.catalogue.first_vehicle
    ahead = [event for event in catalogue.tables["events"] if first_day(event.date) > site.day]
    past = [event for event in catalogue.tables["events"] if first_day(event.date) <= site.day]
    positions = [vehicle_position(site, each) for each in catalogue.vehicles]
    view = Front(
        vehicle=vehicle,
        position=positions[0],
        beside=vehicles_beside(site, positions),
        rounds=tuple(rounds_with_windows(site, vehicle)),
        charts=tuple(tuple(site.charts_of(vehicle, pair)) for pair in (("pace", "map"), ("sectors", "stages"))),
        events_ahead=tuple(sorted_by_date(ahead)),
        events_latest=tuple(sorted_by_date(past, latest_first=True)[:_LATEST_EVENTS]),
        disputes=tuple(own_disputes(site, vehicle)),
        points_in_dispute=points_between_sides(site),
        questions=tuple(open_questions(site, vehicle)[:_QUESTIONS]),
        question_count=len(catalogue.tables["questions"]),
    )
    return titled_page(site, "front", view, address=addresses.FRONT, scope=scope_of_vehicles(site.catalogue))
