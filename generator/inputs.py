"""What a site is made of: the content of every file that a build reads, and the versions of what builds it.

Content decides, not clocks: all of it is read anew at every build, which takes a tenth of a millisecond a record.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.paths import Paths

RECORDS = "data/"
_LIBRARIES = (
    "pledgebook",
    "mkdocs",
    "markdown",
    "jinja2",
    "markupsafe",
    "altair",
    "vl-convert-python",
    "pillow",
    "pyyaml",
    "holidays",
)
_OF_CHARTS = ("versions", "generator/", "schemas/", "site/fonts/", "site/maps/", "site/messages/", "site/styles/")
_NO_INPUTS = frozenset({"__pycache__"})


@dataclass(frozen=True)
class Inputs:
    """Digests of the content of files by name, from the root of the repository; records begin with `RECORDS`."""

    files: Mapping[str, str]

    @cached_property
    def digest(self) -> str:
        """Of everything."""
        return self._digest_of(self.files)

    @cached_property
    def environment(self) -> str:
        """Of everything but the records: schemas, words, templates, styles, code, libraries."""
        return self._digest_of(name for name in self.files if not name.startswith(RECORDS))

    @cached_property
    def of_charts(self) -> str:
        """Of what charts are drawn with, beside the records."""
        return self._digest_of(name for name in self.files if name.startswith(_OF_CHARTS))

    def _digest_of(self, names: Iterable[str]) -> str:
        return digest("\n".join(f"{name} {self.files[name]}" for name in sorted(names)).encode())

    def record(self, kind: str, id_: str) -> str:
        """Of a record's file; empty where there is none."""
        return self.files.get(f"{RECORDS}{kind}/{id_}.yaml", "")


def digest(content: bytes) -> str:
    """What tells content from all other."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def read_inputs(paths: Paths) -> Inputs:
    """Reads every file that a build of `paths` depends on."""
    roots = {"data": paths.data, "schemas": paths.schemas, "site": paths.site, "generator": Path(__file__).parent}
    files = {"versions": " ".join([sys.version, *map(_version, _LIBRARIES)])}
    for name, root in roots.items():
        files.update(_files(str(root), f"{name}/"))
    settings = paths.root / "mkdocs.yml"
    if settings.is_file():
        files["mkdocs.yml"] = digest(settings.read_bytes())
    if paths.as_of:  # what stands of a record hangs on all others then, so that each is part of the environment
        files["as-of"] = f"{paths.as_of} {Inputs(files).digest}"
    return Inputs(files)


def _files(folder: str, name: str) -> Iterator[tuple[str, str]]:
    """Name and digest of every file in a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name in _NO_INPUTS:
                continue
            if entry.is_dir():
                yield from _files(entry.path, f"{name}{entry.name}/")
            elif entry.is_file():
                with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of them: a Path takes as long
                    yield f"{name}{entry.name}", digest(file.readall())


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return f"{library} -"
