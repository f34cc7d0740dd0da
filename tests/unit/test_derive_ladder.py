"""The ladder: the step of each project on a day, what counts, and what the projects on a step amount to."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from generator.derive.headline import headlines
from generator.derive.ladder import LadderDay, LadderStep, ladder_days, ladder_steps, positions_on
from generator.derive.money import money_rows
from generator.derive.position import ProjectPosition
from generator.figures import Bounds
from generator.model import Catalogue
from generator.records import MarkedRecord
from tests.unit.example_repo import ExampleRepo, Statement, claim, project, stage

COVERAGE = datetime.date(2031, 6, 30)
MONEY = "project-cost"
LATE = [stage("named", "2031-03-01")]


@pytest.fixture
def climb(repo: ExampleRepo) -> Any:
    """A catalogue with no other projects than those given."""

    def catalogue(*projects: MarkedRecord) -> Catalogue:
        return repo.catalogue(*projects, without=("projects",))

    return catalogue


def stand(catalogue: Catalogue, day: datetime.date = COVERAGE) -> dict[str, ProjectPosition]:
    positions = positions_on(catalogue, catalogue.get("vehicles", "norland-fund"), day)
    return {position.project.id: position for position in positions}


def days(catalogue: Catalogue) -> list[str]:
    return [day.date.isoformat() for day in ladder_days(catalogue, catalogue.get("vehicles", "norland-fund"), ())]


def add_up(catalogue: Catalogue, day: datetime.date = COVERAGE) -> dict[tuple[str, str], LadderStep]:
    vehicle = catalogue.get("vehicles", "norland-fund")
    positions = positions_on(catalogue, vehicle, day)
    of_day = LadderDay(date=day, vehicle=vehicle, recorded_as="", positions=positions, changed=positions)
    steps = list(ladder_steps(catalogue, [of_day], ()))
    assert {step.measure for step in steps} == {"usd"}
    return {(step.step, step.basis): step for step in steps}


STAGES = [stage("named", "2030-03-01"), stage("selected", "2031-02-17"), stage("financing-signed", "2031-05")]


@pytest.mark.parametrize(
    ("stages", "day", "expected"),
    [
        (STAGES, "2030-02-28", None),
        (STAGES, "2030-03-01", ("named", "named")),
        (STAGES, "2031-02-16", ("named", "named")),
        (STAGES, "2031-02-17", ("selected", "selected")),
        (STAGES, "2031-05-30", ("selected", "selected")),
        (STAGES, "2031-05-31", ("financing-signed", "financing-signed")),
        ([stage("finalist", "2031-01-01")], "2031-06-30", ("named", "finalist")),
        ([stage("recommended", "2031-01-01")], "2031-06-30", ("named", "recommended")),
        ([*STAGES[:2], stage("notified", "2031-03-01")], "2031-06-30", ("selected", "selected")),
        ([stage("notified", "2031-03-01")], "2031-06-30", ("selected", "notified")),
        ([*STAGES[:2], stage("under-construction", "2031-03-01")], "2031-06-30", ("selected", "selected")),
        ([stage("under-construction", "2031-03-01")], "2031-06-30", ("named", "under-construction")),
        ([stage("paid-in", "2031-03-01"), stage("operating", "2031-04-01")], "2031-06-30", ("operating", "operating")),
        ([*STAGES, stage("finalist", "2031-06-01")], "2031-06-30", ("financing-signed", "financing-signed")),
        ([*STAGES, stage("withdrawn", "2031-06")], "2031-06-29", ("financing-signed", "financing-signed")),
        ([*STAGES, stage("withdrawn", "2031-06")], "2031-06-30", ("withdrawn", "withdrawn")),
        ([*STAGES, stage("withdrawn", "2031-06-01"), stage("named", "2031-06-02")], "2031-06-30", ("named", "named")),
        (
            [stage("withdrawn", "2031-06-01"), stage("under-construction", "2031-06-02")],
            "2031-06-30",
            ("named", "under-construction"),
        ),
    ],
)
def test_a_project_stands_on_the_highest_step_it_has_certainly_reached(
    climb: Any, stages: list[Statement], day: str, expected: tuple[str, str] | None
) -> None:
    position = stand(climb(project("one", stages=stages)), datetime.date.fromisoformat(day)).get("one")
    assert (position and (position.step, position.stage.stage)) == expected


def test_the_stage_that_counts_is_the_first_of_its_step_even_before_a_withdrawal_that_was_undone(climb: Any) -> None:
    again = [
        stage("selected", "2031-01-01"),
        stage("withdrawn", "2031-02-01"),
        stage("named", "2031-03-01"),
        stage("selected", "2031-04-01"),
        stage("selected", "2031-05-01", side="japan"),
    ]
    assert stand(climb(project("one", stages=again)))["one"].stage.date == "2031-04-01"


@pytest.mark.parametrize(
    ("standing", "climbs"), [("vehicle", True), ("candidate", True), ("linked", False), ("floated", False)]
)
def test_only_what_stands_under_the_vehicle_climbs(climb: Any, standing: str, climbs: bool) -> None:
    assert ("one" in stand(climb(project("one", standing=standing)))) is climbs


def test_projects_of_another_vehicle_are_left_out(repo: ExampleRepo) -> None:
    other = repo.changed("vehicles", "norland-fund")
    catalogue = repo.catalogue(
        MarkedRecord("vehicles", "other-fund", "data/vehicles/other-fund.yaml", other.value, {}, {}),
        project("one", vehicle="other-fund"),
    )
    assert "one" not in stand(catalogue)
    other_fund = catalogue.get("vehicles", "other-fund")
    assert [position.project.id for position in positions_on(catalogue, other_fund, COVERAGE)] == ["one"]


COUNTS: dict[str, tuple[list[MarkedRecord], dict[str, bool], dict[str, bool]]] = {  # on 2031-02-28 and at coverage
    "a candidate gives way to its successor once that is named": (
        [project("old", successor="new"), project("new", stages=LATE)], {"old": True}, {"old": False, "new": True}),
    "a candidate gives way even if its successor was withdrawn": (
        [project("old", successor="new"), project("new", stages=[*LATE, stage("withdrawn", "2031-04-01")])],
        {"old": True}, {"old": False, "new": True}),
    "a candidate stays if its successor does not climb": (
        [project("old", successor="new"), project("new", standing="floated", stages=LATE)],
        {"old": True}, {"old": True}),
    "a line of successors counts once": (
        [project("old", successor="new"), project("new", successor="last"), project("last", stages=LATE)],
        {"old": False, "new": True}, {"old": False, "new": False, "last": True}),
    "an umbrella gives way to its parts once one is named": (
        [project("all"), project("part", umbrella="all", stages=LATE),
         project("late", umbrella="all", stages=[stage("named", "2031-07-01")])],
        {"all": True}, {"all": False, "part": True}),
    "an umbrella counts again once its only part was withdrawn": (
        [project("all"), project("part", umbrella="all",
                                 stages=[stage("named", "2031-01-01"), stage("withdrawn", "2031-04-01")])],
        {"all": False, "part": True}, {"all": True, "part": True}),
    "an umbrella stays if its parts do not climb": (
        [project("all"), project("part", umbrella="all", standing="linked")], {"all": True}, {"all": True}),
}  # fmt: skip


@pytest.mark.parametrize(("projects", "before", "after"), COUNTS.values(), ids=COUNTS)
def test_nothing_is_counted_twice(
    climb: Any, projects: list[MarkedRecord], before: dict[str, bool], after: dict[str, bool]
) -> None:
    catalogue = climb(*projects)
    assert {name: position.counted for name, position in stand(catalogue, datetime.date(2031, 2, 28)).items()} == before
    assert {name: position.counted for name, position in stand(catalogue).items()} == after


AMOUNTS: dict[str, tuple[list[Statement], tuple[str, Any, Any]]] = {  # the claims, and basis, low and high in billions
    "nothing claimed": ([], ("unstated", None, None)),
    "an amount": ([claim("a", Decimal("9.5"))], (MONEY, Decimal("9.5"), Decimal("9.5"))),
    "in another unit": ([claim("a", 700, unit="usd-mn")], (MONEY, Decimal("0.7"), Decimal("0.7"))),
    "up to": ([claim("a", 9, qualifier="up-to")], (MONEY, 0, 9)),
    "at least": ([claim("a", 9, qualifier="at-least")], (MONEY, 9, None)),
    "between": ([claim("a", low=8, high=9, qualifier="between")], (MONEY, 8, 9)),
    "two that tie, in two units": ([claim("a", 9), claim("b", 8000, unit="usd-mn")], (MONEY, 8, 9)),
    "in another measure": ([claim("a", 1, unit="jpy-tn")], ("unstated", None, None)),
    "in words": ([{**claim("a", text="Dear."), "unit": None}], ("unstated", None, None)),
    "not its cost": ([claim("a", 9, field="export-value")], ("unstated", None, None)),
    "not yet": ([claim("a", 9, as_of="2031-07-01")], ("unstated", None, None)),
    "on grade D": ([claim("a", 9, sources=["digest"])], ("unstated", None, None)),
    "on several bases, equally attributed": ([claim("a", 3, basis="loan"), claim("b", 9)], (MONEY, 9, 9)),
    "on several bases, one better attributed": (
        [claim("a", 3, basis="loan", attribution="official", side="us"), claim("b", 9)], ("loan", 3, 3)),
}  # fmt: skip


@pytest.mark.parametrize(("claims", "expected"), AMOUNTS.values(), ids=AMOUNTS)
def test_a_project_brings_one_amount_on_one_basis(
    climb: Any, claims: list[Statement], expected: tuple[str, Any, Any]
) -> None:
    position = stand(climb(project("one", *claims)))["one"]
    assert (
        position.basis,
        position.amount and position.amount.low,
        position.amount and position.amount.high,
    ) == expected


def test_amounts_add_up_low_with_low_and_never_across_bases(climb: Any) -> None:
    catalogue = climb(
        project("a", claim("a", 9), stages=STAGES[:2]),
        project("b", claim("b", 5, qualifier="up-to"), stages=STAGES),
        project("c", claim("c", 700, unit="usd-mn")),
        project("d", claim("d", 3, basis="loan")),
        project("e"),
        project("f", claim("f", 2), stages=[stage("withdrawn", "2031-01-01")]),
        project("g", claim("g", 50), successor="a"),
    )
    steps = add_up(catalogue)
    nothing = Bounds(None, None)
    assert {key: (step.reached, step.amount) for key, step in steps.items()} == {
        ("named", MONEY): (3, Bounds(Decimal("9.7"), Decimal("14.7"))),  # c, a and b
        ("named", "loan"): (1, nothing),  # counted, for only what projects are said to cost is added up
        ("named", "unstated"): (1, nothing),
        ("selected", MONEY): (2, Bounds(Decimal(9), Decimal(14))),
        ("financing-signed", MONEY): (1, Bounds(Decimal(0), Decimal(5))),
        ("withdrawn", MONEY): (1, Bounds(Decimal(2), Decimal(2))),
    }
    assert {key: (step.standing, step.standing_amount) for key, step in steps.items()} == {
        ("named", MONEY): (1, Bounds(Decimal("0.7"), Decimal("0.7"))),
        ("named", "loan"): (1, nothing),
        ("named", "unstated"): (1, nothing),
        ("selected", MONEY): (1, Bounds(Decimal(9), Decimal(9))),
        ("financing-signed", MONEY): (1, Bounds(Decimal(0), Decimal(5))),
        ("withdrawn", MONEY): (1, Bounds(Decimal(2), Decimal(2))),
    }


def test_a_total_with_an_open_end_is_open(climb: Any) -> None:
    steps = add_up(climb(project("a", claim("a", 9)), project("b", claim("b", 5, qualifier="at-least"))))
    assert steps["named", MONEY].amount == Bounds(Decimal(14), None)


def test_the_days_are_those_on_which_something_changed_and_the_day_of_coverage(climb: Any) -> None:
    catalogue = climb(
        project("a", claim("a", 9, as_of="2031-01"), claim("same", 9, as_of="2031-03-01"), stages=STAGES[:2]),
        project("b", stages=[stage("named", "2031-07-01")]),
        project("c", claim("c", 9, as_of="2030-01-01"), standing="floated", stages=[stage("named", "2030-01-01")]),
        project("d", claim("d", 9, field="capacity", as_of="2031-04-01")),
    )
    assert days(catalogue) == ["2030-03-01", "2031-01-31", "2031-02-17", "2031-06-30"]


def test_the_day_of_coverage_stands_once(climb: Any) -> None:
    catalogue = climb(project("a", stages=[stage("named", "2031-06-30")]))
    assert days(catalogue) == [COVERAGE.isoformat()]


def test_there_are_no_days_before_anything_is_named(climb: Any) -> None:
    catalogue = climb(project("a", stages=[stage("named", "2031-07")]))
    assert days(catalogue) == []


def test_a_change_of_basis_at_the_same_amount_is_a_day_of_change(climb: Any) -> None:
    catalogue = climb(
        project(
            "a",
            claim("wide", 9, basis="scale-of-business", as_of="2031-01-01"),
            claim("cost", 9, as_of="2031-04-04", attribution="official", side="us"),
        )
    )
    assert days(catalogue) == ["2030-03-01", "2031-01-01", "2031-04-04", "2031-06-30"]


REPORTED = stage("financing-signed", "2031-05-01", sources=["digest"])


def test_a_stage_on_digests_alone_is_reported_and_counted_nowhere(climb: Any) -> None:
    catalogue = climb(project("one", claim("a", 9), stages=[*STAGES[:2], REPORTED]))
    position = stand(catalogue)["one"]
    assert (position.step, position.reported_step, position.reported_stage.stage) == (
        "selected",
        "financing-signed",
        "financing-signed",
    )
    steps = add_up(catalogue)
    assert (steps["financing-signed", "unstated"].reached, steps["financing-signed", "unstated"].reported) == (0, 1)
    assert steps["selected", MONEY].reached == 1 and steps["selected", MONEY].reported == 0


@pytest.mark.parametrize(("certainty", "counted"), [("confirmed", True), ("unconfirmed", False)])
def test_a_stage_counts_only_if_the_event_it_rests_on_is_confirmed(
    repo: ExampleRepo, certainty: str, counted: bool
) -> None:
    signing = stage("financing-signed", "2031-05-01", event="2031-02-17-selection")
    event = repo.changed("events", "2031-02-17-selection", certainty=certainty)
    catalogue = repo.catalogue(event, project("one", stages=[*STAGES[:2], signing]), without=("projects",))
    assert (stand(catalogue)["one"].step == "financing-signed") is counted


def test_a_project_that_is_only_reported_to_have_been_named_is_not_on_the_ladder(climb: Any) -> None:
    assert stand(climb(project("one", stages=[stage("named", "2030-03-01", sources=["digest"])]))) == {}


def test_what_is_about_anywhere_is_about_as_a_whole(climb: Any) -> None:
    catalogue = climb(project("a", claim("a", 9)), project("b", claim("b", 5, qualifier="about")))
    assert (add_up(catalogue)["named", MONEY].amount, add_up(catalogue)["named", MONEY].qualifier) == (
        Bounds(Decimal(14), Decimal(14)),
        "about",
    )


def test_a_day_of_which_only_the_month_is_on_record_says_the_month(climb: Any) -> None:
    catalogue = climb(project("a", stages=[stage("named", "2031-03")]))
    recorded = [day.recorded_as for day in ladder_days(catalogue, catalogue.get("vehicles", "norland-fund"), ())]
    assert recorded == ["2031-03", "2031-06-30"]


def financing(**more: Any) -> MarkedRecord:
    value = {
        "name": "Loan",
        "vehicle": "norland-fund",
        "kind": "loan-agreement",
        "status": "signed",
        "date": "2031-05-01",
        "summary": "Invented.",
        "projects": ["one"],
        "claims": [claim("amount", 3, field="amount", basis="loan")],
        "sources": ["courier-2030-02"],
        **more,
    }
    return MarkedRecord("financings", "loan", "data/financings/loan.yaml", value, {}, {})


MONEY_ROWS: dict[str, tuple[dict[str, Any], tuple[str, bool, Any] | None]] = {  # step, whether reported, the low end
    "signed": ({}, ("financing-signed", False, 3)),
    "paid": ({"kind": "transfer", "status": "paid"}, ("paid-in", False, 3)),
    "only reported": ({"status": "reported"}, ("financing-signed", True, 3)),
    "planned": ({"status": "planned"}, None),
    "no contract": ({"kind": "facility"}, None),
    "on digests alone": (
        {"sources": ["digest"], "claims": [claim("amount", 3, field="amount", basis="loan", sources=["digest"])]},
        ("financing-signed", True, 3),
    ),
}


@pytest.mark.parametrize(("fields", "expected"), MONEY_ROWS.values(), ids=MONEY_ROWS)
def test_money_signed_and_paid_is_counted_as_money_and_what_is_only_reported_is_not(
    repo: ExampleRepo, fields: dict[str, Any], expected: tuple[str, bool, Any] | None
) -> None:
    catalogue = repo.catalogue(
        project("one", claim("a", 9), stages=STAGES), financing(**fields), without=("projects", "financings")
    )
    vehicle = catalogue.get("vehicles", "norland-fund")
    money = list(money_rows(catalogue, headlines(catalogue, COVERAGE)))
    assert [(row.step, row.reported, row.low) for row in money] == ([expected] if expected else [])
    positions = positions_on(catalogue, vehicle, COVERAGE)
    day = LadderDay(date=COVERAGE, vehicle=vehicle, recorded_as="", positions=positions, changed=positions)
    counted = [(step.step, step.low) for step in ladder_steps(catalogue, [day], money) if step.amount_of == "money"]
    assert counted == ([(expected[0], expected[2])] if expected and not expected[1] else [])
