"""The glossary: every term that the records and the closed lists have in several languages, with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.languages import MAIN
from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.order import term_order
from generator.pages.page import Page, titled_page

# Tables whose rows are called what governments and companies call them, and the field that says it.
_NAMED = (("vehicles", "name"), ("vehicles", "short_name"), ("agreements", "title"), ("offices", "office"))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One term in each language of the site, empty where it is not on record; the row that has it, if it is one."""

    words: tuple[str, ...]
    row: Row | None


@dataclass(frozen=True, kw_only=True)
class Group:
    """Terms under one heading."""

    key: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Glossary:
    """Terms of records, which have sources; then those of closed lists, which are this site's own."""

    recorded: tuple[Group, ...]
    listed: tuple[Group, ...]


def page(site: SiteContext) -> Page:
    """The glossary."""
    view = Glossary(recorded=tuple(_recorded(site)), listed=tuple(_listed(site)))
    return titled_page(site, "glossary", view)


def _recorded(site: SiteContext) -> Iterator[Group]:
    terms = site.catalogue.tables["terms"]
    for agreement in site.catalogue.tables["agreements"]:
        of_agreement = sorted((term for term in terms if term.agreement == agreement.id), key=term_order)
        yield from _group(site, f"terms-{agreement.id}", site.local.name(agreement), of_agreement, "title")
    for table, field in _NAMED:
        title = site.local.field_title(table, field)
        rows = sorted(site.catalogue.tables[table], key=lambda row: str(row.id))
        yield from _group(
            site, f"{table}-{field}", site.local.bracketed(site.local.table_title(table), title), rows, field
        )


def _group(site: SiteContext, key: str, title: str, rows: Iterable[Row], field: str) -> Iterator[Group]:
    """Rows whose field is in more than one language, each wording once."""
    entries: dict[tuple[str, ...], Entry] = {}
    for row in rows:
        words = tuple(_word(row.get, field, language.code) for language in site.languages)
        if sum(map(bool, words)) > 1:
            entries.setdefault(words, Entry(words=words, row=row))
    if entries:
        yield Group(key=key, title=title, entries=tuple(entries.values()))


def _listed(site: SiteContext) -> Iterator[Group]:
    for name, vocabulary in site.catalogue.schemas.vocabularies.items():
        entries = [
            Entry(words=tuple(_word(entry.get, "label", language.code) for language in site.languages), row=None)
            for entry in vocabulary.entries.values()
        ]
        yield Group(key=f"list-{name}", title=site.local.list_title(name), entries=tuple(entries))


def _word(get: Callable[[str], Any], field: str, language: str) -> str:
    return str(get(field if language == MAIN else f"{field}_{language}") or "")
