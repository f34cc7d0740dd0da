"""Documentation is tested: commands exist, and what README says of mistakes is what `check` says."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from generator.loading import load
from generator.paths import paths_from
from tests.conftest import EXAMPLE, ROOT
from tests.repository import tracked_files

README = ROOT / "README.md"

# Mistake, file of the miniature repository, text found, text put in its place.
MISTAKES = (
    ("a key that no schema knows", "companies/acme-power", "country:", "contry:"),
    ("a key given twice", "companies/acme-power", "country: sudmark", "country: sudmark\ncountry: norland"),
    ("a day that does not exist", "projects/big-dam", "as_of: 2031-02-18", "as_of: 2031-02-30"),
    ("text that other readers take for something else", "parties/norland", "code: NL", "code: NO"),
    ("a number in quotes", "terms/memo-total", "value: 100", "value: '100'"),
    ("a value that is not in the list", "projects/big-dam", "stage: financing-signed", "stage: financing-sined"),
    ("a reference that leads nowhere", "companies/acme-power", "country: sudmark", "country: sudmrk"),
    ("something required left out", "events/2031-02-17-selection", "kind: announcement\n", ""),
    ("not YAML", "questions/notice-day", "title: Day of notice", "title: Day: of notice"),
    ("a statement without a source", "financings/dam-loan", "sources: [courier-2030-02]\nsources", "sources"),
    ("a figure without a unit", "rounds/first-list", "    unit: usd-bn\n", ""),
    ("stages out of order", "projects/wind-farm", "date: 2031-06-01", "date: 2030-02-01"),
    ("the same company twice", "companies/norland-bank", "name: Norland Bank", "name: Acme Power, Inc."),
    ("a date after the coverage date", "projects/big-dam", "as_of: 2031-03-01", "as_of: 2031-07-01"),
)


def broken(folder: Path, file: str, found: str, instead: str) -> list[str]:
    data = folder / "data"
    shutil.copytree(EXAMPLE, data)
    path = data / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    if found.endswith("\nsources"):  # the claim's own source, not the record's
        found, instead = "    sources: [courier-2030-02]\n", ""
    assert found in text, (file, found)
    path.write_text(text.replace(found, instead, 1), encoding="utf-8")
    return [str(problem) for problem in load(paths_from(ROOT, data)).problems]


def mistakes(folder: Path) -> str:
    parts = []
    for number, (name, file, found, instead) in enumerate(MISTAKES):
        lines = broken(folder / str(number), file, found, instead)
        parts.append(f"{name}:\n\n    " + "\n    ".join(lines) + "\n")
    return "\n".join(parts)


def test_readme_shows_what_check_says_of_each_kind_of_mistake(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    made = mistakes(tmp_path)
    text = README.read_text(encoding="utf-8")
    head, rest = text.split("<!-- mistakes:begin", 1)
    start, tail = rest.split("-->\n", 1)
    shown, end = tail.split("<!-- mistakes:end", 1)
    if request.config.getoption("--bless"):
        README.write_text(f"{head}<!-- mistakes:begin{start}-->\n\n{made}\n<!-- mistakes:end{end}", encoding="utf-8")
        shown = f"\n{made}\n"
    assert shown.strip() == made.strip()


def test_every_mistake_is_refused_with_a_remedy_or_with_what_must_be(tmp_path: Path) -> None:
    for number, (name, file, found, instead) in enumerate(MISTAKES):
        lines = broken(tmp_path / str(number), file, found, instead)
        assert len(lines) >= 1, name
        for line in lines:
            assert re.match(r"data/[a-z]+/[a-z0-9-]+\.yaml:[0-9]+:[0-9]+: .*must ", line), line


def test_every_command_that_readme_names_exists() -> None:
    text = README.read_text(encoding="utf-8") + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", text)) <= targets
    assert set(re.findall(r"`pledgebook ([a-z]+)`", text)) <= set(main.commands)
    assert targets >= {"site", "test", "serve", "help", "check"}


def test_make_help_names_every_target() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {line.split("\t")[0] for line in done.stdout.splitlines()} >= {"site", "test", "serve", "help", "check"}


def test_documents_name_no_host_of_a_registry_or_path_of_a_machine() -> None:
    for name in tracked_files():
        if name.startswith("data/") or not name.endswith(
            (".md", ".toml", ".yml", ".yaml", ".py", ".lock", "run", "Makefile")
        ):
            continue
        text = (ROOT / name).read_text(encoding="utf-8")
        for forbidden in ("pypi" + ".org", "npmjs" + ".org", "deb.debian" + ".org", "/wo" + "rk/", "../sha" + "red"):
            assert forbidden not in text, (name, forbidden)
