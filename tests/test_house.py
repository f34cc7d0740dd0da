"""The house rules that no linter knows: no fact in code or templates, locked requirements, one version, the layout."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
import yaml

from generator.messages import MessageError, read_messages
from tests.conftest import ROOT
from tests.repository import tracked_files

FACTS = (
    r"\b550\b",
    r"\bJapan(ese)?\b",
    r"\bAmerican?\b",
    r"United States",
    r"\b2025\b",
    r"\b2026\b",
    r"\b2029\b",
    "SoftBank",
    "Toshiba",
    "Westinghouse",
    "JBIC",
    "NEXI",
    "Trump",
    "Akazawa",
    "Lutnick",
    "Takaichi",
    "Korea",
    "Taiwan",
    "日本(?!語)",
    "米国",
    r"\b90:10\b",
    r"\b45 business",
)


@pytest.mark.parametrize("fact", FACTS)
def test_no_fact_stands_in_code_templates_or_interface_words(fact: str) -> None:
    places = [
        *(ROOT / "generator").rglob("*.py"),
        *(ROOT / "site" / "styles").glob("*.css"),
        *(ROOT / "site" / "theme").rglob("*.*"),
        *(ROOT / "site" / "messages").glob("*.yaml"),
    ]
    leaks = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in places
        if path.suffix in (".py", ".html", ".css", ".js", ".yaml", ".svg")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(fact, line)
    ]
    assert leaks == []


def test_the_leak_test_would_see_a_leak() -> None:
    assert (
        re.search(FACTS[0], "of US$550 bn")
        and re.search(FACTS[1], "the Japanese side")
        and not re.search(FACTS[0], "5500")
    )


def test_no_build_code_reads_the_clock_the_locale_or_the_network() -> None:
    forbidden = re.compile(
        r"\.(now|today|utcnow)\(|time\.time\(|getlocale|setlocale|urllib\.request|requests\.|import requests|random\."
    )
    for path in (ROOT / "generator").rglob("*.py"):
        assert not forbidden.search(path.read_text(encoding="utf-8")), path


def flat(texts: object, prefix: str = "") -> dict[str, str]:
    if isinstance(texts, dict):
        return {
            key: text
            for name, value in texts.items()
            for key, text in flat(value, f"{prefix}.{name}" if prefix else name).items()
        }
    return {prefix: str(texts)}


def test_every_interface_word_is_used() -> None:
    """A key stands in a template or a module as it is, or is put together there: f"{kind}.title"."""
    paths = [*(ROOT / "site" / "theme").rglob("*.html"), *(ROOT / "generator").rglob("*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in paths)
    put_together = [re.compile(re.escape(start) + "[a-z_]+") for start in re.findall(r"t\('([a-z]+\.)' ~", text)]
    put_together += [
        re.compile(re.sub(r"\\\{.*?\\\}", "[a-z_]+", re.escape(literal)))
        for literal in re.findall(r'f"([a-z_{}.]+)"', text)
        if "." in literal
    ]
    keys = flat(yaml.safe_load((ROOT / "site" / "messages" / "en.yaml").read_text(encoding="utf-8")))
    groups = ("figure.", "date.", "nav.", "count.", "charts.")
    unused = [key for key in keys if key not in text and not key.startswith(groups)]
    assert [key for key in unused if not any(pattern.fullmatch(key) for pattern in put_together)] == []


def test_words_that_are_missing_are_named() -> None:
    messages = read_messages(ROOT / "site" / "messages", "en")
    with pytest.raises(MessageError, match=r"site/messages/en.yaml: 'front.nothing' is missing"):
        messages("front.nothing")


def test_requirements_are_hash_locked_and_name_no_index() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = re.findall(r"^[a-z0-9-]+(?:\[[a-z]+\])?==", text, re.MULTILINE | re.IGNORECASE)
        assert len(entries) > 40 and text.count("--hash=sha256:") >= len(entries)
        assert "://" not in text and "--index" not in text


TOP = {
    # What this project is made of.
    ".ci",
    "data",
    "generator",
    "schemas",
    "site",
    "tests",
    # What a tool or a reader expects under this name.
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements-dev.lock",
    "requirements.lock",
}


def test_every_file_at_the_top_is_one_that_the_layout_names() -> None:
    assert {name.split("/")[0] for name in tracked_files()} <= TOP


def read_toml(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


def read_yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_the_version_is_the_same_wherever_it_stands() -> None:
    changelog = re.findall(r"^## (\d\S*)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    (dataset,) = (ROOT / "data" / "dataset").glob("*.yaml")
    versions = {
        "pyproject.toml": read_toml("pyproject.toml")["project"]["version"],
        "CITATION.cff": read_yaml("CITATION.cff")["version"],
        dataset.name: read_yaml(f"data/dataset/{dataset.name}")["version"],
        "CHANGELOG.md, its first heading": changelog[0],
    }
    assert len(set(versions.values())) == 1, versions


def test_the_workflow_tries_every_python_that_the_package_promises() -> None:
    promised = [
        name.rpartition(" ")[2]
        for name in read_toml("pyproject.toml")["project"]["classifiers"]
        if re.search(r"Python :: 3\.\d+$", name)
    ]
    tried = read_yaml(".github/workflows/site.yml")["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert tried == promised


def test_every_library_has_one_owner_whom_no_module_can_pass_by() -> None:
    project = read_toml("pyproject.toml")
    contracts = [row for row in project["tool"]["importlinter"]["contracts"] if row["type"] == "forbidden"]
    imported_as = {"pillow": "PIL", "pyyaml": "yaml", "vl-convert-python": "vl_convert"}
    libraries = [re.split("[<>=]", name)[0] for name in project["project"]["dependencies"]]
    assert {row["forbidden_modules"][0] for row in contracts} == {imported_as.get(name, name) for name in libraries}
    for row in contracts:
        assert row["source_modules"] == ["generator"] and len(row["forbidden_modules"]) == 1, row["name"]


WORKFLOWS = sorted(path.name for path in (ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_has_no_rights_but_those_of_its_jobs_and_runs_pinned_actions(name: str) -> None:
    text = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
    uses = re.findall(r"uses: (\S+)(.*)", text)
    assert uses and all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) for action, _ in uses)
    assert all(re.fullmatch(r" # v\d+\.\d+\.\d+", version) for _, version in uses)
    workflow = read_yaml(f".github/workflows/{name}")
    assert workflow["permissions"] == {}
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_of_a_pull_request_runs_with_write_rights_or_secrets(name: str) -> None:
    text = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
    assert "pull_request_target" not in text and "workflow_run" not in text and "secrets." not in text
    workflow = read_yaml(f".github/workflows/{name}")
    triggers = workflow[True]  # to YAML 1.1 the key `on` is true
    for job in workflow["jobs"].values() if "pull_request" in triggers else ():
        writes = [right for right in job["permissions"].values() if right == "write"]
        assert not writes or "github.ref == 'refs/heads/main' && github.event_name == 'push'" in job["if"]
        checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"] == {"persist-credentials": False} for step in checkouts)
    for step in (step for job in workflow["jobs"].values() for step in job["steps"]):
        said = step.get("run", "")  # what others wrote is never put into a shell command
        assert not re.search(r"\$\{\{\s*(github\.(event|head_ref)|inputs)", said), said
