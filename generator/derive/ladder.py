"""The ladder: how far each project has come on a day, and what the projects on each step amount to.

Only projects whose standing says so (`on_ladder` in the list of standings) stand on it; linked and floated ones stand
outside. An umbrella is not added to its parts, nor a candidate to the project it led to. Amounts are added up only on a
basis that the list of bases says so of (`totals`); on others projects are counted. On a step that means money (`money`
in the list of steps), the money signed or paid is counted beside what the projects on it are said to cost. Each
project's position is worked out once for every day on which its own records change.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from generator.dates import last_day
from generator.derive.coverage import VEHICLE, reach
from generator.derive.money import MoneyRow, money_by
from generator.derive.position import COST, UNSTATED, ProjectPosition, position_history
from generator.derive.vehicle_terms import currency
from generator.figures import Bounds, combined_qualifier, total
from generator.model import Catalogue, Row

_Row = TypeVar("_Row", ProjectPosition, MoneyRow)
PROJECTS, MONEY = "projects", "money"  # what the amount of a row is an amount of, as the list `amount_of` has it


@dataclass(frozen=True, kw_only=True)
class LadderDay:
    """A day on which the ladder changed, or the coverage date; `recorded_as` is its month where no day is on record."""

    date: datetime.date
    vehicle: Row
    recorded_as: str
    positions: tuple[ProjectPosition, ...]

    @property
    def projects(self) -> int:
        """How many projects had been named."""
        return len(self.positions)


@dataclass(frozen=True, kw_only=True)
class LadderStep:
    """One step on one day: what is counted on one basis and in one measure, in billions, low to high.

    Of `amount_of` projects: the positions that have reached the step, and those that stand on it. Of money: the
    contracts or transfers. `reported` counts the projects that are only reported to have reached the step.
    """

    date: datetime.date
    step: str
    amount_of: str
    basis: str
    measure: str
    reached: int
    standing: int
    reported: int
    amount: Bounds
    qualifier: str | None
    standing_amount: Bounds
    money: tuple[MoneyRow, ...] = ()

    @property
    def low(self) -> Decimal | None:
        """The least that is counted; None where nothing is, or where amounts on the basis are not added up."""
        return self.amount.low

    @property
    def high(self) -> Decimal | None:
        """The most that is counted; None where an open end leaves it open."""
        return self.amount.high

    @property
    def standing_low(self) -> Decimal | None:
        """The least that the projects on this very step amount to."""
        return self.standing_amount.low

    @property
    def standing_high(self) -> Decimal | None:
        """The most that the projects on this very step amount to."""
        return self.standing_amount.high


def ladder_days(catalogue: Catalogue, vehicle: Row, money: Iterable[MoneyRow]) -> Iterator[LadderDay]:
    """Every day up to coverage on which the ladder changed, and the coverage date, with where every project stood.

    Positions are in order of the projects' identifiers.
    """
    histories = _histories(catalogue, vehicle)
    coverage = reach(catalogue, VEHICLE)
    recorded = _recorded_dates(catalogue, vehicle, money)
    money_days = {last_day(row.date) for row in money if row.vehicle is vehicle and row.date}
    before: tuple[ProjectPosition, ...] = ()
    latest: datetime.date | None = None
    for day in sorted(day for day in recorded if day <= coverage):
        positions = _positions_on(histories, day)
        if positions and (_state(positions) != _state(before) or day in money_days):
            yield LadderDay(date=day, vehicle=vehicle, recorded_as=recorded[day], positions=positions)
            before, latest = positions, day
    if before and latest != coverage:
        positions = tuple(replace(position, date=coverage) for position in before)
        yield LadderDay(date=coverage, vehicle=vehicle, recorded_as=coverage.isoformat(), positions=positions)


def positions_on(catalogue: Catalogue, vehicle: Row, day: datetime.date) -> tuple[ProjectPosition, ...]:
    """Where every project of the vehicle that had been named by `day` stood, in order of identifier."""
    return _positions_on(_histories(catalogue, vehicle), day)


def _histories(catalogue: Catalogue, vehicle: Row) -> list[list[ProjectPosition]]:
    return [position_history(catalogue, vehicle, project) for project in _eligible(catalogue, vehicle)]


def _recorded_dates(catalogue: Catalogue, vehicle: Row, money: Iterable[MoneyRow]) -> dict[datetime.date, str]:
    """Last day that a date on record covers -> the date as recorded, of stages, costs and money of the vehicle."""
    dates = [row.date for row in money if row.vehicle is vehicle and row.date]
    for project in _eligible(catalogue, vehicle):
        dates += [stage.date for stage in project.stages]
        dates += [claim.as_of for claim in project.claims if claim.field == COST and claim.as_of]
    recorded: dict[datetime.date, set[str]] = defaultdict(set)
    for date in dates:
        recorded[last_day(date)].add(date)
    # A day that only some records name stands as the day: a month is said only where nothing is more exact.
    return {day: max(dates, key=len) for day, dates in recorded.items()}


def ladder_steps(catalogue: Catalogue, day: LadderDay, money: Iterable[MoneyRow]) -> Iterator[LadderStep]:
    """What had reached every step by a day; adverse steps stand beside the ladder."""
    steps = catalogue.schemas.vocabularies["ladder_step"].entries
    order = list(steps)
    counted = [position for position in day.positions if position.counted]
    by_day = [row for row in money_by(money, day.vehicle, day.date) if not row.reported]
    for rank, step in enumerate(order):
        standing = [position for position in counted if position.step == step]
        beyond = [
            position
            for position in counted
            if order.index(position.step) > rank and not steps[position.step].get("adverse")
        ]
        reached = standing if steps[step].get("adverse") else [*standing, *beyond]
        reported = sum(is_reported_at(position, rank, order) for position in counted)
        yield from _project_steps(catalogue, day, step, (reached, standing, reported))
        if steps[step].get("money"):
            yield from _money_steps(catalogue, day.date, step, [row for row in by_day if row.step == step])


def is_reported_at(position: ProjectPosition, rank: int, order: Sequence[str]) -> bool:
    """Whether a project is only reported to have reached the step at `rank`, but not counted there."""
    if position.reported_step is None:
        return False
    return order.index(position.step) < rank <= order.index(position.reported_step)


def _project_steps(
    catalogue: Catalogue,
    day: LadderDay,
    step: str,
    positions: tuple[Sequence[ProjectPosition], Sequence[ProjectPosition], int],
) -> Iterator[LadderStep]:
    """A row for each basis and measure of what has reached a step; one that counts nothing, if any is reported."""
    reached, standing, reported = positions
    kinds = _kinds_of_amount(catalogue, reached)
    if not kinds and reported:
        kinds = [(UNSTATED, currency(catalogue, day.vehicle))]
    for basis, unit in kinds:
        adds_up = catalogue.schemas.vocabularies["basis"].entries[basis].get("totals")
        of_kind = _of_kind(reached, basis, unit)
        amount, qualifier = _sum(of_kind) if adds_up else (Bounds(None, None), None)
        yield LadderStep(
            date=day.date,
            step=step,
            amount_of=PROJECTS,
            basis=basis,
            measure=unit,
            reached=len(of_kind),
            standing=len(_of_kind(standing, basis, unit)),
            reported=reported if (basis, unit) == kinds[0] else 0,
            amount=amount,
            qualifier=qualifier,
            standing_amount=_sum(_of_kind(standing, basis, unit))[0] if adds_up else Bounds(None, None),
        )


def _money_steps(
    catalogue: Catalogue, day: datetime.date, step: str, money: Sequence[MoneyRow]
) -> Iterator[LadderStep]:
    """A row for each basis and measure in which money was signed or paid."""
    for basis, unit in _kinds_of_amount(catalogue, [row for row in money if row.basis]):
        of_kind = _of_kind(money, basis, unit)
        projects: set[str] = set()
        for row in of_kind:
            projects.update(link.project for link in row.financing.projects)
        amount, qualifier = _sum(of_kind)
        yield LadderStep(
            date=day,
            step=step,
            amount_of=MONEY,
            basis=basis,
            measure=unit,
            reached=len(projects),
            standing=len(projects),
            reported=0,
            amount=amount,
            qualifier=qualifier,
            standing_amount=amount,
            money=of_kind,
        )


def _kinds_of_amount(catalogue: Catalogue, rows: Iterable[ProjectPosition | MoneyRow]) -> list[tuple[str, str]]:
    """Pairs of basis and measure that occur, in the order of the list of bases."""
    bases = list(catalogue.schemas.vocabularies["basis"].entries)
    kinds = {(row.basis or UNSTATED, row.measure or "") for row in rows}
    return sorted(kinds, key=lambda kind: (bases.index(kind[0]), kind[1]))


def _of_kind(rows: Iterable[_Row], basis: str, unit: str) -> tuple[_Row, ...]:
    return tuple(row for row in rows if (row.basis, row.measure) == (basis, unit))


def _sum(rows: Sequence[ProjectPosition] | Sequence[MoneyRow]) -> tuple[Bounds, str | None]:
    """What rows amount to together, and how exactly; nothing where none states an amount."""
    with_amount = [row for row in rows if row.amount and (row.low, row.high) != (None, None)]
    if not with_amount:
        return Bounds(None, None), None
    amount = total([row.amount for row in with_amount if row.amount])
    return amount, combined_qualifier([row.qualifier for row in with_amount if row.qualifier], amount)


def _eligible(catalogue: Catalogue, vehicle: Row) -> list[Row]:
    """Projects of the vehicle whose standing puts them on the ladder."""
    standings = catalogue.schemas.vocabularies["standing"].entries
    projects = [row for row in catalogue.tables["projects"] if row.vehicle == vehicle.id]
    return [row for row in projects if standings[row.standing].get("on_ladder")]


def _positions_on(histories: Sequence[Sequence[ProjectPosition]], day: datetime.date) -> tuple[ProjectPosition, ...]:
    """The latest position by `day` of every project, and whether it is counted beside its parts and successors."""
    latest: list[ProjectPosition] = []
    for history in histories:
        number = bisect_right(history, day, key=_date_of)
        if number:
            latest.append(history[number - 1])
    named = {position.project.id for position in latest}
    # A part that was withdrawn stands for nothing: without another its umbrella counts again.
    umbrellas = {position.project.umbrella for position in latest if not _is_adverse(position)}
    return tuple(
        replace(
            position,
            date=day,
            counted=position.project.id not in umbrellas and position.project.successor not in named,
        )
        for position in latest
    )


def _date_of(position: ProjectPosition) -> datetime.date:
    return position.date


def _is_adverse(position: ProjectPosition) -> bool:
    vocabulary = position.stage.schema.fields["stage"].vocabulary
    assert vocabulary is not None
    return bool(vocabulary.entries[position.stage.stage].get("adverse"))


def _state(positions: Iterable[ProjectPosition]) -> list[tuple[object, ...]]:
    """What must differ between two days for the ladder to have changed."""
    return [
        (
            position.project.id,
            position.step,
            position.reported_step,
            position.basis,
            position.amount,
            position.qualifier,
            position.counted,
        )
        for position in positions
    ]
