"""Disagreements: every point on which statements differ, with the statements by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.derive.disagreements import REPORTING, SIDES
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
    """Figures claimed of one record and field that differ by themselves, `between` sides or reports."""

    between: str
    subject: str
    record: Row
    field: str
    sides: Mapping[str, list[Row]]


@dataclass(frozen=True, kw_only=True)
class Disagreements:
    """Points on which the two governments differ, then differences of reporting, and the number of pairs of each."""

    named_between_sides: tuple[NamedPoint, ...]
    named_in_reports: tuple[NamedPoint, ...]
    figures_between_sides: tuple[DifferingFigures, ...]
    figures_in_reports: tuple[DifferingFigures, ...]
    pairs_between_sides: int
    pairs_in_reports: int

    @property
    def named(self) -> tuple[NamedPoint, ...]:
        """Every disputed point that records name."""
        return self.named_between_sides + self.named_in_reports

    @property
    def figures(self) -> tuple[DifferingFigures, ...]:
        """All other figures that differ."""
        return self.figures_between_sides + self.figures_in_reports


def page(site: SiteContext) -> Page:
    """The page of disagreements."""
    between_sides = _subjects_between_sides(site)
    disputes = sorted(site.catalogue.tables["disputes"], key=lambda row: _order(site, row))
    named = [NamedPoint(dispute=row, sides=site.disputed(row)) for row in disputes]
    figures = list(_differing_figures(site, between_sides))
    pairs = [pair.between for pair in site.derived.disagreements]
    view = Disagreements(
        named_between_sides=tuple(point for point in named if point.dispute.id in between_sides),
        named_in_reports=tuple(point for point in named if point.dispute.id not in between_sides),
        figures_between_sides=tuple(each for each in figures if each.between == SIDES),
        figures_in_reports=tuple(each for each in figures if each.between != SIDES),
        pairs_between_sides=pairs.count(SIDES),
        pairs_in_reports=len(pairs) - pairs.count(SIDES),
    )
    return titled_page(site, "disagreements", view)


def points_between_sides(site: SiteContext) -> int:
    """On how many points two governments differ."""
    return len(_subjects_between_sides(site))


def _subjects_between_sides(site: SiteContext) -> set[str]:
    return {pair.subject for pair in site.derived.disagreements if pair.between == SIDES}


def _differing_figures(site: SiteContext, between_sides: set[str]) -> Iterator[DifferingFigures]:
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
            between=SIDES if subject in between_sides else REPORTING,
            subject=subject,
            record=first.owner,
            field=first.field,
            sides=site.by_side(claims.values()),
        )


def is_of_vehicle(site: SiteContext, dispute: Row, vehicle: Row) -> bool:
    """Whether a disputed point is about a term of an agreement of the vehicle."""
    if not dispute.term:
        return False
    term = site.catalogue.get("terms", dispute.term)
    return bool(site.catalogue.get("agreements", term.agreement).vehicle == vehicle.id)


def _order(site: SiteContext, dispute: Row) -> tuple[bool, int, str]:
    """The vehicle's terms first, then projects, rounds, financings, other terms, events, and whatever else."""
    if is_of_vehicle(site, dispute, site.catalogue.first_vehicle):
        return False, 0, str(dispute.id)
    kind = dispute.owner.schema.name
    rank = _KINDS_IN_ORDER.index(kind) if kind in _KINDS_IN_ORDER else len(_KINDS_IN_ORDER)
    return True, rank, str(dispute.id)
