"""The search index: the names and words of every record and page as JSON, for the script that searches in browsers.

`{kind: [[id, name, other name, also, text, language of the other name], ...]}`, so that a record's address is kind and
id; pages over many records stand last, as the kind `pages`, each with its address for an id. Texts and aliases are in
Unicode's form NFKC with blanks squeezed; names stand as published. The script folds all of it further, case and accents
too, because what it shows and marks is the text as it stands here. Kana stay as they are. The words of one field never
run on into the next: a line feed parts them.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.languages import MAIN
from generator.localize import Localizer
from generator.model import Row
from generator.schemas import Field, TableSchema

MEDIA_TYPE = "application/json"
PAGES = "pages"  # among the kinds
_NAME_FIELDS = ("name", "title")
_OTHER_NAME_FIELDS = ("legal_name", "short_name", "listing", "citation", "alias", "reading")
_FIELDS_WITHOUT_WORDS = frozenset({"id", "table", "row", "key", "field", "time", "zone", "gazetteer", "data_licence"})
_SUBJECT_FIELDS = frozenset({"sector", "topic"})  # their labels are words that readers search for


class SearchedPage(NamedTuple):
    """A page over many records."""

    address: str
    title: str
    description: str


class OtherName(NamedTuple):
    """A record's name in another language; both empty where it has none."""

    text: str
    language: str


def render_search_index(local: Localizer, pages: Iterable[SearchedPage] = ()) -> str:
    """The index in the language of `local`: records of every kind, the latest first, those without a date by name."""
    index: dict[str, list[list[str]]] = {}
    for kind in local.catalogue.schemas.kinds:
        index[kind] = [_entry(local, row) for row in _ordered(local, local.catalogue.tables[kind])]
    index[PAGES] = [[page.address, page.title, "", "", _joined([page.description]), ""] for page in pages]
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")) + "\n"


def normalised(text: str) -> str:
    """Text in form NFKC (full-width letters become plain, half-width kana full) with blanks squeezed."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _ordered(local: Localizer, rows: Iterable[Row]) -> list[Row]:
    by_name = sorted(rows, key=local.order)
    return sorted(by_name, key=lambda row: str(row.get("date") or ""), reverse=True)


def _entry(local: Localizer, row: Row) -> list[str]:
    name, other = local.name(row), _other_name(local, row)
    also = [text for text in _also(local, row) if text not in (name, other.text)]
    texts = [text for text in _texts(local, row) if text not in (name, other.text) and text not in also]
    return [str(row.id), name, other.text, _joined(also), _joined(texts), other.language]


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(normalised(text) for text in texts))


def _other_name(local: Localizer, row: Row) -> OtherName:
    """A record's name in another language, and which: a source's in its own, another record's in the main one.

    In the main language, it is the first of the other ones that has a name of its own.
    """
    name = local.name(row)
    for language in (MAIN, *local.catalogue.schemas.languages):
        for field in _NAME_FIELDS:
            text = row.get(f"{field}_{language}") or (row.get(field) if language == MAIN else None)
            if text and text != name and language != local.lang:
                return OtherName(str(text), row.get("language") or language)
    return OtherName("", "")


def _also(local: Localizer, row: Row) -> Iterator[str]:
    """Every other name: aliases, legal and short names, readings."""
    languages = (MAIN, *local.catalogue.schemas.languages)
    for each in (row, *row.lists.get("aliases", ())):
        for field in (*_NAME_FIELDS, *_OTHER_NAME_FIELDS):
            for ending in ("", *(f"_{code}" for code in languages)):
                text = each.get(f"{field}{ending}")
                if text:
                    yield str(text)


def _texts(local: Localizer, row: Row) -> Iterator[str]:
    """The words of a row and of the rows of its lists, figures and subjects as readers see them."""
    for name, field in row.schema.fields.items():
        value = row.get(name)
        if value and name in _SUBJECT_FIELDS and field.vocabulary:
            entry = field.vocabulary.entries[value]
            yield from (str(text) for key, text in entry.items() if key == "label" or key.startswith("label_"))
        elif value and _has_words(row.schema, field):
            yield str(value)
    if row.schema.name in ("claims", "terms") and local.figure(row):
        yield local.figure(row)
    for rows in row.lists.values():
        for each in rows:
            yield from _texts(local, each)


def _has_words(table: TableSchema, field: Field) -> bool:
    return (
        field.type == "string"
        and field.name not in _FIELDS_WITHOUT_WORDS
        and not (field.vocabulary or field.partial_date or field.format == "uri" or "pattern" in field.constraints)
        and table.references(field.name) is None
    )
