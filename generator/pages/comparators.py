"""Comparators: terms marked for comparison, topic by topic, the vehicle's own party first, then the others by name."""

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
    """A party and the agreements that its terms stand in."""

    party: Row
    agreements: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Comparators:
    """Topics in the order of their list, and the parties compared."""

    topics: tuple[Topic, ...]
    parties: tuple[Counterpart, ...]


def page(site: SiteContext) -> Page:
    """The page of comparators."""
    vehicle = site.catalogue.first_vehicle
    terms_by_cell: dict[tuple[str, Row], list[Row]] = {}
    agreements: dict[Row, dict[str, Row]] = {}
    for term in site.catalogue.tables["terms"]:
        if term.compare:
            agreement = site.catalogue.get("agreements", term.agreement)
            party = _counterpart(site, agreement, vehicle)
            terms_by_cell.setdefault((term.topic, party), []).append(term)
            agreements.setdefault(party, {})[agreement.id] = agreement
    parties = sorted(agreements, key=lambda party: (party.id != vehicle.investor, site.local.name(party)))
    compared = {topic for topic, _ in terms_by_cell}
    topics: list[Topic] = []
    for topic in site.catalogue.schemas.vocabularies["topic"].entries:
        if topic in compared:
            cells = tuple((party, tuple(terms_by_cell.get((topic, party), ()))) for party in parties)
            topics.append(Topic(topic=topic, cells=cells))
    counterparts = [Counterpart(party=party, agreements=tuple(agreements[party].values())) for party in parties]
    return titled_page(site, "comparators", Comparators(topics=tuple(topics), parties=tuple(counterparts)))


def _counterpart(site: SiteContext, agreement: Row, vehicle: Row) -> Row:
    """The party of an agreement opposite the vehicle's host; one that only takes part if there is no other."""
    others = [row for row in agreement.parties if row.party != vehicle.host]
    principal = next((row for row in others if row.role != "participant"), others[0])
    return site.catalogue.get("parties", principal.party)
