"""What was measured, as Markdown: one table a measurement, and a table of the main numbers of all of them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.scenarios import CHECK, DRAWN, FIGURE, FIRST, FRICTIONLESS, HUGO, NOTHING, SCENARIOS, WORDS

Numbers = dict[str, Any]
RESULTS = Path(__file__).parent / "results"
_HEAD = ("Projects", "Records", "What", "Seconds", "Processor seconds", "Memory, MB", "Hugo = 1", "Growth")
_TOO_SHORT = 0.05  # seconds; what is shorter tells nothing of growth
_MAIN = (HUGO, FIRST, DRAWN, WORDS, FIGURE, NOTHING, CHECK)
_ABOUT = """\
Made by `make bench`. Medians; each run in a process of its own, Hugo before each of the others. Processor seconds are
those of the process and its children, memory is that of the largest of them. "Hugo = 1": wall seconds over those of
Hugo, which draws the same records as bare pages. "Growth": the exponent by which seconds grew with the number of
records since the size before; 1 is in proportion, 2 is with the square. "More than": the run was ended there.
"""


def write_results(measured: Numbers) -> Path:
    """Writes one measurement as JSON and Markdown, and the table of all of them anew; gives the Markdown's place."""
    stem = f"{measured['date'][:10]}-{measured['name']}"
    file = RESULTS / f"{stem}.json"
    if file.exists():
        measured = _added_to(json.loads(file.read_text(encoding="utf-8")), measured)
    file.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    path = RESULTS / f"{stem}.md"
    path.write_text(as_markdown(measured), encoding="utf-8")
    earlier = [json.loads(path.read_text(encoding="utf-8")) for path in RESULTS.glob("*.json")]
    (RESULTS / "README.md").write_text(_overview(earlier), encoding="utf-8")
    return path


def _added_to(earlier: Numbers, measured: Numbers) -> Numbers:
    """A measurement with what an earlier one of the same code on the same machine has beside it, if that is one."""
    if earlier["machine"] != measured["machine"]:
        return measured
    sizes = {size["projects"]: size for size in earlier["sizes"]}
    for size in measured["sizes"]:
        scenarios = sizes.get(size["projects"], {}).get("scenarios", {})
        sizes[size["projects"]] = {**size, "scenarios": {**scenarios, **size["scenarios"]}}
    return {**measured, "sizes": [sizes[projects] for projects in sorted(sizes)]}


def as_markdown(measured: Numbers) -> str:
    """One measurement: the machine, and a table of every scenario and stage at every size."""
    lines = [f"# {measured['name']}, {measured['date'][:10]}", "", f"On {measured['machine']}.", "", _ABOUT]
    lines += _table(_HEAD, _rows(measured["sizes"]))
    return "\n".join([*lines, "", *_frictionless_lines(measured["sizes"])]).rstrip() + "\n"


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> list[str]:
    lines = [head, tuple("---" for _ in head), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def _rows(sizes: list[Numbers]) -> Iterator[tuple[str, ...]]:
    before: Numbers | None = None
    for size in sizes:
        for name, words in SCENARIOS.items():
            if name in size["scenarios"]:
                yield _scenario_row(size, before, name, words)
                yield from _stage_rows(size, before, name, words)
        before = size


def _scenario_row(size: Numbers, before: Numbers | None, name: str, words: str) -> tuple[str, ...]:
    numbers, hugo = size["scenarios"][name], size["scenarios"][HUGO]
    ratio = f"{numbers['seconds'] / hugo['seconds']:.1f}" if hugo["seconds"] else ""
    earlier = before["scenarios"].get(name) if before else None
    growth = ""
    if before and earlier and earlier["finished"] and numbers["finished"]:
        growth = _growth(size, before, numbers["seconds"], earlier["seconds"])
    return (
        str(size["projects"]),
        str(size["records"]),
        words,
        _seconds(numbers),
        f"{numbers['processor']:.1f}",
        str(numbers["megabytes"]),
        ratio,
        growth,
    )


def _stage_rows(size: Numbers, before: Numbers | None, name: str, words: str) -> Iterator[tuple[str, ...]]:
    """Where the seconds went, of the builds that make everything."""
    if name not in (FIRST, DRAWN):
        return
    earlier = before["scenarios"].get(name, {}).get("stages", {}) if before else {}
    for stage, seconds in size["scenarios"][name]["stages"].items():
        growth = _growth(size, before, seconds, earlier[stage]) if before and stage in earlier else ""
        yield str(size["projects"]), str(size["records"]), f"– {stage}", f"{seconds:.2f}", "", "", "", growth


def _growth(size: Numbers, before: Numbers, seconds: float, seconds_before: float) -> str:
    if min(seconds, seconds_before) < _TOO_SHORT:
        return ""
    return f"{math.log(seconds / seconds_before) / math.log(size['records'] / before['records']):.2f}"


def _seconds(numbers: Numbers) -> str:
    return f"{'' if numbers['finished'] else 'more than '}{numbers['seconds']:.2f}"


def _frictionless_lines(sizes: list[Numbers]) -> Iterator[str]:
    for size in sizes:
        check, frictionless = (size["scenarios"].get(name) for name in (CHECK, FRICTIONLESS))
        if check and frictionless:
            ratio = check["seconds"] / frictionless["seconds"]
            yield f"- {size['projects']} projects: `check` takes {ratio:.2f} times as long as Frictionless alone."


def _overview(measurements: list[Numbers]) -> str:
    newest_first = sorted(measurements, key=lambda measured: (measured["date"], measured["name"]), reverse=True)
    head = ("Date", "Code", "Projects", *(SCENARIOS[name] for name in _MAIN), "Memory of the first build, MB")
    lines = ["# What was measured", "", "Seconds, and how many times Hugo's. Newest first.", ""]
    lines += _table(head, (row for measured in newest_first for row in _overview_rows(measured)))
    return "\n".join(lines) + "\n"


def _overview_rows(measured: Numbers) -> Iterator[tuple[str, ...]]:
    stem = f"{measured['date'][:10]}-{measured['name']}"
    for size in measured["sizes"]:
        hugo = size["scenarios"][HUGO]["seconds"]
        all_numbers = [size["scenarios"].get(name) for name in _MAIN]
        cells = [f"{_seconds(numbers)} ({numbers['seconds'] / hugo:.1f})" if numbers else "" for numbers in all_numbers]
        memory = str(size["scenarios"][FIRST]["megabytes"]) if FIRST in size["scenarios"] else ""
        yield measured["date"][:10], f"[{measured['name']}]({stem}.md)", str(size["projects"]), *cells, memory
