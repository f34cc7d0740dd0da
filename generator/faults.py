"""Rows against their Table Schema: what Frictionless holds against them, and what it passes.

Frictionless is met only here: its errors leave as `Fault`s, in words of our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.dates import is_partial_date
from generator.errors import suggest
from generator.schemas import Field, Table, table_descriptor

_NATIVE: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "date": (str,),
    "number": (int, Decimal),
    "integer": (int,),
    "boolean": (bool,),
}
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")  # Frictionless takes javascript: for an address too
_ADDRESS_WORDS = "a full address, http(s)://..."
_WORDS = {
    "string": "text",
    "date": "a date as YYYY-MM-DD",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
}


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell: the row's position, the field (empty for the row as a whole), words and remedy."""

    position: int
    field: str
    message: str
    remedy: str = ""


def check_rows(table: Table, rows: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Everything that Frictionless holds against `rows`, and what it passes: quoted numbers, impossible dates."""
    wrong = list(_native_faults(table, rows))
    yield from wrong
    if not rows:  # Frictionless takes an empty list of rows for an error
        return
    seen = {(fault.position, fault.field) for fault in wrong}
    for fault in _frictionless_faults(table, rows):
        if (fault.position, fault.field) not in seen:
            yield fault


def _native_faults(table: Table, rows: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    for position, row in enumerate(rows):
        for name, one in table.fields.items():
            value = row.get(name)
            if value is None:
                continue
            if not _is_native(value, one.type):
                yield Fault(
                    position, name, f"must be {_WORDS[one.type]}, not {show(value)}", _native_remedy(value, one.type)
                )
            elif one.format == "uri" and not _ADDRESS.fullmatch(value):
                yield Fault(position, name, f"must be {_ADDRESS_WORDS}, not {show(value)}")
            elif one.partial_date and not is_partial_date(value):
                yield Fault(
                    position,
                    name,
                    f"must be a day, month or year that exists, as YYYY-MM-DD, YYYY-MM or 'YYYY', not {show(value)}",
                )


def _is_native(value: Any, type_: str) -> bool:
    return isinstance(value, _NATIVE[type_]) and not (isinstance(value, bool) and type_ != "boolean")


def _native_remedy(value: Any, type_: str) -> str:
    if isinstance(value, str) and type_ in ("number", "integer", "boolean"):
        return "write it without quotes, units or separators"
    if type_ in ("string", "date") and isinstance(value, int | Decimal):
        return "put it in quotes"
    return ""


def _frictionless_faults(table: Table, rows: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    from frictionless import Resource, Schema  # heavy; only needed once there are rows to check

    names = list(table.fields)
    descriptor = table_descriptor(table)
    descriptor.pop("foreignKeys")
    data = [names, *([row.get(name) for name in names] for row in rows)]
    report = Resource(data=data, schema=Schema.from_descriptor(descriptor)).validate(limit_errors=1_000_000)
    for code, number, name, note, cell in report.flatten(["type", "rowNumber", "fieldName", "note", "cell"]):
        position = number - 2 if isinstance(number, int) else 0
        yield _fault(table, position, code, name or "", str(note), cell)


def _fault(table: Table, position: int, code: str, name: str, note: str, cell: Any) -> Fault:
    if code == "primary-key":
        if "composing" in note:
            return Fault(position, table.primary_key[0], "must have a key, there is none")
        return Fault(
            position,
            table.primary_key[-1],
            "must be unique, another row has the same key",
            "change or drop one of the two",
        )
    if code == "unique-error":
        return Fault(
            position, name, f"must be unique, another row has {show(cell)} too", "change or drop one of the two"
        )
    if code == "type-error":
        one = table.fields[name]
        words = _ADDRESS_WORDS if one.format == "uri" else _WORDS[one.type]
        return Fault(position, name, f"must be {words}, not {show(cell)}")
    if code == "constraint-error":
        return _constraint_fault(table.fields[name], position, note, cell)
    return Fault(position, name, f"{code}: {note}")


def _constraint_fault(one: Field, position: int, note: str, cell: Any) -> Fault:
    constraint = note.split('"')[1] if '"' in note else note
    if constraint == "required":
        return Fault(position, one.name, f"must be given: {one.description[0].lower()}{one.description[1:]}")
    if constraint == "enum" and one.vocabulary:
        return Fault(
            position,
            one.name,
            f"must be one of the values of {one.vocabulary.title.lower()}, not {show(cell)}",
            suggest(str(cell), list(one.vocabulary.entries)),
        )
    if constraint == "pattern":
        return Fault(position, one.name, f"must match {one.constraints.get('pattern')}, not {show(cell)}")
    return Fault(position, one.name, f"must have {constraint} {one.constraints.get(constraint)}, not {show(cell)}")


def show(value: Any) -> str:
    """A value as a message quotes it."""
    if isinstance(value, bool):
        return f"'{str(value).lower()}'"
    return (
        f"'{value}'"
        if isinstance(value, str | int | Decimal)
        else f"a {'list' if isinstance(value, list) else 'group of keys'}"
    )
