"""Rules on what is stated: sources, figures, words, disputed points."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.errors import Problem
from generator.model import Catalogue, Row

_NUMERIC_TABLES = ("claims", "terms")
_FEWEST_STATEMENTS = 2  # that differ
_UNDATED = ("recently", "currently", "today", "nowadays", "so far", "at present", "to date")
# Not in a proper name (USA Today), nor where a place or a span is meant (so far north, from date to date).
_UNDATED_WORDS = re.compile(
    r"\b(?:(?i:recently|currently|nowadays|at present)|(?<!date )to date|To date|today|(?<![A-Za-z] )Today|TODAY"
    r"|(?i:so far)(?! (?:north|south|east|west|away|apart|off|from|as)\b))\b"
)


def statements_have_sources(catalogue: Catalogue) -> Iterator[Problem]:
    """Whatever states something cites at least one source."""
    for name, rows in catalogue.tables.items():
        for row in rows if catalogue.schemas.tables[name].needs_sources else ():
            if not row.sources_ids and not _is_absent(row):
                yield row.problem("", "must cite a source", "add 'sources:' with the id of a record in data/sources/")


def _is_absent(row: Row) -> bool:
    """Whether a row says that there is nothing to state, by the flag of the list of presences."""
    presence = row.schema.fields.get("presence")
    if presence is None or presence.vocabulary is None:
        return False
    return bool(presence.vocabulary.entries[row.presence].get("absent"))


def weak_sources_carry_nothing_alone(catalogue: Catalogue) -> Iterator[Problem]:
    """A source of grade D never carries an event alone, unless the event is marked unconfirmed."""
    for row in catalogue.tables["events"]:
        grades = catalogue.schemas.vocabularies["grade"].entries
        sources = catalogue.cited(row)
        only_digests = bool(sources) and all(grades[source.grade].get("digest") for source in sources)
        if only_digests and row.certainty != "unconfirmed":
            yield row.problem(
                "certainty",
                f"must be unconfirmed, its only sources are of grade D, not '{row.certainty}'",
                "cite a better source or mark it unconfirmed",
            )


def figures_are_whole(catalogue: Catalogue) -> Iterator[Problem]:
    """A figure is a value, or a low and a high, never both, with a unit and a qualifier."""
    for row in _numeric(catalogue):
        yield from _ends_problems(row)
        yield from _unit_problems(row)
        yield from _qualifier_problems(row)


def _has_range(row: Row) -> bool:
    return row.low is not None or row.high is not None


def _ends_problems(row: Row) -> Iterator[Problem]:
    if row.value is not None and _has_range(row):
        yield row.problem("value", "must stand alone, low or high are given too", "drop the value or the range")
    if (row.low is None) != (row.high is None):
        yield row.problem(
            "low" if row.high is None else "high",
            "must come with the other end of the range",
            "give both low and high, or one value with 'up-to' or 'at-least'",
        )


def _unit_problems(row: Row) -> Iterator[Problem]:
    has_figure = row.value is not None or _has_range(row)
    for name in ("unit", "qualifier"):
        if has_figure and row.get(name) is None:
            yield row.problem(name, f"must be given with a figure, the {name} is missing", f"add '{name}:'")
        elif not has_figure and row.get(name) is not None:
            yield row.problem(name, "must be left out where there is no figure", "add the figure or drop it")


def _qualifier_problems(row: Row) -> Iterator[Problem]:
    if row.value is not None and row.qualifier == "between":
        yield row.problem("qualifier", "must not be between for one value", "give low and high, or another qualifier")
    if _has_range(row) and row.qualifier not in (None, "between"):
        yield row.problem("qualifier", f"must be between for a range, not '{row.qualifier}'")


def low_is_not_above_high(catalogue: Catalogue) -> Iterator[Problem]:
    """The low end of a range is not above its high end."""
    for row in _numeric(catalogue):
        if row.low is not None and row.high is not None and row.low > row.high:
            yield row.problem("low", f"must not be above high, {row.low} is above {row.high}", "swap them")


def claims_say_something(catalogue: Catalogue) -> Iterator[Problem]:
    """A claim holds a figure or words."""
    for row in catalogue.tables["claims"]:
        if row.value is None and row.low is None and not (row.text or "").strip():
            yield row.problem("", "must hold a value, a range or a text", "add what was claimed")


def amounts_have_a_basis(catalogue: Catalogue) -> Iterator[Problem]:
    """A claimed amount of money says what it is an amount of."""
    for row in catalogue.tables["claims"]:
        needed = row.field in ("cost", "total") and row.unit and _is_money(catalogue, row.unit)
        if (needed and row.basis is None) or row.basis == "unstated":
            message = "must be given for an amount of money" if row.basis is None else "must be a basis, not 'unstated'"
            yield row.problem("basis", message, "say what it is an amount of, e.g. project-cost")


def disputes_have_two_statements(catalogue: Catalogue) -> Iterator[Problem]:
    """A disputed point has at least two statements that belong to it."""
    count: dict[str, int] = defaultdict(int)
    for table in ("claims", "readings", "places"):
        for row in catalogue.tables[table]:
            if row.dispute:
                count[row.dispute] += 1
    for dispute in catalogue.tables["disputes"]:
        if count[dispute.id] < _FEWEST_STATEMENTS:
            yield dispute.problem(
                "key",
                f"must have two statements that differ, it has {count[dispute.id]}",
                f"give them 'dispute: {dispute.key}'",
            )


def prose_is_dated(catalogue: Catalogue) -> Iterator[Problem]:
    """Prose never says 'recently', 'currently', 'today' or 'so far', which are wrong a week later."""
    for table, rows in catalogue.tables.items():
        names = [name for name, field in catalogue.schemas.tables[table].fields.items() if field.prose]
        texts = [(row, name, row.get(name)) for name in names for row in rows if row.get(name)]
        whole = "\n".join(text for _, _, text in texts).casefold()
        if not any(word in whole for word in _UNDATED):  # the pattern takes ten times as long
            continue
        for row, name, text in texts:
            match = _UNDATED_WORDS.search(text)
            if match:
                yield row.problem(name, f"must be dated, not say '{match[0]}'", "give the date instead")


def _numeric(catalogue: Catalogue) -> Iterator[Row]:
    for name in _NUMERIC_TABLES:
        yield from catalogue.tables[name]


def _is_money(catalogue: Catalogue, unit: str) -> bool:
    return bool(catalogue.schemas.vocabularies["unit"].entries[unit].get("money"))
