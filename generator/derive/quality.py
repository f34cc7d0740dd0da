"""Quality: how well the records are sourced, and how long ago open questions were looked into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.dates import last_day
from generator.derive.evidence import origins
from generator.derive.silence import FOLLOWED_KINDS, Silence
from generator.model import Catalogue, Row
from generator.references import sources_within

_KINDS_THAT_CITE_NOTHING = ("sources", "dataset", "parties")
_QUESTION_AGES = ((0, 90), (91, 180), (181, None))  # days
_PERCENT = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class QualityCount:
    """How many of how many, under a measure and a group; or how many for each of how many, for an average."""

    measure: str
    group: str
    count: int
    of: int
    is_average: bool = False

    @property
    def share(self) -> Decimal | None:
        """Percentage to one place; None for an average or of nothing."""
        if self.is_average or not self.of:
            return None
        return (_PERCENT * self.count / self.of).quantize(Decimal("0.1"))

    @property
    def average(self) -> Decimal | None:
        """How many for each, to two places; None for a share or of nothing."""
        if not self.is_average or not self.of:
            return None
        return (Decimal(self.count) / self.of).quantize(Decimal("0.01"))


def quality(catalogue: Catalogue, silences: Iterable[Silence]) -> Iterator[QualityCount]:
    """Every count, by measure and group."""
    yield from _sources_by_kind(catalogue)
    yield from _single_source(catalogue)
    yield from _question_ages(catalogue)
    silences = tuple(silences)
    for kind in FOLLOWED_KINDS:
        of_kind = [silence.silent for silence in silences if silence.table == kind]
        yield QualityCount(measure="silent", group=kind, count=sum(of_kind), of=len(of_kind))


def _sources_by_kind(catalogue: Catalogue) -> Iterator[QualityCount]:
    """Average number of sources, records that cite any, and records that cite an official one, by kind."""
    kinds = [kind for kind in catalogue.schemas.kinds if kind not in _KINDS_THAT_CITE_NOTHING]
    cited = {kind: [sources_within(catalogue, row) for row in catalogue.tables[kind]] for kind in kinds}
    for kind, by_record in cited.items():
        count = sum(len(sources) for sources in by_record)
        yield QualityCount(measure="sources", group=kind, count=count, of=len(by_record), is_average=True)
    for kind, by_record in cited.items():
        count = sum(bool(sources) for sources in by_record)
        yield QualityCount(measure="cited", group=kind, count=count, of=len(by_record))
    for kind, by_record in cited.items():
        count = sum(_has_official(sources.values()) for sources in by_record)
        yield QualityCount(measure="official", group=kind, count=count, of=len(by_record))


def _has_official(sources: Iterable[Row]) -> bool:
    return any(source.kind == "official" for source in sources)


def _single_source(catalogue: Catalogue) -> Iterator[QualityCount]:
    """Claims that rest on one independent source, by attribution."""
    for attribution in catalogue.schemas.vocabularies["attribution"].entries:
        claims = [row for row in catalogue.tables["claims"] if row.attribution == attribution]
        single = [row for row in claims if len(origins(catalogue.cited(row))) == 1]
        if claims:
            yield QualityCount(measure="single-source", group=attribution, count=len(single), of=len(claims))


def _question_ages(catalogue: Catalogue) -> Iterator[QualityCount]:
    """Open questions by the days since they were last looked into."""
    compiled = last_day(catalogue.dataset.compiled)
    questions = [row for row in catalogue.tables["questions"] if row.status != "answered"]
    ages = [(compiled - last_day(row.last_looked)).days for row in questions]
    for low, high in _QUESTION_AGES:
        group = f"{low}-{high}" if high else f"{low}-"
        count = _count_between(ages, low, high)
        yield QualityCount(measure="question-age", group=group, count=count, of=len(ages))


def _count_between(numbers: Sequence[int], low: int, high: int | None) -> int:
    return sum(low <= number and (high is None or number <= high) for number in numbers)
