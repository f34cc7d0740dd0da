"""Business days, the funding clock and the even pace."""

from __future__ import annotations

import datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.calendars import CalendarError, holidays_of
from generator.derive import derive
from generator.derive.business_days import business_days_after, is_business_day
from generator.derive.funding_window import funding_dates
from generator.derive.pace import elapsed, even_pace
from generator.derive.silence import silences
from generator.derive.vehicle_terms import period, promised
from generator.figures import Bounds
from generator.references import build_references
from tests.unit.example_repo import ExampleRepo, Statement, claim, project, stage

YEARS = range(2025, 2032)
US, JP = holidays_of("US", YEARS), holidays_of("JP", YEARS)
CALENDARS = {"US": [US], "JP": [JP], "both": [US, JP]}
ALL = st.sampled_from(list(CALENDARS.values()))
NOTICES = st.dates(datetime.date(2025, 9, 1), datetime.date(2029, 1, 19))


@pytest.mark.parametrize(
    ("day", "us", "jp"),
    [
        ("2026-02-16", False, True),  # Washington's Birthday, a Monday
        ("2026-02-17", True, True),
        ("2026-02-21", False, False),  # a Saturday
        ("2026-02-22", False, False),  # a Sunday
        ("2026-02-23", True, False),  # the Emperor's Birthday, a Monday
        ("2026-05-06", True, False),  # in lieu of Constitution Day, a Sunday
        ("2026-07-03", False, True),  # in lieu of Independence Day, a Saturday
        ("2026-01-01", False, False),
    ],
)
def test_a_business_day_is_neither_of_the_weekend_nor_a_public_holiday_nor_kept_in_lieu_of_one(
    day: str, us: bool, jp: bool
) -> None:
    assert (
        is_business_day(datetime.date.fromisoformat(day), US),
        is_business_day(datetime.date.fromisoformat(day), JP),
    ) == (us, jp)


def test_holidays_stand_in_order_of_day_in_the_years_asked_for_and_only_there() -> None:
    holidays = list(holidays_of("JP", [2027, 2026]))
    assert holidays == sorted(holidays)
    assert {day.year for day in holidays} == {2026, 2027}


def test_a_country_without_known_holidays_is_an_error() -> None:
    with pytest.raises(CalendarError, match="mend the code of a calendar in data/vehicles/"):
        holidays_of("ZZ", [2026])


@pytest.mark.parametrize(
    ("notice", "number", "calendars", "earliest"),
    [
        ("2026-02-17", 45, "US", "2026-04-21"),
        ("2026-02-17", 45, "JP", "2026-04-23"),
        ("2026-02-17", 45, "both", "2026-04-23"),
        ("2026-03-19", 45, "US", "2026-05-21"),
        ("2026-03-19", 45, "JP", "2026-05-28"),
        ("2026-03-19", 45, "both", "2026-05-29"),
        ("2026-02-13", 1, "JP", "2026-02-16"),  # a Friday: the next Monday
        ("2026-02-13", 1, "US", "2026-02-17"),  # that Monday is a holiday
        ("2026-02-14", 1, "JP", "2026-02-16"),  # notice on a Saturday
        ("2026-02-14", 0, "both", "2026-02-14"),
    ],
)
def test_the_day_of_notice_is_not_counted_and_every_calendar_must_count_a_day(
    notice: str, number: int, calendars: str, earliest: str
) -> None:
    assert (
        business_days_after(datetime.date.fromisoformat(notice), number, CALENDARS[calendars]).isoformat() == earliest
    )


@given(NOTICES, st.integers(1, 90), ALL)
def test_between_notice_and_the_last_day_there_are_as_many_business_days_as_asked(notice, number, calendars) -> None:
    last = business_days_after(notice, number, calendars)
    between = [notice + datetime.timedelta(days=each) for each in range(1, (last - notice).days + 1)]
    assert sum(all(is_business_day(day, holidays) for holidays in calendars) for day in between) == number
    assert all(is_business_day(last, holidays) for holidays in calendars)


@given(NOTICES, st.integers(1, 90))
def test_two_calendars_together_never_end_before_either(notice: datetime.date, number: int) -> None:
    both = business_days_after(notice, number, [US, JP])
    assert both >= max(business_days_after(notice, number, [US]), business_days_after(notice, number, [JP]))


HOLIDAYS = {"norland-fund.sud": holidays_of("US", [2031]), "norland-fund.nor": holidays_of("JP", [2031])}


def clock(repo: ExampleRepo, **dataset: str) -> list[tuple[str | None, str, str]]:
    catalogue = repo.catalogue(repo.changed("dataset", "example", **dataset))
    return [
        (date.calendar and date.calendar.key, date.earliest.isoformat(), date.state)
        for date in funding_dates(catalogue, catalogue.get("vehicles", "norland-fund"), HOLIDAYS)
    ]


@pytest.mark.parametrize(
    ("coverage", "states"),
    [
        ("2031-03-02", ["ahead", "ahead", "ahead"]),
        ("2031-03-03", ["unknown", "ahead", "ahead"]),
        ("2031-03-04", ["unknown", "unknown", "unknown"]),
    ],
)
def test_the_clock_counts_by_each_calendar_and_by_all_and_a_day_gone_by_is_no_payment(
    repo: ExampleRepo, coverage: str, states: list[str]
) -> None:
    days = [("sud", "2031-03-03"), ("nor", "2031-03-04"), (None, "2031-03-04")]
    assert clock(repo, coverage=coverage) == [(*day, state) for day, state in zip(days, states, strict=True)]


def test_a_day_gone_by_is_passed_once_money_is_reported_as_paid_in(repo: ExampleRepo) -> None:
    paid = [stage("named", "2030-03-01"), stage("paid-in", "2031-06-01")]
    catalogue = repo.catalogue(project("big-dam", stages=paid))
    assert {date.state for date in funding_dates(catalogue, catalogue.get("vehicles", "norland-fund"), HOLIDAYS)} == {
        "passed"
    }


def test_every_project_of_a_round_is_worked_out_for_every_assumption_and_other_vehicles_rounds_are_not(
    repo: ExampleRepo,
) -> None:
    later = {"key": "later", "notice": "2031-03-03", "hypothetical": True, "statement": "Invented."}
    links = [{"project": "big-dam"}, {"project": "wind-farm"}]
    announced = {**later, "key": "announced", "notice": "2031-02-17"}
    catalogue = repo.catalogue(
        repo.changed("rounds", "batch-one", projects=links, assumptions=[announced, later]),
        repo.changed("rounds", "first-list", vehicle="other-fund", assumptions=[later]),
    )
    dates = list(funding_dates(catalogue, catalogue.get("vehicles", "norland-fund"), HOLIDAYS))
    assert [(date.assumption.key, date.project.id) for date in dates if date.calendar is None] == [
        ("announced", "big-dam"), ("announced", "wind-farm"), ("later", "big-dam"), ("later", "wind-farm"),
    ]  # fmt: skip
    assert {(date.assumption.notice, date.days) for date in dates} == {("2031-02-17", 10), ("2031-03-03", 10)}


@pytest.mark.parametrize(
    ("day", "gone", "amount"),
    [
        ("2029-12-31", "0.00", "0.000"),  # before the signing
        ("2030-01-01", "0.00", "0.000"),
        ("2030-01-02", "0.07", "0.068"),  # one day of 1460
        ("2031-12-31", "49.93", "49.932"),  # 729 days
        ("2032-01-01", "50.00", "50.000"),  # 730 days
        ("2033-12-31", "100.00", "100.000"),
        ("2034-01-01", "100.00", "100.000"),  # after the end
    ],
)
def test_an_even_pace_runs_from_the_signing_to_the_last_day_and_no_further(
    repo: ExampleRepo, day: str, gone: str, amount: str
) -> None:
    catalogue = repo.catalogue()
    vehicle, when = catalogue.get("vehicles", "norland-fund"), datetime.date.fromisoformat(day)
    assert (str(elapsed(catalogue, vehicle, when)), str(even_pace(catalogue, vehicle, when))) == (gone, amount)


def test_an_even_pace_never_falls_back(repo: ExampleRepo) -> None:
    catalogue = repo.catalogue()
    vehicle = catalogue.get("vehicles", "norland-fund")
    first, last = period(catalogue, vehicle)
    days = [first + datetime.timedelta(days=each) for each in range(-30, (last - first).days + 30, 17)]
    amounts = [even_pace(catalogue, vehicle, day) for day in days]
    assert all(before <= after for before, after in pairwise(amounts))
    assert len(set(amounts)) > 80


@pytest.mark.parametrize(
    ("term", "expected", "half_way"),
    [
        ({"value": 550, "qualifier": "exactly"}, Bounds(Decimal(550), Decimal(550)), Decimal("275.000")),
        ({"value": 550, "qualifier": "up-to"}, Bounds(Decimal(0), Decimal(550)), Decimal("275.000")),
        ({"value": 550, "qualifier": "at-least"}, Bounds(Decimal(550), None), None),
        ({"value": 500, "unit": "usd-mn"}, Bounds(Decimal("0.5"), Decimal("0.5")), Decimal("0.250")),
    ],
    ids=["exactly", "up to", "at least", "in millions"],
)
def test_the_pace_is_that_of_the_promise_in_billions(
    repo: ExampleRepo, term: dict, expected: Bounds, half_way: Decimal | None
) -> None:
    catalogue = repo.catalogue(repo.changed("terms", "memo-total", **term))
    vehicle = catalogue.get("vehicles", "norland-fund")
    assert promised(catalogue, vehicle) == expected
    assert even_pace(catalogue, vehicle, datetime.date(2032, 1, 1)) == half_way


@pytest.mark.parametrize(
    ("signed", "ends", "first", "last"),
    [("2030-01", "2033", "2030-01-01", "2033-12-31"), ("2030-02-28", "2032-02", "2030-02-28", "2032-02-29")],
)
def test_the_period_runs_from_the_first_day_of_a_partial_date_to_the_last(
    repo: ExampleRepo, signed: str, ends: str, first: str, last: str
) -> None:
    catalogue = repo.catalogue(
        repo.changed("agreements", "memo", date=signed), repo.changed("terms", "memo-end", date=ends)
    )
    days = period(catalogue, catalogue.get("vehicles", "norland-fund"))
    assert tuple(day.isoformat() for day in days) == (first, last)


def test_a_project_beyond_payment_was_paid_and_one_withdrawn_was_not(repo: ExampleRepo) -> None:
    for last, state in (("operating", "passed"), ("withdrawn", "unknown")):
        catalogue = repo.catalogue(project("big-dam", stages=[stage("named", "2030-03-01"), stage(last, "2031-06-01")]))
        assert {
            date.state for date in funding_dates(catalogue, catalogue.get("vehicles", "norland-fund"), HOLIDAYS)
        } == {state}


def selected(repo: ExampleRepo, *stages: Statement, **figure: object) -> list[tuple[str, object, object]]:
    catalogue = repo.catalogue(
        project("one", claim("cost", 9, as_of="2031-01-01", **figure), stages=stages),
        without=("projects", "rounds", "financings"),
    )
    days = derive(catalogue, build_references(catalogue)).pace
    first = [day for day in days if day.vehicle is catalogue.first_vehicle]
    return [(day.date.isoformat(), day.selected_low, day.selected_high) for day in first]


def test_what_was_selected_leaves_the_pace_on_the_day_it_is_withdrawn(repo: ExampleRepo) -> None:
    days = selected(repo, stage("selected", "2031-02-17"), stage("withdrawn", "2031-06-15"))
    assert days[-4:] == [("2031-02-17", 9, 9), ("2031-06-15", 0, 0), ("2031-06-30", 0, 0), ("2033-12-31", None, None)]


def test_what_is_at_least_so_much_leaves_the_pace_open_above(repo: ExampleRepo) -> None:
    days = selected(repo, stage("selected", "2031-02-17"), qualifier="at-least")
    assert days[-2:] == [("2031-06-30", 9, None), ("2033-12-31", None, None)]


@pytest.mark.parametrize(
    ("date", "heard"),
    [("2031-06", "2031-06-15"), ("2031-05", "2031-05-31"), ("2031", "2031-06-15"), ("2031-06-15", "2031-06-15")],
)
def test_a_month_that_runs_past_coverage_was_heard_of_up_to_it(repo: ExampleRepo, date: str, heard: str) -> None:
    catalogue = repo.catalogue(
        repo.changed("dataset", "example", coverage="2031-06-15"), project("one", stages=[stage("named", date)])
    )
    last = {silence.record.id: silence.last_heard for silence in silences(catalogue)}["one"]
    assert str(last) == heard


def test_calendars_hold_every_day_of_whole_years(repo: ExampleRepo) -> None:
    catalogue = repo.catalogue()
    rows = derive(catalogue, build_references(catalogue)).calendar
    for calendar in {row.calendar.id for row in rows}:
        days = [row.date for row in rows if row.calendar.id == calendar]
        assert (days[0].month, days[0].day, days[-1].month, days[-1].day) == (1, 1, 12, 31)
        assert days == [days[0] + datetime.timedelta(days=number) for number in range(len(days))]
