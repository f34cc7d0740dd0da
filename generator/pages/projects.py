"""The list of projects: by standing and name, each with the last stage it has reached and what it is said to cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.derive.headline import Headline
from generator.derive.position import COST, reached_stages
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
    vocabulary_facet,
)
from generator.pages.page import Page, titled_page


@dataclass(frozen=True, kw_only=True)
class ProjectRow:
    """What the list shows of a project beside its name: its status, place in the order of stages, and costs."""

    status: ProjectStatus
    stage_rank: int | None
    costs: tuple[Headline, ...]

    @property
    def amount(self) -> str:
        """The amount that rows are sorted by, in billions; empty for none."""
        status = self.status
        amount = status.low if status.high is None else status.high
        return "" if amount is None else format(amount, "f")


@dataclass(frozen=True, kw_only=True)
class ProjectList:
    """Projects by standing, with their filters; `rows` are by project."""

    list: FacetedList
    rows: Mapping[Row, ProjectRow]


def page(site: SiteContext) -> Page:
    """The page of all projects."""
    ordered = sorted(site.catalogue.tables["projects"], key=site.local.order)
    groups: dict[str, list[Row]] = {}
    for standing in site.catalogue.schemas.vocabularies["standing"].entries:
        groups[standing] = [row for row in ordered if row.standing == standing]
    rows = {project: _row(site, project) for project in ordered}
    return titled_page(site, "projects", ProjectList(list=faceted_list(site, _facets(site), groups), rows=rows))


def _facets(site: SiteContext) -> list[Facet]:
    """Side and attribution are those of every statement on a project."""
    return [
        vocabulary_facet(site, "stages", "stage", _reached(site), title=site.local.messages("list.stage")),
        vocabulary_facet(site, "projects", "sector"),
        vocabulary_facet(site, "projects", "standing"),
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
        return [stage.stage for stage in reached_stages(project, site.day)]

    return values


def _of_statements(field: str) -> FacetValues:
    """A field of every claim, stage and role of a project."""

    def values(project: Row) -> list[str | None]:
        return [row.get(field) for row in (*project.claims, *project.stages, *project.roles)]

    return values


def _row(site: SiteContext, project: Row) -> ProjectRow:
    status = site.status(project)
    stages = list(site.catalogue.schemas.vocabularies["stage"].entries)
    return ProjectRow(
        status=status,
        stage_rank=stages.index(status.stage) if status.stage else None,
        costs=tuple(headline for headline in site.figures(project) if headline.field == COST),
    )
