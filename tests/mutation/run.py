"""`make test-mutations`: changes the code of checks and rules in small ways, and sees whether a unit test notices.

Usage: python -m tests.mutation.run [--sample N] [--seed N] [folder ...]. A seeded sample of all mutants is tried, each
against the unit tests that reach its line, in a copy of the checkout. Prints the score by module and the survivors.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from tests.mutation.mutants import Mutant, mutants

ROOT = Path(__file__).parents[2]
FOLDERS = ("generator/checks", "generator/derive")
TESTS = "tests/unit"
_COPIED = ("generator", "tests", "schemas", "site", "data", "mkdocs.yml", "pyproject.toml")
_MOST_TESTS = 150  # of those that reach a line, so many are asked, spread over all of them
_LIMIT = 120  # seconds: a mutant that runs for ever is noticed
_WORKERS = 2


def copy_of_checkout(folder: Path) -> Path:
    """What the unit tests need, in a folder of its own."""
    ignored = shutil.ignore_patterns("__pycache__", "node_modules", "build")
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            shutil.copy(source, folder / name)
    return folder


def pytest(folder: Path, *words: str, limit: float | None = None) -> subprocess.CompletedProcess[str]:
    """Runs tests of a copy on the code of that copy. Raises TimeoutExpired if they take more seconds than `limit`."""
    command = [sys.executable, "-m", "pytest", "-q", "-o", "addopts=", "-p", "no:cacheprovider", *words]
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=limit
    )


def tests_by_line(folder: Path) -> dict[str, dict[int, list[str]]]:
    """Which unit tests reach which line, by module."""
    from coverage import CoverageData

    done = pytest(folder, TESTS, "--cov=generator", "--cov-context=test", "--cov-report=")
    if done.returncode:
        sys.exit(f"the unit tests must pass first:\n{done.stdout[-2000:]}")
    data = CoverageData(str(folder / ".coverage"))
    data.read()
    reached: dict[str, dict[int, list[str]]] = {}
    for file in data.measured_files():
        by_line = data.contexts_by_lineno(file)
        name = Path(file).relative_to(folder).as_posix()
        reached[name] = {line: sorted({each.partition("|")[0] for each in of if each}) for line, of in by_line.items()}
    return reached


def is_noticed(folder: Path, name: str, mutant: Mutant, tests: list[str]) -> bool:
    """Whether a test fails on a mutant, or does not end."""
    if not tests:
        return False
    path = folder / name
    original = path.read_text(encoding="utf-8")
    path.write_text(mutant.source, encoding="utf-8")
    try:
        step = max(1, len(tests) // _MOST_TESTS)
        return pytest(folder, "-x", *tests[::step], limit=_LIMIT).returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(original, encoding="utf-8")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Tries whether the unit tests notice small changes of the code.")
    parser.add_argument("folders", nargs="*", default=FOLDERS)
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    files = sorted(path for folder in asked.folders for path in (ROOT / folder).rglob("*.py"))
    every = [
        (path.relative_to(ROOT).as_posix(), mutant)
        for path in files
        for mutant in mutants(path.read_text(encoding="utf-8"))
    ]
    chosen = Random(asked.seed).sample(every, min(asked.sample, len(every)))
    with tempfile.TemporaryDirectory(prefix="pledgebook-mutants-") as top:
        copies = [copy_of_checkout(Path(top) / str(number)) for number in range(_WORKERS)]
        reached = tests_by_line(copies[0])

        def work(number: int) -> list[tuple[str, Mutant, bool]]:
            tried: list[tuple[str, Mutant, bool]] = []
            for name, mutant in chosen[number::_WORKERS]:
                tests = reached.get(name, {}).get(mutant.line, [])
                tried.append((name, mutant, is_noticed(copies[number], name, mutant, tests)))
                print(f"{name}:{mutant.line} {'noticed' if tried[-1][2] else 'NOT NOTICED'}", file=sys.stderr)
            return tried

        with ThreadPoolExecutor(_WORKERS) as pool:
            results = [each for part in pool.map(work, range(_WORKERS)) for each in part]
    _report(results, len(every))


def _report(results: list[tuple[str, Mutant, bool]], of: int) -> None:
    tried, noticed = Counter(name for name, *_ in results), Counter(name for name, _, found in results if found)
    for name, mutant, found in sorted(results, key=lambda each: (each[0], each[1].line)):
        if not found:
            print(f"{name}:{mutant.line}: {mutant.before}  ->  {mutant.after}"[:240])
    for name in sorted(tried):
        print(f"{noticed[name]:4} of {tried[name]:4} {name}")
    total = sum(noticed.values())
    print(f"{total} of {len(results)} noticed ({100 * total / len(results):.0f} %), a sample of {of} mutants")


if __name__ == "__main__":
    main()
