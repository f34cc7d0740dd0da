"""Where a vehicle stands on a day: the sentences that open its page, and its ladder. Any day may be asked for."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from generator.dates import is_on_or_before
from generator.derive.disagreements import SIDES
from generator.derive.ladder import LadderStep
from generator.derive.money import MoneyRow, money_by
from generator.derive.pace import even_pace, is_committed
from generator.derive.vehicle_terms import currency, period
from generator.localize import TOTAL
from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.ladder import LadderDayView, ladder_by

_MONEY_STEPS = {"signed": "financing-signed", "paid": "paid-in"}  # what the words call them -> steps of the ladder


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence on money signed or paid, and the contracts or transfers that it speaks of."""

    text: str
    rows: tuple[MoneyRow, ...]


@dataclass(frozen=True, kw_only=True)
class VehiclePosition:
    """Where a vehicle stands on `day`: sentences on what was selected, signed and paid, on the pace, and the ladder.

    `selected` is None where nothing has been, `term` where only parts of the vehicle have amounts, `ladder` before a
    project was named; `even_sentence` is empty for a vehicle without an end or an amount.
    """

    vehicle: Row
    day: datetime.date
    term: Row | None
    selected: LadderStep | None
    sentence: str
    money: tuple[Sentence, ...]
    even_sentence: str
    ladder: LadderDayView | None


def vehicle_position(site: SiteContext, vehicle: Row, day: datetime.date | None = None) -> VehiclePosition:
    """Where `vehicle` stands on `day`; without one, on the last day to which the records reach on it."""
    day = day or site.vehicle_reach(vehicle)
    ladder = ladder_by(site, vehicle, day)
    selected = _committed(site, ladder)
    return VehiclePosition(
        vehicle=vehicle,
        day=day,
        term=site.catalogue.find("terms", vehicle.amount_term),
        selected=selected,
        sentence=_sentence(site, vehicle, day, selected),
        money=tuple(_money_sentence(site, vehicle, name, step, day) for name, step in _MONEY_STEPS.items()),
        even_sentence=_even_sentence(site, vehicle, day),
        ladder=ladder,
    )


def _sentence(site: SiteContext, vehicle: Row, day: datetime.date, selected: LadderStep | None) -> str:
    """How much had been selected by a day, and beside it the sum promised, which sides may read differently."""
    local = site.local
    key = "front.position_disputed" if _is_total_disputed(site, vehicle, day) else "front.position"
    return local.messages(
        key,
        reach=local.date(day),
        selected=local.messages.count("count.projects", selected.reached if selected else 0),
        amount=local.amount_of(selected) if selected else local.messages("figure.unstated"),
        promised=site.promised(vehicle),
    )


def _committed(site: SiteContext, ladder: LadderDayView | None) -> LadderStep | None:
    """The row of the ladder that is set against the amount promised."""
    lines = [line.amounts for step in ladder.steps for line in step.lines] if ladder else []
    return next((amounts for amounts in lines if is_committed(site.catalogue, amounts)), None)


def _is_total_disputed(site: SiteContext, vehicle: Row, day: datetime.date) -> bool:
    """Whether two governments had by a day spoken of the sum promised, and not alike."""
    for pair in site.derived.disagreements:
        rows = (pair.first, pair.second)
        is_about_it = pair.between == SIDES and any(_is_about_total(row, vehicle) for row in rows)
        if is_about_it and all(row.as_of is None or is_on_or_before(row.as_of, day) for row in rows):
            return True
    return False


def _is_about_total(row: Row, vehicle: Row) -> bool:
    """Whether a statement is on the sum promised: a claim of the vehicle's total, or a reading of its term."""
    if row.owner is vehicle:
        return bool(row.get("field") == TOTAL)
    return bool(row.owner.schema.name == "terms" and row.owner.id == vehicle.amount_term)


def _money_sentence(site: SiteContext, vehicle: Row, name: str, step: str, day: datetime.date) -> Sentence:
    """What is counted; where nothing is, what is only reported; where nothing is either, that it is not."""
    rows = [row for row in money_by(site.derived.money, vehicle, day) if row.step == step]
    counted = [row for row in rows if not row.reported]
    if not rows:
        return Sentence(text=site.local.messages(f"front.{name}_none"), rows=())
    shown = counted or rows
    key = f"front.{name}_counted" if counted else f"front.{name}_reported"
    amounts = ", ".join(money_amount(site, row) for row in shown)
    count = _project_count(shown)
    words = site.local.messages
    projects = words.count("count.projects", count) if count else words("front.no_project")
    return Sentence(text=words(key, amount=amounts, projects=projects), rows=tuple(shown))


def money_amount(site: SiteContext, row: MoneyRow) -> str:
    """The amount of a contract or transfer in words; that none is stated where it has none."""
    return site.local.amount_of(row) if row.claim else site.local.messages("figure.unstated")


def _project_count(rows: Iterable[MoneyRow]) -> int:
    projects: set[str] = set()
    for row in rows:
        projects.update(link.project for link in row.financing.projects)
    return len(projects)


def _even_sentence(site: SiteContext, vehicle: Row, day: datetime.date) -> str:
    """What an even pace would have reached by a day; empty where the vehicle has no end or no amount."""
    local = site.local
    start, end = period(site.catalogue, vehicle)
    even = even_pace(site.catalogue, vehicle, day)
    if even is None or end is None:
        return ""
    amount = local.rough_amount(even, currency(site.catalogue, vehicle))
    return local.messages("front.even", start=local.date(start), end=local.date(end), even=amount)
