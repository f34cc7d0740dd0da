"""What templates may ask: a `Reader` answers for one language, so that templates only format and loop."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from generator.charts import Chart
from generator.dates import first_day, last_day
from generator.derive.headline import Headline, grouped, headline
from generator.figures import Bounds, billions, figure_words, range_words
from generator.maps import Map
from generator.messages import Words
from generator.model import Catalogue, Row, slug
from generator.tables import Tables


@dataclass(frozen=True)
class Group:
    """Claims of one record on one thing, with the headline the rule chooses, if it may choose one."""

    field: str
    basis: str | None
    claims: tuple[Row, ...]
    headline: Headline | None


@dataclass(frozen=True)
class Reader:
    """Everything a page shows, in one language, as the records stand on `day`."""

    catalogue: Catalogue
    tables: Tables
    words: Words
    day: datetime.date
    charts: Mapping[str, Chart]
    atlas: Map | None = None

    @property
    def promised(self) -> Row:
        """The term that states how much the vehicle is to hold."""
        return self.catalogue.get("terms", self.catalogue.vehicle.amount_term)

    @property
    def lang(self) -> str:
        """Language code of the pages."""
        return self.words.lang

    @cached_property
    def _referring(self) -> dict[tuple[str, str], dict[str, list[Row]]]:
        found: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for name, rows in self.catalogue.tables.items():
            for row in rows:
                for key in row.table.foreign_keys:
                    value = row.get(key.field)
                    if value and not (row.within and row.within.table.name == key.table and row.owner.id == value):
                        found[key.table, value][name].append(row)
        return {key: dict(value) for key, value in found.items()}

    @cached_property
    def _citing(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.catalogue.tables["citations"]:
            assert row.within is not None
            found[row.source].append(row.within)
        return dict(found)

    def referring(self, row: Row, table: str) -> list[Row]:
        """Rows of `table`, in other records, that refer to `row`."""
        return self._referring.get((row.table.name, row.id), {}).get(table, [])

    def owners(self, row: Row, table: str) -> list[Row]:
        """Records whose rows of `table` refer to `row`, each once, in order of date or identifier."""
        found = {each.owner.id: each.owner for each in self.referring(row, table)}
        return sorted(found.values(), key=lambda each: (each.get("date") or "", each.id))

    def citing(self, source: Row) -> dict[str, list[Row]]:
        """Rows that rest on a source, by the record they stand in."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self._citing.get(source.id, []):
            found[f"{row.owner.table.name}/{row.owner.id}"].append(row)
        return dict(sorted(found.items()))

    def record(self, table: str, id_: str | None) -> Row | None:
        """A record by table and id; None for no id."""
        return self.catalogue.find(table, id_)

    def sources(self, row: Row) -> tuple[Row, ...]:
        """Sources that a row cites, best grade first."""
        return tuple(sorted(self.catalogue.cited(row), key=lambda source: str(source.grade)))

    def name(self, row: Row) -> str:
        """What a record is called."""
        return self.words.local(row, "name") or self.words.local(row, "title") or str(row.id)

    def text(self, row: Any, field: str) -> str:
        """A field's words in the language of the page, where the record has them."""
        return self.words.local(row, field)

    def label(self, list_: str, value: str | None) -> str:
        """What readers see for a value of a closed list; empty for none."""
        return self.catalogue.schemas.vocabularies[list_].label(value, self.lang) if value else ""

    def meaning(self, list_: str, value: str) -> str:
        """What a value of a closed list means."""
        entry = self.catalogue.schemas.vocabularies[list_].entries[value]
        return str(entry.get(f"description_{self.lang}") or entry["description"])

    def figure(self, row: Row) -> str:
        """A claim's or term's figure in words; empty for words only."""
        return figure_words(row, self.catalogue.schemas.vocabularies["unit"], self.words.group("figure"), self.lang)

    def says(self, row: Row) -> str:
        """What a statement says in short: its figure or its words."""
        if row.table.name == "readings":
            return self.text(row, "statement")
        if row.table.name == "places":
            return self.name(row)
        return self.figure(row) or self.text(row, "text")

    def row_words(self, row: Row) -> str:
        """A row of a list in a few words, wherever it is named: its statement, or what kind of row it is."""
        if row.table.name in ("claims", "readings", "places"):
            return self.says(row)
        if row.table.name == "stages":
            return f"{self.label('stage', row.stage)}, {self.date(row.date)}"
        if row.table.name == "roles":
            company = self.record("companies", row.company)
            return f"{self.name(company) if company else row.body}: {self.label('role', row.role)}"
        return self.words.local(row, "title") or self.words.local(row, "office") or self.words.local(row.table, "title")

    def headline_words(self, found: Headline) -> str:
        """The headline figure in words; a range where statements tie."""
        if found.figure is None or len({self.figure(row) for row in found.tied}) == 1:
            return self.says(found.chosen)
        entry = self.catalogue.schemas.vocabularies["unit"].entries[found.chosen.unit]
        return range_words(
            found.figure, str(entry.get(f"format_{self.lang}") or entry["format"]), self.words.group("figure")
        )

    def amount(self, low: Any, high: Any, measure: str) -> str:
        """A low-high amount in billions of a measure, in words."""
        pattern = billions(measure, self.catalogue.schemas.vocabularies["unit"], self.lang)
        return range_words(Bounds(low, high), pattern, self.words.group("figure"))

    def roughly(self, amount: Any, measure: str) -> str:
        """An amount in billions rounded to a whole number, and said to be so."""
        whole = Decimal(amount).quantize(Decimal(1))
        return str(self.words.group("figure")["about"]).replace("{}", self.amount(whole, whole, measure))

    def region(self, code: str | None) -> str:
        """What a region of the host country is called, as far as its map knows; else its code."""
        known = self.atlas.regions.get(code or "") if self.atlas else None
        return known.name if known else code or ""

    def field_label(self, subject: Row) -> str:
        """What a question asks of a record, in words; empty where that is no field or claimed field of it."""
        name = subject.field
        keys = [key for key in subject.table.foreign_keys if subject.get(key.field) and key.field != "question"]
        tables = self.catalogue.schemas.tables
        if name in self.catalogue.schemas.vocabularies["claim_field"].entries:
            return self.label("claim_field", name)
        for table in (tables[key.table] for key in keys):
            if name in table.fields:
                return self.words.local(table.fields[name], "title")
        return self.words.local(tables[name], "title") if name in tables else ""

    def group_label(self, group: str) -> str:
        """What readers see for a group of the quality table: a kind of record, an attribution, or a span of days."""
        if group in self.catalogue.tables:
            return self.words(f"{group}.title")
        if group in self.catalogue.schemas.vocabularies["attribution"].entries:
            return self.label("attribution", group)
        low, _, high = group.partition("-")
        return self.words("quality.span" if high else "quality.over", low=low, high=high)

    def date(self, partial: str | datetime.date | None) -> str:
        """A day, month or year in words."""
        return self.words.date(partial)

    def groups(self, record: Row) -> list[Group]:
        """A record's claims by what they are about, figures and words apart, each with its headline."""
        return [
            Group(claims[0].field, claims[0].basis, tuple(claims), headline(claims, self.catalogue, self.day))
            for claims in grouped(record.claims, self.catalogue).values()
        ]

    def figures(self, record: Row) -> list[Group]:
        """Those groups of claims whose headline is a figure."""
        return [group for group in self.groups(record) if group.headline and group.headline.figure]

    def by_side(self, rows: Iterable[Row]) -> dict[str, list[Row]]:
        """Rows by the side of their speaker, every side present, in the order of the list of sides."""
        found: dict[str, list[Row]] = {side: [] for side in self.catalogue.schemas.vocabularies["side"].entries}
        for row in rows:
            found[row.side].append(row)
        return found

    def disputed(self, dispute: Row) -> list[Row]:
        """The statements that belong to a disputed point, in order of date."""
        rows = [
            row
            for table in ("readings", "claims", "places")
            for row in self.catalogue.tables[table]
            if row.dispute == dispute.id
        ]
        return sorted(rows, key=lambda row: str(row.as_of))

    def anchor(self, row: Row) -> str:
        """The fragment under which a row of a list stands on its record's page."""
        key = str(row.get("id") or row.get("source") or "").rpartition(f"{row.owner.id}.")[2]
        return f"{row.table.name}-{slug(key)}"

    def address(self, row: Row) -> str:
        """Where a row stands on the site, from its root; with a fragment for a row of a list."""
        owner = row.owner
        page = f"{owner.table.name}/{owner.id}/"
        return page if row is owner else f"{page}#{self.anchor(row)}"

    def documents(self, record: Row) -> list[Row]:
        """Every source that a record or a row of its lists cites, best grade first, then by date."""
        found: dict[str, Row] = {}

        def gather(row: Row) -> None:
            found.update({source.id: source for source in self.catalogue.cited(row)})
            for name, rows in row.lists.items():
                if name != "sources":
                    for each in rows:
                        gather(each)

        gather(record)
        return sorted(found.values(), key=lambda source: (source.grade, source.date or "", source.id))

    def terms_of(self, agreement: Row) -> list[Row]:
        """An agreement's terms in its own order; those without a number come last."""
        return sorted(self.referring(agreement, "terms"), key=lambda term: (term.number or 10**6, term.id))

    def clock_of(self, project: Row) -> list[Mapping[str, Any]]:
        """Worked-out funding dates of a project, by assumption: the earliest and the latest of the ways of counting."""
        return self._clock(row for row in self.tables["clock"].rows if row["project"] == project.id)

    def clock_from(self, round_: Row) -> list[Mapping[str, Any]]:
        """Worked-out funding dates of a round, which its projects share, by assumption."""
        own = {assumption.id for assumption in round_.assumptions}
        return self._clock(row for row in self.tables["clock"].rows if row["assumption"] in own)

    def _clock(self, rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        made: dict[str, dict[str, Any]] = {}
        for row in rows:
            entry = made.setdefault(row["assumption"], {"state": row["state"], "dates": []})
            entry["assumption"] = self.catalogue.get("assumptions", row["assumption"])
            entry["dates"].append(row["earliest"])
        return [{**entry, "first": min(entry["dates"]), "last": max(entry["dates"])} for entry in made.values()]

    def canonical(self, address: str) -> str:
        """The public address of a page, or nothing where the site has none."""
        home = self.catalogue.dataset.homepage
        return f"{home.rstrip('/')}/{address}" if home else ""

    def statement_of(self, table: str, id_: str) -> Row:
        """A row of any table by id."""
        return self.catalogue.get(table, id_)

    def stage_now(self, project: Row) -> Row | None:
        """The last stage that a project had reached by the day of the page."""
        reached = [stage for stage in project.stages if last_day(stage.date) <= self.day]
        return reached[-1] if reached else None

    def is_weak(self, row: Row) -> bool:
        """Whether every source of a statement is of a grade that is shown as weak."""
        cited = self.catalogue.cited(row)
        return bool(cited) and all(source.grade in ("C", "D") for source in cited)

    def track(self, project: Row) -> dict[str, Row | None]:
        """Every stage that a project can go through, with the first statement that it did by the day of the page.

        A withdrawal is on nobody's way, and is there only where it came.
        """
        found: dict[str, Row | None] = dict.fromkeys(self.catalogue.schemas.vocabularies["stage"].entries)
        for stage in project.stages:
            if last_day(stage.date) <= self.day:
                found[stage.stage] = found[stage.stage] or stage
        return {name: stage for name, stage in found.items() if stage or name != "withdrawn"}

    def silence_of(self, row: Row) -> Mapping[str, Any] | None:
        """The row of the table of silence for a record, if it has gone silent."""
        return next(
            (
                each
                for each in self.tables["silence"].rows
                if each["silent"] and (each["table"], each["row"]) == (row.table.name, row.id)
            ),
            None,
        )

    def office_on(self, person: Row, day: str) -> Row | None:
        """The office that a person held on a day, as far as recorded."""
        when = first_day(day)
        held = [
            office
            for office in person.offices
            if (not office.get("from") or first_day(office.get("from")) <= when)
            and (not office.get("to") or when <= last_day(office.get("to")))
        ]
        return held[-1] if held else None


def sorted_by_date(rows: Sequence[Row], latest_first: bool = False) -> list[Row]:
    """Rows with a `date` in order of time; of one day, by identifier."""
    return sorted(rows, key=lambda row: (first_day(row.date), str(row.id)), reverse=latest_first)


__all__ = ["Group", "Reader", "sorted_by_date"]
