"""Every rule between records, broken and kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.checks import RULES
from generator.checks.contradictions import one_fact_is_one_claim
from tests.unit.example_repo import DAM, Edit, ExampleRepo, claim, project, swap
from tests.unit.rule_cases_bounds import BOUNDS
from tests.unit.rule_cases_contradictions import CONTRADICTIONS
from tests.unit.rule_cases_relations import RELATIONS
from tests.unit.rule_cases_statements import STATEMENTS

BROKEN = [*STATEMENTS, *RELATIONS, *CONTRADICTIONS, *BOUNDS]


@pytest.mark.parametrize(("edits", "expected"), [row[1:3] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_what_breaks_a_rule_is_named_with_its_place_and_nothing_else_is(
    messages: Callable[..., list[str]], edits: list[Edit], expected: list[str]
) -> None:
    assert messages(*edits) == expected


def test_near_misses_of_all_rules_pass_together(messages: Callable[..., list[str]]) -> None:
    assert messages(*(edit for *_, near in BROKEN for edit in near)) == []


def test_every_rule_is_broken_above_and_has_a_near_miss() -> None:
    rules = [rule.__name__ for rule in RULES]
    assert list(dict.fromkeys(name for name, *_ in BROKEN)) == rules
    assert list(dict.fromkeys(name for name, *_, near in BROKEN if near)) == rules


def test_a_claim_that_differs_from_one_of_its_record_is_named_whichever_stands_first(repo: ExampleRepo) -> None:
    said = {"asserted_by": "Ada", "field": "cost"}
    claims = [claim("a", 1, **said), claim("b", 1, **said), claim("c", 2, **said), claim("d", 1, **said)]
    twin, other = project("one", *claims), project("two", claim("e", 3, **said))
    catalogue = repo.catalogue(twin, other)
    assert [problem.key for problem in one_fact_is_one_claim(catalogue)] == ["claims[3].value", "claims[4].value"]


def test_a_claim_is_held_against_those_of_events_about_its_record_but_events_not_against_each_other(
    repo: ExampleRepo,
) -> None:
    said = {"asserted_by": "Ada", "field": "cost"}
    subjects = {"subjects": [{"project": "one"}]}
    events = [
        repo.changed("events", "2031-02-17-selection", **subjects, claims=[claim("a", 2, **said)]),
        repo.changed("events", "2033-12-31-end", **subjects, claims=[claim("b", 3, **said)]),
    ]
    paths = [problem.path for problem in one_fact_is_one_claim(repo.catalogue(*events, project("one")))]
    assert paths == []
    catalogue = repo.catalogue(*events, project("one", claim("c", 2, **said)))
    assert [problem.path for problem in one_fact_is_one_claim(catalogue)] == ["data/projects/one.yaml"]


def test_a_statement_cannot_name_another_owner_than_the_record_it_stands_in(
    messages: Callable[..., list[str]],
) -> None:
    found = messages(swap(DAM, "  - key: cost-sud\n", "  - key: cost-sud\n    round: first-list\n"))
    assert len(found) == 1 and "round: must be a key of claims, 'round' is none" in found[0]
