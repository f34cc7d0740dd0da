"""How strong the sources of a statement are, by the flags that the list of grades gives."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Catalogue, Row


def has_flag(catalogue: Catalogue, source: Row, flag: str) -> bool:
    """Whether the grade of a source has `flag` in the list of grades: `strong` or `digest`."""
    return bool(catalogue.schemas.vocabularies["grade"].entries[source.grade].get(flag))


def is_strong(catalogue: Catalogue, source: Row) -> bool:
    """Whether a source can carry a statement."""
    return has_flag(catalogue, source, "strong")


def is_weak(catalogue: Catalogue, row: Row) -> bool:
    """Whether a row cites sources and none of them is strong; it is shown as weak then."""
    sources = catalogue.cited(row)
    return bool(sources) and not any(is_strong(catalogue, source) for source in sources)


def rests_on_digests(catalogue: Catalogue, row: Row) -> bool:
    """Whether a row cites nothing better than digests, which never carry a statement alone."""
    return all(has_flag(catalogue, source, "digest") for source in catalogue.cited(row))


def origins(sources: Iterable[Row]) -> set[str]:
    """Independent origins of sources: their chain, or, where they have none, their publisher."""
    return {source.chain or source.publisher for source in sources}


def is_only_reported(catalogue: Catalogue, row: Row) -> bool:
    """Whether a row rests on digests alone or on an unconfirmed event: it is shown as reported, never counted."""
    event = catalogue.find("events", row.get("event")) if row.schema.references("event") == "events" else None
    if event is not None and is_unconfirmed(event):
        return True
    return bool(catalogue.cited(row)) and rests_on_digests(catalogue, row)


def is_unconfirmed(event: Row) -> bool:
    """Whether the list of certainties flags an event's as one that nothing may be counted on."""
    vocabulary = event.schema.fields["certainty"].vocabulary
    assert vocabulary is not None
    return bool(vocabulary.entries[event.certainty].get("unconfirmed"))


def best_grade(catalogue: Catalogue, row: Row) -> int:
    """Rank of the best grade among the sources of a row, 1 for the best; beyond all ranks where it cites none."""
    grades = catalogue.schemas.vocabularies["grade"].entries
    ranks = [int(grades[source.grade]["rank"]) for source in catalogue.cited(row)]
    return min(ranks, default=len(grades) + 1)
