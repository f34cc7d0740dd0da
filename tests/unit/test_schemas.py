"""The real schemas: complete in both languages, consistent with each other and with the rules that read them."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
import yaml

from generator.derive.disagreements import PLAIN_PATTERNS, REPORTING, SIDES
from generator.derive.ladder import MONEY, PROJECTS
from generator.derive.position import UNSTATED
from generator.descriptors import field_descriptor, table_descriptor
from generator.model import Row
from generator.schemas import Schemas
from tests.unit.example_repo import EXAMPLE, ROOT, record

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
FOLDER = ROOT / "schemas"


@pytest.fixture(scope="module")
def raw() -> dict[str, Any]:
    """The schema files as plain YAML, by table."""
    files = sorted(FOLDER.glob("*.schema.yaml"))
    return {path.name.removesuffix(".schema.yaml"): yaml.safe_load(path.read_bytes()) for path in files}


def lacking(thing: Any, names: tuple[str, ...]) -> list[str]:
    """The words that a table, field or vocabulary lacks, or has in the wrong language."""
    get = thing.get if isinstance(thing, dict) else lambda name: getattr(thing, name)
    english = [name for name in names if not get(name) or JAPANESE.search(get(name))]
    return english + [f"{name}_ja" for name in names if not JAPANESE.search(get(f"{name}_ja") or "")]


def test_every_table_and_field_is_described_in_both_languages(schemas: Schemas) -> None:
    words = ("title", "description")
    found = {table.name: lacking(table, words) for table in schemas.tables.values()}
    for table in schemas.tables.values():
        found |= {f"{table.name}.{one.name}": lacking(one, words) for one in table.fields.values()}
    assert {name: missing for name, missing in found.items() if missing} == {}
    assert len(found) > 400


def test_every_vocabulary_and_value_is_described_in_both_languages(schemas: Schemas) -> None:
    text = yaml.safe_load((FOLDER / "vocabularies.yaml").read_bytes())
    found = {name: lacking(one, ("title", "description")) for name, one in text.items()}
    for name, one in text.items():
        found |= {f"{name}.{entry['value']}": lacking(entry, ("description",)) for entry in one["values"]}
        assert all(entry["label"] and entry["label_ja"] for entry in one["values"]), name
    assert {name: missing for name, missing in found.items() if missing} == {}
    assert len(found) > 300


def test_no_value_stands_twice_and_no_two_values_of_a_list_read_the_same(schemas: Schemas) -> None:
    text = yaml.safe_load((FOLDER / "vocabularies.yaml").read_bytes())
    for name, one in text.items():
        for key in ("value", "label", "description", "description_ja"):
            values = [entry[key] for entry in one["values"]]
            assert sorted(values) == sorted(set(values)), f"{name}: {key}"
        assert list(schemas.vocabularies[name].entries) == [entry["value"] for entry in one["values"]]


def test_values_can_stand_in_an_address(schemas: Schemas) -> None:
    values = [value for one in schemas.vocabularies.values() for value in one.entries]
    assert [value for value in values if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*|[A-D]", value)] == []


def test_every_vocabulary_is_that_of_some_field_and_no_field_names_another(schemas: Schemas) -> None:
    used = {one.vocabulary.name for table in schemas.tables.values() for one in table.fields.values() if one.vocabulary}
    assert used == set(schemas.vocabularies)


def test_no_two_vocabularies_are_alike_in_name_title_or_values(schemas: Schemas) -> None:
    for one, other in combinations(schemas.vocabularies.values(), 2):
        assert plain(one.name) != plain(other.name)
        assert plain(one.title) != plain(other.title), f"{one.name} and {other.name}"
        assert one.title_ja != other.title_ja, f"{one.name} and {other.name}"
        assert set(one.entries) != set(other.entries), f"{one.name} and {other.name}"


def plain(name: str) -> str:
    """A name without what people do not tell apart by: case, signs, the plural."""
    return re.sub(r"[^a-z]", "", name.lower()).removesuffix("s")


def test_a_field_that_is_like_another_is_checked_like_it(raw: dict[str, Any]) -> None:
    fields = {(table, one["name"]): one for table, schema in raw.items() for one in schema["fields"]}
    same = ("type", "format", "vocabulary", "partial_date", "prose")
    pairs = [((table, name), tuple(one["like"].split("."))) for (table, name), one in fields.items() if "like" in one]
    assert len(pairs) > 40
    for mine, model in pairs:
        assert [fields[mine].get(key) for key in same] == [fields[model].get(key) for key in same], mine


def test_schema_files_hold_no_key_that_nothing_reads(raw: dict[str, Any]) -> None:
    words = {"title", "title_ja", "description", "description_ja"}
    tables = words | {"name", "record", "derived", "fields", "primaryKey", "foreignKeys", "about"}
    tables |= {"needs_sources", "names_one_of", "listed_where_referred"}
    fields = words | {
        "name",
        "type",
        "format",
        "like",
        "vocabulary",
        "partial_date",
        "by_coverage",
        "prose",
        "constraints",
    }
    origin = {"kind", "list", "parents", "key", "item", "ids_only"}
    for name, schema in raw.items():
        assert set(schema) <= tables, name
        assert set(schema.get("record", {})) <= origin, name
        for one in schema["fields"]:
            assert set(one) <= fields, f"{name}.{one['name']}"
            assert set(one.get("constraints", {})) <= {"required", "unique", "pattern", "minimum", "maximum"}, one[
                "name"
            ]
            assert "like" in one or words <= set(one), f"{name}.{one['name']}"


def test_keys_and_parents_lead_to_fields_and_tables_that_exist(schemas: Schemas, raw: dict[str, Any]) -> None:
    for name, table in schemas.tables.items():
        assert set(table.primary_key) <= set(table.fields), name
        assert len(table.fields) == len(raw[name]["fields"]), f"{name} names a field twice"
        assert all("id" in schemas.tables[key.table].fields for key in table.foreign_keys), name
        if table.origin and table.origin.list:
            assert set(table.origin.key) <= set(table.fields), name
            assert not table.origin.item or table.origin.item in table.fields, name
            for parent, column in table.origin.parents.items():
                assert table.references(column) == parent, f"{name}.{column}"


def test_the_kinds_are_the_folders_of_the_miniature(schemas: Schemas) -> None:
    assert list(schemas.kinds) == sorted(path.name for path in EXAMPLE.iterdir())


@pytest.mark.parametrize(
    ("table", "lists"),
    [
        ("projects", {"claims": "claims", "disputes": "disputes", "formerly": "former_ids", "places": "places",
                      "roles": "roles", "sources": "citations", "stages": "stages", "standings": "standings",
                      "statements": "claim_references"}),
        ("rounds", {"assumptions": "assumptions", "claims": "claims", "disputes": "disputes", "formerly": "former_ids",
                    "projects": "round_projects", "sources": "citations", "statements": "claim_references"}),
        ("claims", {"formerly": "former_ids", "sources": "citations"}),
        ("stages", {"sources": "citations"}),
        ("citations", {}),
        ("financing_projects", {}),
        ("ladder", {}),
    ],
)  # fmt: skip
def test_a_row_may_hold_the_lists_that_name_its_table_as_parent_and_its_sources(
    schemas: Schemas, table: str, lists
) -> None:
    assert {key: child.name for key, child in schemas.lists_of(table).items()} == lists


def test_every_key_that_a_record_may_write_can_be_read_as_an_attribute_of_its_row(schemas: Schemas) -> None:
    for table in schemas.tables.values():
        if table.origin:
            written = set(table.fields) - ({"table", "row"} if table.origin.any_parent else set())
            row = Row(table, {name: f"the {name}" for name in written}, record("notes", "one"), ())
            assert {name: getattr(row, name) for name in written} == row.values, table.name


def test_the_keys_of_vocabularies_that_drive_rules_fit_each_other(schemas: Schemas) -> None:
    lists = {name: one.entries for name, one in schemas.vocabularies.items()}
    ranks = [entry["rank"] for entry in lists["attribution"].values()]
    assert ranks == sorted(set(ranks))
    assert [entry["rank"] for entry in lists["grade"].values()] == [1, 2, 3, 4]
    assert {entry["ladder"] for entry in lists["stage"].values() if "ladder" in entry} == set(lists["ladder_step"])
    own = [value for value, entry in lists["attribution"].items() if entry.get("own")]
    ranked = [value for value in list(lists["attribution"])[1:] if value not in own]
    assert list(lists["headline_step"]) == ["both-governments", "governments-differ", "one-government", *ranked]
    assert {entry["government"] for entry in lists["side"].values()} == {True, False}
    assert UNSTATED in lists["basis"]
    assert set(lists["qualifier"]) <= set(PLAIN_PATTERNS)
    assert set(lists["confidence"]) == {"high", "medium", "low", "unsupported"}
    assert set(lists["clock_state"]) == {"ahead", "passed", "unknown"}
    assert set(lists["disagreement_between"]) == {SIDES, REPORTING}
    assert set(lists["amount_of"]) == {PROJECTS, MONEY}
    assert set(lists["disagreement_kind"]) == {"reading", "claim"}


def test_every_unit_says_what_it_measures_how_many_and_how_it_reads(schemas: Schemas) -> None:
    for value, entry in schemas.vocabularies["unit"].entries.items():
        assert entry["measure"], value
        assert Decimal(entry["factor"]) > 0, value
        assert entry["format"].count("{}") == 1, value
        assert entry["format_ja"].count("{}") + entry["format_ja"].count("{whole}") == 1, value


@pytest.mark.parametrize(
    ("table", "name", "expected"),
    [
        ("sources", "grade", {"enum": ["A", "B", "C", "D"], "required": True}),
        ("claims", "as_of", {"pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "required": True}),
        ("places", "latitude", {"minimum": -90, "maximum": 90}),
        ("claims", "value", None),
    ],
)
def test_a_published_field_carries_its_constraints(schemas: Schemas, table: str, name: str, expected) -> None:
    assert field_descriptor(schemas.tables[table].fields[name]).get("constraints") == expected


def test_a_published_field_of_a_vocabulary_carries_its_categories(schemas: Schemas) -> None:
    side = schemas.vocabularies["side"].entries
    assert field_descriptor(schemas.tables["claims"].fields["side"])["categories"] == [
        {"value": value, "label": entry["label"]} for value, entry in side.items()
    ]
    assert "categories" not in field_descriptor(schemas.tables["claims"].fields["note"])


def test_published_tables_hold_only_keys_of_the_standard_and_our_japanese_words(schemas: Schemas) -> None:
    standard = {"name", "type", "format", "title", "description", "constraints", "categories"}
    for table in schemas.tables.values():
        published = table_descriptor(table)
        assert set(published) == {"fields", "primaryKey", "foreignKeys", "missingValues"}
        assert all(set(one) <= standard | {"title_ja", "description_ja"} for one in published["fields"])
        assert [one["name"] for one in published["fields"]] == list(table.fields)
