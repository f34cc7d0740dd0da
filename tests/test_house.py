"""The house rules: layers, style, types, and no fact in code or templates."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.messages import read_words
from tests.conftest import ROOT

BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        [str(BIN / "lint-imports"), "--no-cache"],
        [str(BIN / "ruff"), "check", "--no-cache", "."],
        [str(BIN / "ruff"), "format", "--check", "--no-cache", "."],
        [sys.executable, "-m", "mypy"],
    ],
    ids=["layers", "ruff", "format", "types"],
)
def test_the_code_keeps_the_house_rules(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


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
    "日本",
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
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in [*(ROOT / "site" / "theme").rglob("*.html"), *(ROOT / "generator").rglob("*.py")]
    )
    known = flat(yaml.safe_load((ROOT / "site" / "messages" / "en.yaml").read_text(encoding="utf-8")))
    groups = ("figure.", "date.", "nav.", "count.", "charts.")
    kinds = {path.name.removesuffix(".schema.yaml") for path in (ROOT / "schemas").glob("*.schema.yaml")}
    pages = {"front", "timeline", "disagreements", "ladder", "clock", "data", "comparators", "quality", "search"}
    unused = [
        key
        for key in known
        if key not in text
        and not key.startswith(groups)
        and not (key.split(".")[0] in kinds | pages and key.split(".")[1] in ("title", "description", "one"))
    ]
    assert unused == []


def test_words_that_are_missing_are_named() -> None:
    words = read_words(ROOT / "site" / "messages", "en")
    with pytest.raises(Exception, match=r"site/messages/en.yaml: 'front.nothing' is missing"):
        words("front.nothing")


def test_requirements_are_hash_locked_and_name_no_index() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = re.findall(r"^[a-z0-9-]+(?:\[[a-z]+\])?==", text, re.MULTILINE | re.IGNORECASE)
        assert len(entries) > 40 and text.count("--hash=sha256:") >= len(entries)
        assert "://" not in text and "--index" not in text


def test_every_file_at_the_top_is_one_that_the_layout_names() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    top = {line.split("/")[0] for line in done.stdout.splitlines()}
    assert top <= {
        ".ci",
        ".github",
        ".gitignore",
        "CHANGELOG.md",
        "CITATION.cff",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "data",
        "generator",
        "mkdocs.yml",
        "pyproject.toml",
        "requirements-dev.lock",
        "requirements.lock",
        "schemas",
        "site",
        "tests",
    }
