"""The front page: the position in one screen."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.dates import first_day
from generator.derive.financing import signed_amounts
from generator.derive.funding_window import PAID_IN
from generator.derive.headline import Headline
from generator.derive.ladder import LadderStep
from generator.derive.pace import SELECTED, adds_up
from generator.derive.vehicle_terms import currency, period
from generator.model import Row
from generator.pages.clock import RoundWindows, windows_by_round
from generator.pages.context import SiteContext, sorted_by_date
from generator.pages.disagreements import is_about_vehicle
from generator.pages.ladder import StepView, ladder_days, steps_on
from generator.pages.page import Page, titled_page

FINANCING_SIGNED = "financing-signed"  # the step that the sentence says contracts of
_ANSWERED = "answered"  # the status of a question that is no longer open
_MOST_EVENTS = 6
_MOST_QUESTIONS = 8


@dataclass(frozen=True, kw_only=True)
class Position:
    """The figures of the opening sentence, on the last day of the ladder; a step that no project has reached is None.

    Steps are those on the basis whose amounts are set against the `promised` term. `contracts` are amounts signed.
    `even` is what an even pace from `start` to `end` would have given by the coverage date, in billions of `measure`.
    """

    promised: Row
    selected: LadderStep | None
    signed: LadderStep | None
    paid: LadderStep | None
    contracts: tuple[Headline, ...]
    start: datetime.date
    end: datetime.date
    even: Decimal | None
    measure: str


@dataclass(frozen=True, kw_only=True)
class FrontPage:
    """The position, the ladder on its last day, the next dates, differences, unknowns and latest events.

    `ahead` are events after the coverage date. `disputes` are those about the vehicle's terms; `disputed_points` counts
    everything on which statements differ, `question_count` all questions.
    """

    vehicle: Row
    position: Position
    day: datetime.date | None
    steps: tuple[StepView, ...]
    has_map: bool
    ahead: tuple[Row, ...]
    rounds: tuple[RoundWindows, ...]
    disputes: tuple[Row, ...]
    disputed_points: int
    questions: tuple[Row, ...]
    question_count: int
    latest: tuple[Row, ...]


def page(site: SiteContext) -> Page:
    """The front page."""
    days = ladder_days(site)
    day = days[-1] if days else None
    events = site.catalogue.tables["events"]
    known = [event for event in events if first_day(event.date) <= site.day]
    ahead = [event for event in events if first_day(event.date) > site.day]
    view = FrontPage(
        vehicle=site.catalogue.vehicle,
        position=_position(site, day),
        day=day,
        steps=steps_on(site, day) if day else (),
        has_map="map" in site.charts,
        ahead=tuple(sorted_by_date(ahead)),
        rounds=tuple(windows_by_round(site)),
        disputes=tuple(row for row in site.catalogue.tables["disputes"] if is_about_vehicle(site, row)),
        disputed_points=len({disagreement.subject for disagreement in site.derived.disagreements}),
        questions=tuple(_open_questions(site))[:_MOST_QUESTIONS],
        question_count=len(site.catalogue.tables["questions"]),
        latest=tuple(sorted_by_date(known, latest_first=True)[:_MOST_EVENTS]),
    )
    return titled_page(site, "front", view, address="")


def _position(site: SiteContext, day: datetime.date | None) -> Position:
    catalogue, vehicle = site.catalogue, site.catalogue.vehicle
    start, end = period(catalogue, vehicle)
    steps = _comparable_steps(site, day)
    return Position(
        promised=catalogue.get("terms", vehicle.amount_term),
        selected=steps.get(SELECTED),
        signed=steps.get(FINANCING_SIGNED),
        paid=steps.get(PAID_IN),
        contracts=tuple(signed_amounts(catalogue, vehicle, site.derived.headlines)),
        start=start,
        end=end,
        even=next(each.even for each in site.derived.pace if each.date == site.day),
        measure=currency(catalogue, vehicle),
    )


def _comparable_steps(site: SiteContext, day: datetime.date | None) -> dict[str, LadderStep]:
    """Steps of a day on the basis whose amounts are set against what was promised, by name."""
    steps = [step for step in site.derived.ladder if step.date == day and adds_up(site.catalogue, step.basis)]
    return {step.step: step for step in steps}


def _open_questions(site: SiteContext) -> Iterator[Row]:
    """Questions about the vehicle itself that nobody has answered."""
    for question in site.catalogue.tables["questions"]:
        if question.vehicle == site.catalogue.vehicle.id and question.status != _ANSWERED:
            yield question
