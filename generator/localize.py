"""How records, values, figures and days read in one language: one object that pages, charts, cards and search ask."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from generator.derive.headline import Headline
from generator.derive.vehicle_terms import currency
from generator.figures import Bounds, billions, figure_text, range_text
from generator.maps import Map
from generator.messages import Messages
from generator.model import Catalogue, Row
from generator.references import STATEMENT_TABLES
from generator.schemas import Vocabulary

TOTAL = "total"  # the claimed field that says how much a vehicle is to hold


class HasAmount(Protocol):
    """A derived row with an amount in billions of a measure."""

    @property
    def low(self) -> Decimal | None:
        """The least."""

    @property
    def high(self) -> Decimal | None:
        """The most; None where it is open."""

    @property
    def measure(self) -> str | None:
        """The currency."""

    @property
    def qualifier(self) -> str | None:
        """How exactly it was put."""


@dataclass(frozen=True)
class Localizer:
    """Names, labels, texts, amounts and days in the language of `messages`; `map` gives the names of regions."""

    catalogue: Catalogue
    messages: Messages
    map: Map | None = None

    @property
    def lang(self) -> str:
        """Language code."""
        return self.messages.lang

    def text(self, item: Any, field: str) -> str:
        """A field of a row, table or schema field in this language where it has it (`title_ja`), or else as it is."""
        return str(getattr(item, f"{field}_{self.lang}", None) or getattr(item, field, None) or "")

    def name(self, row: Row) -> str:
        """What a record is called."""
        return self.text(row, "name") or self.text(row, "title") or str(row.id)

    def name_of(self, table: str, id_: str) -> str:
        """What the record of `table` with this id is called."""
        return self.name(self.catalogue.get(table, id_))

    def label(self, list_: str, value: str | None) -> str:
        """What readers see for a value of a closed list; empty for none."""
        return self._list(list_).label(value, self.lang) if value else ""

    def labels(self, list_: str) -> list[str]:
        """All labels of a closed list, in its order."""
        return [self.label(list_, value) for value in self._list(list_).entries]

    def meaning(self, list_: str, value: str) -> str:
        """What a value of a closed list means."""
        entry = self._list(list_).entries[value]
        return str(entry.get(f"description_{self.lang}") or entry["description"])

    def is_default(self, list_: str, value: str) -> bool:
        """Whether a value is the one that most rows have, so that it need not be said."""
        return bool(self._list(list_).entries[value].get("default"))

    def is_term(self, row: Row) -> bool:
        """Whether a row is a term, which has a figure or a day to show."""
        return row.schema.name == "terms"

    def field_title(self, table: str, field: str) -> str:
        """What readers see for a field of a table."""
        return self.text(self.catalogue.schemas.tables[table].fields[field], "title")

    def table_title(self, table: str) -> str:
        """What readers see for a table."""
        return self.text(self.catalogue.schemas.tables[table], "title")

    def figure(self, row: Row) -> str:
        """A claim's or term's figure in words; empty for words only."""
        return figure_text(row, self._units, self._patterns, self.lang)

    def statement(self, row: Row) -> str:
        """What a statement says in short: its figure or its words."""
        return self.figure_of_claim(row) or self.statement_text(row)

    def figure_of_claim(self, row: Row) -> str:
        """A claim's figure; empty for statements of other tables, which have none."""
        return self.figure(row) if row.schema.name == "claims" else ""

    def statement_text(self, row: Row) -> str:
        """The words of a statement, beside its figure if it has one."""
        if row.schema.name == "readings":
            return self.text(row, "statement")
        return self.name(row) if row.schema.name == "places" else self.text(row, "text")

    def row_title(self, row: Row) -> str:
        """A row of a list in a few words, wherever it is named: its statement, or what kind of row it is."""
        if row.schema.name in STATEMENT_TABLES:
            return self.statement(row)
        if row.schema.name == "stages":
            return f"{self.label('stage', row.stage)}, {self.date(row.date)}"
        if row.schema.name == "roles":
            holder = self.name_of("companies", row.company) if row.company else row.body
            return f"{holder}: {self.label('role', row.role)}"
        return self.text(row, "title") or self.text(row, "office") or self.text(row.schema, "title")

    def headline(self, headline: Headline) -> str:
        """The headline figure in words; a range where statements tie."""
        figures = {self.figure(row) for row in headline.tied_claims}
        if headline.figure is None or len(figures) == 1:
            return self.statement(headline.claim)
        entry = self._units.entries[headline.claim.unit]
        unit_pattern = str(entry.get(f"format_{self.lang}") or entry["format"])
        return range_text(headline.figure, unit_pattern, self._patterns, headline.qualifier)

    def amount(self, low: Decimal | None, high: Decimal | None, measure: str, qualifier: str | None = None) -> str:
        """A low-high amount in billions of a measure, in words."""
        return range_text(Bounds(low, high), billions(measure, self._units, self.lang), self._patterns, qualifier)

    def amount_of(self, row: HasAmount) -> str:
        """The amount of a derived row, with its qualifier."""
        return self.amount(row.low, row.high, row.measure or "", row.qualifier)

    def rough_amount(self, amount: Decimal, measure: str) -> str:
        """An amount in billions rounded to a whole number, and said to be so."""
        whole = Decimal(amount).quantize(Decimal(1))
        return self._patterns["about"].replace("{}", self.amount(whole, whole, measure))

    def promised(self, vehicle: Row, headlines: Iterable[Headline]) -> str:
        """What was promised to a vehicle, as the headline of its total has it; else as its term does, or its parts'."""
        unit = currency(self.catalogue, vehicle)
        for headline in headlines:
            if headline.record is vehicle and headline.field == TOTAL and headline.subject.measure == unit:
                return self.headline(headline)
        term = self.catalogue.find("terms", vehicle.amount_term)
        if term:
            return self.figure(term)
        return ", ".join(self._part(part) for part in vehicle.parts)

    def _part(self, part: Row) -> str:
        figure = self.figure(self.catalogue.get("terms", part.amount_term))
        return self.messages("vehicle.part", title=self.text(part, "title"), figure=figure)

    def currency(self, vehicle: Row) -> str:
        """What a vehicle's amounts are counted in: billions of its currency."""
        return billions(currency(self.catalogue, vehicle), self._units, self.lang).replace("{}", "").strip()

    def region(self, code: str | None) -> str:
        """What a region of the host country is called, as far as its map knows; else its code."""
        region = self.map.regions.get(code or "") if self.map else None
        return region.name if region else code or ""

    def date(self, partial: str | datetime.date | None) -> str:
        """A day, month or year in words; empty for none."""
        return self.messages.date(partial)

    def _list(self, name: str) -> Vocabulary:
        return self.catalogue.schemas.vocabularies[name]

    @property
    def _units(self) -> Vocabulary:
        return self._list("unit")

    @property
    def _patterns(self) -> Mapping[str, str]:
        patterns: Mapping[str, str] = self.messages.group("figure")
        return patterns
