"""What templates may ask of the site beyond words and addresses, so that they only format and loop."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator import addresses
from generator.charts import RenderedChart
from generator.dates import first_day
from generator.derive import Derived
from generator.derive.evidence import is_weak
from generator.derive.funding_window import FundingDate
from generator.derive.headline import ClaimSubject, Headline, by_subject
from generator.derive.position import reached_stages
from generator.derive.project_status import ProjectStatus
from generator.derive.silence import Silence
from generator.localize import Localizer
from generator.model import Catalogue, Row
from generator.references import References, key_of, sources_within
from generator.tables import Tables


@dataclass(frozen=True, kw_only=True)
class ClaimGroup:
    """Claims of one record on one subject, with the headline that the rule chooses, if it may choose one."""

    subject: ClaimSubject
    claims: tuple[Row, ...]
    headline: Headline | None

    @property
    def field(self) -> str:
        """What is claimed."""
        return self.subject.field

    @property
    def basis(self) -> str:
        """What the amount is an amount of; empty where it is none."""
        return self.subject.basis


@dataclass(frozen=True, kw_only=True)
class FundingWindow:
    """The earliest funding dates of one assumption by way of counting, which the projects of a round share."""

    assumption: Row
    days: int
    state: str
    dates: Mapping[str, datetime.date]

    @property
    def first(self) -> datetime.date:
        """The earliest of the dates."""
        return min(self.dates.values())

    @property
    def last(self) -> datetime.date:
        """The latest of the dates."""
        return max(self.dates.values())


@dataclass(frozen=True, kw_only=True)
class SiteContext:
    """The records, what is derived from them, how they read and refer to each other, on `day`."""

    catalogue: Catalogue
    references: References
    derived: Derived
    tables: Tables
    local: Localizer
    charts: Mapping[str, RenderedChart] = field(repr=False)
    day: datetime.date

    @property
    def dataset(self) -> Row:
        """The record of the dataset itself."""
        return self.catalogue.dataset

    def record(self, table: str, id_: str | None) -> Row | None:
        """A row by table and id; None for no id."""
        return self.catalogue.find(table, id_)

    def canonical(self, address: str) -> str:
        """The public address of a page, or nothing where the site has none."""
        return addresses.canonical(self.dataset.homepage, address)

    def sources(self, row: Row) -> list[Row]:
        """Sources that a row cites, best grade first."""
        return sorted(self.catalogue.cited(row), key=lambda source: str(source.grade))

    def documents(self, record: Row) -> list[Row]:
        """Every source that a record or a row of its lists cites, best grade first, then by date."""
        sources = sources_within(self.catalogue, record).values()
        return sorted(sources, key=lambda source: (source.grade, source.date or "", source.id))

    def is_weak(self, row: Row) -> bool:
        """Whether a row rests on weak sources alone."""
        return is_weak(self.catalogue, row)

    def groups(self, record: Row) -> list[ClaimGroup]:
        """A record's claims by what they are about, each with its headline."""
        return [
            ClaimGroup(subject=subject, claims=tuple(claims), headline=self._headlines.get(subject))
            for subject, claims in by_subject(record.claims, self.catalogue).items()
        ]

    def figures(self, record: Row) -> list[Headline]:
        """A record's headlines that are figures."""
        headlines = [group.headline for group in self.groups(record)]
        return [headline for headline in headlines if headline and headline.figure]

    def by_side(self, rows: Iterable[Row]) -> dict[str, list[Row]]:
        """Rows by the side of their speaker, every side present, in the order of the list of sides."""
        sides: dict[str, list[Row]] = {side: [] for side in self.catalogue.schemas.vocabularies["side"].entries}
        for row in rows:
            sides[row.side].append(row)
        return sides

    def disputed(self, dispute: Row) -> dict[str, list[Row]]:
        """The statements on a disputed point by side, in order of date."""
        statements = self.references.disputed(dispute)
        return self.by_side(sorted(statements, key=lambda row: str(row.as_of)))

    def status(self, project: Row) -> ProjectStatus:
        """Where a project stands."""
        return self.statuses[str(project.id)]

    def stage_track(self, project: Row) -> dict[str, Row | None]:
        """Every stage that a project can go through, with the first statement that it did by the day of the page.

        A withdrawal is on nobody's way, and is there only where it came.
        """
        stages = self.catalogue.schemas.vocabularies["stage"].entries
        track: dict[str, Row | None] = dict.fromkeys(stages)
        for stage in reached_stages(project, self.day):
            track[stage.stage] = track[stage.stage] or stage
        return {name: stage for name, stage in track.items() if stage or not stages[name].get("adverse")}

    def silence(self, record: Row) -> Silence | None:
        """How long nothing was heard of a record, if it has gone silent."""
        silence = self._silences.get(key_of(record))
        return silence if silence and silence.silent else None

    def funding_windows(self, record: Row) -> list[FundingWindow]:
        """Worked-out funding dates of a project or of a round, by assumption."""
        dates = self.derived.clock
        if record.schema.name == "rounds":
            return funding_windows(date for date in dates if date.assumption.owner is record)
        return funding_windows(date for date in dates if date.project is record)

    def terms_of(self, agreement: Row) -> list[Row]:
        """An agreement's terms in its own order; those without a number come last."""
        return sorted(self.references.referring(agreement, "terms"), key=term_order)

    @cached_property
    def _headlines(self) -> dict[ClaimSubject, Headline]:
        return {headline.subject: headline for headline in self.derived.headlines}

    @cached_property
    def statuses(self) -> dict[str, ProjectStatus]:
        """Where every project stands, by its identifier."""
        return {status.project.id: status for status in self.derived.project_status}

    @cached_property
    def _silences(self) -> dict[tuple[str, str], Silence]:
        return {key_of(silence.record): silence for silence in self.derived.silence}


def funding_windows(dates: Iterable[FundingDate]) -> list[FundingWindow]:
    """Funding dates gathered by their assumption, in order of appearance."""
    by_assumption: dict[Row, list[FundingDate]] = {}
    for date in dates:
        by_assumption.setdefault(date.assumption, []).append(date)
    return [_funding_window(assumption, of_one) for assumption, of_one in by_assumption.items()]


def _funding_window(assumption: Row, dates: Sequence[FundingDate]) -> FundingWindow:
    return FundingWindow(
        assumption=assumption,
        days=dates[0].days,
        state=dates[0].state,
        dates={date.counted_by: date.earliest for date in dates},
    )


def sorted_by_date(rows: Iterable[Row], *, latest_first: bool = False) -> list[Row]:
    """Rows with a `date` in order of time; of one day, by identifier."""
    return sorted(rows, key=lambda row: (first_day(row.date), str(row.id)), reverse=latest_first)


def term_order(term: Row) -> tuple[bool, int, str]:
    """The place of a term in its agreement: by number, those without one last."""
    return term.number is None, term.number or 0, str(term.id)
