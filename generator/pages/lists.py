"""Which rows stand in each list that sorts and filters, in which order, and by what they can be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.dates import last_day
from generator.figures import Bounds, in_billions, measure
from generator.model import Row
from generator.pages.listing import Facet, View, field_title, field_values, listing, of_kinds, of_list, of_records, own
from generator.pages.reader import Group, Reader, sorted_by_date
from generator.tables.cells import cell

_BESIDE = ("stage", "stage_date", "basis", "measure", "low", "high")


def projects(reader: Reader, rows: Iterable[Row]) -> View:
    """Projects by standing and name; side and attribution are those of every statement on a project."""
    facets = [
        replace(
            of_list(reader, "stages", "stage", lambda row: [stage.stage for stage in _reached(reader, row)]),
            title=reader.words("list.stage"),
        ),
        *own(reader, "projects", "sector", "standing"),
        Facet(
            "state",
            field_title(reader, "places", "state"),
            lambda row: [place.state for place in row.places],
            reader.region,
        ),
        of_records(reader, "roles", "company", lambda row: [role.company for role in row.roles]),
        of_list(reader, "claims", "side", lambda row: [each.side for each in _statements(row)]),
        of_list(reader, "claims", "attribution", lambda row: [each.attribution for each in _statements(row)]),
    ]
    ordered = sorted(rows, key=lambda row: reader.name(row).casefold())
    groups = {
        value: [row for row in ordered if row.standing == value]
        for value in reader.catalogue.schemas.vocabularies["standing"].entries
    }
    stages = reader.catalogue.schemas.vocabularies["stage"].entries
    return {
        **listing(reader, facets, groups, lambda row: _beside(reader, row)),
        "more": " ".join(_BESIDE),
        "rank": {stage: number for number, stage in enumerate(stages)},
    }


def _reached(reader: Reader, project: Row) -> list[Row]:
    return [stage for stage in project.stages if last_day(stage.date) <= reader.day]


def _statements(project: Row) -> list[Row]:
    return [*project.claims, *project.stages, *project.roles]


def _beside(reader: Reader, project: Row) -> dict[str, str]:
    """The columns that a CSV of projects has beside the published ones (`_BESIDE`); amounts in billions."""
    now, group = reader.stage_now(project), cost(reader, project)
    units = reader.catalogue.schemas.vocabularies["unit"]
    amount = Bounds(None, None)
    if group and group.headline and group.headline.figure:
        amount = in_billions(group.headline.figure, group.headline.chosen.unit, units)
    values = (
        now.stage if now else None,
        now.date if now else None,
        group.basis if group else None,
        measure(group.claims[0].unit, units) if group else None,
        amount.low,
        amount.high,
    )
    return dict(zip((f"csv_{name}" for name in _BESIDE), map(cell, values), strict=True))


def cost(reader: Reader, project: Row) -> Group | None:
    """What a project counts with on the ladder: in its vehicle's currency, of best attribution, of the first basis."""
    vocabularies = reader.catalogue.schemas.vocabularies
    vehicle = reader.catalogue.get("vehicles", project.vehicle)
    wanted = measure(reader.catalogue.get("terms", vehicle.amount_term).unit, vocabularies["unit"])
    bases, ranks = list(vocabularies["basis"].entries), vocabularies["attribution"].entries
    found = [
        (ranks[group.headline.chosen.attribution]["rank"], bases.index(group.basis or ""), group)
        for group in reader.figures(project)
        if group.headline
        and group.field == "cost"
        and measure(group.headline.chosen.unit, vocabularies["unit"]) == wanted
    ]
    return min(found, key=lambda each: each[:2])[2] if found else None


def companies(reader: Reader, rows: Iterable[Row]) -> View:
    """Companies by name, each with its roles and the projects in which it has them."""
    facets = [
        of_records(reader, "companies", "country", field_values("country")),
        *own(reader, "companies", "kind"),
        of_list(reader, "roles", "role", lambda row: [role.role for role in reader.referring(row, "roles")]),
    ]
    ordered = sorted(rows, key=lambda row: reader.name(row).casefold())
    roles = {str(row.id): _roles(reader, row) for row in ordered}
    return {
        **listing(reader, facets, {"": ordered}, lambda row: {"projects": str(_projects(roles[row.id]))}),
        "roles": roles,
    }


def _roles(reader: Reader, company: Row) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {role: [] for role in reader.catalogue.schemas.vocabularies["role"].entries}
    for role in reader.referring(company, "roles"):
        if role.owner not in [known.owner for known in found[role.role]]:
            found[role.role].append(role)
    return {role: rows for role, rows in found.items() if rows}


def _projects(roles: Mapping[str, Sequence[Row]]) -> int:
    return len({role.owner.id for rows in roles.values() for role in rows})


def events(reader: Reader, rows: Iterable[Row]) -> View:
    """Events, latest first."""
    facets = [
        *own(reader, "events", "kind"),
        Facet("year", reader.words("list.year"), lambda row: [row.date[:4]], str),
        *own(reader, "events", "certainty"),
    ]
    return listing(reader, facets, {"": sorted_by_date(list(rows), latest_first=True)})


def sources(reader: Reader, rows: Iterable[Row]) -> View:
    """Sources by grade, latest first."""
    ordered = sorted(rows, key=lambda row: (row.date or "", row.id), reverse=True)
    grades = reader.catalogue.schemas.vocabularies["grade"].entries
    return listing(
        reader,
        own(reader, "sources", "grade", "kind", "language"),
        {grade: [row for row in ordered if row.grade == grade] for grade in grades},
    )


def questions(reader: Reader, rows: Iterable[Row]) -> View:
    """Questions by title; what one is about is the kinds of record it refers to."""
    facets = [*own(reader, "questions", "status"), of_kinds(reader, "about", reader.words("list.about"), _about)]
    return listing(reader, facets, {"": sorted(rows, key=lambda row: reader.name(row).casefold())})


def _about(question: Row) -> list[str]:
    keys = question.schema.foreign_keys
    return [
        *(key.table for key in keys if question.get(key.field)),
        *(
            key.table
            for about in question.about
            for key in about.schema.foreign_keys
            if about.get(key.field) and key.field != "question"
        ),
    ]


def claims(reader: Reader) -> View:
    """Every claim, by kind of record and record, in the record's own order."""
    facets = [
        of_kinds(reader, "record", reader.words("list.kind"), lambda row: [row.owner.schema.name]),
        *own(reader, "claims", "field", "side", "attribution"),
    ]
    origin = reader.catalogue.schemas.tables["claims"].origin
    assert origin is not None
    groups: dict[str, list[Row]] = {kind: [] for kind in origin.parents}
    for row in sorted(reader.catalogue.tables["claims"], key=lambda row: reader.name(row.owner).casefold()):
        groups[row.owner.schema.name].append(row)
    return listing(reader, facets, groups)


__all__ = ["claims", "companies", "cost", "events", "projects", "questions", "sources"]
