"""The machinery of lists that sort and filter: rows in sections, what each answers to, and the choices that occur.

Without scripts a page is one whole table; `js/list.js` knows nothing but what stands here put into the markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model import Row
from generator.pages.reader import Reader

View = dict[str, Any]
UNRECORDED = "none"


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


def listing(
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


def of_list(reader: Reader, table: str, field: str, values: Callable[[Row], Iterable[str | None]]) -> Facet:
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


def own(reader: Reader, table: str, *fields: str) -> list[Facet]:
    """Facets of fields of the rows themselves."""
    return [of_list(reader, table, field, field_values(field)) for field in fields]


def field_values(field: str) -> Callable[[Row], Iterable[str | None]]:
    """A facet's values where each row has one of its own, if any."""
    return lambda row: [row.get(field)]


def of_records(reader: Reader, table: str, field: str, values: Callable[[Row], Iterable[str | None]]) -> Facet:
    """A facet whose values are the records that a field refers to."""
    target = reader.catalogue.schemas.tables[table].references(field)
    assert target is not None
    return Facet(
        field, field_title(reader, table, field), values, lambda id_: reader.name(reader.catalogue.get(target, id_))
    )


def field_title(reader: Reader, table: str, field: str) -> str:
    """What readers see for a field."""
    return reader.text(reader.catalogue.schemas.tables[table].fields[field], "title")


def of_kinds(reader: Reader, name: str, title: str, values: Callable[[Row], Iterable[str | None]]) -> Facet:
    """A facet whose values are kinds of record."""
    return Facet(name, title, values, lambda kind: reader.words(f"nav.{kind}"), reader.catalogue.schemas.kinds)


__all__ = [
    "UNRECORDED",
    "Entry",
    "Facet",
    "Filter",
    "Section",
    "View",
    "field_title",
    "field_values",
    "listing",
    "of_kinds",
    "of_list",
    "of_records",
    "own",
]
