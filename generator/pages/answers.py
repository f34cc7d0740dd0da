"""Answers to the questions that `reads` noted: text that differs wherever anything differs that a page could show.

A page that asked them need not be drawn again while they are the same. What stands in a record itself is told by its
file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from generator.model import Row
from generator.pages.context import SiteContext
from generator.reads import Question
from generator.references import RowKey
from generator.tables import derived_values


def answer(site: SiteContext, question: Question) -> str:
    """The answer to any question but that for a record."""
    what, table, id_ = question
    return repr(list(_ANSWERS[what](site, (table, id_))))


def _referring(site: SiteContext, key: RowKey) -> Iterable[object]:
    return map(_place, site.references.all_referring(key))


def _citing(site: SiteContext, key: RowKey) -> Iterable[object]:
    source = _record(site, key)
    return map(_place, site.references.citing(source)) if source else ()


def _disputed(site: SiteContext, key: RowKey) -> Iterable[object]:
    dispute = _record(site, key)
    return map(_place, site.references.disputed(dispute)) if dispute else ()


def _record(site: SiteContext, key: RowKey) -> Row | None:
    return site.catalogue.by_id[key[0]].get(key[1])


def _place(row: Row) -> object:
    return row.owner.schema.name, row.owner.id, row.at


def _all(site: SiteContext, key: RowKey) -> Iterable[object]:
    return site.catalogue.by_id[key[0]]


def _missing(site: SiteContext, key: RowKey) -> Iterable[object]:
    return [_record(site, key) is None]


def _headlines(site: SiteContext, key: RowKey) -> Iterable[object]:
    for headline in site.headlines_by_record.get(key, ()):
        yield (
            headline.subject,
            [claim.id for claim in headline.tied_claims],
            [claim.id for claim in headline.others],
            headline.reason,
            headline.figure,
            headline.confidence,
        )


def _status(site: SiteContext, key: RowKey) -> Iterable[object]:
    statuses = site.statuses.get(key[1], ())
    return derived_values(statuses, site.tables["project_status"].schema)


def _silence(site: SiteContext, key: RowKey) -> Iterable[object]:
    silence = site.silences.get(key)
    return (silence.last_heard, silence.days, silence.silent) if silence else ()


def _money(site: SiteContext, key: RowKey) -> Iterable[object]:
    row = site.money_by_financing.get(key[1])
    return derived_values([row], site.tables["money"].schema) if row else ()


def _funding(site: SiteContext, key: RowKey) -> Iterable[object]:
    for date in site.funding_dates.get(key, ()):
        yield date.assumption.id, date.days, date.earliest, date.counted_by, date.state


def _scenarios(site: SiteContext, key: RowKey) -> Iterable[object]:
    return [cells for cells in site.tables["waterfall"].cells if key]


_ANSWERS: Mapping[str, Callable[[SiteContext, RowKey], Iterable[object]]] = {
    "referring": _referring,
    "citing": _citing,
    "disputed": _disputed,
    "all": _all,
    "missing": _missing,
    "headlines": _headlines,
    "status": _status,
    "silence": _silence,
    "money": _money,
    "funding": _funding,
    "scenarios": _scenarios,
}
