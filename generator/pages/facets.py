"""The machinery of lists that sort and filter: rows in sections, what each answers to, and the choices that occur.

Without scripts a page is one whole table; `js/list.js` knows nothing but what stands here put into the markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import methodcaller

from generator.model import Row
from generator.pages.context import SiteContext

UNRECORDED = "none"  # the value of rows that have none

FacetValues = Callable[[Row], Iterable[str | None]]


@dataclass(frozen=True, kw_only=True)
class Facet:
    """One thing to filter by: its key in the address, its title, a row's values, and what readers see for a value.

    Choices stand in `order`, or by their labels where there is none.
    """

    name: str
    title: str
    values: FacetValues
    label: Callable[[str], str]
    order: Sequence[str] | None = None


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A facet's choices that occur in the list, in order, as (value, label)."""

    name: str
    title: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One row of a list: the record or statement, and its attributes (values of one facet are parted by blanks)."""

    row: Row
    attributes: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Section:
    """Rows under one heading; the key is the fragment it stands under, empty for a list without headings."""

    key: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class FacetedList:
    """A list that sorts and filters: sections that have rows, filters that offer a choice, and the number of rows."""

    sections: tuple[Section, ...]
    filters: tuple[Filter, ...]
    total: int


def faceted_list(site: SiteContext, facets: Sequence[Facet], groups: Mapping[str, Sequence[Row]]) -> FacetedList:
    """The list of rows in `groups`: key of a section -> its rows."""
    sections = [
        Section(key=key, entries=tuple(_entry(facets, row) for row in rows)) for key, rows in groups.items() if rows
    ]
    entries: list[Entry] = []
    for section in sections:
        entries += section.entries
    filters = [_filter(site, facet, entries) for facet in facets]
    return FacetedList(
        sections=tuple(sections),
        filters=tuple(each for each in filters if len(each.options) > 1),
        total=len(entries),
    )


def _entry(facets: Sequence[Facet], row: Row) -> Entry:
    return Entry(row=row, attributes={"id": str(row.id), **{facet.name: _values(facet, row) for facet in facets}})


def _values(facet: Facet, row: Row) -> str:
    return " ".join(dict.fromkeys(value for value in facet.values(row) if value)) or UNRECORDED


def _filter(site: SiteContext, facet: Facet, entries: Iterable[Entry]) -> Filter:
    occurring: set[str] = set()
    for entry in entries:
        occurring.update(entry.attributes[facet.name].split())
    recorded = occurring - {UNRECORDED}
    if facet.order is None:
        ordered = sorted(recorded, key=lambda value: facet.label(value).casefold())
    else:
        ordered = [value for value in facet.order if value in recorded]
    options = [(value, facet.label(value)) for value in ordered]
    if UNRECORDED in occurring:
        options.append((UNRECORDED, site.local.messages("list.unrecorded")))
    return Filter(name=facet.name, title=facet.title, options=tuple(options))


def vocabulary_facet(
    site: SiteContext, table: str, field: str, values: FacetValues | None = None, title: str = ""
) -> Facet:
    """A facet whose values are a field's closed list; without `values` each row's own."""
    vocabulary = site.catalogue.schemas.tables[table].fields[field].vocabulary
    assert vocabulary is not None
    return Facet(
        name=field,
        title=title or site.local.field_title(table, field),
        values=values or own_value(field),
        label=partial(site.local.label, vocabulary.name),
        order=list(vocabulary.entries),
    )


def record_facet(site: SiteContext, table: str, field: str, values: FacetValues | None = None) -> Facet:
    """A facet whose values are the records that a field refers to; without `values` each row's own."""
    target = site.catalogue.schemas.tables[table].references(field)
    assert target is not None
    return Facet(
        name=field,
        title=site.local.field_title(table, field),
        values=values or own_value(field),
        label=partial(site.local.name_of, target),
    )


def vehicle_facet(site: SiteContext, table: str, values: FacetValues | None = None) -> Facet:
    """A facet whose values are vehicles, in the dataset's order, by their short names."""
    vehicles = {vehicle.id: site.local.text(vehicle, "short_name") for vehicle in site.catalogue.vehicles}
    return Facet(
        name="vehicle",
        title=site.local.field_title(table, "vehicle"),
        values=values or own_value("vehicle"),
        label=vehicles.__getitem__,
        order=list(vehicles),
    )


def kind_facet(site: SiteContext, name: str, title: str, values: FacetValues) -> Facet:
    """A facet whose values are kinds of record."""
    return Facet(name=name, title=title, values=values, label=site.kind_label, order=site.catalogue.schemas.kinds)


def own_value(field: str) -> FacetValues:
    """A facet's values where each row has one of its own, if any."""
    value = methodcaller("get", field)

    def values(row: Row) -> Iterable[str | None]:
        return [value(row)]

    return values


def list_values(list_: str, field: str) -> FacetValues:
    """A facet's values where they stand in a list of each row."""

    def values(row: Row) -> Iterable[str | None]:
        return [item.get(field) for item in row.lists.get(list_, ())]

    return values
