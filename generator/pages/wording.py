"""How records, values, figures and days read in the language of a page."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from generator.derive.headline import Headline
from generator.figures import Bounds, billions, figure_words, range_words
from generator.maps import Map
from generator.messages import Words
from generator.model import Catalogue, Row


class Wording:
    """What templates ask in order to name things; the fields are those of the reader that it is part of."""

    catalogue: Catalogue
    words: Words
    atlas: Map | None

    @property
    def lang(self) -> str:
        """Language code of the pages."""
        return self.words.lang

    def record(self, table: str, id_: str | None) -> Row | None:
        """A record by table and id; None for no id."""
        return self.catalogue.find(table, id_)

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
        if row.schema.name == "readings":
            return self.text(row, "statement")
        if row.schema.name == "places":
            return self.name(row)
        return self.figure(row) or self.text(row, "text")

    def row_words(self, row: Row) -> str:
        """A row of a list in a few words, wherever it is named: its statement, or what kind of row it is."""
        if row.schema.name in ("claims", "readings", "places"):
            return self.says(row)
        if row.schema.name == "stages":
            return f"{self.label('stage', row.stage)}, {self.date(row.date)}"
        if row.schema.name == "roles":
            company = self.record("companies", row.company)
            return f"{self.name(company) if company else row.body}: {self.label('role', row.role)}"
        return (
            self.words.local(row, "title") or self.words.local(row, "office") or self.words.local(row.schema, "title")
        )

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
        keys = [key for key in subject.schema.foreign_keys if subject.get(key.field) and key.field != "question"]
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


__all__ = ["Wording"]
