"""The plain list of a kind of record: names in order of date or name."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.page import Page, titled_page

_TAGGED_FIELDS = ("kind", "status")


@dataclass(frozen=True, kw_only=True)
class ListItem:
    """A record with the tags beside its name, as (closed list, value), and the words below it."""

    record: Row
    tags: tuple[tuple[str, str], ...]
    text: str


@dataclass(frozen=True, kw_only=True)
class RecordList:
    """Records in order."""

    items: tuple[ListItem, ...]


def page(site: SiteContext, kind: str) -> Page:
    """The list of every record of a kind."""
    local = site.local
    records = sorted(site.catalogue.tables[kind], key=lambda row: (str(row.get("date") or ""), local.order(row)))
    view = RecordList(items=tuple(_item(site, record) for record in records))
    return titled_page(site, kind, view, template="list.html")


def _item(site: SiteContext, record: Row) -> ListItem:
    tags: list[tuple[str, str]] = []
    for name in _TAGGED_FIELDS:
        field = record.schema.fields.get(name)
        if field and field.vocabulary and record.get(name):
            tags.append((field.vocabulary.name, record.get(name)))
    text = site.local.text(record, "summary") or site.local.text(record, "question")
    return ListItem(record=record, tags=tuple(tags), text=text)
