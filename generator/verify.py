"""Compares a published site with one built anew from the same records: whoever doubts a site can see for themselves."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build import build
from generator.errors import BuildError
from generator.inputs import digest
from generator.paths import Paths
from generator.progress import Progress


@dataclass(frozen=True)
class Verdict:
    """Files by address: those that differ, those that the site lacks, those that it has beside; and how many agree."""

    differing: tuple[str, ...]
    missing: tuple[str, ...]
    foreign: tuple[str, ...]
    agreeing: int

    @property
    def is_same(self) -> bool:
        """Whether the two are the same, byte by byte."""
        return not (self.differing or self.missing or self.foreign)


def verify(site: Path, paths: Paths, progress: Progress) -> Verdict:
    """Builds the site of `paths` in a folder of its own and compares `site` with it. Raises as `build` does."""
    if not site.is_dir():
        raise BuildError(f"{site} is no folder: name the one in which the published site stands")
    with tempfile.TemporaryDirectory(prefix="pledgebook-verify-") as folder:
        built = build(replace(paths, build=Path(folder).resolve()), progress)
        return compare(site, built.site)


def compare(site: Path, rebuilt: Path) -> Verdict:
    """What of the folder `site` is not as in the folder `rebuilt`."""
    ours, theirs = dict(_digests(rebuilt)), dict(_digests(site))
    both = ours.keys() & theirs.keys()
    differing = sorted(name for name in both if ours[name] != theirs[name])
    return Verdict(
        differing=tuple(differing),
        missing=tuple(sorted(ours.keys() - theirs.keys())),
        foreign=tuple(sorted(theirs.keys() - ours.keys())),
        agreeing=len(both) - len(differing),
    )


def _digests(folder: Path, name: str = "") -> Iterator[tuple[str, str]]:
    """Address and digest of every file, but for those whose names begin with a full stop: they are their host's own."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            address = f"{name}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _digests(Path(entry.path), f"{address}/")
            elif entry.is_file():
                yield address, digest(Path(entry.path).read_bytes())
            else:
                yield address, ""
