"""The search index: every record's names and words as JSON, for the script that searches in the reader's browser.

`{kind: [[id, name, other name, also, text, language of the other name], ...]}`, so that a record's address is kind and
id. Texts and aliases are in Unicode's form NFKC with blanks squeezed; names stand as published. The script folds all
of it further, case and accents too, because what it shows and marks is the text as it stands here. Kana stay as they
are. The words of one field never run on into the next: a line feed parts them.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator

from generator.figures import figure_words
from generator.messages import Words
from generator.model import Catalogue, Row
from generator.schemas import Field, Table

MEDIA_TYPE = "application/json"
_NAMES = ("name", "title")
_ALSO = ("legal_name", "short_name", "listing", "citation", "alias")
_NOT_WORDS = frozenset({"id", "table", "row", "key", "field", "time", "zone", "gazetteer", "data_licence"})
_SUBJECTS = frozenset({"sector", "topic"})
_OTHER = {"en": "ja", "ja": "en"}


def render_search_index(catalogue: Catalogue, words: Words) -> str:
    """The index in the language of `words`: records of every kind, the latest first, those without a date by name."""
    index = {
        kind: [_entry(catalogue, words, row) for row in _ordered(catalogue.tables[kind], words)]
        for kind in catalogue.schemas.kinds
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")) + "\n"


def normalised(text: str) -> str:
    """Text in form NFKC (full-width letters become plain, half-width kana full) with blanks squeezed."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _ordered(rows: Iterable[Row], words: Words) -> list[Row]:
    by_name = sorted(rows, key=lambda row: (_name(row, words).casefold(), str(row.id)))
    return sorted(by_name, key=lambda row: str(row.get("date") or ""), reverse=True)


def _entry(catalogue: Catalogue, words: Words, row: Row) -> list[str]:
    name, (other, language) = _name(row, words), _other_name(row, words)
    names = {name, other}
    also = [text for text in _also(row) if text not in names]
    text = [text for text in _texts(catalogue, words, row) if text not in names and text not in also]
    return [str(row.id), name, other, _joined(also), _joined(text), language]


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(map(normalised, texts)))


def _name(row: Row, words: Words) -> str:
    return next((text for field in _NAMES if (text := words.local(row, field))), str(row.id))


def _other_name(row: Row, words: Words) -> tuple[str, str]:
    """A record's name in another language, and which: a source's in its own, any other record's in the other of two."""
    name, language = _name(row, words), _OTHER[words.lang]
    found = [row.get(f"{field}{ending}") for field in _NAMES for ending in (f"_{language}", "")]
    return next(((str(text), row.get("language") or language) for text in found if text and text != name), ("", ""))


def _also(row: Row) -> Iterator[str]:
    """Every other name: aliases, legal and short names."""
    for one in (row, *row.lists.get("aliases", ())):
        for field in (*_NAMES, *_ALSO):
            for text in (one.get(f"{field}{ending}") for ending in ("", "_en", "_ja")):
                if text:
                    yield str(text)


def _texts(catalogue: Catalogue, words: Words, row: Row) -> Iterator[str]:
    """The words of a row and of the rows of its lists, figures and subjects as readers see them."""
    units, patterns = catalogue.schemas.vocabularies["unit"], words.group("figure")
    for name, field in row.schema.fields.items():
        value = row.get(name)
        if value and name in _SUBJECTS and field.vocabulary:
            entry = field.vocabulary.entries[value]
            yield from (str(entry[key]) for key in ("label", "label_ja") if key in entry)
        elif value and _has_words(row.schema, field):
            yield str(value)
    if row.schema.name in ("claims", "terms"):
        yield from filter(None, [figure_words(row, units, patterns, words.lang)])
    for rows in row.lists.values():
        for each in rows:
            yield from _texts(catalogue, words, each)


def _has_words(table: Table, field: Field) -> bool:
    return (
        field.type == "string"
        and field.name not in _NOT_WORDS
        and not (field.vocabulary or field.partial_date or field.format == "uri" or "pattern" in field.constraints)
        and table.references(field.name) is None
    )
