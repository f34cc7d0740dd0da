"""References between rows: every foreign key must lead to a row, and a near miss is named."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Problem, suggest
from generator.model import Catalogue


def check_references(catalogue: Catalogue, unread: frozenset[tuple[str, str]]) -> Iterator[Problem]:
    """Foreign keys that lead nowhere, neither to a record nor to one that is there but `unread`."""
    former = {(row.values.get("table"), row.former): row.row for row in catalogue.tables["former_ids"]}
    for name, rows in catalogue.tables.items():
        values = [row.values for row in rows]
        for key in catalogue.schemas.tables[name].foreign_keys:
            known = catalogue.by_id[key.table]
            lost = {value for each in values if isinstance(value := each.get(key.field), str)}.difference(known)
            for row in rows if lost else ():
                value = row.get(key.field)
                if isinstance(value, str) and value in lost and not _is_unread(catalogue, key.table, value, unread):
                    now = former.get((key.table, value))
                    known_by = f"it is called '{now}' now" if now else suggest(value, sorted(known))
                    remedy = known_by or f"add it under {_home(catalogue, key.table)}"
                    yield row.problem(key.field, f"must be the id of one of the {key.table}, '{value}' is none", remedy)


def _is_unread(catalogue: Catalogue, table: str, value: str, unread: frozenset[tuple[str, str]]) -> bool:
    """Whether `value` names a record that could not be read, or a row of a list in one."""
    origin = catalogue.schemas.tables[table].origin
    kinds = origin.parents if origin and origin.list else (table,)
    return any((kind, value.partition(".")[0]) in unread for kind in kinds)


def _home(catalogue: Catalogue, table: str) -> str:
    origin = catalogue.schemas.tables[table].origin
    return f"data/{table}/" if origin and origin.kind else f"'{origin.list if origin else table}:' of a record"
