"""Which rows stood on a day.

A row with a date stands from the last day that the date covers, or from the coverage date where that is earlier. One
that cites sources needs one of them to stand. A row without a date stands by what stands in it or refers to it: a
project by its stages and claims, a person, company or party by whatever names it, a question by the records that it
asks about. What refers to something that does not stand goes with it, where it cannot do without.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from generator.as_of.named_days import names_later_day
from generator.dates import last_day
from generator.figures import has_figure
from generator.model import Catalogue, Row
from generator.references import LEAST_IN_DISPUTE, STATEMENT_TABLES
from generator.schemas import ForeignKey, TableSchema

_NAMED_BY_OTHERS = ("companies", "parties", "people")  # kinds whose records stand by what names them
_OWN_DATES = {"assumptions": "notice"}  # tables whose date is bound by no coverage
_NEVER = ("withdrawn",)  # addresses of the site of now, and reasons that were given later
_STANDS_WITHOUT_WORDS = ("dataset", "projects", "vehicles", "companies", "people", "parties")  # under a name of now


class Standing:
    """The rows of a sound catalogue that stood on `day`."""

    def __init__(self, catalogue: Catalogue, day: datetime.date) -> None:
        self.catalogue = catalogue
        self.day = day
        self.coverage = last_day(catalogue.dataset.coverage)
        self._gone: set[int] = set()  # by identity: rows live as long as their catalogue
        for name, rows in catalogue.tables.items():
            date = _dated_by(catalogue.schemas.tables[name])
            for row in rows:
                if name in _NEVER or (date and not self._has_come(row, date)) or self._speaks_of_later(row):
                    self._drop(row)
        while self._drop_what_hangs_in_the_air():
            pass

    def has(self, row: Row) -> bool:
        """Whether a row stood."""
        return id(row) not in self._gone

    def target(self, row: Row, key: ForeignKey) -> Row | None:
        """What a foreign key of a row leads to; None where it is not filled."""
        value = row.get(key.field)
        return self.catalogue.by_id[key.table][value] if value else None

    @cached_property
    def told_of_later(self) -> frozenset[int]:
        """Rows, by identity, that lost something in them or something that refers to them."""
        told: set[int] = set()
        for name, rows in self.catalogue.tables.items():
            for row in rows:
                if self.has(row):
                    told |= {id(row) for target in self._targets(row) if not self.has(target)}
                    continue
                if row.within is not None:
                    told |= {id(row.within), id(row.owner)}
                if name != "citations":  # a source is what it is, whoever cites it
                    told |= {id(target) for target in self._targets(row)}
        return frozenset(told)

    @cached_property
    def lost_within(self) -> frozenset[int]:
        """Records, by identity, that lost something in them."""
        lost = {id(row.owner) for rows in self.catalogue.tables.values() for row in rows if not self.has(row)}
        return frozenset(lost)

    def _targets(self, row: Row) -> Iterator[Row]:
        for key in row.schema.foreign_keys:
            target = self.target(row, key)
            if target is not None and target is not row.owner:
                yield target

    def _has_come(self, row: Row, date: str) -> bool:
        if row.schema.name == "events":
            is_set = row.certainty == "scheduled"  # such a day was named before it came
            return is_set or last_day(row.end or row.date) <= self.day
        value = row.get(date)
        if value is None:
            return row.schema.name != "sources"  # other rows without a date are as old as what they cite
        return min(last_day(value), self.coverage) <= self.day

    def _speaks_of_later(self, row: Row) -> bool:
        """Whether a row that is nothing without its words names a later day in them.

        Texts of records can be left out, names and titles cannot, and neither can what a row of a list says.
        """
        if row.schema.name in _STANDS_WITHOUT_WORDS:
            return False
        is_wordless = row.schema.name == "claims" and not has_figure(row)
        for field in row.schema.fields.values():
            is_said = field.required or (is_wordless and field.name == "text")
            is_text = field.type == "string" and not field.vocabulary and not field.partial_date
            is_needed = row is not row.owner or not field.prose or row.schema.name == "questions"
            if is_said and is_text and is_needed and names_later_day(row, field.name, self.day, self.coverage):
                return True
        return False

    def _drop(self, row: Row) -> None:
        self._gone.add(id(row))
        for rows in row.lists.values():
            for each in rows:
                self._drop(each)

    def _drop_what_hangs_in_the_air(self) -> bool:
        """Drops what cannot stand beside what was dropped already; whether there was any."""
        before = len(self._gone)
        for rows in self.catalogue.tables.values():
            for row in rows:
                if self.has(row) and self._lacks_something(row):
                    self._drop(row)
        self._drop_what_nothing_names()
        self._drop_settled_disputes()
        return len(self._gone) > before

    def _lacks_something(self, row: Row) -> bool:
        for key in row.schema.foreign_keys:
            target = self.target(row, key)
            if target is not None and not self.has(target) and _needs(row.schema, key):
                return True
        if row.schema.name == "projects":
            told = [*row.stages, *row.claims, *row.roles, *row.places]
            return not (any(map(self.has, row.standings)) and any(map(self.has, told)))
        if row.schema.name == "scenarios" and not all(map(self.has, self._split_terms(row.owner))):
            return True
        if row.schema.name == "questions" and row.about and not any(map(self.has, row.about)):
            return True
        return self._lost_all_sources(row)

    def _split_terms(self, vehicle: Row) -> list[Row]:
        """The terms that worked examples of a vehicle rest on."""
        ids = [vehicle.first_split_term, vehicle.second_split_term]
        return [self.catalogue.by_id["terms"][id_] for id_ in ids if id_]

    def _lost_all_sources(self, row: Row) -> bool:
        """Whether a row cites sources and none of them stands; those who are only named need none of their own."""
        cited = row.lists.get("sources", ())
        return bool(cited) and row.schema.name not in _NAMED_BY_OTHERS and not any(map(self.has, cited))

    def _drop_what_nothing_names(self) -> None:
        named: set[int] = set()
        for rows in self.catalogue.tables.values():
            for row in rows:
                if self.has(row):
                    named |= {id(target) for target in self._targets(row)}
        for kind in _NAMED_BY_OTHERS:
            for record in self.catalogue.tables[kind]:
                holds_office = any(self.has(each) for each in record.lists.get("offices", ()))
                if self.has(record) and id(record) not in named and not holds_office:
                    self._drop(record)

    def _drop_settled_disputes(self) -> None:
        """Drops points on which fewer than two statements stand: they were in dispute only later."""
        counts: Counter[str] = Counter()
        for table in STATEMENT_TABLES:
            counts.update(row.dispute for row in self.catalogue.tables[table] if row.dispute and self.has(row))
        for dispute in self.catalogue.tables["disputes"]:
            if self.has(dispute) and counts[dispute.id] < LEAST_IN_DISPUTE:
                self._drop(dispute)


def _dated_by(table: TableSchema) -> str:
    """The field that dates rows of a table; empty where none does."""
    return _OWN_DATES.get(table.name, table.dated_by)


def _needs(schema: TableSchema, key: ForeignKey) -> bool:
    """Whether a row is nothing without what a foreign key leads to."""
    return schema.fields[key.field].required or key.field in schema.names_one_of


def dates_of(catalogue: Catalogue) -> set[datetime.date]:
    """Every day on which a row of a catalogue begins to stand."""
    days: set[datetime.date] = set()
    for name, rows in catalogue.tables.items():
        date = _dated_by(catalogue.schemas.tables[name])
        if date:
            days |= {last_day(row.get(date)) for row in rows if row.get(date)}
    return days
