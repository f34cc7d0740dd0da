"""One record as JSON, with its lists nested and the sources it rests on written out."""

from __future__ import annotations

import json
from typing import Any

from generator.model import Catalogue, Row
from generator.references import sources_within
from generator.tables.cells import jsonable


def render_record(row: Row, catalogue: Catalogue) -> str:
    """A record with everything that stands in its file, and the documents it cites, by identifier."""
    sources = sources_within(catalogue, row)
    documents = {id_: _fields(sources[id_]) for id_ in sorted(sources)}
    record = {"table": row.schema.name, **_nested(row), **({"documents": documents} if documents else {})}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _nested(row: Row) -> dict[str, Any]:
    nested = _fields(row)
    for name, rows in row.lists.items():
        if rows:
            nested[name] = [_item(each) for each in rows]
    return nested


def _item(row: Row) -> Any:
    """A list's row; a bare item (a source, an alias) stays bare."""
    item = row.schema.origin.item if row.schema.origin else ""
    return row.values[item] if item else _nested(row)


def _fields(row: Row) -> dict[str, Any]:
    return {name: jsonable(row.values[name]) for name in row.schema.fields if row.values.get(name) is not None}
