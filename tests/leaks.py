"""What of a built tree tells of days after the one that it is of; worked out from the records, without the code of it.

Later days are searched in every text file, as ISO 8601, English and Japanese write them, and later ids and titles too.
A later day may stand where it had been set by then (the date of a term, a scheduled event), or where it is worked out
from what had been (the funding clock, calendars, the even pace). Days after the coverage date are plans by nature.
"""

from __future__ import annotations

import csv
import datetime
import html
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.dates import last_day
from generator.model import Catalogue
from generator.tables import Tables

_TEXT = {".html", ".csv", ".json", ".yaml", ".svg", ".txt", ".xml", ".bib"}
_MONTHS = [
    datetime.date(2000, month, 1).strftime("%B") for month in range(1, 13)
]  # of the C locale, which tests run in
_ISO = re.compile(r"(?<![0-9])(20[0-9]{2})-([01][0-9])(?:-([0-3][0-9]))?(?![0-9])")
_ENGLISH = re.compile(rf"(?:([0-9]{{1,2}}) )?({'|'.join(_MONTHS)}) (20[0-9]{{2}})(?![0-9])")
_AMERICAN = re.compile(rf"({'|'.join(_MONTHS)}) ([0-9]{{1,2}}), (20[0-9]{{2}})(?![0-9])")
_JAPANESE = re.compile(r"(20[0-9]{2})年([0-9]{1,2})月(?:([0-9]{1,2})日)?")
_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_MARKS = re.compile(r'<text text-anchor="middle"[^>]*>[0-9-]{10}</text>')  # of an axis, which runs on evenly
_WORD = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_LONG_TITLE = 25  # characters: shorter ones may stand in other texts
_TOPS = ("site", "package")
_SHOWN = 60  # characters of a text that is found
_TITLED = ("events", "sources", "questions", "rounds", "projects", "agreements")


def named_days(text: str) -> Iterator[str]:
    """Days and months that a text names, as ISO 8601."""
    for year, month, day in _ISO.findall(text):
        yield "-".join(filter(None, (year, month, day)))
    for day, month, year in _ENGLISH.findall(text):
        yield f"{year}-{_MONTHS.index(month) + 1:02}" + (f"-{int(day):02}" if day else "")
    for month, day, year in _AMERICAN.findall(text):
        yield f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"
    for year, month, day in _JAPANESE.findall(text):
        yield f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def days_set_by_then(earlier: Catalogue, tables: Tables) -> set[str]:
    """Later days that may stand: stated as such by what stood, or worked out from it."""
    days: set[str] = set()
    for term in earlier.tables["terms"]:
        days |= {date for date in (term.date, term.effective) if date}
    for event in earlier.tables["events"]:
        if event.certainty == "scheduled":
            days |= {date for date in (event.date, event.end) if date}
    days |= {row["earliest"] for row in tables["clock"].cells} | {row["date"] for row in tables["pace"].cells}
    return days | {day[:7] for day in days}


def later_days(tree: Path, day: datetime.date, coverage: datetime.date, allowed: set[str]) -> list[str]:
    """File and day of every later day up to coverage that a file of `tree` names."""
    found: list[str] = []
    for path in text_files(tree):
        text = _MARKS.sub("", path.read_text(encoding="utf-8"))
        for named in set(named_days(text)) - allowed:
            try:
                counts = last_day(named)
            except ValueError:
                continue  # no day: digits of an address
            if day < counts and datetime.date.fromisoformat(f"{named}-01"[:10]) <= coverage and counts != day:
                found.append(f"{path.relative_to(tree)}: {named}")
    return sorted(found)


def later_ids(tree: Path, later: set[str]) -> list[str]:
    """File and id of every later record or row that a file of `tree` names, or that a file is named after."""
    found: list[str] = []
    for path in sorted(path for top in _TOPS for path in (tree / top).rglob("*")):
        words = set(path.relative_to(tree).parts)
        if path.suffix in _TEXT:
            words |= set(_WORD.findall(path.read_text(encoding="utf-8")))
        found += [f"{path.relative_to(tree)}: {id_}" for id_ in sorted(words & later)]
    return found


def later_titles(tree: Path, titles: set[str]) -> list[str]:
    """File and title of every later record that a file of `tree` names."""
    return [
        f"{path.relative_to(tree)}: {title}"
        for path in text_files(tree)
        for text in (path.read_text(encoding="utf-8"),)
        for title in sorted(titles)
        if title in text
    ]


def later_texts(tree: Path, texts: set[str]) -> list[str]:
    """File and first words of every later text that stands whole in a file of `tree`."""
    found: list[str] = []
    for path in text_files(tree):
        found += [f"{path.relative_to(tree)}: {text[:_SHOWN]}" for text in sorted(set(_pieces(path)) & texts)]
    return found


def _pieces(path: Path) -> Iterator[str]:
    """What a file holds between tags, in cells, or in quotes."""
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".html", ".svg"):
        yield from (html.unescape(piece).strip() for piece in re.split(r"<[^>]*>", text))
        yield from map(html.unescape, re.findall(r'"([^"]*)"', text))
    elif path.suffix == ".csv":
        for row in csv.reader(io.StringIO(text)):
            yield from row
    elif path.suffix == ".json":
        yield from (json.loads(piece) for piece in _JSON_STRING.findall(text))  # the search index is no single value
    elif path.suffix == ".yaml":
        yield from _strings(yaml.safe_load(text))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


def text_files(tree: Path) -> list[Path]:
    """Every file of site and package that holds text, but calendars, which hold every day of a vehicle's years."""
    files = [path for top in _TOPS for path in (tree / top).rglob("*")]
    return sorted(path for path in files if path.suffix in _TEXT and not path.name.startswith("calendar"))


def ids_of(catalogue: Catalogue) -> set[str]:
    """Identifiers of all records and rows."""
    return {str(row.get("id")) for rows in catalogue.tables.values() for row in rows if row.get("id")}


def titles_of(catalogue: Catalogue) -> set[str]:
    """Titles and names of records, in every language, as far as they are long enough to be nobody else's."""
    titles: set[str] = set()
    for kind in _TITLED:
        for row in catalogue.tables[kind]:
            names = [row.get(name) for name in ("title", "title_ja", "name", "name_ja")]
            titles |= {name for name in names if name and len(name) >= _LONG_TITLE}
    return titles


def texts_of(catalogue: Catalogue) -> set[str]:
    """Every text in sentences, as it stands in the records."""
    texts: set[str] = set()
    for name, rows in catalogue.tables.items():
        prose = [field.name for field in catalogue.schemas.tables[name].fields.values() if field.prose]
        texts |= {row.get(field) for row in rows for field in prose if row.get(field)}
    return texts


def leaks(tree: Path, whole: Catalogue, earlier: Catalogue, tables: Tables) -> list[str]:
    """Everything under `tree` that tells of days after the one that `earlier` is of."""
    assert earlier.as_of is not None
    coverage = last_day(whole.dataset.coverage)
    allowed = days_set_by_then(earlier, tables)
    words = {value for vocabulary in whole.schemas.vocabularies.values() for value in vocabulary.entries}
    return [
        *later_days(tree, earlier.as_of, coverage, allowed),
        *later_ids(tree, ids_of(whole) - ids_of(earlier) - words),
        *later_texts(tree, texts_of(whole) - texts_of(earlier)),
        *later_titles(tree, titles_of(whole) - titles_of(earlier)),
    ]
