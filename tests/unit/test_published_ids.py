"""The list of published ids: what was published may be renamed or taken away only with a word on what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.paths import PUBLISHED_IDS
from tests.unit.example_repo import ROOT, Edit, swap

DATASET = "dataset/example"
LIST = f"data/{PUBLISHED_IDS}"


def listed(*ids: str) -> Edit:
    return lambda data: (
        (data / PUBLISHED_IDS).write_text("".join(f"{each}\n" for each in ids), encoding="utf-8") and None
    )


@pytest.mark.parametrize(
    ("ids", "edits"),
    [
        ([], []),
        (["projects/big-dam", "dataset/example"], []),
        (["projects/large-dam"], []),  # a former id of big-dam
        (
            ["sources/old-gazette"],
            [swap(DATASET, "withdrawn:\n", "withdrawn:\n  - address: sources/old-gazette/\n    leads_to: sources/\n"
                                           "    reason: Nothing rests on it.\n")],
        ),
    ],
)  # fmt: skip
def test_an_id_that_stands_or_is_accounted_for_is_no_problem(
    messages: Callable[..., list[str]], ids: list[str], edits: list[Edit]
) -> None:
    assert messages(listed(*ids), *edits) == []


def test_a_published_record_that_is_gone_without_a_word_is_named_with_both_ways_out(
    messages: Callable[..., list[str]],
) -> None:
    assert messages(listed("projects/big-dam", "projects/big-dams")) == [
        f"{LIST}:2:1: must be a record still, for 'big-dams' was published and others cite it (name it under"
        " 'formerly:' of the record that it is now, or projects/big-dams/ under 'withdrawn:' of the dataset; did"
        " you mean 'big-dam'?)"
    ]


@pytest.mark.parametrize("line", ["", "projects", "projects/..", "no-kind/big-dam", "projects/big dam", "ladder/2030"])
def test_a_line_that_names_no_record_is_refused(messages: Callable[..., list[str]], line: str) -> None:
    (said,) = messages(listed(line))
    assert said.startswith(f"{LIST}:1:1: must be a kind of record and an id, as projects/big-dam")


def test_a_release_adds_the_ids_of_its_records_and_keeps_those_before(copy_of_example: object) -> None:
    data: Path = copy_of_example.data  # type: ignore[attr-defined]
    (data / PUBLISHED_IDS).write_text("projects/large-dam\n")
    words = ["--root", str(ROOT), "--data", str(data), "release-ids"]
    records = len(list(data.glob("*/*.yaml")))
    assert CliRunner().invoke(main, words).output == f"{records} id(s) added\n"
    lines = (data / PUBLISHED_IDS).read_text().splitlines()
    assert lines == sorted(lines) and len(lines) == records + 1 and "projects/big-dam" in lines
    assert CliRunner().invoke(main, words).output == "0 id(s) added\n"
    assert CliRunner().invoke(main, [*words[:-1], "check"]).exit_code == 0
