"""What stands of records on an earlier day, case by case."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from generator.as_of import as_of
from generator.as_of.named_days import is_later, named_days
from generator.model import Catalogue, Row
from generator.records import MarkedRecord
from tests.unit.example_repo import ExampleRepo, claim, project, record, stage

PAPER_DAYS = ("2030-01-02", "2030-03-01", "2031-02-17", "2031-05-01")
DAY = "2031-03-01"
LEFT_OUT = {"en": "Left out.", "ja": "省略。"}


def paper(day: str | None, id_: str = "") -> MarkedRecord:
    fields = {"title": "Paper", "publisher": "Paper", "language": "en", "kind": "wire", "grade": "B", "access": "copy"}
    return record("sources", id_ or f"paper-{day}", **fields, **({"date": day} if day else {}))


def cited(*days: str) -> dict[str, Any]:
    return {"sources": [f"paper-{day}" for day in days]}


@pytest.fixture
def dated(repo: ExampleRepo) -> Any:
    """Makes the catalogue of a day: the miniature's vehicle on papers of its first day, with records beside it."""
    basis = [paper(day) for day in PAPER_DAYS]
    for kind, id_ in (
        ("agreements", "memo"),
        ("vehicles", "norland-fund"),
        ("terms", "memo-total"),
        ("terms", "memo-end"),
        ("terms", "memo-window"),
        ("terms", "memo-first-split"),
        ("terms", "memo-second-split"),
    ):
        basis.append(repo.changed(kind, id_, **cited("2030-01-02")))

    def catalogue(*records: MarkedRecord, day: str = DAY) -> Catalogue:
        whole = repo.catalogue(*basis, *records)
        return as_of(whole, datetime.date.fromisoformat(day), LEFT_OUT)

    return catalogue


def dam(*claims: Any, stages: Any = (), **more: Any) -> MarkedRecord:
    named = [stage("named", "2030-03-01", **cited("2030-03-01"))]
    return project("dam", *claims, stages=[*named, *stages], **cited("2030-03-01"), **more)


def keys(record: Row) -> list[str]:
    return [row.key for row in record.claims]


def test_a_claim_stays_from_the_day_on_which_it_was_made(dated: Any) -> None:
    claims = [
        claim(key, 1, as_of=day, **cited("2030-03-01")) for key, day in (("by-then", DAY), ("later", "2031-03-02"))
    ]
    assert keys(dated(dam(*claims)).get("projects", "dam")) == ["by-then"]


def test_a_month_counts_by_its_last_day(dated: Any) -> None:
    claims = [
        claim(key, 1, as_of=day, **cited("2030-03-01")) for key, day in (("last", "2031-02"), ("this", "2031-03"))
    ]
    assert keys(dated(dam(*claims)).get("projects", "dam")) == ["last"]


def test_what_was_said_by_then_but_published_later_is_left_out(dated: Any) -> None:
    claims = [claim("told", 1, **cited("2031-02-17")), claim("untold", 2, **cited("2031-05-01"))]
    assert keys(dated(dam(*claims)).get("projects", "dam")) == ["told"]


def test_later_sources_go_from_what_stays(dated: Any) -> None:
    catalogue = dated(dam(claim("told", 1, **cited("2031-02-17", "2031-05-01"))))
    assert catalogue.get("projects", "dam").claims[0].sources_ids == ("paper-2031-02-17",)
    assert catalogue.find("sources", "paper-2031-05-01") is None


def test_an_undated_source_carries_nothing(dated: Any) -> None:
    catalogue = dated(paper(None, "undated"), dam(claim("told", 1, sources=["undated"])))
    assert keys(catalogue.get("projects", "dam")) == []


def test_a_project_without_anything_by_then_goes_and_what_refers_to_it(dated: Any) -> None:
    late = project("late", stages=[stage("named", "2031-05-01", **cited("2031-05-01"))], **cited("2030-03-01"))
    catalogue = dated(late, dam(successor="late", umbrella="late"))
    assert catalogue.find("projects", "late") is None
    assert catalogue.get("projects", "dam").successor is None


def test_people_and_companies_stand_by_what_names_them(dated: Any) -> None:
    role = {"role": "developer", "firmness": "announced", "asserted_by": "X", "attribution": "official", "side": "us"}
    roles = [
        {**role, "company": "early", "as_of": "2031-02-17", **cited("2031-02-17")},
        {**role, "company": "late", "as_of": "2031-05-01", **cited("2031-05-01")},
    ]
    companies = [
        record("companies", id_, name=id_, kind="company", country="sudmark", **cited("2031-05-01"))
        for id_ in ("early", "late")
    ]
    catalogue = dated(dam(roles=roles), *companies)
    assert catalogue.find("companies", "early") and not catalogue.find("companies", "late")
    assert not catalogue.find("companies", "acme-power")


def test_a_point_with_one_statement_was_in_dispute_only_later(dated: Any) -> None:
    point = {"key": "cost", "title": "What it costs", **cited("2031-02-17")}
    claims = [
        claim("one", 1, dispute="cost", **cited("2031-02-17")),
        claim("other", 2, dispute="cost", as_of="2031-05-01", **cited("2031-05-01")),
    ]
    catalogue = dated(dam(*claims, disputes=[point]))
    assert catalogue.get("projects", "dam").disputes == ()
    assert catalogue.get("projects", "dam").claims[0].dispute is None


def question(**fields: Any) -> MarkedRecord:
    usual = {
        "title": "Who pays",
        "vehicle": "norland-fund",
        "question": "Who pays?",
        "last_looked": "2031-07-15",
        "answerable_by": "X",
        "status": "answered",
        "answer": "The bank.",
        "about": [{"project": "dam"}],
    }
    return record("questions", "who-pays", **{**usual, **fields})


def test_an_answer_goes_where_what_gives_it_is_later(dated: Any) -> None:
    row = dated(dam(), question(**cited("2031-02-17", "2031-05-01"))).get("questions", "who-pays")
    assert (row.status, row.answer, row.looked_through) == ("open", None, DAY)
    assert row.last_looked == "2031-07-15"  # a day of work on the records


def test_an_answer_that_stood_by_then_stays(dated: Any) -> None:
    row = dated(dam(), question(**cited("2031-02-17"))).get("questions", "who-pays")
    assert (row.status, row.answer) == ("answered", "The bank.")


def test_a_question_that_names_a_later_day_was_not_asked(dated: Any) -> None:
    asked = question(question="Who pays after 1 May 2031?", **cited("2031-02-17"))
    assert dated(dam(), asked).find("questions", "who-pays") is None


def test_a_question_goes_with_all_that_it_is_about(dated: Any) -> None:
    late = project("late", stages=[stage("named", "2031-05-01", **cited("2031-05-01"))])
    assert dated(late, question(about=[{"project": "late"}])).find("questions", "who-pays") is None


def test_a_summary_stays_where_nothing_later_is_on_record(dated: Any) -> None:
    assert dated(dam(summary="A dam.")).get("projects", "dam").summary == "A dam."


@pytest.mark.parametrize(
    "later",
    [
        {"stages": [stage("selected", "2031-05-01", **cited("2031-05-01"))]},
        {"claims": [claim("later", 1, as_of="2031-05-01", **cited("2031-05-01"))]},
        {"summary": "A dam, selected on 1 May 2031."},
    ],
)
def test_a_summary_gives_way_where_its_record_tells_of_later_things(dated: Any, later: dict[str, Any]) -> None:
    fields = {"summary": "A dam.", "summary_ja": "ダム。", "outcome": "Built."}
    stages, claims = later.pop("stages", ()), later.pop("claims", ())
    row = dated(dam(*claims, stages=stages, **{**fields, **later})).get("projects", "dam")
    assert row.summary == "Left out."
    if "summary" not in later:
        assert (row.summary_ja, row.outcome) == ("省略。", None)


def test_a_later_event_about_a_project_takes_its_summary(dated: Any) -> None:
    event = record(
        "events",
        "2031-05-01-visit",
        date="2031-05-01",
        kind="visit",
        title="Visit",
        summary="A visit.",
        certainty="confirmed",
        subjects=[{"project": "dam"}],
        **cited("2031-05-01"),
    )
    assert dated(dam(), event).get("projects", "dam").summary == "Left out."


def test_the_words_of_a_claim_go_where_they_name_a_later_day_and_the_figure_stays(dated: Any) -> None:
    row = dated(dam(claim("told", 1, text="Signed on 1 May 2031.", **cited("2031-02-17")))).get("projects", "dam")
    assert (row.claims[0].value, row.claims[0].text) == (1, None)


def test_a_claim_in_words_alone_goes_with_its_words(dated: Any) -> None:
    words = {"field": "purpose", "unit": None, "qualifier": None, "basis": None, "text": "For 2031-05."}
    told = {key: value for key, value in claim("told", **words, **cited("2031-02-17")).items() if value is not None}
    assert keys(dated(dam(told)).get("projects", "dam")) == []


def test_a_project_of_the_vehicle_was_a_candidate_until_it_was_selected(dated: Any) -> None:
    selected = stage("selected", "2031-02-17", **cited("2031-02-17"))
    ours = dam(stages=[selected], standings=[{"vehicle": "norland-fund", "standing": "vehicle"}])
    for day, standing in (("2031-02-16", "candidate"), (DAY, "vehicle")):
        assert dated(ours, day=day).get("projects", "dam").standings[0].standing == standing


def test_what_was_set_for_a_later_day_stays(dated: Any, repo: ExampleRepo) -> None:
    end = repo.changed("events", "2033-12-31-end", **cited("2030-01-02"))
    assert dated(end).find("events", "2033-12-31-end")


def test_coverage_becomes_the_day_and_the_day_of_compiling_stays(dated: Any) -> None:
    catalogue = dated()
    assert (catalogue.dataset.coverage, catalogue.dataset.compiled) == (DAY, "2031-07-15")
    assert catalogue.as_of == datetime.date.fromisoformat(DAY)
    assert catalogue.dataset.withdrawn == ()


def test_on_the_coverage_date_everything_stands(repo: ExampleRepo) -> None:
    whole = repo.catalogue()
    assert as_of(whole, datetime.date(2031, 6, 30), LEFT_OUT).tables == whole.tables


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 1 May 2031", ["2031-05-01"]),
        ("on May 1, 2031", ["2031-05-01"]),
        ("in Sept. 2031", ["2031-09"]),
        ("from 2031-05-01 on", ["2031-05-01"]),
        ("2031年5月1日に", ["2031-05-01"]),
        ("2031年5月に", ["2031-05"]),
        ("31 June 2031", []),
        ("2031 units", []),
        ("nothing", []),
    ],
)
def test_days_are_found_in_texts(text: str, days: list[str]) -> None:
    assert set(days) <= set(named_days(text))
    assert {day for day in named_days(text) if "-" in day} == set(days)


@pytest.mark.parametrize(
    ("named", "later"),
    [
        ("2031-03-01", False),
        ("2031-03-02", True),
        ("2031-03", True),
        ("2031", False),
        ("2031-06-30", True),
        ("2031-06", True),
        ("2031-07-01", False),
        ("2033", False),
    ],
)
def test_a_text_may_name_days_by_then_and_days_beyond_coverage(named: str, later: bool) -> None:
    assert is_later(named, datetime.date(2031, 3, 1), datetime.date(2031, 6, 30)) is later
