"""Quality: counts by measure, and the records that have gone silent, longest first."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.quality import QualityCount
from generator.derive.silence import Silence
from generator.pages.context import SiteContext
from generator.pages.page import Page, titled_page

_KINDS_LISTED_WHEN_SILENT = ("projects", "financings")  # companies stand in the counts


@dataclass(frozen=True, kw_only=True)
class Group:
    """One count with the words of its group."""

    title: str
    counts: QualityCount


@dataclass(frozen=True, kw_only=True)
class Quality:
    """Counts by measure, and silent records."""

    measures: dict[str, list[Group]]
    silent: tuple[Silence, ...]


def page(site: SiteContext) -> Page:
    """The page of quality."""
    measures: dict[str, list[Group]] = {}
    for counts in site.derived.quality:
        group = Group(title=group_title(site, counts.group), counts=counts)
        measures.setdefault(counts.measure, []).append(group)
    silent = [each for each in site.derived.silence if each.silent and each.table in _KINDS_LISTED_WHEN_SILENT]
    return titled_page(
        site, "quality", Quality(measures=measures, silent=tuple(sorted(silent, key=lambda each: -(each.days or 0))))
    )


def group_title(site: SiteContext, group: str) -> str:
    """What readers see for a group: a kind of record, an attribution, a span of days (`0-90`, `181-`), or a
    table and a language (`people.ja`)."""
    if group in site.catalogue.tables:
        return site.kind_title(group)
    if group in site.catalogue.schemas.vocabularies["attribution"].entries:
        return site.local.label("attribution", group)
    table, _, language = group.partition(".")
    if language:
        names = {each.code: each.name for each in site.languages}
        return site.kind_title(table) + site.local.messages(
            "quality.in_language", language=names.get(language, language)
        )
    low, _, high = group.partition("-")
    return site.local.messages("quality.span" if high else "quality.over", low=low, high=high)
