"""The page of a record, of whatever kind: a new kind needs a schema, a template and its words, and nothing here."""

from __future__ import annotations

from dataclasses import dataclass

from generator import addresses
from generator.derive.coverage import scope_of_record
from generator.messages import Messages
from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.page import Page, shorten
from generator.pages.vehicle import vehicle_details

_DETAILS = {"vehicles": vehicle_details}
_DESCRIBING_FIELDS = ("summary", "statement", "question")


@dataclass(frozen=True, kw_only=True)
class RecordPage:
    """One record; `citation` is the key of the words that cite it.

    `details` are what the template of its kind shows beyond it, for a kind that has a module of its own.
    """

    record: Row
    citation: str
    shows_evidence: bool
    details: object | None


def page(site: SiteContext, record: Row) -> Page:
    """A record's page, drawn by the template of its kind."""
    kind = record.schema.name
    is_source = kind == "sources"  # which rests on nothing but itself, and is cited by its publisher
    title = site.local.name(record)
    return Page(
        address=addresses.record(kind, record.id),
        template=f"{kind}_record.html",
        title=title,
        description=_description(site, record, title) if not is_source else _one(site.local.messages, kind, title),
        view=RecordPage(
            record=record,
            citation="take.source" if is_source else "take.text",
            shows_evidence=not is_source,
            details=_DETAILS[kind](site, record) if kind in _DETAILS else None,
        ),
        scope=scope_of_record(site.catalogue, record),
    )


def _description(site: SiteContext, record: Row, title: str) -> str:
    for field in _DESCRIBING_FIELDS:
        text = site.local.text(record, field)
        if text:
            return shorten(text)
    return _one(site.local.messages, record.schema.name, title)


def _one(messages: Messages, kind: str, name: str) -> str:
    """One record of a kind in words; its name alone where there are none."""
    return messages(f"{kind}.one", name=name) if messages.has(f"{kind}.one") else name
