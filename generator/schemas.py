"""Table Schemas: read, and completed from the vocabularies and from each other.

A file schemas/<table>.schema.yaml is a Table Schema with a few keys of our own. On the table: `record` (which kind of
record or which list inside records the rows come from) or `derived`; `about` (the lists whose rows a derived table is
about); `listed_where_referred`; `needs_sources`; `names_one_of` (fields of which a row fills exactly one). On fields:
`vocabulary`; `like` (title and description stand with another table's field); `partial_date` (ISO 8601 reduced to month
or year is allowed); `by_coverage` (never after the coverage date); `prose`.

A text that a record may hold has a `maxLength`, by what it is where its field does not say. Whatever is not as it must
be ends in a SchemaError that names file, line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from generator import shapes
from generator.dates import is_day
from generator.errors import SchemaError
from generator.patterns import fault_of
from generator.records import Mark, dotted, read_yaml

_LONGEST_PROSE, _LONGEST_TEXT, _LONGEST_ADDRESS, _LONGEST_ID = 4000, 300, 2000, 100  # characters
_NAME = re.compile(r"[a-z][a-z0-9_]{0,60}", re.ASCII)
# What a row has besides its fields.
_TAKEN_NAMES = frozenset(
    ["at", "cited", "file", "lists", "owner", "within", "schema", "values", "get", "mark", "problem", "sources_ids"]
)
_WORDS = dict.fromkeys(("title", "title_ja", "description", "description_ja"), shapes.text)
_CONSTRAINTS = shapes.group(
    {},
    {
        "required": shapes.flag,
        "unique": shapes.flag,
        "pattern": shapes.word,
        "minimum": shapes.either(shapes.number, shapes.word, message="must be a number or a day"),
        "maximum": shapes.either(shapes.number, shapes.word, message="must be a number or a day"),
        "minLength": shapes.whole,
        "maxLength": shapes.whole,
    },
)
_FIELD = shapes.group(
    {"name": shapes.word, "type": shapes.one_of("string", "date", "number", "integer", "boolean")},
    {
        **_WORDS,
        "format": shapes.one_of("default", "uri"),
        "like": shapes.word,
        "vocabulary": shapes.word,
        "constraints": _CONSTRAINTS,
        "partial_date": shapes.flag,
        "by_coverage": shapes.flag,
        "prose": shapes.flag,
    },
)
_RECORD = shapes.group(
    {},
    {
        "kind": shapes.word,
        "list": shapes.word,
        "parents": shapes.either(
            shapes.one_of("any"),
            shapes.mapping_of(shapes.word, least=1),
            message="must be 'any', or tables with fields",
        ),
        "key": shapes.list_of(shapes.word, least=1),
        "item": shapes.word,
        "ids_only": shapes.flag,
    },
)
_FOREIGN_KEY = shapes.group(
    {
        "fields": shapes.list_of(shapes.word, least=1, most=1),
        "reference": shapes.group(
            {"resource": shapes.word, "fields": shapes.list_of(shapes.one_of("id"), least=1, most=1)}, {}
        ),
    },
    {},
)
_KEY = "key"  # the column in which authors name the rows of a list
_CODE_LENGTH = 2  # of the code of a language at the end of a field's name
_TABLE = shapes.group(
    {"fields": shapes.list_of(_FIELD, least=1), "primaryKey": shapes.list_of(shapes.word, least=1)},
    {
        **_WORDS,
        "name": shapes.text,
        "record": _RECORD,
        "derived": shapes.flag,
        "foreignKeys": shapes.list_of(_FOREIGN_KEY),
        "about": shapes.list_of(shapes.word),
        "listed_where_referred": shapes.flag,
        "needs_sources": shapes.flag,
        "names_one_of": shapes.list_of(shapes.word),
    },
)
_FLAG = shapes.either(
    shapes.word,
    shapes.flag,
    shapes.number,
    shapes.list_of(shapes.word),
    message="must be true or false, a number, a text or a list of texts",
)
_ENTRY_WORDS = ("label", "label_ja", "description", "description_ja")
_VOCABULARIES = shapes.mapping_of(
    shapes.group(
        {
            "title": shapes.word,
            "title_ja": shapes.word,
            "values": shapes.list_of(
                shapes.group({"value": shapes.word, **dict.fromkeys(_ENTRY_WORDS, shapes.word)}, {}, others=_FLAG),
                least=1,
            ),
        },
        {"description": shapes.word, "description_ja": shapes.word},
    ),
    least=1,
)
_SAME_IN_EVERY_LANGUAGE = frozenset(
    {"id", "table", "row", "key", "field", "time", "zone", "gazetteer", "data_licence", "code_licence", "legal_name"}
    | {"citation", "alias", "paragraph", "listing", "carrier"}
)
_HOSTS = shapes.group({"hosts": shapes.list_of(shapes.word, least=1)}, {})
# Values that rules name, by list: without one of them a rule would have nothing to go by.
_NAMED_BY_RULES: Mapping[str, tuple[str, ...]] = {
    "basis": ("unstated",),
    "ladder_step": ("named", "selected", "financing-signed", "paid-in", "withdrawn"),
}
_VALUE = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", re.ASCII)
# Flags that rules read, and what they must be.
_KNOWN_FLAGS: Mapping[str, shapes.Check] = {
    "rank": shapes.whole,
    "measures": shapes.list_of(shapes.word, least=1),
    **dict.fromkeys(("money", "adverse", "own", "digest", "absent", "done", "reported", "strong"), shapes.flag),
    **dict.fromkeys(
        ("by_vehicle", "candidate", "distribution", "on_ladder", "totals", "unconfirmed", "government", "signed"),
        shapes.flag,
    ),
}


class MissingValueError(SchemaError, KeyError):
    """Raised where a value is asked for that its vocabulary does not list."""

    def __init__(self, vocabulary: str, value: str) -> None:
        super().__init__("vocabularies.yaml", f"{vocabulary} must list '{value}', which is asked for")


class _Entries(dict[str, Mapping[str, Any]]):
    """The entries of one vocabulary: whoever asks for one that is missing learns which, and where it belongs."""

    def __init__(self, vocabulary: str, entries: Mapping[str, Mapping[str, Any]]) -> None:
        super().__init__(entries)
        self._vocabulary = vocabulary

    def __missing__(self, value: str) -> Mapping[str, Any]:
        raise MissingValueError(self._vocabulary, value)


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
    `ids_only`, only what has an id that its author gave can hold such rows: records, and rows with a key of their own,
    of whose id the bare item is the end.
    """

    kind: str = ""
    list: str = ""
    parents: Mapping[str, str] = field(default_factory=dict)
    any_parent: bool = False
    key: tuple[str, ...] = ()
    item: str = ""
    ids_only: bool = False


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

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Fields that hold words for readers and may differ from language to language, without their translations."""
        return tuple(
            name
            for name, field in self.fields.items()
            if field.type == "string"
            and name not in _SAME_IN_EVERY_LANGUAGE
            and name.rpartition("_")[0] not in self.fields
            and not (field.vocabulary or field.partial_date or field.format == "uri" or "pattern" in field.constraints)
            and self.references(name) is None
        )

    @cached_property
    def dated_by(self) -> str:
        """The field that says from which day a row holds; empty where none does."""
        if self.name == "events":
            return "date"  # which no coverage bounds, for an event may be set for a day to come
        return next((field.name for field in self.fields.values() if field.by_coverage), "")

    def references(self, name: str) -> str | None:
        """The table that field `name` refers to, if it is a foreign key."""
        return self._targets.get(name)

    @cached_property
    def _targets(self) -> Mapping[str, str]:
        return {key.field: key.table for key in self.foreign_keys}


@dataclass(frozen=True)
class Schemas:
    """All tables and vocabularies of the project, in the order of their files' names."""

    tables: Mapping[str, TableSchema]
    vocabularies: Mapping[str, Vocabulary]
    uncitable_hosts: tuple[str, ...] = ()  # parts of the names of hosts that no source may be cited at

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of record, which are the folders of data/."""
        return tuple(name for name, table in self.tables.items() if table.origin and table.origin.kind)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that fields may be in beside the one without ending: `title_ja` beside `title`."""
        codes: set[str] = set()
        for table in self.tables.values():
            for name in table.fields:
                base, _, ending = name.rpartition("_")
                if len(ending) == _CODE_LENGTH and base in table.fields:
                    codes.add(ending)
        return tuple(sorted(codes))

    def lists_of(self, table: str) -> dict[str, TableSchema]:
        """The lists that a row of `table` may hold: key in YAML -> table of its rows."""
        lists: dict[str, TableSchema] = {}
        for child in self.tables.values():
            if child.origin and child.origin.list and self._may_hold(table, child.origin):
                lists[child.origin.list] = child
        return lists

    def _may_hold(self, table: str, origin: Origin) -> bool:
        if origin.ids_only and not (self.is_kind(table) or _KEY in self.tables[table].fields):
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
    raw = {path.name.removesuffix(".schema.yaml"): _read(path, _TABLE) for path in sorted(folder.glob("*.schema.yaml"))}
    tables = {name: _table(name, raw, vocabularies) for name in raw}
    for table in tables.values():
        _check_foreign_keys(table, tables)
        _check_parents(table, tables)
        _check_names(table)
    schemas = Schemas(tables, vocabularies, _read_uncitable_hosts(folder / "uncitable_hosts.yaml"))
    for name in tables:
        _check_lists(schemas, name)
    if "unit" in vocabularies:
        _check_units(vocabularies)
    _check_named_values(folder / "vocabularies.yaml", vocabularies)
    return schemas


def _check_foreign_keys(table: TableSchema, tables: Mapping[str, TableSchema]) -> None:
    for key in table.foreign_keys:
        if key.table not in tables or key.field not in table.fields:
            raise SchemaError(f"{table.name}.schema.yaml", f"foreign key {key.field} -> {key.table} leads nowhere")


def _check_parents(table: TableSchema, tables: Mapping[str, TableSchema]) -> None:
    """Parents exist and have a column; a derived table about a list's rows has a column for each of their parents."""
    for parent, column in table.origin.parents.items() if table.origin else ():
        if parent not in tables or tables[parent].derived or column not in table.fields:
            raise SchemaError(f"{table.name}.schema.yaml", f"parent {parent} needs a table and the field '{column}'")
    for name in table.about:
        origin = tables[name].origin if name in tables else None
        if origin is None:
            raise SchemaError(f"{table.name}.schema.yaml", f"is about '{name}', which is no table of records")
        lacking = sorted(set(origin.parents) - {key.table for key in table.foreign_keys})
        if lacking:
            message = f"lacks a foreign key to {', '.join(lacking)}: {name} may stand in their records"
            raise SchemaError(f"{table.name}.schema.yaml", message)


def _check_names(table: TableSchema) -> None:
    """Whatever a table says of its fields is of fields that it has."""
    named = [("names_one_of", name) for name in table.names_one_of]
    if table.origin:
        named += [("key", name) for name in table.origin.key]
        named += [("item", table.origin.item)] if table.origin.item else []
        named += [("parents", name) for name in (("table", "row") if table.origin.any_parent else ())]
        named += [("kind", "id")] if table.origin.kind else []
    for key, name in named:
        if name not in table.fields:
            raise SchemaError(f"{table.name}.schema.yaml", f"needs the field '{name}' for '{key}'")


def _check_lists(schemas: Schemas, name: str) -> None:
    """A row has one list of a name, and no field of the same one."""
    seen: set[str] = set()
    fields = schemas.tables[name].fields
    for child in schemas.tables.values():
        if child.origin and child.origin.list and schemas._may_hold(name, child.origin):
            if child.origin.list in seen or child.origin.list in fields or child.origin.list in _TAKEN_NAMES:
                message = f"must have another 'list' than '{child.origin.list}', which {name} has already"
                raise SchemaError(f"{child.name}.schema.yaml", message)
            seen.add(child.origin.list)


def _check_units(vocabularies: Mapping[str, Vocabulary]) -> None:
    """Totals are given in billions, so every currency has a unit for them; what takes a measure takes one that is."""
    entries = vocabularies["unit"].entries
    for value, entry in entries.items():
        _check_unit(value, entry)
    money = {entry["measure"] for entry in entries.values() if entry.get("money")}
    in_billions = {entry["measure"] for entry in entries.values() if entry["factor"] == "1000000000"}
    lacking = sorted(money - in_billions)
    if lacking:
        raise SchemaError("vocabularies.yaml", f"unit lacks billions of {', '.join(lacking)}: add one with that factor")
    known = {"money", *(entry["measure"] for entry in entries.values())}
    for vocabulary in vocabularies.values():
        for value, entry in vocabulary.entries.items():
            for measure in sorted(set(entry.get("measures", ())) - known):
                raise SchemaError(
                    "vocabularies.yaml", f"{vocabulary.name} {value} takes '{measure}', which no unit has"
                )


def _check_named_values(path: Path, vocabularies: Mapping[str, Vocabulary]) -> None:
    """What rules and other values name is listed."""
    steps = vocabularies.get("ladder_step")
    stages = vocabularies["stage"].entries.values() if "stage" in vocabularies and steps else ()
    for entry in stages:
        if steps and entry.get("ladder") and entry["ladder"] not in steps.entries:
            raise SchemaError(_place_in(path, "ladder_step"), f"must list '{entry['ladder']}', a stage leads to it")
    for name, values in _NAMED_BY_RULES.items():
        for value in values if name in vocabularies else ():
            if value not in vocabularies[name].entries:
                raise SchemaError(_place_in(path, name), f"must list '{value}', which rules name")


def _place_in(path: Path, name: str) -> str:
    """Where a vocabulary begins, and its name."""
    mark = read_yaml(path, path.name)[1][(name,)]
    return f"{path.name}:{mark.line}:{mark.column}: {name}"


def _read_uncitable_hosts(path: Path) -> tuple[str, ...]:
    if not path.exists():
        return ()
    hosts: list[str] = _read(path, _HOSTS)["hosts"]
    return tuple(hosts)


def _check_unit(value: str, entry: Mapping[str, Any]) -> None:
    for key in ("measure", "factor", "format"):
        if not isinstance(entry.get(key), str):
            raise SchemaError("vocabularies.yaml", f"unit {value} needs the text '{key}'")
    largest = entry.get("largest", "1")
    if not isinstance(largest, str) or not re.fullmatch(r"[1-9][0-9]{0,17}", largest):
        raise SchemaError("vocabularies.yaml", f"unit {value} needs a whole number as largest, in quotes")
    if not re.fullmatch(r"[1-9][0-9]{0,17}", entry["factor"]) or "{}" not in entry["format"]:
        raise SchemaError("vocabularies.yaml", f"unit {value} needs a whole number as factor, and a format with {{}}")
    for key, text in entry.items():
        if key.startswith("format_") and "{}" not in str(text) and "{whole}" not in str(text):
            raise SchemaError("vocabularies.yaml", f"unit {value} needs {{}} or {{whole}} in '{key}'")


def _read(path: Path, shape: shapes.Check) -> Any:
    value, key_marks, value_marks, problems = read_yaml(path, path.name)
    if problems:
        place, _, message = str(problems[0]).partition(": ")
        raise SchemaError(place, message)
    try:
        shape(value, ())
    except shapes.ShapeError as error:
        mark = key_marks.get(error.at) or value_marks.get(error.at) or Mark(1, 1)
        key = f"{dotted(error.at)}: " if error.at else ""
        raise SchemaError(f"{path.name}:{mark.line}:{mark.column}", f"{key}{error.message}") from error
    return value


def _read_vocabularies(path: Path) -> dict[str, Vocabulary]:
    vocabularies: dict[str, Vocabulary] = {}
    for name, raw in _read(path, _VOCABULARIES).items():
        entries: dict[str, Any] = {}
        for entry in raw["values"]:
            if entry["value"] in entries:
                raise SchemaError("vocabularies.yaml", f"{name} lists '{entry['value']}' twice")
            if not _VALUE.fullmatch(entry["value"]):
                raise SchemaError("vocabularies.yaml", f"{name} must list plain words, not '{entry['value']}'")
            _check_flags(name, entry)
            entries[entry["value"]] = entry
        vocabularies[name] = Vocabulary(name, raw["title"], raw["title_ja"], _Entries(name, entries))
    return vocabularies


def _check_flags(name: str, entry: Mapping[str, Any]) -> None:
    for key in entry.keys() & _KNOWN_FLAGS.keys():
        try:
            _KNOWN_FLAGS[key](entry[key], ())
        except shapes.ShapeError as error:
            raise SchemaError("vocabularies.yaml", f"{name} {entry['value']}: {key} {error.message}") from error


def _table(name: str, raw: Mapping[str, Any], vocabularies: Mapping[str, Vocabulary]) -> TableSchema:
    this = raw[name]
    file = f"{name}.schema.yaml"
    if this.get("name") != name:
        raise SchemaError(file, f"name must be '{name}', not '{this.get('name')}'")
    if bool(this.get("record")) == bool(this.get("derived")):
        raise SchemaError(file, "must have either 'record' or 'derived'")
    _need_texts(file, "", this)
    _check_field_names(file, name, this)
    if this.get("record"):
        _check_record(file, name, this["record"])
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


def _check_field_names(file: str, name: str, this: Mapping[str, Any]) -> None:
    seen: set[str] = set()
    for each in (name, *(item["name"] for item in this["fields"])):
        if not _NAME.fullmatch(each):
            raise SchemaError(file, f"'{each}' must be a name of small letters, digits and _")
    for item in this["fields"]:
        if item["name"] in seen:
            raise SchemaError(file, f"has the field {item['name']} twice")
        if item["name"] in _TAKEN_NAMES:
            raise SchemaError(file, f"must not call a field '{item['name']}', which every row has")
        seen.add(item["name"])


def _check_record(file: str, name: str, record: Mapping[str, Any]) -> None:
    if bool(record.get("kind")) == bool(record.get("list")):
        raise SchemaError(file, "record must have either 'kind' or 'list'")
    if record.get("list") and not (record.get("parents") and record.get("key")):
        raise SchemaError(file, "record must have 'parents' and 'key' for its list")
    if record.get("kind", name) != name:
        raise SchemaError(file, f"kind must be '{name}', not '{record['kind']}'")


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
        ids_only=bool(raw.get("ids_only")),
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
        constraints=_constraints(file, item, is_derived=bool(raw[table].get("derived"))),
        vocabulary=vocabularies[vocabulary] if vocabulary else None,
        partial_date=bool(item.get("partial_date")),
        by_coverage=bool(item.get("by_coverage")),
        prose=bool(item.get("prose")),
    )


def _constraints(file: str, item: Mapping[str, Any], *, is_derived: bool) -> Mapping[str, Any]:
    """The constraints of a field, complete: what a record may hold is bounded."""
    given: Mapping[str, Any] = item.get("constraints", {})
    for fault in _constraint_faults(item, given):
        raise SchemaError(file, f"field {item['name']}: {fault}")
    is_open = item["type"] == "string" and not item.get("vocabulary") and not item.get("partial_date")
    is_made = item["name"] == "id" and "pattern" not in given  # of an id and a key, which are bounded
    if is_derived or is_made or not is_open:
        return given
    return {"maxLength": _longest(item, given), **given}


def _longest(item: Mapping[str, Any], given: Mapping[str, Any]) -> int:
    if item.get("prose"):
        return _LONGEST_PROSE
    if item.get("format") == "uri":
        return _LONGEST_ADDRESS
    return _LONGEST_ID if "pattern" in given else _LONGEST_TEXT


def _constraint_faults(item: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[str]:
    fault = fault_of(given["pattern"]) if "pattern" in given else None
    if fault:
        yield f"pattern {given['pattern']} {fault}"
    for key, value in given.items():
        if key not in ("required", "unique") and not _fits(key, value, item["type"]):
            yield f"{key} does not fit the type {item['type']}"
    is_text = item["type"] == "string"
    if (item.get("vocabulary") or item.get("partial_date") or item.get("prose")) and not is_text:
        yield "must be of the type string"


def _fits(key: str, value: Any, type_: str) -> bool:
    """Whether a constraint may stand on a field of a type."""
    if key in ("minimum", "maximum"):
        kinds = {"number": (int, Decimal), "integer": (int,), "date": (str,)}.get(type_, ())
        return isinstance(value, kinds) and (type_ != "date" or is_day(str(value)))
    return type_ == "string" and (key == "pattern" or value >= 0)


def _described_field(file: str, item: Mapping[str, Any], raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The field of another table whose title and description `item` shares."""
    table, _, name = item["like"].partition(".")
    for other in raw.get(table, {}).get("fields", []):
        if other["name"] == name and "title" in other:
            described: Mapping[str, Any] = other
            return described
    raise SchemaError(file, f"field {item['name']} is like '{item['like']}', which has no words")
