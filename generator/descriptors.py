"""Table Schemas as the Data Package standard has them: our own keys resolved or left out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from generator.schemas import Field, TableSchema


def table_descriptor(table: TableSchema) -> dict[str, Any]:
    """The Table Schema of `table` as it is published."""
    foreign_keys = [
        {"fields": [key.field], "reference": {"resource": key.table, "fields": ["id"]}} for key in table.foreign_keys
    ]
    return {
        "fields": [field_descriptor(field) for field in table.fields.values()],
        "primaryKey": list(table.primary_key),
        "foreignKeys": foreign_keys,
        "missingValues": [""],
    }


def field_descriptor(field: Field) -> dict[str, Any]:
    """A field as Data Package v2 has it: vocabularies become `categories` and an `enum`, our own keys stay out."""
    constraints = dict(field.constraints)
    result: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "format": field.format,
        "title": field.title,
        "title_ja": field.title_ja,
        "description": field.description,
        "description_ja": field.description_ja,
    }
    if field.vocabulary:
        entries = field.vocabulary.entries
        constraints["enum"] = list(entries)
        result["categories"] = [{"value": value, "label": entry["label"]} for value, entry in entries.items()]
    if field.partial_date:
        constraints["pattern"] = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
    if constraints:
        result["constraints"] = {key: _as_json(value) for key, value in constraints.items()}
    return result


def _as_json(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value
