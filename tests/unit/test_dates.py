"""Days and partial dates."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import first_day, is_on_or_before, is_partial_date, last_day

days = st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31))


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2031-02-17", "2031-02-17", "2031-02-17"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2100-02", "2100-02-01", "2100-02-28"),
        ("2031-04", "2031-04-01", "2031-04-30"),
        ("2031-12", "2031-12-01", "2031-12-31"),
        ("2031", "2031-01-01", "2031-12-31"),
    ],
)
def test_a_partial_date_covers_its_first_day_to_its_last(partial: str, first: str, last: str) -> None:
    assert (first_day(partial).isoformat(), last_day(partial).isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("partial", "day", "certain"),
    [
        ("2031-02-17", "2031-02-16", False),
        ("2031-02-17", "2031-02-17", True),
        ("2031-02", "2031-02-27", False),
        ("2031-02", "2031-02-28", True),
        ("2031", "2031-12-30", False),
        ("2031", "2031-12-31", True),
        (None, "2031-12-31", False),
    ],
)
def test_what_is_dated_was_certainly_so_by_the_last_day_it_covers(partial: str | None, day: str, certain: bool) -> None:
    assert is_on_or_before(partial, datetime.date.fromisoformat(day)) is certain


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("2031-02-28", True), ("2032-02-29", True), ("2031-02", True), ("2031", True),
        ("2031-02-29", False), ("2031-13", False), ("2031-00", False), ("2031-2-8", False), ("31-02-28", False),
        ("2031-02-28 ", False), ("2031-02-", False), ("2031/02/28", False), ("20310228", False), ("0000", False),
        ("२०३१", False), ("", False), ("February 2031", False),
    ],
)  # fmt: skip
def test_a_partial_date_is_a_day_month_or_year_that_exists(text: str, sound: bool) -> None:
    assert is_partial_date(text) is sound


@given(days)
def test_a_day_is_its_own_first_and_last_and_lies_in_its_month_and_year(day: datetime.date) -> None:
    text = day.isoformat()
    assert first_day(text) == last_day(text) == day
    assert first_day(text[:4]) <= first_day(text[:7]) <= day <= last_day(text[:7]) <= last_day(text[:4])


@given(days)
def test_the_day_after_a_months_last_begins_the_next(day: datetime.date) -> None:
    after = last_day(day.isoformat()[:7]) + datetime.timedelta(days=1)
    assert (after.day, after.month) == (1, day.month % 12 + 1)
    assert first_day(after.isoformat()[:7]) == after


@given(days, st.sampled_from([4, 7, 10]))
def test_what_is_a_partial_date_to_the_schema_can_be_read_as_one(day: datetime.date, length: int) -> None:
    text = day.isoformat()[:length]
    assert is_partial_date(text)
    assert is_on_or_before(text, last_day(text)) and not is_on_or_before(
        text, last_day(text) - datetime.timedelta(days=1)
    )
