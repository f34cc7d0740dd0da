"""The pages of days: which there are, what each says, and that they move on from day to day."""

from __future__ import annotations

from generator.pages.days import Calendar, DayView, pages
from generator.pages.page import Page
from generator.pages.vehicle_position import vehicle_position
from tests.unit.example_site import changed_record, example_site, new_record, site_with


def day_pages() -> dict[str, Page]:
    return {page.address.removeprefix("days/").rstrip("/"): page for page in pages(example_site())}


def view_of(date: str) -> DayView:
    view = day_pages()[date].view
    assert isinstance(view, DayView)
    return view


def test_every_day_on_which_anything_was_said_or_happened_has_a_page() -> None:
    found = set(day_pages())
    catalogue = example_site().catalogue
    dates = {claim.as_of for claim in catalogue.tables["claims"]} | {row.date for row in catalogue.tables["stages"]}
    assert {date for date in dates if len(date) == len("2031-01-01")} <= found
    assert "2030-09-30" in found  # of which only the month is on record
    assert not [date for date in found if date > "2031-06-30"]


def test_a_day_leads_to_the_day_before_and_after() -> None:
    dates = sorted(set(day_pages()) - {""})
    for before, date, after in zip([None, *dates], dates, [*dates[1:], None], strict=False):
        view = view_of(date)
        assert (view.before and view.before.isoformat(), view.after and view.after.isoformat()) == (before, after)


def test_a_day_says_of_a_vehicle_what_the_front_page_said_on_it() -> None:
    for date in ("2031-02-18", "2031-05-01", "2031-06-30"):
        view = view_of(date)
        for each in view.vehicles:
            expected = vehicle_position(example_site(), each.vehicle, view.date)
            assert each.position is not None
            assert (each.position.sentence, each.position.even_sentence) == (expected.sentence, expected.even_sentence)
            assert [sentence.text for sentence in each.position.money] == [text.text for text in expected.money]


def test_a_vehicle_stands_on_no_day_before_it_was_spoken_of() -> None:
    site = site_with(changed_record("events", "2031-02-17-selection", date="2029-12-31"))
    view = next(page.view for page in pages(site) if page.address == "days/2029-12-31/")
    assert isinstance(view, DayView)
    assert view.vehicles[0].position is None


def test_a_day_lists_in_full_what_was_new_on_it_and_nothing_else() -> None:
    view = view_of("2031-02-18")
    assert [row.id for changed in view.changes for row in changed.rows] == ["big-dam.cost-nor"]
    tables = [changed.table for changed in view_of("2031-02-17").changes]
    assert tables[:2] == ["events", "stages"] and len(tables) == len(set(tables))


def test_a_point_is_in_dispute_from_the_second_statement_on() -> None:
    cost = "big-dam.cost"
    assert cost not in [row.id for row in view_of("2031-02-17").disputes]
    assert cost in [row.id for row in view_of("2031-02-18").disputes]


def test_a_question_is_open_from_its_first_source_to_the_one_that_answers_it() -> None:
    question = {
        "title": "Who pays",
        "vehicle": "norland-fund",
        "question": "Who pays?",
        "last_looked": "2031-07-15",
        "answerable_by": "X",
        "status": "answered",
        "answer": "The bank.",
        "sources": ["first", "last"],
    }
    source = {"title": "S", "publisher": "S", "language": "en", "kind": "wire", "grade": "B", "access": "copy"}
    site = site_with(
        new_record("questions", "who-pays", **question),
        new_record("sources", "first", **source, date="2031-02-17"),
        new_record("sources", "last", **source, date="2031-05-01"),
    )
    views = {page.address: page.view for page in pages(site) if isinstance(page.view, DayView)}
    for date, is_open, answered in (("2031-01-10", False, 0), ("2031-02-18", True, 0), ("2031-05-01", False, 1)):
        view = views[f"days/{date}/"]
        assert isinstance(view, DayView)
        assert ("who-pays" in [row.id for row in view.questions]) is is_open
        assert len(view.answered) == answered


def test_the_calendar_holds_every_day_once_the_latest_year_first() -> None:
    view = day_pages()[""].view
    assert isinstance(view, Calendar)
    years = [year for year, _ in view.years]
    assert years == sorted(years, reverse=True)
    days = [day.isoformat() for _, months in view.years for month in months for day, _ in month.days]
    assert sorted(days) == sorted(set(day_pages()) - {""})
