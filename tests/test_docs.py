"""Documentation is tested: commands exist, and what README says of mistakes is what `check` says."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
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


def broken(folder: Path, file: str, original: str, slip: str) -> list[str]:
    data = folder / "data"
    shutil.copytree(EXAMPLE, data)
    path = data / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    if original.endswith("\nsources"):  # the claim's own source, not the record's
        original, slip = "    sources: [courier-2030-02]\n", ""
    assert original in text, (file, original)
    path.write_text(text.replace(original, slip, 1), encoding="utf-8")
    return [str(problem) for problem in load(paths_from(ROOT, data)).problems]


@pytest.fixture(scope="module")
def mistakes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What `check` says of each mistake."""
    folder = tmp_path_factory.mktemp("mistakes")
    return {
        name: broken(folder / str(number), file, original, slip)
        for number, (name, file, original, slip) in enumerate(MISTAKES)
    }


def test_readme_shows_what_check_says_of_each_kind_of_mistake(
    mistakes: dict[str, list[str]], request: pytest.FixtureRequest
) -> None:
    parts = [f"{name}:\n\n    " + "\n    ".join(lines) + "\n" for name, lines in mistakes.items()]
    expected = "\n".join(parts)
    text = README.read_text(encoding="utf-8")
    head, rest = text.split("<!-- mistakes:begin", 1)
    start, tail = rest.split("-->\n", 1)
    shown, end = tail.split("<!-- mistakes:end", 1)
    if request.config.getoption("--bless"):
        README.write_text(
            f"{head}<!-- mistakes:begin{start}-->\n\n{expected}\n<!-- mistakes:end{end}", encoding="utf-8"
        )
        shown = expected
    assert shown.strip() == expected.strip()


def test_every_mistake_is_refused_with_a_remedy_or_with_what_must_be(mistakes: dict[str, list[str]]) -> None:
    for name, lines in mistakes.items():
        assert len(lines) >= 1, name
        for line in lines:
            assert re.match(r"data/[a-z]+/[a-z0-9-]+\.yaml:[0-9]+:[0-9]+: .*must ", line), line


ARCHITECTURE = ROOT / "ARCHITECTURE.md"


def names_in_architecture() -> list[str]:
    """What it names in code style, without what stands for any name."""
    names = re.findall(r"`([^`]+)`", ARCHITECTURE.read_text(encoding="utf-8"))
    return [name for name in names if "<" not in name and "*" not in name]


def exists(name: str) -> bool:
    places = (ROOT, ROOT / "generator", EXAMPLE.parent)
    return any((place / name).exists() for place in places)


def test_every_file_that_the_architecture_names_exists() -> None:
    paths = [name for name in names_in_architecture() if "/" in name and " " not in name]
    assert len(paths) > 10
    assert [name for name in paths if not exists(name)] == []


def test_every_function_and_class_that_the_architecture_names_exists() -> None:
    pairs = [match.groups() for name in names_in_architecture() if (match := re.fullmatch(r"([a-z_]+)\.(\w+)", name))]
    of_modules = [(module, name) for module, name in pairs if exists(module) or exists(f"{module}.py")]
    assert len(of_modules) > 5
    for module, name in of_modules:
        folder = ROOT / "generator" / module
        paths = [*folder.glob("*.py")] if folder.is_dir() else [folder.with_suffix(".py")]
        text = "".join(path.read_text(encoding="utf-8") for path in paths)
        assert re.search(rf"\b{name}\b", text) or (folder / f"{name}.py").exists(), f"{module}.{name}"


def test_the_layers_that_the_architecture_tells_are_those_of_the_contract() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    of_contract = {name.strip() for line in layers for name in re.split("[|:]", line)}
    section = ARCHITECTURE.read_text(encoding="utf-8").split("## Layers")[1].split("## Owners")[0]
    first_cells = re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE)
    assert set(re.findall(r"`([a-z_]+)`", " ".join(first_cells))) == of_contract


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
