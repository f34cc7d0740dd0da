"""The ladder: how far each project has come on a day, and what the projects on each step amount to.

Only projects under the vehicle and official candidates climb it; linked and floated ones stand outside. An umbrella is
not added to its parts, nor a candidate to the project it led to. Amounts on different bases are never added: a project
counts on the basis whose headline has the best attribution, the first in the list of bases if several do.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from generator.dates import by, last_day
from generator.derive.headline import headline
from generator.figures import Bounds, bounds, has_figure, in_billions, measure, span, total
from generator.model import Catalogue, Row

_CLIMB = frozenset({"vehicle", "candidate"})
UNSTATED = "unstated"


@dataclass(frozen=True)
class Rung:
    """One project on one day: its highest step, the stage that put it there, and its amount in billions, if any."""

    project: Row
    step: str
    stage: Row
    claim: Row | None
    basis: str
    measure: str
    amount: Bounds | None
    counted: bool


@dataclass(frozen=True)
class Step:
    """One step, basis and measure on one day; amounts in billions, None where nothing is stated."""

    step: str
    basis: str
    measure: str
    reached: tuple[Rung, ...]
    standing: tuple[Rung, ...]

    @property
    def reached_amount(self) -> Bounds:
        """What the projects that have reached the step amount to."""
        return _sum(self.reached)

    @property
    def standing_amount(self) -> Bounds:
        """What the projects whose highest step it is amount to."""
        return _sum(self.standing)


def days(catalogue: Catalogue, vehicle: Row) -> list[datetime.date]:
    """The days up to coverage on which any rung of the vehicle may have changed, and the coverage date."""
    coverage = last_day(catalogue.dataset.coverage)
    projects = _climbers(catalogue, vehicle)
    found = {last_day(stage.date) for project in projects for stage in project.stages}
    found |= {last_day(claim.as_of) for project in projects for claim in project.claims if claim.field == "cost"}
    changed: list[datetime.date] = []
    before: object = None
    for day in sorted(day for day in found if day <= coverage):
        state = [
            (rung.project.id, rung.step, rung.basis, rung.amount, rung.counted)
            for rung in rungs(catalogue, vehicle, day)
        ]
        if state != before:
            changed.append(day)
        before = state
    return [*changed, *([coverage] if changed and changed[-1] != coverage else [])]


def rungs(catalogue: Catalogue, vehicle: Row, day: datetime.date) -> list[Rung]:
    """Where every project of the vehicle that had been named by `day` stood, in order of identifier."""
    climbers = [
        project for project in _climbers(catalogue, vehicle) if any(by(stage.date, day) for stage in project.stages)
    ]
    named = {project.id for project in climbers}
    # A part that was withdrawn stands for nothing: without another its umbrella counts again.
    umbrellas = {project.umbrella for project in climbers if _highest(catalogue, project, day)[1] != "withdrawn"}
    return [
        _rung(catalogue, vehicle, project, day, project.id not in umbrellas and project.successor not in named)
        for project in climbers
    ]


def steps(catalogue: Catalogue, found: Iterable[Rung]) -> list[Step]:
    """Rungs of one day added up by step, basis and measure; withdrawn ones beside the ladder."""
    order = list(catalogue.schemas.vocabularies["ladder_step"].entries)
    bases = list(catalogue.schemas.vocabularies["basis"].entries)
    counted = [rung for rung in found if rung.counted]
    result = []
    for position, step in enumerate(order):
        on_step = [rung for rung in counted if rung.step == step]
        beyond = [rung for rung in counted if step != "withdrawn" != rung.step and order.index(rung.step) > position]
        reached = [*on_step, *beyond]
        for basis, unit in sorted(
            {(rung.basis, rung.measure) for rung in reached}, key=lambda pair: (bases.index(pair[0]), pair[1])
        ):
            result.append(Step(step, basis, unit, _of(reached, basis, unit), _of(on_step, basis, unit)))
    return result


def _of(found: Iterable[Rung], basis: str, unit: str) -> tuple[Rung, ...]:
    return tuple(rung for rung in found if (rung.basis, rung.measure) == (basis, unit))


def _sum(found: Iterable[Rung]) -> Bounds:
    amounts = [rung.amount for rung in found if rung.amount]
    return total(amounts) if amounts else Bounds(None, None)


def _climbers(catalogue: Catalogue, vehicle: Row) -> list[Row]:
    return [row for row in catalogue.tables["projects"] if row.vehicle == vehicle.id and row.standing in _CLIMB]


def _rung(catalogue: Catalogue, vehicle: Row, project: Row, day: datetime.date, counted: bool) -> Rung:
    stage, step = _highest(catalogue, project, day)
    units = catalogue.schemas.vocabularies["unit"]
    wanted = measure(catalogue.get("terms", vehicle.amount_term).unit, units)
    chosen = [
        found
        for basis in catalogue.schemas.vocabularies["basis"].entries
        if (
            found := headline(
                [
                    claim
                    for claim in project.claims
                    if claim.field == "cost"
                    and claim.basis == basis
                    and has_figure(claim)
                    and measure(claim.unit, units) == wanted
                ],
                catalogue,
                day,
            )
        )
    ]
    if not chosen:
        return Rung(project, step, stage, None, UNSTATED, wanted, None, counted)
    ranks = catalogue.schemas.vocabularies["attribution"].entries
    best = min(chosen, key=lambda found: ranks[found.chosen.attribution]["rank"])
    amount = span([in_billions(bounds(claim), claim.unit, units) for claim in best.tied])
    return Rung(project, step, stage, best.chosen, best.chosen.basis, wanted, amount, counted)


def _highest(catalogue: Catalogue, project: Row, day: datetime.date) -> tuple[Row, str]:
    """The stage that gives the highest step, the earliest if several do; a withdrawal that came last outdoes all."""
    stages = [stage for stage in project.stages if by(stage.date, day)]
    vocabulary = catalogue.schemas.vocabularies["stage"].entries
    order = list(catalogue.schemas.vocabularies["ladder_step"].entries)
    if stages[-1].stage == "withdrawn":
        return stages[-1], "withdrawn"
    live = stages[
        max((i + 1 for i, (stage, _) in enumerate(pairwise(stages)) if stage.stage == "withdrawn"), default=0) :
    ]
    climbing = [
        (stage, str(vocabulary[stage.stage]["ladder"])) for stage in live if vocabulary[stage.stage].get("ladder")
    ]
    return max(climbing, key=lambda pair: order.index(pair[1])) if climbing else (live[0], order[0])
