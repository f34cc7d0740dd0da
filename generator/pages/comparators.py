"""The vehicle's terms beside those of other agreements, topic by topic."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.page import Page, titled_page

_PARTICIPANT = "participant"  # the role of a party that does not stand opposite the host


@dataclass(frozen=True, kw_only=True)
class ComparedParty:
    """A party opposite the host, and its agreements whose terms are compared, in order of their terms."""

    party: Row
    agreements: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class ComparedCell:
    """What one party's agreements say on one topic."""

    party: Row
    terms: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class ComparedTopic:
    """One topic, with a cell for every party."""

    topic: str
    cells: tuple[ComparedCell, ...]


@dataclass(frozen=True, kw_only=True)
class ComparatorsPage:
    """Parties in order, and the topics that any of their terms is on."""

    parties: tuple[ComparedParty, ...]
    topics: tuple[ComparedTopic, ...]


def page(site: SiteContext) -> Page:
    """The page on which agreements stand side by side."""
    terms = _compared_terms(site)
    parties = _parties_in_order(site, terms)
    topics = site.catalogue.schemas.vocabularies["topic"].entries
    view = ComparatorsPage(
        parties=tuple(ComparedParty(party=party, agreements=_agreements(site, terms[party])) for party in parties),
        topics=tuple(_topic(topic, parties, terms) for topic in topics if _is_discussed(topic, terms)),
    )
    return titled_page(site, "comparators", view)


def _compared_terms(site: SiteContext) -> dict[Row, list[Row]]:
    """Terms marked for comparison, by the party opposite the host."""
    by_party: dict[Row, list[Row]] = {}
    for term in site.catalogue.tables["terms"]:
        if term.compare:
            party = _counterpart(site, site.catalogue.get("agreements", term.agreement))
            by_party.setdefault(party, []).append(term)
    return by_party


def _counterpart(site: SiteContext, agreement: Row) -> Row:
    """The party opposite the vehicle's host in an agreement; a mere participant only where there is no other."""
    others = [row for row in agreement.parties if row.party != site.catalogue.vehicle.host]
    leading = [row for row in others if row.role != _PARTICIPANT]
    return site.catalogue.get("parties", (leading or others)[0].party)


def _parties_in_order(site: SiteContext, terms: dict[Row, list[Row]]) -> list[Row]:
    """The vehicle's own investor first, then the others by name."""

    def place(party: Row) -> tuple[bool, str]:
        return party.id != site.catalogue.vehicle.investor, site.local.name(party)

    return sorted(terms, key=place)


def _agreements(site: SiteContext, terms: list[Row]) -> tuple[Row, ...]:
    """The agreements that terms stand in, each once."""
    return tuple(site.catalogue.get("agreements", id_) for id_ in dict.fromkeys(term.agreement for term in terms))


def _is_discussed(topic: str, terms: dict[Row, list[Row]]) -> bool:
    return any(term.topic == topic for of_party in terms.values() for term in of_party)


def _topic(topic: str, parties: list[Row], terms: dict[Row, list[Row]]) -> ComparedTopic:
    return ComparedTopic(
        topic=topic,
        cells=tuple(
            ComparedCell(party=party, terms=tuple(term for term in terms[party] if term.topic == topic))
            for party in parties
        ),
    )
