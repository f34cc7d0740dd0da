"""Rules on who speaks, and on what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.errors import Problem
from generator.model import Catalogue, Row

_SPOKEN_TABLES = ("claims", "readings")
_ATTRIBUTED_TABLES = ("claims", "readings", "stages", "roles", "places", "terms")


def speakers_on_record_are_named(catalogue: Catalogue) -> Iterator[Problem]:
    """A speaker who has a record is named by it, not in words alone."""
    people = {person.name: person for person in catalogue.tables["people"]}
    names = _Names(people)
    for table in _SPOKEN_TABLES:
        for row in catalogue.tables[table]:
            if row.speaker is not None:
                continue
            named = names.within(row.asserted_by)
            if len(named) == 1:
                person = people[named.pop()]
                message = f"must name the speaker's record, '{person.name}' has one"
                yield row.problem("asserted_by", message, f"add 'speaker: {person.id}'")


class _Names:
    """Names by how they begin, so that a text is looked through once and not once a name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._start = min((len(name) for name in self._names), default=1)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        for name in self._names:
            self._lengths[name[: self._start]].add(len(name))

    def within(self, text: str) -> set[str]:
        """The names that stand in `text`."""
        return {
            part
            for at in range(len(text) - self._start + 1)
            for length in self._lengths.get(text[at : at + self._start], ())
            if (part := text[at : at + length]) in self._names
        }


def nothing_of_our_own_is_a_statement(catalogue: Catalogue) -> Iterator[Problem]:
    """What is worked out here is no statement: only the absence of a term may be said by this record itself."""
    attributions = catalogue.schemas.vocabularies["attribution"].entries
    for table in _ATTRIBUTED_TABLES:
        for row in catalogue.tables[table]:
            if row.attribution and attributions[row.attribution].get("own") and not _is_absence(row):
                message = f"must be a speaker's, not '{row.attribution}'"
                yield row.problem("attribution", message, "name who says so, or leave it out")


def _is_absence(row: Row) -> bool:
    presence = row.schema.fields.get("presence")
    return bool(presence and presence.vocabulary and presence.vocabulary.entries[row.presence].get("absent"))


def digests_carry_no_statement_alone(catalogue: Catalogue) -> Iterator[Problem]:
    """What rests on grade D alone is a stage, or stands in an unconfirmed event or in a financing only reported."""
    grades = catalogue.schemas.vocabularies["grade"].entries
    for table in ("claims", "readings", "terms", "places"):
        for row in catalogue.tables[table]:
            sources = catalogue.cited(row)
            only_digests = bool(sources) and all(grades[source.grade].get("digest") for source in sources)
            if only_digests and not _is_marked(row.owner):
                message = "must cite a source better than grade D, those it cites are no more"
                yield row.problem("sources", message, "cite a better one, or leave the statement out")


def _is_marked(record: Row) -> bool:
    """Whether a record says of itself that it is unconfirmed, or only reported."""
    for name, flag in (("certainty", "unconfirmed"), ("status", "reported")):
        field = record.schema.fields.get(name)
        if field and field.vocabulary and record.get(name) and field.vocabulary.entries[record.get(name)].get(flag):
            return True
    return False
