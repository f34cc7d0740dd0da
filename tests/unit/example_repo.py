"""Edits that spoil a copy of the miniature repository, and small catalogues made of its records in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from generator.model import Catalogue, build_catalogue
from generator.records import MarkedRecord
from generator.schemas import Schemas

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "example" / "data"
DAM, WIND, OLD, TURBINES = "projects/big-dam", "projects/wind-farm", "projects/old-wind", "projects/dam-turbines"
CABLE, PLEDGE, PART = "projects/sea-cable", "vehicles/farland-pledge", "terms/pledge-cash"
FUND, BATCH, LIST = "vehicles/norland-fund", "rounds/batch-one", "rounds/first-list"
GAZETTE, COURIER, DIGEST = "sources/gazette-2030", "sources/courier-2030-02", "sources/digest"
SELECTION, END, LOAN = "events/2031-02-17-selection", "events/2033-12-31-end", "financings/dam-loan"
AMOUNT, LAST, WINDOW, CAP = "terms/memo-total", "terms/memo-end", "terms/memo-window", "terms/memo-annual-cap"
ACME, BANK, ADA = "companies/acme-power", "companies/norland-bank", "people/ada-example"

Edit = Callable[[Path], None]  # takes the data folder
BadRecords = tuple[list[Edit], list[str], list[Edit]]  # the slips, all that is said of them, near misses
RuleCase = tuple[str, list[Edit], list[str], list[Edit]]  # the broken rule first
Statement = dict[str, Any]


def swap(file: str, old: str, new: str) -> Edit:
    """Replaces the only occurrence of `old` in a file, which is named without its ending."""

    def edit(data: Path) -> None:
        path = data / f"{file}.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def append(file: str, text: str) -> Edit:
    """Adds lines at the end of a file, which is named without its ending."""

    def edit(data: Path) -> None:
        path = data / f"{file}.yaml"
        before = path.read_text(encoding="utf-8")
        path.write_text(before.rstrip("\n") + "\n" + text.strip("\n") + "\n", encoding="utf-8")

    return edit


def add(file: str, content: str | bytes) -> Edit:
    """Adds a file, named with its ending."""

    def edit(data: Path) -> None:
        path = data / file
        assert not path.exists(), f"{file} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return edit


def add_like(old: str, new: str, *replacements: tuple[str, str]) -> Edit:
    """Adds a record that is like another one but for some replacements; both are named without their endings."""

    def edit(data: Path) -> None:
        add(f"{new}.yaml", (data / f"{old}.yaml").read_text(encoding="utf-8"))(data)
        for was, now in replacements:
            swap(new, was, now)(data)

    return edit


def move(old: str, new: str) -> Edit:
    """Renames a file; both names have their endings."""

    def edit(data: Path) -> None:
        (data / old).rename(data / new)

    return edit


def drop(file: str) -> Edit:
    """Removes a file, which is named without its ending."""

    def edit(data: Path) -> None:
        (data / f"{file}.yaml").unlink()

    return edit


def next_stage(name: str, date: str, attribution: str) -> str:
    """One more stage, as text for a record that ends with its stages."""
    about = f"stage: {name}, date: {date}, asserted_by: X, attribution: {attribution}, side: company"
    return f"  - {{{about}, sources: [courier-2030-02]}}"


def record(kind: str, id_: str, /, **value: Any) -> MarkedRecord:
    """A record made in memory."""
    return MarkedRecord(kind, id_, f"data/{kind}/{id_}.yaml", value, {}, {})


def claim(key: str, value: Any = None, **more: Any) -> Statement:
    """A press claim of a project's cost, as it would stand in a file; `more` overrides."""
    usual = {
        "key": key,
        "field": "cost",
        "unit": "usd-bn",
        "qualifier": "exactly",
        "basis": "project-cost",
        "as_of": "2031-01-01",
        "asserted_by": f"Speaker of {key}",
        "attribution": "press",
        "side": "third-party",
        "sources": ["courier-2030-02"],
    }
    return {**usual, "value": value, **more}


def stage(name: str, date: str, **more: Any) -> Statement:
    """A stage of a project, as it would stand in a file."""
    return {
        "stage": name,
        "date": date,
        "asserted_by": "Sudmark's ministry",
        "attribution": "official",
        "side": "us",
        "sources": ["gazette-2030"],
        **more,
    }


def project(
    name: str,
    /,
    *claims: Statement,
    stages: Iterable[Statement] = (),
    vehicle: str = "norland-fund",
    standing: str = "candidate",
    **more: Any,
) -> MarkedRecord:
    """A candidate under the miniature's first vehicle, named on 2030-03-01 unless stages are given."""
    value = {
        "name": name,
        "standings": [{"vehicle": vehicle, "standing": standing}],
        "sector": "nuclear",
        "summary": "Invented.",
        "stages": list(stages) or [stage("named", "2030-03-01")],
    }
    return record("projects", name, **value | ({"claims": list(claims)} if claims else {}) | more)


class ExampleRepo:
    """The miniature's records, from which catalogues with other records beside or instead of them are made."""

    def __init__(self, schemas: Schemas, records: Iterable[MarkedRecord]) -> None:
        self._schemas = schemas
        self._records = {(record.kind, record.id): record for record in records}

    def catalogue(self, *others: MarkedRecord, without: tuple[str, ...] = ()) -> Catalogue:
        """The miniature without some kinds, with `others` instead of its records of the same kind and id."""
        records = {key: record for key, record in self._records.items() if key[0] not in without}
        records |= {(record.kind, record.id): record for record in others}
        catalogue, problems = build_catalogue(self._schemas, records.values())
        assert problems == []
        return catalogue

    def changed(self, kind: str, id_: str, /, **fields: Any) -> MarkedRecord:
        """One of the miniature's records with other fields."""
        return record(kind, id_, **{**self._records[kind, id_].value, **fields})
