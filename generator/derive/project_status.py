"""Where every project stands on the coverage date: the one answer to what it has reached and what it amounts to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.derive.coverage import vehicle_reach
from generator.derive.evidence import is_weak
from generator.derive.headline import Headline
from generator.derive.position import CountedCost, counted_cost, counted_stages, highest_step, reported_beyond
from generator.model import Catalogue, Row
from generator.vehicles import projects_of, standing_under


@dataclass(frozen=True, kw_only=True)
class ProjectStatus:
    """One project under one vehicle: its last stage and highest step, both None before any, and its counted cost.

    What it is only reported to have reached stands beside, with the stage that says so.
    """

    vehicle: Row
    project: Row
    standing: str
    step: str | None
    stage_row: Row | None
    weak: bool
    reported_step: str | None
    reported_stage: Row | None
    cost: CountedCost

    @property
    def name(self) -> str:
        """The project's name."""
        return str(self.project.name)

    @property
    def sector(self) -> str:
        """The project's field of business."""
        return str(self.project.sector)

    @property
    def stage(self) -> str | None:
        """The last stage it has reached."""
        return self.stage_row.stage if self.stage_row else None

    @property
    def date(self) -> str | None:
        """The day, month or year of that stage."""
        return self.stage_row.date if self.stage_row else None

    @property
    def headline(self) -> Headline | None:
        """The headline that gives the amount, if one does."""
        return self.cost.headline

    @property
    def claim(self) -> Row | None:
        """The claim that gives the amount."""
        return self.cost.claim

    @property
    def basis(self) -> str | None:
        """What the amount is an amount of."""
        return self.cost.basis if self.claim else None

    @property
    def measure(self) -> str | None:
        """The currency of the amount."""
        return self.cost.measure if self.claim else None

    @property
    def low(self) -> Decimal | None:
        """The least of the amount, in billions."""
        return self.cost.amount.low if self.cost.amount else None

    @property
    def high(self) -> Decimal | None:
        """The most of the amount, in billions."""
        return self.cost.amount.high if self.cost.amount else None

    @property
    def qualifier(self) -> str | None:
        """How exactly the amount was put; `between` where statements that tie differ."""
        return self.cost.qualifier


def project_statuses(catalogue: Catalogue, vehicle: Row) -> Iterator[ProjectStatus]:
    """The status of every project that stands under a vehicle or is linked to it, in order of identifier."""
    day = vehicle_reach(catalogue, vehicle)
    for project in projects_of(catalogue, vehicle):
        yield _status(catalogue, vehicle, project, day)


def _status(catalogue: Catalogue, vehicle: Row, project: Row, day: datetime.date) -> ProjectStatus:
    counted = counted_stages(catalogue, vehicle, project, day)
    latest = counted[-1] if counted else None
    reported_step, reported_stage = reported_beyond(catalogue, vehicle, project, day)
    return ProjectStatus(
        vehicle=vehicle,
        project=project,
        standing=standing_under(project, vehicle) or "",
        step=highest_step(catalogue, counted)[0] if counted else None,
        stage_row=latest,
        weak=latest is not None and is_weak(catalogue, latest),
        reported_step=reported_step,
        reported_stage=reported_stage,
        cost=counted_cost(catalogue, vehicle, project, day),
    )
