"""The records of an earlier day as plain values, in the form in which they stand in files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.as_of.named_days import is_later
from generator.as_of.standing import Standing
from generator.as_of.texts import text_stands
from generator.dates import last_day
from generator.model import Row
from generator.records import MarkedRecord
from generator.schemas import Field
from generator.vehicles import is_on_ladder, stages_under

_LANGUAGE_OF_RECORDS = "en"  # of fields whose names end in no language
_STATED_BY_ITSELF = ("terms", "events")  # tables whose dates are part of what was said


def earlier_records(standing: Standing, left_out: Mapping[str, str]) -> Iterator[MarkedRecord]:
    """Every record that stands, as it stood."""
    writer = _Writer(standing, left_out)
    for kind in standing.catalogue.schemas.kinds:
        for record in standing.catalogue.tables[kind]:
            if standing.has(record):
                yield replace(record.file, value=writer.value(record), key_marks={}, value_marks={})


class _Writer:
    def __init__(self, standing: Standing, left_out: Mapping[str, str]) -> None:
        self._standing = standing
        self._left_out = left_out

    def value(self, row: Row) -> Any:
        """What stands of a row, with its lists; an item that is a bare value stays one."""
        item = row.schema.origin.item if row.schema.origin else ""
        if item and row is not row.owner:
            return row.get(item)
        value: dict[str, Any] = {}
        for name, was in _as_read(row).items():
            if name in row.lists:
                now: Any = [self.value(each) for each in row.lists[name] if self._standing.has(each)]
            else:
                now = self._field(row, row.schema.fields[name], was)
            if now not in (None, []):
                value[name] = now
        settle = _SETTLED.get(row.schema.name)
        if settle:
            settle(self._standing, row, value)
        return value

    def _field(self, row: Row, field: Field, was: Any) -> Any:
        """What stands in a field; None where nothing does."""
        if self._refers_to_later(row, field):
            return None
        if field.partial_date and not field.by_coverage and row.schema.name not in _STATED_BY_ITSELF:
            is_hindsight = is_later(was, self._standing.day, self._standing.coverage)
            return None if is_hindsight and not field.required else was
        if field.type != "string" or field.vocabulary or text_stands(self._standing, row, field):
            return was
        if not field.required and not field.name.endswith(tuple(f"_{lang}" for lang in self._left_out)):
            return None
        return self._placeholder(row, field)

    def _placeholder(self, row: Row, field: Field) -> str | None:
        """What stands instead of a text that every record needs, in the language of the field."""
        stem, _, ending = field.name.rpartition("_")
        is_translation = ending in self._left_out and stem in row.schema.fields
        base = row.schema.fields[stem] if is_translation else field
        if not (base.required and base.prose):
            return None if is_translation else str(row.get(field.name))
        return self._left_out.get(ending if is_translation else _LANGUAGE_OF_RECORDS)

    def _refers_to_later(self, row: Row, field: Field) -> bool:
        for key in row.schema.foreign_keys:
            if key.field == field.name:
                target = self._standing.target(row, key)
                return target is not None and not self._standing.has(target)
        return False


def _as_read(row: Row) -> Mapping[str, Any]:
    """The value of a row as it stands in its file."""
    value: Any = row.file.value
    for key in row.at:
        value = value[key]
    mapping: Mapping[str, Any] = value
    return mapping


def _dataset(standing: Standing, _row: Row, value: dict[str, Any]) -> None:
    value["coverage"] = min(value["coverage"], standing.day.isoformat())


def _reach(standing: Standing, row: Row, value: dict[str, Any]) -> None:
    """How far the records reach on a subject; what was found on a later day goes."""
    if last_day(row.date) > standing.day:
        value["date"] = standing.day.isoformat()
        value.pop("note", None)
        value.pop("note_ja", None)


def _question(standing: Standing, row: Row, value: dict[str, Any]) -> None:
    """A question is open as long as what answered it had not all appeared. The pages looked through end by the day.

    The day of looking stays: it is a day of work on the records, and no day on which anything was so.
    """
    is_settled = id(row) not in standing.lost_within and id(row) not in standing.told_of_later
    statuses = row.schema.fields["status"].vocabulary
    assert statuses is not None
    if not is_settled or (row.answer and "answer" not in value):
        value["status"] = next(iter(statuses.entries))
        value.pop("answer", None)
    looked_through = row.looked_through or row.last_looked
    if last_day(looked_through) > standing.day:
        value["looked_through"] = standing.day.isoformat()


def _standing(standing: Standing, row: Row, value: dict[str, Any]) -> None:
    """A project of a vehicle was a candidate until it was selected for it."""
    catalogue = standing.catalogue
    standings = catalogue.schemas.vocabularies["standing"].entries
    stages = catalogue.schemas.vocabularies["stage"].entries
    lowest = next(iter(catalogue.schemas.vocabularies["ladder_step"].entries))
    for_it = stages_under(row.owner, catalogue.get("vehicles", row.vehicle))
    steps = {stages[stage.stage].get("ladder") for stage in for_it if standing.has(stage)}
    is_candidate = standings[value["standing"]].get("candidate")
    if is_on_ladder(catalogue, value["standing"]) and not is_candidate and steps <= {None, lowest}:
        value["standing"] = next(name for name, each in standings.items() if each.get("candidate"))


_SETTLED = {"dataset": _dataset, "reaches": _reach, "questions": _question, "standings": _standing}
