"""Problems as values: how they read, how they are sorted and counted, what is suggested."""

from __future__ import annotations

import pickle

import pytest

from generator.errors import Problem, ProblemsFound, suggest


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (
            Problem("data/a.yaml", 2, 3, "name", "must be text", "put it in quotes"),
            "data/a.yaml:2:3: name: must be text (put it in quotes)",
        ),
        (Problem("data/a.yaml", 2, 3, "name", "must be text"), "data/a.yaml:2:3: name: must be text"),
        (Problem("data/a.yaml", 2, 3, "", "must be text"), "data/a.yaml:2:3: must be text"),
    ],
)
def test_a_problem_reads_place_key_message_remedy(problem: Problem, expected: str) -> None:
    assert str(problem) == expected


def test_problems_are_sorted_by_file_line_and_column_and_counted_once() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 9, 1), ("a", 9, 12), ("a", 9, 2), ("a", 9, 1)]
    found = ProblemsFound(Problem(path, line, column, "", "wrong") for path, line, column in places)
    assert [(one.path, one.line, one.column) for one in found.problems] == [
        ("a", 9, 1), ("a", 9, 2), ("a", 9, 12), ("a", 10, 1), ("b", 1, 1),
    ]  # fmt: skip
    assert str(found) == "5 problems"


def test_problems_found_survive_the_way_to_another_process() -> None:
    found = ProblemsFound([Problem("a", 1, 1, "k", "wrong", "mend it")])
    assert pickle.loads(pickle.dumps(found)).problems == found.problems


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("softbank", ["toshiba", "softbank-group"], "did you mean 'softbank-group'?"),
        ("zzz", ["a", "b"], "one of: a, b"),
        ("zzz", [f"name-{number}" for number in range(17)], ""),
        ("name-x", [f"name-{number}" for number in range(17)], "did you mean 'name-9'?"),
        ("zzz", [], ""),
    ],
    ids=["a near one", "few", "too many", "a near one of many", "none"],
)
def test_the_nearest_known_word_is_suggested_or_else_all_if_they_are_few(
    word: str, known: list[str], expected: str
) -> None:
    assert suggest(word, known) == expected


@pytest.mark.parametrize("word", ["usd-b", "USD bn", "USD_BN", "Usd-bn"])
def test_a_word_in_capitals_or_with_blanks_is_near_the_known_one(word: str) -> None:
    assert suggest(word, ["usd-bn", "minutes", "percent"]) == "did you mean 'usd-bn'?"
