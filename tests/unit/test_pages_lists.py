"""Timeline, disagreements, funding clock, quality and data: what stands where, and how it is called."""

from __future__ import annotations

from typing import Any

import pytest

from generator.pages import clock, data, disagreements, quality, timeline
from generator.pages.clock import Clock
from generator.pages.data import Data
from generator.pages.disagreements import Disagreements
from generator.pages.quality import Quality, group_title
from generator.pages.timeline import Timeline
from generator.records import MarkedRecord
from tests.unit.example_site import changed_record, example_site, new_record, schemas_with_new_kind, site_with


def event(id_: str, date: str) -> MarkedRecord:
    return new_record("events", id_, title=id_, date=date, kind="selection", summary="S.", certainty="confirmed")


def test_the_timeline_runs_from_the_latest_year_and_month_to_the_earliest() -> None:
    view = timeline.page(site_with(event("b", "2031-02-03"), event("a", "2031-01-01"))).view
    assert isinstance(view, Timeline)
    assert [(year.year, [month.month for month in year.months]) for year in view.years] == [
        ("2033", ["2033-12"]),
        ("2031", ["2031-03", "2031-02", "2031-01"]),
    ]
    february = view.years[1].months[1]
    assert [row.id for row in february.events] == ["2031-02-17-selection", "b"]


def test_a_month_is_named_without_its_year_and_a_year_without_a_month_by_itself() -> None:
    view = timeline.page(site_with(event("some-day", "2031"))).view
    assert isinstance(view, Timeline)
    assert [(month.short_name, month.name, month.month) for month in view.years[1].months] == [
        ("March", "March 2031", "2031-03"),
        ("February", "February 2031", "2031-02"),
        ("2031", "2031", "2031"),
    ]


def test_disputes_about_the_vehicles_terms_come_first_then_those_of_projects() -> None:
    view = disagreements.page(example_site()).view
    assert isinstance(view, Disagreements)
    assert [point.dispute.id for point in view.named] == ["memo-window.floor", "big-dam.cost"]


def test_a_term_of_another_agreement_is_not_the_vehicles() -> None:
    site = site_with(changed_record("agreements", "memo", vehicle=None))
    view = disagreements.page(site).view
    assert isinstance(view, Disagreements)
    assert [point.dispute.id for point in view.named] == ["big-dam.cost", "memo-window.floor"]


def test_claims_that_differ_stand_once_under_their_side() -> None:
    view = disagreements.page(example_site()).view
    assert isinstance(view, Disagreements)
    (total,) = (point for point in view.figures if point.field == "total")
    claims = [row.id for rows in total.sides.values() for row in rows]
    assert sorted(claims) == ["norland-fund.total-nor", "norland-fund.total-sud"]
    assert total.record.id == "norland-fund"


def test_what_differs_between_sides_stands_apart_from_what_differs_between_reports() -> None:
    view = disagreements.page(example_site()).view
    assert isinstance(view, Disagreements)
    assert [each.field for each in view.figures_between_sides] == ["total"]
    assert [each.field for each in view.figures_in_reports] == ["capacity"]
    assert (view.pairs_between_sides, view.pairs_in_reports) == (3, 1)


def test_the_clock_counts_by_every_calendar_and_by_all_together() -> None:
    view = clock.page(example_site()).view
    assert isinstance(view, Clock)
    (of_fund,) = view.clocks
    assert [vehicle.id for vehicle in view.without] == ["farland-pledge"]
    (batch,) = of_fund.rounds
    (window,) = batch.windows
    assert batch.round.id == "batch-one"
    assert [(title, date.isoformat()) for title, date in of_fund.dates(window)] == [
        ("Sudmark's public holidays", "2031-03-03"),
        ("Norland's public holidays", "2031-03-04"),
        ("All of these together", "2031-03-04"),
    ]


@pytest.mark.parametrize(
    ("group", "label"),
    [
        ("projects", "Projects and candidates"),
        ("press", "press"),
        ("0-90", "0 to 90 days"),
        ("181-", "181 days and more"),
    ],
)
def test_a_group_of_the_quality_table_is_named_by_what_it_is(group: str, label: str) -> None:
    assert group_title(example_site(), group) == label


def test_a_kind_that_the_interface_words_do_not_know_is_named_by_its_schema() -> None:
    site = site_with(schemas=schemas_with_new_kind("bridges", "Bridges and tunnels"))
    assert group_title(site, "bridges") == "Bridges and tunnels"


def test_counts_stand_under_their_measure_in_the_order_of_the_table() -> None:
    view = quality.page(example_site()).view
    assert isinstance(view, Quality)
    assert list(view.measures)[:3] == ["sources", "cited", "official"]
    assert [(group.title, group.counts.count, group.counts.of) for group in view.measures["single-source"]] == [
        ("official", 10, 10),
        ("company", 1, 1),
        ("press", 4, 4),
        ("unnamed people", 1, 1),
    ]


def test_silent_records_stand_longest_first_without_companies() -> None:
    silent_company = new_record("companies", "quiet", name="Quiet", country="norland")
    sooner = changed_record("projects", "old-wind", stages=_stage("2030-09-30"))
    view = quality.page(site_with(silent_company, sooner)).view
    assert isinstance(view, Quality)
    assert [row.record.id for row in view.silent] == ["dam-turbines", "old-wind"]


def _stage(date: str) -> list[dict[str, Any]]:
    about = {"asserted_by": "X", "attribution": "official", "side": "us", "sources": ["gazette-2030"]}
    return [{"stage": "named", "date": date, **about}]


def test_the_data_page_gives_sizes_in_bytes_and_rows_of_records_and_derived_tables() -> None:
    package = {f"{name}.csv": "é\n" for name in example_site().tables} | {"datapackage.json": "{}"}
    view = data.page(example_site(), package).view
    assert isinstance(view, Data)
    assert view.descriptor_bytes == 2
    (projects,) = (table for table in view.recorded if table.schema.name == "projects")
    assert (projects.rows, projects.bytes) == (5, 3)
    assert {table.schema.name for table in view.derived} >= {"ladder", "quality"}
    assert len(view.recorded) + len(view.derived) == len(example_site().tables)
