"""What `make bench` is made of: the YAML of made records, measured processes, and the tables of results."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from generator.records import read_yaml
from tests.bench.processes import CommandFailed, run
from tests.bench.report import as_markdown
from tests.bench.yaml_text import yaml_text

AWKWARD = [
    "NO",
    "yes",
    "12:30",
    "0123",
    "1_000",
    "2031",
    "a: b",
    "# no comment",
    "'",
    '"',
    "[x]",
    "",
    "n",
    "二: 三",
    "~",
]


def test_made_yaml_is_read_as_it_was_meant(tmp_path: Path) -> None:
    record = {
        "name": "Dam, number 1",
        "date": "2031-06-30",
        "number": 12,
        "compare": True,
        "sources": ["courier-2031", "2031-06-30-dam"],
        "statements": AWKWARD,
        "claims": [{"key": "cost", "value": 3, "sources": ["gazette"], "text": text} for text in AWKWARD],
    }
    path = tmp_path / "record.yaml"
    path.write_text(yaml_text(record), encoding="utf-8")
    value, _, _, problems = read_yaml(path, "record.yaml")
    assert (value, problems) == (record, [])


def test_a_measured_command_that_fails_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match=r"(?s)ended with 3:\nwhy"):
        run([sys.executable, "-c", "import sys; sys.stderr.write('why'); sys.exit(3)"], tmp_path, limit=60)


def test_a_measured_command_is_ended_at_the_limit(tmp_path: Path) -> None:
    assert not run([sys.executable, "-c", "import time; time.sleep(600)"], tmp_path, limit=0.1).finished


def size(records: int, hugo: float, first: float, *, finished: bool = True) -> dict[str, Any]:
    def numbers(seconds: float, **more: Any) -> dict[str, Any]:
        usual = {"seconds": seconds, "processor": seconds, "megabytes": 10, "stages": {}, "finished": True}
        return {**usual, **more}

    build = numbers(first, stages={"site": first / 2}, finished=finished)
    return {"projects": records // 4, "records": records, "scenarios": {"hugo": numbers(hugo), "first": build}}


def test_results_tell_the_ratio_to_hugo_and_the_growth() -> None:
    sizes = [size(400, 0.5, 10), size(4000, 5, 1000)]
    text = as_markdown({"name": "abc", "date": "2031-06-30T00:00:00Z", "machine": "a machine", "sizes": sizes})
    assert "| 1000 | 4000 | Hugo, all pages | 5.00 | 5.0 | 10 | 1.0 | 1.00 |" in text
    assert "| 1000 | 4000 | first build | 1000.00 | 1000.0 | 10 | 200.0 | 2.00 |" in text
    assert "| 1000 | 4000 | – site | 500.00 |  |  |  | 2.00 |" in text


def test_results_tell_of_no_growth_where_a_run_was_ended() -> None:
    sizes = [size(400, 0.5, 10), size(4000, 5, 60, finished=False)]
    text = as_markdown({"name": "abc", "date": "2031-06-30T00:00:00Z", "machine": "a machine", "sizes": sizes})
    assert "| first build | more than 60.00 | 60.0 | 10 | 12.0 |  |" in text
