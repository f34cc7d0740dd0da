"""What is measured: Hugo and the builds of a repository, each in a fresh process, one after the other."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.hugo_site import build_command, make_hugo_project
from tests.bench.make_repository import ROOT
from tests.bench.processes import Run, run

CACHE = "cache"  # in the build folder: charts and cards that are drawn already
HUGO, FIRST, DRAWN, WORDS, FIGURE = "hugo", "first", "drawn", "words", "figure"
NOTHING, CHECK, FRICTIONLESS = "nothing", "check", "frictionless"
SCENARIOS = {
    HUGO: "Hugo, all pages",
    FIRST: "first build",
    DRAWN: "full build, charts and cards drawn already",
    WORDS: "build after the words of one project changed",
    FIGURE: "build after the figure of one claim changed",
    NOTHING: "build after nothing changed",
    CHECK: "check",
    FRICTIONLESS: "Frictionless on the record tables of the package",
}
_STAGE_LINE = re.compile(r"^(?P<stage>[a-z][a-z -]*): (?:[0-9]+ [a-z]+, )?(?P<seconds>[0-9.]+) s$", re.MULTILINE)


@dataclass
class Runs:
    """All runs of one scenario at one size."""

    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)
    stages: dict[str, list[float]] = field(default_factory=dict)
    finished: bool = True

    def add(self, run: Run, stages: dict[str, float]) -> None:
        """Adds one more run."""
        self.seconds.append(run.seconds)
        self.processor.append(run.processor)
        self.megabytes.append(run.megabytes)
        self.finished = self.finished and run.finished
        for name, seconds in stages.items():
            self.stages.setdefault(name, []).append(seconds)

    def medians(self) -> dict[str, Any]:
        """Medians over the runs, rounded as far as they can be trusted."""
        stages = {name: round(median(values), 2) for name, values in self.stages.items()}
        numbers = {
            "seconds": round(median(self.seconds), 2),
            "processor": round(median(self.processor), 2),
            "megabytes": round(median(self.megabytes)),
        }
        return {**numbers, "stages": stages, "runs": len(self.seconds), "finished": self.finished}


class Repository:
    """A made repository with its Hugo project, and what is done to them between the runs."""

    def __init__(self, folder: Path, hugo: Path, limit: float) -> None:
        self.data, self.build, self.project = folder / "data", folder / "build", folder.with_name(f"{folder.name}-hugo")
        self.limit = limit
        self._root, self._hugo = folder, hugo
        self._takes_timings = (
            b"--timings"
            in subprocess.run(self._pledgebook("build", "--help"), cwd=ROOT, capture_output=True, check=True).stdout
        )
        make_hugo_project(self.project, self.data)
        self.draw_with_hugo()  # once unmeasured, so that program and records are in the system's cache for all

    def _pledgebook(self, *words: str | Path) -> list[str | Path]:
        return [sys.executable, "-m", "generator", "--root", self._root, *words]

    def draw_with_hugo(self) -> tuple[Run, dict[str, float]]:
        """Hugo's pages, all of them."""
        shutil.rmtree(self.project / "public", ignore_errors=True)
        return run(build_command(self._hugo, self.project), self.project, self.limit), {}

    def build_anew(self, *, keep_cache: bool) -> tuple[Run, dict[str, float]]:
        """A build of which nothing is there, or nothing but what it has drawn."""
        for path in self.build.glob("*"):
            if path.is_dir() and not (keep_cache and path.name == CACHE):
                shutil.rmtree(path)
            elif path.is_file():
                path.unlink()
        return self.build_again()

    def build_again(self) -> tuple[Run, dict[str, float]]:
        """A build on top of the last one, and the seconds of its stages."""
        timings = self._root / "timings.json"
        timings.unlink(missing_ok=True)
        options: list[str | Path] = ["--timings", timings] if self._takes_timings else []
        built = run(self._pledgebook("build", *options), ROOT, self.limit)
        if timings.exists():
            return built, json.loads(timings.read_text(encoding="utf-8"))
        return built, {match["stage"]: float(match["seconds"]) for match in _STAGE_LINE.finditer(built.errors)}

    def check(self) -> tuple[Run, dict[str, float]]:
        """The check of every record."""
        return run(self._pledgebook("check"), ROOT, self.limit), {}

    def validate_package(self) -> tuple[Run, dict[str, float]]:
        """Frictionless alone, on the rows that were built last."""
        module = "tests.bench.package_validation"
        return run([sys.executable, "-m", module, self.build / "package"], ROOT, self.limit), {}

    def change_words(self) -> tuple[Run, dict[str, float]]:
        """A build after a sentence was added to the summary of one project."""
        self._replace(r"^(summary: .*[^\"])(\"?)$", lambda found: f"{found[1]} It was named twice.{found[2]}")
        return self.build_again()

    def change_figure(self) -> tuple[Run, dict[str, float]]:
        """A build after one claim of one project came to say a little more."""
        self._replace(r"^(    value: )([0-9.]+)$", lambda found: f"{found[1]}{Decimal(found[2]) + Decimal('0.01')}")
        return self.build_again()

    def _replace(self, pattern: str, change: Callable[[re.Match[str]], str]) -> None:
        """Changes the first such line in a project in the middle of all, which is not one of the miniature's."""
        made = sorted(path for path in (self.data / "projects").glob("*-[0-9][0-9][0-9][0-9][0-9].yaml"))
        path = made[len(made) // 2]
        text = path.read_text(encoding="utf-8")
        changed = re.sub(pattern, change, text, count=1, flags=re.MULTILINE)
        assert changed != text
        path.write_text(changed, encoding="utf-8", newline="\n")


def measure(repository: Repository, times: int, only: Collection[str]) -> Iterator[tuple[str, Runs]]:
    """Runs scenarios in turn, `times` over, and Hugo before each, so that a slow minute of the machine slows both.

    Gives each scenario after each of its runs. A build that reaches the limit ends the round: those after it need it.
    """
    steps: dict[str, Callable[[], tuple[Run, dict[str, float]]]] = {
        HUGO: repository.draw_with_hugo,
        CHECK: repository.check,
        FIRST: lambda: repository.build_anew(keep_cache=False),
        DRAWN: lambda: repository.build_anew(keep_cache=True),
        WORDS: repository.change_words,
        FIGURE: repository.change_figure,
        NOTHING: repository.build_again,
        FRICTIONLESS: repository.validate_package,
    }
    results = {name: Runs() for name in steps}
    others = [name for name in steps if name in only and name != HUGO]
    for name in [part for other in others or [""] for part in (HUGO, other) if part] * times:
        results[name].add(*steps[name]())
        yield name, results[name]
        if not results[name].finished:
            return


def as_numbers(results: dict[str, Runs]) -> dict[str, dict[str, Any]]:
    """Medians of the scenarios, as they are kept."""
    return {name: results[name].medians() for name in SCENARIOS if name in results}
