"""Lists that sort and filter: which rows in which order, what each row answers to, and the choices that occur.

Without scripts a page is one whole table; `js/list.js` knows nothing but what the views here put into the markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.dates import last_day
from generator.figures import Bounds, in_billions, measure
from generator.model import Row
from generator.pages.reader import Group, Reader, sorted_by_date
from generator.tables.cells import cell

View = dict[str, Any]
UNRECORDED = "none"
_BESIDE = ("stage", "stage_date", "basis", "measure", "low", "high")


@dataclass(frozen=True)
class Facet:
    """One thing to filter by: its key in the address, its title, a row's values, and what readers see for a value."""

    name: str
    title: str
    values: Callable[[Row], Iterable[str | None]]
    label: Callable[[str], str]
    order: Sequence[str] | None = None


@dataclass(frozen=True)
class Filter:
    """A facet's choices that occur in the list, in order, each with its label."""

    name: str
    title: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Entry:
    """One row of a list: the record or statement, and its attributes (values of one facet are parted by blanks)."""

    row: Row
    attributes: Mapping[str, str]


@dataclass(frozen=True)
class Section:
    """Rows under one heading; the key is the fragment it stands under, empty for a list without headings."""

    key: str
    entries: tuple[Entry, ...]


def _listing(
    reader: Reader,
    facets: Sequence[Facet],
    groups: Mapping[str, Sequence[Row]],
    more: Callable[[Row], Mapping[str, str]] = lambda row: {},
) -> View:
    """What `_list.html` draws: sections that have rows, filters that offer a choice, and the number of rows."""
    sections = [
        Section(
            key,
            tuple(
                Entry(row, {"id": str(row.id), **{facet.name: _values(facet, row) for facet in facets}, **more(row)})
                for row in rows
            ),
        )
        for key, rows in groups.items()
        if rows
    ]
    entries = [entry for section in sections for entry in section.entries]
    filters = [_filter(reader, facet, entries) for facet in facets]
    return {
        "sections": sections,
        "filters": [each for each in filters if len(each.options) > 1],
        "total": len(entries),
        "more": "",
    }


def _values(facet: Facet, row: Row) -> str:
    return " ".join(dict.fromkeys(value for value in facet.values(row) if value)) or UNRECORDED


def _filter(reader: Reader, facet: Facet, entries: Iterable[Entry]) -> Filter:
    found = {value for entry in entries for value in entry.attributes[facet.name].split()}
    known = found - {UNRECORDED}
    ordered = (
        sorted(known, key=lambda value: facet.label(value).casefold())
        if facet.order is None
        else [value for value in facet.order if value in known]
    )
    options = [(value, facet.label(value)) for value in ordered]
    return Filter(
        facet.name,
        facet.title,
        (*options, *([(UNRECORDED, reader.words("list.unrecorded"))] if UNRECORDED in found else [])),
    )


def _listed(reader: Reader, table: str, field: str, values: Callable[[Row], Iterable[str | None]]) -> Facet:
    """A facet whose values are a field's closed list."""
    found = reader.catalogue.schemas.tables[table].fields[field]
    assert found.vocabulary is not None
    list_ = found.vocabulary.name
    return Facet(
        field,
        reader.text(found, "title"),
        values,
        lambda value: reader.label(list_, value),
        list(found.vocabulary.entries),
    )


def _own(reader: Reader, table: str, *fields: str) -> list[Facet]:
    """Facets of fields of the rows themselves."""
    return [_listed(reader, table, field, _getter(field)) for field in fields]


def _getter(field: str) -> Callable[[Row], Iterable[str | None]]:
    return lambda row: [row.get(field)]


def _referred(reader: Reader, table: str, field: str, values: Callable[[Row], Iterable[str | None]]) -> Facet:
    """A facet whose values are the records that a field refers to."""
    target = reader.catalogue.schemas.tables[table].references(field)
    assert target is not None
    return Facet(
        field, _title(reader, table, field), values, lambda id_: reader.name(reader.catalogue.get(target, id_))
    )


def _title(reader: Reader, table: str, field: str) -> str:
    return reader.text(reader.catalogue.schemas.tables[table].fields[field], "title")


def _kinds(reader: Reader, name: str, title: str, values: Callable[[Row], Iterable[str | None]]) -> Facet:
    """A facet whose values are kinds of record."""
    return Facet(name, title, values, lambda kind: reader.words(f"nav.{kind}"), reader.catalogue.schemas.kinds)


def projects(reader: Reader, rows: Iterable[Row]) -> View:
    """Projects by standing and name; side and attribution are those of every statement on a project."""
    facets = [
        replace(
            _listed(reader, "stages", "stage", lambda row: [stage.stage for stage in _reached(reader, row)]),
            title=reader.words("list.stage"),
        ),
        *_own(reader, "projects", "sector", "standing"),
        Facet("state", _title(reader, "places", "state"), lambda row: [place.state for place in row.places], str),
        _referred(reader, "roles", "company", lambda row: [role.company for role in row.roles]),
        _listed(reader, "claims", "side", lambda row: [each.side for each in _statements(row)]),
        _listed(reader, "claims", "attribution", lambda row: [each.attribution for each in _statements(row)]),
    ]
    ordered = sorted(rows, key=lambda row: reader.name(row).casefold())
    groups = {
        value: [row for row in ordered if row.standing == value]
        for value in reader.catalogue.schemas.vocabularies["standing"].entries
    }
    stages = reader.catalogue.schemas.vocabularies["stage"].entries
    return {
        **_listing(reader, facets, groups, lambda row: _beside(reader, row)),
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
        _referred(reader, "companies", "country", _getter("country")),
        *_own(reader, "companies", "kind"),
        _listed(reader, "roles", "role", lambda row: [role.role for role in reader.referring(row, "roles")]),
    ]
    ordered = sorted(rows, key=lambda row: reader.name(row).casefold())
    roles = {str(row.id): _roles(reader, row) for row in ordered}
    return {
        **_listing(reader, facets, {"": ordered}, lambda row: {"projects": str(_projects(roles[row.id]))}),
        "roles": roles,
    }


def _roles(reader: Reader, company: Row) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {role: [] for role in reader.catalogue.schemas.vocabularies["role"].entries}
    for role in reader.referring(company, "roles"):
        if role.owner not in found[role.role]:
            found[role.role].append(role.owner)
    return {role: owners for role, owners in found.items() if owners}


def _projects(roles: Mapping[str, Sequence[Row]]) -> int:
    return len({owner.id for owners in roles.values() for owner in owners})


def events(reader: Reader, rows: Iterable[Row]) -> View:
    """Events, latest first."""
    facets = [
        *_own(reader, "events", "kind"),
        Facet("year", reader.words("list.year"), lambda row: [row.date[:4]], str),
        *_own(reader, "events", "certainty"),
    ]
    return _listing(reader, facets, {"": sorted_by_date(list(rows), latest_first=True)})


def sources(reader: Reader, rows: Iterable[Row]) -> View:
    """Sources by grade, latest first."""
    ordered = sorted(rows, key=lambda row: (row.date or "", row.id), reverse=True)
    grades = reader.catalogue.schemas.vocabularies["grade"].entries
    return _listing(
        reader,
        _own(reader, "sources", "grade", "kind", "language"),
        {grade: [row for row in ordered if row.grade == grade] for grade in grades},
    )


def questions(reader: Reader, rows: Iterable[Row]) -> View:
    """Questions by title; what one is about is the kinds of record it refers to."""
    facets = [*_own(reader, "questions", "status"), _kinds(reader, "about", reader.words("list.about"), _about)]
    return _listing(reader, facets, {"": sorted(rows, key=lambda row: reader.name(row).casefold())})


def _about(question: Row) -> list[str]:
    keys = question.table.foreign_keys
    return [
        *(key.table for key in keys if question.get(key.field)),
        *(
            key.table
            for about in question.about
            for key in about.table.foreign_keys
            if about.get(key.field) and key.field != "question"
        ),
    ]


def claims(reader: Reader) -> View:
    """Every claim, by kind of record and record, in the record's own order."""
    facets = [
        _kinds(reader, "record", reader.words("list.kind"), lambda row: [row.owner.table.name]),
        *_own(reader, "claims", "field", "side", "attribution"),
    ]
    origin = reader.catalogue.schemas.tables["claims"].origin
    assert origin is not None
    groups: dict[str, list[Row]] = {kind: [] for kind in origin.parents}
    for row in sorted(reader.catalogue.tables["claims"], key=lambda row: reader.name(row.owner).casefold()):
        groups[row.owner.table.name].append(row)
    return _listing(reader, facets, groups)


__all__ = [
    "UNRECORDED",
    "Entry",
    "Facet",
    "Filter",
    "Section",
    "claims",
    "companies",
    "cost",
    "events",
    "projects",
    "questions",
    "sources",
]
