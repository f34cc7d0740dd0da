"""The folder that a build writes to: one that holds anything which no build of ours wrote is refused."""

from __future__ import annotations

import os
from pathlib import Path

from generator.errors import BuildError
from generator.paths import EDITIONS, Paths
from generator.placing import LIST_NAME, STAGING, are_under_way

_DESCRIPTOR = "datapackage.json"
# What else a build leaves in its folder.
_OURS = frozenset({".lock", LIST_NAME, "cache", EDITIONS})
_REMEDY = "name another folder with --to, or empty this one"


def refuse_foreign_folder(paths: Paths) -> None:
    """Raises BuildError where a build would take the place of sources, or of what it did not write."""
    for place in (paths.built_site, paths.built_package):
        refuse_sources(paths, place)
    if are_under_way(paths.build):
        return  # a build of ours was killed there
    refuse_foreign_site(paths.built_site)
    _refuse(paths.built_package, is_ours=(paths.built_package / _DESCRIPTOR).is_file())
    is_usual = paths.build == paths.root / "build"  # which tests and tools use too
    if is_usual or (paths.built_site / "data" / _DESCRIPTOR).is_file() or not paths.build.is_dir():
        return  # what lies beside a site of ours is its owner's affair, and stays
    for name in sorted(os.listdir(paths.build)):  # noqa: PTH208 - names alone
        is_built = name in (paths.built_site.name, paths.built_package.name)  # looked at above
        if name not in _OURS and not name.startswith(STAGING) and not is_built:
            raise BuildError(f"{paths.build} holds '{name}', which no build wrote: {_REMEDY}")


def refuse_foreign_site(site: Path) -> None:
    """Raises BuildError where `site` is neither empty nor a site that a build wrote."""
    _refuse(site, is_ours=(site / "data" / _DESCRIPTOR).is_file())


def refuse_sources(paths: Paths, place: Path) -> None:
    """Raises BuildError where `place` is, holds, or stands in what the site is made of."""
    for source in (paths.data, paths.schemas, paths.site):
        if place == source or source in place.parents or place in source.parents:
            raise BuildError(f"{place} is, holds or stands in sources of the site: name another folder with --to")


def _refuse(folder: Path, *, is_ours: bool) -> None:
    if not os.path.lexists(folder) or is_ours:
        return
    if not folder.is_dir():
        raise BuildError(f"{folder} is no folder: {_REMEDY}")
    held = next(iter(sorted(os.listdir(folder))), None)  # noqa: PTH208 - names alone
    if held is not None:
        raise BuildError(f"{folder} holds '{held}', which no build wrote: {_REMEDY}")
