"""The ladder: how far each project has come on a day, and what the projects on each step amount to.

Only projects whose standing says so (`on_ladder` in the list of standings) stand on it; linked and floated ones stand
outside. An umbrella is not added to its parts, nor a candidate to the project it led to. Each project's position is
worked out once for every day on which its own records change.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.dates import last_day
from generator.derive.position import ProjectPosition, position_history
from generator.figures import Bounds, total
from generator.model import Catalogue, Row


@dataclass(frozen=True, kw_only=True)
class LadderStep:
    """One step, basis and measure on one day, with the positions that are added up, low to high, in billions."""

    date: datetime.date
    step: str
    basis: str
    measure: str
    reached_positions: tuple[ProjectPosition, ...]
    standing_positions: tuple[ProjectPosition, ...]
    reached_amount: Bounds
    standing_amount: Bounds

    @property
    def reached(self) -> int:
        """How many projects have reached the step or a higher one."""
        return len(self.reached_positions)

    @property
    def standing(self) -> int:
        """How many projects have it as their highest step."""
        return len(self.standing_positions)

    @property
    def low(self) -> Decimal | None:
        """The least that the projects which have reached it amount to."""
        return self.reached_amount.low

    @property
    def high(self) -> Decimal | None:
        """The most that they amount to; None if an open end leaves it open."""
        return self.reached_amount.high

    @property
    def standing_low(self) -> Decimal | None:
        """The least that the projects on this very step amount to."""
        return self.standing_amount.low

    @property
    def standing_high(self) -> Decimal | None:
        """The most that the projects on this very step amount to."""
        return self.standing_amount.high


def ladder_days(catalogue: Catalogue, vehicle: Row) -> dict[datetime.date, tuple[ProjectPosition, ...]]:
    """Every day up to coverage on which the ladder changed, and the coverage date -> where every project named stood.

    Positions are in order of the projects' identifiers.
    """
    histories = [position_history(catalogue, vehicle, project) for project in _eligible(catalogue, vehicle)]
    coverage = last_day(catalogue.dataset.coverage)
    change_days: set[datetime.date] = set()
    for history in histories:
        change_days.update(position.date for position in history)
    days: dict[datetime.date, tuple[ProjectPosition, ...]] = {}
    before: tuple[ProjectPosition, ...] = ()
    for day in sorted(day for day in change_days if day <= coverage):
        positions = _positions_on(histories, day)
        if _state(positions) != _state(before):
            days[day] = before = positions
    if days and coverage not in days:
        days[coverage] = tuple(replace(position, date=coverage) for position in before)
    return days


def ladder_steps(
    catalogue: Catalogue, day: datetime.date, positions: Iterable[ProjectPosition]
) -> Iterator[LadderStep]:
    """Positions of one day added up by step, basis and measure; adverse steps stand beside the ladder."""
    steps = catalogue.schemas.vocabularies["ladder_step"].entries
    order = list(steps)
    counted = [position for position in positions if position.counted]
    for rank, step in enumerate(order):
        on_step = [position for position in counted if position.step == step]
        beyond = [
            position
            for position in counted
            if order.index(position.step) > rank and not steps[position.step].get("adverse")
        ]
        reached = on_step if steps[step].get("adverse") else [*on_step, *beyond]
        for basis, unit in _kinds_of_amount(catalogue, reached):
            yield _ladder_step(day, step, _of_kind(reached, basis, unit), _of_kind(on_step, basis, unit))


def _kinds_of_amount(catalogue: Catalogue, positions: Iterable[ProjectPosition]) -> list[tuple[str, str]]:
    """Pairs of basis and measure that occur, in the order of the list of bases."""
    bases = list(catalogue.schemas.vocabularies["basis"].entries)
    return sorted(
        {(position.basis, position.measure) for position in positions},
        key=lambda kind: (bases.index(kind[0]), kind[1]),
    )


def _of_kind(positions: Iterable[ProjectPosition], basis: str, unit: str) -> tuple[ProjectPosition, ...]:
    return tuple(position for position in positions if (position.basis, position.measure) == (basis, unit))


def _ladder_step(
    day: datetime.date, step: str, reached: tuple[ProjectPosition, ...], standing: tuple[ProjectPosition, ...]
) -> LadderStep:
    return LadderStep(
        date=day,
        step=step,
        basis=reached[0].basis,
        measure=reached[0].measure,
        reached_positions=reached,
        standing_positions=standing,
        reached_amount=_sum(reached),
        standing_amount=_sum(standing),
    )


def _sum(positions: Iterable[ProjectPosition]) -> Bounds:
    amounts = [position.amount for position in positions if position.amount]
    return total(amounts) if amounts else Bounds(None, None)


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
        (position.project.id, position.step, position.basis, position.amount, position.counted)
        for position in positions
    ]
