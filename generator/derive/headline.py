"""The headline rule: which of several claims on one thing a page shows large, and how far it can be relied on.

In order: what both governments state officially; one government's official figure; a company's; a named person's;
an analyst's; the press's; unnamed people's. Where both governments state different figures within days of each other,
the headline spans both. Within a rank, of statements close in time the better read counts, then the later; what still
ties gives a range. What rests on sources of grade D alone is never chosen.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.dates import is_on_or_before, last_day
from generator.derive.evidence import best_grade, has_flag, is_strong, origins, rests_on_digests
from generator.figures import Bounds, bounds, combined_qualifier, has_figure, in_billions, in_unit, measure, span
from generator.model import Catalogue, Row
from generator.schemas import Vocabulary

CLOSE_IN_TIME = datetime.timedelta(days=14)


class ClaimSubject(NamedTuple):
    """What claims are about; those on one subject can be compared."""

    table: str
    record: str
    field: str
    basis: str
    measure: str


@dataclass(frozen=True, kw_only=True)
class Headline:
    """The claim chosen among those on one subject, those that tie with it, and the step of the rule that chose it.

    `figure` is in the unit of the chosen claim, None for claims in words; `standing` are all claims on the subject by
    the day asked for, `others` those of them that say something else.
    """

    subject: ClaimSubject
    record: Row
    claim: Row
    tied_claims: tuple[Row, ...]
    standing: tuple[Row, ...]
    others: tuple[Row, ...]
    reason: str
    figure: Bounds | None
    confidence: str

    @property
    def id(self) -> str:
        """The column that names the record, the record, field, basis and measure, with full stops between."""
        origin = self.claim.schema.origin
        assert origin is not None
        parts = (origin.parents[self.subject.table], *self.subject[1:])
        return ".".join(part for part in parts if part)

    @property
    def field(self) -> str:
        """What is claimed of the record."""
        return self.subject.field

    @property
    def basis(self) -> str | None:
        """What the amount is an amount of, if it is one."""
        return self.subject.basis or None

    @property
    def unit(self) -> str | None:
        """The unit of `low` and `high`."""
        unit: str | None = self.claim.unit
        return unit

    @property
    def qualifier(self) -> str | None:
        """How exactly the figure was put, of all that tie; None for claims in words."""
        if self.figure is None:
            return None
        qualifiers = {claim.qualifier for claim in self.tied_claims if has_figure(claim)}
        if len(qualifiers) == 1 and self.figure == bounds(self.claim):
            return str(self.claim.qualifier)
        return combined_qualifier(qualifiers, self.figure)

    @property
    def tied(self) -> int:
        """How many claims tie at the rank and date chosen."""
        return len(self.tied_claims)

    @property
    def claims(self) -> int:
        """How many claims stand on the subject."""
        return len(self.standing)

    @property
    def low(self) -> Decimal | None:
        """The least that the figure admits, in `unit`."""
        return self.figure.low if self.figure else None

    @property
    def high(self) -> Decimal | None:
        """The most that the figure admits, in `unit`."""
        return self.figure.high if self.figure else None


def headlines(catalogue: Catalogue, day: datetime.date) -> Iterator[Headline]:
    """The headline of every record and subject on `day`, in order of kind, record and first appearance."""
    origin = catalogue.schemas.tables["claims"].origin
    assert origin is not None
    for kind in origin.parents:
        for record in catalogue.tables[kind]:
            for claims in by_subject(record.claims, catalogue).values():
                headline = choose_headline(claims, catalogue, day)
                if headline:
                    yield headline


def statement(row: Row, units: Vocabulary) -> object:
    """What a claim says, for telling whether two say the same: the figure, whatever its unit, or else the words."""
    return (in_billions(bounds(row), row.unit, units), measure(row.unit, units)) if has_figure(row) else row.text


def subject_of(row: Row, catalogue: Catalogue) -> ClaimSubject:
    """What a claim is about."""
    unit = measure(row.unit, catalogue.schemas.vocabularies["unit"])
    return ClaimSubject(row.owner.schema.name, row.owner.id, row.field, row.basis or "", unit)


def by_subject(claims: Iterable[Row], catalogue: Catalogue) -> dict[ClaimSubject, list[Row]]:
    """Claims by what they are about, in order of first appearance."""
    groups: dict[ClaimSubject, list[Row]] = defaultdict(list)
    for row in claims:
        groups[subject_of(row, catalogue)].append(row)
    return dict(groups)


def choose_headline(claims: Sequence[Row], catalogue: Catalogue, day: datetime.date) -> Headline | None:
    """The headline among claims on one subject as they stood on `day`; None if none may be one."""
    standing = tuple(row for row in claims if is_on_or_before(row.as_of, day))
    usable = [row for row in standing if catalogue.cited(row) and not rests_on_digests(catalogue, row)]
    if not usable:
        return None
    ranks = catalogue.schemas.vocabularies["attribution"].entries
    best_rank = min(ranks[row.attribution]["rank"] for row in usable)
    ranked = [row for row in usable if ranks[row.attribution]["rank"] == best_rank]
    tied, reason = _choose(ranked, catalogue)
    units = catalogue.schemas.vocabularies["unit"]
    statements = {statement(row, units) for row in tied}
    figures = [in_unit(bounds(row), row.unit, tied[0].unit, units) for row in tied if has_figure(row)]
    return Headline(
        subject=subject_of(tied[0], catalogue),
        record=tied[0].owner,
        claim=tied[0],
        tied_claims=tied,
        standing=standing,
        others=tuple(row for row in standing if statement(row, units) not in statements),
        reason=reason,
        figure=span(figures) if figures else None,
        confidence=confidence(tied[0], standing, catalogue),
    )


def _choose(ranked: Sequence[Row], catalogue: Catalogue) -> tuple[tuple[Row, ...], str]:
    """The claims that count among those of one rank, and the step of the rule that says so."""
    if ranked[0].attribution != "official":
        return _latest(_best_read(ranked, catalogue)), str(ranked[0].attribution)
    shared = _shared_by_governments(ranked, catalogue)
    if shared:
        return _latest(shared), "both-governments"
    close = _close_to_latest(ranked)
    by_side = {side: [row for row in close if row.side == side] for side in _government_sides(close, catalogue)}
    if len(by_side) > 1 and all(has_figure(row) for row in close):
        tied: list[Row] = []
        for claims in by_side.values():
            tied += _latest(_best_read(claims, catalogue))
        return tuple(sorted(tied, key=_id_of)), "governments-differ"
    return _latest(_best_read(ranked, catalogue)), "one-government"


def _government_sides(claims: Iterable[Row], catalogue: Catalogue) -> list[str]:
    sides = catalogue.schemas.vocabularies["side"].entries
    return sorted({row.side for row in claims if sides[row.side].get("government")})


def _close_to_latest(claims: Sequence[Row]) -> list[Row]:
    latest = _last_stated(claims)
    return [row for row in claims if latest - last_day(row.as_of) <= CLOSE_IN_TIME]


def _best_read(claims: Sequence[Row], catalogue: Catalogue) -> list[Row]:
    """Of the claims close to the latest those whose sources have the best grade."""
    close = _close_to_latest(claims)
    best = min(best_grade(catalogue, row) for row in close)
    return [row for row in close if best_grade(catalogue, row) == best]


def _latest(claims: Sequence[Row]) -> tuple[Row, ...]:
    """The claims of the latest date among `claims`, in order of identifier."""
    latest = _last_stated(claims)
    return tuple(sorted((row for row in claims if last_day(row.as_of) == latest), key=_id_of))


def _id_of(row: Row) -> str:
    return str(row.id)


def _shared_by_governments(official: Sequence[Row], catalogue: Catalogue) -> list[Row]:
    """The latest official statements that two governments share."""
    sides = catalogue.schemas.vocabularies["side"].entries
    units = catalogue.schemas.vocabularies["unit"]
    by_statement: dict[object, list[Row]] = defaultdict(list)
    for row in official:
        if sides[row.side].get("government"):
            by_statement[statement(row, units)].append(row)
    shared = [rows for rows in by_statement.values() if len({row.side for row in rows}) > 1]
    latest = max((_last_stated(rows) for rows in shared), default=None)
    result: list[Row] = []
    for rows in shared:
        if _last_stated(rows) == latest:
            result += rows
    return result


def _last_stated(claims: Iterable[Row]) -> datetime.date:
    return max(last_day(row.as_of) for row in claims)


def confidence(claim: Row, standing: Iterable[Row], catalogue: Catalogue) -> str:
    """How far a statement is borne out by independent sources; the page on methods has the rule in the same words.

    Counted are the sources of grade A or B of the claim itself and, for a figure, of the claims on the same thing that
    give the same figure. Sources are independent if they differ in chain, or, where one has no chain, in publisher.
    `high`: two or more independent ones, or one that a government's own figure was read in; `medium`: one; `low`: none,
    but one of grade C; `unsupported`: grade D alone.
    """
    units = catalogue.schemas.vocabularies["unit"]
    agreeing = [claim]
    if has_figure(claim):
        agreeing += [row for row in standing if row is not claim and statement(row, units) == statement(claim, units)]
    sources: list[Row] = []
    for row in agreeing:
        sources += catalogue.cited(row)
    strong = [source for source in sources if is_strong(catalogue, source)]
    if len(origins(strong)) > 1 or (has_figure(claim) and any(_is_own_figure(row, catalogue) for row in agreeing)):
        return "high"
    if strong:
        return "medium"
    return "low" if any(not has_flag(catalogue, source, "digest") for source in sources) else "unsupported"


def _is_own_figure(claim: Row, catalogue: Catalogue) -> bool:
    """Whether a claim is a government's own statement, read in a source that can carry it."""
    return claim.attribution == "official" and any(is_strong(catalogue, source) for source in catalogue.cited(claim))
