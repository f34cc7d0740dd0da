"""All vehicles beside each other, step by step, amounts of one currency to one scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import addresses
from generator.dates import last_day
from generator.derive.ladder import MONEY, PROJECTS
from generator.derive.pace import SELECTED
from generator.derive.vehicle_terms import currency, promised
from generator.figures import Bounds, bounds, in_billions
from generator.localize import TOTAL
from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.ladder import LadderLine, StepView, percent
from generator.pages.vehicle_position import VehiclePosition, money_amount

PROMISED = "promised"  # which is no step of the ladder, and stands before them
_STEPS = {"named": PROJECTS, SELECTED: PROJECTS, "financing-signed": MONEY, "paid-in": MONEY}


@dataclass(frozen=True, kw_only=True)
class Bar:
    """From the least to the most of an amount, as percentages of the scale of its currency."""

    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Line:
    """One amount: the figure, what it is of, and its bar, if it has one."""

    amount: str
    note: str
    bar: Bar | None = None


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One vehicle on one step: what is counted, what is only reported, the last date of it, and who says so."""

    vehicle: Row
    address: str
    lines: tuple[Line, ...]
    reported: tuple[str, ...]
    date: str
    sides: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step with a cell for each vehicle."""

    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Scale:
    """What the whole width of a bar stands for in one currency, and which vehicles are counted in it."""

    whole: str
    vehicles: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class VehiclesBeside:
    """Every step that is compared, and the scale of each currency."""

    steps: tuple[Step, ...]
    scales: tuple[Scale, ...]


@dataclass(frozen=True, kw_only=True)
class _Statements:
    """Who says something, by side, and the date of the last who does."""

    sides: tuple[str, ...]
    date: str


def vehicles_beside(site: SiteContext, positions: Sequence[VehiclePosition]) -> VehiclesBeside | None:
    """The vehicles as they stand in `positions`; None where there is but one."""
    if len(positions) == 1:
        return None
    wholes = _wholes(site, positions)
    cells: dict[str, list[Cell]] = {step: [] for step in (PROMISED, *_STEPS)}
    for position in positions:
        whole = wholes[currency(site.catalogue, position.vehicle)]
        cells[PROMISED].append(_promised(site, position, whole))
        for step, amount_of in _STEPS.items():
            cells[step].append(_on_step(site, position, step, amount_of, whole))
    scales = [
        Scale(
            whole=site.local.amount(whole, whole, measure),
            vehicles=tuple(each.vehicle for each in positions if currency(site.catalogue, each.vehicle) == measure),
        )
        for measure, whole in wholes.items()
    ]
    steps = tuple(Step(key=key, cells=tuple(of_step)) for key, of_step in cells.items())
    return VehiclesBeside(steps=steps, scales=tuple(scales))


def _wholes(site: SiteContext, positions: Iterable[VehiclePosition]) -> dict[str, Decimal]:
    """The greatest amount of each currency that has a bar."""
    wholes: dict[str, Decimal] = {}
    for position in positions:
        measure = currency(site.catalogue, position.vehicle)
        amounts = [promised(site.catalogue, position.vehicle).high]
        amounts += [_in_billions(site, term).high for _, term in _parts(site, position.vehicle)]
        for step in position.ladder.steps if position.ladder else ():
            amounts += [line.amounts.high for line in step.lines if line.amounts.measure == measure]
        wholes[measure] = max([wholes.get(measure, Decimal(0)), *(each for each in amounts if each is not None)])
    return wholes


def _parts(site: SiteContext, vehicle: Row) -> list[tuple[Row, Row]]:
    """The parts of a vehicle, each with the term of its amount."""
    return [(part, site.catalogue.get("terms", part.amount_term)) for part in vehicle.parts]


def _in_billions(site: SiteContext, term: Row) -> Bounds:
    return in_billions(bounds(term), term.unit, site.catalogue.schemas.vocabularies["unit"])


def _promised(site: SiteContext, position: VehiclePosition, whole: Decimal) -> Cell:
    """The sum promised, and under it its parts, which are never added to it or to each other."""
    vehicle, local = position.vehicle, site.local
    lines: list[Line] = []
    if position.term:
        high = promised(site.catalogue, vehicle).high
        lines.append(Line(amount=site.promised(vehicle), note="", bar=_bar(high, high, whole)))
    parts = _parts(site, vehicle)
    for part, term in parts:
        key = "beside.part" if position.term else "beside.part_alone"
        note = local.messages(key, title=local.text(part, "title"))
        high = _in_billions(site, term).high
        lines.append(Line(amount=local.figure(term), note=note, bar=_bar(high, high, whole)))
    claims = [claim for claim in vehicle.claims if claim.field == TOTAL and not site.is_only_reported(claim)]
    agreement = site.catalogue.get("agreements", vehicle.agreement)
    spoken = claims or [*filter(None, [position.term]), *(term for _, term in parts)]
    said = _statements(site, [(row.side, row.get("as_of") or agreement.date) for row in spoken])
    address = addresses.row(position.term or vehicle)
    return Cell(vehicle=vehicle, address=address, lines=tuple(lines), reported=(), date=said.date, sides=said.sides)


def _on_step(site: SiteContext, position: VehiclePosition, key: str, amount_of: str, whole: Decimal) -> Cell:
    """What is counted on a step of the ladder, of projects or of money, and beside it what is only reported."""
    vehicle, ladder = position.vehicle, position.ladder
    step = next((step for step in ladder.steps if step.step == key), None) if ladder else None
    if ladder is None or step is None:
        return Cell(vehicle=vehicle, address=addresses.row(vehicle), lines=(), reported=(), date="", sides=())
    measure = currency(site.catalogue, vehicle)
    lines = [_line(site, line, measure, whole) for line in step.lines if line.amounts.amount_of == amount_of]
    said = _of_money(site, step) if amount_of == MONEY else _of_projects(site, ladder.steps, key)
    return Cell(
        vehicle=vehicle,
        address=addresses.fragment(ladder.address, key),
        lines=tuple(lines),
        reported=tuple(_reported(site, step, amount_of)),
        date=said.date,
        sides=said.sides,
    )


def _line(site: SiteContext, line: LadderLine, measure: str, whole: Decimal) -> Line:
    """A line of the ladder; amounts that are not added up, or are in another currency, have no bar."""
    messages, amounts = site.local.messages, line.amounts
    notes = [messages.count("count.projects", amounts.reached)]
    if line.is_of_a_kind:
        basis = site.local.label("basis", amounts.basis)
        notes.insert(0, messages(f"step.{amounts.amount_of}", basis=basis))
    if not line.is_stated:
        text = messages("step.not_added" if line.is_of_a_kind else "figure.unstated")
        return Line(amount=text, note=site.local.messages.mark("comma").join(notes))
    low, high = (amounts.low, amounts.high) if amounts.measure == measure else (None, None)
    return Line(
        amount=site.local.amount_of(amounts),
        note=site.local.messages.mark("comma").join(notes),
        bar=_bar(low, high, whole),
    )


def _bar(low: Decimal | None, high: Decimal | None, whole: Decimal) -> Bar | None:
    if high is None or not whole:
        return None
    return Bar(low=percent(low or Decimal(0), whole), high=percent(high, whole))


def _reported(site: SiteContext, step: StepView, amount_of: str) -> Iterator[str]:
    """What is only reported, and counted nowhere."""
    messages = site.local.messages
    if amount_of == PROJECTS and step.reported:
        yield messages("step.reported", projects=messages.count("count.projects", step.reported))
    for row in step.money if amount_of == MONEY else ():
        if row.reported:
            yield messages("beside.reported", amount=money_amount(site, row))


def _of_projects(site: SiteContext, steps: Sequence[StepView], key: str) -> _Statements:
    """Who says that projects have come to a step or further."""
    entries = site.catalogue.schemas.vocabularies["ladder_step"].entries
    order = list(entries)
    stages: list[Row] = []
    for step in steps:
        if order.index(step.step) >= order.index(key) and not entries[step.step].get("adverse"):
            stages += [position.stage for position in step.positions]
    return _statements(site, [(stage.side, stage.date) for stage in stages])


def _of_money(site: SiteContext, step: StepView) -> _Statements:
    """Who says that money was signed or paid, be it that it is only reported."""
    claims = [row.claim for row in step.money if row.claim]
    return _statements(site, [(claim.side, claim.as_of) for claim in claims])


def _statements(site: SiteContext, said: Iterable[tuple[str, str | None]]) -> _Statements:
    said = list(said)
    sides = {side for side, _ in said}
    dates = [date for _, date in said if date]
    return _Statements(
        sides=tuple(side for side in site.catalogue.schemas.vocabularies["side"].entries if side in sides),
        date=max(dates, key=last_day, default=""),
    )
