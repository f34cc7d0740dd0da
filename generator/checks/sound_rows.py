"""Whether a table's rows are sound beyond doubt, so that Frictionless, half a second to load, need not be asked.

At least as strict as Frictionless and as `table_rows`, never more lenient: wherever a schema holds what is not known
here, or opinions on a value may differ, there is doubt. Columns are looked at as sets, for most repeat few values.
"""

from __future__ import annotations

import operator
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from types import NoneType
from typing import Any

from generator.dates import is_day, is_in_span, is_partial_date
from generator.descriptors import table_descriptor
from generator.patterns import whole
from generator.schemas import Field, TableSchema
from generator.web_addresses import is_public_address

_OF_TABLES = {"fields", "primaryKey", "foreignKeys", "missingValues"}
_WORDS = {"name", "type", "format", "title", "title_ja", "description", "description_ja"}
_CONTENTS = {"constraints", "categories"}

_Test = Callable[[Any], object]  # true of a value that is sound beyond doubt


class _DoubtError(Exception):
    """Raised where a schema holds what is not known here."""


@dataclass(frozen=True)
class _Column:
    """What makes the values of one field sound beyond doubt."""

    name: str
    types: frozenset[type]
    tests: tuple[_Test, ...]
    required: bool
    unique: bool

    def admits(self, cells: Sequence[Any], count: int) -> bool:
        """Whether the cells of the column in `count` rows, of which some may lack one, are sound beyond doubt."""
        types = set(map(type, cells))
        if not types <= self.types:
            return False
        if self.required and (len(cells) < count or NoneType in types or (str in types and not all(cells))):
            return False
        if not self.tests and not self.unique:
            return "" not in cells
        values = set(cells)
        values.discard(None)
        if "" in values:  # a missing value to Frictionless, not to all that is tested here
            return False
        if self.unique and len(values) < sum(cell is not None for cell in cells):
            return False
        return all(test(value) for value in values for test in self.tests)


def are_sound(table: TableSchema, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether `rows` are sound by their schema beyond doubt; if not, they may still be."""
    try:
        columns = _columns(table)
    except _DoubtError:
        return False
    cells: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        for name, value in row.items():
            cells[name].append(value)
    if not all(column.admits(cells[column.name], len(rows)) for column in columns):
        return False
    has_all = all(len(cells[name]) == len(rows) for name in table.primary_key)
    return _are_keys([cells[name] if has_all else [row.get(name) for row in rows] for name in table.primary_key])


def _are_keys(parts: Sequence[Sequence[Any]]) -> bool:
    """Whether keys, given as the columns of their parts, stand once each, and no part is a text that is empty."""
    keys = set(zip(*parts, strict=True))
    return len(keys) == len(parts[0]) and not any("" in part for part in parts) and (None,) * len(parts) not in keys


def _columns(table: TableSchema) -> list[_Column]:
    descriptor = table_descriptor(table)
    is_known = descriptor.keys() == _OF_TABLES and descriptor["missingValues"] == [""]
    if not is_known or not table.primary_key:
        raise _DoubtError
    return [_column(table.fields[each["name"]], each) for each in descriptor["fields"]]


def _column(field: Field, descriptor: Mapping[str, Any]) -> _Column:
    if not all(isinstance(descriptor[key], str) for key in _WORDS) or descriptor.keys() - _WORDS - _CONTENTS:
        raise _DoubtError
    if (field.type, field.format) not in _TYPES:
        raise _DoubtError
    types, *tests = _TYPES[field.type, field.format]
    if field.partial_date:
        tests += [is_partial_date, is_in_span]
    elif field.type == "string" and not field.prose and not field.vocabulary:
        tests.append(_is_one_line)
    constraints = dict(descriptor.get("constraints", {}))
    required, unique = constraints.pop("required", False), constraints.pop("unique", False)
    if type(required) is not bool or type(unique) is not bool:
        raise _DoubtError
    tests += [_constraint_test(field.type, name, limit) for name, limit in constraints.items()]
    return _Column(field.name, frozenset({*types, NoneType}), tuple(tests), required, unique)


def _constraint_test(type_: str, name: str, limit: Any) -> _Test:
    try:
        return _CONSTRAINTS[type_, name](limit)
    except (KeyError, re.error):
        raise _DoubtError from None


def _is_sound_day(text: str) -> bool:
    return is_day(text) and is_in_span(text)


def _is_one_line(text: str) -> bool:
    return "\n" not in text


def _is_finite(number: int | Decimal) -> bool:
    return isinstance(number, int) or number.is_finite()


_TYPES: dict[tuple[str, str], Any] = {
    ("string", "default"): ((str,),),
    ("string", "uri"): ((str,), is_public_address),
    ("date", "default"): ((str,), _is_sound_day),
    ("number", "default"): ((int, Decimal), _is_finite),
    ("integer", "default"): ((int,),),
    ("boolean", "default"): ((bool,),),
}


def _pattern(limit: Any) -> _Test:
    """As Frictionless reads a pattern, which is not quite a full match, and as `table_rows` does, which is one."""
    _expect(limit, str)
    theirs, ours = re.compile(f"^{limit}$").match, whole(limit).fullmatch
    return lambda value: ours(value) and theirs(value)


def _enum(limit: Any) -> _Test:
    _expect(limit, list)
    for value in limit:
        _expect(value, str)
    return frozenset(limit).__contains__


def _bound(compare: Callable[[Any, Any], bool], limit: Any, types: tuple[type, ...]) -> _Test:
    _expect(limit, *types)
    bound = Decimal(str(limit)) if isinstance(limit, float) else limit
    return lambda value: compare(value, bound)


def _length(compare: Callable[[Any, Any], bool], limit: Any) -> _Test:
    _expect(limit, int)
    return lambda value: compare(len(value), limit)


def _day_bound(compare: Callable[[Any, Any], bool], limit: Any) -> _Test:
    _expect(limit, str)
    if not is_day(limit):
        raise _DoubtError
    return lambda value: compare(value, limit)  # days as text sort as days


def _expect(value: Any, *types: type) -> None:
    if type(value) not in types:
        raise _DoubtError


_CONSTRAINTS: dict[tuple[str, str], Callable[[Any], _Test]] = {
    ("string", "pattern"): _pattern,
    ("string", "enum"): _enum,
    ("string", "minLength"): partial(_length, operator.ge),
    ("string", "maxLength"): partial(_length, operator.le),
    ("date", "minimum"): partial(_day_bound, operator.ge),
    ("date", "maximum"): partial(_day_bound, operator.le),
    ("number", "minimum"): partial(_bound, operator.ge, types=(int, float)),
    ("number", "maximum"): partial(_bound, operator.le, types=(int, float)),
    ("integer", "minimum"): partial(_bound, operator.ge, types=(int,)),
    ("integer", "maximum"): partial(_bound, operator.le, types=(int,)),
}
