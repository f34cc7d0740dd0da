"""Comparators: terms marked for comparison, topic by topic, investors of vehicles first, then the others by name."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.page import Page, titled_page


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One topic: every party with its terms on it, which may be none."""

    topic: str
    cells: tuple[tuple[Row, tuple[Row, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Counterpart:
    """A party, the vehicles that it invests in, and the agreements that its terms stand in."""

    party: Row
    vehicles: tuple[Row, ...]
    agreements: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Comparators:
    """Topics in the order of their list, and the parties compared."""

    topics: tuple[Topic, ...]
    parties: tuple[Counterpart, ...]


def page(site: SiteContext) -> Page:
    """The page of comparators."""
    order = [vehicle.investor for vehicle in site.catalogue.vehicles]
    terms_by_cell: dict[tuple[str, Row], list[Row]] = {}
    agreements: dict[Row, dict[str, Row]] = {}
    for term in site.catalogue.tables["terms"]:
        if term.compare:
            agreement = site.catalogue.get("agreements", term.agreement)
            party = _counterpart(site, agreement)
            terms_by_cell.setdefault((term.topic, party), []).append(term)
            agreements.setdefault(party, {})[agreement.id] = agreement
    parties = sorted(agreements, key=lambda party: (_rank(order, party), site.local.name(party)))
    compared = {topic for topic, _ in terms_by_cell}
    topics: list[Topic] = []
    for topic in site.catalogue.schemas.vocabularies["topic"].entries:
        if topic in compared:
            cells = tuple((party, tuple(terms_by_cell.get((topic, party), ()))) for party in parties)
            topics.append(Topic(topic=topic, cells=cells))
    counterparts = [
        Counterpart(
            party=party,
            vehicles=tuple(vehicle for vehicle in site.catalogue.vehicles if vehicle.investor == party.id),
            agreements=tuple(agreements[party].values()),
        )
        for party in parties
    ]
    return titled_page(site, "comparators", Comparators(topics=tuple(topics), parties=tuple(counterparts)))


def _rank(order: list[str], party: Row) -> int:
    """The place of an investor among the vehicles; the last for one without a vehicle."""
    return order.index(party.id) if party.id in order else len(order)


def _counterpart(site: SiteContext, agreement: Row) -> Row:
    """The party of an agreement opposite the host; one that only takes part if there is no other.

    The host is that of the agreement's vehicle, or of the first vehicle for an agreement without one.
    """
    host = (site.catalogue.find("vehicles", agreement.vehicle) or site.catalogue.first_vehicle).host
    others = [row for row in agreement.parties if row.party != host]
    principal = next((row for row in others if row.role != "participant"), others[0])
    return site.catalogue.get("parties", principal.party)
