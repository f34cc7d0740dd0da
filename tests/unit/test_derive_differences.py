"""What differs: between statements on one thing, and between two versions of the tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.derive.disagreements import disagreements
from generator.model import Catalogue
from generator.records import MarkedRecord
from generator.references import build_references
from tests.unit.example_repo import ExampleRepo, Statement, claim, project

DISPUTE = [{"key": "size", "title": "How much", "sources": ["gazette-2030"]}]


def pairs(catalogue: Catalogue) -> list[tuple[str, str | None, str, str]]:
    return [
        (pair.subject, pair.dispute and pair.dispute.id, pair.first.id, pair.second.id)
        for pair in disagreements(catalogue, build_references(catalogue))
    ]


def test_the_miniatures_disagreements_are_its_disputes_and_then_the_figures_that_differ(repo: ExampleRepo) -> None:
    assert pairs(repo.catalogue()) == [
        ("big-dam.cost", "big-dam.cost", "big-dam.cost-sud", "big-dam.cost-nor"),
        ("memo-window.floor", "memo-window.floor", "memo-window.sud", "memo-window.nor"),
        ("big-dam.capacity.watt", None, "big-dam.capacity", "big-dam.capacity-digest"),
        ("norland-fund.total.envelope.usd", None, "norland-fund.total-sud", "norland-fund.total-nor"),
    ]


def text(key: str, says: str, **more: str) -> Statement:
    return {**claim(key, text=says, field="purpose", **more), "unit": None, "qualifier": None, "basis": None}


PAIRS: dict[str, tuple[list[Statement], bool]] = {
    "two figures": ([claim("a", 9), claim("b", 8)], True),
    "the same figure": ([claim("a", 9), claim("b", 9)], False),
    "the same figure, put less exactly": ([claim("a", 9), claim("b", 9, qualifier="about")], False),
    "the same figure in another unit": ([claim("a", 9), claim("b", 9000, unit="usd-mn")], False),
    "an amount and a ceiling": ([claim("a", 9), claim("b", 9, qualifier="up-to")], True),
    "an amount and a range": ([claim("a", 9), claim("b", low=8, high=9, qualifier="between")], True),
    "a speaker who thought again": ([claim("a", 9, asserted_by="X"), claim("b", 8, asserted_by="X")], False),
    "two bases": ([claim("a", 9), claim("b", 8, basis="loan")], False),
    "two measures": ([claim("a", 9), claim("b", 8, unit="jpy-tn")], False),
    "two fields": ([claim("a", 9), claim("b", 8, field="export-value")], False),
    "words that nobody says are in dispute": ([text("a", "Power."), text("b", "Pride.")], False),
    "words in one dispute": ([text("a", "Power.", dispute="size"), text("b", "Pride.", dispute="size")], True),
    "the same words in one dispute": (
        [text("a", "Power.", dispute="size"), text("b", "Power.", dispute="size")], False),
    "figures in one dispute, by one speaker": (
        [claim("a", 9, asserted_by="X", dispute="size"), claim("b", 8, asserted_by="X", dispute="size")], True),
    "one figure in a dispute": ([claim("a", 9, dispute="size"), claim("b", 8)], True),
}  # fmt: skip


@pytest.mark.parametrize(("claims", "differ"), PAIRS.values(), ids=PAIRS)
def test_two_claims_disagree(repo: ExampleRepo, claims: list[Statement], differ: bool) -> None:
    catalogue = repo.catalogue(project("one", *claims, disputes=DISPUTE), without=("projects", "terms", "vehicles"))
    assert [(pair.first.key, pair.second.key) for pair in disagreements(catalogue, build_references(catalogue))] == (
        [("a", "b")] if differ else []
    )


def test_three_who_differ_make_three_pairs_and_a_dispute_is_not_told_twice(repo: ExampleRepo) -> None:
    claims = [claim("a", 9, dispute="size"), claim("b", 8, dispute="size"), claim("c", 7)]
    catalogue = repo.catalogue(project("one", *claims, disputes=DISPUTE), without=("projects", "terms", "vehicles"))
    cost = "one.cost.project-cost.usd"
    assert pairs(catalogue) == [
        ("one.size", "one.size", "one.a", "one.b"), (cost, None, "one.a", "one.c"), (cost, None, "one.b", "one.c"),
    ]  # fmt: skip


def test_places_can_be_disputed(repo: ExampleRepo) -> None:
    usual = {"precision": "county", "as_of": "2031", "asserted_by": "X", "attribution": "press", "side": "us"}
    places = [{"key": name.lower(), "name": name, "dispute": "size", **usual} for name in ("Here", "There")]
    catalogue = repo.catalogue(
        project("one", places=places, disputes=DISPUTE), without=("projects", "terms", "vehicles")
    )
    assert pairs(catalogue) == [("one.size", "one.size", "one.here", "one.there")]


ROUNDING: dict[str, tuple[list[Statement], bool]] = {
    "the finer rounds to the coarser": ([claim("a", Decimal("33.3")), claim("b", 33)], False),
    "it rounds to another": ([claim("a", Decimal("33.6")), claim("b", 33)], True),
    "in thousands": ([claim("a", 36100, unit="usd-mn"), claim("b", 36)], False),
    "a round number and another": ([claim("a", 30), claim("b", 33)], False),
    "a ceiling and an amount": ([claim("a", 33, qualifier="up-to"), claim("b", Decimal("33.3"))], True),
}


@pytest.mark.parametrize(("claims", "differ"), ROUNDING.values(), ids=ROUNDING)
def test_figures_that_merely_round_to_each_other_do_not_differ(
    repo: ExampleRepo, claims: list[Statement], differ: bool
) -> None:
    catalogue = repo.catalogue(project("one", *claims), without=("projects", "terms", "vehicles"))
    assert bool(pairs(catalogue)) is differ


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [("us", "japan", "sides"), ("us", "us", "reporting"), ("us", "company", "reporting")],
)
def test_two_governments_that_differ_stand_apart_from_differences_of_reporting(
    repo: ExampleRepo, first: str, second: str, between: str
) -> None:
    claims = [claim("a", 9, side=first), claim("b", 8, side=second)]
    catalogue = repo.catalogue(project("one", *claims), without=("projects", "terms", "vehicles"))
    assert [pair.between for pair in disagreements(catalogue, build_references(catalogue))] == [between]


def test_records_of_two_kinds_with_one_identifier_do_not_meet(repo: ExampleRepo) -> None:
    of_round = repo.changed("rounds", "first-list", claims=[claim("b", 77)])
    same_id = MarkedRecord("rounds", "one", "data/rounds/one.yaml", of_round.value, {}, {})
    catalogue = repo.catalogue(project("one", claim("a", 9)), same_id, without=("projects", "terms", "vehicles"))
    assert pairs(catalogue) == []


def test_a_pair_says_what_it_is_of_and_between_whom(repo: ExampleRepo) -> None:
    catalogue = repo.catalogue()
    found = disagreements(catalogue, build_references(catalogue))
    assert [(pair.kind, pair.between, pair.first_side, pair.second_side) for pair in found] == [
        ("claim", "sides", "us", "japan"),
        ("reading", "sides", "us", "japan"),
        ("claim", "reporting", "third-party", "third-party"),
        ("claim", "sides", "us", "japan"),
    ]
