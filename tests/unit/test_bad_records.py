"""What a contributor may get wrong in a record by itself: every slip is named with its place, and nothing else is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import ProblemsFound
from generator.loading import load_sound
from generator.paths import paths_from
from tests.unit.bad_records import BAD_RECORDS
from tests.unit.example_repo import EXAMPLE, OLD, ROOT, Edit, append


@pytest.mark.parametrize(
    ("slips", "expected"), [(slips, said) for slips, said, _ in BAD_RECORDS.values()], ids=BAD_RECORDS
)
def test_every_slip_is_named_with_its_place_and_nothing_else_is(
    messages: Callable[..., list[str]],
    slips: list[Edit],
    expected: list[str],
) -> None:
    assert messages(*slips) == expected


def test_the_miniature_repository_and_every_near_miss_pass(messages: Callable[..., list[str]]) -> None:
    assert messages(*(edit for _, _, near in BAD_RECORDS.values() for edit in near)) == []


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A copy of the miniature in which one project has 1,100 places of an unknown precision."""
    data = tmp_path / "data"
    shutil.copytree(EXAMPLE, data)
    place = "name: P, precision: sight, as_of: '2030', asserted_by: A, attribution: press, side: us"
    append(OLD, "places:\n" + "\n".join(f"- {{key: p{number}, {place}}}" for number in range(1100)))(data)
    return data


def test_a_thousand_problems_do_not_hide_the_next_and_stand_in_order_of_file_and_line(many: Path) -> None:
    with pytest.raises(ProblemsFound) as raised:
        load_sound(paths_from(ROOT, many))
    problems = raised.value.problems
    assert str(raised.value) == "1100 problems"
    assert [(one.path, one.line, one.key) for one in problems] == [
        ("data/projects/old-wind.yaml", 17 + number, f"places[{number + 1}].precision") for number in range(1100)
    ]
