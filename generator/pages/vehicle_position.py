"""Where a vehicle stands on a day: the sentences that open its page, and its ladder. Any day may be asked for."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.dates import last_day
from generator.derive.disagreements import SIDES
from generator.derive.headline import by_subject, choose_headline
from generator.derive.ladder import LadderStep
from generator.derive.money import MoneyRow, money_by
from generator.derive.pace import SELECTED, even_pace, is_committed
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


@dataclass(frozen=True, kw_only=True)
class KnownByDay:
    """What the sentences rest on: the ladder, money dated by the day, the sum promised and whether it was disputed."""

    ladder: LadderDayView | None
    money: Sequence[MoneyRow]
    promised: str
    is_disputed: bool


def vehicle_position(site: SiteContext, vehicle: Row, day: datetime.date | None = None) -> VehiclePosition:
    """Where `vehicle` stands on `day`; without one, on the last day to which the records reach on it."""
    day = day or site.vehicle_reach(vehicle)
    disputed = total_disputed_since(site, vehicle)
    known = KnownByDay(
        ladder=ladder_by(site, vehicle, day),
        money=money_by(site.derived.money, vehicle, day),
        promised=site.promised(vehicle),
        is_disputed=disputed is not None and disputed <= day,
    )
    return position_from(site, vehicle, day, known)


def position_from(site: SiteContext, vehicle: Row, day: datetime.date, known: KnownByDay) -> VehiclePosition:
    """The same of what is known already, for whoever moves on from day to day."""
    selected = _committed(site, known.ladder)
    return VehiclePosition(
        vehicle=vehicle,
        day=day,
        term=site.catalogue.find("terms", vehicle.amount_term),
        selected=selected,
        sentence=_sentence(site, vehicle, day, selected, known),
        money=tuple(_money_sentence(site, name, step, known.money) for name, step in _MONEY_STEPS.items()),
        even_sentence=_even_sentence(site, vehicle, day),
        ladder=known.ladder,
    )


def _sentence(
    site: SiteContext, vehicle: Row, day: datetime.date, selected: LadderStep | None, known: KnownByDay
) -> str:
    """How much had been selected by a day, and what is promised, which sides may read differently."""
    messages = site.local.messages
    if vehicle.amount_term is None:
        key = "front.promised_parts"
    else:
        key = "front.promised_disputed" if known.is_disputed else "front.promised"
    return messages(
        "front.sentences",
        selected=_selected(site, day, known.ladder, selected),
        promised=messages(key, promised=known.promised),
    )


def _selected(site: SiteContext, day: datetime.date, ladder: LadderDayView | None, selected: LadderStep | None) -> str:
    messages, reach = site.local.messages, site.local.date(day)
    if selected:
        projects = messages.count("count.projects", selected.reached)
        return messages("front.selected", reach=reach, selected=projects, amount=site.local.amount_of(selected))
    reached = sum(step.reached for step in ladder.steps if step.step == SELECTED) if ladder else 0
    if reached:
        return messages("front.selected_unstated", reach=reach, selected=messages.count("count.projects", reached))
    return messages("front.selected_none", reach=reach)


def promised_on(site: SiteContext, vehicle: Row, day: datetime.date) -> str:
    """What was promised to a vehicle by a day, as the headline of the day has it; else as its term does."""
    groups = by_subject(vehicle.claims, site.catalogue).values()
    chosen = [choose_headline(claims, site.catalogue, day) for claims in groups]
    return site.local.promised(vehicle, [headline for headline in chosen if headline])


def _committed(site: SiteContext, ladder: LadderDayView | None) -> LadderStep | None:
    """The row of the ladder that is set against the amount promised."""
    lines = [line.amounts for step in ladder.steps for line in step.lines] if ladder else []
    return next((amounts for amounts in lines if is_committed(site.catalogue, amounts)), None)


def total_disputed_since(site: SiteContext, vehicle: Row) -> datetime.date | None:
    """The day by which two governments had spoken of the sum promised, and not alike; None where they have not."""
    days: list[datetime.date] = []
    for pair in site.derived.disagreements:
        rows = (pair.first, pair.second)
        if pair.between == SIDES and any(_is_about_total(row, vehicle) for row in rows):
            days.append(max(last_day(row.as_of) if row.as_of else datetime.date.min for row in rows))
    return min(days, default=None)


def _is_about_total(row: Row, vehicle: Row) -> bool:
    """Whether a statement is on the sum promised: a claim of the vehicle's total, or a reading of its term."""
    if row.owner is vehicle:
        return bool(row.get("field") == TOTAL)
    return bool(row.owner.schema.name == "terms" and row.owner.id == vehicle.amount_term)


def _money_sentence(site: SiteContext, name: str, step: str, money: Iterable[MoneyRow]) -> Sentence:
    """What is counted; where nothing is, what is only reported; where nothing is either, that it is not."""
    rows = [row for row in money if row.step == step]
    counted = [row for row in rows if not row.reported]
    if not rows:
        return Sentence(text=site.local.messages(f"front.{name}_none"), rows=())
    shown = counted or rows
    key = f"front.{name}_counted" if counted else f"front.{name}_reported"
    words = site.local.messages
    amounts = words.mark("comma").join(money_amount(site, row) for row in shown)
    count = _project_count(shown)
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
    """What an even pace would have reached by a day; empty before it began, and where it has no end or no amount."""
    local = site.local
    start, end = period(site.catalogue, vehicle)
    even = even_pace(site.catalogue, vehicle, day)
    if even is None or end is None or day <= start:
        return ""
    amount = local.rough_amount(even, currency(site.catalogue, vehicle))
    return local.messages("front.even", start=local.date(start), end=local.date(end), even=amount)
