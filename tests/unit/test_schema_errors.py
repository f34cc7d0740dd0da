"""Schemas that contradict themselves or each other: each is refused with its file and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.table_rows import row_errors
from generator.descriptors import field_descriptor
from generator.errors import SchemaError
from generator.schemas import read_schemas
from tests.unit.example_repo import Edit, add, swap

WORDS = "title: T, title_ja: 題, description: What it is., description_ja: 説明。"
MOOD = """mood:
  title: Mood
  title_ja: 気分
  values:
  - {value: glad, label: glad, label_ja: 嬉しい, description: Glad., description_ja: 嬉しい。}
  - {value: sad, label: sad, label_ja: 悲しい, description: Sad., description_ja: 悲しい。}
"""
NOTES = f"""name: notes
title: Notes
title_ja: 覚書
description: Notes.
description_ja: 覚書。
record: {{kind: notes}}
fields:
- {{name: id, type: string, {WORDS}}}
- {{name: mood, type: string, vocabulary: mood, {WORDS}}}
- {{name: size, type: number, constraints: {{minimum: 0.5}}, {WORDS}}}
primaryKey: [id]
"""
PAGES = f"""name: pages
title: Pages
title_ja: 頁
description: Pages of a note.
description_ja: 覚書の頁。
record: {{list: pages, parents: {{notes: note}}, key: [key]}}
fields:
- {{name: id, type: string, {WORDS}}}
- {{name: note, type: string, {WORDS}}}
- {{name: key, type: string, {WORDS}}}
- {{name: size, type: number, like: notes.size}}
primaryKey: [id]
foreignKeys:
- {{fields: [note], reference: {{resource: notes, fields: [id]}}}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    add("vocabularies.yaml", MOOD)(tmp_path)
    add("notes.schema.yaml", NOTES)(tmp_path)
    add("pages.schema.yaml", PAGES)(tmp_path)
    return tmp_path


def test_sound_schemas_are_read_with_what_they_borrow(folder: Path) -> None:
    schemas = read_schemas(folder)
    size = schemas.tables["pages"].fields["size"]
    assert list(schemas.tables) == ["notes", "pages"]
    assert (size.title, size.title_ja, size.description, size.description_ja) == ("T", "題", "What it is.", "説明。")
    assert schemas.tables["notes"].fields["mood"].vocabulary == schemas.vocabularies["mood"]
    assert [schemas.vocabularies["mood"].label("sad", lang) for lang in ("en", "ja")] == ["sad", "悲しい"]


CONTRADICTIONS = {
    "another name than the file's": (
        swap("notes.schema", "name: notes", "name: note"), "notes.schema.yaml: name must be 'notes', not 'note'"),
    "neither of records nor derived": (
        swap("notes.schema", "record: {kind: notes}\n", ""),
        "notes.schema.yaml: must have either 'record' or 'derived'"),
    "both of records and derived": (
        swap("notes.schema", "record: {kind: notes}\n", "record: {kind: notes}\nderived: true\n"),
        "notes.schema.yaml: must have either 'record' or 'derived'"),
    "an unknown vocabulary": (
        swap("notes.schema", "vocabulary: mood", "vocabulary: moods"),
        "notes.schema.yaml: field mood names the unknown vocabulary 'moods'"),
    "like a field that is none": (
        swap("pages.schema", "like: notes.size", "like: notes.length"),
        "pages.schema.yaml: field size is like 'notes.length', which has no words"),
    "like a field of a table that is none": (
        swap("pages.schema", "like: notes.size", "like: note.size"),
        "pages.schema.yaml: field size is like 'note.size', which has no words"),
    "like a field that only borrows its words": (
        swap("notes.schema", f"minimum: 0.5}}, {WORDS}", "minimum: 0.5}, like: pages.size"),
        "notes.schema.yaml: field size is like 'pages.size', which has no words"),
    "a field without words": (
        swap("pages.schema", f"key, type: string, {WORDS}", "key, type: string, title: Key, description: ''"),
        "pages.schema.yaml: field key lacks title_ja, description, description_ja"),
    "a table without words": (
        swap("notes.schema", "title_ja: 覚書\n", ""), "notes.schema.yaml: lacks title_ja"),
    "a foreign key to no table": (
        swap("pages.schema", "resource: notes", "resource: note"),
        "pages.schema.yaml: foreign key note -> note leads nowhere"),
    "a foreign key from no field": (
        swap("pages.schema", "fields: [note]", "fields: [notes]"),
        "pages.schema.yaml: foreign key notes -> notes leads nowhere"),
    "a primary key of no field": (
        swap("notes.schema", "primaryKey: [id]", "primaryKey: [ident]"),
        "notes.schema.yaml: primary key ident is no field"),
    "a file that is no YAML": (
        swap("notes.schema", "record: {kind: notes}", "record: {kind: notes"),
        "notes.schema.yaml:7:7: must be YAML: did not find expected ',' or '}' (mind indents, colons and quotes)"),
    "a key that stands twice": (
        swap("notes.schema", "primaryKey", "name: notes\nprimaryKey"),
        "notes.schema.yaml:11:1: name: must stand once, it stands on line 1 already (keep one of the two)"),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "message"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_a_contradiction_is_refused(folder: Path, edit: Edit, message: str) -> None:
    edit(folder)
    with pytest.raises(SchemaError) as raised:
        read_schemas(folder)
    assert str(raised.value) == message


def test_bounds_of_a_field_are_published_as_numbers_and_checked_exactly(folder: Path) -> None:
    table = read_schemas(folder).tables["notes"]
    assert field_descriptor(table.fields["size"])["constraints"] == {"minimum": 0.5}
    rows = [{"id": "a", "size": 1}, {"id": "b", "size": 0}]
    assert [(fault.position, fault.field, fault.message) for fault in row_errors(table, rows)] == [
        (1, "size", "must have minimum 0.5, not '0'")
    ]


def test_a_table_without_rows_has_no_faults(folder: Path) -> None:
    assert list(row_errors(read_schemas(folder).tables["notes"], [])) == []


def test_a_currency_without_billions_is_refused(folder: Path) -> None:
    unit = (
        "unit:\n  title: Unit\n  title_ja: 単位\n  values:\n  - {value: nok-tn, label: kr tn, label_ja: 兆クローネ,"
        " description: T., description_ja: 兆。, measure: nok, factor: '1000000000000', format: 'kr {} tn',"
        " money: true}\n"
    )
    with (folder / "vocabularies.yaml").open("a", encoding="utf-8") as file:
        file.write(unit)
    with pytest.raises(SchemaError, match="unit lacks billions of nok"):
        read_schemas(folder)
