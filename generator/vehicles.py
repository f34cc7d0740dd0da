"""Which vehicles a project stands under, and which of its stages were reached under which.

A project that several vehicles claim is one record with a standing under each. A stage that names no vehicle holds for
all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Catalogue, Row


def vehicles_of(project: Row) -> tuple[str, ...]:
    """Identifiers of the vehicles that a project stands under or is linked to, in its record's order."""
    return tuple([standing.vehicle for standing in project.standings])


def standing_under(project: Row, vehicle: Row) -> str | None:
    """How a project relates to a vehicle, as the list of standings has it; None where it does not."""
    for standing in project.standings:
        if standing.vehicle == vehicle.id:
            return str(standing.standing)
    return None


def stages_under(project: Row, vehicle: Row) -> list[Row]:
    """The stages of a project that hold for a vehicle, in its record's order."""
    return [stage for stage in project.stages if stage.vehicle in (None, vehicle.id)]


def projects_of(catalogue: Catalogue, vehicle: Row) -> Iterator[Row]:
    """Every project with a standing under a vehicle, in order of identifier."""
    for project in catalogue.tables["projects"]:
        if standing_under(project, vehicle) is not None:
            yield project


def is_on_ladder(catalogue: Catalogue, standing: str | None) -> bool:
    """Whether a standing puts a project on the ladder of its vehicle."""
    return standing is not None and bool(catalogue.schemas.vocabularies["standing"].entries[standing].get("on_ladder"))
