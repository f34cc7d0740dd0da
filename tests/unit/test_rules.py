"""Every rule between records, broken and kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.checks import RULES
from tests.unit.example_repo import DAM, Edit, swap
from tests.unit.rule_cases_contradictions import CONTRADICTIONS
from tests.unit.rule_cases_relations import RELATIONS
from tests.unit.rule_cases_statements import STATEMENTS

BROKEN = [*STATEMENTS, *RELATIONS, *CONTRADICTIONS]


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


def test_a_statement_cannot_name_another_owner_than_the_record_it_stands_in(
    messages: Callable[..., list[str]],
) -> None:
    found = messages(swap(DAM, "  - key: cost-sud\n", "  - key: cost-sud\n    round: first-list\n"))
    assert len(found) == 1 and "round: must be a key of claims, 'round' is none" in found[0]
