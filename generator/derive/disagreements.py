"""Disagreements: pairs of statements on one thing that differ, both sides' words beside each other.

Two statements are on one thing if they belong to one disputed point, or if they are figures claimed of the same record,
field, basis and measure by different speakers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.derive.headline import grouped, statement
from generator.figures import has_figure
from generator.model import Catalogue, Row
from generator.schemas import Vocabulary

_STATEMENTS = ("readings", "claims", "places")


@dataclass(frozen=True)
class Disagreement:
    """Two rows that differ on `subject`; `dispute` is the disputed point, if the records name one."""

    subject: str
    dispute: Row | None
    first: Row
    second: Row


def disagreements(catalogue: Catalogue) -> list[Disagreement]:
    """All of them: first the disputed points that records name, then the figures that differ by themselves."""
    return [*_named(catalogue), *_figures(catalogue)]


def _named(catalogue: Catalogue) -> Iterator[Disagreement]:
    units = catalogue.schemas.vocabularies["unit"]
    said: dict[str, list[Row]] = defaultdict(list)
    for table in _STATEMENTS:
        for row in catalogue.tables[table]:
            if row.dispute:
                said[row.dispute].append(row)
    for dispute in catalogue.tables["disputes"]:
        for first, second in combinations(said[dispute.id], 2):
            if words_key(first, units) != words_key(second, units):
                yield Disagreement(dispute.id, dispute, first, second)


def _figures(catalogue: Catalogue) -> Iterator[Disagreement]:
    units = catalogue.schemas.vocabularies["unit"]
    groups = grouped((row for row in catalogue.tables["claims"] if has_figure(row)), catalogue)
    for group, rows in groups.items():
        subject = ".".join(filter(None, group[1:]))
        for first, second in combinations(rows, 2):
            together = first.dispute and first.dispute == second.dispute
            if (
                not together
                and statement(first, units) != statement(second, units)
                and first.asserted_by != second.asserted_by
            ):
                yield Disagreement(subject, None, first, second)


def words_key(row: Row, units: Vocabulary) -> object:
    """What tells two statements apart: the position they take, or else a figure, words, or a place's name."""
    if row.get("position"):
        return row.position
    if row.table.name == "claims":
        return statement(row, units)
    return row.statement if row.table.name == "readings" else row.name
