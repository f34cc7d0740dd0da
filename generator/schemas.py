"""Table Schemas: read, and completed from the vocabularies and from each other.

A file schemas/<table>.schema.yaml is a Table Schema with a few keys of our own. On the table: `record` (which kind of
record or which list inside records the rows come from) or `derived`; `about` (the lists whose rows a derived table is
about); `listed_where_referred`; `needs_sources`; `names_one_of` (fields of which a row fills exactly one). On fields:
`vocabulary`; `like` (title and description stand with another table's field); `partial_date` (ISO 8601 reduced to month
or year is allowed); `by_coverage` (never after the coverage date); `prose`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.errors import SchemaError
from generator.records import read_yaml


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of values, in order; every entry has label(s), description(s) and perhaps keys that drive rules."""

    name: str
    title: str
    title_ja: str
    entries: Mapping[str, Mapping[str, Any]]

    def label(self, value: str, lang: str) -> str:
        """What readers of `lang` see for `value`."""
        entry = self.entries[value]
        return str(entry.get(f"label_{lang}") or entry["label"])


@dataclass(frozen=True)
class Field:
    """One field of a table, complete: `like` and `vocabulary` are resolved."""

    name: str
    type: str
    format: str
    title: str
    title_ja: str
    description: str
    description_ja: str
    constraints: Mapping[str, Any]
    vocabulary: Vocabulary | None
    partial_date: bool
    by_coverage: bool
    prose: bool

    @property
    def required(self) -> bool:
        """Whether every row must have it."""
        return bool(self.constraints.get("required"))


@dataclass(frozen=True)
class ForeignKey:
    """Field `field` of the owning table holds an `id` of table `table`."""

    field: str
    table: str


@dataclass(frozen=True)
class Origin:
    """Where the rows of a table come from: a kind of record, or a list inside records of the parent tables.

    `parents` maps a parent's table to the column that holds its id; the parent `any` stands for every table, whose
    name and row then fill the columns `table` and `row`. `item` names the column that a bare list item fills. With
    `records_only`, lists inside records cannot hold such rows.
    """

    kind: str = ""
    list: str = ""
    parents: Mapping[str, str] = field(default_factory=dict)
    any_parent: bool = False
    key: tuple[str, ...] = ()
    item: str = ""
    records_only: bool = False


@dataclass(frozen=True, eq=False)
class TableSchema:
    """One table: its fields in order, keys, and origin (none for derived tables)."""

    name: str
    title: str
    title_ja: str
    description: str
    description_ja: str
    fields: Mapping[str, Field]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    origin: Origin | None
    about: tuple[str, ...] = ()  # of a derived table: the lists inside records whose rows its rows are about
    listed_where_referred: bool = False  # whether the page of a record lists the records of this kind that refer to it
    needs_sources: bool = False  # whether every row states something and so cites a source
    names_one_of: tuple[str, ...] = ()  # fields of which every row fills exactly one

    @property
    def derived(self) -> bool:
        """Whether its rows are worked out at build."""
        return self.origin is None

    def references(self, name: str) -> str | None:
        """The table that field `name` refers to, if it is a foreign key."""
        return next((key.table for key in self.foreign_keys if key.field == name), None)


@dataclass(frozen=True)
class Schemas:
    """All tables and vocabularies of the project, in the order of their files' names."""

    tables: Mapping[str, TableSchema]
    vocabularies: Mapping[str, Vocabulary]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of record, which are the folders of data/."""
        return tuple(name for name, table in self.tables.items() if table.origin and table.origin.kind)

    def lists_of(self, table: str) -> dict[str, TableSchema]:
        """The lists that a row of `table` may hold: key in YAML -> table of its rows."""
        lists: dict[str, TableSchema] = {}
        for child in self.tables.values():
            if child.origin and child.origin.list and self._may_hold(table, child.origin):
                lists[child.origin.list] = child
        return lists

    def _may_hold(self, table: str, origin: Origin) -> bool:
        if origin.records_only and not self.is_kind(table):
            return False
        return table in origin.parents or (origin.any_parent and not self.is_link(table))

    def is_kind(self, table: str) -> bool:
        """Whether rows of `table` are records with a file of their own."""
        origin = self.tables[table].origin
        return bool(origin and origin.kind)

    def is_link(self, table: str) -> bool:
        """Whether `table` only links others (its items may be bare ids), so that its rows hold no lists."""
        origin = self.tables[table].origin
        return origin is None or bool(origin.item)


def read_schemas(folder: Path) -> Schemas:
    """Every schema under `folder`, completed. Raises SchemaError where one contradicts itself or another."""
    vocabularies = _read_vocabularies(folder / "vocabularies.yaml")
    raw = {path.name.removesuffix(".schema.yaml"): _read(path) for path in sorted(folder.glob("*.schema.yaml"))}
    tables = {name: _table(name, raw, vocabularies) for name in raw}
    for table in tables.values():
        _check_foreign_keys(table, tables)
        _check_parents(table, tables)
    if "unit" in vocabularies:
        _check_units(vocabularies["unit"])
    return Schemas(tables, vocabularies)


def _check_foreign_keys(table: TableSchema, tables: Mapping[str, TableSchema]) -> None:
    for key in table.foreign_keys:
        if key.table not in tables or key.field not in table.fields:
            raise SchemaError(f"{table.name}.schema.yaml", f"foreign key {key.field} -> {key.table} leads nowhere")


def _check_parents(table: TableSchema, tables: Mapping[str, TableSchema]) -> None:
    """Parents exist and have a column; a derived table about a list's rows has a column for each of their parents."""
    for parent, column in table.origin.parents.items() if table.origin else ():
        if parent not in tables or column not in table.fields:
            raise SchemaError(f"{table.name}.schema.yaml", f"parent {parent} needs a table and the field '{column}'")
    for name in table.about:
        origin = tables[name].origin if name in tables else None
        if origin is None:
            raise SchemaError(f"{table.name}.schema.yaml", f"is about '{name}', which is no table of records")
        lacking = sorted(set(origin.parents) - {key.table for key in table.foreign_keys})
        if lacking:
            message = f"lacks a foreign key to {', '.join(lacking)}: {name} may stand in their records"
            raise SchemaError(f"{table.name}.schema.yaml", message)


def _check_units(vocabulary: Vocabulary) -> None:
    """Totals are given in billions, so every currency has a unit for them."""
    money = {entry["measure"] for entry in vocabulary.entries.values() if entry.get("money")}
    in_billions = {entry["measure"] for entry in vocabulary.entries.values() if entry["factor"] == "1000000000"}
    lacking = sorted(money - in_billions)
    if lacking:
        raise SchemaError("vocabularies.yaml", f"unit lacks billions of {', '.join(lacking)}: add one with that factor")


def _read(path: Path) -> Any:
    value, _, _, problems = read_yaml(path, path.name)
    if problems:
        place, _, message = str(problems[0]).partition(": ")
        raise SchemaError(place, message)
    return value


def _read_vocabularies(path: Path) -> dict[str, Vocabulary]:
    vocabularies: dict[str, Vocabulary] = {}
    for name, raw in _read(path).items():
        entries: dict[str, Any] = {}
        for entry in raw["values"]:
            if entry["value"] in entries:
                raise SchemaError("vocabularies.yaml", f"{name} lists '{entry['value']}' twice")
            entries[entry["value"]] = entry
        vocabularies[name] = Vocabulary(name, raw["title"], raw["title_ja"], entries)
    return vocabularies


def _table(name: str, raw: Mapping[str, Any], vocabularies: Mapping[str, Vocabulary]) -> TableSchema:
    this = raw[name]
    file = f"{name}.schema.yaml"
    if this.get("name") != name:
        raise SchemaError(file, f"name must be '{name}', not '{this.get('name')}'")
    if bool(this.get("record")) == bool(this.get("derived")):
        raise SchemaError(file, "must have either 'record' or 'derived'")
    _need_texts(file, "", this)
    fields = {item["name"]: _field(name, item, raw, vocabularies) for item in this["fields"]}
    for key in this["primaryKey"]:
        if key not in fields:
            raise SchemaError(file, f"primary key {key} is no field")
    return TableSchema(
        name=name,
        title=this["title"],
        title_ja=this["title_ja"],
        description=this["description"],
        description_ja=this["description_ja"],
        fields=fields,
        primary_key=tuple(this["primaryKey"]),
        foreign_keys=tuple(_foreign_key(key) for key in this.get("foreignKeys", [])),
        origin=_origin(this["record"]) if this.get("record") else None,
        about=tuple(this.get("about", ())),
        listed_where_referred=bool(this.get("listed_where_referred")),
        needs_sources=bool(this.get("needs_sources")),
        names_one_of=tuple(this.get("names_one_of", ())),
    )


def _need_texts(file: str, prefix: str, raw: Mapping[str, Any]) -> None:
    missing = [key for key in ("title", "title_ja", "description", "description_ja") if not raw.get(key)]
    if missing:
        raise SchemaError(file, f"{prefix}lacks {', '.join(missing)}")


def _foreign_key(raw: Mapping[str, Any]) -> ForeignKey:
    return ForeignKey(raw["fields"][0], raw["reference"]["resource"])


def _origin(raw: Mapping[str, Any]) -> Origin:
    parents = raw.get("parents", {})
    return Origin(
        kind=raw.get("kind", ""),
        list=raw.get("list", ""),
        parents={} if parents == "any" else parents,
        any_parent=parents == "any",
        key=tuple(raw.get("key", ())),
        item=raw.get("item", ""),
        records_only=bool(raw.get("records_only")),
    )


def _field(
    table: str, item: Mapping[str, Any], raw: Mapping[str, Any], vocabularies: Mapping[str, Vocabulary]
) -> Field:
    file = f"{table}.schema.yaml"
    complete: Mapping[str, Any] = item
    if item.get("like"):
        complete = {**_described_field(file, item, raw), **item}
    vocabulary = item.get("vocabulary")
    if vocabulary and vocabulary not in vocabularies:
        raise SchemaError(file, f"field {item['name']} names the unknown vocabulary '{vocabulary}'")
    _need_texts(file, f"field {item['name']} ", complete)
    return Field(
        name=item["name"],
        type=item["type"],
        format=item.get("format", "default"),
        title=complete["title"],
        title_ja=complete["title_ja"],
        description=complete["description"],
        description_ja=complete["description_ja"],
        constraints=item.get("constraints", {}),
        vocabulary=vocabularies[vocabulary] if vocabulary else None,
        partial_date=bool(item.get("partial_date")),
        by_coverage=bool(item.get("by_coverage")),
        prose=bool(item.get("prose")),
    )


def _described_field(file: str, item: Mapping[str, Any], raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The field of another table whose title and description `item` shares."""
    table, _, name = item["like"].partition(".")
    for other in raw.get(table, {}).get("fields", []):
        if other["name"] == name and "title" in other:
            described: Mapping[str, Any] = other
            return described
    raise SchemaError(file, f"field {item['name']} is like '{item['like']}', which has no words")
