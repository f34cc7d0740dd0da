"""The data package: a Data Package v2 descriptor and one CSV a table."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from generator.exports.csv_table import MEDIA_TYPE, render_csv
from generator.model import Catalogue
from generator.schemas import table_descriptor
from generator.tables import TableRows, Tables

_PROFILE = "https://datapackage.org/profiles/2.0/"
DESCRIPTOR = "datapackage.json"


def render_package(catalogue: Catalogue, made: Tables) -> dict[str, str]:
    """Every file of the package by name: the descriptor and the CSVs."""
    files = {f"{name}.csv": render_csv(one) for name, one in made.items()}
    files[DESCRIPTOR] = json.dumps(descriptor(catalogue, made, files), ensure_ascii=False, indent=1) + "\n"
    return files


def descriptor(catalogue: Catalogue, made: Tables, files: Mapping[str, str]) -> dict[str, Any]:
    """The descriptor; coverage and version come from the dataset's record, sources from the records' sources."""
    dataset = catalogue.dataset
    return {
        "$schema": f"{_PROFILE}datapackage.json",
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
        "sources": _sources(catalogue),
        "resources": [_resource(one, files[f"{name}.csv"]) for name, one in made.items()],
    }


def _sources(catalogue: Catalogue) -> list[dict[str, str]]:
    """Sources that readers may be sent to; the table `sources` holds all of them."""
    return [
        {"title": f"{row.publisher}: {row.title}", **({"path": row.address} if row.address else {})}
        for row in catalogue.tables["sources"]
    ]


def _resource(one: TableRows, text: str) -> dict[str, Any]:
    data = text.encode()
    return {
        "$schema": f"{_PROFILE}dataresource.json",
        "name": one.schema.name,
        "type": "table",
        "path": f"{one.schema.name}.csv",
        "title": one.schema.title,
        "title_ja": one.schema.title_ja,
        "description": one.schema.description,
        "description_ja": one.schema.description_ja,
        "derived": one.schema.derived,
        "rows": len(one.rows),
        "format": "csv",
        "mediatype": MEDIA_TYPE,
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {
            "$schema": f"{_PROFILE}tabledialect.json",
            "header": True,
            "delimiter": ",",
            "lineTerminator": "\n",
        },
        "schema": {"$schema": f"{_PROFILE}tableschema.json", **table_descriptor(one.schema)},
    }
