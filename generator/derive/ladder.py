"""The ladder: how far each project has come on a day, and what the projects on each step amount to.

Only projects whose standing says so (`on_ladder` in the list of standings) stand on it; linked and floated ones stand
outside. An umbrella is not added to its parts, nor a candidate to the project it led to. Amounts are added up only on a
basis that the list of bases says so of (`totals`); on others projects are counted. On a step that means money (`money`
in the list of steps), the money signed or paid is counted beside what the projects on it are said to cost. Each
project's position is worked out once for every day on which its own records change, and a day's totals are those of the
day before with what changed since: the work grows with the changes, not with projects times days.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.dates import last_day
from generator.derive.coverage import vehicle_reach
from generator.derive.money import MoneyRow
from generator.derive.position import COST, UNSTATED, ProjectPosition, position_history
from generator.derive.tally import NOTHING, Tally, merged
from generator.derive.vehicle_terms import currency
from generator.figures import Bounds
from generator.model import Catalogue, Row
from generator.vehicles import is_on_ladder, projects_of, stages_under, standing_under

_Kind = tuple[str, str]  # basis and measure: amounts of one kind can be added
PROJECTS, MONEY = "projects", "money"  # what the amount of a row is an amount of, as the list `amount_of` has it


@dataclass(frozen=True, kw_only=True)
class LadderDay:
    """A day on which the ladder changed, or the coverage date; `recorded_as` is its month where no day is on record.

    `positions` are those of every project named by then; `changed` those of them that no earlier day of change has.
    """

    date: datetime.date
    vehicle: Row
    recorded_as: str
    positions: tuple[ProjectPosition, ...]
    changed: tuple[ProjectPosition, ...]

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
    vehicle: Row
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

    Positions are in order of the projects' identifiers, and dated by the day of change since which they hold.
    """
    coverage = vehicle_reach(catalogue, vehicle)
    recorded = _recorded_dates(catalogue, vehicle, money)
    money_days = {last_day(row.date) for row in money if row.vehicle is vehicle and row.date}
    standings = _Standings(catalogue, vehicle)
    latest: datetime.date | None = None
    for day in sorted(day for day in recorded if day <= coverage):
        has_changed = standings.advance(day)
        if standings.any_named and (has_changed or day in money_days):
            yield standings.ladder_day(day, recorded[day])
            latest = day
    if latest and latest != coverage:
        yield standings.ladder_day(coverage, coverage.isoformat())


def positions_on(catalogue: Catalogue, vehicle: Row, day: datetime.date) -> tuple[ProjectPosition, ...]:
    """Where every project of the vehicle that had been named by `day` stood, in order of identifier."""
    standings = _Standings(catalogue, vehicle)
    standings.advance(day)
    return standings.ladder_day(day, day.isoformat()).positions


class _Standings:
    """Where every project stands, moved on from one day of change to the next."""

    def __init__(self, catalogue: Catalogue, vehicle: Row) -> None:
        self._vehicle = vehicle
        self._to_come: list[ProjectPosition] = []  # the latest first, so that the next stands at the end
        self._latest: dict[str, ProjectPosition | None] = {}  # by project, in order of identifier
        self._predecessors: dict[str, list[str]] = defaultdict(list)
        for project in _eligible(catalogue, vehicle):
            self._latest[project.id] = None
            if project.successor:
                self._predecessors[project.successor].append(project.id)
            self._to_come += position_history(catalogue, vehicle, project)
        self._to_come.sort(key=_date_of, reverse=True)
        self._parts: Counter[str] = Counter()  # of each umbrella those that were named and not withdrawn
        self._new: set[str] = set()  # projects whose position no day has shown yet
        self.any_named = False

    def advance(self, day: datetime.date) -> bool:
        """Moves on to `day`; whether the ladder changed on the way."""
        before: dict[str, ProjectPosition | None] = {}
        affected: set[str] = set()
        while self._to_come and self._to_come[-1].date <= day:
            position = self._to_come.pop()
            project = position.project
            earlier = self._latest[project.id]
            before.setdefault(project.id, earlier)
            self._latest[project.id] = position
            self.any_named = True
            if project.umbrella:
                self._parts[project.umbrella] += _is_active(position) - _is_active(earlier)
            affected |= {project.id, *self._predecessors.get(project.id, ())}
            affected |= {project.umbrella} & self._latest.keys()
        has_changed = False
        for id_ in affected:
            has_changed |= self._settle(id_, before, day)
        return has_changed

    def _settle(self, id_: str, before: Mapping[str, ProjectPosition | None], day: datetime.date) -> bool:
        """Works out whether a project is counted beside its parts and successors; whether its state changed."""
        position = self._latest[id_]
        if position is None:
            return False
        has_successor = self._latest.get(position.project.successor) is not None
        # A part that was withdrawn stands for nothing: without another its umbrella counts again.
        counted = not self._parts[id_] and not has_successor
        position = replace(position, date=day, counted=counted)
        earlier = before.get(id_, self._latest[id_])
        if earlier is not None and replace(earlier, date=day) == position:
            self._latest[id_] = earlier
            return False
        self._latest[id_] = position
        self._new.add(id_)
        return earlier is None or _state(earlier) != _state(position)

    def ladder_day(self, day: datetime.date, recorded_as: str) -> LadderDay:
        """The day as it stands, which shows what is new."""
        for id_ in self._new:
            position = self._latest[id_]
            assert position is not None
            self._latest[id_] = replace(position, date=day)
        positions = tuple(position for position in self._latest.values() if position is not None)
        changed = tuple(position for position in positions if position.project.id in self._new)
        self._new = set()
        return LadderDay(date=day, vehicle=self._vehicle, recorded_as=recorded_as, positions=positions, changed=changed)


def _is_active(position: ProjectPosition | None) -> bool:
    """Whether a project has been named and not been withdrawn."""
    return position is not None and not _is_adverse(position)


def _recorded_dates(catalogue: Catalogue, vehicle: Row, money: Iterable[MoneyRow]) -> dict[datetime.date, str]:
    """Last day that a date on record covers -> the date as recorded, of stages, costs and money of the vehicle."""
    dates = [row.date for row in money if row.vehicle is vehicle and row.date]
    for project in _eligible(catalogue, vehicle):
        dates += [stage.date for stage in stages_under(project, vehicle)]
        dates += [claim.as_of for claim in project.claims if claim.field == COST and claim.as_of]
    recorded: dict[datetime.date, set[str]] = defaultdict(set)
    for date in set(dates):
        recorded[last_day(date)].add(date)
    # A day that only some records name stands as the day: a month is said only where nothing is more exact.
    return {day: max(dates, key=len) for day, dates in recorded.items()}


def ladder_steps(catalogue: Catalogue, days: Iterable[LadderDay], money: Iterable[MoneyRow]) -> Iterator[LadderStep]:
    """What had reached every step by each of `days`, which follow each other; adverse steps stand beside the ladder."""
    amounts: _Amounts | None = None
    for day in days:
        amounts = amounts or _Amounts(catalogue, day.vehicle, money)
        amounts.advance(day)
        yield from amounts.steps(day)


def is_reported_at(position: ProjectPosition, rank: int, order: Sequence[str]) -> bool:
    """Whether a project is only reported to have reached the step at `rank`, but not counted there."""
    if position.reported_step is None:
        return False
    return order.index(position.step) < rank <= order.index(position.reported_step)


class _Amounts:
    """What stands on each step, by kind of amount, moved on from one day to the next."""

    def __init__(self, catalogue: Catalogue, vehicle: Row, money: Iterable[MoneyRow]) -> None:
        self._steps = catalogue.schemas.vocabularies["ladder_step"].entries
        self._order = list(self._steps)
        self._bases = catalogue.schemas.vocabularies["basis"].entries
        self._rank_of_basis = {basis: rank for rank, basis in enumerate(self._bases)}
        self._no_amount: _Kind = (UNSTATED, currency(catalogue, vehicle))
        self._standing: dict[str, dict[_Kind, Tally]] = {step: {} for step in self._order}
        self._reported: Counter[str] = Counter()
        self._counted: dict[str, ProjectPosition] = {}
        counted_money = [row for row in money if row.vehicle is vehicle and row.date and not row.reported]
        self._money_to_come = sorted(counted_money, key=_last_day_of, reverse=True)
        self._money: dict[str, dict[_Kind, Tally]] = {step: {} for step in self._order}
        self._funded: dict[tuple[str, _Kind], set[str]] = defaultdict(set)

    def advance(self, day: LadderDay) -> None:
        """Takes in what changed on a day."""
        for position in day.changed:
            earlier = self._counted.pop(position.project.id, None)
            if earlier:
                self._add(earlier, -1)
            if position.counted:
                self._counted[position.project.id] = position
                self._add(position, 1)
        while self._money_to_come and _last_day_of(self._money_to_come[-1]) <= day.date:
            row = self._money_to_come.pop()
            if row.basis:
                kind = (row.basis, row.measure or "")
                self._money[row.step].setdefault(kind, Tally()).add(row)
                self._funded[row.step, kind].update(link.project for link in row.financing.projects)

    def _add(self, position: ProjectPosition, sign: int) -> None:
        tallies = self._standing[position.step]
        kind = (position.basis or UNSTATED, position.measure or "")
        tallies.setdefault(kind, Tally()).add(position, sign)
        if not tallies[kind].rows:
            del tallies[kind]
        for rank, step in enumerate(self._order):
            if is_reported_at(position, rank, self._order):
                self._reported[step] += sign

    def steps(self, day: LadderDay) -> Iterator[LadderStep]:
        """The rows of every step: projects by kind of amount, then money on a step that means money."""
        for rank, step in enumerate(self._order):
            yield from self._project_steps(day, step, self._reached(rank))
            if self._steps[step].get("money"):
                yield from self._money_steps(day, step)

    def _reached(self, rank: int) -> dict[_Kind, Tally]:
        """What has reached the step at `rank`, by kind of amount; those on an adverse step have reached that alone."""
        steps = [self._order[rank]]
        if not self._steps[steps[0]].get("adverse"):
            steps += [step for step in self._order[rank + 1 :] if not self._steps[step].get("adverse")]
        by_kind: dict[_Kind, list[Tally]] = defaultdict(list)
        for step in steps:
            for kind, tally in self._standing[step].items():
                by_kind[kind].append(tally)
        return {kind: merged(by_kind[kind]) for kind in sorted(by_kind, key=self._kind_order)}

    def _kind_order(self, kind: _Kind) -> tuple[int, str]:
        return self._rank_of_basis[kind[0]], kind[1]

    def _project_steps(self, day: LadderDay, step: str, reached: Mapping[_Kind, Tally]) -> Iterator[LadderStep]:
        """A row for each kind of amount that has reached a step; one that counts nothing, if any is reported."""
        reported = self._reported[step]
        if not reached and reported:
            reached = {self._no_amount: Tally()}
        for number, (kind, tally) in enumerate(reached.items()):
            standing = self._standing[step].get(kind, Tally())
            adds_up = self._bases[kind[0]].get("totals")
            yield LadderStep(
                date=day.date,
                vehicle=day.vehicle,
                step=step,
                amount_of=PROJECTS,
                basis=kind[0],
                measure=kind[1],
                reached=tally.rows,
                standing=standing.rows,
                reported=reported if number == 0 else 0,
                amount=tally.amount if adds_up else NOTHING,
                qualifier=tally.qualifier if adds_up else None,
                standing_amount=standing.amount if adds_up else NOTHING,
            )

    def _money_steps(self, day: LadderDay, step: str) -> Iterator[LadderStep]:
        """A row for each kind of amount in which money was signed or paid."""
        for kind in sorted(self._money[step], key=self._kind_order):
            tally = self._money[step][kind]
            projects = len(self._funded[step, kind])
            yield LadderStep(
                date=day.date,
                vehicle=day.vehicle,
                step=step,
                amount_of=MONEY,
                basis=kind[0],
                measure=kind[1],
                reached=projects,
                standing=projects,
                reported=0,
                amount=tally.amount,
                qualifier=tally.qualifier,
                standing_amount=tally.amount,
            )


def _eligible(catalogue: Catalogue, vehicle: Row) -> list[Row]:
    """Projects whose standing under the vehicle puts them on its ladder."""
    projects = projects_of(catalogue, vehicle)
    return [project for project in projects if is_on_ladder(catalogue, standing_under(project, vehicle))]


def _date_of(position: ProjectPosition) -> datetime.date:
    return position.date


def _last_day_of(row: MoneyRow) -> datetime.date:
    return last_day(row.date or "")


def _is_adverse(position: ProjectPosition) -> bool:
    vocabulary = position.stage.schema.fields["stage"].vocabulary
    assert vocabulary is not None
    return bool(vocabulary.entries[position.stage.stage].get("adverse"))


def _state(position: ProjectPosition) -> tuple[object, ...]:
    """What must differ between two days for the ladder to have changed."""
    return (
        position.step,
        position.reported_step,
        position.basis,
        position.amount,
        position.qualifier,
        position.counted,
    )
