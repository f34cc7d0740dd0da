"""Rules on what figures and texts can mean at all: signs, sizes, units, and names that read the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from generator.errors import Problem
from generator.figures import has_figure, measure, most_in_billions, number_text
from generator.maps import Map
from generator.model import Catalogue, Row
from generator.text_rule import says_something, skeleton
from generator.vehicles import vehicles_of

_ENDS = ("value", "low", "high")
_LARGEST_SUM = Decimal(10) ** 15  # of money, in its plain unit: a thousand trillion dollars is beyond any economy
_LARGEST = Decimal(10) ** 13  # of anything else: there are fewer watts in all power stations
_TOPICS = {"claims": ("field", "claim_field"), "terms": ("topic", "topic")}  # the field that says what a figure is of
_TITLES = ("title", "title_ja", "headline")
_NAMES = ("name", "name_ja", "short_name", "short_name_ja", *_TITLES)
_TOLD_APART_BY = {"events": "date"}  # of kinds whose records are counted one by one
_NAMED_ELSEWHERE = ("companies", "people")  # of which the rules in `names` know more


def figures_lie_in_bounds(catalogue: Catalogue) -> Iterator[Problem]:
    """A figure is not negative, unless its unit is signed, and not beyond any economy or belief."""
    units = catalogue.schemas.vocabularies["unit"].entries
    for row in _rows_with_units(catalogue):
        unit = units[row.unit]
        factor = Decimal(unit["factor"])
        most = Decimal(unit.get("largest", _LARGEST_SUM if unit.get("money") else _LARGEST))
        for name in _ENDS:
            value = row.get(name)
            if value is None:
                continue
            if value < 0 and not unit.get("signed"):
                yield row.problem(name, f"must not be negative in {unit['label']}, not '{value}'", "mind the sign")
            elif abs(value) * factor > most:
                than = "less than any economy's" if unit.get("money") else f"at most {number_text(most / factor)}"
                message = f"must be {than}, not '{value}' {unit['label']}"
                yield row.problem(name, message, "mind the unit")


def figures_have_units_of_their_field(catalogue: Catalogue) -> Iterator[Problem]:
    """The unit of a figure measures what its field or topic is about: no cost in minutes."""
    units = catalogue.schemas.vocabularies["unit"].entries
    for row in _rows_with_units(catalogue):
        name, vocabulary = _TOPICS[row.schema.name]
        entry = catalogue.schemas.vocabularies[vocabulary].entries[row.get(name)]
        if "measures" in entry and not _is_measured(units[row.unit], entry["measures"]):
            known = [value for value, unit in units.items() if _is_measured(unit, entry["measures"])]
            message = f"must be a unit of {entry['label']}, not '{row.unit}'"
            yield row.problem("unit", message, "one of: " + ", ".join(known))


def _is_measured(unit: Mapping[str, Any], measures: list[str]) -> bool:
    return unit["measure"] in measures or ("money" in measures and bool(unit.get("money")))


def _rows_with_units(catalogue: Catalogue) -> Iterator[Row]:
    for table in _TOPICS:
        for row in catalogue.tables[table]:
            if row.unit is not None:
                yield row


def costs_stay_within_the_promise(catalogue: Catalogue) -> Iterator[Problem]:
    """A project that costs more than its whole vehicle was promised is asked about (a warning)."""
    units = catalogue.schemas.vocabularies["unit"]
    for standing in catalogue.tables["standings"]:
        term = catalogue.find("terms", catalogue.get("vehicles", standing.vehicle).amount_term)
        if term is None or not has_figure(term) or term.unit is None:
            continue
        promised = most_in_billions(term, units)
        for claim in standing.owner.claims:
            is_cost = claim.field == "cost" and has_figure(claim) and claim.unit is not None
            is_comparable = is_cost and measure(claim.unit, units) == measure(term.unit, units)
            if is_comparable and most_in_billions(claim, units) > promised:
                message = f"is more than the {number_text(promised)} billion that its whole vehicle was promised"
                problem = claim.problem("high" if claim.value is None else "value", message)
                yield replace(problem, remedy="mind the unit; if the figure is right, leave it", is_warning=True)


def texts_say_something(catalogue: Catalogue) -> Iterator[Problem]:
    """A text that must be given, or names who is meant, has a letter, a digit or a picture in it."""
    for name, rows in catalogue.tables.items():
        fields = [
            field.name
            for field in catalogue.schemas.tables[name].fields.values()
            if (field.required or field.name in catalogue.schemas.tables[name].names_one_of)
            and field.type == "string"
            and not field.vocabulary
            and "pattern" not in field.constraints
        ]
        for field in fields:
            for row in rows:
                text = row.get(field)
                if text and not text[0].isalnum() and not says_something(text):
                    yield row.problem(field, f"must say something, not '{text}'", "write it in words")


def records_read_differently(catalogue: Catalogue) -> Iterator[Problem]:
    """No two records of a kind have names that read the same, nor titles of one day or in look-alike letters."""
    for kind in catalogue.schemas.kinds:
        for field in _NAMES if kind not in _NAMED_ELSEWHERE else ():
            if field in catalogue.schemas.tables[kind].fields:
                yield from _alike(catalogue.tables[kind], field)


def _alike(rows: Iterable[Row], field: str) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        text = row.get(field)
        if not text:
            continue
        vehicle = row.get("vehicle") or ""  # each has rounds of its own
        first = seen.setdefault((vehicle, skeleton(text)), row)
        if first is not row and not _may_be_titled_alike(first, row, field):
            message = f"must not read like that of {first.file.path}"
            yield row.problem(field, message, "keep one record, or say in the name how they differ")


def _may_be_titled_alike(one: Row, other: Row, field: str) -> bool:
    """Whether two records may have one title: it is written alike, and they are not of one day."""
    if field not in _TITLES or one.get(field).casefold() != other.get(field).casefold():
        return False
    apart = _TOLD_APART_BY.get(other.schema.name)
    return apart is None or one.get(apart) != other.get(apart)


def places_lie_in_their_region(catalogue: Catalogue, map_: Map | None) -> Iterator[Problem]:
    """The state of a place is one of the host country's map, and coordinates that are given lie in it."""
    if map_ is None:
        return
    host = catalogue.first_vehicle.host
    for place in catalogue.tables["places"]:
        project = catalogue.find("projects", place.project)
        hosts = {catalogue.get("vehicles", id_).host for id_ in vehicles_of(catalogue, project)} if project else set()
        if host not in hosts or not place.state:
            continue
        region = map_.regions.get(place.state)
        if region is None:
            yield place.problem("state", f"must be a region of the map, not '{place.state}'", "mend the code")
        elif place.latitude is not None and not _is_within(place, region.bounds):
            where = f"{place.latitude}, {place.longitude}"
            yield place.problem("latitude", f"must lie in {region.name}, {where} does not", "mind signs and order")


def _is_within(place: Row, bounds: tuple[float, float, float, float]) -> bool:
    west, south, east, north = bounds
    return bool(south <= place.latitude <= north and west <= place.longitude <= east)
