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
    """Who says what a claim, reading, place or stage says, and when where it has a day of its own for that."""
    by = local.text(row, "asserted_by")
    person = local.catalogue.find("people", row.get("speaker"))
    as_of = row.get("as_of")
    date = as_of if as_of and local.messages.date(as_of) not in by else None
    if person is None:
        return Attribution(before=by, person=None, after="", date=date)
    name = local.name(person) if local.name(person) in by else str(person.name)
    before, found, after = (local.like(by, part) for part in by.partition(name))
    if not found:  # the words name an office, not the person
        return Attribution(before="", person=person, after=local.like(by, local.bracketed("", by)), date=date)
    return Attribution(before=before, person=person, after=after, date=date)
