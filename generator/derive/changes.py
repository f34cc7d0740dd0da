"""What changed on which day: everything dated on record, by the day on which it counts."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.dates import last_day
from generator.model import Catalogue, Row
from generator.references import LEAST_IN_DISPUTE

_NO_CHANGES = ("sources",)  # what was published on a day is told by what was said on it
_FIRST = ("events", "stages", "financings", "claims")  # what readers look for first; the rest follows in its order


@dataclass(frozen=True, kw_only=True)
class AskedQuestion:
    """A question with the day by which it could be asked, and the day by which it was answered, if it was."""

    question: Row
    since: datetime.date
    answered: datetime.date | None


def changes_by_day(catalogue: Catalogue) -> dict[datetime.date, list[Row]]:
    """Rows by the last day that their date covers, up to the coverage date; tables in the order of reading."""
    coverage = last_day(catalogue.dataset.coverage)
    others = [name for name in catalogue.tables if name not in (*_FIRST, *_NO_CHANGES)]
    changes: dict[datetime.date, list[Row]] = defaultdict(list)
    for name in (*_FIRST, *others):
        date = catalogue.schemas.tables[name].dated_by
        for row in catalogue.tables[name] if date else ():
            value = row.get(date)
            if value and last_day(value) <= coverage:
                changes[last_day(value)].append(row)
    return changes


def disputed_since(
    catalogue: Catalogue, disputed: Mapping[str, tuple[Row, ...]]
) -> Iterator[tuple[datetime.date, Row]]:
    """Disputed points with the day by which two statements on each had been made; `disputed` are those, by point."""
    for dispute in catalogue.tables["disputes"]:
        days = sorted(last_day(row.as_of) for row in disputed.get(dispute.id, ()) if row.as_of)
        if len(days) >= LEAST_IN_DISPUTE:
            yield days[LEAST_IN_DISPUTE - 1], dispute


def asked_questions(catalogue: Catalogue) -> Iterator[AskedQuestion]:
    """Questions by the first of their sources, which tells what is known around them, and the last, which answers."""
    for question in catalogue.tables["questions"]:
        days = sorted(last_day(source.date) for source in catalogue.cited(question) if source.date)
        if days:
            answered = days[-1] if question.status == "answered" else None
            yield AskedQuestion(question=question, since=days[0], answered=answered)
