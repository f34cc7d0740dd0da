"""What each chart shows of the miniature repository: rows of its table, of its CSV, and of its specification."""

from __future__ import annotations

import json
import re

import pytest

from generator.charts import build_charts
from generator.tables import Tables
from tests.unit.example_charts import (
    csv_rows,
    data_rows,
    example_charts,
    example_context,
    example_context_of_all,
)

IDS = list(example_charts())


def tables() -> Tables:
    return example_context().tables


@pytest.mark.parametrize("id_", IDS)
def test_every_column_of_a_charts_csv_is_a_column_of_a_published_table(id_: str) -> None:
    known = {name for table in tables().values() for name in table.schema.fields}
    assert [name for name in example_charts()[id_].csv_columns if name not in known] == []


@pytest.mark.parametrize("id_", IDS)
def test_every_code_of_a_charts_csv_is_a_value_that_the_column_has_in_one_of_the_charts_tables(id_: str) -> None:
    chart = example_charts()[id_]
    for column in set(chart.csv_columns) - {"count", "date"}:  # counted over rows, and months of days
        known = {cells[column] for name in chart.tables for cells in tables()[name].cells if column in cells}
        assert {row[column] for row in csv_rows(id_)} <= known, column


@pytest.mark.parametrize("id_", IDS)
def test_a_chart_has_words_and_as_many_cells_as_columns_and_rests_on_rows_that_exist(id_: str) -> None:
    chart = example_charts()[id_]
    assert chart.title and chart.description and chart.notes and "{" not in chart.title + chart.description
    assert {len(row) for row in chart.rows} <= {len(chart.columns)}
    assert {len(row) for row in chart.csv_rows} <= {len(chart.csv_columns)}
    assert [key for key in chart.behind if key[1] not in example_context().catalogue.by_id[key[0]]] == []
    assert len(set(chart.behind)) == len(chart.behind)


@pytest.mark.parametrize("id_", IDS)
def test_a_specification_has_no_name_that_altair_counts_up_from_one_build_to_the_next(id_: str) -> None:
    text = json.dumps(example_charts()[id_].spec)
    assert re.findall(r'"(?:view|param|concat)_\d+"', text) == []


def test_the_map_is_left_out_where_the_host_has_none() -> None:
    without = [chart.id for chart in build_charts(example_context_of_all(with_map=False))]
    assert "map" in IDS and without == [id_ for id_ in IDS if id_ != "map"]


def test_the_ladder_adds_project_costs_alone_and_has_the_promise_on_the_page_alone() -> None:
    steps = {row["step"]: row for row in csv_rows("ladder")}
    assert list(steps) == ["named", "selected", "financing-signed", "withdrawn"]
    assert steps["selected"] == {"step": "selected", "reached": "1", "low": "9", "high": "9.3", "qualifier": "between"}
    assert (steps["withdrawn"]["low"], steps["withdrawn"]["high"]) == ("4", "")  # "at least" leaves the end open
    assert example_charts()["ladder"].rows[0] == ("promised", "", "100", "100")
    assert ("claims", "big-dam.cost-nor") in example_charts()["ladder"].behind
    assert [row["high"] for row in data_rows("ladder") if row.get("row") == "selected" and "high" in row] == [9.3]


def test_the_pace_runs_from_signing_to_end_and_knows_nothing_after_coverage() -> None:
    days = {row["date"]: row for row in csv_rows("pace")}
    assert (min(days), max(days)) == ("2030-01-01", "2033-12-31")
    assert days["2031-02-17"]["selected_high"] == "9" and days["2031-02-18"]["selected_high"] == "9.3"
    assert days["2033-12-31"]["selected_high"] == "" and days["2033-12-31"]["even"] == "100.000"
    selected = [row for row in data_rows("pace") if row.get("series") == "selected"]
    assert max(row["date"] for row in selected) == "2031-06-30"


def test_sectors_keep_bases_apart_and_the_greatest_project_comes_first() -> None:
    assert [(row["project"], row["basis"]) for row in csv_rows("sectors")] == [
        ("big-dam", "project-cost"),
        ("wind-farm", "project-cost"),
        ("dam-turbines", "scale-of-business"),
    ]
    labels = {row["row"]: row["words"] for row in data_rows("sectors") if "words" in row}
    assert "13.3" in labels["power-equipment project-cost"]  # the least of an open amount is added
    assert labels["power-equipment scale-of-business"].endswith(": 1 project")  # that basis is not added up


def test_a_single_total_of_a_list_is_no_difference() -> None:
    assert csv_rows("totals") == [] and example_charts()["totals"].rows == ()


def test_stages_show_only_projects_of_the_ladder_with_stages_on_several_days() -> None:
    assert [(row["date"], row["project"], row["stage"]) for row in csv_rows("stages")] == [
        ("2030-03-01", "big-dam", "named"),
        ("2031-02-17", "big-dam", "selected"),
        ("2031-05-01", "big-dam", "financing-signed"),
    ]


def test_the_clock_has_one_row_for_each_way_of_counting() -> None:
    assert [(row["counted_by"], row["earliest"]) for row in csv_rows("clock")] == [
        ("sud", "2031-03-03"),
        ("nor", "2031-03-04"),
        ("all", "2031-03-04"),
    ]
    assert example_charts()["clock"].rows[2][2] == "All of these together"


def test_what_both_parties_get_of_a_year_is_its_cash() -> None:
    points = [row for row in data_rows("waterfall") if "party" in row]
    assert [row["amount"] for row in points if row["year"] == 1] == [2.6, 3.4]
    assert {row["cash_flow"] for row in csv_rows("waterfall")} == {"6"}
    assert csv_rows("waterfall")[0]["deemed"] == "2.500000"  # to the places of the table
    assert example_charts()["waterfall"].rows[0][3] == "2.5"


def test_pairs_are_counted_by_their_sides_and_disputed_point() -> None:
    assert [tuple(row.values()) for row in csv_rows("sides")] == [
        ("us", "japan", "big-dam.cost", "1"),
        ("us", "japan", "memo-window.floor", "1"),
        ("us", "japan", "", "1"),
        ("third-party", "third-party", "", "1"),
    ]
    assert [row[2] for row in example_charts()["sides"].rows] == ["2", "1", "1"]
    assert sum(int(row["count"]) for row in csv_rows("sides")) == len(tables()["disagreements"].rows)


def test_claims_are_counted_by_attribution_and_side() -> None:
    assert [tuple(row.values()) for row in csv_rows("claims")] == [
        ("official", "us", "5"),
        ("official", "japan", "3"),
        ("official", "korea", "2"),
        ("company", "company", "1"),
        ("press", "third-party", "4"),
        ("unnamed-people", "third-party", "1"),
    ]
    assert sum(int(row["count"]) for row in csv_rows("claims")) == len(tables()["claims"].rows)


def test_claims_on_a_single_source_are_the_rows_of_the_quality_table() -> None:
    assert [tuple(row.values()) for row in csv_rows("single")] == [
        ("single-source", "official", "10", "10", "100.0"),
        ("single-source", "company", "1", "1", "100.0"),
        ("single-source", "press", "4", "4", "100.0"),
        ("single-source", "unnamed-people", "1", "1", "100.0"),
    ]


def test_events_after_coverage_are_not_counted_and_months_run_to_it() -> None:
    assert csv_rows("events") == [
        {"date": "2031-02", "kind": "announcement", "count": "1"},
        {"date": "2031-03", "kind": "report", "count": "1"},
    ]
    months = example_charts()["events"].spec["encoding"]["x"]["scale"]["domain"]
    assert months == ["2031-02", "2031-03", "2031-04", "2031-05", "2031-06"]


def test_silence_lists_projects_longest_first() -> None:
    assert [(row["row"], row["days"], row["silent"]) for row in csv_rows("silence")] == [
        ("dam-turbines", "486", "true"),
        ("old-wind", "486", "true"),
        ("sea-cable", "90", "false"),
        ("big-dam", "60", "false"),
        ("wind-farm", "29", "false"),
    ]


def test_the_map_has_a_circle_for_each_counted_project_with_a_state() -> None:
    (row,) = csv_rows("map")
    assert (row["state"], row["project"], row["step"]) == ("OH", "big-dam", "financing-signed")
    assert (row["low"], row["high"], row["qualifier"]) == ("9", "9.3", "between")
    assert example_charts()["map"].rows[0][:3] == ("Ohio", "Big dam", "financing signed")
    (circle,) = [row for row in data_rows("map") if "size" in row]
    assert circle["step"] == "selected or further" and not circle["shared"]
    assert len([row for row in data_rows("map") if row.get("type") == "Feature"]) >= 50
