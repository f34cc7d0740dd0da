"""Whether every interface word that a template or a module asks for by its whole key stands in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.errors import Problem
from generator.messages import read_messages
from generator.paths import Paths
from generator.records import Mark, read_yaml

_USE = re.compile(r"\b(?:t|messages)(\.count|\.group)?\(\s*[\"']([a-z][a-z0-9_.]*[a-z0-9])[\"']\s*[,)]")
_COUNTED = (".one", ".other")  # what stands under a key that is counted


def missing_words(paths: Paths) -> Iterator[Problem]:
    """A problem for each word that is asked for and missing. Raises MessageError where a file of words is not sound."""
    uses = _uses(paths)
    for file in sorted(paths.messages.glob("*.yaml")):
        messages = read_messages(paths.messages, file.stem)
        missing = [key for key in uses if not messages.has(key)]
        marks = read_yaml(file, file.name)[1] if missing else {}
        for key in missing:
            mark = _nearest(marks, key)
            message = f"must be given, {uses[key]} asks for it"
            yield Problem(f"site/messages/{file.name}", mark.line, mark.column, key, message, "add it")


def _uses(paths: Paths) -> dict[str, str]:
    """Keys that are asked for, each with where it first is."""
    uses: dict[str, str] = {}
    code = Path(__file__).parent
    places = [(path, f"site/theme/{path.relative_to(paths.theme).as_posix()}") for path in paths.theme.rglob("*.html")]
    places += [(path, f"generator/{path.relative_to(code).as_posix()}") for path in code.rglob("*.py")]
    for path, shown in sorted(places):
        text = path.read_text(encoding="utf-8", errors="replace")
        for use in _USE.finditer(text):
            line = text.count("\n", 0, use.start()) + 1
            for ending in _COUNTED if use[1] == ".count" else ("",):
                uses.setdefault(use[2] + ending, f"{shown}:{line}")
    return uses


def _nearest(marks: Mapping[Any, Mark], key: str) -> Mark:
    """Where the group begins in which a word is missing."""
    parts = tuple(key.split("."))
    for length in range(len(parts) - 1, 0, -1):
        if parts[:length] in marks:
            return marks[parts[:length]]
    return Mark(1, 1)
