"""Rules on records that contradict each other or themselves, above all where a total would move."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from generator.dates import first_day, last_day
from generator.errors import Problem
from generator.figures import Bounds, bounds, has_figure, in_billions, measure, most_in_billions
from generator.model import Catalogue, Row
from generator.references import targets
from generator.vehicles import is_on_ladder, stages_under

_FAR_APART = 10  # a figure this many times its siblings' is asked about
_FEWEST_TO_COMPARE = 3
_ENOUGH = 2
_SELECTED = "selected"
# What a claim says beside its figure; two that are alike in all of it say the same.
_SAID = (
    *("field", "qualifier", "basis", "text", "as_of", "asserted_by", "speaker", "attribution", "side"),
    *("dispute", "position"),
)
# Tables whose rows say when something was so, and the field that says it.
_DATED_STATEMENTS = {"claims": "as_of", "readings": "as_of", "stages": "date", "roles": "as_of", "places": "as_of"}


def selected_projects_stand_in_a_round(catalogue: Catalogue) -> Iterator[Problem]:
    """A project on the ladder of a vehicle that selected it stands in a round of it, and not as a candidate."""
    rounds = catalogue.by_id["rounds"]
    in_rounds = {(link.project, rounds[link.round].vehicle) for link in catalogue.tables["round_projects"]}
    stages = catalogue.schemas.vocabularies["stage"].entries
    standings = catalogue.schemas.vocabularies["standing"].entries
    for standing in catalogue.tables["standings"]:
        project, vehicle = standing.owner, catalogue.get("vehicles", standing.vehicle)
        counted = stages_under(project, vehicle)
        selected = next((stage for stage in counted if stages[stage.stage].get("ladder") == _SELECTED), None)
        if selected is None or not is_on_ladder(catalogue, standing.standing):
            continue
        if (project.id, vehicle.id) not in in_rounds:
            remedy = "add it under 'projects:' of a record in data/rounds/, or mend the stage"
            yield selected.problem("stage", f"must stand in a round of {vehicle.id}, {project.id} is in none", remedy)
        elif standings[standing.standing].get("candidate"):
            message = f"must be under the vehicle once selected, not '{standing.standing}'"
            yield standing.problem("standing", message, "mend the standing, or the stage")


def sources_are_not_older_than_what_they_state(catalogue: Catalogue) -> Iterator[Problem]:
    """At least one source of a dated statement is not older than the day it speaks of."""
    for table, field in _DATED_STATEMENTS.items():
        for row in catalogue.tables[table]:
            date, sources = row.get(field), catalogue.cited(row)
            dates = [source.date for source in sources]
            if date is None or not sources or None in dates or max(map(last_day, dates)) >= first_day(date):
                continue
            latest = max(sources, key=lambda source: last_day(source.date))
            if first_day(date) <= last_day(catalogue.dataset.coverage):  # later than that, another rule says so
                message = f"must not be later than every source, the latest, {latest.id}, is of {latest.date}"
                yield row.problem(field, message, "mend the date, or cite what states it")


def event_files_name_their_day(catalogue: Catalogue) -> Iterator[Problem]:
    """The name of an event's file begins with the day, month or year of the event."""
    for event in catalogue.tables["events"]:
        if not event.id.startswith(f"{event.date}-"):
            message = f"must be the date that the file's name begins with, not '{event.date}'"
            yield event.problem(
                "date", message, "mend the date, or rename the file and give its old name in 'formerly:'"
            )


def projects_have_sources_of_their_own(catalogue: Catalogue) -> Iterator[Problem]:
    """A project cites a source for its being there at all."""
    for project in catalogue.tables["projects"]:
        if not project.sources_ids:
            yield project.problem("", "must cite a source", "add 'sources:' with the id of a record in data/sources/")


def figures_are_of_one_size(catalogue: Catalogue) -> Iterator[Problem]:
    """A figure ten times its siblings', or a tenth, is asked about (a warning)."""
    units = catalogue.schemas.vocabularies["unit"]
    siblings: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for claim in catalogue.tables["claims"]:
        owner = claim.owner
        if _is_whole_figure(claim) and owner.schema.name != "events":  # an event holds figures of many things
            subject = (owner.schema.name, owner.id, claim.field, claim.basis or "", measure(claim.unit, units))
            siblings[subject].append(claim)
    for claims in siblings.values():
        if len(claims) < _FEWEST_TO_COMPARE:
            continue
        sizes = [most_in_billions(claim, units) for claim in claims]
        typical = _median(sizes)
        for claim, size in zip(claims, sizes, strict=True):
            if size >= _FAR_APART * typical or size * _FAR_APART <= typical:
                problem = claim.problem("value" if claim.value is not None else "high", _far_apart(size, typical))
                yield replace(problem, remedy="mind the unit; if the figure is right, leave it", is_warning=True)


def _is_whole_figure(claim: Row) -> bool:
    """Whether a claim holds a figure that can be compared; another rule says what a figure needs."""
    return has_figure(claim) and claim.unit is not None and (claim.low is None) == (claim.high is None)


def _median(sizes: Sequence[Decimal]) -> Decimal:
    """As `statistics` has it, which takes long to load."""
    ordered = sorted(sizes)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _far_apart(size: Decimal, typical: Decimal) -> str:
    ratio = size / typical if typical else Decimal(0)
    return f"is {ratio:.3g} times what other claims on the same thing say"


def claims_stand_once(catalogue: Catalogue) -> Iterator[Problem]:
    """A record does not state one claim twice; more sources for it stand together."""
    units = catalogue.schemas.vocabularies["unit"]
    for claims in _claims_by_owner(catalogue).values():
        first: dict[tuple[Any, ...], Row] = {}
        for claim in claims:
            is_figure = _is_whole_figure(claim)
            figure = (in_billions(bounds(claim), claim.unit, units), measure(claim.unit, units)) if is_figure else None
            twin = first.setdefault((figure, *(claim.get(name) for name in _SAID)), claim)
            if twin is not claim:
                message = f"must stand once, '{twin.key}' says the same"
                yield claim.problem("key", message, "keep one, with the sources of both")


def _claims_by_owner(catalogue: Catalogue) -> dict[str, list[Row]]:
    by_owner: dict[str, list[Row]] = defaultdict(list)
    for claim in catalogue.tables["claims"]:
        by_owner[claim.file.path].append(claim)
    return by_owner


def one_fact_is_one_claim(catalogue: Catalogue) -> Iterator[Problem]:
    """What one speaker said of one thing on one day is one claim, not two that differ."""
    units = catalogue.schemas.vocabularies["unit"]
    by_statement: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for claim in catalogue.tables["claims"]:
        if _is_whole_figure(claim):
            speaker = claim.speaker or claim.asserted_by
            statement = (speaker, claim.as_of, claim.field, measure(claim.unit, units), claim.text, claim.basis)
            by_statement[statement].append(claim)
    for claims in by_statement.values():
        for claim, twin in _twins(catalogue, claims) if len(claims) > 1 else ():
            message = (
                f"must be one claim, {twin.file.path} has another of the same speaker, day and field, which differs"
            )
            yield claim.problem("value", message, "keep one, or say what the other is of (basis, text, field)")


@dataclass(frozen=True)
class _Figure:
    """What a claim states, with the claim's number among those that are compared."""

    number: int
    claim: Row
    stated: tuple[Bounds, str]


def _twins(catalogue: Catalogue, claims: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Claims with the first before them that is about the same record and differs in figure or qualifier.

    A claim is about the record in which it stands and about the subjects of that record.
    """
    units = catalogue.schemas.vocabularies["unit"]
    standing_in: dict[Row, list[_Figure]] = defaultdict(list)
    standing_about: dict[Row, list[_Figure]] = defaultdict(list)
    for number, claim in enumerate(claims):
        owner, subjects = claim.owner, _subjects(catalogue, claim.owner)
        figure = _Figure(number, claim, (in_billions(bounds(claim), claim.unit, units), claim.qualifier))
        earlier = [standing_in[owner], standing_about[owner], *(standing_in[subject] for subject in subjects)]
        twins = [one for figures in earlier for one in figures if one.stated != figure.stated]
        if twins:
            yield claim, min(twins, key=lambda one: one.number).claim
        for figures in (standing_in[owner], *(standing_about[subject] for subject in subjects)):
            _add_if_it_differs(figures, figure)


def _add_if_it_differs(figures: list[_Figure], figure: _Figure) -> None:
    """Two that differ are enough: whatever comes later differs from the one or the other."""
    if len(figures) < _ENOUGH and all(one.stated != figure.stated for one in figures):
        figures.append(figure)


def _subjects(catalogue: Catalogue, record: Row) -> set[Row]:
    """The records that an event is about; none for other kinds."""
    subjects: set[Row] = set()
    for link in record.lists.get("subjects", ()):
        subjects.update(target for target in targets(catalogue, link) if target is not record)
    return subjects
