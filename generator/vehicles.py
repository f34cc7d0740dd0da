"""Which vehicles a record is about, how a project stands under each, and whose sides speak for their parties.

A project that several vehicles claim is one record with a standing under each. A stage that names no vehicle holds for
all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Catalogue, Row
from generator.references import targets


def vehicles_of(catalogue: Catalogue, record: Row) -> tuple[str, ...]:
    """Identifiers of the vehicles that a record is about, each once; none for what is about no vehicle.

    A project is about those that it stands under, a term about that of its agreement, an event about those of its
    subjects, anything else about the one that it names.
    """
    kind = record.schema.name
    if kind == "vehicles":
        return (str(record.id),)
    if kind == "projects":
        return tuple([standing.vehicle for standing in record.standings])
    if kind == "terms":
        return vehicles_of(catalogue, catalogue.get("agreements", record.agreement))
    if kind == "events":
        found: dict[str, None] = {}
        for subject in record.subjects:
            for target in targets(catalogue, subject):
                found |= dict.fromkeys(vehicles_of(catalogue, target) if target is not record else ())
        return tuple(found)
    vehicle = record.get("vehicle")
    return (vehicle,) if vehicle else ()


def sides_of(catalogue: Catalogue, vehicle: Row) -> tuple[str, str]:
    """The sides of a vehicle's investor and host."""
    investor, host = (catalogue.get("parties", vehicle.get(name)) for name in ("investor", "host"))
    return str(investor.side), str(host.side)


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
