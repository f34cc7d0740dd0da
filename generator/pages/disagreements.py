"""Where statements differ: disputed points that the records name, and figures that differ by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.page import Page, titled_page

_BY_KIND = ("projects", "rounds", "financings", "terms", "events")  # disputed points by the record that names them

Sides = Mapping[str, Sequence[Row]]  # side -> its statements


@dataclass(frozen=True, kw_only=True)
class DisputedPoint:
    """A disputed point that a record names, with the statements on it by side."""

    dispute: Row
    sides: Sides


@dataclass(frozen=True, kw_only=True)
class DifferingFigures:
    """Figures claimed of one `field` of a record that differ, by side; `subject` tells them from all others."""

    subject: str
    record: Row
    field: str
    sides: Sides


@dataclass(frozen=True, kw_only=True)
class DisagreementsPage:
    """Both kinds of points, and the number of pairs of statements that differ."""

    disputes: tuple[DisputedPoint, ...]
    figures: tuple[DifferingFigures, ...]
    pairs: int

    @property
    def points(self) -> int:
        """How many points there are."""
        return len(self.disputes) + len(self.figures)


def page(site: SiteContext) -> Page:
    """The page of everything on which statements differ."""
    view = DisagreementsPage(
        disputes=tuple(DisputedPoint(dispute=row, sides=site.disputed(row)) for row in _disputes_in_order(site)),
        figures=tuple(_differing_figures(site)),
        pairs=len(site.derived.disagreements),
    )
    return titled_page(site, "disagreements", view)


def is_about_vehicle(site: SiteContext, dispute: Row) -> bool:
    """Whether a disputed point is about a term of an agreement of the dataset's vehicle."""
    if not dispute.term:
        return False
    agreement = site.catalogue.get("agreements", site.catalogue.get("terms", dispute.term).agreement)
    return bool(agreement.vehicle == site.catalogue.vehicle.id)


def _disputes_in_order(site: SiteContext) -> list[Row]:
    """Disputed points: those about the vehicle's terms, then by the kind of their record, then by identifier."""

    def place(dispute: Row) -> tuple[bool, int, str]:
        return not is_about_vehicle(site, dispute), _place_of_kind(dispute), str(dispute.id)

    return sorted(site.catalogue.tables["disputes"], key=place)


def _place_of_kind(dispute: Row) -> int:
    kind = dispute.owner.schema.name
    return _BY_KIND.index(kind) if kind in _BY_KIND else len(_BY_KIND)


def _differing_figures(site: SiteContext) -> Iterator[DifferingFigures]:
    """The claims of each subject that belongs to no disputed point, each once, in order of the disagreements."""
    by_subject: dict[str, dict[str, Row]] = {}
    for disagreement in site.derived.disagreements:
        if disagreement.dispute is None:
            claims = by_subject.setdefault(disagreement.subject, {})
            for claim in (disagreement.first, disagreement.second):
                claims[claim.id] = claim
    for subject, claims in by_subject.items():
        first = next(iter(claims.values()))
        sides = site.by_side(claims.values())
        yield DifferingFigures(subject=subject, record=first.owner, field=first.field, sides=sides)
