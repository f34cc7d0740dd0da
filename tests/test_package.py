"""The data package as a downloader meets it: each format opened with its own reader."""

from __future__ import annotations

import csv
import datetime
import json
import sqlite3
from pathlib import Path

import pytest
from frictionless import Package

from generator.exports.citation import render_bibtex
from generator.model import Catalogue
from generator.paths import Paths
from generator.tables import Tables


@pytest.fixture
def package(paths: Paths, site: Path) -> Path:
    return paths.built_package


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
    cited: dict[str, set[str]] = {}
    for row in rows(package, "citations"):
        cited.setdefault(row["table"], set()).add(row["row"])
    assert cited
    for table, ids in cited.items():
        assert ids <= {row["id"] for row in rows(package, table)}, table


def test_the_descriptor_carries_what_version_two_asks_for(package: Path) -> None:
    contents = descriptor(package)
    assert contents["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
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
        assert contents[key], key
    exact = {resource["path"] for resource in contents["resources"]}
    for_spreadsheets = {resource["spreadsheet"] for resource in contents["resources"]}
    assert exact | for_spreadsheets == {path.name for path in package.glob("*.csv")}
    for resource in contents["resources"]:
        header = (package / resource["path"]).read_text(encoding="utf-8").splitlines()[0].split(",")
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert resource["rows"] == len(rows(package, resource["name"]))
        for field in resource["schema"]["fields"]:
            assert field["title"] and field["description"] and field["title_ja"] and field["description_ja"]


def test_derived_tables_are_marked_and_no_other(package: Path) -> None:
    marked = {resource["name"] for resource in descriptor(package)["resources"] if resource["derived"]}
    assert marked == {
        "ladder",
        "ladder_days",
        "ladder_rows",
        "money",
        "project_status",
        "headlines",
        "clock",
        "calendar",
        "pace",
        "disagreements",
        "waterfall",
        "quality",
        "untranslated",
        "silence",
        "vocabulary",
    }


def test_a_reader_of_the_csv_gets_back_the_cells_that_were_written(tables: Tables, package: Path) -> None:
    for name, table in tables.items():
        assert rows(package, name) == list(table.cells), name


def test_the_package_is_the_data_of_the_site(package: Path, site: Path) -> None:
    for path in package.iterdir():
        assert (site / "data" / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_table_for_spreadsheets_has_the_rows_of_the_exact_one_and_is_marked_as_utf_8(package: Path) -> None:
    for resource in descriptor(package)["resources"]:
        text = (package / resource["spreadsheet"]).read_bytes()
        assert text.startswith("\ufeff".encode()) and not (package / resource["path"]).read_bytes().startswith(text[:3])
        with (package / resource["spreadsheet"]).open(encoding="utf-8-sig", newline="") as file:
            inert_rows = list(csv.DictReader(file))
        exact_rows = rows(package, resource["name"])
        assert len(inert_rows) == len(exact_rows)
        for inert_row, exact_row in zip(inert_rows, exact_rows, strict=True):
            assert {name: cell.replace("'", "") for name, cell in inert_row.items()} == {
                name: cell.replace("'", "") for name, cell in exact_row.items()
            }


def test_the_package_says_which_file_is_which(package: Path) -> None:
    text = (package / "README.md").read_text(encoding="utf-8")
    assert text.count("-spreadsheet.csv") == 2 and "apostrophe" in text and "datapackage.json" in text


def test_a_citation_writes_out_what_bibtex_reads_as_commands(catalogue: Catalogue) -> None:
    record = catalogue.get("projects", "big-dam")
    title = r"A {brace, R&D at 5% of $1_000 #1 \ ~ ^"
    entry = render_bibtex(catalogue.dataset, record, title, "https://example.org/a_b/", datetime.date(2031, 6, 30))
    assert (
        r"title = {{A \textbraceleft{}brace, R\&D at 5\% of \$1\_000 \#1"
        r" \textbackslash{} \textasciitilde{} \textasciicircum{}}}" in entry
    )
    assert "url = {https://example.org/a_b/}" in entry and entry.count("{") == entry.count("}")
    assert "records to 2031-06-30" in entry


def test_the_files_of_vehicles_together_are_the_rows_of_the_whole_tables(package: Path, site: Path) -> None:
    tables = {
        resource["name"]
        for resource in descriptor(package)["resources"]
        for key in resource["schema"]["foreignKeys"]
        if (key["fields"], key["reference"]["resource"]) == (["vehicle"], "vehicles")
    }
    assert len(tables) > 5
    for table in tables:
        whole = rows(package, table)
        vehicles = {row["vehicle"] for row in whole if row["vehicle"]}
        assert {path.parents[1].name for path in site.glob(f"vehicles/*/tables/{table}.csv")} == vehicles
        for vehicle in vehicles:
            of_vehicle = rows(site / "vehicles" / vehicle / "tables", table)
            assert of_vehicle == [row for row in whole if row["vehicle"] == vehicle]
            assert (site / "vehicles" / vehicle / "tables" / f"{table}-spreadsheet.csv").is_file()
