"""How good the record is: counts by measure and group, and what has gone silent."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.quality import QualityCount
from generator.derive.silence import Silence
from generator.pages.context import SiteContext
from generator.pages.page import Page, titled_page

_UNLISTED = "companies"  # too many to list one by one; they are counted above and say so on their own pages


@dataclass(frozen=True, kw_only=True)
class QualityLine:
    """A count, and what readers see for its group."""

    label: str
    counted: QualityCount


@dataclass(frozen=True, kw_only=True)
class QualityTable:
    """The counts of one measure."""

    measure: str
    lines: tuple[QualityLine, ...]


@dataclass(frozen=True, kw_only=True)
class QualityPage:
    """A table a measure, and the records that have gone silent, longest first; those never heard of come last."""

    tables: tuple[QualityTable, ...]
    silent: tuple[Silence, ...]


def page(site: SiteContext) -> Page:
    """The page of how good the record is."""
    return titled_page(site, "quality", QualityPage(tables=_tables(site), silent=_silent(site)))


def _tables(site: SiteContext) -> tuple[QualityTable, ...]:
    by_measure: dict[str, list[QualityLine]] = {}
    for counted in site.derived.quality:
        line = QualityLine(label=group_label(site, counted.group), counted=counted)
        by_measure.setdefault(counted.measure, []).append(line)
    return tuple(QualityTable(measure=measure, lines=tuple(lines)) for measure, lines in by_measure.items())


def group_label(site: SiteContext, group: str) -> str:
    """What readers see for a group: a kind of record, an attribution, or a span of days as `0-90` or `181-`."""
    if group in site.catalogue.schemas.kinds:
        return site.local.kind_title(group)
    if group in site.catalogue.schemas.vocabularies["attribution"].entries:
        return site.local.label("attribution", group)
    low, _, high = group.partition("-")
    return site.local.messages("quality.span" if high else "quality.over", low=low, high=high)


def _silent(site: SiteContext) -> tuple[Silence, ...]:
    listed = [silence for silence in site.derived.silence if silence.silent and silence.table != _UNLISTED]
    return tuple(sorted(listed, key=_days_silent, reverse=True))


def _days_silent(silence: Silence) -> int:
    return silence.days or 0
