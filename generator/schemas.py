"""Table Schemas: read, and completed from the vocabularies and from each other.

A file schemas/<table>.schema.yaml is a Table Schema with a few keys of our own: `record` (which kind of record or which
list inside records the rows come from), `derived`, and on fields `vocabulary`, `like` (title and description
stand with another table's field), `partial_date` (ISO 8601 reduced to month or year is allowed) and `prose`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
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
    name and row then fill the columns `table` and `row`. `item` names the column that a bare list item fills.
    """

    kind: str = ""
    list: str = ""
    parents: Mapping[str, str] = field(default_factory=dict)
    any_parent: bool = False
    key: tuple[str, ...] = ()
    item: str = ""


@dataclass(frozen=True)
class Table:
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

    tables: Mapping[str, Table]
    vocabularies: Mapping[str, Vocabulary]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of record, which are the folders of data/."""
        return tuple(name for name, table in self.tables.items() if table.origin and table.origin.kind)

    def lists_of(self, table: str) -> dict[str, Table]:
        """The lists that a row of `table` may hold: key in YAML -> table of its rows."""
        return {
            child.origin.list: child
            for child in self.tables.values()
            if child.origin
            and child.origin.list
            and (table in child.origin.parents or child.origin.any_parent)
            and not (child.origin.any_parent and self.is_link(table))
            and not (child.origin.list == "formerly" and not self.is_kind(table))
        }

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
        for key in table.foreign_keys:
            if key.table not in tables or key.field not in table.fields:
                raise SchemaError(f"{table.name}.schema.yaml", f"foreign key {key.field} -> {key.table} leads nowhere")
    if "unit" in vocabularies:
        _check_units(vocabularies["unit"])
    return Schemas(tables, vocabularies)


def _check_units(vocabulary: Vocabulary) -> None:
    """Totals are given in billions, so every currency has a unit for them."""
    money = {entry["measure"] for entry in vocabulary.entries.values() if entry.get("money")}
    there = {entry["measure"] for entry in vocabulary.entries.values() if entry["factor"] == "1000000000"}
    if lacking := sorted(money - there):
        raise SchemaError("vocabularies.yaml", f"unit lacks billions of {', '.join(lacking)}: add one with that factor")


def _read(path: Path) -> Any:
    value, _, _, problems = read_yaml(path, path.name)
    if problems:
        where, _, words = str(problems[0]).partition(": ")
        raise SchemaError(where, words)
    return value


def _read_vocabularies(path: Path) -> dict[str, Vocabulary]:
    return {
        name: Vocabulary(name, raw["title"], raw["title_ja"], {entry["value"]: entry for entry in raw["values"]})
        for name, raw in _read(path).items()
    }


def _table(name: str, raw: Mapping[str, Any], vocabularies: Mapping[str, Vocabulary]) -> Table:
    this = raw[name]
    if this.get("name") != name:
        raise SchemaError(f"{name}.schema.yaml", f"name must be '{name}', not '{this.get('name')}'")
    if bool(this.get("record")) == bool(this.get("derived")):
        raise SchemaError(f"{name}.schema.yaml", "must have either 'record' or 'derived'")
    missing = [key for key in ("title", "title_ja", "description", "description_ja") if not this.get(key)]
    if missing:
        raise SchemaError(f"{name}.schema.yaml", f"lacks {', '.join(missing)}")
    fields = {item["name"]: _field(name, item, raw, vocabularies) for item in this["fields"]}
    for key in this["primaryKey"]:
        if key not in fields:
            raise SchemaError(f"{name}.schema.yaml", f"primary key {key} is no field")
    return Table(
        name=name,
        title=this["title"],
        title_ja=this["title_ja"],
        description=this["description"],
        description_ja=this["description_ja"],
        fields=fields,
        primary_key=tuple(this["primaryKey"]),
        foreign_keys=tuple(
            ForeignKey(key["fields"][0], key["reference"]["resource"]) for key in this.get("foreignKeys", [])
        ),
        origin=_origin(this["record"]) if this.get("record") else None,
    )


def _origin(raw: Mapping[str, Any]) -> Origin:
    parents = raw.get("parents", {})
    return Origin(
        kind=raw.get("kind", ""),
        list=raw.get("list", ""),
        parents={} if parents == "any" else parents,
        any_parent=parents == "any",
        key=tuple(raw.get("key", ())),
        item=raw.get("item", ""),
    )


def _field(
    table: str, item: Mapping[str, Any], raw: Mapping[str, Any], vocabularies: Mapping[str, Vocabulary]
) -> Field:
    words: Mapping[str, Any] = item
    if like := item.get("like"):
        other, _, name = like.partition(".")
        found = [each for each in raw.get(other, {}).get("fields", []) if each["name"] == name]
        if not found or "title" not in found[0]:
            raise SchemaError(f"{table}.schema.yaml", f"field {item['name']} is like '{like}', which has no words")
        words = {**found[0], **item}
    vocabulary = item.get("vocabulary")
    if vocabulary and vocabulary not in vocabularies:
        raise SchemaError(f"{table}.schema.yaml", f"field {item['name']} names the unknown vocabulary '{vocabulary}'")
    missing = [key for key in ("title", "title_ja", "description", "description_ja") if not words.get(key)]
    if missing:
        raise SchemaError(f"{table}.schema.yaml", f"field {item['name']} lacks {', '.join(missing)}")
    return Field(
        name=item["name"],
        type=item["type"],
        format=item.get("format", "default"),
        title=words["title"],
        title_ja=words["title_ja"],
        description=words["description"],
        description_ja=words["description_ja"],
        constraints=item.get("constraints", {}),
        vocabulary=vocabularies[vocabulary] if vocabulary else None,
        partial_date=bool(item.get("partial_date")),
        prose=bool(item.get("prose")),
    )


def field_descriptor(one: Field) -> dict[str, Any]:
    """A field as Data Package v2 has it: vocabularies become `categories` and an `enum`, our own keys stay out."""
    constraints = dict(one.constraints)
    result: dict[str, Any] = {
        "name": one.name,
        "type": one.type,
        "format": one.format,
        "title": one.title,
        "title_ja": one.title_ja,
        "description": one.description,
        "description_ja": one.description_ja,
    }
    if one.vocabulary:
        constraints["enum"] = list(one.vocabulary.entries)
        result["categories"] = [
            {"value": value, "label": entry["label"]} for value, entry in one.vocabulary.entries.items()
        ]
    if one.partial_date:
        constraints["pattern"] = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
    if constraints:
        result["constraints"] = {key: _plain(value) for key, value in constraints.items()}
    return result


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def table_descriptor(table: Table) -> dict[str, Any]:
    """The Table Schema of `table` as it is published."""
    return {
        "fields": [field_descriptor(one) for one in table.fields.values()],
        "primaryKey": list(table.primary_key),
        "foreignKeys": [
            {"fields": [key.field], "reference": {"resource": key.table, "fields": ["id"]}}
            for key in table.foreign_keys
        ],
        "missingValues": [""],
    }
