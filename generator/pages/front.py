"""The front page: the position in one screen, then ladder, next dates, differences, unknowns and latest events."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from generator import addresses
from generator.dates import first_day
from generator.derive.coverage import FIRST_VEHICLE
from generator.derive.ladder import LadderStep
from generator.derive.money import MoneyRow, money_by
from generator.derive.pace import PaceDay, is_committed
from generator.derive.vehicle_terms import currency, period
from generator.model import Row
from generator.pages.clock import RoundWindows, rounds_with_windows
from generator.pages.context import SiteContext
from generator.pages.disagreements import is_of_vehicle, points_between_sides
from generator.pages.ladder import LadderDayView, latest_day
from generator.pages.order import sorted_by_date
from generator.pages.page import Page, titled_page

_LATEST_EVENTS = 6
_QUESTIONS = 8
_MONEY_STEPS = {"signed": "financing-signed", "paid": "paid-in"}  # what the words call them -> steps of the ladder


@dataclass(frozen=True, kw_only=True)
class MoneySentence:
    """What is known of money signed or paid: the sentence, and the contracts or transfers that it speaks of."""

    text: str
    rows: tuple[MoneyRow, ...]


@dataclass(frozen=True, kw_only=True)
class Position:
    """The figures of the sentences that open the page; `selected` is None where nothing has been."""

    term: Row | None
    reach: datetime.date
    start: datetime.date
    end: datetime.date | None
    pace: PaceDay
    currency: str
    selected: LadderStep | None
    money: tuple[MoneySentence, ...]


@dataclass(frozen=True, kw_only=True)
class Front:
    """What the front page shows; `disputes` and `questions` are those of the vehicle."""

    vehicle: Row
    position: Position
    ladder: LadderDayView | None
    rounds: tuple[RoundWindows, ...]
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
        points_in_dispute=points_between_sides(site),
        questions=tuple(open_questions[:_QUESTIONS]),
        question_count=len(catalogue.tables["questions"]),
    )
    return titled_page(site, "front", view, address=addresses.FRONT, subject=FIRST_VEHICLE)


def _position(site: SiteContext, vehicle: Row) -> Position:
    start, end = period(site.catalogue, vehicle)
    reach = site.reach(FIRST_VEHICLE)
    latest = max((step.date for step in site.derived.ladder), default=reach)
    committed = [step for step in site.derived.ladder if step.date == latest and is_committed(site.catalogue, step)]
    return Position(
        term=site.catalogue.find("terms", vehicle.amount_term),
        reach=reach,
        start=start,
        end=end,
        pace=next(row for row in site.derived.pace if row.date == reach),
        currency=currency(site.catalogue, vehicle),
        selected=committed[0] if committed else None,
        money=tuple(_money_sentence(site, vehicle, name, step, reach) for name, step in _MONEY_STEPS.items()),
    )


def _money_sentence(site: SiteContext, vehicle: Row, name: str, step: str, reach: datetime.date) -> MoneySentence:
    """What is counted; where nothing is, what is only reported; where nothing is either, that it is not."""
    rows = [row for row in money_by(site.derived.money, vehicle, reach) if row.step == step]
    counted = [row for row in rows if not row.reported]
    if not rows:
        return MoneySentence(text=site.local.messages(f"front.{name}_none"), rows=())
    shown = counted or rows
    key = f"front.{name}_counted" if counted else f"front.{name}_reported"
    amounts = ", ".join(site.local.amount_of(row) for row in shown)
    projects = site.local.messages.count("count.projects", _project_count(shown))
    return MoneySentence(text=site.local.messages(key, amount=amounts, projects=projects), rows=tuple(shown))


def _project_count(rows: Iterable[MoneyRow]) -> int:
    projects: set[str] = set()
    for row in rows:
        projects.update(link.project for link in row.financing.projects)
    return len(projects)
