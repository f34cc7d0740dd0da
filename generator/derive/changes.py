"""Changes between two versions of the tables, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Version = Mapping[str, Sequence[Mapping[str, str]]]


@dataclass(frozen=True)
class Change:
    """One field of one row that was added, modified or removed; values as CSV has them."""

    table: str
    row: str
    field: str
    kind: str
    before: str
    after: str


def changes(before: Version, after: Version, keys: Mapping[str, Sequence[str]]) -> Iterator[Change]:
    """Every difference between two versions, by table, row and field. `keys` gives each table's primary key."""
    for table in sorted(keys):
        old, new = _by_key(before.get(table, ()), keys[table]), _by_key(after.get(table, ()), keys[table])
        for row in sorted(old.keys() | new.keys()):
            was, now = old.get(row, {}), new.get(row, {})
            for field in sorted(was.keys() | now.keys()):
                if was.get(field, "") != now.get(field, ""):
                    kind = "modified" if was and now else "added" if now else "removed"
                    yield Change(table, row, field, kind, was.get(field, ""), now.get(field, ""))


def _by_key(rows: Sequence[Mapping[str, str]], key: Sequence[str]) -> dict[str, Mapping[str, str]]:
    return {"|".join(row.get(name, "") for name in key): row for row in rows}
