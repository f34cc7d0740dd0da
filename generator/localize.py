"""How records, values, figures and days read in one language: one object that pages, charts, cards and search ask."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Protocol

from generator.derive.headline import Headline
from generator.derive.vehicle_terms import currency
from generator.figures import (
    BILLION,
    Bounds,
    Words,
    billions,
    figure_text,
    range_text,
    trim,
    unit_format,
    unit_of_billions,
)
from generator.languages import MAIN, ForeignText
from generator.maps import Map
from generator.messages import Messages
from generator.model import Catalogue, Row, language_of
from generator.references import STATEMENT_TABLES
from generator.schemas import Vocabulary

_KATAKANA, _HIRAGANA_AT = range(0x30A1, 0x30F7), 0x60  # ァ to ヶ; how far before them the same hiragana stand
_HIRAGANA = {point: point - _HIRAGANA_AT for point in _KATAKANA}
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
        """A field of a row, table or schema field in this language (`title_ja`); or as it is, marked as foreign."""
        language = language_of(item, field) if isinstance(item, Row) else MAIN
        return self._text(getattr(item, f"{field}_{self.lang}", None), getattr(item, field, None), language)

    def _text(self, own: object, other: object, language: str = MAIN) -> str:
        """A text in this language, or else the one in another language, which markup then says."""
        if own:
            return str(own)
        return ForeignText(str(other), language) if other and language != self.lang else str(other or "")

    def like(self, whole: str, part: str) -> str:
        """A part of a text, in the language that the whole is in."""
        return ForeignText(part, whole.lang) if part and isinstance(whole, ForeignText) else part

    def bracketed(self, text: str, added: str) -> str:
        """A text with another in brackets after it; in those of the language that the added text is in."""
        if isinstance(added, ForeignText):
            return f"{text} ({added})"
        return f"{text}{self.messages.mark('open')}{added}{self.messages.mark('close')}"

    def name(self, row: Row) -> str:
        """What a record is called."""
        return self.text(row, "name") or self.text(row, "title") or str(row.id)

    def reading(self, row: Row) -> str:
        """How a record's name is read, where that is on record; else the name."""
        return str(row.get(f"reading_{self.lang}") or self.name(row))

    def order(self, row: Row) -> tuple[str, str]:
        """The place of a record among others by name: by its reading, whichever kana that is in; of one name, by id."""
        text = unicodedata.normalize("NFKC", self.reading(row)).casefold()
        return text.translate(_HIRAGANA), str(row.id)

    def name_of(self, table: str, id_: str) -> str:
        """What the record of `table` with this id is called."""
        return self.name(self.catalogue.get(table, id_))

    def label(self, list_: str, value: str | None) -> str:
        """What readers see for a value of a closed list; empty for none."""
        if not value:
            return ""
        entry = self._list(list_).entries[value]
        return self._text(entry.get(f"label_{self.lang}"), entry["label"])

    def labels(self, list_: str) -> list[str]:
        """All labels of a closed list, in its order."""
        return [self.label(list_, value) for value in self._list(list_).entries]

    def meaning(self, list_: str, value: str) -> str:
        """What a value of a closed list means."""
        entry = self._list(list_).entries[value]
        return self._text(entry.get(f"description_{self.lang}"), entry["description"])

    def is_default(self, list_: str, value: str) -> bool:
        """Whether a value is the one that most rows have, so that it need not be said."""
        return bool(self._list(list_).entries[value].get("default"))

    def is_term(self, row: Row) -> bool:
        """Whether a row is a term, which has a figure or a day to show."""
        return row.schema.name == "terms"

    def list_title(self, list_: str) -> str:
        """What readers see for a closed list."""
        return self.text(self._list(list_), "title")

    def field_title(self, table: str, field: str) -> str:
        """What readers see for a field of a table."""
        return self.text(self.catalogue.schemas.tables[table].fields[field], "title")

    def table_title(self, table: str) -> str:
        """What readers see for a table."""
        return self.text(self.catalogue.schemas.tables[table], "title")

    def figure(self, row: Row) -> str:
        """A claim's or term's figure in words; empty for words only."""
        return figure_text(row, self._units, self._figure_words, self.lang)

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
            return f"{self.label('stage', row.stage)}{self.messages.mark('comma')}{self.date(row.date)}"
        if row.schema.name == "roles":
            holder = self.name_of("companies", row.company) if row.company else row.body
            return f"{holder}{self.messages.mark('colon')}{self.label('role', row.role)}"
        return self.text(row, "title") or self.text(row, "office") or self.text(row.schema, "title")

    def headline(self, headline: Headline) -> str:
        """The headline figure in words; a range where statements tie."""
        figures = {self.figure(row) for row in headline.tied_claims}
        if headline.figure is None or len(figures) == 1:
            return self.statement(headline.claim)
        unit = unit_format(headline.claim.unit, self._units, self.lang)
        return range_text(headline.figure, unit, self._figure_words, headline.qualifier)

    def amount(self, low: Decimal | None, high: Decimal | None, measure: str, qualifier: str | None = None) -> str:
        """A low-high amount in billions of a measure, in words."""
        return range_text(Bounds(low, high), billions(measure, self._units, self.lang), self._figure_words, qualifier)

    def amount_of(self, row: HasAmount) -> str:
        """The amount of a derived row, with its qualifier."""
        return self.amount(row.low, row.high, row.measure or "", row.qualifier)

    def rough_amount(self, amount: Decimal, measure: str) -> str:
        """An amount in billions rounded to a whole number, and said to be so."""
        whole = Decimal(amount).quantize(Decimal(1))
        return str(self._figure_words["about"]).replace("{}", self.amount(whole, whole, measure))

    def promised(self, vehicle: Row, headlines: Iterable[Headline]) -> str:
        """What was promised to a vehicle, as the headline of its total has it, or its term; parts where that is all."""
        if vehicle.amount_term is None:
            return self.messages.mark("semicolon").join(self._part(part) for part in vehicle.parts)
        unit = currency(self.catalogue, vehicle)
        for headline in headlines:
            if headline.record is vehicle and headline.field == TOTAL and headline.subject.measure == unit:
                return self.headline(headline)
        return self.figure(self.catalogue.get("terms", vehicle.amount_term))

    def _part(self, part: Row) -> str:
        figure = self.figure(self.catalogue.get("terms", part.amount_term))
        return self.messages("vehicle.part", title=self.text(part, "title"), figure=figure)

    def currency(self, vehicle: Row) -> str:
        """What tables and axes count a vehicle's amounts in: billions of its currency, or what the language takes."""
        unit = billions(currency(self.catalogue, vehicle), self._units, self.lang)
        return unit.filled(str(self._figure_words.get("in_tables", ""))).strip()

    def billions_of(self, vehicle: Row) -> str:
        """What the derived tables count a vehicle's amounts in, in every language: billions of its currency."""
        return self.label("unit", unit_of_billions(currency(self.catalogue, vehicle), self._units))

    @cached_property
    def table_factor(self) -> Decimal:
        """How many of what tables and axes are in, in this language, make a billion."""
        word = self._figure_words.get("in_tables")
        return trim(BILLION / self._figure_words["large"][word]) if word else Decimal(1)

    def in_tables(self, billions: Any) -> Decimal | None:
        """Billions, as a number or as a table has them, in what tables and axes of this language are in."""
        return trim(Decimal(billions) * self.table_factor) if billions not in (None, "") else None

    def region(self, code: str | None) -> str:
        """What a region of the host country is called, as far as its map knows; else its code."""
        region = self.map.regions.get(code or "") if self.map else None
        return self._text(region.names.get(self.lang), region.name) if region else code or ""

    def date(self, partial: str | datetime.date | None) -> str:
        """A day, month or year in words; empty for none."""
        return self.messages.date(partial)

    def _list(self, name: str) -> Vocabulary:
        return self.catalogue.schemas.vocabularies[name]

    @property
    def _units(self) -> Vocabulary:
        return self._list("unit")

    @property
    def _figure_words(self) -> Words:
        return self.messages.figure
