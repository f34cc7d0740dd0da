"""The chart of totals that differ, for a list of which a second total was claimed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from generator.charts import Chart, totals
from generator.model import Row
from tests.unit.example_charts import example_context

AT_LEAST_50 = {"key": "more", "value": 50, "qualifier": "at-least", "as_of": "2030-02-01", "side": "us"}


def chart_with(changes: Mapping[str, Any]) -> Chart:
    """The chart of the miniature repository with a second claim, like that of the first list's total but for these."""
    context = example_context()
    catalogue = context.catalogue
    first = catalogue.get("claims", "first-list.total")
    values = {**first.values, **changes, "id": "first-list.more"}
    second = Row(first.schema, values, first.file, first.at, first.within, first.lists)
    tables = {**catalogue.tables, "claims": (*catalogue.tables["claims"], second)}
    return totals.chart(replace(context, catalogue=replace(catalogue, tables=tables)))


def test_claims_of_different_totals_stand_under_each_other_earliest_first() -> None:
    chart = chart_with(AT_LEAST_50)
    assert [row[3:] for row in chart.rows] == [
        ("Courier", "at least US$50 bn", "50", ""),
        ("Courier", "about US$30 bn", "30", "30"),
    ]
    assert chart.behind == (("claims", "first-list.more"), ("claims", "first-list.total"))


def test_the_csv_has_figures_as_they_were_claimed() -> None:
    chart = chart_with(AT_LEAST_50)
    row = dict(zip(chart.csv_columns, chart.csv_rows[0], strict=True))
    assert (row["qualifier"], row["value"], row["low"], row["unit"]) == ("at-least", "50", "", "usd-bn")


def test_an_open_figure_has_a_band_beyond_the_greatest_and_its_mark_where_it_begins() -> None:
    datasets = chart_with(AT_LEAST_50).spec["datasets"].values()
    marks = {row["row"]: row for rows in datasets for row in rows if "at" in row}
    assert marks["first-list.more"]["at"] == 50 and marks["first-list.more"]["open"]
    assert marks["first-list.more"]["high"] == pytest.approx(55)
    assert marks["first-list.total"]["at"] == marks["first-list.total"]["high"] == 30


@pytest.mark.parametrize(
    "changes",
    [
        {"value": 30_000, "unit": "usd-mn"},  # the same in another unit
        {"value": 50, "basis": "project-cost"},
        {"value": 50, "unit": "jpy-bn"},
        {"value": 50, "field": "investment"},
    ],
    ids=["same amount", "another basis", "another currency", "another field"],
)
def test_what_cannot_be_compared_or_is_the_same_does_not_differ(changes: Mapping[str, Any]) -> None:
    assert chart_with(changes).rows == ()
