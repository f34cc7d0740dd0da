"""The list of companies: by name, each with its roles and the projects in which it has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.facets import FacetedList, FacetValues, faceted_list, record_facet, vocabulary_facet
from generator.pages.page import Page, titled_page

RolesByKind = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, kw_only=True)
class CompanyRow:
    """A company's roles by kind, each project once, and the number of its projects."""

    roles: RolesByKind
    projects: int


@dataclass(frozen=True, kw_only=True)
class CompanyList:
    """Companies by name, with their filters; `rows` are by company."""

    list: FacetedList
    rows: Mapping[Row, CompanyRow]


def page(site: SiteContext) -> Page:
    """The page of all companies."""
    facets = [
        record_facet(site, "companies", "country"),
        vocabulary_facet(site, "companies", "kind"),
        vocabulary_facet(site, "roles", "role", _roles_of(site)),
    ]
    ordered = sorted(site.catalogue.tables["companies"], key=site.local.order)
    rows = {company: _row(site, company) for company in ordered}
    return titled_page(site, "companies", CompanyList(list=faceted_list(site, facets, {"": ordered}), rows=rows))


def _roles_of(site: SiteContext) -> FacetValues:
    def values(company: Row) -> list[str | None]:
        return [role.role for role in site.references.referring(company, "roles")]

    return values


def _row(site: SiteContext, company: Row) -> CompanyRow:
    roles: dict[str, list[Row]] = {role: [] for role in site.catalogue.schemas.vocabularies["role"].entries}
    projects: set[Row] = set()
    for role in site.references.referring(company, "roles"):
        if role.owner not in [known.owner for known in roles[role.role]]:
            roles[role.role].append(role)
            projects.add(role.owner)
    return CompanyRow(roles={kind: rows for kind, rows in roles.items() if rows}, projects=len(projects))
