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
from generator.figures import Bounds, bounds, has_figure, in_billions, in_unit, measure, span
from generator.model import Catalogue, Row
from generator.schemas import Vocabulary

Group = tuple[str, str, str, str, str]  # kind of record, record, field, basis, measure
_CARRIES = frozenset({"A", "B"})


@dataclass(frozen=True)
class Headline:
    """The claim chosen, those that tie with it, all that stand on the same thing, and the step of the rule.

    `figure` is in the unit of the chosen claim; `others` are the claims on the same thing that say something else.
    """

    chosen: Row
    tied: tuple[Row, ...]
    standing: tuple[Row, ...]
    reason: str
    figure: Bounds | None
    confidence: str

    others: tuple[Row, ...]


def statement(row: Row, units: Vocabulary) -> object:
    """What a claim says, for telling whether two say the same: the figure, whatever its unit, or else the words."""
    return (in_billions(bounds(row), row.unit, units), measure(row.unit, units)) if has_figure(row) else row.text


def group_of(row: Row, catalogue: Catalogue) -> Group:
    """What a claim is about: record, field, basis and measure."""
    unit = measure(row.unit, catalogue.schemas.vocabularies["unit"])
    return (row.owner.table.name, row.owner.id, row.field, row.basis or "", unit)


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
    units = catalogue.schemas.vocabularies["unit"]
    figures = [in_unit(bounds(row), row.unit, tied[0].unit, units) for row in tied if has_figure(row)]
    figure = span(figures) if figures else None
    said = {statement(row, units) for row in tied}
    others = tuple(row for row in standing if statement(row, units) not in said)
    return Headline(tied[0], tied, standing, reason, figure, confidence(tied[0], standing, catalogue), others)


def _shared_by_governments(official: Sequence[Row], catalogue: Catalogue) -> list[Row]:
    """The latest official statements that two governments share."""
    sides = catalogue.schemas.vocabularies["side"].entries
    said: dict[object, list[Row]] = defaultdict(list)
    for row in official:
        if sides[row.side].get("government"):
            said[statement(row, catalogue.schemas.vocabularies["unit"])].append(row)
    shared = [rows for rows in said.values() if len({row.side for row in rows}) > 1]
    days = [max(last_day(row.as_of) for row in rows) for rows in shared]
    return [row for rows, day in zip(shared, days, strict=True) if day == max(days) for row in rows]


def confidence(row: Row, standing: Iterable[Row], catalogue: Catalogue) -> str:
    """How far a claim can be relied on, from attribution, grades and independent sources of the same statement.

    Sources are independent if they differ in chain, or, where they have none, in publisher.
    """
    units = catalogue.schemas.vocabularies["unit"]
    same = [each for each in standing if statement(each, units) == statement(row, units)] or [row]
    cited = {each.id: catalogue.cited(each) for each in same}
    strong = {
        source.chain or source.publisher for found in cited.values() for source in found if source.grade in _CARRIES
    }
    official = any(
        each.attribution == "official" and any(source.grade in _CARRIES for source in cited[each.id]) for each in same
    )
    if len(strong) > 1 or official:
        return "high"
    if strong:
        return "medium"
    return "low" if any(source.grade == "C" for found in cited.values() for source in found) else "unsupported"
