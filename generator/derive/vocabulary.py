"""The closed lists laid out as rows, so that downloads carry what their values mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.schemas import Schemas


@dataclass(frozen=True, kw_only=True)
class VocabularyValue:
    """One value of one closed list, with its words in both languages."""

    list: str
    value: str
    label: str
    label_ja: str
    description: str
    description_ja: str


def vocabulary_values(schemas: Schemas) -> Iterator[VocabularyValue]:
    """Every value of every list, in the order of the file."""
    for vocabulary in schemas.vocabularies.values():
        for value, entry in vocabulary.entries.items():
            yield VocabularyValue(
                list=vocabulary.name,
                value=value,
                label=entry["label"],
                label_ja=entry["label_ja"],
                description=entry["description"],
                description_ja=entry["description_ja"],
            )
