"""What stands built, and what it was made of: kept beside site and package, so that a build does what is left to do.

A file is told by its digest, and on disk by size and time of change; where those two are not as noted it is read. The
state itself carries a checksum: one that was damaged, or written by another version, counts as none.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from generator.checked_files import read_checked, write_checked
from generator.inputs import Inputs, digest
from generator.reads import Question

K = TypeVar("K")
V = TypeVar("V")

_FORMAT = 1  # of the file; a change of what stands in it needs another number

Tree = Mapping[str, Path]  # the top folders of what is built, `site` and perhaps `package`, and where they stand


class BuiltFile(NamedTuple):
    """A file as it was written: digest of its content, size in bytes, time of change in nanoseconds."""

    digest: str
    size: int
    changed: int


@dataclass(frozen=True)
class Unit:
    """Files that are drawn together, and the questions that their drawing asked."""

    addresses: tuple[str, ...]
    questions: frozenset[Question] = frozenset()


@dataclass(frozen=True)
class BuiltState:
    """Everything that stands, by address from the top folder on (`site/index.html`).

    `inputs` is the digest of all that it was made of, `environment` of all but the records; `answers` are those to the
    questions of the units, as digests. `pages` and `tables` are how many there are.
    """

    inputs: str
    environment: str
    files: Mapping[str, BuiltFile]
    units: Mapping[str, Unit] = field(repr=False)
    answers: Mapping[Question, str] = field(repr=False)
    pages: int = 0
    tables: int = 0


def write_state(path: Path, state: BuiltState) -> None:
    """Keeps a state in a file."""
    questions = list(state.answers)
    numbers = {question: number for number, question in enumerate(questions)}
    content = json.dumps(
        {
            "format": _FORMAT,
            "inputs": state.inputs,
            "environment": state.environment,
            "files": {name: [file.digest, file.size, file.changed] for name, file in state.files.items()},
            "units": {
                name: [unit.addresses, sorted(numbers[question] for question in unit.questions)]
                for name, unit in state.units.items()
            },
            "questions": questions,
            "answers": list(state.answers.values()),
            "pages": state.pages,
            "tables": state.tables,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    write_checked(path, content)


def read_state(path: Path) -> BuiltState | None:
    """The state kept in a file; None where there is none, or none that is sound."""
    content = read_checked(path)
    raw = json.loads(content) if content else {}
    if raw.get("format") != _FORMAT:
        return None
    return BuiltState(
        inputs=raw["inputs"],
        environment=raw["environment"],
        files={name: BuiltFile._make(file) for name, file in raw["files"].items()},
        units=_LateMapping(lambda: _units(raw)),
        answers=_LateMapping(lambda: dict(zip(_questions(raw), raw["answers"], strict=True))),
        pages=raw["pages"],
        tables=raw["tables"],
    )


def _units(raw: Mapping[str, Any]) -> dict[str, Unit]:
    questions = _questions(raw)
    return {
        name: Unit(tuple(addresses), frozenset(questions[number] for number in numbers))
        for name, (addresses, numbers) in raw["units"].items()
    }


def _questions(raw: Mapping[str, Any]) -> list[Question]:
    return [tuple(question) for question in raw["questions"]]


class _LateMapping(Mapping[K, V]):
    """A mapping that is made once something is looked up in it: a build that has nothing to do needs none."""

    def __init__(self, make: Callable[[], Mapping[K, V]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[K, V]:
        return self._make()

    def __getitem__(self, key: K) -> V:
        return self._made[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


@dataclass(frozen=True)
class Differences:
    """How the disk differs from a state: files that are not as noted, or gone, and files that nobody noted."""

    damaged: frozenset[str]
    foreign: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.damaged or self.foreign)


@dataclass(frozen=True)
class Built:
    """What is known to stand under a tree: its state, None where there is none, and how the disk differs from it."""

    tree: Tree
    state: BuiltState | None
    differing: Differences

    def is_of(self, inputs: Inputs) -> bool:
        """Whether exactly what is made of these inputs stands."""
        return self.state is not None and not self.differing and self.state.inputs == inputs.digest


def compare(tree: Tree, state: BuiltState | None) -> Built:
    """What stands under `tree`, of which a state is on record or not."""
    nothing = Differences(frozenset(), frozenset())
    return Built(tree, state, _differences(state, tree) if state else nothing)


def _differences(state: BuiltState, tree: Tree) -> Differences:
    """Compares what stands under `tree` with a state."""
    found: set[str] = set()
    damaged: set[str] = set()
    for top, folder in tree.items():
        for entry, address in _files(folder, f"{top}/"):
            found.add(address)
            noted = state.files.get(address)
            if noted is not None and not _is_as_noted(entry, noted):
                damaged.add(address)
    noted_here = {address for address in state.files if address.partition("/")[0] in tree}
    return Differences(frozenset(damaged | (noted_here - found)), frozenset(found - noted_here))


def _is_as_noted(entry: os.DirEntry[str], noted: BuiltFile) -> bool:
    status = entry.stat(follow_symlinks=False)
    if (status.st_size, status.st_mtime_ns) == (noted.size, noted.changed):
        return True
    return not entry.is_symlink() and digest(Path(entry.path).read_bytes()) == noted.digest


def _files(top: Path, name: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Every file under a folder, with its address; none where there is no such folder."""
    folders = [(str(top), name)] if top.is_dir() else []
    while folders:
        folder, address = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, f"{address}{entry.name}/"))
                else:
                    yield entry, address + entry.name
