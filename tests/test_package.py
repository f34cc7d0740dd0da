"""The data package as a downloader meets it: each format opened with its own reader."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import pytest
from frictionless import Package

from generator.exports.citation import render_bibtex
from generator.exports.csv_table import read_version
from generator.model import Catalogue
from generator.tables import tables


@pytest.fixture(params=["example_site", "real_site"])
def package(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param)) / "data"


def descriptor(package: Path) -> dict:
    return json.loads((package / "datapackage.json").read_text(encoding="utf-8"))


def rows(package: Path, table: str) -> list[dict[str, str]]:
    with (package / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_frictionless_finds_the_package_valid(package: Path) -> None:
    report = Package(str(package / "datapackage.json")).validate()
    assert report.flatten(["type", "title", "note", "rowNumber", "fieldName"]) == []
    assert report.valid


def test_every_foreign_key_leads_to_a_row_in_sqlite_too(package: Path) -> None:
    """Another tool's opinion: SQLite's own check, on tables made from nothing but the descriptor."""
    base = sqlite3.connect(":memory:")
    for resource in descriptor(package)["resources"]:
        schema = resource["schema"]
        names = [field["name"] for field in schema["fields"]]
        parts = [f'"{name}"' for name in names]
        parts.append("PRIMARY KEY (" + ", ".join(f'"{name}"' for name in schema["primaryKey"]) + ")")
        parts += [
            f'FOREIGN KEY ("{key["fields"][0]}") REFERENCES "{key["reference"]["resource"]}" ("id")'
            for key in schema["foreignKeys"]
        ]
        base.execute(f'CREATE TABLE "{resource["name"]}" ({", ".join(parts)})')
        values = [[row[name] or None for name in names] for row in rows(package, resource["name"])]
        base.executemany(f'INSERT INTO "{resource["name"]}" VALUES ({", ".join("?" * len(names))})', values)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_citation_names_a_row_of_the_table_it_names(package: Path) -> None:
    known: dict[str, set[str]] = {}
    for row in rows(package, "citations"):
        ids = known.setdefault(row["table"], {each["id"] for each in rows(package, row["table"])})
        assert row["row"] in ids, row


def test_the_descriptor_carries_what_version_two_asks_for(package: Path) -> None:
    made = descriptor(package)
    assert made["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    for key in (
        "name",
        "title",
        "description",
        "version",
        "created",
        "coverage",
        "licenses",
        "contributors",
        "sources",
    ):
        assert made[key], key
    assert {resource["path"] for resource in made["resources"]} == {path.name for path in package.glob("*.csv")}
    for resource in made["resources"]:
        header = (package / resource["path"]).read_text(encoding="utf-8").splitlines()[0].split(",")
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert resource["rows"] == len(rows(package, resource["name"]))
        for field in resource["schema"]["fields"]:
            assert field["title"] and field["description"] and field["title_ja"] and field["description_ja"]


def test_derived_tables_are_marked_and_no_other(package: Path) -> None:
    marked = {resource["name"] for resource in descriptor(package)["resources"] if resource["derived"]}
    assert {
        "ladder",
        "ladder_rows",
        "headlines",
        "clock",
        "calendar",
        "pace",
        "disagreements",
        "waterfall",
        "changes",
        "quality",
        "silence",
        "vocabulary",
    } == marked


def test_a_reader_of_the_csv_gets_back_the_cells_that_were_written(example: Catalogue, example_site: Path) -> None:
    made = tables(example)
    assert read_version(example_site / "data") == {name: one.cells() for name, one in made.items()}


def test_changes_against_an_earlier_package_name_the_fields_that_moved(example: Catalogue, example_site: Path) -> None:
    earlier = dict(read_version(example_site / "data"))
    earlier["companies"] = [
        {**row, "name": "Acme Old"} if row["id"] == "acme-power" else row for row in earlier["companies"]
    ]
    found = [
        tuple(row[name] for name in ("table", "row", "field", "kind", "before", "after"))
        for row in tables(example, earlier)["changes"].rows
    ]
    assert found == [("companies", "acme-power", "name", "modified", "Acme Old", "Acme Power")]


def test_a_citation_writes_out_what_bibtex_reads_as_commands(example: Catalogue) -> None:
    made = render_bibtex(example.dataset, "key", "A {brace, R&D at 5% of $1_000 #1", "https://example.org/a_b/")
    assert r"title = {{A brace, R\&D at 5\% of \$1\_000 \#1}}" in made
    assert "url = {https://example.org/a_b/}" in made and made.count("{") == made.count("}")
