"""Rules on dates: the order of stages, the reach of the records."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.dates import first_day, last_day
from generator.errors import Problem
from generator.model import Catalogue
from generator.vehicles import stages_under


def stages_come_in_order(catalogue: Catalogue) -> Iterator[Problem]:
    """A project's stages stand in order of date."""
    for project in catalogue.tables["projects"]:
        latest = None
        for stage in project.stages:
            if latest and last_day(stage.date) < first_day(latest):
                yield stage.problem(
                    "date",
                    f"must not be before the stage above it, {stage.date} is before {latest}",
                    "list stages from the earliest to the latest",
                )
            latest = max(filter(None, (latest, stage.date)), key=first_day)


def nothing_is_dated_after_coverage(catalogue: Catalogue) -> Iterator[Problem]:
    """Nothing is dated after the coverage date, but events that are scheduled."""
    coverage = catalogue.dataset.coverage
    limit = first_day(coverage)
    remedy = f"move the coverage date in {catalogue.dataset.file.path} or mend the date"
    for name, rows in catalogue.tables.items():
        fields = [field.name for field in catalogue.schemas.tables[name].fields.values() if field.by_coverage]
        for row in rows if fields else ():
            for field in fields:
                value = row.get(field)
                if value and first_day(value) > limit:
                    yield row.problem(field, f"must not be after the coverage date {coverage}, not '{value}'", remedy)
    for event in catalogue.tables["events"]:
        if first_day(event.date) > limit and event.certainty != "scheduled":
            yield event.problem("certainty", f"must be scheduled, its date is after the coverage date {coverage}")


def coverage_is_the_newest_reach(catalogue: Catalogue) -> Iterator[Problem]:
    """The coverage date of the dataset is the newest of the days to which it reaches, and not after it was compiled."""
    dataset = catalogue.dataset
    newest = max((row.date for row in dataset.reaches), default=dataset.coverage)
    if dataset.coverage != newest:
        message = f"must be the newest day under 'reaches:', {newest}, not '{dataset.coverage}'"
        yield dataset.problem("coverage", message, "mend one of the two")
    elif dataset.coverage > dataset.compiled:
        message = f"must not be after the day of compiling, {dataset.compiled}, not '{dataset.coverage}'"
        yield dataset.problem("coverage", message, "mend one of the two")


def notices_lie_in_the_vehicles_years(catalogue: Catalogue) -> Iterator[Problem]:
    """An assumed notice lies between the years of a vehicle's instrument and of its end, whose holidays are counted.

    Where the vehicle has no end, the year of the coverage date stands for it.
    """
    for round_ in catalogue.tables["rounds"]:
        vehicle = catalogue.get("vehicles", round_.vehicle)
        start = catalogue.get("agreements", vehicle.agreement).date
        end_term = catalogue.find("terms", vehicle.end_term)
        end = end_term.date if end_term else catalogue.dataset.coverage
        for assumption in round_.assumptions if not vehicle.window_term else ():
            yield assumption.problem(
                "", f"must be left out, {vehicle.id} has no funding window", "name its window_term"
            )
        for assumption in round_.assumptions if start and end and start < end else ():
            if not start[:4] <= assumption.notice[:4] <= end[:4]:
                yield assumption.problem(
                    "notice", f"must lie between {start[:4]} and {end[:4]}, not '{assumption.notice}'", "mend the date"
                )


def selected_projects_have_official_sources(catalogue: Catalogue) -> Iterator[Problem]:
    """A selection, or formal notice of one, is asserted officially."""
    for row in catalogue.tables["stages"]:
        if row.stage in ("selected", "notified") and row.attribution != "official":
            yield row.problem(
                "attribution",
                f"must be official for the stage '{row.stage}', not '{row.attribution}'",
                "enter what a company or the press says as a claim",
            )


def stages_are_not_after_withdrawal(catalogue: Catalogue) -> Iterator[Problem]:
    """Nothing follows a withdrawal but a new naming."""
    for standing in catalogue.tables["standings"]:
        stages = stages_under(standing.owner, catalogue.get("vehicles", standing.vehicle))
        for earlier, later in pairwise(stages):
            if earlier.stage == "withdrawn" and later.stage != "named":
                yield later.problem("stage", f"must be named after a withdrawal, not '{later.stage}'")


def offices_run_forward(catalogue: Catalogue) -> Iterator[Problem]:
    """An office, a financing or an event does not end before it begins."""
    for table, start, end in (("offices", "from", "to"), ("financings", "date", "end"), ("events", "date", "end")):
        for row in catalogue.tables[table]:
            if row.get(start) and row.get(end) and last_day(row.get(end)) < first_day(row.get(start)):
                yield row.problem(end, f"must not be before {row.get(start)}, not '{row.get(end)}'", "swap them")
