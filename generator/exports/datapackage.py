"""The data package: a Data Package v2 descriptor, each table as CSV in two forms, and a note on which is which."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator import addresses
from generator.descriptors import table_descriptor
from generator.exports.csv_table import render_csv
from generator.messages import Messages
from generator.model import Catalogue, Row
from generator.tables import TableRows, Tables
from generator.tables.csv_text import MEDIA_TYPE

_PROFILES = "https://datapackage.org/profiles/2.0/"


def render_package(catalogue: Catalogue, tables: Tables, words: Sequence[Messages]) -> dict[str, str]:
    """Every file of the package by name: the descriptor, the note in every language of `words`, and the CSVs."""
    files: dict[str, str] = {}
    for name, table in tables.items():
        rows = render_csv(table)
        files[addresses.table_file_name(name)] = rows.exact
        files[addresses.table_spreadsheet_name(name)] = rows.spreadsheet
    text = json.dumps(descriptor(catalogue, tables, files), ensure_ascii=False, indent=1)
    return {**files, addresses.DESCRIPTOR: text + "\n", addresses.PACKAGE_README: _readme(words)}


def _readme(words: Sequence[Messages]) -> str:
    """What whoever opens the folder has to know before opening a file."""
    parts: list[str] = []
    for messages in words:
        parts += [f"# {messages('csv.title')}", messages("csv.package", descriptor=addresses.DESCRIPTOR)]
        parts += [messages(f"csv.{name}") for name in ("exact", "spreadsheet", "columns", "empty")]
    return "\n\n".join(parts) + "\n"


def descriptor(catalogue: Catalogue, tables: Tables, files: Mapping[str, str]) -> dict[str, Any]:
    """The descriptor; coverage and version come from the dataset's record, sources from the records' sources."""
    dataset = catalogue.dataset
    return {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": dataset.id,
        "id": dataset.homepage or dataset.id,
        "title": dataset.title,
        "title_ja": dataset.title_ja,
        "description": dataset.description,
        "description_ja": dataset.description_ja,
        "version": dataset.version,
        "created": f"{dataset.compiled}T00:00:00Z",
        "coverage": dataset.coverage,
        "licenses": [{"name": dataset.data_licence, "path": dataset.data_licence_url}],
        "contributors": [{"title": row.name, "roles": [row.role]} for row in dataset.contributors],
        "sources": [_source(row) for row in catalogue.tables["sources"]],
        "resources": [_resource(table, files[addresses.table_file_name(name)]) for name, table in tables.items()],
    }


def _source(row: Row) -> dict[str, str]:
    """A source with its address, where readers may be sent to one; the table `sources` holds the rest."""
    title = {"title": f"{row.publisher}: {row.title}"}
    return {**title, "path": row.address} if row.address else title


def _resource(table: TableRows, text: str) -> dict[str, Any]:
    schema, data = table.schema, text.encode()
    return {
        "$schema": f"{_PROFILES}dataresource.json",
        "name": schema.name,
        "type": "table",
        "path": addresses.table_file_name(schema.name),
        "spreadsheet": addresses.table_spreadsheet_name(schema.name),  # our own: the same rows for spreadsheets
        "title": schema.title,
        "title_ja": schema.title_ja,
        "description": schema.description,
        "description_ja": schema.description_ja,
        "derived": schema.derived,
        "rows": len(table.rows),
        "format": "csv",
        "mediatype": MEDIA_TYPE,
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {
            "$schema": f"{_PROFILES}tabledialect.json",
            "header": True,
            "delimiter": ",",
            "lineTerminator": "\n",
        },
        "schema": {"$schema": f"{_PROFILES}tableschema.json", **table_descriptor(schema)},
    }
