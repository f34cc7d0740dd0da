"""The front page: the parts of its sentence, and what it picks from the records."""

from __future__ import annotations

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
    assert position.term is not None and position.term.id == "memo-total"
    assert position.selected is not None
    assert (position.selected.basis, position.selected.reached) == ("project-cost", 1)
    assert (position.selected.low, position.selected.high) == (Decimal(9), Decimal("9.3"))


def test_what_stands_on_a_step_on_another_basis_only_is_not_in_the_sentence() -> None:
    stages = [{"stage": "selected", "date": "2031-02-17", **STATED}]
    position = view_of(site_with(changed_record("projects", "dam-turbines", stages=stages))).position
    assert position.selected is not None
    assert (position.selected.basis, position.selected.reached) == ("project-cost", 1)


def test_the_even_pace_runs_between_the_vehicles_days_and_is_in_its_currency() -> None:
    sentence = view_of(example_site()).position.even_sentence
    assert sentence == "An even pace from 1 January 2030 to 31 December 2033 would have reached about US$37 bn by then."


def money_of(site: SiteContext) -> list[tuple[str, list[str]]]:
    sentences = view_of(site).position.money
    return [(sentence.text, [row.financing.id for row in sentence.rows]) for sentence in sentences]


def test_money_signed_is_named_with_its_amount_and_what_was_not_paid_is_said() -> None:
    assert money_of(example_site()) == [
        ("Contracts are signed for 1 project: at least US$3 bn.", ["dam-loan"]),
        ("No payment has been disclosed.", []),
    ]


def test_contracts_that_are_only_reported_are_said_to_be_so() -> None:
    signed, _ = money_of(site_with(changed_record("financings", "dam-loan", status="reported")))
    assert signed[0].startswith("Contracts for 1 project are only reported")
    assert signed[1] == ["dam-loan"]


def test_without_a_contract_the_sentence_says_that_none_is_on_record() -> None:
    signed, _ = money_of(site_with(changed_record("financings", "dam-loan", status="planned")))
    assert signed == ("No financing contract is on record.", [])


def test_events_after_the_coverage_date_are_ahead_and_all_others_past() -> None:
    view = view_of(example_site())
    assert [event.id for event in view.events_ahead] == ["2033-12-31-end"]
    assert [event.id for event in view.events_latest] == ["2031-03-01-capacity-rumour", "2031-02-17-selection"]


def test_only_open_questions_about_the_vehicle_are_listed_but_all_are_counted() -> None:
    answered = question("answered", status="answered", vehicle="norland-fund")
    view = view_of(site_with(answered, question("elsewhere")))
    assert [row.id for row in view.questions] == ["notice-day"]
    assert view.question_count == 3


def test_no_more_than_eight_questions_are_listed() -> None:
    questions = [question(f"q-{number}", vehicle="norland-fund") for number in range(9)]
    assert len(view_of(site_with(*questions)).questions) == 8


def test_disputes_listed_are_about_the_vehicles_terms_and_points_counted_are_all_between_sides() -> None:
    view = view_of(example_site())
    assert [row.id for row in view.disputes] == ["memo-window.floor"]
    assert view.points_in_dispute == 3  # the fourth is between reports


def test_an_empty_ladder_leaves_the_sentence_without_anything_selected() -> None:
    projects = [without_field("projects", row.id, "stages") for row in example_site().catalogue.tables["projects"]]
    view = view_of(site_with(*projects))
    assert view.position.ladder is None
    assert view.position.selected is None
