"""The calculator of a vehicle: its rule on the division of cash, worked through for stated assumptions and for others.

Without scripts it shows the worked examples of the record. Scripts put a form before them, whose assumptions stand in
the address; what they work out is what the table `waterfall` would have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.coverage import Scope
from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.order import term_order
from generator.pages.page import Page
from generator.pages.questions import open_questions
from generator.vehicles import sides_of

_FIELDS = ("principal", "rate", "life", "cash_flow", "years")  # of a scenario, in the order in which they are asked
_DEEMED = ("principal_due", "interest_due", "carried", "deemed")  # results that rest on the deemed amount
_SHARED = ("investor", "host", "shortfall", "investor_total", "host_total")


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """What can be changed: its name in the address, title, bounds, and the value of the first worked example."""

    name: str
    title: str
    low: str
    high: str
    value: str
    is_whole: bool


@dataclass(frozen=True, kw_only=True)
class Formula:
    """A column of the table: how it is worked out, and the terms that say so."""

    name: str
    title: str
    words: str
    terms: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Calculator:
    """What the page of one vehicle shows; `others` are the vehicles that have calculators too."""

    vehicle: Row
    sides: tuple[str, str]
    assumptions: tuple[Assumption, ...]
    formulas: tuple[Formula, ...]
    undisclosed: tuple[Row, ...]
    others: tuple[Row, ...]


def pages(site: SiteContext) -> Iterator[Page]:
    """A page for every vehicle with a rule on the division and a worked example."""
    vehicles = [vehicle for vehicle in site.catalogue.vehicles if site.calculator_of(vehicle)]
    for vehicle in vehicles:
        title = site.local.messages("calculator.title", vehicle=site.local.text(vehicle, "short_name"))
        yield Page(
            address=site.calculator_of(vehicle),
            template="calculator.html",
            title=title,
            description=site.local.messages("calculator.description"),
            scope=Scope(vehicles=(vehicle,)),
            view=Calculator(
                vehicle=vehicle,
                sides=sides_of(site.catalogue, vehicle),
                assumptions=tuple(_assumptions(site, vehicle)),
                formulas=tuple(_formulas(site, vehicle)),
                undisclosed=tuple(_undisclosed(site, vehicle)),
                others=tuple(other for other in vehicles if other is not vehicle),
            ),
        )


def _assumptions(site: SiteContext, vehicle: Row) -> Iterator[Assumption]:
    scenario, messages = vehicle.scenarios[0], site.local.messages
    billions = site.local.billions_of(vehicle)
    units = {
        "principal": billions,
        "rate": messages("calculator.percent"),
        "life": messages("calculator.years"),
        "cash_flow": messages("calculator.a_year", unit=billions),
        "years": messages("calculator.years"),
    }
    for name in _FIELDS:
        field = scenario.schema.fields[name]
        yield Assumption(
            name=name,
            title=messages("calculator.titled", title=site.local.text(field, "title"), unit=units[name]),
            low=str(field.constraints["minimum"]),
            high=str(field.constraints["maximum"]),
            value=str(scenario.get(name)),
            is_whole=field.type == "integer",
        )
    for name, id_ in (("first", vehicle.first_split_term), ("second", vehicle.second_split_term)):
        term = site.catalogue.get("terms", id_)
        yield Assumption(
            name=name,
            title=site.local.messages("calculator.host_share", term=site.local.name(term)),
            low="0",
            high="100",
            value=str(term.value),
            is_whole=False,
        )


def _formulas(site: SiteContext, vehicle: Row) -> Iterator[Formula]:
    fields = site.tables["waterfall"].schema.fields
    shared = tuple(site.catalogue.get("terms", id_) for id_ in (vehicle.first_split_term, vehicle.second_split_term))
    deemed = tuple(term for term in rule_terms(site, vehicle) if term.topic not in {split.topic for split in shared})
    for names, terms in ((_DEEMED, deemed or shared), (_SHARED, shared)):
        for name in names:
            words = site.local.messages(f"calculator.formulas.{name}")
            yield Formula(name=name, title=site.local.text(fields[name], "title"), words=words, terms=terms)


def rule_terms(site: SiteContext, vehicle: Row) -> list[Row]:
    """Terms of a vehicle's instrument on the division of cash, by the flag `distribution` of the list of topics."""
    topics = site.catalogue.schemas.vocabularies["topic"].entries
    agreement = site.catalogue.get("agreements", vehicle.agreement)
    terms = site.references.referring(agreement, "terms")
    return sorted((term for term in terms if topics[term.topic].get("distribution")), key=term_order)


def _undisclosed(site: SiteContext, vehicle: Row) -> Iterator[Row]:
    """Open questions about terms of the rule."""
    terms = {term.id for term in rule_terms(site, vehicle)}
    for question in open_questions(site, vehicle):
        if any(subject.term in terms for subject in question.about):
            yield question
