"""Disagreements: every point on which statements differ, with the statements by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.derive.disagreements import REPORTING, SIDES
from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.page import Page, titled_page
from generator.vehicles import vehicles_of

# Disputed points of a vehicle, by the kind of record that they stand in.
_KINDS_IN_ORDER = ("terms", "projects", "rounds", "financings", "events")


@dataclass(frozen=True, kw_only=True)
class NamedPoint:
    """A disputed point that a record names."""

    dispute: Row
    vehicles: tuple[Row, ...]
    sides: Mapping[str, list[Row]]


@dataclass(frozen=True, kw_only=True)
class DifferingFigures:
    """Figures claimed of one record and field that differ by themselves, `between` sides or reports."""

    between: str
    subject: str
    record: Row
    vehicles: tuple[Row, ...]
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
    named = [
        NamedPoint(dispute=row, vehicles=site.vehicles_named(row.owner), sides=site.disputed(row)) for row in disputes
    ]
    figures = sorted(_differing_figures(site, between_sides), key=lambda each: _rank(site, each.record))
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
            vehicles=site.vehicles_named(first.owner),
            field=first.field,
            sides=site.by_side(claims.values(), first.owner),
        )


def disputes_of(site: SiteContext, vehicle: Row) -> list[Row]:
    """Disputed points in records that are about a vehicle, in the order of the page."""
    disputes = [
        row for row in site.catalogue.tables["disputes"] if vehicle.id in vehicles_of(site.catalogue, row.owner)
    ]
    return sorted(disputes, key=lambda row: _order(site, row))


def own_disputes(site: SiteContext, vehicle: Row) -> list[Row]:
    """Those of them that are about a term of one of its agreements."""
    return [row for row in disputes_of(site, vehicle) if row.term]


def _order(site: SiteContext, dispute: Row) -> tuple[int, int, str]:
    """By vehicle, in the dataset's order, none last; of one its terms first, then projects, rounds, and so on."""
    kind = dispute.owner.schema.name
    rank = _KINDS_IN_ORDER.index(kind) if kind in _KINDS_IN_ORDER else len(_KINDS_IN_ORDER)
    return _rank(site, dispute.owner), rank, str(dispute.id)


def _rank(site: SiteContext, record: Row) -> int:
    """The place of a record's first vehicle in the dataset's order; the last for a record about none."""
    order = [vehicle.id for vehicle in site.catalogue.vehicles]
    return min((order.index(id_) for id_ in vehicles_of(site.catalogue, record)), default=len(order))
