"""Where a project stands on a day: its highest step, the stage that put it there, and what it amounts to.

Amounts on different bases are never added: a project counts on the basis whose headline has the best attribution, the
first in the list of bases if several do.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.dates import is_on_or_before, last_day
from generator.derive.evidence import is_only_reported
from generator.derive.headline import Headline, choose_headline
from generator.derive.vehicle_terms import currency
from generator.figures import Bounds, bounds, has_figure, in_billions, measure, span
from generator.model import Catalogue, Row
from generator.vehicles import stages_under

UNSTATED = "unstated"  # the basis under which projects without an amount are counted
COST = "cost"  # the claimed field that says what a project amounts to


@dataclass(frozen=True, kw_only=True)
class CountedCost:
    """What a project amounts to: the headline that says so, its basis and measure, and the amount in billions."""

    headline: Headline | None
    basis: str
    measure: str
    amount: Bounds | None

    @property
    def claim(self) -> Row | None:
        """The claim that gives the amount."""
        return self.headline.claim if self.headline else None

    @property
    def qualifier(self) -> str | None:
        """How exactly the amount was put."""
        return self.headline.qualifier if self.headline else None


@dataclass(frozen=True, kw_only=True)
class ProjectPosition:
    """One project on one day under one vehicle: its highest step, the stage that put it there, and any amount.

    `reported` is a stage that would put it higher, but rests on digests or on an unconfirmed event: it is shown as
    reported, and the project is counted nowhere for it.
    """

    date: datetime.date
    vehicle: Row
    project: Row
    step: str
    stage: Row
    reported_step: str | None
    reported_stage: Row | None
    cost: CountedCost
    counted: bool

    @property
    def claim(self) -> Row | None:
        """The claim that gives the amount, if one does."""
        return self.cost.claim

    @property
    def basis(self) -> str:
        """What the amount is an amount of."""
        return self.cost.basis

    @property
    def measure(self) -> str:
        """The currency of the amount."""
        return self.cost.measure

    @property
    def amount(self) -> Bounds | None:
        """The amount in billions."""
        return self.cost.amount

    @property
    def low(self) -> Decimal | None:
        """The least of the amount, in billions."""
        return self.amount.low if self.amount else None

    @property
    def high(self) -> Decimal | None:
        """The most of the amount, in billions."""
        return self.amount.high if self.amount else None

    @property
    def qualifier(self) -> str | None:
        """How exactly the amount was put."""
        return self.cost.qualifier

    @property
    def most(self) -> Decimal | None:
        """The most that the amount admits; the least where its end is open."""
        return self.low if self.high is None else self.high


def position_history(catalogue: Catalogue, vehicle: Row, project: Row) -> list[ProjectPosition]:
    """A project's position from each day on which its stages or costs change, from its first counted stage on."""
    stages = stages_under(project, vehicle)
    firm = [stage for stage in stages if not is_only_reported(catalogue, stage)]
    if not firm:
        return []
    first = min(last_day(stage.date) for stage in firm)
    change_days = {last_day(stage.date) for stage in stages}
    change_days |= {last_day(claim.as_of) for claim in project.claims if claim.field == COST and claim.as_of}
    return [_position(catalogue, vehicle, project, day) for day in sorted(change_days) if day >= first]


def _position(catalogue: Catalogue, vehicle: Row, project: Row, day: datetime.date) -> ProjectPosition:
    step, stage = highest_step(catalogue, counted_stages(catalogue, vehicle, project, day))
    assert stage is not None, "a history begins with a counted stage"
    reported_step, reported_stage = reported_beyond(catalogue, vehicle, project, day)
    return ProjectPosition(
        date=day,
        vehicle=vehicle,
        project=project,
        step=step,
        stage=stage,
        reported_step=reported_step,
        reported_stage=reported_stage,
        cost=counted_cost(catalogue, vehicle, project, day),
        counted=True,
    )


def counted_cost(catalogue: Catalogue, vehicle: Row, project: Row, day: datetime.date) -> CountedCost:
    """What a project counts with on `day`: in its vehicle's currency, of best attribution, of the first basis."""
    vocabularies = catalogue.schemas.vocabularies
    unit = currency(catalogue, vehicle)
    ranks = vocabularies["attribution"].entries
    by_basis = _costs_by_basis(catalogue, project, unit)
    best: Headline | None = None
    for basis in vocabularies["basis"].entries if by_basis else ():
        headline = choose_headline(by_basis[basis], catalogue, day) if basis in by_basis else None
        if headline and (
            best is None or ranks[headline.claim.attribution]["rank"] < ranks[best.claim.attribution]["rank"]
        ):
            best = headline
    if best is None:
        return CountedCost(headline=None, basis=UNSTATED, measure=unit, amount=None)
    units = vocabularies["unit"]
    amounts = [in_billions(bounds(claim), claim.unit, units) for claim in best.tied_claims]
    return CountedCost(headline=best, basis=best.claim.basis, measure=unit, amount=span(amounts))


def _costs_by_basis(catalogue: Catalogue, project: Row, unit: str) -> dict[str | None, list[Row]]:
    """A project's claims of cost in one measure, by basis."""
    units = catalogue.schemas.vocabularies["unit"]
    claims: dict[str | None, list[Row]] = {}
    for claim in project.claims:
        if claim.field == COST and has_figure(claim) and measure(claim.unit, units) == unit:
            claims.setdefault(claim.basis, []).append(claim)
    return claims


def reached_stages(vehicle: Row, project: Row, day: datetime.date) -> list[Row]:
    """The stages that a project had been said to reach under a vehicle by `day`, in the record's order."""
    return [stage for stage in stages_under(project, vehicle) if is_on_or_before(stage.date, day)]


def counted_stages(catalogue: Catalogue, vehicle: Row, project: Row, day: datetime.date) -> list[Row]:
    """Those of them that rest on more than digests and unconfirmed events."""
    return [stage for stage in reached_stages(vehicle, project, day) if not is_only_reported(catalogue, stage)]


def highest_step(catalogue: Catalogue, stages: Sequence[Row]) -> tuple[str, Row | None]:
    """The highest step that stages give, and the earliest that gives it; an adverse one that came last outdoes all.

    Stages without a step of their own stand on the lowest.
    """
    vocabulary = catalogue.schemas.vocabularies["stage"].entries
    order = list(catalogue.schemas.vocabularies["ladder_step"].entries)
    if stages and vocabulary[stages[-1].stage].get("adverse"):
        return str(vocabulary[stages[-1].stage]["ladder"]), stages[-1]
    best_step, best = order[0], None
    current = _since_last_adverse(catalogue, stages)
    for stage in current:
        step = vocabulary[stage.stage].get("ladder")
        if step and (best is None or order.index(step) > order.index(best_step)):
            best_step, best = step, stage
    return best_step, best or (current[0] if current else None)


def reported_beyond(
    catalogue: Catalogue, vehicle: Row, project: Row, day: datetime.date
) -> tuple[str | None, Row | None]:
    """The step and stage that a project is only reported to have reached, where they lie beyond what is counted."""
    order = list(catalogue.schemas.vocabularies["ladder_step"].entries)
    step, _ = highest_step(catalogue, counted_stages(catalogue, vehicle, project, day))
    reported_step, stage = highest_step(catalogue, reached_stages(vehicle, project, day))
    if stage is None or not is_only_reported(catalogue, stage) or order.index(reported_step) <= order.index(step):
        return None, None
    return reported_step, stage


def _since_last_adverse(catalogue: Catalogue, stages: Sequence[Row]) -> Sequence[Row]:
    """What followed the last withdrawal; all stages where there was none."""
    vocabulary = catalogue.schemas.vocabularies["stage"].entries
    start = 0
    for number, stage in enumerate(stages):
        if vocabulary[stage.stage].get("adverse"):
            start = number + 1
    return stages[start:]
