"""What templates may ask: a `Reader` answers for one language, so that templates only format and loop."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.charts import Chart
from generator.colours import Colours
from generator.dates import first_day, last_day
from generator.derive.headline import Headline, grouped, headline
from generator.maps import Map
from generator.messages import Words
from generator.model import Catalogue, Row, slug
from generator.pages.wording import Wording
from generator.tables import Tables


@dataclass(frozen=True)
class Group:
    """Claims of one record on one thing, with the headline the rule chooses, if it may choose one."""

    field: str
    basis: str | None
    claims: tuple[Row, ...]
    headline: Headline | None


@dataclass(frozen=True)
class Reader(Wording):
    """Everything a page shows, in one language, as the records stand on `day`."""

    catalogue: Catalogue
    tables: Tables
    words: Words
    day: datetime.date
    charts: Mapping[str, Chart]
    colours: Colours
    atlas: Map | None = None

    @property
    def promised(self) -> Row:
        """The term that states how much the vehicle is to hold."""
        return self.catalogue.get("terms", self.catalogue.vehicle.amount_term)

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

    def sources(self, row: Row) -> tuple[Row, ...]:
        """Sources that a row cites, best grade first."""
        return tuple(sorted(self.catalogue.cited(row), key=lambda source: str(source.grade)))

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
