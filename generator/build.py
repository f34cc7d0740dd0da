"""The whole build: check, tables, site and package, made beside the last good ones and swapped in at the end."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.build_lock import build_lock
from generator.loading import load_sound
from generator.pages import DATA
from generator.paths import Paths
from generator.plugin import build_site
from generator.progress import Progress

_NEXT = ".next-"  # how folders are called in which a build stands until it is whole


@dataclass(frozen=True)
class Built:
    """What a build made: where it stands and how much it is."""

    site: Path
    package: Path
    pages: int
    tables: int


def build(paths: Paths, progress: Progress) -> Built:
    """Builds site and package. Raises ProblemsFound or BuildError; the last good ones are then as they were."""
    with progress.stage("check") as say:
        catalogue = load_sound(paths)
        say(sum(len(catalogue.tables[kind]) for kind in catalogue.schemas.kinds), "records")
    paths.build.mkdir(parents=True, exist_ok=True)
    with build_lock(paths.build), _beside(paths.build) as made:
        with progress.stage("site") as say:
            build_site(paths.root / "mkdocs.yml", made / "site", paths.data, paths.build)
            page_count = sum(1 for _ in (made / "site").rglob("*.html"))
            say(page_count, "pages")
        with progress.stage("package") as say:
            shutil.copytree(made / "site" / DATA, made / "package", ignore=shutil.ignore_patterns("*.html"))
            table_count = sum(1 for _ in (made / "package").glob("*.csv"))
            say(table_count, "tables")
        _swap({made / "site": paths.built_site, made / "package": paths.built_package})
    return Built(paths.built_site, paths.built_package, page_count, table_count)


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A fresh folder on the same disk, removed at the end, so that a swap is a rename. Needs the lock of `folder`."""
    for left in folder.glob(f"{_NEXT}*"):  # by a build that was killed
        shutil.rmtree(left, ignore_errors=True)
    made = Path(tempfile.mkdtemp(prefix=_NEXT, dir=folder))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _swap(places: Mapping[Path, Path]) -> None:
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
