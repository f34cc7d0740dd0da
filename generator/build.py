"""The whole build: check, site and package, built beside the last good ones and swapped in at the end."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.build_lock import build_lock
from generator.loading import load_sound
from generator.paths import Paths
from generator.plugin import LANGUAGE, build_site
from generator.progress import Progress
from generator.publish import publish

_STAGING = ".next-"  # how folders are called in which a build stands until it is whole


@dataclass(frozen=True)
class BuildResult:
    """Where a build put site and package, and how much they are."""

    site: Path
    package: Path
    pages: int
    tables: int


def build(paths: Paths, progress: Progress) -> BuildResult:
    """Builds site and package. Raises ProblemsFound or BuildError; the last good ones are then as they were."""
    with progress.stage("check") as report:
        catalogue = load_sound(paths)
        report(sum(len(catalogue.tables[kind]) for kind in catalogue.schemas.kinds), "records")
    paths.build.mkdir(parents=True, exist_ok=True)
    with build_lock(paths.build), _staging_folder(paths.build) as staging:
        with progress.stage("site") as report:
            publication = publish(catalogue, paths, LANGUAGE)
            build_site(paths.root / "mkdocs.yml", staging / "site", publication)
            page_count = sum(1 for _ in (staging / "site").rglob("*.html"))
            report(page_count, "pages")
        with progress.stage("package") as report:
            _write_files(staging / "package", publication.package)
            table_count = len(publication.context.tables)
            report(table_count, "tables")
        replace_all({staging / "site": paths.built_site, staging / "package": paths.built_package})
    return BuildResult(paths.built_site, paths.built_package, page_count, table_count)


def _write_files(folder: Path, files: Mapping[str, str]) -> None:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def _staging_folder(folder: Path) -> Iterator[Path]:
    """A fresh folder on the same disk, removed at the end, so that putting it in place is a rename.

    Needs the lock of `folder`.
    """
    for left in folder.glob(f"{_STAGING}*"):  # by a build that was killed
        shutil.rmtree(left, ignore_errors=True)
    staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def replace_all(places: Mapping[Path, Path]) -> None:
    """Puts every new folder in its place; if anything comes between, whatever stood there stands there again."""
    begun: list[tuple[Path, Path, Path]] = []
    try:
        for new, place in places.items():
            old = new.with_name(f"{new.name}-old")
            begun.append((new, old, place))
            if place.exists():
                place.rename(old)
            new.rename(place)
    except BaseException:
        for new, old, place in begun:
            if old.exists():
                if place.exists():
                    place.rename(new)
                old.rename(place)
        raise
