"""The list of projects: by standing and name, each with the last stage it has reached and what it is said to cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.dates import is_on_or_before
from generator.derive.headline import Headline
from generator.derive.position import COST
from generator.derive.project_status import ProjectStatus
from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.facets import (
    Facet,
    FacetedList,
    FacetValues,
    faceted_list,
    list_values,
    record_facet,
    vehicle_facet,
    vocabulary_facet,
)
from generator.pages.page import Page, titled_page


@dataclass(frozen=True, kw_only=True)
class ProjectRow:
    """What the list shows of a project beside its name: its status under each vehicle, and costs.

    `stage_rank` is the place of its furthest stage in the order of stages.
    """

    statuses: Sequence[ProjectStatus]
    stage_rank: int | None
    costs: tuple[Headline, ...]

    @property
    def amount(self) -> str:
        """The amount that rows are sorted by, in billions; empty for none."""
        status = self.statuses[0]
        amount = status.low if status.high is None else status.high
        return "" if amount is None else format(amount, "f")


@dataclass(frozen=True, kw_only=True)
class ProjectList:
    """Projects by their closest standing under any vehicle, with their filters; `rows` are by project."""

    list: FacetedList
    rows: Mapping[Row, ProjectRow]


def page(site: SiteContext) -> Page:
    """The page of all projects."""
    ordered = sorted(site.catalogue.tables["projects"], key=site.local.order)
    closeness = list(site.catalogue.schemas.vocabularies["standing"].entries)
    groups: dict[str, list[Row]] = {standing: [] for standing in closeness}
    for project in ordered:
        standings = [standing.standing for standing in project.standings]
        groups[min(standings, key=closeness.index)].append(project)
    rows = {project: _row(site, project) for project in ordered}
    return titled_page(site, "projects", ProjectList(list=faceted_list(site, _facets(site), groups), rows=rows))


def _facets(site: SiteContext) -> list[Facet]:
    """Side and attribution are those of every statement on a project."""
    return [
        vocabulary_facet(site, "stages", "stage", _reached(site), title=site.local.messages("list.stage")),
        vocabulary_facet(site, "projects", "sector"),
        vehicle_facet(site, "standings", list_values("standings", "vehicle")),
        vocabulary_facet(site, "standings", "standing", list_values("standings", "standing")),
        Facet(
            name="state",
            title=site.local.field_title("places", "state"),
            values=list_values("places", "state"),
            label=site.local.region,
        ),
        record_facet(site, "roles", "company", list_values("roles", "company")),
        vocabulary_facet(site, "claims", "side", _of_statements("side")),
        vocabulary_facet(site, "claims", "attribution", _of_statements("attribution")),
    ]


def _reached(site: SiteContext) -> FacetValues:
    """The stages that a project has reached by the day of the page."""

    def values(project: Row) -> list[str | None]:
        return [stage.stage for stage in project.stages if is_on_or_before(stage.date, site.day)]

    return values


def _of_statements(field: str) -> FacetValues:
    """A field of every claim, stage and role of a project."""

    def values(project: Row) -> list[str | None]:
        return [row.get(field) for row in (*project.claims, *project.stages, *project.roles)]

    return values


def _row(site: SiteContext, project: Row) -> ProjectRow:
    statuses = site.statuses_of(project)
    stages = list(site.catalogue.schemas.vocabularies["stage"].entries)
    ranks = [stages.index(status.stage) for status in statuses if status.stage]
    return ProjectRow(
        statuses=statuses,
        stage_rank=max(ranks, default=None),
        costs=tuple(headline for headline in site.figures(project) if headline.field == COST),
    )
