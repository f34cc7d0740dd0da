"""Measures builds of made repositories beside Hugo: `python -m tests.bench.bench 100 1000`, or `make bench`."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.hugo_site import hugo_version, installed_hugo
from tests.bench.make_repository import ROOT, write_repository
from tests.bench.report import write_results
from tests.bench.scenarios import SCENARIOS, Repository, Runs, as_numbers, measure

FOLDER = ROOT / "build" / "bench"
USUAL_SIZES = (100, 1000)  # larger ones take hours in all, and are asked for
LARGE, USUAL_RUNS, USUAL_LIMIT = 10_000, 3, 1800
SEED = 1


def measure_size(projects: int, hugo: Path, times: int, asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Makes a repository and measures every scenario on it; gives the numbers so far after each run."""
    folder = FOLDER / str(projects)
    shutil.rmtree(folder, ignore_errors=True)
    records = sum(write_repository(folder, projects, SEED).values())
    results: dict[str, Runs] = {}
    repository = Repository(folder, hugo, asked.limit)
    for name, runs in measure(repository, times, asked.only):
        results[name] = runs
        took = f"{runs.seconds[-1]:.2f} s, {runs.processor[-1]:.2f} s processor, {runs.megabytes[-1]:.0f} MB"
        print(f"{projects}: {name}: {took}{'' if runs.finished else ' (ended)'}", file=sys.stderr)
        yield {"projects": projects, "records": records, "scenarios": as_numbers(results)}
    shutil.rmtree(folder)
    shutil.rmtree(repository.project)


def machine(hugo: Path) -> str:
    """What the numbers depend on, without names of machines."""
    models = [line.partition(":")[2].strip() for line in _lines(Path("/proc/cpuinfo")) if line.startswith("model name")]
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    hardware = f"{models[0] if models else platform.machine()}, {os.cpu_count()} cores, {gigabytes:.0f} GB of memory"
    programs = f"Python {platform.python_version()}, Hugo {hugo_version(hugo)}, kernel {platform.release()}"
    return f"{hardware}; {programs}"


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def commit(name: str) -> tuple[str, str]:
    """A commit's date and its short name, with `-changed` if the files of the checkout differ from it."""
    date, short = _git("log", "-1", "--format=%cI %h", name).split()
    code = ("generator", "schemas", "site", "mkdocs.yml", "requirements.lock")
    return date, short + ("-changed" if _git("diff", "--name-only", name, "--", *code) else "")


def _git(*words: str) -> str:
    command = ["git", "-c", "safe.directory=*", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Measures builds of made repositories beside Hugo.")
    parser.add_argument("sizes", nargs="*", type=int, default=USUAL_SIZES, help="numbers of projects")
    parser.add_argument("--runs", type=int, help=f"runs of each; usually {USUAL_RUNS}, 1 from {LARGE} projects on")
    parser.add_argument("--limit", type=float, default=USUAL_LIMIT, help="seconds after which a run is ended")
    parser.add_argument("--commit", default="HEAD", help="what the code is; the results are named by it")
    parser.add_argument("--label", help="a word more for the name of the results")
    parser.add_argument("--only", nargs="+", default=SCENARIOS, choices=SCENARIOS, help="some of what is measured")
    asked = parser.parse_args()
    hugo = installed_hugo(FOLDER / "venv")
    date, name = commit(asked.commit)
    measured: dict[str, Any] = {"name": "-".join(filter(None, (name, asked.label))), "date": date}
    measured |= {"machine": machine(hugo)}
    for projects in sorted(asked.sizes):
        times = asked.runs or (1 if projects >= LARGE else USUAL_RUNS)
        for numbers in measure_size(projects, hugo, times, asked):
            written = write_results({**measured, "sizes": [numbers]})  # what is broken off leaves what was measured
    print(written.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
