"""Texts of records that stand in one language only: which, and how many of how many by table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.derive.quality import QualityCount
from generator.languages import MAIN
from generator.model import Catalogue, Row, language_of


@dataclass(frozen=True, kw_only=True)
class Untranslated:
    """A text that a language lacks: the table, row and field it stands in, and the file of the record."""

    language: str
    table: str
    row: str
    field: str
    stands_in: str


def untranslated(catalogue: Catalogue) -> Iterator[Untranslated]:
    """Every text of a record that is shown to readers and lacks a language, by language, table, row and field."""
    for language in _languages(catalogue):
        for row, field in _texts(catalogue):
            if not _is_in(row, field, language):
                table, file = row.schema.name, row.owner.file.path
                yield Untranslated(language=language, table=table, row=_name(row), field=field, stands_in=str(file))


def translation_counts(catalogue: Catalogue, lacking: Iterable[Untranslated]) -> Iterator[QualityCount]:
    """Texts that are in a language, of all, by table and language."""
    texts = Counter(row.schema.name for row, _ in _texts(catalogue))
    missing = Counter((each.language, each.table) for each in lacking)
    for language in _languages(catalogue):
        for table, of in texts.items():
            count = of - missing[language, table]
            yield QualityCount(measure="translated", group=f"{table}.{language}", count=count, of=of)


def _languages(catalogue: Catalogue) -> list[str]:
    return [language for language in catalogue.schemas.languages if language != MAIN]


def _texts(catalogue: Catalogue) -> Iterator[tuple[Row, str]]:
    for name, table in catalogue.schemas.tables.items():
        if not table.derived:
            for row in catalogue.tables[name]:
                for field in table.texts:
                    if row.get(field):
                        yield row, field


def _is_in(row: Row, field: str, language: str) -> bool:
    """Whether a text is in a language: in a field of its own, or because the source that it is of is."""
    return bool(row.get(f"{field}_{language}")) or language_of(row, field) == language


def _name(row: Row) -> str:
    """The identifier of a row; of one without, its record's and where it stands in it."""
    return str(row.get("id") or f"{row.owner.id} {row.at}")
