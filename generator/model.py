"""The Catalogue: marked records turned by the schemas into rows of tables, linked to each other.

A row knows its table, its place in a file, the row it stands within and the rows of its lists. Its fields are
attributes, named as in the schema: one vocabulary from YAML key to template variable. Values are text (dates too, so
that they sort), whole numbers, decimals, true/false or None. Everything here is pure.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from generator.errors import Problem, suggest
from generator.languages import MAIN
from generator.reads import Reads
from generator.records import KeyPath, Mark, MarkedRecord, dotted
from generator.schemas import Schemas, TableSchema

_MOST_ITEMS = 1200  # of one list; what is checked of each takes its time
_SLUG = re.compile(r"[a-z0-9.]+(-[a-z0-9.]+)*")  # most keys are written as they stand in ids


class MissingFieldError(AttributeError):
    """Raised where a row is asked for what its table has not: neither a field nor a list of this name."""

    def __init__(self, table: str, name: str) -> None:
        super().__init__(f"{table} has no field or list '{name}'")
        self.table, self.field = table, name


class Row:
    """One row of a table. Fields and lists are attributes; a field left out is None, a list left out is empty.

    Attributes are asked millions of times in a build. So each table has a class of its own, on which every field is
    None, and the attributes of an instance are its values: Python's own look-up answers, and no code of ours.
    """

    __slots__ = ("__dict__", "at", "cited", "file", "lists", "owner", "within")
    schema: TableSchema

    def __new__(cls, schema: TableSchema, *_: object) -> Row:
        """A row of the class of its table."""
        return object.__new__(_row_class(schema))

    def __init__(
        self,
        schema: TableSchema,  # noqa: ARG002 - __new__ has it
        values: dict[str, Any],
        file: MarkedRecord,
        at: KeyPath,
        within: Row | None = None,
        lists: dict[str, tuple[Row, ...]] | None = None,
    ) -> None:
        self.__dict__ = values
        self.file = file
        self.at = at
        self.within = within
        self.owner: Row = within.owner if within else self  # the record whose file the row stands in
        self.lists: dict[str, tuple[Row, ...]] = {} if lists is None else lists
        self.cited: tuple[Row, ...] | None = None  # once it was asked; see Catalogue.cited

    def __repr__(self) -> str:
        """Short: a row leads to all others, and a test that fails would print them."""
        return f"<{self.schema.name} {self.values.get('id') or self.values}>"

    def __getattr__(self, name: str) -> Any:
        """Asked for lists alone, and for what there is not."""
        if name.startswith("__") or name not in self.lists:
            raise MissingFieldError(self.schema.name, name)
        return self.lists[name]

    @property
    def values(self) -> dict[str, Any]:
        """The values of its fields; those left out may be missing."""
        return self.__dict__

    def get(self, name: str) -> Any:
        """The value of field `name`, or None where the table has no such field."""
        return self.__dict__.get(name)

    @property
    def sources_ids(self) -> tuple[str, ...]:
        """Identifiers of the sources it cites."""
        return tuple([row.source for row in self.lists.get("sources", ())])

    def mark(self, name: str = "") -> Mark:
        """Where the value of `name` stands, or else where the row begins."""
        marks = self.file.value_marks
        return marks.get((*self.at, name)) or marks.get(self.at) or Mark(1, 1)

    def problem(self, name: str, message: str, remedy: str = "") -> Problem:
        """A problem with field `name` of this row, at its place."""
        mark = self.mark(name)
        bare = (
            self.schema.origin is not None and self.schema.origin.item == name
        )  # the item is the value, it has no key
        key = dotted((*self.at, name) if name and not bare else self.at)
        return Problem(self.file.path, mark.line, mark.column, key or name, message, remedy)


@cache
def _row_class(schema: TableSchema) -> type[Row]:
    return type(schema.name, (Row,), {"__slots__": (), "schema": schema, **dict.fromkeys(schema.fields)})


@dataclass(frozen=True, repr=False)
class Catalogue:
    """Every row of every table that stands in data/, in order of file and place.

    `as_of` is the day on which they stood so, where that is an earlier one than that of the records.
    """

    schemas: Schemas
    tables: Mapping[str, tuple[Row, ...]]
    by_id: Mapping[str, Mapping[str, Row]]
    reads: Reads = field(default_factory=Reads)
    as_of: datetime.date | None = None

    def find(self, table: str, id_: str | None) -> Row | None:
        """The row of `table` with this id, if there is one."""
        if not id_:
            return None
        row = self.by_id[table].get(id_)
        if row is None:
            self.reads.question("missing", table, id_)
        else:
            self.reads.row(row)
        return row

    def get(self, table: str, id_: str) -> Row:
        """The row of `table` with this id. Raises KeyError where there is none."""
        row = self.by_id[table][id_]
        self.reads.row(row)
        return row

    def cited(self, row: Row) -> tuple[Row, ...]:
        """The sources that `row` cites, in its order."""
        if row.cited is None:
            sources = self.by_id["sources"]
            row.cited = tuple([sources[id_] for id_ in row.sources_ids])
        self.reads.rows(row.cited)
        return row.cited

    @property
    def dataset(self) -> Row:
        """The one record of the dataset itself."""
        dataset = self.tables["dataset"][0]
        self.reads.row(dataset)
        return dataset

    @property
    def vehicles(self) -> tuple[Row, ...]:
        """Every vehicle: those that the dataset names, in its order, then the others by identifier."""
        self.reads.row(self.dataset)
        self.reads.rows(self._vehicles)
        self.reads.question("all", "vehicles", "")
        return self._vehicles

    @cached_property
    def _vehicles(self) -> tuple[Row, ...]:
        named = [link.vehicle for link in self.tables["dataset"][0].vehicles]
        ids = dict.fromkeys([*named, *sorted(self.by_id["vehicles"])])
        return tuple([self.by_id["vehicles"][id_] for id_ in ids])

    @property
    def first_vehicle(self) -> Row:
        """The vehicle that the front page opens with, and in whose host country the map is drawn."""
        return self.vehicles[0]


def build_catalogue(schemas: Schemas, records: Iterable[MarkedRecord]) -> tuple[Catalogue, list[Problem]]:
    """Turns `records` into rows; problems are keys that no schema knows and lists that are not lists."""
    builder = _RowBuilder(schemas)
    for record in records:
        builder.add(record)
    tables = {name: tuple(rows) for name, rows in builder.rows.items()}
    return Catalogue(schemas, tables, {name: _rows_by_id(rows) for name, rows in tables.items()}), builder.problems


def _rows_by_id(rows: Iterable[Row]) -> dict[str, Row]:
    return {row.values["id"]: row for row in rows if row.values.get("id")}


class _RowBuilder:
    """Walks records along their schemas and gathers rows and problems."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self.rows: dict[str, list[Row]] = {name: [] for name, table in schemas.tables.items() if not table.derived}
        self.problems: list[Problem] = []
        self._lists = {name: schemas.lists_of(name) for name in schemas.tables}
        self._own_fields = {
            (name, is_within): _own_fields(table, is_within=is_within)
            for name, table in schemas.tables.items()
            for is_within in (False, True)
        }
        self._to_lists = {name: self._keys_to_lists(table) for name, table in schemas.tables.items()}

    def _keys_to_lists(self, table: TableSchema) -> tuple[str, ...]:
        """Fields that refer to rows of lists."""
        origins = ((key.field, self.schemas.tables[key.table].origin) for key in table.foreign_keys)
        return tuple(name for name, origin in origins if origin and origin.list)

    def add(self, record: MarkedRecord) -> None:
        schema = self.schemas.tables[record.kind]
        row = Row(schema, {"id": record.id}, record, ())
        self._read_fields(row, record.value)
        self.rows[schema.name].append(row)

    def _read_fields(self, row: Row, value: Mapping[str, Any]) -> None:
        """Fields first, then the id, which is made of them, then the lists, which need the id."""
        lists = self._lists[row.schema.name]
        free = self._own_fields[row.schema.name, row.within is not None]
        for key, item in value.items():
            if key in free:
                row.values[key] = item
            elif key not in lists:
                self._unknown(row, key, [*lists, *free])
        self._assign_id(row)
        for key, table in lists.items():
            row.lists[key] = tuple(self._list(row, key, value[key], table)) if key in value else ()

    def _unknown(self, row: Row, key: str, known: list[str]) -> None:
        mark = row.file.key_marks[(*row.at, key)]
        remedy = "the file's name is the id" if key == "id" and not row.at else suggest(key, known)
        self.problems.append(
            Problem(
                row.file.path,
                mark.line,
                mark.column,
                dotted((*row.at, key)),
                f"must be a key of {row.schema.name}, '{key}' is none",
                remedy,
            )
        )

    def _list(self, parent: Row, key: str, value: Any, table: TableSchema) -> Iterator[Row]:
        if not isinstance(value, list) or not value:
            self.problems.append(
                parent.problem(
                    key, "must be a list with at least one item", "write '- ' before each item, or drop the key"
                )
            )
            return
        if len(value) > _MOST_ITEMS:
            message = f"must have at most {_MOST_ITEMS} items, it has {len(value)}"
            self.problems.append(parent.problem(key, message, "divide it"))
        for index, item in enumerate(value[:_MOST_ITEMS]):
            row = self._item(parent, (*parent.at, key, index), item, table)
            if row is not None:
                self.rows[table.name].append(row)
                yield row

    def _item(self, parent: Row, at: KeyPath, item: Any, table: TableSchema) -> Row | None:
        assert table.origin is not None
        row = Row(table, _owner_values(parent, table), parent.file, at, parent)
        if table.origin.item and not isinstance(item, dict | list):
            is_end_of_id = table.origin.ids_only and parent.at and isinstance(item, str)
            row.values[table.origin.item] = f"{parent.owner.values['id']}.{item}" if is_end_of_id else item
            self._assign_id(row)
        elif isinstance(item, dict) and not table.origin.item:
            self._read_fields(row, item)
        else:
            wanted = "a plain value" if table.origin.item else "a group of keys"
            self.problems.append(row.problem("", f"must be {wanted}", "see another record of this kind"))
            return None
        return row

    def _assign_id(self, row: Row) -> None:
        """Gives a list's row its id, and lets it refer to another row of its own record by the bare key."""
        if not row.at:
            return
        for name in self._to_lists[row.schema.name]:
            value = row.values.get(name)
            if isinstance(value, str) and "." not in value:
                row.values[name] = f"{row.owner.values['id']}.{value}"
        if "id" in row.schema.fields:
            row.values["id"] = row_id(row)


def _own_fields(table: TableSchema, *, is_within: bool) -> dict[str, None]:
    """The fields that a row itself may fill, in order: what it stands within says whose it is, and the id is made."""
    taken = {"id"}
    if is_within and table.origin:
        taken |= {*table.origin.parents.values(), *(("table", "row") if table.origin.any_parent else ())}
    return dict.fromkeys(name for name in table.fields if name not in taken)


def _owner_values(parent: Row, table: TableSchema) -> dict[str, Any]:
    origin = table.origin
    assert origin is not None
    if origin.any_parent:
        return {"table": parent.schema.name, "row": parent.values["id"]}
    return {origin.parents[parent.schema.name]: parent.owner.values["id"]}


def row_id(row: Row) -> str:
    """A row's published id: the record's id, a full stop, and what its schema names as its key."""
    assert row.schema.origin is not None
    parts = [slug(str(row.values[name])) for name in row.schema.origin.key if row.values.get(name) is not None]
    return f"{row.owner.values['id']}.{'-'.join(parts)}"


def slug(text: str) -> str:
    """Text as it may stand in an id: letters, their marks and digits of any script in lower case, all else a hyphen."""
    if _SLUG.fullmatch(text):
        return text
    return "-".join("".join(char if _stays_in_slug(char) else " " for char in text.lower()).split())


def _stays_in_slug(char: str) -> bool:
    return char.isalnum() or char == "." or unicodedata.category(char)[0] == "M"


def language_of(row: Row, field: str) -> str:
    """The language of what stands in a field without the ending of one: a source's title is in its own."""
    return str(row.get("language")) if row.schema.name == "sources" and field == "title" else MAIN


def as_values(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The bare values of rows, every field of the table present."""
    return [{name: row.values.get(name) for name in row.schema.fields} for row in rows]
