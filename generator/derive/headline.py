"""The headline rule: which of several claims on one thing a page shows large, and how far it can be relied on.

In order: what both governments state officially; one government's official figure; a company's; a named person's;
an analyst's; the press's; unnamed people's. Within a rank the latest date counts; what still ties gives a range. What
rests on sources of grade D alone is never chosen.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.dates import by, last_day
from generator.figures import Bounds, bounds, has_figure, measure, span
from generator.model import Catalogue, Row

Group = tuple[str, str, str, str]  # record, field, basis, measure
_CARRIES = frozenset({"A", "B"})


@dataclass(frozen=True)
class Headline:
    """The claim chosen, those that tie with it, all that stand on the same thing, and the step of the rule."""

    chosen: Row
    tied: tuple[Row, ...]
    standing: tuple[Row, ...]
    reason: str
    figure: Bounds | None
    confidence: str

    @property
    def others(self) -> tuple[Row, ...]:
        """Claims on the same thing that say something else."""
        return tuple(row for row in self.standing if statement(row) not in {statement(each) for each in self.tied})


def statement(row: Row) -> object:
    """What a claim says, for telling whether two say the same: the figure and its unit, or else the words."""
    return (bounds(row), row.unit) if has_figure(row) else row.text


def group_of(row: Row, catalogue: Catalogue) -> Group:
    """What a claim is about: record, field, basis and measure."""
    return (row.owner.id, row.field, row.basis or "", measure(row.unit, catalogue.schemas.vocabularies["unit"]))


def grouped(claims: Iterable[Row], catalogue: Catalogue) -> dict[Group, list[Row]]:
    """Claims by what they are about, in order of first appearance."""
    groups: dict[Group, list[Row]] = defaultdict(list)
    for row in claims:
        groups[group_of(row, catalogue)].append(row)
    return dict(groups)


def headline(claims: Sequence[Row], catalogue: Catalogue, day: datetime.date) -> Headline | None:
    """The headline among claims on one thing as they stood on `day`; None if none may be one."""
    standing = tuple(row for row in claims if by(row.as_of, day))
    usable = [row for row in standing if any(source.grade != "D" for source in catalogue.cited(row))]
    if not usable:
        return None
    ranks = catalogue.schemas.vocabularies["attribution"].entries
    best = min(ranks[row.attribution]["rank"] for row in usable)
    ranked = [row for row in usable if ranks[row.attribution]["rank"] == best]
    shared = _shared_by_governments(ranked, catalogue) if ranked[0].attribution == "official" else []
    latest = max(last_day(row.as_of) for row in shared or ranked)
    tied = tuple(
        sorted((row for row in shared or ranked if last_day(row.as_of) == latest), key=lambda row: str(row.id))
    )
    reason = (
        "both-governments" if shared else {"official": "one-government"}.get(tied[0].attribution, tied[0].attribution)
    )
    figure = span([bounds(row) for row in tied]) if has_figure(tied[0]) else None
    return Headline(tied[0], tied, standing, reason, figure, confidence(tied[0], standing, catalogue))


def _shared_by_governments(official: Sequence[Row], catalogue: Catalogue) -> list[Row]:
    """The latest official statements that two governments share."""
    sides = catalogue.schemas.vocabularies["side"].entries
    said: dict[object, list[Row]] = defaultdict(list)
    for row in official:
        if sides[row.side].get("government"):
            said[statement(row)].append(row)
    shared = [rows for rows in said.values() if len({row.side for row in rows}) > 1]
    return max(shared, key=lambda rows: max(last_day(row.as_of) for row in rows), default=[])


def confidence(row: Row, standing: Iterable[Row], catalogue: Catalogue) -> str:
    """How far a claim can be relied on, from attribution, grades and independent sources of the same statement.

    Sources are independent if they differ in chain, or, where they have none, in publisher.
    """
    same = [each for each in standing if statement(each) == statement(row)] or [row]
    cited = [source for each in same for source in catalogue.cited(each)]
    strong = {source.chain or source.publisher for source in cited if source.grade in _CARRIES}
    if len(strong) > 1 or (strong and any(each.attribution == "official" for each in same)):
        return "high"
    if strong:
        return "medium"
    return "low" if any(source.grade == "C" for source in cited) else "unsupported"
