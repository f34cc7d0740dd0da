"""How a page says who says something: a name that links to the person where there is one, and nothing said twice."""

from __future__ import annotations

from dataclasses import dataclass

from generator.localize import Localizer
from generator.model import Row


@dataclass(frozen=True, kw_only=True)
class Attribution:
    """Words around the person's name, the person if one is on record, and the day if the words do not say it."""

    before: str
    person: Row | None
    after: str
    date: str | None


def attribution_of(row: Row, local: Localizer) -> Attribution:
    """Who says what a claim, reading or place says, and when."""
    speaker = row.get("speaker")
    person = local.catalogue.find("people", speaker)
    date = row.as_of if row.as_of and local.date(row.as_of) not in row.asserted_by else None
    if person is None:
        return Attribution(before=row.asserted_by, person=None, after="", date=date)
    before, name, after = row.asserted_by.partition(local.name(person))
    if not name:  # the words name an office, not the person
        return Attribution(before="", person=person, after=f" ({row.asserted_by})", date=date)
    return Attribution(before=before, person=person, after=after, date=date)
