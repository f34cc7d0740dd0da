"""What refers to what: rows that refer to a record, statements on a disputed point, sources that a row rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model import Catalogue, Row

STATEMENT_TABLES = ("readings", "claims", "places")  # tables whose rows may belong to a disputed point
LEAST_IN_DISPUTE = 2  # of them on a point: fewer contradict nobody

RowKey = tuple[str, str]  # table, id


@dataclass(frozen=True)
class References:
    """The links of a catalogue, read backwards; made once by `build_references`."""

    catalogue: Catalogue
    _referring: Mapping[RowKey, Mapping[str, tuple[Row, ...]]]
    _citing: Mapping[str, tuple[Row, ...]]
    _disputed: Mapping[str, tuple[Row, ...]]

    def referring(self, row: Row, table: str) -> tuple[Row, ...]:
        """Rows of `table`, in other records, that refer to `row`."""
        key = key_of(row)
        rows = self._referring.get(key, {}).get(table, ())
        self._note("referring", key, rows)
        return rows

    def all_referring(self, key: RowKey) -> Iterator[Row]:
        """Every row that refers to the row of this key."""
        for rows in self._referring.get(key, {}).values():
            yield from rows

    def owners(self, row: Row, table: str) -> list[Row]:
        """Records whose rows of `table` refer to `row`, each once, in order of date, then of identifier."""
        owners = {each.owner.id: each.owner for each in self.referring(row, table)}
        return sorted(owners.values(), key=lambda owner: (owner.get("date") or "", owner.id))

    def citing(self, source: Row) -> tuple[Row, ...]:
        """Rows that cite a source."""
        rows = self._citing.get(source.id, ())
        self._note("citing", key_of(source), rows)
        return rows

    def disputed(self, dispute: Row) -> tuple[Row, ...]:
        """The statements that belong to a disputed point, by table and place."""
        rows = self._disputed.get(dispute.id, ())
        self._note("disputed", key_of(dispute), rows)
        return rows

    def _note(self, question: str, key: RowKey, rows: Iterable[Row]) -> None:
        reads = self.catalogue.reads
        if reads.recording:
            reads.question(question, *key)
            reads.rows(rows)

    def target(self, row: Row) -> Row | None:
        """The record that a linking row names, of the several that its foreign keys allow; None if it names a body."""
        return next((target for target in targets(self.catalogue, row) if target is not row.owner), None)


def build_references(catalogue: Catalogue) -> References:
    """Reads every foreign key, citation and disputed point once."""
    referring: dict[RowKey, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    citing: dict[str, list[Row]] = defaultdict(list)
    disputed: dict[str, list[Row]] = defaultdict(list)
    for table, rows in catalogue.tables.items():
        for row in rows:
            for key in _outward_keys(row):
                referring[key][table].append(row)
    for citation in catalogue.tables["citations"]:
        assert citation.within is not None
        citing[citation.source].append(citation.within)
    for table in STATEMENT_TABLES:
        for row in catalogue.tables[table]:
            if row.dispute:
                disputed[row.dispute].append(row)
    return References(
        catalogue,
        {key: {table: tuple(rows) for table, rows in tables.items()} for key, tables in referring.items()},
        {source: tuple(rows) for source, rows in citing.items()},
        {dispute: tuple(rows) for dispute, rows in disputed.items()},
    )


def _outward_keys(row: Row) -> Iterator[RowKey]:
    """What a row refers to, but for the record that it stands in."""
    for key in row.schema.foreign_keys:
        value = row.get(key.field)
        is_parent = row.within and row.within.schema.name == key.table and row.owner.id == value
        if value and not is_parent:
            yield key.table, value


def key_of(row: Row) -> RowKey:
    """What tells a row of any table from all others."""
    return row.schema.name, str(row.id)


def targets(catalogue: Catalogue, row: Row) -> Iterator[Row]:
    """Every row that the foreign keys of `row` lead to, in the order of its schema."""
    for key in row.schema.foreign_keys:
        if row.get(key.field):
            yield catalogue.get(key.table, row.get(key.field))


def sources_within(catalogue: Catalogue, row: Row) -> dict[str, Row]:
    """Sources that a row or any row of its lists cites, each once, by identifier, in order of appearance."""
    sources = {source.id: source for source in catalogue.cited(row)}
    for name, rows in row.lists.items():
        if name != "sources":
            for each in rows:
                sources.update(sources_within(catalogue, each))
    return sources
