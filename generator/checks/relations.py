"""Rules between records: the dataset, the vehicle's terms, links, umbrellas, places."""

from __future__ import annotations

from collections.abc import Iterator

from generator.calendars import is_known
from generator.dates import first_day, last_day
from generator.errors import Problem
from generator.figures import measure, most_in_billions
from generator.model import Catalogue, Row
from generator.vehicles import vehicles_of

_LONGEST = 1000  # days of a funding window that can be worked out
_WHOLE = 100  # percent
_GEOGRAPHIC_FIELDS = ("latitude", "longitude", "gazetteer")
_LONGEST_PERIOD = 50  # years of a vehicle, every day of which is counted
_TERMS = ("amount_term", "end_term", "window_term", "first_split_term", "second_split_term")  # of a vehicle
_DAYS = ("business-day", "day")  # measures in which a window can be counted


def one_dataset(catalogue: Catalogue) -> Iterator[Problem]:
    """There is exactly one record of the dataset, and at least one vehicle."""
    for row in catalogue.tables["dataset"][1:]:
        yield row.problem("", f"must be the only record of its kind, {catalogue.dataset.file.path} is one", "drop one")
    if not catalogue.tables["dataset"]:
        yield Problem("data/dataset", 1, 1, "", "must hold one record, there is none", "add data/dataset/<id>.yaml")
    if not catalogue.tables["vehicles"]:
        yield Problem("data/vehicles", 1, 1, "", "must hold a record, there is none", "add data/vehicles/<id>.yaml")


def splits_sum_to_a_hundred(catalogue: Catalogue) -> Iterator[Problem]:
    """The shares of a vehicle's distribution rule are percentages, at most 100, and scenarios need both."""
    for vehicle in catalogue.tables["vehicles"]:
        for name in ("first_split_term", "second_split_term"):
            term = catalogue.find("terms", vehicle.get(name))
            if term and (term.unit != "percent" or term.value is None or not 0 <= term.value <= _WHOLE):
                yield vehicle.problem(name, f"must name a term whose value is a percentage, {term.file.path} is none")
        if vehicle.scenarios and not (vehicle.first_split_term and vehicle.second_split_term):
            message = "must be left out where the vehicle has not both splits"
            yield vehicle.problem("scenarios", message, "name first_split_term and second_split_term")


def vehicle_terms_have_values(catalogue: Catalogue) -> Iterator[Problem]:
    """What terms a vehicle names are its own: amounts, a window in days, an end after its instrument's date."""
    for vehicle in catalogue.tables["vehicles"]:
        for name, field in (("amount_term", "value"), ("window_term", "value"), ("end_term", "date")):
            term = catalogue.find("terms", vehicle.get(name))
            if term and term.get(field) is None:
                yield vehicle.problem(name, f"must name a term with a {field}, {term.file.path} has none")
        if vehicle.amount_term is None and not vehicle.parts:
            yield vehicle.problem("", "must have an amount", "name its amount_term, or its 'parts:' with amounts")
        yield from _foreign_terms(catalogue, vehicle)
        yield from _unit_problems(catalogue, vehicle)
        yield from _part_problems(catalogue, vehicle)
        yield from _window_problems(catalogue, vehicle)
        yield from _calendar_problems(vehicle)
        yield from _period_problems(catalogue, vehicle)


def vehicles_have_sides(catalogue: Catalogue) -> Iterator[Problem]:
    """The investor and the host of a vehicle are two parties with a side each, that of a government."""
    sides = catalogue.schemas.vocabularies["side"].entries
    for vehicle in catalogue.tables["vehicles"]:
        if vehicle.investor == vehicle.host:
            yield vehicle.problem("host", f"must be another party than the investor, not '{vehicle.host}'")
        for name in ("investor", "host"):
            party = catalogue.get("parties", vehicle.get(name))
            if party.side is None or not sides[party.side].get("government"):
                message = f"must name a party with the side of a government, {party.file.path} has none"
                yield vehicle.problem(name, message, "add 'side:' to the party")


def projects_have_standings(catalogue: Catalogue) -> Iterator[Problem]:
    """A project stands under a vehicle at least, and a stage names one where only one of several can be meant."""
    stages = catalogue.schemas.vocabularies["stage"].entries
    for project in catalogue.tables["projects"]:
        vehicles = vehicles_of(catalogue, project)
        if not vehicles:
            remedy = "add 'standings:' with a vehicle and a standing"
            yield project.problem("", "must stand under a vehicle, or be linked to one", remedy)
        for stage in project.stages if vehicles else ():
            if stage.vehicle and stage.vehicle not in vehicles:
                message = f"must be a vehicle that the project stands under, not '{stage.vehicle}'"
                yield stage.problem("vehicle", message, "one of: " + ", ".join(vehicles))
            elif not stage.vehicle and len(vehicles) > 1 and stages[stage.stage].get("by_vehicle"):
                message = f"must name the vehicle of the stage '{stage.stage}', the project has {len(vehicles)}"
                yield stage.problem("", message, "add 'vehicle:', one of: " + ", ".join(vehicles))


def _foreign_terms(catalogue: Catalogue, vehicle: Row) -> Iterator[Problem]:
    """What a vehicle names belongs to it: nobody else's instrument or term speaks of its money."""
    named = [(vehicle, "agreement", "agreements"), *((vehicle, name, "terms") for name in _TERMS)]
    named += [(part, name, "terms") for part in vehicle.parts for name in ("amount_term", "yearly_term")]
    for row, name, table in named:
        target = catalogue.find(table, row.get(name))
        owners = vehicles_of(catalogue, target) if target else ()
        if target and owners and vehicle.id not in owners:
            message = f"must be of {vehicle.id}, {target.file.path} is of {', '.join(owners)}"
            yield row.problem(name, message, "name one of its own")


def projects_stand_under_the_vehicle(catalogue: Catalogue) -> Iterator[Problem]:
    """A project of a round or a financing stands under the vehicle of that round or financing."""
    for table in ("round_projects", "financing_projects"):
        for row in catalogue.tables[table]:
            project = catalogue.get("projects", row.project)
            vehicle, standing = row.owner.vehicle, vehicles_of(catalogue, project)
            if standing and vehicle not in standing:  # without any, another rule says so
                message = f"must stand under {vehicle}, {project.file.path} does not"
                yield row.problem("project", message, "mend the vehicle here, or the standings there")


def _unit_problems(catalogue: Catalogue, vehicle: Row) -> Iterator[Problem]:
    units = catalogue.schemas.vocabularies["unit"].entries
    amount, window = (catalogue.find("terms", vehicle.get(name)) for name in ("amount_term", "window_term"))
    if amount and amount.unit and not units[amount.unit].get("money"):
        yield vehicle.problem("amount_term", f"must name a term in money, {amount.file.path} is in {amount.unit}")
    if window and window.unit and units[window.unit]["measure"] not in _DAYS:
        yield vehicle.problem("window_term", f"must name a term in days, {window.file.path} is in {window.unit}")


def _part_problems(catalogue: Catalogue, vehicle: Row) -> Iterator[Problem]:
    """A part has an amount in money, in the currency of the whole and not above it; each amount is told once."""
    vocabulary = catalogue.schemas.vocabularies["unit"]
    whole = catalogue.find("terms", vehicle.amount_term)
    told = {vehicle.amount_term}
    for part in vehicle.parts:
        for name in ("amount_term", "yearly_term"):
            if part.get(name) is not None and part.get(name) in told:
                message = f"must be a term of its own, '{part.get(name)}' stands for another amount"
                yield part.problem(name, message, "name the term of this amount")
            told.add(part.get(name))
        amount = catalogue.get("terms", part.amount_term)
        if amount.value is None or amount.unit is None or not vocabulary.entries[amount.unit].get("money"):
            yield part.problem("amount_term", f"must name a term with a value in money, {amount.file.path} has none")
        elif whole is not None and whole.value is not None and whole.unit is not None:
            if measure(amount.unit, vocabulary) != measure(whole.unit, vocabulary):
                message = f"must name a term in the currency of the whole, {amount.file.path} is in {amount.unit}"
                yield part.problem("amount_term", message)
            elif most_in_billions(amount, vocabulary) > most_in_billions(whole, vocabulary):
                yield part.problem("amount_term", f"must not be more than the whole, {amount.file.path} is")


def _window_problems(catalogue: Catalogue, vehicle: Row) -> Iterator[Problem]:
    window = catalogue.find("terms", vehicle.window_term)
    if window is None or window.value is None:
        return
    if window.value != int(window.value):
        message = f"must name a term with a whole number of days, {window.file.path} has {window.value}"
        yield vehicle.problem("window_term", message)
    elif not 0 < window.value <= _LONGEST:
        yield vehicle.problem("window_term", f"must name a term of 1 to {_LONGEST} days, not {window.value}")


def _calendar_problems(vehicle: Row) -> Iterator[Problem]:
    if vehicle.window_term and not vehicle.calendars:
        yield vehicle.problem("", "must have a calendar to count by", "add 'calendars:' with a key, title and code")
    for calendar in vehicle.calendars:
        if calendar.key == "all":
            yield calendar.problem("key", "must not be 'all', which stands for all calendars together", "rename it")
        if not is_known(calendar.code):
            message = f"must be a country whose public holidays are known, not '{calendar.code}'"
            yield calendar.problem("code", message, "mend the code (ISO 3166-1)")


def _period_problems(catalogue: Catalogue, vehicle: Row) -> Iterator[Problem]:
    start = catalogue.get("agreements", vehicle.agreement).date
    end_term = catalogue.find("terms", vehicle.end_term)
    end = end_term.date if end_term else None
    if start is None:
        yield vehicle.problem("agreement", "must name an instrument with a date")
    elif end is not None and last_day(end).year > first_day(start).year + _LONGEST_PERIOD:
        yield vehicle.problem("end_term", f"must name a term that ends within {_LONGEST_PERIOD} years, not {end}")
    elif end is not None and last_day(end) <= first_day(start):
        yield vehicle.problem("end_term", f"must name a term dated after the instrument, {end} is not")


def compared_terms_have_another_party(catalogue: Catalogue) -> Iterator[Problem]:
    """A term that is compared stands in an agreement with a party other than the host of its vehicle."""
    for term in catalogue.tables["terms"]:
        agreement = catalogue.get("agreements", term.agreement)
        host = (catalogue.find("vehicles", agreement.vehicle) or catalogue.first_vehicle).host
        parties = {row.party for row in agreement.parties}
        if term.compare and not parties - {host}:
            yield term.problem(
                "compare",
                f"must be true only where the agreement has a party other than {host}, {term.agreement} has none",
                "drop 'compare:' or add the party to the agreement",
            )


def link_rows_name_one_thing(catalogue: Catalogue) -> Iterator[Problem]:
    """A participant, role, lender or subject names exactly one person, company, body or record."""
    for table, rows in catalogue.tables.items():
        names = catalogue.schemas.tables[table].names_one_of
        for row in rows if names else ():
            named = [name for name in names if row.get(name) is not None]
            if len(named) != 1:
                count = f"not {len(named)}" if named else "it names none"
                yield row.problem(named[1] if named else "", f"must name exactly one of {', '.join(names)}, {count}")


def umbrellas_do_not_circle(catalogue: Catalogue) -> Iterator[Problem]:
    """No project, company or candidate is its own umbrella, parent or successor."""
    for table, field in (("projects", "umbrella"), ("projects", "successor"), ("companies", "parent")):
        ending: set[str] = set()  # rows that lead to an end
        for row in catalogue.tables[table]:
            seen, at = {row.id}, row.get(field)
            while at is not None and at not in seen and at not in ending:
                seen.add(at)
                at = catalogue.get(table, at).get(field)
            if at is None or at in ending:
                ending |= seen
            elif at == row.id:
                yield row.problem(field, f"must not lead back to '{row.id}'", "cut the circle")


def coordinates_name_their_gazetteer(catalogue: Catalogue) -> Iterator[Problem]:
    """Coordinates come in pairs and name the gazetteer they come from."""
    for row in catalogue.tables["places"]:
        given = [name for name in _GEOGRAPHIC_FIELDS if row.get(name) is not None]
        if given and len(given) < len(_GEOGRAPHIC_FIELDS):
            yield row.problem(
                given[0], "must come with latitude, longitude and gazetteer together", "add the others or drop it"
            )
