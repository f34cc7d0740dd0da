"""The front page: the parts of its sentence, and what it picks from the records."""

from __future__ import annotations

import datetime
from decimal import Decimal

from generator.pages import front
from generator.pages.context import SiteContext
from generator.pages.front import Front
from generator.records import MarkedRecord
from tests.unit.example_site import changed_record, example_site, new_record, site_with, without_field

STATED = {"asserted_by": "X", "attribution": "official", "side": "us", "sources": ["gazette-2030"]}


def view_of(site: SiteContext) -> Front:
    view = front.page(site).view
    assert isinstance(view, Front)
    return view


def question(id_: str, **fields: str) -> MarkedRecord:
    usual = {"question": "Who pays?", "status": "open", "last_looked": "2031-06-30"}
    return new_record("questions", id_, **{**usual, **fields})


def test_the_front_page_stands_at_the_root() -> None:
    page = front.page(example_site())
    assert (page.address, page.template) == ("", "front.html")


def test_the_sentence_sets_what_was_selected_against_the_term_that_promises() -> None:
    position = view_of(example_site()).position
    assert position.term.id == "memo-total"
    assert position.selected is not None
    assert (position.selected.basis, position.selected.reached) == ("project-cost", 1)
    assert (position.selected.low, position.selected.high) == (Decimal(9), Decimal("9.3"))


def test_a_step_that_no_project_has_reached_is_left_out_of_the_sentence() -> None:
    assert view_of(example_site()).position.paid is None


def test_what_stands_on_a_step_on_another_basis_only_is_not_in_the_sentence() -> None:
    stages = [{"stage": "selected", "date": "2031-02-17", **STATED}]
    position = view_of(site_with(changed_record("projects", "dam-turbines", stages=stages))).position
    assert position.selected is not None
    assert (position.selected.basis, position.selected.reached) == ("project-cost", 1)


def test_the_even_pace_runs_between_the_vehicles_days_and_is_in_its_currency() -> None:
    position = view_of(example_site()).position
    assert (position.start, position.end) == (datetime.date(2030, 1, 1), datetime.date(2033, 12, 31))
    assert (position.pace.date, position.pace.even) == (datetime.date(2031, 6, 30), Decimal("37.329"))
    assert position.currency == "usd"


def test_contracts_that_were_signed_are_named_with_their_headline() -> None:
    amounts = view_of(example_site()).position.signed_amounts
    assert [(headline.record.id, headline.claim.id) for headline in amounts] == [("dam-loan", "dam-loan.amount")]


def test_events_after_the_coverage_date_are_ahead_and_all_others_past() -> None:
    view = view_of(example_site())
    assert [event.id for event in view.events_ahead] == ["2033-12-31-end"]
    assert [event.id for event in view.events_latest] == ["2031-02-17-selection"]


def test_only_open_questions_about_the_vehicle_are_listed_but_all_are_counted() -> None:
    answered = question("answered", status="answered", vehicle="norland-fund")
    view = view_of(site_with(answered, question("elsewhere")))
    assert [row.id for row in view.questions] == ["notice-day"]
    assert view.question_count == 3


def test_no_more_than_eight_questions_are_listed() -> None:
    questions = [question(f"q-{number}", vehicle="norland-fund") for number in range(9)]
    assert len(view_of(site_with(*questions)).questions) == 8


def test_disputes_listed_are_about_the_vehicles_terms_and_points_counted_are_all() -> None:
    view = view_of(example_site())
    assert [row.id for row in view.disputes] == ["memo-window.floor"]
    assert view.points_in_dispute == 4


def test_an_empty_ladder_leaves_the_sentence_without_steps() -> None:
    projects = [without_field("projects", row.id, "stages") for row in example_site().catalogue.tables["projects"]]
    view = view_of(site_with(*projects))
    assert view.ladder is None
    assert (view.position.selected, view.position.signed, view.position.paid) == (None, None, None)
