"""The front page: the position in one screen, then ladder, next dates, differences, unknowns and latest events."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.dates import first_day
from generator.derive.financing import signed_amounts
from generator.derive.headline import Headline
from generator.derive.ladder import LadderStep
from generator.derive.pace import PaceDay, adds_up
from generator.derive.vehicle_terms import currency, period
from generator.model import Row
from generator.pages.clock import RoundWindows, rounds_with_windows
from generator.pages.context import SiteContext, sorted_by_date
from generator.pages.disagreements import is_of_vehicle
from generator.pages.ladder import LadderDay, latest_day
from generator.pages.page import Page, titled_page

_LATEST_EVENTS = 6
_QUESTIONS = 8
_SELECTED, _SIGNED, _PAID = "selected", "financing-signed", "paid-in"  # the steps that the sentence speaks of


@dataclass(frozen=True, kw_only=True)
class Position:
    """The figures of the sentence that opens the page; a step is None where nothing has reached it."""

    term: Row
    start: datetime.date
    end: datetime.date
    pace: PaceDay
    currency: str
    selected: LadderStep | None
    signed: LadderStep | None
    paid: LadderStep | None
    signed_amounts: tuple[Headline, ...]


@dataclass(frozen=True, kw_only=True)
class Front:
    """What the front page shows; `disputes` and `questions` are those of the vehicle."""

    vehicle: Row
    position: Position
    ladder: LadderDay | None
    rounds: tuple[RoundWindows, ...]
    events_ahead: tuple[Row, ...]
    events_latest: tuple[Row, ...]
    disputes: tuple[Row, ...]
    points_in_dispute: int
    questions: tuple[Row, ...]
    question_count: int


def page(site: SiteContext) -> Page:
    """The front page."""
    catalogue, vehicle = site.catalogue, site.catalogue.vehicle
    ahead = [event for event in catalogue.tables["events"] if first_day(event.date) > site.day]
    past = [event for event in catalogue.tables["events"] if first_day(event.date) <= site.day]
    open_questions = [
        row for row in catalogue.tables["questions"] if row.vehicle == vehicle.id and row.status != "answered"
    ]
    view = Front(
        vehicle=vehicle,
        position=_position(site, vehicle),
        ladder=latest_day(site),
        rounds=tuple(rounds_with_windows(site)),
        events_ahead=tuple(sorted_by_date(ahead)),
        events_latest=tuple(sorted_by_date(past, latest_first=True)[:_LATEST_EVENTS]),
        disputes=tuple(row for row in catalogue.tables["disputes"] if is_of_vehicle(site, row, vehicle)),
        points_in_dispute=len({pair.subject for pair in site.derived.disagreements}),
        questions=tuple(open_questions[:_QUESTIONS]),
        question_count=len(catalogue.tables["questions"]),
    )
    return titled_page(site, "front", view, address="")


def _position(site: SiteContext, vehicle: Row) -> Position:
    start, end = period(site.catalogue, vehicle)
    latest = max((step.date for step in site.derived.ladder), default=site.day)
    reached: dict[str, LadderStep] = {}
    for step in site.derived.ladder:
        if step.date == latest and adds_up(site.catalogue, step.basis):
            reached[step.step] = step
    return Position(
        term=site.catalogue.get("terms", vehicle.amount_term),
        start=start,
        end=end,
        pace=next(row for row in site.derived.pace if row.date == site.day),
        currency=currency(site.catalogue, vehicle),
        selected=reached.get(_SELECTED),
        signed=reached.get(_SIGNED),
        paid=reached.get(_PAID),
        signed_amounts=tuple(signed_amounts(site.catalogue, vehicle, site.derived.headlines)),
    )
