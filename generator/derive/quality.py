"""Quality: how well the records are sourced, and how long it is since each was heard of.

A record is silent if nothing dated about it was found in the 180 days up to the coverage date. Silence says nothing
about the world, only about what was found.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.dates import first_day, last_day
from generator.model import Catalogue, Row

SILENT_AFTER = 180  # days
HEARD_OF = ("projects", "companies", "financings")
_DATED = ("as_of", "date")
_AGES = ((0, 90), (91, 180), (181, None))


@dataclass(frozen=True)
class Count:
    """How many of how many, under a measure and a group; or how many for each of how many, for an average."""

    measure: str
    group: str
    count: int
    of: int
    average: bool = False


def quality(catalogue: Catalogue) -> Iterator[Count]:
    """Every count, by measure and group."""
    yield from _by_kind(catalogue)
    yield from _single_source(catalogue)
    yield from _question_ages(catalogue)
    heard = last_heard(catalogue)
    for table in HEARD_OF:
        rows = catalogue.tables[table]
        yield Count("silent", table, sum(is_silent(catalogue, heard[table, row.id]) for row in rows), len(rows))


def _by_kind(catalogue: Catalogue) -> Iterator[Count]:
    """Only kinds that cite at all."""
    kinds = [kind for kind in catalogue.schemas.kinds if kind not in ("sources", "dataset", "parties")]
    cited = {kind: [_sources_within(catalogue, row) for row in catalogue.tables[kind]] for kind in kinds}
    for kind, found in cited.items():
        yield Count("sources", kind, sum(len({source.id for source in sources}) for sources in found), len(found), True)
    for kind, found in cited.items():
        yield Count("cited", kind, sum(bool(sources) for sources in found), len(found))
    for kind, found in cited.items():
        yield Count(
            "official", kind, sum(any(source.kind == "official" for source in sources) for sources in found), len(found)
        )


def _sources_within(catalogue: Catalogue, row: Row) -> list[Row]:
    """Sources that a row or any row of its lists cites."""
    found = list(catalogue.cited(row))
    for name, rows in row.lists.items():
        if name != "sources":
            found += [source for each in rows for source in _sources_within(catalogue, each)]
    return found


def _single_source(catalogue: Catalogue) -> Iterator[Count]:
    for attribution in catalogue.schemas.vocabularies["attribution"].entries:
        claims = [row for row in catalogue.tables["claims"] if row.attribution == attribution]
        single = [
            row for row in claims if len({source.chain or source.publisher for source in catalogue.cited(row)}) == 1
        ]
        if claims:
            yield Count("single-source", attribution, len(single), len(claims))


def _question_ages(catalogue: Catalogue) -> Iterator[Count]:
    compiled = last_day(catalogue.dataset.compiled)
    ages = [
        (compiled - last_day(row.last_looked)).days for row in catalogue.tables["questions"] if row.status != "answered"
    ]
    for low, high in _AGES:
        words = f"{low}-{high}" if high else f"{low}-"
        yield Count("question-age", words, sum(low <= age and (high is None or age <= high) for age in ages), len(ages))


def last_heard(catalogue: Catalogue) -> dict[tuple[str, str], datetime.date | None]:
    """For every project, company and financing: the latest day of anything dated about it, up to the coverage date."""
    heard: dict[tuple[str, str], datetime.date | None] = {
        (table, row.id): None for table in HEARD_OF for row in catalogue.tables[table]
    }
    limit = last_day(catalogue.dataset.coverage)
    for rows in catalogue.tables.values():
        for row in rows:
            date = _date(row)
            if date is None or first_day(date) > limit:
                continue
            day = min(last_day(date), limit)
            for key in _about(row):
                if key in heard:
                    heard[key] = max(filter(None, (heard[key], day)))
    return heard


def is_silent(catalogue: Catalogue, heard: datetime.date | None) -> bool:
    """Whether nothing was heard in the days up to the coverage date that the rule names."""
    return heard is None or (last_day(catalogue.dataset.coverage) - heard).days > SILENT_AFTER


def _date(row: Row) -> str | None:
    dates = (each.get(name) for each in (row, row.owner) for name in _DATED)
    return next((date for date in dates if isinstance(date, str)), None)


def _about(row: Row) -> Iterable[tuple[str, str]]:
    """Records that a row is about: its owner and whatever it refers to."""
    yield row.owner.table.name, row.owner.id
    for key in row.table.foreign_keys:
        if row.get(key.field):
            yield key.table, row.get(key.field)
