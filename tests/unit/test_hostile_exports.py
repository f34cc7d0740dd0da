"""Hostile text in what leaves the site: whole in every exact form, and inert in the program that opens it."""

from __future__ import annotations

import csv
import datetime
import io
import sys
import unicodedata

import pytest

from generator.exports.citation import render_bibtex
from generator.tables.csv_text import inert, render_rows
from tests.unit.example_repo import ExampleRepo
from tests.unit.hostile_exports import CELLS_THAT_DO_NOT, CELLS_THAT_RUN, NAMES, TEX


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(("cell", "expected"), CELLS_THAT_RUN.items())
def test_a_cell_that_a_spreadsheet_would_run_is_inert_in_its_form_and_whole_in_the_exact_one(
    cell: str, expected: str
) -> None:
    rows = render_rows(["id", "name"], [["a", cell]])
    assert read(rows.exact) == [["id", "name"], ["a", cell]]
    assert read(rows.spreadsheet.removeprefix("\ufeff")) == [["id", "name"], ["a", expected]]


@pytest.mark.parametrize("cell", CELLS_THAT_DO_NOT)
def test_a_cell_that_none_would_run_is_the_same_in_both_forms(cell: str) -> None:
    rows = render_rows(["id", "name"], [["a", cell]])
    assert rows.spreadsheet == "\ufeff" + rows.exact and read(rows.exact)[1] == ["a", cell]


def test_a_head_that_a_spreadsheet_would_run_is_inert() -> None:
    assert render_rows(["=1"], []).spreadsheet == "\ufeff'=1\n"


@pytest.mark.parametrize("cell", [*CELLS_THAT_RUN, *NAMES])
@pytest.mark.parametrize("separator", [";", "\t"])
def test_no_cell_runs_where_another_separator_is_expected(cell: str, separator: str) -> None:
    """In a country of semicolons a spreadsheet parts the lines of a CSV elsewhere than we did."""
    text = render_rows(["id", "name"], [["a", cell], ["b", "c"]]).spreadsheet
    for line in text.removeprefix("\ufeff").splitlines():
        for part in line.split(separator):
            assert not part.strip(' "\u00a0\u3000').startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")), line


def test_every_sign_that_unicode_holds_for_a_dangerous_one_is_dangerous() -> None:
    forms = [
        char for code in range(sys.maxunicode + 1) if unicodedata.normalize("NFKC", char := chr(code))[0] in "=+-@"
    ]
    assert len(forms) > 10 and [char for char in forms if inert(f"{char}x") != f"'{char}x"] == []


@pytest.mark.parametrize(("text", "expected"), TEX.items())
def test_no_text_of_a_record_is_a_command_of_bibtex_or_tex(repo: ExampleRepo, text: str, expected: str) -> None:
    catalogue = repo.catalogue()
    record = catalogue.get("projects", "big-dam")
    entry = render_bibtex(catalogue.dataset, record, text, "https://example.org/a/", datetime.date(2031, 6, 30))
    assert f"\n  title = {{{{{expected}}}}},\n" in entry
    assert entry.count("{") == entry.count("}") and entry.count("@misc{") == 1 and len(entry.splitlines()) == 7
