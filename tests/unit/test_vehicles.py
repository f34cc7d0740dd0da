"""More than one vehicle: whose rows are whose, what a vehicle may lack, and what the pages make of it."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from generator.derive.vehicle_terms import currency, period, promised, years
from generator.model import Row
from generator.pages import front, ladder, projects
from generator.pages.context import SiteContext
from generator.pages.front import Front
from generator.pages.projects import ProjectList
from generator.pages.vehicle import vehicle_details
from generator.pages.vehicle_position import vehicle_position
from generator.pages.vehicles_beside import Cell, VehiclesBeside
from generator.records import MarkedRecord
from generator.vehicles import stages_under, vehicles_of
from tests.unit.example_charts import example_charts
from tests.unit.example_site import changed_record, example_site, site_with, without_field

FUND, PLEDGE = "norland-fund", "farland-pledge"
OF_PLEDGE = [
    ("agreements", "pledge"),
    ("financings", "cable-transfer"),
    ("projects", "sea-cable"),
    ("rounds", "first-cable"),
    ("terms", "pledge-total"),
    ("terms", "pledge-cash"),
    ("terms", "pledge-yearly"),
    ("vehicles", PLEDGE),
]
OF_VEHICLES = (
    "ladder_days",
    "ladder",
    "ladder_rows",
    "clock",
    "calendar",
    "pace",
    "waterfall",
    "project_status",
    "money",
)


def vehicle(site: SiteContext, id_: str = PLEDGE) -> Row:
    return site.catalogue.get("vehicles", id_)


def beside_of(site: SiteContext) -> VehiclesBeside:
    view = front.page(site).view
    assert isinstance(view, Front) and view.beside is not None
    return view.beside


def cells(site: SiteContext, step: str) -> dict[str, Cell]:
    (found,) = (each for each in beside_of(site).steps if each.key == step)
    return {cell.vehicle.id: cell for cell in found.cells}


def only_parts() -> list[MarkedRecord]:
    """The pledge with amounts of its parts alone, as investment and guarantees are each promised for themselves."""
    return [without_field("vehicles", PLEDGE, "amount_term")]


@pytest.mark.parametrize("table", OF_VEHICLES)
def test_every_table_about_a_vehicle_says_first_or_after_the_date_which(table: str) -> None:
    names = list(example_site().tables[table].schema.fields)
    assert "vehicle" in names[:2] and (names[0] in ("vehicle", "date"))
    assert "vehicle" in example_site().tables[table].schema.primary_key or table in ("calendar", "money", "waterfall")


def test_the_ladder_of_each_vehicle_has_its_own_projects_and_currency() -> None:
    site = example_site()
    found = {
        id_: {(row.project.id, row.measure) for row in site.derived_of(vehicle(site, id_)).ladder_rows}
        for id_ in (FUND, PLEDGE)
    }
    assert found[PLEDGE] == {("sea-cable", "eur")}
    assert ("big-dam", "usd") in found[FUND] and "sea-cable" not in {project for project, _ in found[FUND]}


def test_a_project_of_two_vehicles_has_a_status_under_each() -> None:
    site = example_site()
    cable = site.catalogue.get("projects", "sea-cable")
    statuses = site.statuses_of(cable)
    assert [(each.vehicle.id, each.standing, each.stage) for each in statuses] == [
        (FUND, "linked", "named"),
        (PLEDGE, "vehicle", "selected"),
    ]
    assert [stage.stage for stage in stages_under(cable, vehicle(site, FUND))] == ["named"]


def test_the_list_of_projects_has_one_row_for_it_and_filters_by_both_vehicles() -> None:
    view = projects.page(example_site()).view
    assert isinstance(view, ProjectList)
    entries = [entry for section in view.list.sections for entry in section.entries if entry.row.id == "sea-cable"]
    assert [entry.attributes["vehicle"] for entry in entries] == [f"{FUND} {PLEDGE}"]
    (facet,) = (each for each in view.list.filters if each.name == "vehicle")
    assert [value for value, _ in facet.options] == [FUND, PLEDGE]


@pytest.mark.parametrize(
    ("named", "order"),
    [([FUND], [FUND, PLEDGE]), ([PLEDGE], [PLEDGE, FUND]), ([PLEDGE, FUND], [PLEDGE, FUND])],
)
def test_vehicles_stand_in_the_datasets_order_and_those_it_does_not_name_follow(
    named: list[str], order: list[str]
) -> None:
    site = site_with(changed_record("dataset", "example", vehicles=named))
    assert [each.id for each in site.catalogue.vehicles] == order
    view = front.page(site).view
    assert isinstance(view, Front) and view.vehicle.id == order[0]


def test_a_vehicle_without_end_or_window_has_no_even_pace_no_clock_and_no_calendar() -> None:
    site = example_site()
    start, end = period(site.catalogue, vehicle(site))
    assert (start, end) == (datetime.date(2030, 6, 1), None)
    assert years(site.catalogue, vehicle(site)) == range(2030, 2032)  # to the coverage date
    derived = site.derived_of(vehicle(site))
    assert (derived.clock, derived.calendar, derived.waterfall) == ((), (), ())
    assert {(day.even, day.elapsed) for day in derived.pace} == {(None, None)}
    assert [(day.date.isoformat(), day.selected_high) for day in derived.pace][-1] == ("2031-06-30", Decimal(4))


def test_the_sentence_of_a_vehicle_is_in_its_currency_and_says_nothing_of_what_it_has_not() -> None:
    position = vehicle_position(example_site(), vehicle(example_site()))
    assert position.sentence == (
        "By 30 June 2031, 1 project said to cost about €4 bn had been selected. The sum promised is up to €20 bn."
    )
    assert position.even_sentence == ""
    assert [sentence.text for sentence in position.money] == [
        "No financing contract is on record.",
        "Paid in for 1 project: €0.5 bn.",
    ]


def test_money_for_no_project_by_name_is_not_said_to_be_for_none() -> None:
    site = site_with(without_field("financings", "cable-transfer", "projects"))
    assert vehicle_position(site, vehicle(site)).money[1].text == "Paid in for no named project: €0.5 bn."


def test_projects_selected_without_a_cost_that_is_added_up_are_counted_all_the_same() -> None:
    site = site_with(without_field("projects", "sea-cable", "claims"))
    said = vehicle_position(site, vehicle(site)).sentence
    assert "1 project had been selected, without a cost that can be added up." in said


@pytest.mark.parametrize(
    ("day", "said", "named"),
    [
        (datetime.date(2030, 6, 30), "no project had been selected", None),
        (datetime.date(2031, 3, 9), "no project had been selected", ["named"]),
        (datetime.date(2031, 3, 10), "1 project ", ["named", "selected"]),
    ],
)
def test_a_vehicle_can_be_asked_for_as_of_any_day(day: datetime.date, said: str, named: list[str] | None) -> None:
    position = vehicle_position(example_site(), vehicle(example_site()), day)
    assert said in position.sentence
    reached = [step.step for step in position.ladder.steps if step.reached] if position.ladder else None
    assert reached == named


def test_only_where_two_governments_differ_on_the_sum_is_it_said_to_be_read_differently() -> None:
    site = example_site()
    first = site.catalogue.first_vehicle
    assert "read differently" in vehicle_position(site, first).sentence
    assert "read differently" not in vehicle_position(site, first, datetime.date(2030, 1, 2)).sentence  # one spoke
    assert "read differently" not in vehicle_position(site, vehicle(site)).sentence


def test_parts_are_shown_beside_the_whole_and_added_to_nothing() -> None:
    site = example_site()
    assert promised(site.catalogue, vehicle(site)).high == 20
    lines = cells(site, "promised")[PLEDGE].lines
    assert [(line.amount, line.note) for line in lines] == [("up to €20 bn", ""), ("€8 bn", "of it: Cash")]


def test_a_vehicle_with_parts_alone_has_no_whole_and_counts_in_their_currency() -> None:
    site = site_with(*only_parts())
    bounds = promised(site.catalogue, vehicle(site))
    assert (bounds.low, bounds.high, currency(site.catalogue, vehicle(site))) == (None, None, "eur")
    position = vehicle_position(site, vehicle(site))
    assert position.term is None and "Promised are, each in a measure of its own: Cash – €8 bn." in position.sentence
    assert [line.note for line in cells(site, "promised")[PLEDGE].lines] == ["Cash, in a measure of its own"]
    assert vehicle_details(site, vehicle(site)).missing.startswith("Term of the amount")
    assert [step.bar_high for each in (ladder.page(site),) if isinstance(each.view, ladder.Ladder)
            for step in each.view.ladders[1].latest.steps[0].lines] == [None]  # fmt: skip


def test_bars_beside_each_other_stand_on_one_scale_for_each_currency() -> None:
    site = example_site()
    assert [(scale.whole, [each.id for each in scale.vehicles]) for scale in beside_of(site).scales] == [
        ("US$100 bn", [FUND]),
        ("€20 bn", [PLEDGE]),
    ]
    (line,) = cells(site, "selected")[PLEDGE].lines
    assert line.bar is not None and (line.bar.low, line.bar.high) == (20.0, 20.0)
    same = [changed_record("terms", id_, unit="usd-bn") for id_ in ("pledge-total", "pledge-cash")]
    (scale,) = beside_of(site_with(*same)).scales
    assert (scale.whole, len(scale.vehicles)) == ("US$100 bn", 2)


def test_each_step_says_when_it_was_last_said_and_by_which_sides() -> None:
    found = {step.key: cells(example_site(), step.key)[PLEDGE] for step in beside_of(example_site()).steps}
    assert {key: (cell.date, cell.sides) for key, cell in found.items()} == {
        "promised": ("2030-06-01", ("korea",)),
        "named": ("2031-03-10", ("us",)),
        "selected": ("2031-03-10", ("us",)),
        "financing-signed": ("", ()),
        "paid-in": ("2031-04-01", ("korea",)),
    }


def test_what_is_only_reported_stands_apart_from_what_is_counted() -> None:
    site = site_with(changed_record("financings", "cable-transfer", status="reported"))
    paid = cells(site, "paid-in")[PLEDGE]
    assert (paid.lines, paid.reported) == ((), ("€0.5 bn only reported",))


def test_where_there_is_one_vehicle_nothing_is_laid_beside_it_or_named_after_it() -> None:
    record = example_site().catalogue.get("projects", "big-dam")
    assert [each.id for each in example_site().vehicles_named(record)] == [FUND]
    site = site_with(without=OF_PLEDGE)
    view = front.page(site).view
    assert isinstance(view, Front) and view.beside is None
    assert site.vehicles_named(site.catalogue.get("projects", "big-dam")) == ()


def test_columns_are_of_the_parties_sides_and_of_whoever_says_something() -> None:
    site = example_site()
    dam, cable = (site.catalogue.get("projects", id_) for id_ in ("big-dam", "sea-cable"))
    assert list(site.by_side([], dam)) == ["us", "japan"]
    assert list(site.by_side([], cable)) == ["us", "japan", "korea"]
    turbines = site.catalogue.get("projects", "wind-farm")
    assert list(site.by_side(turbines.claims, turbines)) == ["us", "japan", "company"]


@pytest.mark.parametrize(
    ("table", "id_", "expected"),
    [
        ("projects", "sea-cable", (FUND, PLEDGE)),
        ("terms", "pledge-cash", (PLEDGE,)),
        ("events", "2031-02-17-selection", (FUND,)),
        ("rounds", "first-cable", (PLEDGE,)),
        ("vehicles", FUND, (FUND,)),
        ("companies", "acme-power", ()),
    ],
)
def test_a_record_is_about_the_vehicles_that_it_or_its_subjects_name(
    table: str, id_: str, expected: tuple[str, ...]
) -> None:
    catalogue = example_site().catalogue
    assert vehicles_of(catalogue, catalogue.get(table, id_)) == expected


def test_charts_of_the_first_vehicle_keep_their_addresses_and_those_of_others_carry_its_id() -> None:
    charts = example_charts()
    assert {"ladder", "pace", "clock", "waterfall", "ladder-farland-pledge", "stages-farland-pledge"} <= charts.keys()
    assert not {"pace-farland-pledge", "clock-farland-pledge", "waterfall-farland-pledge"} & charts.keys()
    assert charts["ladder-farland-pledge"].title == "How much has reached each step: Farland's pledge"
    assert charts["claims"].vehicle is None


def test_the_page_of_a_vehicle_gathers_what_is_about_it_and_leaves_out_what_it_has_not() -> None:
    site = example_site()
    details = vehicle_details(site, vehicle(site))
    assert [part.yearly.id for part in details.parts if part.yearly] == ["pledge-yearly"]
    assert details.missing == (
        "Term of the end date; Term of the funding window; Term of the first split; Term of the second split"
    )
    assert [row.id for row in details.rounds] == ["first-cable"]
    assert (details.clock, details.questions, details.disputes) == ((), (), ())
    assert [each.agreement.id for each in details.instruments] == ["pledge"]
    rows = {table.schema.name: len(table.rows) for table in details.tables}
    assert (rows["rounds"], rows["money"], rows["project_status"]) == (1, 1, 1) and "clock" not in rows
    of_fund = vehicle_details(site, vehicle(site, FUND))
    assert [status.project.id for status in of_fund.beside] == ["sea-cable"]
    assert [row.id for row in of_fund.questions] == ["notice-day"]
