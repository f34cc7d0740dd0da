"""What differs: between statements on one thing, and between two versions of the tables."""

from __future__ import annotations

import pytest
from generator.derive.changes import Change, changes
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.disagreements import disagreements
from generator.model import Catalogue
from generator.records import MarkedRecord
from tests.unit.book import Statement, World, claim, project

DISPUTE = [{"key": "size", "title": "How much", "sources": ["gazette-2030"]}]


def words(made: Catalogue) -> list[tuple[str, str | None, str, str]]:
    return [(one.subject, one.dispute and one.dispute.id, one.first.id, one.second.id) for one in disagreements(made)]


def test_the_miniatures_disagreements_are_its_disputes_and_then_the_figures_that_differ(world: World) -> None:
    assert words(world.catalogue()) == [
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
def test_two_claims_disagree(world: World, claims: list[Statement], differ: bool) -> None:
    made = world.catalogue(project("one", *claims, disputes=DISPUTE), without=("projects", "terms", "vehicles"))
    assert [(one.first.key, one.second.key) for one in disagreements(made)] == ([("a", "b")] if differ else [])


def test_three_who_differ_make_three_pairs_and_a_dispute_is_not_told_twice(world: World) -> None:
    claims = [claim("a", 9, dispute="size"), claim("b", 8, dispute="size"), claim("c", 7)]
    made = world.catalogue(project("one", *claims, disputes=DISPUTE), without=("projects", "terms", "vehicles"))
    cost = "one.cost.project-cost.usd"
    assert words(made) == [
        ("one.size", "one.size", "one.a", "one.b"), (cost, None, "one.a", "one.c"), (cost, None, "one.b", "one.c"),
    ]  # fmt: skip


def test_places_can_be_disputed(world: World) -> None:
    usual = {"precision": "county", "as_of": "2031", "asserted_by": "X", "attribution": "press", "side": "us"}
    places = [{"key": name.lower(), "name": name, "dispute": "size", **usual} for name in ("Here", "There")]
    made = world.catalogue(project("one", places=places, disputes=DISPUTE), without=("projects", "terms", "vehicles"))
    assert words(made) == [("one.size", "one.size", "one.here", "one.there")]


KEYS = {"a": ("id",), "b": ("table", "row")}
OLD = {"a": [{"id": "x", "n": "1", "m": ""}], "b": [{"table": "t", "row": "r", "n": "1"}]}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (OLD, []),
        ({**OLD, "a": [{"id": "x", "n": "2", "m": ""}]}, [Change("a", "x", "n", "modified", "1", "2")]),
        (
            {**OLD, "a": [{"id": "x", "n": "", "m": "3"}]},
            [Change("a", "x", "m", "modified", "", "3"), Change("a", "x", "n", "modified", "1", "")],
        ),
        ({**OLD, "a": [{"id": "x", "n": "1"}]}, []),  # a column that was empty is gone
        ({**OLD, "a": [{"id": "x", "n": "1", "new": "4"}]}, [Change("a", "x", "new", "modified", "", "4")]),
        (
            {**OLD, "a": [*OLD["a"], {"id": "w", "n": "5", "m": ""}]},
            [Change("a", "w", "id", "added", "", "w"), Change("a", "w", "n", "added", "", "5")],
        ),
        ({**OLD, "a": []}, [Change("a", "x", "id", "removed", "x", ""), Change("a", "x", "n", "removed", "1", "")]),
        (
            {"a": OLD["a"]},
            [
                Change("b", "t|r", field, "removed", was, "")
                for field, was in (("n", "1"), ("row", "r"), ("table", "t"))
            ],
        ),
        ({**OLD, "not-compared": [{"id": "x"}]}, []),
    ],
    ids=[
        "none",
        "modified",
        "filled and emptied",
        "an empty column gone",
        "a column more",
        "added",
        "removed",
        "a table gone",
        "a table without key",
    ],
)
def test_changes_are_told_field_by_field_in_order_of_table_row_and_field(after, expected: list[Change]) -> None:
    assert list(changes(OLD, after, KEYS)) == expected


words_ = st.text("abc", max_size=2)
names = st.text("abc", min_size=1, max_size=2)
version = st.dictionaries(names, st.dictionaries(st.sampled_from("nmo"), words_), max_size=5).map(
    lambda rows: {"t": [{"id": name, **values} for name, values in rows.items()]}
)


def filled(one: dict) -> dict[str, dict[str, str]]:
    """A version's cells that hold something, by row and field."""
    return {row["id"]: {name: value for name, value in row.items() if value} for row in one["t"]}


@given(version, version)
def test_the_changes_turn_the_old_version_into_the_new(before, after) -> None:
    made = filled(before)
    for one in changes(before, after, {"t": ["id"]}):
        row = made.setdefault(one.row, {})
        assert row.get(one.field, "") == one.before
        row[one.field] = one.after
    assert {name: {k: v for k, v in row.items() if v} for name, row in made.items() if any(row.values())} == filled(
        after
    )


@given(version, version)
def test_the_changes_back_are_the_same_the_other_way_round(before, after) -> None:
    turned = {"added": "removed", "removed": "added", "modified": "modified"}
    there = list(changes(before, after, {"t": ["id"]}))
    back = list(changes(after, before, {"t": ["id"]}))
    assert back == [Change(one.table, one.row, one.field, turned[one.kind], one.after, one.before) for one in there]


def test_records_of_two_kinds_with_one_identifier_do_not_meet(world: World) -> None:
    of_round = world.changed("rounds", "first-list", claims=[claim("b", 77)])
    twin = MarkedRecord("rounds", "one", "data/rounds/one.yaml", of_round.value, {}, {})
    made = world.catalogue(project("one", claim("a", 9)), twin, without=("projects", "terms", "vehicles"))
    assert words(made) == []
