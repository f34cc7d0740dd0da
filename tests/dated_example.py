"""The miniature repository with a source of its own day for every statement, so that it can be shown on earlier days.

Its sources are of the last weeks before the coverage date, as those of a book that was compiled at once. Here whatever
has a date also cites a paper of that day, and whatever has none, one of the first day.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import EXAMPLE

FIRST_DAY = "2030-01-02"
COVERAGE = "2031-06-30"


def write_dated_example(data: Path) -> None:
    """Writes all records of tests/example into `data`, with the papers of every day."""
    shutil.copytree(EXAMPLE, data)
    shutil.copytree(EXAMPLE.parent / "more", data, dirs_exist_ok=True)
    days = {FIRST_DAY}
    for path in sorted(data.rglob("*.yaml")):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.parent.name != "sources":
            _cite_papers(record, days)
            path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for day in sorted(days):
        paper = {
            "title": f"The daily paper, {day}",
            "publisher": "The daily paper",
            "date": day,
            "language": "en",
            "kind": "wire",
            "grade": "B",
            "access": "copy",
        }
        path = data / "sources" / f"daily-{day}.yaml"
        path.write_text(yaml.safe_dump(paper, sort_keys=False), encoding="utf-8")


def _cite_papers(value: Any, days: set[str]) -> None:
    """Has every statement in a record cite the paper of its day."""
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _cite_papers(item, days)
    if isinstance(value, dict) and "sources" in value:
        day = str(value.get("as_of") or value.get("date") or FIRST_DAY)
        day = min(day, COVERAGE)  # of a day that was set in advance, the paper of the first day tells
        day = FIRST_DAY if day == COVERAGE else day
        days.add(day)
        value["sources"].append(f"daily-{day}")
