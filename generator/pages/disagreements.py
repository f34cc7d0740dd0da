"""Disagreements: every point on which statements differ, with the statements by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.page import Page, titled_page

# After the points on the vehicle's own terms, by the kind of record that they stand in.
_KINDS_IN_ORDER = ("projects", "rounds", "financings", "terms", "events")


@dataclass(frozen=True, kw_only=True)
class NamedPoint:
    """A disputed point that a record names."""

    dispute: Row
    sides: Mapping[str, list[Row]]


@dataclass(frozen=True, kw_only=True)
class DifferingFigures:
    """Figures claimed of one record and field that differ by themselves."""

    subject: str
    record: Row
    field: str
    sides: Mapping[str, list[Row]]


@dataclass(frozen=True, kw_only=True)
class Disagreements:
    """All of them, and the number of pairs of statements."""

    named: tuple[NamedPoint, ...]
    figures: tuple[DifferingFigures, ...]
    pairs: int


def page(site: SiteContext) -> Page:
    """The page of disagreements."""
    disputes = sorted(site.catalogue.tables["disputes"], key=lambda row: _order(site, row))
    view = Disagreements(
        named=tuple(NamedPoint(dispute=row, sides=site.disputed(row)) for row in disputes),
        figures=tuple(_differing_figures(site)),
        pairs=len(site.derived.disagreements),
    )
    return titled_page(site, "disagreements", view)


def _differing_figures(site: SiteContext) -> Iterator[DifferingFigures]:
    """Pairs on no named point, gathered by what they are about, each claim once."""
    by_subject: dict[str, dict[str, Row]] = {}
    for pair in site.derived.disagreements:
        if pair.dispute is None:
            claims = by_subject.setdefault(pair.subject, {})
            claims[pair.first.id] = pair.first
            claims[pair.second.id] = pair.second
    for subject, claims in by_subject.items():
        first = next(iter(claims.values()))
        yield DifferingFigures(
            subject=subject, record=first.owner, field=first.field, sides=site.by_side(claims.values())
        )


def is_of_vehicle(site: SiteContext, dispute: Row, vehicle: Row) -> bool:
    """Whether a disputed point is about a term of an agreement of the vehicle."""
    if not dispute.term:
        return False
    term = site.catalogue.get("terms", dispute.term)
    return bool(site.catalogue.get("agreements", term.agreement).vehicle == vehicle.id)


def _order(site: SiteContext, dispute: Row) -> tuple[bool, int, str]:
    """The vehicle's terms first, then projects, rounds, financings, other terms and events."""
    is_other = not is_of_vehicle(site, dispute, site.catalogue.vehicle)
    rank = _KINDS_IN_ORDER.index(dispute.owner.schema.name) if is_other else 0
    return is_other, rank, str(dispute.id)
