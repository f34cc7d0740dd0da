"""Rows against their Table Schema: what Frictionless says of them, what it passes, and the place of each in the YAML.

Frictionless is met only here: its errors leave as `RowError`s, in words of our own. It is asked about a table unless
`sound_rows` holds every row of it sound beyond doubt.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.checks.sound_rows import are_sound
from generator.dates import FIRST_YEAR, LAST_YEAR, is_in_span, is_partial_date
from generator.descriptors import table_descriptor
from generator.errors import Problem, suggest
from generator.model import Catalogue, as_values
from generator.patterns import whole
from generator.schemas import Field, TableSchema
from generator.text_rule import shortened
from generator.web_addresses import is_public_address

_PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "date": (str,),
    "number": (int, Decimal),
    "integer": (int,),
    "boolean": (bool,),
}
_TYPE_WORDS = {
    "string": "text",
    "date": "a date as YYYY-MM-DD",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
}
_ADDRESS_WORDS = "a full address, http(s)://..."
_PUBLIC_WORDS = "a plain address of a public host, http(s)://..."
_PARTIAL_DATE_WORDS = "a day, month or year that exists, as YYYY-MM-DD, YYYY-MM or 'YYYY'"
_LONGEST_SHOWN = 80  # characters of a value in a message
_ENOUGH_ERRORS = 1000  # of one table before Frictionless is asked, which takes a millisecond a row
_MOST_ERRORS = 1_000_000  # Frictionless stops at a thousand if it is not told


@dataclass(frozen=True)
class RowError:
    """What is wrong with one cell: the row's position, the field (empty for the row as a whole), message and remedy."""

    position: int
    field: str
    message: str
    remedy: str = ""


def check_table_rows(catalogue: Catalogue) -> Iterator[Problem]:
    """What is wrong with every table's rows by its schema, at its place."""
    for name, rows in catalogue.tables.items():
        table = catalogue.schemas.tables[name]
        if are_sound(table, [row.values for row in rows]):
            continue
        for error in row_errors(table, as_values(rows)):
            yield rows[error.position].problem(error.field, error.message, error.remedy)


def row_errors(table: TableSchema, rows: Sequence[Mapping[str, Any]]) -> Iterator[RowError]:
    """Everything that Frictionless holds against `rows`, and what it passes: quoted numbers, impossible dates.

    Of each cell the first error is given.
    """
    own = list(_own_errors(table, rows))
    yield from own
    if not rows or len(own) > _ENOUGH_ERRORS:  # Frictionless takes an empty list of rows for an error
        return
    seen = {(error.position, error.field) for error in own}
    for error in _frictionless_errors(table, rows):
        if (error.position, error.field) not in seen:
            seen.add((error.position, error.field))
            yield error


def _own_errors(table: TableSchema, rows: Sequence[Mapping[str, Any]]) -> Iterator[RowError]:
    for position, row in enumerate(rows):
        for name, field in table.fields.items():
            value = row.get(name)
            if value is None:
                continue
            said = _own_error(field, value)
            if said:
                yield RowError(position, name, *said)


def _own_error(field: Field, value: Any) -> tuple[str, str] | None:
    """What Frictionless would pass, or say less of: message and remedy."""
    if not _is_native(value, field.type):
        return f"must be {_TYPE_WORDS[field.type]}, not {show(value)}", _native_remedy(value, field)
    if not isinstance(value, str):
        return None
    if not value:  # missing to Frictionless, and a text to whoever asks whether it is None
        return None if field.required else ("must hold something, or be left out", "drop the key")
    if len(value) > field.constraints.get("maxLength", len(value)):
        most = field.constraints["maxLength"]
        return f"must be no longer than {most} characters, it has {len(value)}", "say it in fewer words"
    if field.format == "uri" and not is_public_address(value):
        words = _PUBLIC_WORDS if value.startswith(("http://", "https://")) else _ADDRESS_WORDS
        return f"must be {words}, not {show(value)}", ""
    return _text_error(field, value)


def _text_error(field: Field, value: str) -> tuple[str, str] | None:
    is_date = field.partial_date or field.type == "date"
    if field.partial_date and not is_partial_date(value):
        return f"must be {_PARTIAL_DATE_WORDS}, not {show(value)}", _width_remedy(value)
    if is_date and is_partial_date(value) and not is_in_span(value):
        return f"must lie in the years {FIRST_YEAR} to {LAST_YEAR}, not {show(value)}", ""
    if "\n" in value and not field.prose:
        return "must be one line", "write it without line ends"
    pattern = field.constraints.get("pattern")
    if pattern and not whole(pattern).fullmatch(value):
        return f"must match {pattern}, not {show(value)}", ""
    return None


def _is_native(value: Any, type_: str) -> bool:
    return isinstance(value, _PYTHON_TYPES[type_]) and not (isinstance(value, bool) and type_ != "boolean")


def _native_remedy(value: Any, field: Field) -> str:
    type_ = field.type
    if (field.partial_date or type_ == "date") and isinstance(value, int | Decimal) and not is_in_span(f"{value}-"):
        return "write it as YYYY-MM-DD"
    if isinstance(value, str) and type_ in ("number", "integer", "boolean"):
        return _width_remedy(value) or "write it without quotes, units or separators"
    if type_ in ("string", "date") and isinstance(value, int | Decimal):
        return "put it in quotes"
    return ""


def _width_remedy(value: str) -> str:
    """What to type where digits, points or hyphens are those of another script or width."""
    plain = unicodedata.normalize("NFKC", value).translate(_SIGNS)
    digits = "".join(str(unicodedata.digit(char, char)) for char in plain)
    is_other = digits != value and digits.isascii() and any(char.isdigit() for char in digits)
    return f"type {show(digits)[1:-1]} in plain letters (ASCII)" if is_other else ""


_SIGNS = str.maketrans("−‐‑–—．，", "-----.,")


def _frictionless_errors(table: TableSchema, rows: Sequence[Mapping[str, Any]]) -> Iterator[RowError]:
    from frictionless import Resource, Schema  # heavy; only needed once there are rows to check

    names = list(table.fields)
    descriptor = table_descriptor(table)
    descriptor.pop("foreignKeys")
    data = [names, *([row.get(name) for name in names] for row in rows)]
    report = Resource(data=data, schema=Schema.from_descriptor(descriptor)).validate(limit_errors=_MOST_ERRORS)
    for code, number, name, note in report.flatten(["type", "rowNumber", "fieldName", "note"]):
        position = number - 2 if isinstance(number, int) else 0  # counted from 1, and after the header
        yield _row_error(table, rows[position], position, (code, name or "", str(note)))


def _row_error(table: TableSchema, row: Mapping[str, Any], position: int, error: tuple[str, str, str]) -> RowError:
    """One of Frictionless's errors (type, field, note) in our words; what is wrong is worked out from the row."""
    code, name, note = error
    if code == "primary-key":
        if all(row.get(key) is None for key in table.primary_key):
            return RowError(position, table.primary_key[0], "must have a key, there is none")
        message = "must be unique, another row has the same key"
        return RowError(position, table.primary_key[-1], message, "change or drop one of the two")
    if code == "unique-error":
        message = f"must be unique, another row has {show(row.get(name))} too"
        return RowError(position, name, message, "change or drop one of the two")
    if code == "type-error":
        field = table.fields[name]
        expected = _ADDRESS_WORDS if field.format == "uri" else _TYPE_WORDS[field.type]
        return RowError(position, name, f"must be {expected}, not {show(row.get(name))}")
    if code == "constraint-error":
        return _constraint_error(table.fields[name], position, row.get(name))
    return RowError(position, name, f"{code}: {note}")


def _constraint_error(field: Field, position: int, value: Any) -> RowError:
    """The first constraint of a field that a value breaks."""
    limits = field.constraints
    if value is None or value == "":
        description = f"{field.description[0].lower()}{field.description[1:]}"
        return RowError(position, field.name, f"must be given: {description}")
    if field.vocabulary and value not in field.vocabulary.entries:
        message = f"must be one of the values of {field.vocabulary.title.lower()}, not {show(value)}"
        remedy = suggest(str(value), list(field.vocabulary.entries))
        where = f"they stand under '{field.vocabulary.name}:' in schemas/vocabularies.yaml"
        return RowError(position, field.name, message, remedy or where)
    if "pattern" in limits and not whole(limits["pattern"]).fullmatch(str(value)):
        return RowError(position, field.name, f"must match {limits['pattern']}, not {show(value)}")
    for name, is_broken in (
        ("minimum", "minimum" in limits and _below(value, limits["minimum"])),
        ("maximum", "maximum" in limits and _below(limits["maximum"], value)),
        ("minLength", "minLength" in limits and len(str(value)) < limits["minLength"]),
        ("maxLength", "maxLength" in limits and len(str(value)) > limits["maxLength"]),
    ):
        if is_broken:
            return RowError(position, field.name, f"must have {name} {limits[name]}, not {show(value)}")
    return RowError(position, field.name, f"must keep what its schema asks ({', '.join(limits)}), not {show(value)}")


def _below(value: Any, limit: Any) -> bool:
    """Whether a number, or a day as text, lies below another."""
    try:
        return bool(value < limit)
    except TypeError:  # a number given where a day is asked for: another error says so
        return False


def show(value: Any) -> str:
    """A value as a message quotes it."""
    if isinstance(value, bool):
        return f"'{str(value).lower()}'"
    if isinstance(value, str | int | Decimal):
        return f"'{shortened(str(value), _LONGEST_SHOWN)}'"
    return f"a {'list' if isinstance(value, list) else 'group of keys'}"
